"""What counts as text in the body of a Word file: what its reader sees once all changes are accepted.

Inserted and moved words, content controls, smart tags, links and the results of fields count; deleted words,
the codes of fields, and what is written twice for older programs do not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.formats.readers.document_lines import DocumentHeads, DocumentLines, unwrapped
from reader.formats.readers.word_styles import CONTENTS, W, WordStyles
from reader.formats.reading import Surrounding

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_PAINTED = "{urn:schemas-microsoft-com:vml}textpath"  # words as a shape: WordArt
_BOX = f"{W}txbxContent"
_ALTERNATIVES = f"{_CHOICES}AlternateContent"

# Elements that hold words or paragraphs and are nothing themselves.
_TRANSPARENT = frozenset(
    [
        *(W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple")),
        *(W + name for name in ("customXml", "bdo", "dir", "r", "ruby", "rubyBase")),
        f"{_CHOICES}Choice",
        f"{_CHOICES}Fallback",
    ]
)

Pictures = Callable[[str], bytes | None]


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph holds: words between its line breaks, and what hangs on it."""

    pieces: list[str] = field(default_factory=lambda: [""])
    deleted: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    drawings: list[Any] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    codes: list[bool] = field(default_factory=list)  # of each open field, whether its code is being written

    def add(self, words: str) -> None:
        if not any(self.codes):
            self.pieces[-1] += words
        elif words.strip():
            self.hidden.append(words)


class WordBody:
    """Reads the body of a file into lines; afterwards it knows which notes and comments stand where.

    `pictures` gives the bytes of a picture by its relation. `notes` are ("footnotes" or "endnotes", id) in
    the order of the text; `comments` tells the number of the line that each comment was made at.
    """

    def __init__(self, lines: DocumentLines, styles: WordStyles, pictures: Pictures) -> None:
        self.lines = lines
        self.notes: list[tuple[str, str]] = []
        self.comments: dict[str, int] = {}
        self.has_foreign_parts = False
        self._styles = styles
        self._pictures = pictures
        self._joined: list[str] = []  # words of a paragraph whose end was deleted: it goes on in the next
        self._moved: list[str] = []
        self._heads = DocumentHeads()
        self._base = 0  # lines before the cell that is being read

    def read(self, body: Any) -> None:
        """Add everything in an element: the body, a note, a heading of pages. Raises Unreadable."""
        self._blocks(body)
        self._end_paragraph()
        self._say_moved()

    def _block(self, element: Any) -> None:
        if element.tag == f"{W}p":
            found = _Paragraph()
            _collect(element, found)
            self._write(found, element.find(f"{W}pPr"))
        elif element.tag == f"{W}tbl":
            self._table(element)
        elif element.tag == f"{W}sdt":
            self._control(element)
        elif element.tag == _ALTERNATIVES:
            self._blocks(_chosen(element))
        elif element.tag in _TRANSPARENT:
            self._blocks(element)
        elif element.tag in (f"{W}del", f"{W}moveFrom"):
            self.lines.leave_out(_all_words(element), Surrounding.DELETED)
        elif element.tag == f"{W}altChunk":
            self.has_foreign_parts = True
        else:
            self.lines.leave_out(_all_words(element), Surrounding.UNCERTAIN)

    def _blocks(self, elements: Any) -> None:
        for element in elements:
            self._block(element)

    def _control(self, element: Any) -> None:
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        if _prompts(element):
            self.lines.leave_out(_all_words(content), Surrounding.HIDDEN)
        else:
            self._blocks(content)

    def _table(self, table: Any) -> None:
        self._end_paragraph()
        for row in _parts(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.lines.leave_out(_all_words(row), Surrounding.DELETED)
            else:
                self.lines.write_row([self._apart(cell) for cell in _parts(row, f"{W}tc")])

    def _apart(self, element: Any) -> DocumentLines:
        """Read an element into lines of its own."""
        whole, base = self.lines, self._base
        self.lines, self._base = DocumentLines(), base + len(whole.lines)
        try:
            self._blocks(element)
            self._end_paragraph()
            return self.lines
        finally:
            self.lines, self._base = whole, base

    def _write(self, found: _Paragraph, properties: Any) -> None:
        kind = self._styles.kind(properties)
        self._hang(found)
        pieces = [*self._joined[:-1], "".join(self._joined[-1:]) + found.pieces[0], *found.pieces[1:]]
        self._joined = []
        if properties is not None and _is_end_deleted(properties):
            self._joined = pieces
        elif kind == CONTENTS:
            self.lines.leave_out(" ".join(pieces), Surrounding.MENU)
        else:
            for line in self._heads.lines(pieces, kind):
                self.lines.write(*line)
        for box in found.boxes:
            self._end_paragraph()
            self._blocks(box)

    def _end_paragraph(self) -> None:
        """Write a paragraph whose end was deleted where no other follows that it could go on in."""
        pieces, self._joined = self._joined, []
        for line in unwrapped(pieces):
            self.lines.write(line)

    def _hang(self, found: _Paragraph) -> None:
        """Note what is left out of a paragraph, its pictures, and what it refers to."""
        self.lines.leave_out(" ".join(found.deleted), Surrounding.DELETED)
        self.lines.leave_out(" ".join(found.hidden), Surrounding.HIDDEN)
        self.lines.leave_out(" ".join(found.unknown), Surrounding.UNCERTAIN)
        self._moved += found.moved
        for identity in found.comments:
            self.comments.setdefault(identity, self._base + len(self.lines.lines))
        self.notes += found.notes
        for drawing in found.drawings:
            self._draw(drawing)

    def _draw(self, drawing: Any) -> None:
        said = next(drawing.iter(f"{_PLACING}docPr"), None)
        words = (said.get("descr") or "") if said is not None else ""
        for painted in drawing.iter(_PAINTED):
            self.lines.leave_out(painted.get("string") or "", Surrounding.UNCERTAIN)
        for picture in _inside(drawing, (f"{_DRAWING}blip", _OLD_PICTURE)):
            name = picture.get(f"{_RELATIONS}embed") or picture.get(f"{_RELATIONS}id")
            if name and (data := self._pictures(name)):
                self.lines.draw(data, words)

    def _say_moved(self) -> None:
        """Say which words were moved away and did not arrive anywhere."""
        whole = "".join("".join(self.lines.lines).split())
        for words in self._moved:
            if "".join(words.split()) not in whole:
                self.lines.leave_out(words, Surrounding.DELETED)
        self._moved = []


def _collect(element: Any, found: _Paragraph) -> None:
    """Add what is in a paragraph's element to what was found before it."""
    for one in element:
        tag = one.tag
        if tag in _APART:
            _APART[tag](one, found)
        elif tag == f"{W}r" and _is_hidden(one):
            found.hidden.append(_all_words(one))
        elif tag == _ALTERNATIVES:
            _collect(_chosen(one), found)
        elif tag in _TRANSPARENT or str(tag).startswith(_MATHS):
            _collect(one, found)
        elif words := _all_words(one):
            found.unknown.append(words)


def _collect_control(control: Any, found: _Paragraph) -> None:
    content = control.find(f"{W}sdtContent")
    if content is None:
        return
    if _prompts(control):
        found.hidden.append(_all_words(content))
    else:
        _collect(content, found)


def _collect_drawing(drawing: Any, found: _Paragraph) -> None:
    found.drawings.append(drawing)
    found.boxes.extend(_inside(drawing, (_BOX,)))


_APART: dict[str, Callable[[Any, _Paragraph], None]] = {
    f"{W}t": lambda one, found: found.add(one.text or ""),
    f"{_MATHS}t": lambda one, found: found.add(one.text or ""),
    f"{W}tab": lambda one, found: found.add(" "),
    f"{W}ptab": lambda one, found: found.add(" "),
    f"{W}sym": lambda one, found: found.add(" "),
    f"{W}noBreakHyphen": lambda one, found: found.add("-"),
    f"{W}br": lambda one, found: found.pieces.append(""),
    f"{W}cr": lambda one, found: found.pieces.append(""),
    f"{W}sdt": _collect_control,
    f"{W}del": lambda one, found: found.deleted.append(_all_words(one)),
    f"{W}moveFrom": lambda one, found: found.moved.append(_all_words(one)),
    f"{W}fldChar": lambda one, found: _turn_field(one.get(f"{W}fldCharType"), found.codes),
    f"{W}drawing": _collect_drawing,
    f"{W}pict": _collect_drawing,
    f"{W}object": _collect_drawing,
    f"{W}footnoteReference": lambda one, found: found.notes.append(("footnotes", one.get(f"{W}id") or "")),
    f"{W}endnoteReference": lambda one, found: found.notes.append(("endnotes", one.get(f"{W}id") or "")),
    f"{W}commentReference": lambda one, found: found.comments.append(one.get(f"{W}id") or ""),
}


def _prompts(control: Any) -> bool:
    """Tell whether a content control still shows its prompt, which is no word of anybody's."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _turn_field(what: str | None, codes: list[bool]) -> None:
    if what == "begin":
        codes.append(True)
    elif what == "separate" and codes:
        codes[-1] = False
    elif what == "end" and codes:
        codes.pop()


def _chosen(alternatives: Any) -> Any:
    """Return the version that today's programs show, of what is written twice; the older if it is empty."""
    versions = [one for one in alternatives if one.tag in (f"{_CHOICES}Choice", f"{_CHOICES}Fallback")]
    return next((one for one in versions if len(one)), [])


def _inside(drawing: Any, tags: tuple[str, ...]) -> Iterator[Any]:
    """Yield the elements of a drawing that have these tags, each once; what is in a text box is the box's."""
    for one in _chosen(drawing) if drawing.tag == _ALTERNATIVES else drawing:
        if one.tag in tags:
            yield one
        elif one.tag != _BOX:
            yield from _inside(one, tags)


def _parts(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows or cells in an element, through what only wraps them."""
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag == f"{W}sdt" or one.tag in _TRANSPARENT:
            yield from _parts(one, tag)


def _is_end_deleted(properties: Any) -> bool:
    return any(properties.find(f"{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val") not in ("0", "false", "off")


def _all_words(element: Any) -> str:
    """Return all words in an element, deleted ones too, without any look at what they are."""
    return "".join(one.text or "" for one in element.iter(f"{W}t", f"{W}delText"))
