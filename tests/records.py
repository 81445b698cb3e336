"""Records for tests: an invented article with everything a record can hold, and random ones."""

from dataclasses import replace

from hypothesis import strategies as st

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

_MOMENT = "2026-03-01T10:00:00+00:00"
# A line break, an emoji beyond 16 bits, vowel signs, a name with a clitic.
TEXT = "ميناءُ النخيلِ 🚢 يتوسع\n\nقال سامر الحلبي «لن نقطع» شجرة، وأضاف «واحدة» للأمم المتحدة.\n"


def _words(text: str, start: int, end: int) -> list[list[object]]:
    found: list[list[object]] = []
    at = start
    for word in text[start:end].split(" "):
        if word:
            clitic = int(word.startswith("و") and len(word) > 2)
            mark = word in ("🚢",)
            pos = "punctuation" if mark else "noun"
            found.append([at, at + len(word), word, word, pos, "gloss a|b", ["one", "two"], 1, clitic, 0])
        at += len(word) + 1
    return found


def _line(number: int, kind: str, start: int, end: int, english: ExportedTranslation | None) -> ExportedLine:
    return ExportedLine(number, kind, start, end, _words(TEXT, start, end), translation=english)


def _mark(id_: str, layer: str, label: str, words: str, line: int, **more: object) -> ExportedMark:
    start = TEXT.index(words)
    end = start + len(words)
    around = {"prefix": TEXT[max(0, start - 32) : start], "suffix": TEXT[end : end + 32]}
    dated = {"created": _MOMENT, "updated": _MOMENT}
    return ExportedMark(id_, layer, label, start, end, words, line, **around, **dated, **more)  # type: ignore[arg-type]


def sample() -> ExportedArticle:
    """An article with a broken quotation, overlaps, a note with odd characters, a label, English."""
    first, second = TEXT.split("\n\n")
    at = len(first) + 2
    english = ExportedTranslation(
        "Samer al-Halabi said: “We will not cut”, and “a single one”.", "person", "", "leila", _MOMENT
    )
    said, more = "لن نقطع", TEXT.index("واحدة")
    speaker, cue = TEXT.index("سامر"), TEXT.index("قال")
    marks = (
        _mark("1", "actor", "ORG", "ميناءُ النخيلِ", 0, actor="7", score=0.5, origin="machine", tool="abc"),
        _mark("2", "actor", "LOC", "النخيلِ", 0, actor="8", state="accepted", author="leila"),
        _mark(
            "3",
            "actor",
            "PER",
            "سامر الحلبي",
            1,
            actor="9",
            role_ar="وزير",
            role_en="minister",
            english=Span(0, 15),
            english_exact="Samer al-Halabi",
            english_by_hand=True,
            inner=(ExportedInnerName(0, 4, "PER", "Samer"),),
        ),
        _mark(
            "4",
            "quote",
            "direct",
            said,
            1,
            actor="9",
            further=(Span(more, more + 5),),
            cue=Span(cue, cue + 3),
            verb_en="said",
            speaker=Span(speaker, speaker + 11),
            speaker_name="سامر الحلبي",
        ),
        _mark("5", "note", "note", "شجرة", 1, body="=1+1\r\n<b>\t\u202eodd", author="omar", state="accepted"),
        _mark("6", "label", "label", "نقطع", 1, label_set="frames", code="Loss of trees", state="accepted"),
        _mark("7", "actor", "ORG", "أمم المتحدة", 1, actor="10", state="rejected", needs_look="its line"),
    )
    actors = (
        ExportedActor("7", "ORG", "ميناء النخيل", "Palm Port", ("ميناء النخيل",), ("Palm Port",)),
        ExportedActor("8", "LOC", "النخيل", "al-Nakhil", guess=True),
        ExportedActor("9", "PER", "سامر الحلبي", "Samer al-Halabi", wikidata="Q1", role_en="minister"),
        ExportedActor("10", "ORG", "الأمم المتحدة", "United Nations"),
    )
    lines = (
        _line(0, "headline", 0, len(first), None),
        _line(1, "paragraph", at, at + len(second) - 1, english),
    )
    return ExportedArticle(
        "12",
        TEXT,
        digest(TEXT.encode()),
        source="Test News",
        published="2026-03-01",
        address="https://news.example/12?a=1&b=2",
        headline=first,
        subject="economy",
        kinds=[[0, "headline"]],
        lines=lines,
        actors=actors,
        marks=tuple(sorted(marks, key=lambda one: (one.start, -one.end, one.id))),
        created=_MOMENT,
    )


def empty() -> ExportedArticle:
    """An article without a letter, a line or a mark."""
    return ExportedArticle("13", "", digest(b""))


_LETTERS = st.sampled_from("ابتثجقلمنوي َُِّ\u0640a1«»،.🚢𐤀\u200f'=\"<&\r\t")
_TEXTS = st.text(_LETTERS, min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
_SAID = st.text(st.one_of(_LETTERS, st.sampled_from("\n;|#[]{}")), max_size=12)


@st.composite
def articles(draw: st.DrawFn) -> ExportedArticle:
    """Random lines with random marks that overlap as they like."""
    texts = draw(st.lists(_TEXTS, max_size=4))
    text, lines, marks = "", [], []
    for number, words in enumerate(texts):
        text += draw(st.sampled_from(("", "\n", "• ", "\n\n")))
        english = draw(st.none() | st.builds(ExportedTranslation, _TEXTS, provider=_SAID))
        lines.append(
            ExportedLine(number, "paragraph", len(text), len(text) + len(words), translation=english)
        )
        text += words
    text += draw(st.sampled_from(("", "\n")))
    lines = [replace(line, words=_words(text, line.start, line.end)) for line in lines]
    for number in range(draw(st.integers(0, 6)) if lines else 0):
        line = draw(st.sampled_from(lines))
        start = draw(st.integers(line.start, line.end - 1))
        end = draw(st.integers(start + 1, line.end))
        layer = draw(st.sampled_from(("actor", "quote", "note")))
        label = {"actor": "PER", "quote": "mixed"}.get(layer, layer)
        further = draw(st.just(()) | st.just((Span(line.start, line.start + 1),))) if layer == "quote" else ()
        marks.append(
            ExportedMark(
                str(number),
                layer,
                label,
                start,
                end,
                text[start:end],
                line.number,
                further=further,
                body=draw(_SAID),
                role_en=draw(_SAID),
                score=draw(st.none() | st.floats(0, 1)),
                speaker_unnamed=draw(st.booleans()),
                state=draw(st.sampled_from(("suggested", "accepted", "rejected"))),
                actor="1" if layer == "actor" else "",
                author=draw(_SAID),
            )
        )
    actors = (ExportedActor("1", "PER", "سامر", draw(_SAID)),) if any(one.actor for one in marks) else ()
    return ExportedArticle(
        "1",
        text,
        digest(text.encode()),
        note=draw(_SAID),
        lines=tuple(lines),
        actors=actors,
        marks=tuple(marks),
    )
