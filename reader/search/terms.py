"""The terms by which the words of a paragraph are found: what stands in the index of either database.

A term begins with a letter that says what it is. `l`: the dictionary form of an Arabic word in its context;
`s`: a word as it is spelt, folded; `e`: the stem of an English word; `n`: how a name sounds in Latin letters;
`k`: the kind of the line. `z` stands in every row. Databases only compare terms, so that both give the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from reader.arabic.normalise import fold
from reader.text.bilingual.english_stems import english_stem
from reader.text.bilingual.english_words import ARTICLES, fold_english, sound, words_of

EVERY_ROW = "z"
NO_ROW = "y"
_LONGEST = 60
_NOT_A_LETTER = re.compile(r"[\x00-\x2f\x3a-\x60\x7b-\x7f\s]+")
_BARE_HAMZA = re.compile("^([وفبكل]?)ءا")
_SINGLE_E = re.compile("(?<![aeiouy])e(?![aeiouy])")
_PUNCTUATION = "punctuation"
_PROPER_NOUN = "proper noun"


@dataclass(frozen=True, slots=True)
class IndexedWord:
    """A word and its place in code points, with its terms; phrases are found in a row of `main` terms, or of
    `spelling`s. `token` is the word as `Paragraph.words` has it, of English none."""

    start: int
    end: int
    main: str
    spelling: str = ""
    sounds: tuple[str, ...] = ()
    token: Sequence[Any] = field(default=(), compare=False, repr=False)


def arabic_words(text: str, packed: Iterable[Sequence[Any]]) -> list[IndexedWord]:
    """Return the words of a paragraph as `Paragraph.words` has them; `text` is the article's."""
    found = []
    for token in packed:
        start, end, _, lemma, pos, gloss, senses, known, *_ = token
        if pos != _PUNCTUATION:
            written = text[start:end]
            sounds = name_terms(gloss, tuple(senses)) if pos == _PROPER_NOUN or not known else ()
            main = lemma_term(lemma) if lemma else lemma_term(spelling_key(written))
            found.append(IndexedWord(start, end, main, spelling_term(written), sounds, token))
    return found


def english_words(text: str) -> list[IndexedWord]:
    """Return the words of an English text; those with a capital letter are maybe names."""
    return [
        IndexedWord(
            word.start, word.end, english_term(word.key), "", name_terms(word.text) if word.is_capital else ()
        )
        for word in words_of(text)
    ]


def row_terms(kind: str, arabic: Sequence[IndexedWord], english: Sequence[IndexedWord]) -> list[str]:
    """Return the terms of a row in order: words that follow each other have terms that do."""
    sounds = dict.fromkeys(chain.from_iterable(word.sounds for word in chain(arabic, english)))
    return [
        EVERY_ROW,
        kind_term(kind),
        *(word.main for word in arabic),
        *(word.spelling for word in arabic),
        *(word.main for word in english),
        *sounds,
    ]


def kind_term(kind: str) -> str:
    return _term("k", kind)


@lru_cache(maxsize=50_000)
def lemma_term(lemma: str) -> str:
    return _term("l", lemma)


@lru_cache(maxsize=50_000)
def spelling_term(word: str) -> str:
    return _term("s", spelling_key(word))


@lru_cache(maxsize=20_000)
def english_term(folded: str) -> str:
    return _term("e", english_stem(folded))


def spelling_key(word: str) -> str:
    """Return the folded spelling: آمن and ءامن are the same too; 10% is 10."""
    return _BARE_HAMZA.sub(r"\1ا", fold(word).rstrip("%٪‰"))


@lru_cache(maxsize=20_000)
def name_terms(name: str, others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return how the words of a name sound, in any of its spellings; articles and small words are none."""
    words = chain.from_iterable(map(words_of, (name, *others)))
    capital = (word.key for word in words if word.is_capital and word.key not in ARTICLES)
    return tuple(dict.fromkeys(chain.from_iterable(map(sound_terms, capital))))


def sound_terms(folded: str) -> list[str]:
    """Return how a folded name may sound; "e" stands for two vowels of Arabic: Ahmed, Khaled."""
    if not folded.isalpha() or len(folded) < 3:
        return []
    spellings = dict.fromkeys((folded, _SINGLE_E.sub("a", folded)))
    return list(dict.fromkeys(_term("n", sound(one).replace("g", "k")) for one in spellings))


def sounds_of_query(word: str) -> list[str]:
    """Return how a typed word may sound as a name."""
    return sound_terms(fold_english(word))


def _term(prefix: str, key: str) -> str:
    # Databases would part terms at ASCII's marks and blanks, and at nothing else.
    return prefix + _NOT_A_LETTER.sub("_", key[:_LONGEST].lower())
