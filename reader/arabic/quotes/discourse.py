"""The speakers so far: whom a verb without a subject goes with, and whom a description stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.speakers import Speaker
from reader.arabic.quotes.words import fold, is_role, without_article, word_class

_MEMORY = 12  # speakers that are still remembered
_SHORT = 4  # words of a general description (المسؤول) that can stand for whoever spoke last
_SHORTEST = 2  # the same, of an office (الوزير السابق)


class Discourse:
    """The speakers of a text in the order in which they spoke, and the titles of the people in it."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._speakers: list[Speaker] = []
        self._titled = [
            (_title_words(one.role_ar), Speaker(one.span, one.name_ar, one, person=True))
            for one in mentions
            if one.role_ar and one.type is ActorType.PERSON
        ]

    def add(self, speaker: Speaker) -> Speaker:
        """Take note of a speaker; return it under the fullest name that the text has given so far."""
        known = self._resolved(speaker)
        self._speakers.append(known)
        if known.person and known.title:
            self._titled.append((_title_words(known.title), known))
        return known

    def latest(self, gender: str, number: str = "s") -> Speaker | None:
        """Return the last speaker that a verb of that gender and number can have; the last of all if none."""
        compatible = next(self._compatible(gender, number), None)
        return compatible or (self._speakers[-1] if self._speakers else None)

    def full_name(self, name: str) -> str:
        """Return the longest name of a person in which all words of `name` occur."""
        words = set(fold(name).split())
        names = [one.name for one in self._speakers if one.person and words < set(fold(one.name).split())]
        return max(names, key=len, default=name)

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
        words = fold(speaker.name).split()
        if not words:
            return speaker
        stands_for = None if speaker.person else self._holder(words, speaker.span.start)
        if stands_for is None:
            earlier = self._compatible(speaker.gender, speaker.number)
            stands_for = next((one for one in earlier if _stands_for(words, speaker, one)), None)
        if stands_for is None:
            return speaker
        return replace(
            speaker, name=stands_for.name, mention=stands_for.mention, person=stands_for.person, title=""
        )

    def _holder(self, words: list[str], position: int) -> Speaker | None:
        """Return the person who bears the title that the words are, named before `position`, the latest first."""
        title = _title_words(" ".join(words))
        for other, person in reversed(self._titled):
            if title and person.span.start < position and other[:1] == title[:1] and _alike(title, other):
                return person
        return None


def _title_words(title: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in fold(title).split() if word not in word_class("self"))


def _stem(word: str) -> str:
    """Return a word without its article and without the endings in which spellings of a title differ."""
    bare = without_article(word)
    return bare[:-1] if len(bare) > 4 and bare[-1] in "ةهي" else bare


def _alike(title: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shared = len(set(title) & set(other))
    return 3 * shared >= 2 * min(len(set(title)), len(set(other))) and (shared > 1 or len(title) == 1)


def _speaks(head: str) -> bool:
    return is_role(head) or head in word_class("generic") or head in word_class("document")


def _stands_for(words: list[str], speaker: Speaker, earlier: Speaker) -> bool:
    names = fold(earlier.name).split()
    if speaker.person:
        return earlier.person and set(words) <= set(names)
    head = without_article(words[0])
    itself = any(word in word_class("self") for word in words)
    if not (itself or words[0].startswith("ال")) or not _speaks(head):
        return False
    own = all(word.startswith("ال") or word in word_class("self") for word in words)
    generic = own and head in word_class("generic")
    if not itself and len(words) > (_SHORT if generic else _SHORTEST):
        return False
    return earlier.person or head in {without_article(name) for name in names}
