"""Markup cleaned: nothing that could run, load or hide comes through. The one importer of bleach.

bleach takes time that grows with the square of the nesting, so the markup is bounded first
(`reader.formats.pages.bounds`), and what bleach gets is the tree that a parser made of it, without what
nobody sees. What it gives back has the tags, attributes and protocols that are listed here and no others;
only that is read.
"""

import re

import bleach

from reader.formats.pages.blocks import BULLET, PageBlock
from reader.formats.pages.bounds import BACKGROUND, KNOWN_NAMES, LOOKS, TOLD, BadMarkup, bound_page, disguised
from reader.formats.pages.captions import blocks_of
from reader.formats.pages.parsing import Element, parse

__all__ = ["BadMarkup", "clean_page", "looks_like_html", "sanitise", "without_tags"]

TAGS = frozenset(
    [
        "a",
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "img",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "span",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = {
    "*": [
        "aria-describedby",
        "aria-hidden",
        "aria-labelledby",
        "class",
        "content",
        LOOKS,
        TOLD,
        "datetime",
        "hidden",
        "id",
        "itemprop",
        "itemtype",
        "role",
    ],
    "a": ["href", "rel", "title"],
    "figure": ["aria-label"],
    "img": ["alt", "data-src", "src", "width"],
    "span": ["data-element", "title"],
}
PROTOCOLS = frozenset(["http", "https", "mailto"])

_VOID = frozenset(["br", "hr", "img", "link", "meta"])
_ROOTS = frozenset(["html", "body"])
_FALLBACKS = frozenset(["audio", "canvas", "noscript", "video"])  # shown where something else cannot be
_ADDRESSES = frozenset(["data-src", "href", "src"])
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\ufffd]+")
_ROUNDS = 4
_TAG_LIKE = re.compile(r"<(?=[a-zA-Z/!?])")
_KNOWN = "|".join(sorted(KNOWN_NAMES, key=len, reverse=True))
_HTML = re.compile(
    rf"<!doctype\s|<!--|<!\[CDATA\[|</?(?:{_KNOWN})(?=[\s/>])|&(?:nbsp|quot|apos|amp|lt|gt|[lr]aquo|[lr][sd]quo|[nm]dash|hellip|shy|zwn?j|lrm|rlm|#\d{{2,6}}|#x[\da-f]{{2,5}});",
    re.IGNORECASE,
)
# Of the blocks of a pasted piece of a page, these are not what anybody copied it for.
_SKIPPED = frozenset(["aside", "button", "dialog", "menu", "nav"])


def looks_like_html(text: str) -> bool:
    """Tell whether there is a tag, a comment or an entity of HTML in `text`."""
    return _HTML.search(text) is not None


def clean_page(page: Element) -> str:
    """Return the body of a parsed page as markup that has only what the lists allow, its text in disguise."""
    markup: str = bleach.clean(
        _written(page),
        tags=TAGS,
        attributes=_is_allowed,
        protocols=PROTOCOLS,
        strip=True,
        strip_comments=True,
    )
    return markup


def _is_allowed(tag: str, name: str, value: str) -> bool:
    """Tell whether an attribute may stay: by the lists, and by where it leads.

    bleach by itself takes `javascript:123` for a machine and its port.
    """
    if name in _ADDRESSES and (scheme := _SCHEME.match(_UNSEEN.sub("", value).lower())):
        return name in ATTRIBUTES.get(tag, ()) and scheme[1] in PROTOCOLS
    return name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(tag, ())


def sanitise(markup: str) -> str:
    """Return the text of a piece of a page, one line for each paragraph, heading, item, row or break.

    List items begin with a bullet, the cells of a row are kept apart. Scripts, styles, comments, templates,
    navigation, asides and what is hidden are gone with all that is in them. Nothing in the result looks like
    a tag, even where the markup was escaped twice. Raises BadMarkup before bleach sees anything.
    """
    text = markup
    for _ in range(_ROUNDS):
        body = parse(clean_page(parse(bound_page(text).markup)))
        text = "\n".join(_line(block) for block in blocks_of(body) if _is_copied(block))
        if not _TAG_LIKE.search(text):
            return text
    return _TAG_LIKE.sub("", text)


def without_tags(text: str) -> str:
    """Return one line of a page with nothing in it that looks like a tag."""
    return " ".join(sanitise(text).split()) if _TAG_LIKE.search(text) else text


def _line(block: PageBlock) -> str:
    return (BULLET if block.kind == "list_item" else "") + block.text


def _is_copied(block: PageBlock) -> bool:
    return not (block.hidden or block.is_alt or any(one.tag in _SKIPPED for one in block.place.ancestors()))


def _written(page: Element) -> str:
    """Return a tree as markup for bleach: the body, one flat string. What is in the head is not in it."""
    out: list[str] = []
    waiting: list[Element | str] = [page]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            out.append(one)
        elif one.tag != "head":
            name = "div" if one.tag in _FALLBACKS else one.tag
            hidden = {"hidden": ""} if one.tag in _FALLBACKS else {}
            if name not in _ROOTS:
                out.append(_start_tag(name, one.attributes | hidden))
            if one.get(BACKGROUND) and not one.text():
                said = one.get("aria-label") if one.get("role") == "img" else ""
                out.append(_start_tag("img", {"src": one.get(BACKGROUND), "alt": said}))
            if name not in _VOID | _ROOTS:
                waiting.append(f"</{name}>")
            waiting.extend(_disguised_text(child) for child in reversed(one.children))
    return "".join(out)


def _start_tag(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {key}="{disguised(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def _disguised_text(child: Element | str) -> Element | str:
    return disguised(child) if isinstance(child, str) else child
