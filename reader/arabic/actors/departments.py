"""Offices, courts and departments that are named by their field: مديرية المرور, مكتب مكافحة القمار."""

from collections.abc import Sequence

from reader.arabic.actors.institutions import ends_body, is_article, is_field_joined, joins_body, longest
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key

_SCORE = 0.8
_MOST = 7  # words of a name
_FIELDS = ("department", "service", "court")  # classes of words, each with its heads
_NOUNS = frozenset({"noun", "unknown", "proper noun"})


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with such bodies added; of names that overlap the longest stays."""
    people = {at for name in row if name.type == ActorType.PERSON for at in range(name.first, name.last)}
    found = list(row)
    for first, word in enumerate(words[:-1]):
        last = 0 if first in people else _end(known, words, first, word)
        if last and people.isdisjoint(range(first, last)):
            found.append(Name(first, last, ActorType.ORGANISATION, _SCORE))
    return longest(found)


def _end(known: Knowledge, words: Sequence[str], first: int, word: str) -> int:
    """Return the end of the body that begins with word `first`, 0 for none."""
    following = key(words[first + 1])
    for field in _FIELDS:
        if following in known.words.of(field) and known.words.has(f"head-{field}", word):
            return _past_more(known, words, first, first + 2)
    if following in known.words.of("doing") and known.words.has("head-doing", word):
        return _past_done(known, words, first)
    return 0


def _past_done(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of what is done, with what to: مكافحة القمار, تنظيم سوق العمل; 0 for none."""
    at = first + 2
    while at < min(len(words), first + 4) and not is_article(words[at]):
        if not any(
            one.known and one.pos == "noun" and not one.prefix.form for one in known.readings(words[at])
        ):
            return 0
        at += 1
    if at >= len(words) or not is_article(words[at]) or not _is_noun(known, words[at]):
        return 0
    return _past_more(known, words, first, at + 1)


def _past_more(known: Knowledge, words: Sequence[str], first: int, last: int) -> int:
    """Return the end of what says more of the field: an adjective, what is joined, of what it is."""
    while last < min(len(words), first + _MOST):
        if is_field_joined(known, words, last):
            last += 2
        elif _says_more(known, words, last) and not ends_body(known, words, last):
            last += 1
        else:
            break
    return last


def _says_more(known: Knowledge, words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word.startswith("وال"):
        head = known.words.has("head-definite", word) or known.words.has("head-court", word[1:])
        return _is_noun(known, word) and not head and not joins_body(known, words, at)
    return is_article(word) and (bool(known.nationality(word)) or known.readings(word)[0].pos == "adjective")


def _is_noun(known: Knowledge, word: str) -> bool:
    return known.readings(word)[0].pos in _NOUNS
