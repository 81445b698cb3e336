"""XML written as it comes, so that no tree of a whole library stands in memory."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from reader.formats.writers.target import Loss

# What XML 1.0 cannot say, however it is written.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_QUOTED = {**_IN_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}

Attribute = str | int | float | bool | None


class XmlFile:
    """An XML document that is being written. Attributes that are None are left out."""

    def __init__(self, file: IO[str], lost: Counter[Loss], is_declared: bool = True) -> None:
        self._file, self._lost, self._depth = file, lost, 0
        if is_declared:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    def leaf(self, name: str, text: str | None = None, /, **attributes: Attribute) -> None:
        """Write an element that holds nothing but a text."""
        self.leaf_of(name, attributes, text)

    def leaf_of(self, name: str, attributes: Mapping[str, Attribute], text: str | None = None) -> None:
        """As `leaf`, with attributes whose names Python cannot write."""
        inner = "/>" if text is None else f">{self._escaped(text, _IN_TEXT)}</{name}>"
        self._line(f"<{name}{self._attributes(attributes)}{inner}")

    def mixed(
        self,
        name: str,
        attributes: Mapping[str, Attribute],
        pieces: Iterable[tuple[str, Mapping[str, Attribute] | None]],
    ) -> None:
        """Write an element of text and words: a piece with attributes is a `w`, without it stands bare."""
        inner = "".join(
            self._escaped(text, _IN_TEXT)
            if own is None
            else f"<w{self._attributes(own)}>{self._escaped(text, _IN_TEXT)}</w>"
            for text, own in pieces
        )
        self._line(f"<{name}{self._attributes(attributes)}>{inner}</{name}>")

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, Attribute] | None = None) -> Iterator[None]:
        """Write an element around what is written in the block."""
        self._line(f"<{name}{self._attributes(attributes or {})}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def _line(self, markup: str) -> None:
        self._file.write(f"{' ' * self._depth}{markup}\n")

    def _attributes(self, attributes: Mapping[str, Attribute]) -> str:
        return "".join(
            f' {name}="{self._escaped(_said(value), _QUOTED)}"'
            for name, value in attributes.items()
            if value is not None
        )

    def _escaped(self, text: str, signs: dict[str, str]) -> str:
        clean, count = _IMPOSSIBLE.subn("", text)
        if count:
            self._lost[Loss.CHARACTER] += count
        return "".join(signs.get(one, one) for one in clean) if any(one in clean for one in signs) else clean


def _said(value: str | float | bool) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
