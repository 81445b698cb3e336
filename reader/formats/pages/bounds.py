"""Markup of any size and shape made safe to parse, in one linear scan.

What is too large or too deep is refused here. Parsers take time that grows with the square of an element's
attributes and of nested formatting, so both are cut down; scripts, styles and comments go. What is left has
no entity: the four characters that would need one travel in disguise, because bleach spends most of its time
on them.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from reader.errors import CodedError
from reader.formats.pages.elements import (
    IGNORED,
    INLINE,
    KEPT_ATTRIBUTES,
    NESTING,
    OTHER_BLOCKS,
    RENAMED,
    UNCOUNTED,
    VOID,
)
from reader.text.letters import ARABIC_LETTERS

MAX_LENGTH = 2 * 1024 * 1024
MAX_DEPTH = 256
MAX_ELEMENTS = 30_000
PICTURE = "#picture-"
RUN = "run"  # what an inline element is called in `data-element` where it follows another directly
KEPT_LINES = "pre-line"  # what an element is called whose style shows line feeds
FLOATS = "floats-beside"  # what an element is called whose style sets it beside the text
BACKGROUND = "data-background"  # where the picture is kept that an element has behind it
TOLD = "data-caption"  # where it is kept what a box of a page says of the picture in it
LOOKS = "data-looks"  # where it is kept how an element's words look: the words below
SLIGHT = frozenset(["em", "i", "small"])  # inline elements whose names are kept, for what they say of a line
LARGE = "large"
_SMALL = "small"
FORM_FIELD = "field"  # what a place to fill in is called in `data-element`

_SAID = SLIGHT | frozenset(["cite", "marquee", "time"])  # inline elements whose names are kept
_MAX_INLINE = 100
_MAX_OTHERS = 8  # attributes of one tag that are not in KEPT_ATTRIBUTES
_MAX_VALUE = 4000
_SOURCES = ("src", "data-src", "data-original")


class BadMarkup(CodedError, ValueError):  # noqa: N818 (it says what the markup is)
    """The markup cannot be read; `reason` says why and what to do."""


class MarkupTooLarge(BadMarkup):
    """It has too many characters or elements."""


class TooDeep(BadMarkup):
    """Its elements are nested too deep."""


@dataclass(frozen=True, slots=True)
class BoundedMarkup:
    """Markup in disguise, and what was taken out of it: the title, JSON-LD, pictures written into it.

    The picture of `src="#picture-3"` is `pictures[3]`, a data: address.
    """

    markup: str
    title: str
    linked_data: tuple[str, ...]
    pictures: tuple[str, ...]
    script_data: tuple[str, ...] = ()  # of scripts that are data, or begin with some


# These open one another without end, so how deep they are is counted.
# What may stand with an optional end tag is not counted: the parser closes it.

KNOWN_NAMES = NESTING | OTHER_BLOCKS | VOID | IGNORED | INLINE | {"iframe", "object", "option", "select"}

# A quotation mark opens a value after "=" alone; one that is never closed is an ordinary character.
_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|)|["'])*+"""
_TOKEN = re.compile(
    rf"""
      <!--(?:.*?(?:--!?>|\Z))
    | <!\[CDATA\[ | \]\]>
    | <(?P<raw>script|style|title|textarea|iframe|noembed|noframes)(?=[\s/>])
      (?P<raw_attributes>{_ATTRIBUTES})(?:>|\Z)
      (?P<content>.*?)(?:</(?P=raw)(?=[\s/>])[^>]*+(?:>|\Z)|\Z)
    | <(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")
_STATE = re.compile(r"\s*(?:window|self|globalThis)[.\[][^=;]{1,60}=\s*[{\[]")
_ARABIC = re.compile(rf"[{ARABIC_LETTERS}]|\\u06[0-9a-fA-F]{{2}}")
_DATA_LETTERS = 200  # Arabic ones in a script that is more than what a page does
_GOOD_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9-]*)?", re.ASCII)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ANCHOR, _LINK = (re.compile(rf"(?<![\w-]){name}\s*=", re.IGNORECASE) for name in ("name", "href"))
_BACKGROUNDS = frozenset(["data-bg", "data-background-image", "data-thumbnail"])
_MOMENTS = frozenset(["data-date", "data-datetime", "data-published", "data-time", "data-timestamp"])
_SAYING = frozenset(
    [
        *(
            "aria-label",
            "data-caption",
            "data-desc",
            "data-description",
            "data-footer",
            "data-elementor-lightbox-title",
            "data-image-caption",
            "data-lightbox-caption",
            "data-lightbox-title",
        ),
        *("data-lightbox-description", "data-sub-html", "data-title", "style", "title", *_BACKGROUNDS),
    ]
)
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]{0,40}?url\(\s*['\"]?([^'\")]{1,900})", re.IGNORECASE)
_LARGE_FONT = re.compile(
    r"font(?:-size)?\s*:[^;]{0,40}?(?<![\w.-])(?:(?:2[2-9]|[3-9]\d)(?:\.\d+)?px|(?:1[7-9]|[2-9]\d)pt|xx?-large"
    r"|(?:1\.[6-9]|[2-5])\d*(?:\.\d+)?r?em)",
    re.IGNORECASE,
)
_SMALL_FONT = re.compile(
    r"font-size\s*:\s*(?:(?:x{1,2}-)?small(?:er)?|(?:[6-9]|1[0-2])(?:\.\d+)?px|[5-9](?:\.\d+)?pt|0?\.[5-8]\d*r?em|[6-8]\d%)",
    re.IGNORECASE,
)
_LARGE_SIZE = re.compile(r"(?<![\w-])size\s*=\s*['\"]?\+?[5-7]", re.IGNORECASE)
_SMALL_SIZE = re.compile(r"(?<![\w-])size\s*=\s*['\"]?(?:-|[12]\b)", re.IGNORECASE)
_TAGS_SAID = re.compile(r"<[^>]*>?")
_FLOATING = re.compile(r"float\s*:\s*(?:left|right|inline)", re.IGNORECASE)
_LINES_KEPT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_SHORTCODE = re.compile(r"\[caption\b[^\]<]{0,300}\]([^\[]{1,2000})\[/caption\]")  # WordPress's, left there
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\uf8f0-\uf8f3\ufdd0-\ufdef\ufffe\uffff]")
_DISGUISED = str.maketrans('&<>"', "\uf8f0\uf8f1\uf8f2\uf8f3")
_UNDISGUISED = str.maketrans("\uf8f0\uf8f1\uf8f2\uf8f3", '&<>"')
_ESCAPED = str.maketrans({"\uf8f0": "&amp;", "\uf8f1": "&lt;", "\uf8f2": "&gt;", "\uf8f3": "&quot;"})
_BLOCK_TAG = re.compile(
    rf"</?(?:{'|'.join((NESTING | OTHER_BLOCKS | {'br'}) - {'a', 'label'})})(?=[\s/>])", re.IGNORECASE
)


def bound_page(markup: str) -> BoundedMarkup:
    """Return the markup with few attributes and without what no reader sees. Linear.

    Raises MarkupTooLarge or TooDeep. A text with a tag here and there keeps its lines.
    """
    if len(markup) > MAX_LENGTH:
        raise MarkupTooLarge("page-too-many-characters", size=len(markup), most=MAX_LENGTH)
    markup = _CONTROLS.sub("", markup)
    if "[caption" in markup:
        markup = _SHORTCODE.sub(r"<figure>\1</figure>", markup)
    if not _BLOCK_TAG.search(markup):
        markup = markup.replace("\n", "<br>")
    return _Scan().of(markup)


def undisguised(text: str) -> str:
    """Return the text with `&`, `<`, `>` and the quotation mark as they were."""
    return text.translate(_UNDISGUISED)


def escaped(markup: str) -> str:
    """Return disguised markup with entities, as any parser can read it."""
    return markup.translate(_ESCAPED)


class _Scan:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._open: Counter[str] = Counter()
        self._inline: list[bool] = []  # which of the inline elements that are open were written
        self._written = 0  # how many of them
        self._behind = ""  # the inline element that has just ended
        self._in_link: int | None = None  # how many blocks have begun in the link that is open
        self._elements = 0
        self._title = ""
        self._linked_data: list[str] = []
        self._pictures: list[str] = []
        self._script_data: list[str] = []
        self._shown: list[bool] = []  # which of the templates that are open

    def of(self, markup: str) -> BoundedMarkup:
        at = 0
        for token in _TOKEN.finditer(markup):
            self._out.append(_resolved(markup[at : token.start()]))
            self._behind = self._behind if at == token.start() else ""
            at = token.end()
            if token["raw"]:
                self._raw(token["raw"].lower(), token["raw_attributes"], token["content"])
            elif token["name"]:
                self._tag(token["name"].lower(), bool(token["slash"]), token["attributes"])
        self._out.append(_resolved(markup[at:]))
        return BoundedMarkup(
            "".join(self._out),
            self._title,
            tuple(self._linked_data),
            tuple(self._pictures),
            tuple(self._script_data),
        )

    def _raw(self, name: str, attributes: str, content: str) -> None:
        if name == "title" and not self._title:
            self._title = html.unescape(content)[:_MAX_VALUE]
        elif name == "script" and "ld+json" in attributes.lower():
            self._linked_data.append(content)
        elif name == "script" and ("json" in attributes.lower() or _has_data(content)):
            self._script_data.append(content)

    def _tag(self, name: str, closing: bool, attributes: str) -> None:
        name = self._shadow(name, closing, attributes) if name == "template" else name
        behind, self._behind = self._behind, name if closing and (name in INLINE or name == "a") else ""
        name = RENAMED.get(name, name)
        if name == "input" and "hidden" not in attributes.lower():
            self._write(f'<span data-element="{FORM_FIELD}"></span>')
        if name in IGNORED or not _GOOD_NAME.fullmatch(name):
            return
        if name in VOID:
            if not closing:
                self._start(name, attributes)
        elif name in NESTING or name in OTHER_BLOCKS:
            self._block(name, closing, attributes)
        else:
            self._span(name, closing, attributes, behind)

    def _shadow(self, name: str, closing: bool, attributes: str) -> str:
        """Return what a template is called: one that browsers show is a box."""
        if not closing:
            self._shown.append("shadowroot" in attributes.lower())
            return "div" if self._shown[-1] else name
        return "div" if self._shown and self._shown.pop() else name

    def _block(self, name: str, closing: bool, attributes: str) -> None:
        if name == "a" and not closing and _ANCHOR.search(attributes) and not _LINK.search(attributes):
            return  # a place to be led to, which often has no end
        counted = name in NESTING - UNCOUNTED
        if counted and closing and not self._open[name]:
            return
        self._close_link(name, closing)
        if counted:
            self._open[name] += -1 if closing else 1
            if not closing and self._open.total() > MAX_DEPTH:
                raise TooDeep("page-too-deep", most=MAX_DEPTH)
        if closing:
            self._out.append(f"</{name}>")
        else:
            self._start(name, attributes)

    def _close_link(self, name: str, closing: bool) -> None:
        """End a link that was never closed with the block it stands in; parsers would go on with it."""
        if name == "a":
            self._in_link = None if closing else 0
        elif self._in_link is not None:
            if closing and self._in_link == 0:
                self._out.append("</a>")
                self._in_link = None
            else:
                self._in_link += -1 if closing else 1

    def _span(self, name: str, closing: bool, attributes: str, behind: str) -> None:
        """Write an inline element as a span, or its own name if it is one of the page's own making.

        One that says nothing about itself, or stands too deep, is not written; but one is that begins
        directly `behind` another, if that looks otherwise or both are spans.
        """
        if closing:
            if self._inline and self._inline.pop():
                self._written -= 1
                self._out.append("</span>")
            return
        if attributes.endswith("/"):
            return
        name = "small" if _is_small_print(name, attributes) else name
        kept = self._kept(name, attributes)
        runs_on = bool(behind) and (behind != name or (name == "span" and not kept))
        runs_on = runs_on and (behind != "a" or name == "span")
        written = bool(kept or "-" in name or runs_on or name in _SAID) and self._written < _MAX_INLINE
        self._inline.append(written)
        self._written += written
        if written:
            own = f' data-element="{name}"' if "-" in name or name in _SAID else ""
            own = f' data-element="{RUN}"' if runs_on and (not own or name in SLIGHT) else own
            self._write(f"<span{own}{kept}>")

    def _start(self, name: str, attributes: str) -> None:
        self._write(f"<{name}{self._kept(name, attributes)}>")

    def _write(self, tag: str) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise MarkupTooLarge("page-too-many-elements", size=self._elements, most=MAX_ELEMENTS)
        self._out.append(tag)

    def _kept(self, name: str, attributes: str) -> str:
        found: dict[str, str] = {}
        said: dict[str, str] = {}  # by attributes that are not kept themselves
        others = 0
        for match in _ATTRIBUTE.finditer(attributes):
            key = match[1].lower()
            if key in found or not _GOOD_NAME.fullmatch(key):
                continue
            value = html.unescape(match[2] or match[3] or match[4] or "")
            if key in _SAYING:
                said[key] = (
                    value[:_MAX_VALUE] if key in _BACKGROUNDS else _TAGS_SAID.sub(" ", value[:_MAX_VALUE])
                )
            if key in _MOMENTS and value.strip():
                key = "datetime"
            if key == "style":
                key = "hidden" if _NOT_SHOWN.search(value) else key
            if key not in KEPT_ATTRIBUTES:
                others += 1
                if others > _MAX_OTHERS or key.startswith(("data-", "aria-")):
                    continue
            found[key] = self._address(value) if key in _SOURCES else value[:_MAX_VALUE]
        _add_looks(name, found, said, name == "font" and _LARGE_SIZE.search(attributes) is not None)
        _add_said(name, found, said)
        return "".join(f' {key}="{disguised(value)}"' for key, value in found.items())

    def _address(self, source: str) -> str:
        if not source.lstrip().lower().startswith("data:image/"):
            return source[:_MAX_VALUE]
        self._pictures.append(source.strip())
        return f"{PICTURE}{len(self._pictures) - 1}"


def _is_small_print(name: str, attributes: str) -> bool:
    """Tell whether an inline element sets its words in small letters."""
    pattern = {"font": _SMALL_SIZE, "span": _SMALL_FONT}.get(name)
    return pattern is not None and pattern.search(attributes) is not None


def _add_looks(name: str, found: dict[str, str], said: dict[str, str], is_large: bool) -> None:
    """Keep the picture that an element shows behind its words, and whether these are large, or all small."""
    style = said.get("style", "")
    behind = _BACKGROUND.search(style)
    later = [said.pop(key) for key in _BACKGROUNDS & said.keys()]
    source = behind[1] if behind else next(iter(later), "")
    if source.strip():
        found[BACKGROUND] = source
    if is_large or _LARGE_FONT.search(style):
        found[LOOKS] = LARGE
    elif name in ("p", "div") and _SMALL_FONT.search(style):
        found[LOOKS] = _SMALL


def _add_said(name: str, found: dict[str, str], said: dict[str, str]) -> None:
    """Give an element a name for line feeds that its style shows, a picture its description.

    What RDFa says of an element of the page is what microdata would say.
    """
    if name not in ("meta", "link") and (stated := found.get("property", "")) and "itemprop" not in found:
        found["itemprop"] = " ".join(one.rpartition(":")[2] for one in stated.split())
    style = said.pop("style", "")
    for pattern, called in ((_LINES_KEPT, KEPT_LINES), (_FLOATING, FLOATS)):
        if pattern.search(style):
            found["class"] = f"{found.get('class', '')} {called}"
    if name not in ("a", "img") and said.get("data-caption", "").strip():
        found[TOLD] = said["data-caption"]
    described = next((value for value in said.values() if value.strip()), "")
    if described and name in ("a", "img"):
        shown = "alt" if name == "img" else "title"
        found[shown] = found.get(shown, "").strip() or described


def _has_data(script: str) -> bool:
    """Tell whether a script begins with a state of the page, or has more Arabic than a page's doings need."""
    found = islice(_ARABIC.finditer(script), _DATA_LETTERS)
    return _STATE.match(script) is not None or sum(1 for _ in found) == _DATA_LETTERS


def disguised(text: str) -> str:
    """Return text with nothing in it that a parser would heed; it has no entities, or they are meant."""
    return _CONTROLS.sub("", text).translate(_DISGUISED)


def _resolved(text: str) -> str:
    return disguised(html.unescape(text) if "&" in text else text)
