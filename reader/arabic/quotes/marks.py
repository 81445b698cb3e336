"""Pairing of quotation marks, also when they are mixed, nested or left open."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.arabic.document import Block
from reader.text.spans import Span

_OPENING = frozenset("“«„‟❝〝")
_CLOSING = frozenset("»❞〞")
_EITHER = frozenset('"”″＂')  # used at both ends, or at the wrong one
_STOPS = frozenset((".", "؟", "?", "!"))
_PROCLITICS = frozenset("وفبلكس")
_TRIMMED = ' \t\u00a0\u200e\u200f"“”«»'
_NEAR = 60  # tokens


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: its tokens from mark to mark, and the text inside.

    `last` is one past the closing mark. `closed` is False where the text has no closing mark for it.
    """

    first: int
    last: int
    inner: Span
    closed: bool = True


def in_marks(text: str, tokens: Sequence[Span], blocks: Sequence[Block]) -> tuple[Marked, ...]:
    """Return the outermost stretches in quotation marks, in order; none goes over the end of a block."""
    starts = [token.start for token in tokens]
    found: list[Marked] = []
    for block in blocks:
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        found.extend(_Pairing(text, tokens, first, last).run())
    return tuple(found)


class _Pairing:
    """One pass over the tokens of a block; `depth` counts the marks open in the outermost one and itself."""

    def __init__(self, text: str, tokens: Sequence[Span], first: int, last: int) -> None:
        self.text, self.tokens, self.first, self.last = text, tokens, first, last
        self.found: list[Marked] = []
        self.opened = -1
        self.depth = 0
        self.stop = -1  # the last full stop since the mark was opened
        self.first_stop = -1

    def run(self) -> list[Marked]:
        for at in range(self.first, self.last):
            token = self.tokens[at]
            mark = self.text[token.start] if token.end == token.start + 1 else ""
            if mark in _STOPS and self.opened >= 0:
                self.stop = at
                self.first_stop = at if self.first_stop < 0 else self.first_stop
            elif mark in _OPENING or (mark in _EITHER and self._opens(at, mark)):
                self._open(at)
            elif (mark in _CLOSING or mark in _EITHER) and self.opened >= 0:
                self._close(at)
        if self.opened >= 0:
            self._leave_open(self._end_of_open(self.last))
        return self.found

    def _open(self, at: int) -> None:
        if self.opened >= 0 and self.stop > self.opened:
            self._leave_open(self._end_of_open(self.stop + 1))  # the mark before was never closed
        if self.opened < 0:
            self.opened, self.depth, self.stop, self.first_stop = at, 1, -1, -1
        else:
            self.depth += 1

    def _close(self, at: int) -> None:
        self.depth -= 1
        if self.depth == 0:
            self._add(at + 1, self.tokens[at].start, closed=True)

    def _leave_open(self, end: int) -> None:
        self._add(end, self.tokens[end - 1].end, closed=False)

    def _add(self, last: int, end: int, *, closed: bool) -> None:
        start = self.tokens[self.opened].end
        piece = self.text[start:end]
        bare = piece.lstrip(_TRIMMED)
        start += len(piece) - len(bare)
        bare = bare.rstrip() if closed else bare.rstrip(_TRIMMED)
        if bare:
            self.found.append(Marked(self.opened, last, Span(start, start + len(bare)), closed))
        self.opened = -1

    def _opens(self, at: int, mark: str) -> bool:
        """Tell whether a mark of no fixed direction opens: by the blanks around it, else by what is open."""
        if self.opened < 0:
            return mark != "″" and not self._is_stray_end(at)
        before = at == self.first or self._gap(at - 1) or self._is_proclitic(at - 1)
        after = at + 1 < self.last and not self._gap(at) and self.text[self.tokens[at + 1].start].isalnum()
        if not (before and after):
            return False
        return mark != "”" or self.text[self.tokens[self.opened].start] != "“"

    def _is_stray_end(self, at: int) -> bool:
        """Tell whether a mark can only close, by what touches it: كذا". without an opening mark."""
        if at == self.first or self._gap(at - 1) or not self.text[self.tokens[at].start - 1].isalnum():
            return False
        return at + 1 == self.last or self._gap(at) or not self.text[self.tokens[at + 1].start].isalnum()

    def _gap(self, at: int) -> bool:
        return self.tokens[at].end < self.tokens[at + 1].start

    def _is_proclitic(self, at: int) -> bool:
        """Tell whether the token is a lone و, ب and the like, which hangs on what follows."""
        word = self.tokens[at].of(self.text).rstrip("ـ")
        return len(word) == 1 and word in _PROCLITICS

    def _end_of_open(self, limit: int) -> int:
        """Return where a mark that is never closed ends: at `limit` if near, else with its sentence."""
        if self.first_stop < 0 or limit - self.opened <= _NEAR:
            return limit
        return self.first_stop + 1
