"""brat standoff: a .txt and an .ann file for each article, and one annotation.conf for all.

Names and quotations are text-bound annotations; who said a quotation and by which cue are relations; actors
are normalisations, notes and English are annotator's notes.
"""

import re
from collections.abc import Iterator

from reader.formats.records import ExportedArticle, ExportedMark, Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.target import Carried, Loss, Target
from reader.text.spans import Span

TYPES = {
    "actor": {"PER": "Person", "ORG": "Organisation", "LOC": "Place", "MISC": "Other"},
    "quote": {"direct": "Direct", "indirect": "Indirect", "mixed": "Mixed"},
}
SPEAKER, CUE = "Speaker", "Cue"
_KEEPS = frozenset(Carried) - {
    Carried.FACTS,
    Carried.LINES,
    Carried.TOKENS,
    Carried.ENGLISH,
    Carried.ENGLISH_PLACES,
    Carried.TERMS,
}
_NOT_IN_NAMES = re.compile(r"[^\w-]+", re.ASCII)


def type_of(mark: ExportedMark) -> str:
    """Return brat's type for a mark: letters, digits, hyphens and low lines alone."""
    if mark.layer == "label":
        return label_type(mark.code)
    return TYPES.get(mark.layer, {}).get(mark.label, mark.layer.capitalize())


def label_type(name: str) -> str:
    """Return brat's type for a label of the codebook; one without Latin letters is named by their numbers."""
    plain = _NOT_IN_NAMES.sub("_", name).strip("_")
    return f"L-{plain}" if plain else "L-" + "-".join(f"{ord(one):x}" for one in name if not one.isspace())


def write(library: Library, target: Target) -> None:
    """Write the files; what they carry no place for is in the report."""
    labels = {label_type(one.name_en) for one in library.labels}
    for article in library.articles:
        target.took(article)
        labels.update(type_of(mark) for mark in article.of_layer("label"))
        with target.text(f"{article.name}.txt") as file:
            file.write(article.text)
        with target.text(f"{article.name}.ann") as file:
            file.writelines(f"{line}\n" for line in _Standoff(article, target).lines())
    with target.text("annotation.conf") as file:
        file.write(_configuration(sorted(labels)))


class _Standoff:
    """The lines of one article's .ann file, each kind with numbers of its own."""

    def __init__(self, article: ExportedArticle, target: Target) -> None:
        self.article, self.target = article, target
        self.numbers = dict.fromkeys("TRANE#", 0)

    def lines(self) -> Iterator[str]:
        for mark in self.article.marks:
            yield from self._mark(mark)

    def _next(self, kind: str) -> str:
        self.numbers[kind] += 1
        return f"{kind}{self.numbers[kind]}"

    def _bound(self, name: str, spans: list[Span]) -> tuple[str, str]:
        number = self._next("T")
        places = ";".join(f"{span.start} {span.end}" for span in spans)
        words = " ".join(span.of(self.article.text) for span in spans)
        return number, f"{number}\t{name} {places}\t{words}"

    def _mark(self, mark: ExportedMark) -> Iterator[str]:
        number, line = self._bound(type_of(mark), mark.parts)
        yield line
        yield f"{self._next('A')}\tState {number} {mark.state}"
        yield f"{self._next('A')}\tOrigin {number} {mark.origin}"
        for name, span in ((SPEAKER, mark.speaker), (CUE, mark.cue)):
            if span:
                place, line = self._bound(name, [span])
                yield line
                relation = "SaidBy" if name == SPEAKER else "Announced"
                yield f"{self._next('R')}\t{relation} Arg1:{number} Arg2:{place}"
        actor = self.article.actor_of(mark)
        if actor is not None:
            named = _flat(f"{actor.name_ar} / {actor.name_en}")
            yield f"{self._next('N')}\tReference {number} Hashiya:{actor.id}\t{named}"
        for kind, text in (
            ("AnnotatorNotes", mark.body),
            ("Author", mark.author),
            ("English", mark.english_exact),
        ):
            if text:
                yield f"{self._next('#')}\t{kind} {number}\t{_flat(text)}"
        self.target.lose(Loss.NO_SPEAKER, int(bool(mark.speaker_name and not mark.speaker and not actor)))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _configuration(labels: list[str]) -> str:
    names, quotes = TYPES["actor"].values(), TYPES["quote"].values()
    entities = [*names, *quotes, SPEAKER, CUE, "Caption", "Note", *labels]
    return "\n".join(
        (
            "[entities]",
            *entities,
            "[relations]",
            f"SaidBy\tArg1:{'|'.join(quotes)}, Arg2:{SPEAKER}",
            f"Announced\tArg1:{'|'.join(quotes)}, Arg2:{CUE}",
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            "[events]",
            "[attributes]",
            "State\tArg:<ENTITY>, Value:suggested|accepted|rejected|superseded",
            "Origin\tArg:<ENTITY>, Value:machine|person",
            "",
        )
    )


FORMAT = ExportFormat("brat", "brat", ".ann", Use.ANNOTATING, _KEEPS, write)
