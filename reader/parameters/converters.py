"""The parts of addresses: `<row:pk>`, `<place:offset>` (too large ones are 404), `<data:kind>`."""

from django.urls import register_converter

from reader.parameters import values


class RowConverter:
    """The id of a row: 0 to 2^63 - 1."""

    regex = "[0-9]{1,19}"

    def to_python(self, sent: str) -> int:
        return _found(values.row(sent))

    def to_url(self, number: int) -> str:
        return str(number)


class OffsetConverter:
    """A place in a text, or the number of a line or an item: 0 to 2^31 - 1."""

    regex = "[0-9]{1,10}"

    def to_python(self, sent: str) -> int:
        return _found(values.place(sent))

    def to_url(self, number: int) -> str:
        return str(number)


class DataConverter:
    """The kind of data that a page is asked for as: json or csv."""

    regex = "json|csv"

    def to_python(self, sent: str) -> str:
        return sent

    def to_url(self, kind: str) -> str:
        return kind


def _found(number: int | None) -> int:
    if number is None:
        raise ValueError("Too large: no such address.")
    return number


def register() -> None:
    """Make both known; to be called before the addresses are written down."""
    register_converter(RowConverter, "row")
    register_converter(OffsetConverter, "place")
    register_converter(DataConverter, "data")
