"""Posts as WordPress' REST interface gives them, and sites that answer like it: as rows of a table."""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

_RENDERED = "rendered"
_TEXTS = ("title", "content", "excerpt", "caption")
_MACHINES = ("_embedded", "_links", "guid", "yoast_head", "yoast_head_json")  # told again, or for programs
_SITE_META = re.compile(
    r"""<meta[^>]*["']og:site_name["'][^>]*content=["']([^"']{2,80})["']""", re.IGNORECASE
)
_OF_SITE = ("WebSite", "NewsMediaOrganization", "Organization")
_TAG = re.compile(r"<[^>]*>")

Post = Mapping[str, Any]


def is_post(found: object) -> bool:
    """Tell whether an object is a post: its title and its content are said as they are shown."""
    return isinstance(found, dict) and all(_is_rendered(found.get(name)) for name in ("title", "content"))


def row_of_post(post: Post) -> dict[str, Any]:
    """Return a post as an object with a title, a content, an author and a source, and what else it says.

    The picture that a site shows above the text, with its caption, stands at the head of the content.
    """
    row = {name: value for name, value in post.items() if name not in _MACHINES}
    row |= {name: _rendered(post[name]) for name in _TEXTS if name in post}
    row["excerpt"] = _plain(row.get("excerpt", ""))
    row["content"] = _picture_of(post) + row["content"]
    row["author"] = _author_of(post)
    row["source"] = _site_of(post)
    return row


def _is_rendered(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get(_RENDERED), str)


def _rendered(value: Any) -> str:
    told = value.get(_RENDERED) if isinstance(value, dict) else value
    return told if isinstance(told, str) else ""


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def _picture_of(post: Post) -> str:
    """Return the markup of the post's own picture, if something is said of it."""
    for one in _embedded(post, "wp:featuredmedia"):
        caption, said = _plain(_rendered(one.get("caption"))), one.get("alt_text")
        address, alt = str(one.get("source_url") or ""), said if isinstance(said, str) else ""
        if caption or alt:
            shown = f'<img src="{escape(address)}" alt="{escape(alt)}">'
            return f"<figure>{shown}<figcaption>{escape(caption)}</figcaption></figure>"
    return ""


def _author_of(post: Post) -> str:
    """Return who wrote a post by its author's card, or as search engines are told; else it is a number."""
    told = post["yoast_head_json"].get("author") if _has_object(post, "yoast_head_json") else ""
    named = [one["name"] for one in _embedded(post, "author") if isinstance(one.get("name"), str)]
    return next(iter([*named, *([told] if isinstance(told, str) else [])]), "")


def _site_of(post: Post) -> str:
    """Return the name of the site as networks and search engines are told it, or ""."""
    told = post["yoast_head_json"] if _has_object(post, "yoast_head_json") else {}
    if isinstance(name := told.get("og_site_name"), str) and name:
        return name
    head = post.get("yoast_head")
    if isinstance(head, str) and (match := _SITE_META.search(head)):
        return unescape(match[1])
    schema = told.get("schema")
    graph = schema.get("@graph") if isinstance(schema, dict) else None
    nodes = [one for one in graph if isinstance(one, dict)] if isinstance(graph, list) else []
    names = [one.get("name") for kind in _OF_SITE for one in nodes if one.get("@type") == kind]
    return next((one for one in names if isinstance(one, str) and one), "")


def _has_object(post: Post, name: str) -> bool:
    return isinstance(post.get(name), dict)


def _embedded(post: Post, name: str) -> Iterator[Post]:
    """Yield the objects of a kind that were asked for with the post."""
    around = post["_embedded"] if _has_object(post, "_embedded") else {}
    found = around.get(name)
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
