"""OpenDocument texts: their paragraphs as they read today, with what is left out of them.

The library for these files (odfdo) opens only faultless packages and puts notes and remarks into the text, so
the tree is read here.
"""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reader.errors import Reason
from reader.formats.given import bounded, opened_archive
from reader.formats.readers.document_lines import DocumentHeads, DocumentLines
from reader.formats.readers.word_styles import kind_of_style
from reader.formats.reading import ExtractedText, Surrounding, Unreadable
from reader.formats.safe_xml import BadXml, local_name, xml_root

_MOST_BYTES = 40 * 1024 * 1024
_HEADINGS = ("header", "header-left", "header-first")
_FOOTINGS = ("footer", "footer-left", "footer-first")
_CAPTIONS = ("illustration", "figure", "drawing", "caption")
_INDEXES = ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index")
_DRAWINGS = ("frame", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "g")
_ROWS = ("table-header-rows", "table-rows", "table-row-group")
_DROPPED = ("forms", "sequence-decls", "variable-decls", "user-field-decls", "tracked-changes", "script")
_SILENT = ("creator-initials", "sender-initials", "note-citation", "ruby-text", "script")
_FACTS = "{http://purl.org/dc/elements/1.1/}"  # who made a remark or a change, and when
_DEEPEST = 12  # styles that are based on one another


def read_odt(data: bytes) -> ExtractedText:
    """Return the text of an .odt file: its title or first line is the headline. Raises Unreadable.

    Notes stand after the text; heads and feet of pages, remarks, deleted and hidden words are left out.
    """
    with opened_archive(data) as archive:
        content = _part(archive, "content.xml")
        styles = _part(archive, "styles.xml", is_needed=False)

        def picture(name: str) -> bytes | None:
            known = name.removeprefix("./") in archive.namelist()
            return bounded(archive, name.removeprefix("./"), _MOST_BYTES) if known else None

        reader = _OpenDocument(content, styles, picture)
        found = reader.read()
    if not found.text:
        raise Unreadable("document-empty")
    return found


def _part(archive: zipfile.ZipFile, name: str, is_needed: bool = True) -> Element:
    if name not in archive.namelist():
        if is_needed:
            raise Unreadable("open-document-damaged")
        return Element(name)
    try:
        return xml_root(bounded(archive, name, _MOST_BYTES))
    except BadXml:
        raise Unreadable("open-document-damaged") from None


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph holds: words between its line breaks, and what hangs on it."""

    pieces: list[str] = field(default_factory=lambda: [""])
    drawings: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    left_out: list[tuple[str, Surrounding]] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        self.pieces[-1] += words or ""


_PLAIN: dict[str, Callable[[_Paragraph, Element], None]] = {
    "s": lambda found, _: found.add(" "),
    "tab": lambda found, _: found.add(" "),
    "line-break": lambda found, _: found.pieces.append(""),
    "note": lambda found, one: found.notes.append(one),
    **dict.fromkeys(_DRAWINGS, lambda found, one: found.drawings.append(one)),
}


class _OpenDocument:
    def __init__(self, content: Element, styles: Element, picture: Callable[[str], bytes | None]) -> None:
        self._content, self._styles, self._picture = content, styles, picture
        self._bases = {**_bases(styles), **_bases(content)}
        self._hidden = _hidden_styles(styles) | _hidden_styles(content)
        self._deleted = dict(_deletions(content))
        self._lines = DocumentLines()
        self._notes: list[Element] = []
        self._heads = DocumentHeads()

    def read(self) -> ExtractedText:
        self._leave_out_pages(_HEADINGS)
        body = next((one for one in self._content.iter() if local_name(one) == "body"), self._content)
        self._blocks(body, "")
        notes = self._notes
        for note in notes:
            self._blocks(note, "")
        self._leave_out_pages(_FOOTINGS)
        for words in self._deleted.values():
            self._lines.leave_out(words, Surrounding.DELETED)
        return self._lines.extracted(remarks=(Reason("document-notes-last"),) if notes else ())

    def _leave_out_pages(self, names: tuple[str, ...]) -> None:
        found = (" ".join(_words(one).split()) for one in self._styles.iter() if local_name(one) in names)
        for words in dict.fromkeys(found):
            if any(map(str.isalpha, words)):
                self._lines.leave_out(words, Surrounding.FOOT)

    def _blocks(self, element: Element, kind: str) -> None:
        for one in element:
            self._block(one, kind)

    def _block(self, element: Element, kind: str) -> None:
        if _attribute(element, "display") == "none":  # of a section
            self._lines.leave_out(_words(element), Surrounding.HIDDEN)
        else:
            self._shown_block(element, kind)

    def _shown_block(self, element: Element, kind: str) -> None:
        name = local_name(element)
        if name in ("p", "h"):
            self._paragraph(element, "subhead" if name == "h" else kind)
        elif name in ("list-item", "list-header"):
            self._blocks(element, "list_item" if name == "list-item" else kind)
        elif name == "table":
            self._table(element)
        elif name in _INDEXES:
            self._lines.leave_out(_words(element), Surrounding.MENU)
        elif name in _DRAWINGS:
            self._drawing(element)
        elif name == "change":
            self._lines.leave_out(
                self._deleted.pop(_attribute(element, "change-id"), ""), Surrounding.DELETED
            )
        elif name and name not in _DROPPED:
            self._blocks(element, kind)

    def _paragraph(self, element: Element, kind: str) -> None:
        found = _Paragraph()
        self._collect(element, found)
        kind = self._kind(element, kind)
        if self._is_hidden(element):
            found.left_out.append((" ".join(found.pieces), Surrounding.HIDDEN))
            found.pieces = [""]
        for words, what in found.left_out:
            self._lines.leave_out(words, what)
        self._notes += found.notes
        for line in self._heads.lines(found.pieces, kind):
            self._lines.write(*line)
        for drawing in found.drawings:
            self._drawing(drawing)

    def _kind(self, element: Element, kind: str) -> str:
        """Return what the style says that a paragraph is, else this kind."""
        style = _attribute(element, "style-name")
        for one in self._with_bases(style):
            name = one.lower()
            kind = "caption" if name in _CAPTIONS else kind_of_style(name.replace("_20_", " ")) or kind
            if kind not in ("", "list_item"):
                break
        return kind

    def _with_bases(self, style: str) -> Iterator[str]:
        for _ in range(_DEEPEST):
            if not style:
                return
            yield style
            style = self._bases.get(style, "")

    def _collect(self, element: Element, found: _Paragraph) -> None:
        """Add the words of a paragraph or a part of one."""
        found.add(element.text)
        for one in element:
            self._collect_one(one, local_name(one), found)
            found.add(one.tail)

    def _collect_one(self, one: Element, name: str, found: _Paragraph) -> None:
        if name in _PLAIN:
            _PLAIN[name](found, one)
        elif name == "annotation":
            found.left_out.append((_words(one), Surrounding.REMARK))
        elif name == "change":
            found.left_out.append((self._deleted.pop(_attribute(one, "change-id"), ""), Surrounding.DELETED))
        elif name == "span" and self._is_hidden(one):
            found.left_out.append((_words(one), Surrounding.HIDDEN))
        elif not _is_silent(one):
            self._collect(one, found)

    def _is_hidden(self, element: Element) -> bool:
        return any(style in self._hidden for style in self._with_bases(_attribute(element, "style-name")))

    def _drawing(self, drawing: Element) -> None:
        """Read what is drawn: pictures, and text boxes, which often hold a picture and its caption."""
        said = " ".join(_words(one) for one in drawing if local_name(one) in ("title", "desc"))
        images = (self._picture(_attribute(one, "href")) for one in drawing if local_name(one) == "image")
        if data := next(filter(None, images), None):
            self._lines.draw(data, said)
        for one in drawing:
            if local_name(one) in (*_DRAWINGS, "text-box"):
                self._drawing(one)
            elif local_name(one) not in ("title", "desc", "image"):
                self._block(one, "")

    def _table(self, table: Element) -> None:
        for row in _parts(table, "table-row", _ROWS):
            self._lines.write_row([self._apart(cell) for cell in _parts(row, "table-cell", ())])

    def _apart(self, element: Element) -> DocumentLines:
        """Read an element into lines of its own."""
        whole, self._lines = self._lines, DocumentLines()
        try:
            self._blocks(element, "")
            return self._lines
        finally:
            self._lines = whole


def _parts(element: Element, name: str, wrapped_in: tuple[str, ...]) -> Iterator[Element]:
    for one in element:
        if local_name(one) == name:
            yield one
        elif local_name(one) in wrapped_in:
            yield from _parts(one, name, wrapped_in)


def _attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without the namespace; empty if it is not there."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _words(element: Element) -> str:
    """Return all words in an element, without any look at what they are."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        name = local_name(one)
        if not _is_silent(one):
            yield from _pieces(one)
        yield " " if name in ("p", "h", "s", "tab", "line-break") else ""
        yield one.tail or ""


def _is_silent(element: Element) -> bool:
    name = local_name(element)
    return not name or name in _SILENT or element.tag.startswith(_FACTS)


def _bases(root: Element) -> dict[str, str]:
    """Return for each style of paragraphs or words the one that it is based on."""
    styles = (one for one in root.iter() if local_name(one) == "style")
    return {_attribute(one, "name"): _attribute(one, "parent-style-name") for one in styles}


def _hidden_styles(root: Element) -> set[str]:
    return {
        _attribute(one, "name")
        for one in root.iter()
        if local_name(one) == "style" and any(_attribute(part, "display") == "none" for part in one)
    }


def _deletions(content: Element) -> Iterator[tuple[str, str]]:
    """Yield (identity, words) for each change that took words away."""
    for region in content.iter():
        if local_name(region) != "changed-region":
            continue
        words = " ".join(_words(part) for part in region if local_name(part) == "deletion")
        yield _attribute(region, "id"), words
