"""Relative adjectives in the accusative that say how something is done: جراحيا is "surgically".

They stand behind no noun in the accusative that they would describe (فريقا طبيا "a medical team").
"""

from collections.abc import Sequence

from reader.arabic.morphology.affixes import CONJUNCTION
from reader.arabic.morphology.reading import Reading
from reader.arabic.resources import Resources

_RELATIVE = "iy~"
_LONGEST = 3  # words in the accusative in a row: فريقا طبيا محليا
_TO_LY = {"ic": "ically", "le": "ly", "ly": "ly", "y": "ily"}
_ENDINGS = ("al", "ic", "ive", "ary", "ous", "ial", "ate", "able", "ible")
_HELPING = frozenset({"kAn", "{iEotabar", ">aSobaH", "bAt", "Zal~", "bad", "badA"})
_NOMINAL = frozenset({"noun", "adjective", "number"})


def may_be_manner(reading: Reading) -> bool:
    """Tell whether a word is a relative adjective in the accusative."""
    stem = reading.stem
    relative = reading.suffix.form == "AF" and stem.form.endswith(_RELATIVE) and bool(stem.glosses)
    return relative and stem.pos in ("adjective", "noun")


class Manner:
    """The English of accusative adjectives as adverbs, by a table and by rule."""

    def __init__(self, resources: Resources) -> None:
        self._adverbs = resources.english_pairs("adverb")

    def gloss(self, chosen: Sequence[Reading], place: int) -> str:
        """Return the adverb that the adjective at `place` is there, or nothing."""
        reading = chosen[place]
        stem = reading.stem
        if not may_be_manner(reading) or self._describes(chosen, place):
            return ""
        english = self.adverb(stem.glosses[0])
        lead = CONJUNCTION.get(reading.prefix.conjunction, "")
        return f"{lead} {english}" if english and lead else english

    def adverb(self, adjective: str) -> str:
        """Return the English adverb of an adjective, or nothing: "manual" gives "manually"."""
        listed = self._adverbs.get(adjective)
        if listed is not None:
            return listed.replace("_", " ")
        if " " in adjective or "-" in adjective or not adjective.endswith(_ENDINGS):
            return ""
        for ending, adverbial in _TO_LY.items():
            if adjective.endswith(ending):
                return adjective.removesuffix(ending) + adverbial
        return f"{adjective}ly"

    @staticmethod
    def _describes(chosen: Sequence[Reading], place: int) -> bool:
        """Tell whether a noun in the accusative stands before, or a verb whose complement the word is."""
        for before in reversed(chosen[max(0, place - _LONGEST) : place]):
            if before.stem.lemma.split("_")[0].split("-")[0] in _HELPING:
                return True
            if before.pos not in _NOMINAL or not before.suffix.indefinite:
                return False
            if before.pos == "noun":
                return True
        return False
