"""What the entity tagger looks at: the word, its reading, the lists that hold it, and the words around it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key
from reader.arabic.names.word_lists import core
from reader.arabic.remembering import remembered

_OPENING_MARKS = frozenset('"“«‘(')
_MARKS = frozenset("\"“”«»‘’'()[]")
_ANNOUNCING = ("organisation", "place", "other", "title")
_ENDING = frozenset({"verb", "punctuation", "preposition", "particle"})
_FAR = 4  # words from an announcing word to the name
_NO_LISTS: tuple[str, ...] = ()
_QUOTED = 6  # longest quoted stretch that can be one name
_SHAPE = (
    (re.compile(r"\d+"), "number"),
    (re.compile(r"[A-Z][A-Z&.-]*"), "CAPITALS"),
    (re.compile(r"[A-Z][\w'’.-]*"), "Latin"),
    (re.compile(r"[a-z][\w'’.-]*"), "latin"),
    (re.compile(r"[\d.,/:%-]+"), "figures"),
)
Features = list[Any]  # each as text, or as a model has it
Keeping = Callable[[Sequence[str]], Features]


class _Word:
    """The features of one word by itself, ready for every place around it."""

    __slots__ = (
        *("announces", "core", "ends_announcement", "here", "known", "lemma", "lists", "pos", "text"),
        *("one_after", "one_before", "tail", "two_after", "two_before"),
    )

    def __init__(self, word: str, known: Knowledge, kept: Keeping) -> None:
        word = word.encode("utf-8", "replace").decode("utf-8")  # the field takes no lone surrogates
        self.text = key(word) or word
        readings = known.readings(word)
        first = readings[0]
        self.known = first.known
        self.pos = _part_of_speech(word, first.pos, first.known)
        self.lemma = first.lemma if first.known else self.text
        self.lists = "+".join(known.lists.of(word))
        self.tail = f"|{self.pos}|{self.lists}"
        cuts = clitic_cuts(word) if self.text.isalpha() else ((0, self.text),)
        self.core = core(word)
        kinds = "/".join(sorted({reading.pos for reading in readings})) if first.known else "unknown"
        definite = self.text[:2] == "ال" or "لل" in self.text[:3]
        here = [
            f"w={self.text}",
            f"l={self.lemma}",
            f"k={kinds}",
            f"t={self.lists}",
            f"d={definite}",
            f"n={min(len(self.text), 9)}",
            f"h={_shape(word)}",
            *(f"c={rest.removeprefix('ال')}" for _, rest in cuts),
            *(f"p{size}={self.text[:size]}" for size in (1, 2, 3, 4) if len(self.text) > size),
            *(f"s{size}={self.text[-size:]}" for size in (1, 2, 3, 4) if len(self.text) > size),
        ]
        if first.known and first.senses:
            sense = first.senses[0]
            here.append(f"g={sense}")
            here.append(f"G={sense[:1].isupper()}")
        if not first.known:
            here.extend(f"o{self.core[at : at + 3]}" for at in range(len(self.core) - 2))
        self.here = kept(here)
        near = [f"w={self.text}", f"l={self.lemma}", f"k={kinds}", f"t={self.lists}", f"d={definite}",
                f"c={self.core}", f"s2={self.text[-2:]}"]  # fmt: skip
        far = [f"l={self.lemma}", f"k={kinds}", f"t={self.lists}"]
        self.two_before, self.two_after = kept(_seen_from(-2, far)), kept(_seen_from(2, far))
        self.one_before, self.one_after = kept(_seen_from(-1, near)), kept(_seen_from(1, near))
        self.announces = any(kind in self.lists for kind in _ANNOUNCING) and "nationality" not in self.lists
        self.ends_announcement = self.pos in _ENDING


def _seen_from(place: int, features: Sequence[str]) -> list[str]:
    """Return the features of a word that stands `place` words away: -1 is the one before."""
    return [f"{place}{feature}" for feature in features]


class _Edge:
    """What stands before the first and after the last word."""

    text = lemma = pos = lists = "^"
    one_after: tuple[Any, ...] = ()
    one_before = two_after = two_before = one_after


_EDGE = _Edge()


class FeatureExtractor:
    """The features of words in their sentences, by what is known of them.

    Where it is told which are `weighed`, it makes no others, and each as it is told: a third of the features
    of a text have no weight in the model, which would only pass them over.
    """

    def __init__(self, known: Knowledge, weighed: Mapping[str, bytes] | None = None) -> None:
        self._known = known
        self._kept: Keeping = list if weighed is None else partial(_weighed, weighed)

    def of(self, sentences: Sequence[Sequence[str]], with_lists: bool = True) -> Iterator[list[Features]]:
        """Yield the features of every word, by sentence, of one document (or corpus in its order)."""
        topics_of = self._known.subjects.topics(sentences)
        for words, topic in zip(sentences, topics_of, strict=True):
            yield self._features(words, topic, with_lists)

    def _features(self, words: Sequence[str], topic: str, with_lists: bool) -> list[Features]:
        described = list(map(self._word, words))
        listed = self._listed(words) if with_lists else [_NO_LISTS] * len(words)
        named = [*listed, _NO_LISTS]  # so that the last word has one after it, and the first one before it
        # Two places beyond each end, so that every word has two neighbours on both sides.
        around: list[_Word | _Edge] = [_EDGE, _EDGE, *described, _EDGE, _EDGE]
        rows: list[Features] = []
        kept = self._kept
        of_places = zip(described, _announced(described), _quoted(words), strict=True)
        for at, (here, announced, quoted) in enumerate(of_places):
            farther, before, _, after, beyond = around[at : at + 5]
            together = [
                f"b={before.pos}|{here.pos}|{after.pos}",
                f"bt={before.lists}{here.tail}",
                f"at={after.lists}{here.tail}",
                f"bw={before.lemma}|{here.pos}",
                f"aw={after.lemma}|{here.pos}",
                f"ww={before.text}|{here.text}",
                f"T={topic}|{here.pos}",
            ]
            if at > 1:
                together += (f"bb={farther.lists}|{before.lists}|{here.pos}",)
            if named[at]:
                together += _named_here(named[at], topic, before, after)
            if named[at - 1]:
                together += [f"-1{name}" for name in named[at - 1]]
            if named[at + 1]:
                together += [f"+1{name}" for name in named[at + 1]]
            together += announced
            together += quoted
            rows.append(
                [
                    *here.here,
                    *farther.two_before,
                    *before.one_before,
                    *after.one_after,
                    *beyond.two_after,
                    *kept(together),
                ]
            )
        return rows

    @remembered(60_000)
    def _word(self, word: str) -> _Word:
        return _Word(word, self._known, self._kept)

    def _listed(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Return for every word its place in the longest names of the lists, type by type."""
        matches = self._known.names.matches(words)
        if not matches:
            return [_NO_LISTS] * len(words)
        found: list[list[str]] = [[] for _ in words]
        covered = 0
        for first, match in matches.items():
            if match.last <= covered:
                continue
            covered = match.last
            long = min(match.last - first, 3)
            for entry in match.entries:
                sure = "" if entry.sure else "?"
                source = "" if entry.curated else "~"
                for at in range(first, match.last):
                    edge = "B" if at == first else "I"
                    found[at].append(f"z={edge}{entry.type}")
                    found[at].append(f"z={edge}{entry.type}{sure}{source}{long}")
                    found[at].append(f"z={edge}{entry.type}{sure}|")
        return [tuple(names) for names in found]


def _weighed(weighed: Mapping[str, bytes], features: Sequence[str]) -> Features:
    return list(filter(None, map(weighed.get, features)))


def _part_of_speech(word: str, pos: str, known: bool) -> str:
    if not known:
        return "punctuation" if not key(word) else "unknown"
    return pos


def _shape(word: str) -> str:
    for pattern, name in _SHAPE:
        if pattern.fullmatch(word):
            return name
    return word if len(word) == 1 else "word"


def _named_here(
    names: Sequence[str], topic: str, before: "_Word | _Edge", after: "_Word | _Edge"
) -> list[str]:
    """Return what the lists say of a word, by itself and with its neighbours."""
    rows = list(names)
    for name in names[:2]:
        rows += (
            f"za={name}|{after.lists}",
            f"zb={before.lists}|{name}",
            f"zT={topic}|{name}",
            f"zw={before.lemma}|{name}",
        )
    return rows


def _announced(described: Sequence[_Word]) -> list[Sequence[str]]:
    """Return for every word the announcing word at most `_FAR` words before it, with the distance."""
    rows: list[Sequence[str]] = [()] * len(described)
    head, distance = "", 0
    for at, word in enumerate(described):
        if head:
            rows[at] = f"a={head}{distance}", f"a={head}"
        if word.announces:
            head, distance = word.lemma, 0
        elif word.ends_announcement:
            head = ""
        if head:
            distance += 1
            if distance > _FAR:
                head = ""
    return rows


def _quoted(words: Sequence[str]) -> Sequence[Sequence[str]]:
    """Return for every word whether it stands in a short pair of quotation marks or brackets, and where."""
    if _MARKS.isdisjoint(words):
        return [()] * len(words)
    rows: list[list[str]] = [[] for _ in words]
    opened = -1
    for at, word in enumerate(words):
        if word not in _MARKS:
            continue
        if 0 <= opened < at - 1 and at - opened - 1 <= _QUOTED:
            kind = "bracket" if words[opened] == "(" else "quote"
            for inside in range(opened + 1, at):
                rows[inside].append(f"q={kind}{at - opened - 1}")
                rows[inside].append(f"q={kind}{'B' if inside == opened + 1 else 'I'}")
        opened = at if word in _OPENING_MARKS or (word == "'" and opened < 0) else -1
    return rows
