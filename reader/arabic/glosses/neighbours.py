"""What the words beside a word make of its English: function words, elatives, what shows, what goes on."""

from collections.abc import Sequence
from functools import cached_property

from reader.arabic.glosses.circumstance import Circumstance, may_be_circumstance
from reader.arabic.glosses.comparison import as_superlative, is_elative
from reader.arabic.glosses.function_words import function_word, may_be_function_word, of_the
from reader.arabic.glosses.manner import Manner, may_be_manner
from reader.arabic.glosses.phrasing import Phrasing, with_preposition
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.remembering import remembered

_APPEAR = frozenset({"Zohar", "Zohir"})
_THAT = frozenset({">an~a", ">an~"})
_NEAR_SUBJECT = 6  # words from what shows to the verb
_SHOWING = "صورة صور لقطات فيديو مقاطع بيانات أرقام نتائج دراسة استطلاع إحصاءات وثائق خريطة مؤشرات تسجيلات"


class Neighbours:
    """The rules that ask what stands around a word."""

    def __init__(
        self, morphology: Morphology, phrasing: Phrasing, manner: Manner, circumstance: Circumstance
    ) -> None:
        self._morphology, self._phrasing = morphology, phrasing
        self._manner, self._circumstance = manner, circumstance

    @remembered(60_000)
    def may_decide(self, reading: Reading) -> bool:
        """Tell whether there is a rule for such a word, which then asks what stands around."""
        stem, prefix = reading.stem, reading.prefix
        return (
            stem.form in (">aHad", "dA}ir")
            or stem.form in _APPEAR
            or may_be_function_word(reading)
            or may_be_manner(reading)
            or may_be_circumstance(reading)
            or is_elative(reading)
            or (prefix.preposition == "li" and prefix.definite)
        )

    def gloss(self, chosen: Sequence[Reading], place: int) -> str:
        """Return the gloss that the words around ask for.

        الدائرة is "ongoing" after a definite noun (never in construct with it), and تظهر "shows" where
        pictures or figures are its subject or أن follows.
        """
        reading = chosen[place]
        by_rule = (
            function_word(chosen, place)
            or self._manner.gloss(chosen, place)
            or self._circumstance.gloss(chosen, place)
        )
        if by_rule:
            return by_rule
        if is_elative(reading):
            return as_superlative(reading, chosen[place + 1] if place + 1 < len(chosen) else None)
        if of_the(chosen, place):
            return with_preposition(reading, self._phrasing.phrase(reading), "of")
        if (
            reading.stem.form == ">aHad"
            and reading.prefix.definite
            and not reading.suffix.form.startswith("iy")
        ):
            return self._phrasing.phrase(reading).replace("the one", "Sunday").replace("one", "Sunday")
        if reading.stem.form == "dA}ir" and reading.prefix.definite and place:
            before = chosen[place - 1]
            return "ongoing" if before.pos == "noun" and before.prefix.definite else ""
        if reading.tense == "imperfect" and reading.stem.form in _APPEAR and reading.person in ("3FS", "3MS"):
            near = chosen[max(0, place - _NEAR_SUBJECT) : place + 2]
            shows = any(one.stem.lemma in self._showing for one in near)
            if shows or (place + 1 < len(chosen) and chosen[place + 1].stem.form in _THAT):
                return self._phrasing.phrase(reading).replace("appears", "shows").replace("emerges", "shows")
        return ""

    @cached_property
    def _showing(self) -> frozenset[str]:
        """Return the lemmas of what shows things: pictures, figures, results."""
        return frozenset(
            one.stem.lemma
            for word in _SHOWING.split()
            for one in self._morphology.readings(word)[:1]
            if one.known
        )
