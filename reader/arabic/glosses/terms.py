"""The entries of a termbase in a text: whole words, in any spelling, with clitics in front; longest first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from reader.arabic.morphology.readings import Morphology
from reader.arabic.names.word_by_word import with_clitics
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered_function
from reader.arabic.tokenise import tokens
from reader.text.presentation import plain_letters
from reader.text.spans import Span

ARTICLE = "ال"
SHORTEST_AFTER_CLITICS = 2  # letters of an entry that may stand behind a clitic
_CONJUNCTIONS, _PREPOSITIONS = "وف", "بلك"
_GAP = re.compile(r"[\s\-\u2010-\u2015\u200b-\u200f\u2060]*")  # what may stand between the words of an entry


@dataclass(frozen=True, slots=True)
class TermPattern:
    """An entry: Arabic of one or several words, and the English that it must have.

    `ref` is the caller's; `key` is the Arabic's `term_key`, for a caller that knows it.
    """

    arabic: str
    english: str
    ref: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """An entry in a text. `span` leaves out the clitics in front (و ف ب ل ك), which are in `clitics`.

    `definite` says that the text has an article which the entry has not. `words` are the numbers of its
    words among the tokens that were searched, half-open.
    """

    span: Span
    term: TermPattern
    clitics: str
    definite: bool
    words: tuple[int, ...]

    @property
    def english(self) -> str:
        """The entry's English, with "the" where the text has an article that the entry has not."""
        wanted = self.definite and not self.term.english.lower().startswith("the ")
        return f"the {self.term.english}" if wanted else self.term.english

    @property
    def gloss(self) -> str:
        """The English of the words as they stand, clitics included."""
        return with_clitics(self.clitics, self.english)


class _Word(NamedTuple):
    at: int  # among the tokens
    span: Span
    folded: str


class Terms:
    """Entries made ready for search: by their keys, with the numbers of words that begin with each word."""

    def __init__(self, entries: Iterable[TermPattern]) -> None:
        self._by_key = {term.key or term_key(term.arabic): term for term in entries}
        self._by_key.pop("", None)
        lengths: dict[str, set[int]] = {}
        for key in self._by_key:
            head, *rest = key.split(" ")
            lengths.setdefault(head, set()).add(len(rest))
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def lengths(self, head: str) -> Sequence[int]:
        """Return how many words follow this folded word in the entries that begin with it, the most first."""
        return self._lengths.get(head, ())

    def get(self, words: Iterable[str]) -> TermPattern | None:
        """Return the entry of these folded words."""
        return self._by_key.get(" ".join(words))


def term_key(arabic: str) -> str:
    """Return the form under which spellings of one entry are equal: its folded words, a blank between them.

    Empty when there is no word in it.
    """
    return " ".join(fold(span.of(arabic)) for span in tokens(arabic) if _is_word(span.of(arabic)))


def terms_in(morphology: Morphology, text: str, terms: Terms) -> list[FoundTerm]:
    """Return the entries that stand in `text`, in order; they do not overlap.

    Of overlapping entries the one with most words counts, then the one that begins first. Spellings are
    equal when `fold` says so (hamza, ta marbuta, tatweel, vowel signs). In front of an entry the clitics
    و ف, then ب ل ك, then the article may stand; an entry of one word is found behind them only if the
    lexicon reads the word so or does not know it. Linear in the length of `text`.
    """
    return terms_among(morphology, text, tokens(text), terms) if terms else []


def terms_among(morphology: Morphology, text: str, spans: Sequence[Span], terms: Terms) -> list[FoundTerm]:
    """Do what `terms_in` does, over words that are known already; `spans` are in order."""
    if not terms:
        return []
    places = [at for at, span in enumerate(spans) if _is_word(span.of(text))]
    words = [_Word(at, spans[at], _folded(spans[at].of(text))) for at in places]
    found = [one for at in range(len(words)) for one in _beginning_at(morphology, text, words, at, terms)]
    found.sort(key=lambda one: (-len(one.words), one.words, len(one.clitics), one.definite))
    taken: set[int] = set()
    kept = []
    for one in found:
        if taken.isdisjoint(one.words):
            taken.update(one.words)
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def _beginning_at(
    morphology: Morphology, text: str, words: Sequence[_Word], at: int, terms: Terms
) -> Iterator[FoundTerm]:
    word = words[at]
    written = word.span.of(text)
    for clitics, definite, head in _bare_forms(word.folded):
        for more in terms.lengths(head):
            following = words[at + 1 : at + 1 + more]
            term = _entry(head, [one.folded for one in following], definite, terms)
            if term is None or len(following) < more or not _adjoin(text, (word, *following)):
                continue
            if not more and not _can_be_read(morphology, written, len(clitics), definite):
                continue
            begin = word.span.start + _letters(written, len(clitics))
            span = Span(begin, (following[-1] if more else word).span.end)
            yield FoundTerm(span, term, clitics, definite, (word.at, *(one.at for one in following)))


def _entry(head: str, following: Sequence[str], definite: bool, terms: Terms) -> TermPattern | None:
    """Return the entry of these words; after an article of the text's own the others may have one too."""
    found = terms.get((head, *following))
    if found is None and definite:
        return terms.get((head, *(word.removeprefix(ARTICLE) for word in following)))
    return found


def _adjoin(text: str, words: Sequence[_Word]) -> bool:
    """Tell whether nothing but blanks and hyphens stands between the words."""
    return all(_GAP.fullmatch(text, one.span.end, two.span.start) for one, two in pairwise(words))


@remembered_function(60_000)
def _bare_forms(word: str) -> tuple[tuple[str, bool, str], ...]:
    """Return what a folded word may be without its clitics: (clitics, had an article, the rest)."""
    forms = [("", False, word)]
    cuts = [0]
    if word[:1] in _CONJUNCTIONS:
        cuts.append(1)
    cuts += [cut + 1 for cut in cuts if word[cut : cut + 1] and word[cut] in _PREPOSITIONS]
    for cut in cuts:
        clitics, rest = word[:cut], word[cut:]
        if cut:
            forms.append((clitics, False, rest))
        if rest.startswith(ARTICLE):
            forms.append((clitics, True, rest[2:]))
        elif clitics[-1:] == "ل" and rest.startswith("ل"):  # لل is ل before an article
            forms += [(clitics, False, ARTICLE + rest[1:]), (clitics, True, rest[1:])]
    return tuple(one for one in forms if len(one[2]) >= SHORTEST_AFTER_CLITICS or one[2] == word)


def _can_be_read(morphology: Morphology, written: str, clitics: int, definite: bool) -> bool:
    """Tell whether a reading of the word has these clitics: وليد is a name, not ليد with "and" before it."""
    if not clitics and not definite:
        return True
    found = morphology.readings(written)
    if any(one.known and one.pos == "proper noun" and not one.prefix.letters for one in found):
        return False
    return any(
        not one.known or (one.proclitic >= clitics and (one.prefix.definite or not definite)) for one in found
    )


def _letters(written: str, count: int) -> int:
    """Return how many code points of a word its first `count` letters are, with the marks on them."""
    if not count:
        return 0
    letters = (at for at, char in enumerate(written) for _ in strip_marks(plain_letters(char)))
    return next(islice(letters, count, None), 0)


def _is_word(word: str) -> bool:
    return any(char.isalnum() for char in word)


@remembered_function(60_000)
def _folded(word: str) -> str:
    return fold(word)
