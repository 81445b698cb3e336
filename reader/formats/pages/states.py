"""The article in the data from which a page's scripts would build it, where no other data have it."""

import json
import re
from collections.abc import Iterable
from typing import Any

from reader.formats.pages.blocks import folded_words
from reader.formats.pages.json_objects import objects_in
from reader.formats.pages.metadata import PageFacts

_ASSIGNED = re.compile(r"^\s*(?:window|self|globalThis)(?:\.\w+|\[[^\]]{1,40}\])+\s*=\s*(?=[{\[])")
_TITLES = ("headline", "title", "name")
_TEXTS = ("articleBody", "body", "content", "fullText", "text", "html", "bodyHtml", "contentHtml", "blocks")
_DATES = (
    *("datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate"),
    *("published", "firstPublished", "publishTime", "date", "createdAt", "created_at"),
)
_LEAST_WORDS = 40
_MOST_BLOCKS = 20_000
_DEPTH = 60
_ALIKE = 0.5
_SAME = 1.0
_LEAST_TITLE = 3  # words


def read_states(scripts: tuple[str, ...], facts: PageFacts) -> None:
    """Add to the facts the article that scripts have in their data, if it has the page's headline.

    Of several the longest is taken. Data of other kinds say nothing.
    """
    if facts.bodies:
        return
    heads = [set(folded_words(one)) for one in (facts.title, *facts.headlines) if one]
    best: tuple[int, dict[str, Any], str] | None = None
    for node in (node for script in scripts for node in objects_in(_loaded(script), _held)):
        text = next((one for key in _TEXTS if (one := _text_of(node.get(key)))), "")
        count = len(text.split())
        if count >= _LEAST_WORDS and (best is None or count > best[0]) and _is_of_page(node, heads):
            best = count, node, text
    if best is not None:
        _, node, text = best
        facts.bodies.append(text)
        facts.linked_headlines.append(_title_of(node))
        facts.linked_dates.extend(_dates_of(node))
        author = node.get("author")
        name = author.get("name") if isinstance(author, dict) else author
        facts.authors.extend([name] if isinstance(name, str) and not facts.authors else [])


def read_state_dates(scripts: tuple[str, ...], facts: PageFacts) -> None:
    """Add the day of what has the page's headline in the data of scripts to facts that have none."""
    if facts.dates or facts.linked_dates:
        return
    heads = [set(folded_words(one)) for one in (facts.title, *facts.headlines) if one]
    for node in (node for script in scripts for node in objects_in(_loaded(script), _held)):
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
    plain = (one.get("rendered") if isinstance(one, dict) else one for one in titles)
    return next((" ".join(one.split()) for one in plain if isinstance(one, str) and one.strip()), "")


def _text_of(value: Any) -> str:
    """Return a text that is written whole, rendered, or as a list of its blocks, one a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((one for key in ("rendered", "html", *_TEXTS) if (one := _text_of(value.get(key)))), "")
    if isinstance(value, list) and len(value) < _MOST_BLOCKS:
        parts = [_block_of(one) for one in value]
        return "\n".join(part for part in parts if part)
    return ""


def _block_of(block: Any) -> str:
    if isinstance(block, str):
        return block
    if not isinstance(block, dict):
        return ""
    inner = block.get("data")
    data = inner if isinstance(inner, dict) else block
    found = next((data[key] for key in ("text", "html", "content", "value") if data.get(key)), "")
    return found if isinstance(found, str) else ""


def _loaded(script: str) -> Any:
    text = _ASSIGNED.sub("", script).strip()
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _held(one: Any, depth: int) -> Iterable[Any]:
    values = list(one.values()) if isinstance(one, dict) else one if isinstance(one, list) else []
    return (item for item in reversed(values) if isinstance(item, dict | list)) if depth < _DEPTH else ()
