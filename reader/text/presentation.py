"""Letters stored as shapes (U+FB50 to U+FDFF, U+FE70 to U+FEFC), read as the letters they stand for."""

import re
import unicodedata
from dataclasses import dataclass

from reader.text.spans import Span

_BLOCKS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))


def _letters_of_shapes() -> dict[int, str]:
    """Return what each shape stands for: one letter, or several for a ligature such as lam with alef.

    Signs that are whole phrases (ﷺ) or a currency stay: they are one word each and no spelling.
    """
    found = {}
    for code in _BLOCKS:
        plain = unicodedata.normalize("NFKC", chr(code)).strip()
        if plain != chr(code) and " " not in plain and unicodedata.category(chr(code)) != "Sc":
            found[code] = plain
    return found


_LETTERS = _letters_of_shapes()
_SHAPE = re.compile(f"[{''.join(map(chr, _LETTERS))}]")


def has_shapes(text: str) -> bool:
    """Tell whether a letter of `text` is stored as a shape."""
    return not text.isascii() and _SHAPE.search(text) is not None


def plain_letters(text: str) -> str:
    """Return `text` with letters in place of shapes, so that look-ups find it. Idempotent, linear."""
    return text.translate(_LETTERS) if has_shapes(text) else text


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text with letters in place of shapes, and where each of its characters comes from.

    `origins` has for every code point of `text` the one of the original, and at last the original's length.
    """

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> "PlainText":
        parts = [_LETTERS.get(ord(char), char) for char in original]
        origins = [at for at, part in enumerate(parts) for _ in part]
        return cls("".join(parts), (*origins, len(original)))

    def original(self, span: Span) -> Span:
        """Return the stretch of the original with all of `span`; a ligature is never cut."""
        start = self.origins[span.start]
        return Span(start, self.origins[span.end - 1] + 1 if span.end > span.start else start)
