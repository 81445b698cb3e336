"""The values that scripts write out: objects, lists and texts as JSON has them, or as JavaScript may.

Keys may stand without quotation marks, texts in single ones; a value may be the name of an argument that
the function around it is called with, or a text that is JSON itself. Nothing is run: what is no value that
is written out is None.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

_MOST_VALUES = 200_000
_DEPTH = 60
_BEGINS = re.compile(r"[=(:]\s*(?:return\s*)?(?=[{\[])|\breturn\s*(?=[{\[])|JSON\.parse\(\s*(?=[\"'])")
_SPACE = re.compile(r"(?:\s+|/\*.*?\*/|//[^\n]*)*", re.DOTALL)
_TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`", re.DOTALL)
_BARE = re.compile(r"(?:new\s+)?[\w$.+\-!]+(?:\s+0)?")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}
_FUNCTION = re.compile(r"\(?\s*function\s*\(([\w$,\s]*)\)\s*\{|\(\s*\(?([\w$,\s]*)\)?\s*=>\s*[({]")
_CALLED = re.compile(r"\}\s*(?:\)\s*)?\(")
_PLAIN = {"true": True, "!0": True, "false": False, "!1": False}
_LEAST = 200  # letters of an object that is worth being read
_MOST_FAILED = 60  # places that begin as a value does and are none


class _NoValueError(ValueError):
    """Something that is no value written out stands in the script."""


def values_in(script: str) -> Iterator[Any]:
    """Yield what a script is, if it is JSON, or else the objects and lists that it writes out."""
    try:
        yield json.JSONDecoder(strict=False).raw_decode(script.strip())[0]
        return
    except (ValueError, RecursionError):
        pass
    arguments = _arguments(script)
    reading, at, failed = _Reading(script, arguments), 0, 0
    while failed < _MOST_FAILED and (begin := _BEGINS.search(script, at)) is not None:
        at = begin.end()
        try:
            value, at = reading.value(at, 0)
        except (_NoValueError, RecursionError):
            failed += 1
            continue
        if arguments or at - begin.end() >= _LEAST:
            yield _of_json(value) if isinstance(value, str) else value


def _of_json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _arguments(script: str) -> dict[str, Any]:
    """Return what the names stand for that the function is given which makes the state."""
    function = _FUNCTION.search(script[: 4 * _LEAST])
    calls = list(_CALLED.finditer(script)) if function else []
    if function is None or not calls:
        return {}
    names = [one.strip() for one in (function[1] or function[2] or "").split(",") if one.strip()]
    try:
        values, _ = _Reading(script, {}).members(calls[-1].end(), ")", 0)
    except (_NoValueError, RecursionError):
        return {}
    return dict(zip(names, values, strict=False))


class _Reading:
    """One value of a script as it is read."""

    def __init__(self, script: str, arguments: dict[str, Any]) -> None:
        self._script = script
        self._arguments = arguments
        self._seen = 0

    def value(self, at: int, depth: int) -> tuple[Any, int]:
        """Return the value that begins at a letter, and where it ends. Raises _NoValueError."""
        at = self._behind_space(at)
        self._seen += 1
        if depth > _DEPTH or self._seen > _MOST_VALUES:
            raise _NoValueError
        sign = self._script[at : at + 1]
        if sign == "{":
            return self._object(at + 1, depth)
        if sign == "[":
            return self.members(at + 1, "]", depth)
        if sign in ('"', "'", "`"):
            return self._text(at)
        return self._bare(at)

    def _object(self, at: int, depth: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        while (at := self._behind_space(at)) < len(self._script):
            if self._script[at] == "}":
                return found, at + 1
            key, at = self.value(at, depth + 1) if self._script[at] in "\"'" else self._name(at)
            at = self._behind_space(at)
            if self._script[at : at + 1] != ":":
                raise _NoValueError
            found[str(key)], at = self.value(at + 1, depth + 1)
            at = self._behind_comma(at, "}")
        raise _NoValueError

    def members(self, at: int, end: str, depth: int) -> tuple[list[Any], int]:
        """Return the values of a list, or of a call, to the sign that ends it. Raises _NoValueError."""
        found: list[Any] = []
        while (at := self._behind_space(at)) < len(self._script):
            if self._script[at] == end:
                return found, at + 1
            one, at = self.value(at, depth + 1)
            found.append(one)
            at = self._behind_comma(at, end)
        raise _NoValueError

    def _name(self, at: int) -> tuple[str, int]:
        match = _BARE.match(self._script, at)
        if match is None:
            raise _NoValueError
        return match[0], match.end()

    def _text(self, at: int) -> tuple[str, int]:
        match = _TEXT.match(self._script, at)
        if match is None:
            raise _NoValueError
        return _ESCAPE.sub(_escaped, match[0][1:-1]).encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace"
        ), match.end()

    def _bare(self, at: int) -> tuple[Any, int]:
        name, end = self._name(at)
        if name in _PLAIN:
            return _PLAIN[name], end
        if self._script[end : end + 1] == "(":  # a call, such as of a date, with what it is given
            given, end = self.members(end + 1, ")", 1)
            return next(iter(given), None), end
        try:
            return json.loads(name), end
        except ValueError:
            return self._arguments.get(name), end

    def _behind_space(self, at: int) -> int:
        match = _SPACE.match(self._script, at)
        return match.end() if match else at

    def _behind_comma(self, at: int, end: str) -> int:
        at = self._behind_space(at)
        sign = self._script[at : at + 1]
        if sign == ",":
            return at + 1
        if sign != end:
            raise _NoValueError
        return at


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return _CONTROL.get(match[4], match[4])
