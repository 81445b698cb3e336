"""Records as plain JSON and back, by the fields and types of their classes."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reader.formats.records.model import (
    ExportedActor,
    ExportedArticle,
    ExportedInnerName,
    ExportedLabel,
    ExportedLine,
    ExportedMark,
    ExportedTerm,
    ExportedTranslation,
)
from reader.text.spans import Span

_RECORDS = (
    Span,
    ExportedActor,
    ExportedArticle,
    ExportedInnerName,
    ExportedLabel,
    ExportedLine,
    ExportedMark,
    ExportedTerm,
    ExportedTranslation,
)
_R = TypeVar("_R")
_PACKED_TOKEN = (int, int, str, str, str, str, list, int, int, int)


class BadRecord(ValueError):  # noqa: N818 (it says what was read)
    """A record that is not one; `field` says where, `code` what is wrong."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(f"{code}: {field}")
        self.code, self.field = code, field


# Out


def packed_record(record: Any, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return a record as JSON has it; what is as if nothing were said is left out, and fields `without`."""
    found = {}
    for name, default in _DEFAULTS[type(record)]:
        value = getattr(record, name)
        if value == default or name in without:
            continue
        found[name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, _RECORDS):
        return packed_record(value)
    if isinstance(value, (tuple, list)) and value and isinstance(value[0], _RECORDS):
        return [packed_record(one) for one in value]
    return value


_DEFAULTS = {kind: [(one.name, one.default) for one in fields(kind)] for kind in _RECORDS}


# In


def article_of(value: object) -> ExportedArticle:
    """Return the article that `packed_record` wrote.

    Raises BadRecord for anything else, or where it contradicts itself: spans beyond the text, words that do
    not stand there.
    """
    article = _record(ExportedArticle, value, "article")
    _check_lines(article)
    for mark in article.marks:
        _check_mark(article, mark)
    if len({actor.id for actor in article.actors}) != len(article.actors):
        raise BadRecord("twice", "actors")
    return article


def record_of(kind: type[_R], value: object) -> _R:
    """Return a record of this kind from its JSON. Raises BadRecord."""
    return _record(kind, value, kind.__name__)


def _check_lines(article: ExportedArticle) -> None:
    at = 0
    for number, line in enumerate(article.lines):
        if line.number != number or not at <= line.start <= line.end <= len(article.text):
            raise BadRecord("line-place", f"lines[{number}]")
        at = line.end
        for word in line.words:
            if not _is_token(word) or not line.start <= word[0] <= word[1] <= line.end:
                raise BadRecord("token", f"lines[{number}].words")


def _is_token(word: Any) -> bool:
    return (
        isinstance(word, list)
        and len(word) == len(_PACKED_TOKEN)
        and all(isinstance(part, kind) for part, kind in zip(word, _PACKED_TOKEN, strict=True))
        and all(isinstance(sense, str) for sense in word[6])
    )


def _check_mark(article: ExportedArticle, mark: ExportedMark) -> None:
    line = article.line_by_number.get(mark.line)
    parts = [*mark.parts, *(span for span in (mark.cue, mark.speaker) if span)]
    if not 0 <= mark.start < mark.end or any(span.end > len(article.text) for span in parts):
        raise BadRecord("span-outside", f"mark {mark.id}")
    if mark.span.of(article.text) != mark.exact:
        raise BadRecord("other-words", f"mark {mark.id}")
    if line is None or not line.span.covers(mark.span):
        raise BadRecord("mark-line", f"mark {mark.id}")
    if mark.english and not mark.english.start < mark.english.end <= len(line.english):
        raise BadRecord("english-outside", f"mark {mark.id}")
    if mark.actor and mark.actor not in article.actor_by_id:
        raise BadRecord("actor-missing", f"mark {mark.id}")


def _record(kind: type[_R], value: object, where: str) -> _R:
    if not isinstance(value, Mapping):
        raise BadRecord("no-object", where)
    given = {}
    for name, (read, required) in _readers(kind).items():
        if name in value:
            given[name] = read(value[name], f"{where}.{name}")
        elif required:
            raise BadRecord("missing", f"{where}.{name}")
    try:
        return kind(**given)
    except ValueError as problem:  # a reversed span
        raise BadRecord("span", where) from problem


Reader = Callable[[object, str], Any]
_READERS: dict[Any, dict[str, tuple[Reader, bool]]] = {}


def _readers(kind: Any) -> dict[str, tuple[Reader, bool]]:
    """Return for each field what reads its value, and whether it has to be there."""
    if kind in _READERS:
        return _READERS[kind]
    hints = get_type_hints(kind)
    _READERS[kind] = found = {
        one.name: (_reader_of(hints[one.name]), one.default is MISSING and one.default_factory is MISSING)
        for one in fields(kind)
    }
    return found


def _reader_of(hint: Any) -> Reader:
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not type(None))
        read = _reader_of(inner)
        return lambda value, where: None if value is None else read(value, where)
    if hint in _RECORDS:
        return lambda value, where: _record(hint, value, where)
    if hint in (str, int, bool, float):
        return lambda value, where: _scalar(hint, value, where)
    return _sequence(get_args(hint)[0])


def _sequence(inner: Any) -> Reader:
    """Read a list of records or texts; of what is nested deeper the shape alone, which its user checks."""
    read = _reader_of(inner) if inner in (*_RECORDS, str) else None

    def sequence(value: object, where: str) -> Any:
        if not isinstance(value, list):
            raise BadRecord("no-list", where)
        if read is None:
            if not all(isinstance(one, list) for one in value):
                raise BadRecord("no-list", where)
            return value
        return tuple(read(one, f"{where}[{number}]") for number, one in enumerate(value))

    return sequence


def _scalar(kind: type, value: object, where: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BadRecord("type", where)
    if isinstance(value, str) and ("\x00" in value or any("\ud800" <= one <= "\udfff" for one in value)):
        raise BadRecord("characters", where)
    return value
