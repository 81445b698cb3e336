"""Whether a word is written as somebody typed it."""

from reader.arabic.normalise import strip_marks


def as_written(typed: str, written: str) -> bool:
    """Tell whether a word is written as it was typed; vowel signs that were not typed do not count."""
    if typed == strip_marks(typed):
        return strip_marks(written).casefold() == typed.casefold()
    at = 0
    for letter in written:
        if at < len(typed) and typed[at] == letter:
            at += 1
        elif strip_marks(letter):
            return False
    return at == len(typed)
