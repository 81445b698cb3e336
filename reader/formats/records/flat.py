"""Records as named values, for formats that know texts and numbers alone; what is nested is JSON."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from reader.formats.records.packing import BadRecord, packed_record

Flat = str | int | float | bool
SCALARS = (str, int, float, bool)


_KINDS: dict[Any, Mapping[str, type]] = {}


def value_kinds(record: Any) -> Mapping[str, type]:
    """Return which kind of value each field of a record has: str, int, float or bool."""
    if record not in _KINDS:
        hints = get_type_hints(record)
        _KINDS[record] = {one.name: _kind(hints[one.name]) for one in fields(record)}
    return _KINDS[record]


def _kind(hint: Any) -> type:
    if hint in SCALARS:
        return hint  # type: ignore[no-any-return]
    return float if hint == float | None else str


def flat(record: Any, without: frozenset[str] = frozenset()) -> dict[str, Flat]:
    """Return a record's fields as values: whole numbers and yes or no always, others if they say anything."""
    kinds, found = value_kinds(type(record)), packed_record(record, without)
    for name, kind in kinds.items():
        if kind in (int, bool) and name not in without:
            found[name] = getattr(record, name)
    return {
        name: value if isinstance(value, SCALARS) else json.dumps(value, ensure_ascii=False)
        for name, value in found.items()
    }


def unflat(record: type, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the JSON of a record from its values as texts; names that it has not are passed over.

    Raises BadRecord.
    """
    hints = get_type_hints(record)
    found = {}
    for name, value in values.items():
        if name not in hints:
            continue
        try:
            found[name] = value if hints[name] is str else _read(value_kinds(record)[name], value)
        except ValueError as problem:
            raise BadRecord("value", name) from problem
    return found


def _read(kind: type, value: str) -> Any:
    if kind is float:
        return float(value)
    return json.loads(value)
