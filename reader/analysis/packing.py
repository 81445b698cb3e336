"""An analysis as plain JSON, to go from one process to another: each object a list of what it is made of."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from reader.arabic.document import Document


def pack_document(document: Document) -> Any:
    """Return it as lists, numbers and strings."""
    return _packed(document)


def unpack_document(packed: Any) -> Document:
    """Return what `pack_document` packed."""
    document: Document = _unpacker(Document)(packed)
    return document


def _packed(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return [_packed(getattr(value, name)) for name in _names(type(value))]
    return [_packed(one) for one in value] if isinstance(value, tuple) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _unpacker(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of this kind of what `_packed` made of it."""
    if get_origin(kind) in (Union, types.UnionType):
        (inner,) = (_unpacker(one) for one in get_args(kind) if one is not type(None))
        return lambda value: None if value is None else inner(value)
    if get_origin(kind) is tuple:
        each = _unpacker(get_args(kind)[0])
        return lambda value: tuple(map(each, value))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        parts = [_unpacker(hints[name]) for name in _names(kind)]
        return lambda value: kind(*[part(one) for part, one in zip(parts, value, strict=True)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda value: value
