"""The names in the head of a page, above its headline: the site's, or of the body that it is of."""

from collections.abc import Sequence

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.naming import is_named_headline, name_parts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_byline, is_stamp, surrounding_said, words_for
from reader.formats.pages.title_words import is_page_word

_BODIES = words_for("body-kind") | words_for("publisher-kind")
_NO_NAME = words_for("no-name")
_SENTENCE_SIGNS = frozenset(":،؟?!؛…")
_OF_VERBS = ("ت", "ي")
_HEADS = frozenset(
    ["banner", "branding", "brand", "logo", "masthead", "topbar", "sitename", "headerbar", "mast"]
)
_OF_ARTICLE = frozenset(["article", "entry", "post", "story", "content", "single", "news", "title", "main"])
_PROSE_WORDS = 12
_LEAST, _MOST, _NAME_WORDS = 3, 45, 9
_LINKED = 0.5
_NEAR = 10  # blocks
_MOST_ABOVE = 60


def is_body_name(name: str) -> bool:
    """Tell whether a short name begins with what kind of body bears it and has no verb: of a ministry."""
    kind, *others = folded_words(name) or [""]
    if _SENTENCE_SIGNS.intersection(name):
        return False
    if kind not in _BODIES or not 0 < len(others) < _NAME_WORDS or _NO_NAME.intersection(others):
        return False
    return not any(one.startswith(_OF_VERBS) and len(one) > _LEAST for one in others[1:])


def names_in_head(blocks: Sequence[PageBlock], titles: Sequence[str]) -> list[list[str]]:
    """Return the words of the names above the first heading of the text, where that can be headline."""
    heading = _first_heading(blocks)
    if heading is None:
        return []
    parts = [folded_words(one) for one in titles]
    whole = [word for one in parts for word in one]
    is_told = blocks[heading].words in parts
    names = [one for one in blocks[:heading] if _is_name(one) and one.words != blocks[heading].words]
    if _is_all_shown(parts, names):
        return parts
    return [one.words for one in names if _names_site(one, parts, whole, is_told)]


def _is_all_shown(parts: list[list[str]], names: Sequence[PageBlock]) -> bool:
    """Tell whether each part of a title is a few words in the site's head: its name, its motto."""
    shown = [one.words for one in names if is_in_site_head(one.place)]
    return len(parts) > 1 and all(0 < len(one) <= _LEAST and one in shown for one in parts)


def _names_site(block: PageBlock, parts: list[list[str]], whole: list[str], is_told: bool) -> bool:
    """Tell whether a line above the text's first heading is a name; `is_told`: the title has that."""
    if not (block.level or block.words in parts or block.words == whole):
        return False
    if is_body_name(block.text) and not _is_of_article(block.place):
        return True
    is_short = len(block.words) <= _LEAST and (block.words == whole or block.words not in parts)
    return (is_told or is_short) and is_in_site_head(block.place)


def _is_name(block: PageBlock) -> bool:
    return 0 < len(block.words) <= _NAME_WORDS and not block.hidden


def _is_of_article(place: Element) -> bool:
    return is_named_headline(place) or any(up.tag in ("article", "main") for up in place.ancestors())


def _first_heading(blocks: Sequence[PageBlock]) -> int | None:
    """Return the first heading outside of the site's head, with sentences below it and none above."""
    for at, block in enumerate(blocks[:_MOST_ABOVE]):
        if is_in_site_head(block.place) or block.hidden or block.is_alt:
            continue
        if len(block.words) >= _PROSE_WORDS and not block.level and block.link_share < _LINKED:
            return None
        if _heads_text(block):
            below = blocks[at + 1 : at + 1 + _NEAR]
            told = any(len(one.words) >= _PROSE_WORDS and one.link_share < _LINKED for one in below)
            return at if told else None
    return None


def _heads_text(block: PageBlock) -> bool:
    can_be = _LEAST <= len(block.words) <= _MOST and block.link_share <= _LINKED
    if not can_be or not (block.level or is_named_headline(block.place)):
        return False
    if any(up.tag in ("nav", "aside", "footer") for up in block.place.ancestors()):
        return False
    if is_body_name(block.text) or is_page_word(block.text):
        return False
    return not (is_stamp(block.text) or is_byline(block.text)) and surrounding_said(block.text, 0.0) is None


def is_in_site_head(place: Element) -> bool:
    """Tell whether an element is of what stands above every page of a site, by its tag, role or names."""
    for up in place.ancestors():
        if up.tag in ("article", "main"):
            return False
        names = name_parts(up)
        if up.tag == "header" or up.get("role") == "banner" or names & _HEADS:
            return not names & _OF_ARTICLE
        if "header" in names or ("site" in names and names & {"name", "title", "head"}):
            return not names & _OF_ARTICLE
        if "head" in names and names & {"page", "site", "top"}:
            return not names & _OF_ARTICLE
    return False
