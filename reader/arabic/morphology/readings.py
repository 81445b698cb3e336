"""The readings of a word out of context: its parts, vocalisation, features in words and English gloss."""

import re
from collections.abc import Iterator, Sequence

from reader.arabic.document import Analysis, Segment
from reader.arabic.glosses.phrasing import Phrasing, segment_gloss
from reader.arabic.morphology.buckwalter import from_arabic
from reader.arabic.morphology.lexicon import Lexicon
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.reverse import LemmaSense, lemmas_meaning, lemmas_of_root
from reader.arabic.morphology.unknown import guesses
from reader.arabic.morphology.vocalisation import agrees_with_marks, has_marks, join_parts
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered
from reader.text.letters import has_arabic_letter

MAX_PREFIX = 4
MAX_SUFFIX = 6
_LONGEST = 40
_HAMZATED_ALEF = re.compile("[|><]")
_SEATS = ((re.compile("Y'$"), "}"), (re.compile("y>p"), "y}p"), (re.compile("'w"), "&w"))
_NOT_OF_SHE = ("ت\u064e", "ت\u064f", "ت\u0650")  # the vowels of "you" and "I" after a past verb's t
_PERSIAN = str.maketrans("یکٱ", "يكا")


class Morphology:
    """The readings that a lexicon allows of a word."""

    def __init__(self, lexicon: Lexicon, phrasing: Phrasing) -> None:
        self._lexicon, self._phrasing = lexicon, phrasing

    @property
    def lexicon(self) -> Lexicon:
        return self._lexicon

    @remembered(30_000)
    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """Return the readings of the surface form `word`, the likelier spellings first; never empty.

        Written vowel signs leave out the readings that contradict them, unless all do. A word outside the
        lexicon has readings guessed from its form (see `is_known`). The method is Buckwalter's: every split
        into prefix, stem and suffix whose three pairs the lexicon holds compatible.
        """
        found = self.readings(word)
        headwords: dict[tuple[str, ...], Reading] = {}
        for reading in found:
            headwords.setdefault(reading.headword, reading)
        return tuple(self.analysis(with_homonyms(reading, found)) for reading in headwords.values())

    def is_known(self, word: str) -> bool:
        """Tell whether the lexicon has the word, in this or a variant spelling."""
        return self.readings(word)[0].known

    @remembered(30_000)
    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return the readings behind `analyses`, one for each, in the same order; never empty."""
        bare = strip_marks(word).translate(_PERSIAN)
        if not has_arabic_letter(bare) or len(bare) > _LONGEST:
            return guesses(word)
        written = from_arabic(bare)
        found = self._split(written, exact=True)
        for variant in _variants(written, bool(found)):
            found += self._split(variant, exact=False)
        found = _distinct(found or self._split(written, exact=False, with_object=True))
        if has_marks(word):
            found = [reading for reading in found if _agrees(word, reading)] or found
        return tuple(found) or guesses(bare, likely_name=not self._lexicon.is_empty)

    @remembered(2_000)
    def lemmas_meaning(self, english: str) -> list[LemmaSense]:
        """Return the dictionary forms that have a folded English word as a sense: see `reverse`."""
        return lemmas_meaning(self._lexicon, english)

    @remembered(500)
    def lemmas_of_root(self, root: str) -> list[str]:
        """Return the dictionary forms of a root: see `reverse`."""
        return lemmas_of_root(self._lexicon, root)

    def clitics(self, word: str) -> tuple[int, int]:
        """Return how many letters of `word` are proclitics and enclitics in its first reading."""
        first = self.readings(word)[0]
        return first.proclitic, first.enclitic

    def analysis(self, reading: Reading) -> Analysis:
        """Write one reading out for the reader."""
        parts = []
        for form, tag in reading.prefix.morphemes:
            parts.append(Segment("prefix", reading.arabic(form), segment_gloss(tag)))
        parts.append(Segment("stem", reading.arabic(reading.stem.form), "; ".join(reading.stem.glosses)))
        for form, tag in reading.suffix.morphemes:
            if form != "(null)":
                parts.append(Segment("suffix", reading.arabic(form), segment_gloss(tag)))
        return Analysis(
            vocalised=reading.vocalised,
            lemma=reading.lemma,
            pos=reading.pos,
            gloss=self._phrasing.phrase(reading),
            senses=reading.senses,
            segments=tuple(parts),
            morphology=reading.description(),
            root=reading.root,
        )

    def _split(self, written: str, exact: bool, with_object: bool = False) -> list[Reading]:
        found: list[Reading] = []
        length = len(written)
        for start in range(min(MAX_PREFIX, length - 1) + 1):
            prefixes = self._lexicon.prefixes.get(written[:start])
            if prefixes is None:
                continue
            for end in range(length, max(start, length - MAX_SUFFIX - 1), -1):
                suffixes = self._lexicon.suffixes.get(written[end:])
                if suffixes is None:
                    continue
                for prefix, stem, suffix in self._lexicon.fitting(
                    prefixes, written[start:end], suffixes, with_object
                ):
                    found.append(Reading(prefix, stem, suffix, join_parts(prefix, stem, suffix), exact))
        return found


def _agrees(word: str, reading: Reading) -> bool:
    """Tell whether the vowel signs written in `word` fit a reading: طلبتُ is "I", for "she" has none there."""
    if word.endswith(_NOT_OF_SHE) and reading.tense == "past" and reading.suffix.person == "3FS":
        return False
    return agrees_with_marks(word, reading.vocalised)


def is_homonym(one: Reading, other: Reading) -> bool:
    """Tell whether two readings are one word on the page, which the lexicon splits by meaning."""
    return one.form == other.form and one.headword == other.headword


def with_homonyms(reading: Reading, others: tuple[Reading, ...]) -> Reading:
    """Return `reading` with the senses of its homonyms added.

    The lexicon splits some words by meaning. Readings with one headword, one vocalisation and one grammar
    are the same word on the page, as they are in a printed dictionary.
    """
    same = [other for other in others if other is not reading and is_homonym(other, reading)]
    if not same:
        return reading
    senses = dict.fromkeys(reading.senses)
    for other in same:
        senses.update(dict.fromkeys(other.senses))
    return reading.with_stem(reading.stem._replace(senses=tuple(senses)))


def _variants(written: str, known: bool) -> list[str]:
    """Return other spellings to look up: a known word only loses the dots of a final ta marbuta or ya."""
    variants = []
    if written.endswith("h"):
        variants.append(written[:-1] + "p")
    if known:
        return variants
    stems = [written, *variants]
    if written.endswith("Y"):
        stems.append(written[:-1] + "y")
    elif written.endswith("y"):
        stems.append(written[:-1] + "Y")
    plain = [_HAMZATED_ALEF.sub("A", form) for form in stems]
    seats = [form.replace("}", "&") if "}" in form else form.replace("&", "}") for form in stems]
    ends = [form[:-1] + "Y'" for form in stems if form.endswith("}")]
    candidates = dict.fromkeys((*variants, *stems, *plain, *seats, *ends, *_reseated(stems)))
    return [form for form in candidates if form != written]


def _reseated(stems: Sequence[str]) -> Iterator[str]:
    """Yield the spellings with hamza where most write it: شاطئ for شاطىء, هيئة for هيأة, رؤوس for رءوس."""
    for form in stems:
        for written, usual in _SEATS:
            if written.search(form):
                yield written.sub(usual, form)


def _distinct(found: list[Reading]) -> list[Reading]:
    """Leave out what the reader cannot tell apart, and the lexicon's entries that the supplement replaces."""
    kept: dict[tuple[str, str, str, tuple[str, ...]], Reading] = {}
    for reading in found:
        key = (reading.form, reading.pos, reading.features, reading.stem.glosses)
        kept.setdefault(key, reading)
    return list(kept.values())
