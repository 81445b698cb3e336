"""Errors that say what is wrong by a code and its arguments; `reader.sentences` makes sentences of them."""

from collections.abc import Mapping
from typing import Any, Self, Union

Argument = Union[str, int, float, "Reason"]


class Reason:
    """Why something cannot be: a code, and what its sentence names. An argument may be a reason itself."""

    __slots__ = ("arguments", "code")

    def __init__(self, code: str, /, **arguments: Argument) -> None:
        self.code = code
        self.arguments = arguments

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reason) and self.packed() == other.packed()

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return " ".join([self.code, *(f"{name}={value!r}" for name, value in self.arguments.items())])

    def also(self, **arguments: Argument) -> Self:
        """Return the reason with further arguments."""
        return type(self)(self.code, **self.arguments, **arguments)

    def packed(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        plain = {
            name: value.packed() if isinstance(value, Reason) else value
            for name, value in self.arguments.items()
        }
        return {"code": self.code, "arguments": plain}

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any] | str) -> Self:
        """Return what `packed` packed. In its place older versions stored a sentence."""
        if isinstance(packed, str):
            return cls.said(packed)
        arguments = packed["arguments"].items()
        return cls(
            packed["code"],
            **{name: cls.unpacked(value) if isinstance(value, dict) else value for name, value in arguments},
        )

    @classmethod
    def said(cls, sentence: str) -> Self:
        """Return the reason of which nothing but a sentence is known."""
        return cls("said", sentence=sentence)


class CodedError(Exception):
    """Something that was asked for cannot be. `reason` says why; `str()` is for logs alone."""

    def __init__(self, reason: str | Reason, /, **arguments: Argument) -> None:
        self.reason = reason if isinstance(reason, Reason) else Reason(reason, **arguments)
        super().__init__(self.reason)
