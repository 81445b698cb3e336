"""What people write, as markup that a page can show: plain words with links, or a few tags; by bleach."""

import re
from collections.abc import MutableMapping
from functools import lru_cache, partial
from typing import Any

from bleach.linkifier import LinkifyFilter
from bleach.sanitizer import Cleaner

TAGS = frozenset(("a", "b", "blockquote", "br", "code", "em", "i", "li", "ol", "p", "strong", "ul"))
MOST_BRACKETS = 500  # bleach takes time that grows with the square of the nesting

_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]{}]*[^\s<>\"'()\[\]{}.,;:!?؟،؛»”’]", re.IGNORECASE)
_MARKUP = re.compile(r"</?[A-Za-z]")
_BLOCK = re.compile(r"<(?:p|ul|ol|blockquote|br)\b")
_GAP = re.compile(r"\n[ \t]*\n\s*")
_AMPERSAND = "\ue000"  # in disguise, so that "&lt;" that somebody writes is shown as that


def _nowhere_special(attributes: MutableMapping[Any, str], new: bool = False) -> MutableMapping[Any, str]:
    """Let a link open where a reader expects it, and vouch for nothing."""
    attributes.pop((None, "target"), None)
    attributes[(None, "rel")] = "nofollow noopener"
    return attributes


_LINKS = partial(LinkifyFilter, callbacks=[_nowhere_special], url_re=_ADDRESS, skip_tags={"code"})
_RULES: dict[str, Any] = {"protocols": frozenset(("http", "https")), "strip_comments": False}


@lru_cache(maxsize=2048)
def plain_markup(text: str) -> str:
    """Return words as markup: nothing in them is a tag, addresses are links, lines end in <br>."""
    disguised = _bounded(text.replace(_AMPERSAND, "\ufffd").replace("&", _AMPERSAND))
    cleaner = Cleaner(tags=frozenset(), attributes={}, filters=[_LINKS], **_RULES)
    shown = cleaner.clean(disguised).replace(_AMPERSAND, "&amp;")
    return _lines(shown).replace("\n", "<br>\n")


@lru_cache(maxsize=512)
def rich_markup(text: str) -> str:
    """Return words with a few tags (`TAGS`) as markup; any other tag is shown as it was written.

    Text without blocks gets its paragraphs and lines from its line breaks.
    """
    cleaner = Cleaner(tags=TAGS, attributes={"a": ["href"]}, filters=[_LINKS], **_RULES)
    shown: str = cleaner.clean(_bounded(_lines(text)))
    if _BLOCK.search(shown):
        return shown
    paragraphs = [one.replace("\n", "<br>\n") for one in _GAP.split(shown.strip()) if one]
    return "\n".join(f"<p>{one}</p>" for one in paragraphs)


def cleaned(text: str) -> str:
    """Return rich text as it is stored: without any tag, attribute or address that is not shown.

    Words in which nothing looks like a tag are kept as they are.
    """
    if not _MARKUP.search(text):
        return text
    kept: str = Cleaner(tags=TAGS, attributes={"a": ["href"]}, **_RULES).clean(_bounded(_lines(text)))
    return kept


def _bounded(text: str) -> str:
    return text if text.count("<") <= MOST_BRACKETS else text.replace("<", "&lt;")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
