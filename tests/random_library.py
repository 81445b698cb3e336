"""Random libraries for round trips, by a seed: letters of every width, marks that overlap, odd words.

Faster by far than Hypothesis, so that ten thousand marks are a matter of seconds; what fails is found again
by its seed.
"""

from collections.abc import Iterator
from random import Random

from reader.formats.records import (
    ExportedActor,
    ExportedArticle,
    ExportedInnerName,
    ExportedLine,
    ExportedMark,
    ExportedTranslation,
)
from reader.models.article import digest
from reader.text.spans import Span

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" * 4 + "ءآأإؤئةى" + "ًٌٍَُِّْٰ" * 2 + "ـ\u200f\u200d٢5aZ'\"<&>«»،؛.|#[]{};=+-@"
ASTRAL = "🚢𐤀👩🏽\U00020000𞸀"
ODD = "\t'\"<&>|#;=\\"
HUGE = 400  # lines
_KINDS = ("headline", "paragraph", "subhead", "caption", "list_item")
_LABELS = {"actor": ("PER", "ORG", "LOC", "MISC"), "quote": ("direct", "indirect", "mixed")}
_LAYERS = (*("actor", "quote") * 4, "note", "label", "caption")
_MOMENT = "2026-03-0{day}T10:00:0{second}+00:00"


def random_library(marks: int, seed: int) -> Iterator[ExportedArticle]:
    """Yield random articles until there were at least so many marks; the first is empty, the second huge."""
    rng, number, found = Random(seed), 1, 0
    while found < marks:
        lines = {1: 0, 2: HUGE if marks >= HUGE else 9}.get(number, rng.randint(1, 8))
        article = _Article(rng, number, lines).record()
        found += len(article.marks)
        yield article
        number += 1


class _Article:
    def __init__(self, rng: Random, number: int, lines: int) -> None:
        self.rng, self.number = rng, number
        self.text, self.lines = "", []
        for at in range(lines):
            self.lines.append(self._line(at))
        self.text += rng.choice(("", "\n"))

    def _word(self, least: int = 1) -> str:
        letters = self.rng.choices(LETTERS, k=self.rng.randint(least, 9))
        if self.rng.random() < 0.1:
            letters.insert(self.rng.randint(0, len(letters)), self.rng.choice(ASTRAL))
        return "".join(letters)

    def _words(self, most: int, odd: bool = False) -> str:
        words = [self._word() for _ in range(self.rng.randint(0 if odd else 1, most))]
        return " ".join(words) + (self.rng.choice(ODD) if odd and self.rng.random() < 0.3 else "")

    def _line(self, number: int) -> ExportedLine:
        rng = self.rng
        self.text += rng.choice(("\n", "\n\n", "\n• ", "\nImage caption ")) if number else ""
        start = len(self.text)
        words, at = [], start
        for word in self._words(20).split(" "):
            clitic = int(rng.random() < 0.2 and len(word) > 2)
            shown = [at, at + len(word), word, word[clitic:], rng.choice(("noun", "verb", "particle"))]
            words.append([*shown, self._words(3, odd=True), [self._word()], rng.randint(0, 1), clitic, 0])
            at += len(word) + 1
        self.text += self.text_of(words)
        english = None
        if rng.random() < 0.7:
            origin = rng.choice(("person", "machine"))
            english = ExportedTranslation(
                self._words(12) + ".", origin, self._words(1, odd=True), "", self._moment()
            )
        kind = "headline" if number == 0 else rng.choice(_KINDS)
        return ExportedLine(number, kind, start, len(self.text), words, translation=english)

    def text_of(self, words: list[list[object]]) -> str:
        return " ".join(str(word[2]) for word in words)

    def _moment(self) -> str:
        return _MOMENT.format(day=self.rng.randint(1, 9), second=self.rng.randint(0, 9))

    def _span(self, line: ExportedLine) -> Span:
        start = self.rng.randint(line.start, line.end - 1)
        return Span(start, self.rng.randint(start + 1, min(line.end, start + 40)))

    def _mark(self, number: int, line: ExportedLine) -> ExportedMark:
        rng, layer, span = self.rng, self.rng.choice(_LAYERS), self._span(line)
        is_quote, is_actor = layer == "quote", layer == "actor"
        english = line.translation.text if line.translation and (is_quote or is_actor) else ""
        facing = Span(0, rng.randint(1, len(english))) if english and rng.random() < 0.6 else None
        broken = is_quote and rng.random() < 0.3
        return ExportedMark(
            str(number),
            layer,
            rng.choice(_LABELS.get(layer, (layer,))),
            span.start,
            span.end,
            span.of(self.text),
            line.number,
            prefix=self.text[max(0, span.start - 32) : span.start],
            suffix=self.text[span.end : span.end + 32],
            label_set="frames" if layer == "label" else "",
            code=self._words(2) if layer == "label" else "",
            further=tuple(self._span(line) for _ in range(rng.randint(1, 2))) if broken else (),
            english=facing,
            english_exact=facing.of(english) if facing else "",
            english_by_hand=bool(facing) and rng.random() < 0.3,
            actor=str(rng.randint(1, 4)) if is_actor or (is_quote and rng.random() < 0.5) else "",
            role_ar=self._words(2, odd=True) if is_actor else "",
            role_en=self._words(2, odd=True) if is_actor else "",
            cue=self._span(line) if is_quote and rng.random() < 0.5 else None,
            verb_en="said" if is_quote else "",
            speaker=self._span(line) if is_quote and rng.random() < 0.5 else None,
            speaker_name=self._words(2, odd=True) if is_quote else "",
            speaker_unnamed=is_quote and rng.random() < 0.1,
            inner=(ExportedInnerName(0, 1, "PER", self._word()),) if is_actor and rng.random() < 0.2 else (),
            body=self._words(6, odd=True) + "\nx" if layer == "note" else "",
            is_private=layer == "note" and rng.random() < 0.3,
            needs_look=rng.choice(("", "", "its line was edited")),
            state=rng.choice(("suggested", "accepted", "rejected", "superseded")),
            origin=rng.choice(("machine", "person")),
            score=rng.choice((None, round(rng.random(), 6))),
            author=self._words(1, odd=True),
            tool=rng.choice(("", "abc123")),
            created=self._moment(),
            updated=self._moment(),
        )

    def record(self) -> ExportedArticle:
        marks = [
            self._mark(100 * self.number + at, self.rng.choice(self.lines))
            for at in range(self.rng.randint(1, 3 * len(self.lines)) if self.lines else 0)
        ]
        marks.sort(key=lambda one: (one.start, -one.end, int(one.id)))
        named = dict.fromkeys(mark.actor for mark in marks if mark.actor)
        actors = [
            ExportedActor(
                one, self.rng.choice(("PER", "ORG", "LOC", "MISC")), self._words(2), self._words(2, odd=True)
            )
            for one in named
        ]
        return ExportedArticle(
            str(self.number),
            self.text,
            digest(self.text.encode()),
            source=self._words(2),
            published=self.rng.choice(("", "2026-05-01")),
            address=f"https://a.example/{self.number}?a=1&b=2",
            note=self._words(3, odd=True),
            headline=self.lines[0].span.of(self.text) if self.lines else "",
            lines=tuple(self.lines),
            actors=tuple(actors),
            marks=tuple(marks),
            created=self._moment(),
        )
