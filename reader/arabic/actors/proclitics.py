"""Where a name begins in its first word: وكلينتون without و, ولدمشق without ول, but وليد whole."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.arabic.actors.institutions import has_article
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, code_points, key
from reader.arabic.rules import first_answer

_LEAST_AFTER_WAW = 5  # letters of a word whose و may be "and"
_LEAST_BEFORE_ALEF = 6  # the same where the name would begin with ا: واشنطن is longer, and is listed
HUNG = frozenset({"بال", "وال", "فال", "كال"})  # an article with what hangs before it
_NAMES_OF_PEOPLE = frozenset({"given", "surname"})
_SEEN_MUCH = 7  # how often the long lists must have a word as a given name
_HANGING = frozenset("وفبلك")
_OPENING = frozenset('"“«‘')
_DRAWN = "ـ"
_KINDS = ("settlement", "head-compared", "head-joined", "head-named", "building", "ground")


class _FirstWord(NamedTuple):
    """The first word of a name, its possible cuts (letters cut, folded rest), and the type of the name."""

    known: Knowledge
    word: str
    cuts: tuple[tuple[int, str], ...]
    type: ActorType
    size: int = 1  # words of the name


def whole_word_is_listed(first: _FirstWord) -> int | None:
    """كالغاري is Calgary, not الغاري with "like"; many are called لحسن."""
    letters = first.cuts[0][1]
    listed = first.known.names.get(first.word) or _NAMES_OF_PEOPLE & set(first.known.lists.exactly(letters))
    seen = first.type is ActorType.PERSON and first.known.people.unit(letters).given >= _SEEN_MUCH
    return 0 if listed or seen else None


def rest_is_listed(first: _FirstWord) -> int | None:
    """بباردو is باردو with "in"."""
    for cut, rest in first.cuts[1:]:
        entries = first.known.names.get(rest)
        if _is_whole(first):
            continue
        if any(entry.sure or entry.type == first.type for entry in entries):
            return code_points(first.word, cut)
        if _NAMES_OF_PEOPLE & set(first.known.lists.exactly(rest)):
            return code_points(first.word, cut)
    return None


def _is_whole(first: _FirstWord) -> bool:
    """Tell whether a word rather has no clitic: ولاية, كنيس are nouns, كاسافا is not "like Asafa"."""
    reading = first.known.readings(first.word)[0]
    if not reading.known:
        return first.cuts[0][1][:1] == "ك"
    is_noun = reading.pos in ("noun", "adjective") and not reading.prefix.form
    return is_noun and first.type is not ActorType.PERSON


def rest_opens_a_body(first: _FirstWord) -> int | None:
    """لمولودية الجزائر is مولودية الجزائر with "for": the lists have names that begin so."""
    if first.size < 2 or first.type == ActorType.PERSON or first.known.names.opens(first.cuts[0][1]):
        return None
    if _is_whole(first):
        return None
    cut = next((cut for cut, rest in first.cuts[1:] if first.known.names.opens(rest)), 0)
    return code_points(first.word, cut) if cut else None


def lexicon_reads_clitics(first: _FirstWord) -> int | None:
    """لمحكمة is محكمة with "for"; of people the lexicon is asked only for what it knows as a name.

    A name has no pronoun behind it.
    """
    reading = first.known.readings(first.word)[0]
    sure = reading.known and (first.type != ActorType.PERSON or reading.pos == "proper noun")
    sure = sure and not reading.suffix.pronoun
    return code_points(first.word, reading.proclitic) if sure else None


def article_is_inside(first: _FirstWord) -> int | None:
    """للبحريني is البحريني with "for"."""
    if first.type is ActorType.PERSON and first.cuts[0][1][:1] == "ك":
        return None  # كاليندر
    inside = (cut for cut, rest in reversed(first.cuts[1:]) if rest.startswith("ال"))
    cut = next(inside, None)
    return None if cut is None else code_points(first.word, cut)


def whole_word_begins_so(first: _FirstWord) -> int | None:
    """وديعة الله is no ديعة with "and": every reading of the lexicon begins with the letter itself."""
    readings = first.known.readings(first.word)
    whole = readings[0].known and not any(one.prefix.form for one in readings)
    return 0 if first.cuts[0][1][:1] == "و" and whole else None


def and_before_alef(first: _FirstWord) -> int | None:
    """وأوزباكستان is أوزباكستان with "and"."""
    letters = first.cuts[0][1]
    return code_points(first.word, 1) if letters[:2] == "وا" and len(letters) >= _LEAST_BEFORE_ALEF else None


def and_before_consonant(first: _FirstWord) -> int | None:
    """وكرلينغ is كرلينغ with "and"; and what begins with وو or وي, ويلسون, is whole."""
    letters = first.cuts[0][1]
    joined = letters[:1] == "و" and len(letters) >= _LEAST_AFTER_WAW and letters[1] not in "اوي"
    return code_points(first.word, 1) if joined else None


# The lists decide before the lexicon, since somebody wrote them for names; the whole word before its parts,
# since names that begin with و, ب or ل are commoner than a clitic before a rare one. The form of the word
# is asked only where nobody knows it.
RULES = (
    whole_word_is_listed,
    rest_is_listed,
    rest_opens_a_body,
    lexicon_reads_clitics,
    article_is_inside,
    whole_word_begins_so,
    and_before_alef,
    and_before_consonant,
)


def proclitic(known: Knowledge, word: str, name: Name) -> int:
    """Return how many code points at the start of a name's first word are clitics."""
    return (
        first_answer(RULES, _FirstWord(known, word, clitic_cuts(word), name.type, name.last - name.first))
        or 0
    )


def before_name(known: Knowledge, words: Sequence[str], name: Name) -> int:
    """Return what `proclitic` does, where the lists have the whole name as they do: برام الله is "in".

    The words around a name may tell: a letter drawn out is a clitic (بـمينلو بارك), and so is و before بن;
    what hangs on a preposition, or on the noun of a kind, has no other before it (في باورو, مركز ونتشانغ).
    """
    word = words[name.first]
    if name.type is ActorType.OTHER and name.first and words[name.first - 1] in _OPENING:
        return 0  # «بالورقة والقلم»
    if word[1:2] == _DRAWN and word[:1] in _HANGING:
        return 1 + len(word[1:]) - len(word[1:].lstrip(_DRAWN))
    if name.last - name.first > 1 and word[:1] == "و" and key(word[1:]) in known.words.of("name-particle"):
        return 1 if key(word) not in known.words.of("name-particle") else 0
    match = known.names.name_at(words, name.first)
    listed = match is not None and match.last == name.last > name.first + 1 and match.cut > 0
    if match is not None and listed and any(entry.type is name.type for entry in match.entries):
        return code_points(word, match.cut)
    return 0 if _is_governed(known, words, name.first) else proclitic(known, word, name)


def _is_governed(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a preposition, or a noun that only says what the name is of, stands right before.

    A mark may open between the noun and the name: صحيفة «بانش».
    """
    marked = at > 1 and not key(words[at - 1])
    before = words[at - 1 - marked] if at else ""
    if words[at][:1] not in _HANGING or not key(before):
        return False
    reading = known.readings(before)[0]
    if not marked and reading.pos == "preposition" and not reading.suffix.pronoun:
        return True
    is_kind = any(known.words.has(use, before) for use in _KINDS) and not has_article(before)
    strange = marked or not known.readings(words[at])[0].known
    listed = any(entry.curated for entry in known.names.get(words[at][1:]))
    return is_kind and ((strange and not listed) or words[at][:1] in "وفك")
