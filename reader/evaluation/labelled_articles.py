"""Articles with labels on lines, names, quotations and words: tests/data/fresh/README.md has the form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from reader.arabic.document import ActorType, QuotationKind
from reader.formats.safe_xml import BadXml, xml_root
from reader.text.spans import Span

SECTIONS = (
    "politics",
    "security",
    "economy",
    "sport",
    "courts",
    "health",
    "science",
    "weather",
    "culture",
    "obituary",
)
STYLES = ("agency", "broadcaster", "newspaper")
LINE_KINDS = (
    "headline",
    "subhead",
    "paragraph",
    "caption",
    "credit",
    "byline",
    "dateline",
    "list_item",
)
_WITHIN = {
    "line": ("actor", "quote", "w"),
    "quote": ("actor", "quote", "w"),
    "actor": (),
    "w": (),
}
_ATTRIBUTES = {
    "article": ({"section", "style", "title"}, frozenset[str]()),
    "line": ({"kind"}, frozenset[str]()),
    "actor": ({"type"}, {"english", "same", "optional"}),
    "quote": ({"kind", "speaker"}, {"optional"}),
    "w": ({"gloss"}, {"clumsy"}),
}


class BadLabels(ValueError):  # noqa: N818 (it says what the file has)
    """A file is not of the form; the message names the file, its line and what is wrong, not its words."""


@dataclass(frozen=True, slots=True)
class LabelledLine:
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class LabelledActor:
    """A name where it stands; `english` are the accepted forms, if they are labelled.

    An `optional` one counts neither way.
    """

    span: Span
    type: ActorType
    english: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class LabelledQuotation:
    """What was said; `speakers` are the accepted forms of who says it, none where the text does not tell."""

    span: Span
    kind: QuotationKind
    speakers: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class LabelledWord:
    """A content word with the English that is `right` in this place, and what is passable (`clumsy`)."""

    span: Span
    right: tuple[str, ...]
    clumsy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article and its labels, in the order of the text; spans are code points of `text`."""

    name: str
    section: str
    style: str
    text: str
    lines: tuple[LabelledLine, ...]
    actors: tuple[LabelledActor, ...]
    quotations: tuple[LabelledQuotation, ...]
    words: tuple[LabelledWord, ...]


def articles_at(path: Path) -> list[LabelledArticle]:
    """Return the article of a file, or those of a folder by name. Raises BadLabels, or OSError."""
    files = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    if not files:
        raise BadLabels("no labelled article is in it")
    return [read_labelled_article(file.stem, file.read_bytes()) for file in files]


def read_labelled_article(name: str, data: bytes) -> LabelledArticle:
    """Return the article that `data` holds. Raises BadLabels."""
    try:
        root = xml_root(data)
    except BadXml as problem:
        raise BadLabels(f"{name}: no well-formed XML ({problem.__cause__ or 'too large'})") from problem
    return _ArticleReading(name).article(root)


class _ArticleReading:
    """One file on its way: the text so far, and the labels of it."""

    def __init__(self, name: str) -> None:
        self._name, self._line = name, 0
        self._text, self._length = [""], 0
        self._lines: list[LabelledLine] = []
        self._actors: list[LabelledActor] = []
        self._quotations: list[LabelledQuotation] = []
        self._words: list[LabelledWord] = []
        self._take: Mapping[str, Callable[[Element, Span], None]] = {
            "line": self._take_line,
            "actor": self._take_actor,
            "quote": self._take_quotation,
            "w": self._take_word,
        }

    def article(self, root: Element) -> LabelledArticle:
        self._insist(root.tag == "article", f"<{root.tag}> stands where <article> should")
        self._check_attributes(root)
        section = self._one_of(root, "section", SECTIONS)
        style = self._one_of(root, "style", STYLES)
        self._insist(not (root.text or "").strip(), "words stand outside of lines")
        for number, line in enumerate(root, 1):
            self._line = number
            self._insist(line.tag == "line", f"<{line.tag}> stands where <line> should")
            self._insist(not (line.tail or "").strip(), "words stand outside of lines")
            if number > 1:
                self._add("\n")
            self._read(line, ())
        self._insist(bool(self._lines), "there is no line")
        return LabelledArticle(
            self._name,
            section,
            style,
            "".join(self._text),
            tuple(self._lines),
            tuple(self._actors),
            tuple(self._quotations),
            tuple(self._words),
        )

    def _read(self, element: Element, around: tuple[Element, ...]) -> None:
        self._check_attributes(element)
        start = self._length
        self._add_words(element.text)
        for child in element:
            allowed = child.tag in _WITHIN[element.tag]
            self._insist(allowed, f"<{child.tag}> stands in <{element.tag}>")
            if child.tag == element.tag == "quote":
                fits = element.get("kind") != "direct" and child.get("kind") == "direct"
                self._insist(fits, "only a direct quotation stands in another, which is not direct")
            self._read(child, (*around, element))
            self._add_words(child.tail)
        span = Span(start, self._length)
        said = "".join(self._text)[start:]
        self._insist(bool(said) and said == said.strip(), f"<{element.tag}> is empty or ends in a blank")
        self._take[element.tag](element, span)

    def _take_line(self, line: Element, span: Span) -> None:
        self._lines.append(LabelledLine(self._one_of(line, "kind", LINE_KINDS), span))

    def _take_actor(self, actor: Element, span: Span) -> None:
        kind = ActorType(self._one_of(actor, "type", tuple(ActorType)))
        forms = self._forms(actor, "english") if "english" in actor.attrib else ()
        self._actors.append(LabelledActor(span, kind, forms, self._optional(actor)))

    def _take_quotation(self, quote: Element, span: Span) -> None:
        kind = QuotationKind(self._one_of(quote, "kind", tuple(QuotationKind)))
        speakers = self._forms(quote, "speaker") if quote.get("speaker") else ()
        self._quotations.append(LabelledQuotation(span, kind, speakers, self._optional(quote)))

    def _take_word(self, word: Element, span: Span) -> None:
        self._insist(len((word.text or "").split()) == 1, "a <w> holds more than one word")
        right = self._forms(word, "gloss")
        clumsy = self._forms(word, "clumsy") if "clumsy" in word.attrib else ()
        said = all(any(map(str.isalpha, form)) for form in (*right, *clumsy))
        self._insist(said, "a gloss of a <w> has no letters")
        self._words.append(LabelledWord(span, right, clumsy))

    def _forms(self, element: Element, name: str) -> tuple[str, ...]:
        forms = tuple(form.strip() for form in element.get(name, "").split("|"))
        self._insist(all(forms), f'an empty form in {name}="…" of <{element.tag}>')
        return forms

    def _optional(self, element: Element) -> bool:
        return element.get("optional") is not None and bool(self._one_of(element, "optional", ("yes",)))

    def _one_of(self, element: Element, name: str, known: tuple[str, ...]) -> str:
        value = element.get(name, "")
        self._insist(value in known, f'{name}="{value}" of <{element.tag}> is not known')
        return value

    def _check_attributes(self, element: Element) -> None:
        needed, more = _ATTRIBUTES[element.tag]
        given = set(element.attrib)
        self._insist(needed <= given, f"<{element.tag}> lacks {', '.join(sorted(needed - given))}")
        beyond = given - needed - more
        self._insist(not beyond, f"<{element.tag}> has an unknown {', '.join(sorted(beyond))}")

    def _add_words(self, words: str | None) -> None:
        self._insist("\n" not in (words or ""), "a line is broken")
        self._add(words or "")

    def _add(self, words: str) -> None:
        self._text.append(words)
        self._length += len(words)

    def _insist(self, holds: bool, complaint: str) -> None:
        if not holds:
            place = f"line {self._line}: " if self._line else ""
            raise BadLabels(f"{self._name}: {place}{complaint}")
