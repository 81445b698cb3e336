"""One JSON object as a file: what a chat's export is, an article, or something with a list of articles."""

import json
from collections.abc import Mapping
from typing import Any

from reader.formats.columns import guessed_columns
from reader.formats.readers.chats import texts_of_chats
from reader.formats.readers.tables import (
    Head,
    Table,
    head_of_table,
    read_table,
    table_of,
    table_of_objects,
    texts_of_table,
    told_first,
    words_beside,
)
from reader.formats.readers.telegram import is_telegram, telegram_chats
from reader.formats.readers.wordpress import is_post
from reader.formats.reading import ExtractedText, Unreadable

_SHOWN_NAMES = 8


def is_object(name: str, text: str) -> bool:
    """Tell whether a file may be one JSON object; lines of objects may too."""
    return name.lower().endswith(".json") and text.lstrip("\ufeff \t\r\n").startswith("{")


def read_object(
    name: str, text: str, columns: Mapping[str, str] | None = None, posts: str = ""
) -> list[ExtractedText]:
    """Return the texts of an object, or of lines of objects; for `columns` see `read_table`.

    `posts` is the way in which a chat's become texts: see `texts_of_chats`. Raises Unreadable.
    """
    found = _parsed(text)
    if found is None:
        return read_table(name, text, columns)
    if is_telegram(found):
        return texts_of_chats(telegram_chats(found), posts)
    articles = _articles_in(found)
    table = table_of_objects(articles or [found])
    if columns is None and "text" not in guessed_columns(table.names):
        raise Unreadable("object-unknown", there=", ".join(table.names[:_SHOWN_NAMES]))
    texts = texts_of_table(table, columns)
    return told_first(texts, words_beside(found, articles)) if articles else texts


def head_of_object(name: str, text: str) -> Head | None:
    """Return the beginning of the table that an object is; None for a chat. Raises Unreadable."""
    found = _parsed(text)
    if found is None:
        return head_of_table(table_of(name, text))
    return None if is_telegram(found) else head_of_table(_table_in(found))


def _parsed(text: str) -> dict[str, Any] | None:
    """Return the object that a file is as a whole; None for lines of objects. Raises Unreadable."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as problem:
        if problem.msg == "Extra data":  # more than one
            return None
        raise Unreadable("object-damaged", line=problem.lineno) from problem
    except (ValueError, RecursionError) as problem:
        raise Unreadable("object-damaged", line=1) from problem
    return found if isinstance(found, dict) else None


def _table_in(found: dict[str, Any]) -> Table:
    """Return the one list of objects in an object as a table; without one the object is its only row."""
    return table_of_objects(_articles_in(found) or [found])


def _articles_in(found: dict[str, Any]) -> list[Any] | None:
    if is_post(found):
        return None  # whatever lists it has are its own
    if len(posts := [one for one in found.values() if is_post(one)]) == 1:
        return posts
    lists = [one for one in found.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
    return lists[0] if len(lists) == 1 else None
