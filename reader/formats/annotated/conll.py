"""CoNLL-2003 and CoNLL-U: tags of words, which are put together to a text."""

import re
from collections.abc import Iterator, Sequence

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations
from reader.formats.annotated.loose import loose, span
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import ExportedArticle, ExportedMark
from reader.formats.writers.conll2003 import LAYERS

_DOCUMENT = "-DOCSTART-"
_TAG = re.compile(r"([BIESLU])-(.+)")
_MISC = re.compile(r"(?:^|\|)(?:Name|Quote|Label|NER|Entity)=([BIESLU]-[^|]+)")
_RANGE = re.compile(r"(\d+)-(\d+)")


class _Words:
    """A text that is put together of words, with the spans that their tags make."""

    def __init__(self, name: str) -> None:
        self.name, self.text = name, ""
        self.marks: list[ExportedMark] = []
        self.open: dict[int, tuple[str, int, int]] = {}

    def add(self, word: str, tags: Sequence[str], spaced: bool = True) -> None:
        start = len(self.text)
        self.text += word
        for column, tag in enumerate(tags):
            found = _TAG.fullmatch(tag)
            if found and found[1] in "IEL" and column in self.open and self.open[column][0] == found[2]:
                self.open[column] = (found[2], self.open[column][1], len(self.text))
                continue
            self.close(column)
            if found:
                self.open[column] = (found[2], start, len(self.text))
        if spaced:
            self.text += " "

    def close(self, column: int) -> None:
        if column in self.open:
            label, start, end = self.open.pop(column)
            words = self.text[start:end]
            id_ = f"{self.name}#{len(self.marks) + 1}"
            said = label.replace("_", " ")
            self.marks.append(span(id_, said, (start, end), "", words, state="accepted"))

    def end_sentence(self) -> None:
        for column in list(self.open):
            self.close(column)
        self.text = self.text.rstrip(" ") + "\n" if self.text.strip() else ""

    def article(self) -> ExportedArticle:
        self.end_sentence()
        return loose(self.name, self.text.rstrip("\n"), self.marks)


def _finds(files: AnnotatedFiles) -> list[str]:
    return files.ending(".conll", ".bio", ".iob", ".conllu")


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    lines = files.text(name).splitlines()
    parts = _read_u(lines, name) if name.endswith(".conllu") else _read_2003(lines, name)
    for one in parts:
        article = one.article()
        if article.text:
            yield article


def _read_2003(lines: Sequence[str], name: str) -> Iterator[_Words]:
    number = 1
    found = _Words(f"{name}:{number}")
    for at, line in enumerate(lines, 1):
        cells = line.split("\t") if "\t" in line else line.split()
        if not line.strip():
            found.end_sentence()
        elif cells[0] == _DOCUMENT:
            yield found
            number = at
            found = _Words(f"{name}:{number}")
        elif len(cells) < 2:
            raise BadAnnotations("annotations-no-columns", name=name, line=at)
        else:
            found.add(cells[0], [cells[-1]])
    yield found


def _read_u(lines: Sequence[str], name: str) -> Iterator[_Words]:
    found, skipped = _Words(name), 0
    for at, line in enumerate(lines, 1):
        if not line.strip():
            found.end_sentence()
            skipped = 0
        elif line.startswith("#"):
            if line.startswith("# newdoc"):
                yield found
                found = _Words(f"{name}:{at}")
        else:
            cells = line.split("\t")
            if len(cells) != 10:
                raise BadAnnotations("annotations-no-columns", name=name, line=at)
            if joined := _RANGE.fullmatch(cells[0]):
                skipped = int(joined[2])
            elif not cells[0].isdecimal() or int(cells[0]) <= skipped:
                continue
            tags = [*_MISC.findall(cells[9]), *[""] * len(LAYERS)][: len(LAYERS)]
            found.add(cells[1], tags, "SpaceAfter=No" not in cells[9])
    yield found


READER = AnnotationReader("conll", "CoNLL", _finds, _read)
