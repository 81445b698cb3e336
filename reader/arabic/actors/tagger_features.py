"""What the entity tagger looks at: the word, its reading, the lists that hold it, and the words around it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.arabic.morphology import readings as morphology
from reader.arabic.names import gazetteer
from reader.arabic.names.gazetteer import clitic_cuts, key
from reader.arabic.tables import data_rows

_OPENING_MARKS = frozenset('"“«‘(')
_MARKS = frozenset("\"“”«»‘’'()[]")
_FAR = 4  # words from an announcing word to the name
_QUOTED = 6  # longest quoted stretch that can be one name
_SHAPE = (
    (re.compile(r"\d+"), "number"),
    (re.compile(r"[A-Z][A-Z&.-]*"), "CAPITALS"),
    (re.compile(r"[A-Z][\w'’.-]*"), "Latin"),
    (re.compile(r"[a-z][\w'’.-]*"), "latin"),
    (re.compile(r"[\d.,/:%-]+"), "figures"),
)
Features = list[str]
_NEAR = 3  # sentences on either side that speak of the same subject


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, tuple[str, ...]]:
    """Return, for the folded words of the small lists, which lists hold them."""
    lists: dict[str, set[str]] = {}

    def add(word: str, name: str) -> None:
        lists.setdefault(word, set()).add(name)

    for kind, word, *_ in data_rows("triggers.tsv"):
        add(key(word), kind)
    for title, *_ in data_rows("titles.tsv"):
        if " " not in title:
            add(key(title), "title")
    for adjective, *_ in data_rows("nationalities.tsv"):
        for spelling in adjective.split("|"):
            if " " not in spelling:
                _add_nationality(lists, key(spelling))
    for kind, arabic, _, *more in data_rows("gazetteer_people.tsv"):
        for name in (arabic, *(more[0].split("|") if more else ())):
            words = name.lstrip("?").split()
            if kind == "PER" and len(words) > 1:
                add(key(words[0]), "given")
                add(key(words[-1]), "surname")
    for given, *_ in data_rows("given_names.tsv"):
        add(key(given), "given")
    for family, *_ in data_rows("family_names.tsv"):
        add(key(family), "surname")
    return {word: tuple(sorted(found)) for word, found in lists.items()}


def _add_nationality(lists: dict[str, set[str]], stem: str) -> None:
    for ending in ("", "ه", "ين", "ون", "ات", "تين", "تان", "ان"):
        for article in ("", "ال"):
            lists.setdefault(article + stem + ending, set()).add("nationality")


@lru_cache(maxsize=60_000)
def lists_of(word: str) -> tuple[str, ...]:
    """Return the names of the small lists that hold `word`, with any of its clitics cut off."""
    lists = _word_lists()
    for _, rest in clitic_cuts(word):
        if rest in lists:
            return lists[rest]
    return ()


def lists_exactly(folded: str) -> tuple[str, ...]:
    """Return the names of the small lists that hold exactly this folded word."""
    return _word_lists().get(folded, ())


class _Word:
    """The features of one word by itself, ready for every place around it."""

    __slots__ = ("core", "far", "here", "known", "lemma", "lists", "near", "pos", "text")

    def __init__(self, word: str) -> None:
        word = word.encode("utf-8", "replace").decode("utf-8")  # the field takes no lone surrogates
        self.text = key(word) or word
        readings = morphology.readings(word)
        first = readings[0]
        self.known = first.known
        self.pos = _part_of_speech(word, first.pos, first.known)
        self.lemma = first.lemma if first.known else self.text
        self.lists = "+".join(lists_of(word))
        cuts = clitic_cuts(word) if self.text.isalpha() else ((0, self.text),)
        self.core = cuts[-1][1].removeprefix("ال")
        kinds = "/".join(sorted({reading.pos for reading in readings})) if first.known else "unknown"
        definite = self.text[:2] == "ال" or "لل" in self.text[:3]
        self.here = [
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
            self.here.append(f"g={sense}")
            self.here.append(f"G={sense[:1].isupper()}")
        if not first.known:
            self.here.extend(f"o{self.core[at : at + 3]}" for at in range(len(self.core) - 2))
        self.near = [f"w={self.text}", f"l={self.lemma}", f"k={kinds}", f"t={self.lists}", f"d={definite}",
                     f"c={self.core}", f"s2={self.text[-2:]}"]  # fmt: skip
        self.far = [f"l={self.lemma}", f"k={kinds}", f"t={self.lists}"]


class _Edge:
    """What stands before the first and after the last word."""

    text = lemma = pos = lists = "^"


_EDGE = _Edge()


@lru_cache(maxsize=60_000)
def _word(word: str) -> _Word:
    return _Word(word)


@lru_cache(maxsize=60_000)
def _placed(word: str, place: int) -> tuple[str, ...]:
    """Return the features of `word` as seen from `place` words away."""
    described = _word(word)
    if place == 0:
        return tuple(described.here)
    own = described.near if abs(place) == 1 else described.far
    return tuple(f"{place}{feature}" for feature in own)


def _part_of_speech(word: str, pos: str, known: bool) -> str:
    if not known:
        return "punctuation" if not key(word) else "unknown"
    return pos


def _shape(word: str) -> str:
    for pattern, name in _SHAPE:
        if pattern.fullmatch(word):
            return name
    return word if len(word) == 1 else "word"


def document_features(sentences: Sequence[Sequence[str]], with_lists: bool = True) -> list[list[Features]]:
    """Return the features of every word of every sentence of one document (or corpus in its order)."""
    topics_of = topics(sentences)
    return [_features(words, topic, with_lists) for words, topic in zip(sentences, topics_of, strict=True)]


def _features(words: Sequence[str], topic: str, with_lists: bool) -> list[Features]:
    described = [_word(word) for word in words]
    listed = _listed(words) if with_lists else [()] * len(words)
    quoted = _quoted(words)
    announced = _announced(described)
    last = len(words) - 1
    rows: list[Features] = []
    for at, word in enumerate(words):
        row = list(_placed(word, 0))
        for place in (-2, -1, 1, 2):
            if 0 <= at + place <= last:
                row.extend(_placed(words[at + place], place))
        before = described[at - 1] if at else _EDGE
        after = described[at + 1] if at < last else _EDGE
        here = described[at]
        row.append(f"b={before.pos}|{here.pos}|{after.pos}")
        row.append(f"bt={before.lists}|{here.pos}|{here.lists}")
        row.append(f"at={after.lists}|{here.pos}|{here.lists}")
        row.append(f"bw={before.lemma}|{here.pos}")
        row.append(f"aw={after.lemma}|{here.pos}")
        row.append(f"ww={before.text}|{here.text}")
        row.append(f"T={topic}|{here.pos}")
        if at > 1:
            row.append(f"bb={described[at - 2].lists}|{before.lists}|{here.pos}")
        row.extend(listed[at])
        for name in listed[at][:2]:
            row.append(f"za={name}|{after.lists}")
            row.append(f"zb={before.lists}|{name}")
            row.append(f"zT={topic}|{name}")
            row.append(f"zw={before.lemma}|{name}")
        row.extend(f"-1{name}" for name in (listed[at - 1] if at else ()))
        row.extend(f"+1{name}" for name in (listed[at + 1] if at < last else ()))
        row.extend(announced[at])
        row.extend(quoted[at])
        rows.append(row)
    return rows


def topics(sentences: Sequence[Sequence[str]]) -> list[str]:
    """Return what each sentence and its neighbours speak of ("sport", "war"), empty if hard to tell."""
    subjects = _subjects()
    counts = []
    for words in sentences:
        found: dict[str, int] = {}
        for word in words:
            subject = subjects.get(_word(word).core)
            if subject:
                found[subject] = found.get(subject, 0) + 1
        counts.append(found)
    found_topics = []
    for at in range(len(sentences)):
        total: dict[str, int] = {}
        for near in counts[max(0, at - _NEAR) : at + _NEAR + 1]:
            for subject, count in near.items():
                total[subject] = total.get(subject, 0) + count
        best = max(total, key=lambda subject: total[subject], default="")
        found_topics.append(best if best and total[best] > 2 else "")
    return found_topics


@lru_cache(maxsize=1)
def _subjects() -> dict[str, str]:
    return {key(word).removeprefix("ال"): subject for subject, word in data_rows("subjects.tsv")}


def _listed(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for every word its place in the longest names of the lists, type by type."""
    found: list[list[str]] = [[] for _ in words]
    names = gazetteer.names()
    covered = 0
    for first in range(len(words)):
        match = names.at(words, first)
        if match is None or match.last <= covered:
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


def _announced(described: Sequence[_Word]) -> list[list[str]]:
    """Return for every word the announcing word at most `_FAR` words before it, with the distance."""
    rows: list[list[str]] = []
    head, distance = "", 0
    kinds = ("organisation", "place", "other", "title")
    for word in described:
        rows.append([f"a={head}{distance}", f"a={head}"] if head else [])
        if any(kind in word.lists for kind in kinds) and "nationality" not in word.lists:
            head, distance = word.lemma, 0
        elif word.pos in ("verb", "punctuation", "preposition", "particle"):
            head = ""
        if head:
            distance += 1
            if distance > _FAR:
                head = ""
    return rows


def _quoted(words: Sequence[str]) -> list[list[str]]:
    """Return for every word whether it stands in a short pair of quotation marks or brackets, and where."""
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
