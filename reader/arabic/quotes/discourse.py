"""The speakers so far: whom a verb without a subject goes with, and whom a description stands for."""

from collections.abc import Iterator
from dataclasses import replace

from reader.arabic.quotes.speakers import Speaker
from reader.arabic.quotes.words import fold, is_role, without_article, word_class

_MEMORY = 12  # speakers that are still remembered


class Discourse:
    """The speakers of a text in the order in which they spoke."""

    def __init__(self) -> None:
        self._speakers: list[Speaker] = []

    def add(self, speaker: Speaker) -> Speaker:
        """Take note of a speaker; return it under the fullest name that the text has given so far."""
        known = self._resolved(speaker)
        self._speakers.append(known)
        return known

    def latest(self, gender: str, number: str = "s") -> Speaker | None:
        """Return the last speaker that a verb of that gender and number can have; the last of all if none."""
        compatible = next(self._compatible(gender, number), None)
        return compatible or (self._speakers[-1] if self._speakers else None)

    def _compatible(self, gender: str, number: str) -> Iterator[Speaker]:
        for speaker in reversed(self._speakers[-_MEMORY:]):
            if gender and speaker.gender and speaker.gender != gender:
                continue
            if number != "s" and speaker.person:
                continue
            yield speaker

    def _resolved(self, speaker: Speaker) -> Speaker:
        """Give a description such as المتحدث ذاته or الوزير, and a last name, the name it stands for."""
        if speaker.mention is not None:
            return speaker
        words = [fold(word) for word in speaker.name.split()]
        for earlier in self._compatible(speaker.gender, speaker.number):
            if _stands_for(words, speaker, earlier):
                return replace(speaker, name=earlier.name, mention=earlier.mention, person=earlier.person)
        return speaker


def _stands_for(words: list[str], speaker: Speaker, earlier: Speaker) -> bool:
    names = [fold(word) for word in earlier.name.split()]
    if speaker.person:
        return earlier.person and set(words) <= set(names)
    head = without_article(words[0])
    definite = words[0].startswith("ال") or any(word in word_class("self") for word in words)
    if not definite or not (is_role(head) or head in word_class("document")):
        return False
    return earlier.person or head in {without_article(name) for name in names}
