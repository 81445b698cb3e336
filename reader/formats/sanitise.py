"""Markup in, plain text out: the one importer of bleach.

bleach takes time that grows with the square of the nesting, so a linear scan goes first. It refuses what is
too large or too deep, drops scripts, comments and attributes, and leaves a handful of bare tags. bleach makes
a well-formed tree of these and escapes the rest; what it returns is turned into lines, without a tag.
"""

import html
import re
from collections import Counter

import bleach

from reader.errors import CodedError

MAX_LENGTH = 2 * 1024 * 1024
MAX_DEPTH = 256
MAX_ELEMENTS = 50_000
CAPTION_LEAD_IN = "Image caption "
BULLET = "• "

_ROUNDS = 4


class BadMarkup(CodedError, ValueError):  # noqa: N818 (it says what the markup is)
    """The markup cannot be read; `reason` says why and what to do."""


class MarkupTooLarge(BadMarkup):
    """It has too many characters or elements."""


class TooDeep(BadMarkup):
    """Its elements are nested too deep."""


_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CONTAINERS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "details",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "html",
        "main",
        "menu",
        "ol",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    ]
)
_BREAKS = frozenset(["br", "caption", "dd", "dt", "hr", "legend", "p", "tbody", "tfoot", "thead", "tr"])
_DROPPED = frozenset(
    [
        "aside",
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "head",
        "iframe",
        "nav",
        "noscript",
        "object",
        "select",
        "svg",
        "template",
        "video",
    ]
)
_CELLS = frozenset(("td", "th"))
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "embed",
        "figcaption",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "link",
        "mark",
        "marquee",
        "math",
        "meta",
        "option",
        "param",
        "picture",
        "q",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "sup",
        "script",
        "textarea",
        "time",
        "title",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_BLOCKS = _HEADINGS | _CONTAINERS | _BREAKS | {"li", "figcaption"}
_NESTING = _HEADINGS | _CONTAINERS | _DROPPED | {"figcaption"}
_KEPT = frozenset(("br", "li", "figcaption", "nav"))  # all that bleach gets to see

# A quotation mark opens a value after "=" alone; one that is never closed is an ordinary character.
_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|)|["'])*+"""
_TOKEN = re.compile(
    rf"""
      <!--(?:.*?(?:--!?>|\Z))
    | <!\[CDATA\[ | \]\]>
    | <(?P<raw>script|style|title|textarea|iframe|noembed|noframes)(?=[\s/>])
      .*?(?:</(?P=raw)(?=[\s/>])[^>]*+(?:>|\Z)|\Z)
    | <(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+){_ATTRIBUTES}(?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_REPEATED_BREAK = re.compile(r"<br>(?:\s*+<br>)++")
_OUTPUT = re.compile(r"<(/?)([a-z]+)>")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\uf8f0-\uf8f2\ufdd0-\ufdef\ufffe\uffff]")
# bleach spends most of its time on entities, so the three characters that need one travel in disguise.
_DISGUISED = str.maketrans("&<>", "\uf8f0\uf8f1\uf8f2")
_UNDISGUISED = str.maketrans("\uf8f0\uf8f1\uf8f2", "&<>")
_TAG_LIKE = re.compile(r"<(?=[a-zA-Z/!?])")
_KNOWN = "|".join(sorted(_BLOCKS | _DROPPED | _CELLS | _INLINE, key=len, reverse=True))
_HTML = re.compile(
    rf"<!doctype\s|<!--|<!\[CDATA\[|</?(?:{_KNOWN})(?=[\s/>])|&(?:nbsp|quot|amp|lt|gt|[lr]aquo|#\d{{2,6}}|#x[\da-f]{{2,5}});",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(_BLOCKS)})(?=[\s/>])", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Tell whether there is a tag, a comment or an entity of HTML in `text`."""
    return _HTML.search(text) is not None


def sanitise(markup: str) -> str:
    """Return the text of a page, one line for each paragraph, heading, list item, caption or break.

    List items begin with a bullet and figure captions with "Image caption". Scripts, styles, comments,
    templates, navigation and asides are gone with all that is in them. Nothing in the result looks like a
    tag, even where the markup was escaped twice. Raises TooLarge or TooDeep before bleach sees anything.
    """
    text = markup
    for _ in range(_ROUNDS):
        text = _text_of(text)
        if not _TAG_LIKE.search(text):
            return text
    return _TAG_LIKE.sub("", text)


def _text_of(markup: str) -> str:
    if len(markup) > MAX_LENGTH:
        raise MarkupTooLarge("page-too-many-characters", size=len(markup), most=MAX_LENGTH)
    reduced = _reduce(_CONTROLS.sub("", markup))
    cleaned = bleach.clean(reduced, tags=_KEPT, attributes={}, strip=True, strip_comments=True)
    return "\n".join(_lines(cleaned))


def _reduce(markup: str) -> str:
    """Return the markup with bare tags of `_KEPT` alone and its text in disguise. Linear."""
    if not _BLOCK_TAG.search(markup):
        markup = markup.replace("\n", "<br>")  # a text with a tag here and there
    out: list[str] = []
    open_elements: Counter[str] = Counter()
    at = 0
    for token in _TOKEN.finditer(markup):
        out.append(_plain(markup[at : token.start()]))
        at = token.end()
        if not token["name"]:
            continue
        name, closing = token["name"].lower(), bool(token["slash"])
        if name in _NESTING:
            if closing and not open_elements[name]:
                continue
            open_elements[name] += -1 if closing else 1
            if not closing and open_elements.total() > MAX_DEPTH:
                raise TooDeep("page-too-deep", most=MAX_DEPTH)
        out.append(_reduced_tag(name, closing))
    out.append(_plain(markup[at:]))
    reduced = _REPEATED_BREAK.sub("<br>", "".join(out))
    if (elements := reduced.count("<")) > MAX_ELEMENTS:
        raise MarkupTooLarge("page-too-many-elements", size=elements, most=MAX_ELEMENTS)
    return reduced


def _plain(text: str) -> str:
    return _CONTROLS.sub("", html.unescape(text)).translate(_DISGUISED)


def _reduced_tag(name: str, closing: bool) -> str:
    if name in _DROPPED:
        name = "nav"
    elif name in _CELLS:
        return " "
    elif (name in _BLOCKS and name not in _KEPT) or name == "br":
        return "<br>"
    elif name not in _KEPT:
        return ""
    return f"</{name}>" if closing else f"<{name}>"


def _lines(cleaned: str) -> list[str]:
    """Return the lines of what bleach gave back, in which the only tags are those of `_KEPT`."""
    lines: list[str] = []
    line: list[str] = []
    lead_in, dropped, at = "", 0, 0

    def end_line() -> None:
        nonlocal lead_in
        if text := _SPACES.sub(" ", "".join(line).translate(_UNDISGUISED)).strip():
            lines.append(text if text.startswith(lead_in) else lead_in + text)
            lead_in = ""
        line.clear()

    for tag in _OUTPUT.finditer(cleaned):
        if not dropped:
            line.append(cleaned[at : tag.start()])
        at = tag.end()
        closing, name = bool(tag[1]), tag[2]
        if name == "nav":
            dropped += -1 if closing else 1
            continue
        if dropped:
            continue
        end_line()
        if name != "br":
            lead_in = "" if closing else BULLET if name == "li" else CAPTION_LEAD_IN
    line.append(cleaned[at:])
    end_line()
    return lines
