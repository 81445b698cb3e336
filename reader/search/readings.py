"""The ways in which a typed word is looked for: each is told, and can be left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.arabic.normalise import fold, strip_marks
from reader.arabic.pipeline import Analyser
from reader.search.terms import (
    english_term,
    lemma_term,
    sounds_of_query,
    spelling_key,
    spelling_term,
)
from reader.search.written import as_written
from reader.text.bilingual.english_words import fold_english
from reader.text.letters import has_arabic_letter

MOST_MEANINGS = 8
MOST_OF_A_ROOT = 80


class Way(StrEnum):
    """How a word was found."""

    LEMMA = "lemma"  # by a dictionary form, in context
    SPELLING = "spelling"  # as it is spelt, folded
    EXACT = "exact"  # as it is written
    ROOT = "root"  # by the root of its dictionary form
    ENGLISH = "english"  # in the English text
    GLOSS = "gloss"  # by an English meaning in the dictionary
    NAME = "name"  # by the sound of a name
    PATTERN = "pattern"  # by a pattern of tokens


@dataclass(frozen=True, slots=True)
class WordReading:
    """One way to look for a typed word; `form` is what is looked for and `sense` what it means.

    `ident` names it in addresses, to leave it out.
    """

    word: str
    way: Way
    form: str
    terms: frozenset[str]
    sense: str = ""

    @property
    def ident(self) -> str:
        return f"{self.way}.{strip_marks(self.word)}.{self.form}"


Existing = Callable[[Iterable[str]], set[str]]


class WordReader:
    """Finds the readings of words, by an analyser and by which dictionary forms the library has."""

    def __init__(self, analyser: Analyser, existing: Existing) -> None:
        self._analyser, self._existing = analyser, existing

    def readings(self, word: str) -> list[WordReading]:
        """Return every reading of a word, those of the library's dictionary forms only."""
        return self._arabic(word) if has_arabic_letter(word) else self._latin(word)

    def exact(self, word: str) -> WordReading:
        terms = {spelling_term(word)} if has_arabic_letter(word) else {english_term(fold_english(word))}
        return WordReading(word, Way.EXACT, word, frozenset(terms))

    def of_root(self, root: str) -> list[WordReading]:
        """Return a reading for each dictionary form of a root."""
        lemmas = self.forms_of_root(root)
        known = self._existing(lemmas)
        kept = [lemma for lemma in lemmas if lemma in known][:MOST_OF_A_ROOT]
        return [WordReading(root, Way.ROOT, lemma, frozenset([lemma_term(lemma)])) for lemma in kept]

    def forms_written(self, form: str) -> list[str]:
        """Return the dictionary forms that are written so, in any vowels or in those that were typed."""
        lemmas = (reading.lemma for reading in self._analyser.readings(form) if reading.lemma)
        is_bare = form == strip_marks(form)
        same = (one for one in lemmas if (fold(one) == fold(form) if is_bare else as_written(form, one)))
        return list(dict.fromkeys([*same, form, *([spelling_key(form)] if is_bare else [])]))

    def forms_of_root(self, root: str) -> list[str]:
        """Return all dictionary forms of a root."""
        return self._analyser.lemmas_of_root(strip_marks(root).replace(".", ""))

    def forms_meaning(self, english: str) -> list[str]:
        """Return the dictionary forms with an English word as a meaning."""
        return [one.lemma for one in self._analyser.lemmas_meaning(fold_english(english))]

    def _arabic(self, word: str) -> list[WordReading]:
        senses: dict[str, list[str]] = {}
        for reading in self._analyser.readings(word):
            if reading.lemma:
                senses.setdefault(reading.lemma, []).extend(reading.senses[:1])
        known = self._existing(senses)
        found = [
            WordReading(word, Way.LEMMA, lemma, frozenset([lemma_term(lemma)]), _told(glosses))
            for lemma, glosses in senses.items()
            if lemma in known
        ]
        return [*found, WordReading(word, Way.SPELLING, word, frozenset([spelling_term(word)]))]

    def _latin(self, word: str) -> list[WordReading]:
        folded = fold_english(word)
        terms = {spelling_term(word)} | (
            {english_term(folded)} if word.isalnum() or folded.isalpha() else set()
        )
        english = WordReading(word, Way.ENGLISH, word, frozenset(terms))
        if not folded.isalpha():
            return [english]
        meanings = self._analyser.lemmas_meaning(folded)
        known = self._existing(one.lemma for one in meanings)
        found = [
            WordReading(word, Way.GLOSS, one.lemma, frozenset([lemma_term(one.lemma)]), one.sense)
            for one in meanings
            if one.lemma in known and one.sense[:1].islower()
        ][:MOST_MEANINGS]
        is_word = any(one.sense[:1].islower() for one in meanings) and word[:1].islower()
        sounds = frozenset(() if is_word else sounds_of_query(word))
        return [english, *found, *([WordReading(word, Way.NAME, word, sounds)] if sounds else ())]


def _told(senses: list[str]) -> str:
    return "; ".join(dict.fromkeys(senses))
