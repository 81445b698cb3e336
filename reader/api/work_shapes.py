"""What operations answer about exports, collections, saved searches and places of rounds."""

from typing import Any

from reader.api.framework import Schema
from reader.api.shapes import ArticleShape


class ExportJobShape(Schema):
    """An export in the background: how far it is; its file is kept for some days."""

    id: int
    format: str
    name: str
    file: str
    state: str
    articles: int
    done: int
    percent: int
    finished: bool
    reason: str
    size: int
    made: str
    kept_until: str | None
    by: str


class ExportJobList(Schema):
    items: list[ExportJobShape]
    next: str | None


class CollectionShape(Schema):
    """Articles that somebody put together; with a `search`, what that finds."""

    id: int
    name: str
    note: str
    owner: str
    is_mine: bool
    is_shared: bool
    search: str
    article_count: int | None
    made: str
    page: str


class CollectionList(Schema):
    items: list[CollectionShape]
    next: str | None


class PlainArticleList(Schema):
    items: list[ArticleShape]
    next: str | None


class CollectedShape(Schema):
    """How many articles were put in or taken out."""

    changed: int


class SavedSearchShape(Schema):
    """A search that you keep; `query` is the address of its page behind the question mark."""

    id: int
    name: str
    query: str
    made: str
    page: str


class SavedSearchList(Schema):
    items: list[SavedSearchShape]


class VersionShape(Schema):
    """What an analyst marked at a place; nothing, where the list is empty."""

    analyst: str
    marks: list[dict[str, Any]]


class SettledShape(Schema):
    """Whose version stands, or nobody's, and who said so."""

    chosen: str | None
    by: str
    made: str


class PlaceShape(Schema):
    """A place of a round's article that somebody marked, with every version; `tag` is its ETag."""

    place: str
    layer: str
    start: int
    end: int
    agreed: bool
    versions: list[VersionShape]
    settled: SettledShape | None
    tag: str


class PlaceList(Schema):
    items: list[PlaceShape]
