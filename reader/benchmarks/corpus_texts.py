"""Generated articles as texts: about 300 words in frames, with all that is known of them beforehand.

`BASES` of them are written and analysed at most; each further article is one of these under another number,
which stands where it changes nothing that the analysis says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reader.benchmarks.corpus_words import (
    BODIES,
    CITIES,
    DAYS,
    FAMILY,
    GIVEN,
    HEADLINES,
    LAST,
    ROLES,
    SAID,
    SOURCES,
    SPEAKING,
    TELLING,
    BothWorded,
    Frame,
)

BASES = 500
FIRST_SERIAL = 100_000
SERIAL_DIGITS = 6
MOST_ARTICLES = 900_000  # so many numbers have as many digits
_FIRST_DAY, _DAYS = date(2016, 1, 1), 3652
_TELLING = 6  # paragraphs beside those in which somebody speaks, and the last


_MARKS = str.maketrans({mark: f" {mark} " for mark in "،:."})


@dataclass(frozen=True, slots=True)
class SaidFact:
    """That a person says something: both as they are written in the article."""

    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class GeneratedText:
    """An article's text in both languages, and what is known of it."""

    serial: str
    headline: BothWorded
    paragraphs: tuple[BothWorded, ...]
    frames: tuple[Frame, ...]
    said: tuple[SaidFact, ...]
    people: frozenset[str]
    cities: frozenset[str]
    has_english: bool

    @property
    def text(self) -> str:
        return "\n\n".join(one.arabic for one in (self.headline, *self.paragraphs))

    def lines(self) -> list[str]:
        """Return its Arabic lines as words between blanks, quotations in their marks."""
        arabic = (one.arabic for one in (self.headline, *self.paragraphs))
        return [f" {line.translate(_MARKS)} " for line in arabic]

    @property
    def english(self) -> str:
        lines = (self.headline, *self.paragraphs) if self.has_english else ()
        return "\n\n".join(one.english for one in lines)


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """Which text an article has, under which number, and where and when it is published."""

    base: int
    serial: str
    source: BothWorded
    published: date


def base_texts(count: int, seed: int) -> list[GeneratedText]:
    """Return so many different texts, the same for the same seed; one in three has English."""
    random = Random(seed)  # noqa: S311
    people = [
        BothWorded(f"{given.arabic} {family.arabic}", f"{given.english} {family.english}")
        for given in GIVEN
        for family in FAMILY
    ]
    random.shuffle(people)
    return [_text(Random(f"{seed} {number}"), number, people) for number in range(count)]  # noqa: S311


def planned_articles(articles: int, bases: int, seed: int) -> Iterator[PlannedArticle]:
    """Yield what the articles are to be, in the order in which they are stored; the bases come first."""
    random = Random(f"{seed} plan")  # noqa: S311
    for number in range(articles):
        base = number if number < bases else random.randrange(bases)
        day = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
        yield PlannedArticle(base, serial_of(number), random.choice(SOURCES), day)


def serial_of(number: int) -> str:
    return str(FIRST_SERIAL + number)


def _text(random: Random, number: int, people: list[BothWorded]) -> GeneratedText:
    serial = serial_of(number)
    own = [people[(number * 6 + at) % len(people)] for at in range(6)]
    # Some people are in the news all the time.
    known = random.sample(people[-40:], 2)
    names = iter([known[0], *own, known[1], *own])
    spoken = [*random.sample(SPEAKING, 4)]
    frames = [*spoken, *random.sample(TELLING, _TELLING)]
    random.shuffle(frames)
    said: list[SaidFact] = []
    paragraphs: list[BothWorded] = []
    cities, there = set[str](), set[str]()
    sayings = iter(random.sample(SAID, 4))
    for frame in frames:
        gaps: dict[str, BothWorded] = {
            "role": random.choice(ROLES),
            "body": random.choice(BODIES),
            "day": random.choice(DAYS),
        }
        gaps["city"], gaps["other"] = random.sample(CITIES, 2)
        if "{person}" in frame.arabic:
            gaps["person"] = next(names)
            there.add(gaps["person"].arabic)
        if "{said}" in frame.arabic:
            gaps["said"] = next(sayings)
            said.append(SaidFact(gaps["person"].arabic, gaps["said"].arabic))
        cities.update(gaps[one].arabic for one in ("city", "other") if f"{{{one}}}" in frame.arabic)
        paragraphs.append(_filled(frame, gaps))
    paragraphs.append(_filled(LAST, {"serial": BothWorded(serial, serial)}))
    head = random.choice(HEADLINES)
    return GeneratedText(
        serial,
        BothWorded(f"{head.arabic}: {serial}", f"{head.english}: {serial}"),
        tuple(paragraphs),
        (*frames, LAST),
        tuple(said),
        frozenset(there),
        frozenset(cities),
        has_english=number % 3 == 0,
    )


def _filled(frame: Frame, gaps: dict[str, BothWorded]) -> BothWorded:
    arabic = {name: one.arabic for name, one in gaps.items()}
    english = {name: one.english for name, one in gaps.items()}
    line = frame.english.format(**english)
    return BothWorded(frame.arabic.format(**arabic), line[:1].upper() + line[1:])
