"""The article in the data from which a page's scripts would build it, where no other data have it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reader.formats.pages.blocks import folded_words
from reader.formats.pages.json_objects import objects_in
from reader.formats.pages.metadata import PageFacts
from reader.formats.pages.script_values import values_in

_TITLES = ("headline", "headlines", "title", "name")
_TEXTS = (
    *("articleBody", "body", "content", "fullText", "text", "html", "bodyHtml", "contentHtml", "blocks"),
    *("content_elements", "contentElements", "paragraphs"),
)
_LEADS = ("subheadlines", "subheadline", "subtitle", "subTitle", "sub_title", "standfirst", "deck", "dek")
_DATES = (
    *("datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate"),
    *("published", "firstPublished", "publishTime", "display_date", "displayDate", "first_publish_date"),
    *("date", "createdAt", "created_at"),
)
_SITES = ("siteName", "site_name", "siteTitle", "site_title", "publisherName")
_PICTURE = re.compile(r"image|picture|photo|media|cover|promo|thumb|gallery|hero|figure", re.IGNORECASE)
_CAPTIONS = ("caption", "subtitle", "legend")
_WHOLE = ("rendered", "basic", "html")  # keys of a text that is told in several ways
_ITEMS = ("items", "children")
_LEAST_WORDS = 40
_MOST_BLOCKS = 20_000
_DEPTH = 60
_LISTS = 4  # how deep points of points are looked into
_ALIKE = 0.5
_SAME = 1.0
_LEAST_TITLE = 3  # words
_MARKUP = re.compile(r"<[a-zA-Z/]|&#?\w+;")


@dataclass(frozen=True, slots=True)
class StateArticle:
    """What the data of scripts have of an article."""

    node: dict[str, Any]
    text: str


def read_states(scripts: tuple[str, ...], facts: PageFacts, shown: int) -> None:
    """Add to the facts the article that scripts have in their data, if it has the page's headline.

    Of several the longest is taken. Data of other kinds say nothing. A page that shows next to nothing, so
    few words as `shown`, has no headline either; then the longest is taken whatever it is called.
    """
    if facts.bodies:
        return
    values = [value for script in scripts for value in values_in(script)]
    articles = list(_articles(values))
    heads = _heads(facts)
    named = [one for one in articles if _is_of_page(one.node, heads)]
    if not named and shown < _LEAST_WORDS:
        named = [one for one in articles if _title_of(one.node)]
    if named:
        _take(max(named, key=lambda one: len(one.text.split())), facts)
        facts.sites.extend(() if facts.sites else _sites_in(values))


def _articles(values: Iterable[Any]) -> Iterator[StateArticle]:
    for node in (node for value in values for node in objects_in(value, _held)):
        text = next((one for key in _TEXTS if (one := _text_of(node.get(key)))), "")
        if len(text.split()) >= _LEAST_WORDS:
            yield StateArticle(node, text)


def _take(article: StateArticle, facts: PageFacts) -> None:
    node = article.node
    lead = next((one for key in _LEADS if (one := _text_of(node.get(key)))), "")
    facts.bodies.extend(one for one in (lead, article.text) if one)
    facts.linked_headlines.append(_title_of(node))
    facts.linked_dates.extend(_dates_of(node))
    facts.captions.extend(_captions_of(node))
    if not facts.authors:
        facts.authors.extend(_authors_of(node.get("author")))


def _authors_of(author: Any) -> list[str]:
    inner = author.get("node") if isinstance(author, dict) else None
    told = inner if isinstance(inner, dict) else author
    name = told.get("name") if isinstance(told, dict) else told
    return [name] if isinstance(name, str) else []


def _captions_of(node: dict[str, Any]) -> list[str]:
    """Return what is said below the pictures that an article names as its own, each once."""
    pictures = [value for key, value in node.items() if _PICTURE.search(key)]
    pictures += [
        block
        for key in _TEXTS
        if isinstance(blocks := node.get(key), list)
        for block in blocks
        if isinstance(block, dict) and _PICTURE.search(str(block.get("type", "")))
    ]
    told = (_caption_of(one) for picture in pictures for one in objects_in(picture, _held))
    return list(dict.fromkeys(one for one in told if one))


def _caption_of(picture: dict[str, Any]) -> str:
    return next((one for key in _CAPTIONS if (one := _text_of(picture.get(key)))), "")


def _sites_in(values: Iterable[Any]) -> list[str]:
    nodes = (node for value in values for node in objects_in(value, _held))
    named = (node[key] for node in nodes for key in _SITES if isinstance(node.get(key), str))
    return [name for name in [next(named, "")] if name.strip()]


def _heads(facts: PageFacts) -> list[set[str]]:
    return [set(folded_words(one)) for one in (facts.title, *facts.headlines) if one]


def read_state_dates(scripts: tuple[str, ...], facts: PageFacts) -> None:
    """Add the day of what has the page's headline in the data of scripts to facts that have none."""
    if facts.dates or facts.linked_dates:
        return
    heads = _heads(facts)
    values = (value for script in scripts for value in values_in(script))
    for node in (node for value in values for node in objects_in(value, _held)):
        if _is_of_page(node, heads, _SAME) and (said := _dates_of(node)):
            facts.linked_dates.append(said[0])
            return


def _dates_of(node: dict[str, Any]) -> list[str]:
    return [str(node[key]) for key in _DATES if isinstance(node.get(key), str | int)]


def _is_of_page(node: dict[str, Any], heads: list[set[str]], least: float = _ALIKE) -> bool:
    words = set(folded_words(_title_of(node)))
    if len(words) < _LEAST_TITLE and least == _SAME:
        return False
    return bool(words) and any(len(words & head) >= least * len(words) for head in heads)


def _title_of(node: dict[str, Any]) -> str:
    titles = (node.get(key) for key in _TITLES)
    plain = (_told_whole(one) if isinstance(one, dict) else one for one in titles)
    return next((" ".join(one.split()) for one in plain if isinstance(one, str) and one.strip()), "")


def _told_whole(value: dict[str, Any]) -> str:
    return next((one for key in _WHOLE if isinstance(one := value.get(key), str) and one.strip()), "")


def _text_of(value: Any) -> str:
    """Return a text that is written whole, rendered, or as a list of its blocks, one a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((one for key in (*_WHOLE, *_TEXTS) if (one := _text_of(value.get(key)))), "")
    if isinstance(value, list) and len(value) < _MOST_BLOCKS:
        parts = [part for one in value for part in _lines_of(one, 0) if part.strip()]
        has_markup = any(map(_MARKUP.search, parts))
        return "\n".join(f"<p>{part}</p>" for part in parts) if has_markup else "\n".join(parts)
    return ""


def _lines_of(block: Any, depth: int) -> Iterator[str]:
    """Yield the lines of a block: its text, or each of its points."""
    if isinstance(block, str):
        yield block
    if not isinstance(block, dict) or _PICTURE.search(str(block.get("type", ""))):
        return
    inner = block.get("data")
    data = inner if isinstance(inner, dict) else block
    found = next((data[key] for key in ("text", "html", "content", "value") if data.get(key)), "")
    if isinstance(found, str) and found:
        yield found
    items: list[Any] = next((data[key] for key in _ITEMS if isinstance(data.get(key), list)), [])
    if not found and depth < _LISTS:
        for one in items:
            yield from _lines_of(one, depth + 1)


def _held(one: Any, depth: int) -> Iterable[Any]:
    values = list(one.values()) if isinstance(one, dict) else one if isinstance(one, list) else []
    return (item for item in reversed(values) if isinstance(item, dict | list)) if depth < _DEPTH else ()
