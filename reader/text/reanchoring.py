"""Where marked passages stand after a text was edited: kept, moved for certain, or in need of a look.

A passage is moved only where two independent witnesses agree. The first is a comparison of the two texts,
line by line and then word by word (Ratcliff and Obershelp's matching, as in difflib): every word of the
passage must have its own counterpart, next to each other. The second is the passage's own anchor: its words
with 32 code points on either side must fit nowhere in the new text better than at that place, as the text
quote selector of the W3C Web Annotation Data Model is meant to be used.

A line that stands whole, and only once, in both texts is its own witness, wherever it was moved to. So is a
run of `_RUN` words that has no other counterpart, stands only once in either text (the anchors of patience
diff), and whose line was moved with it: more than half of either line's words are the other's too.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reader.text.anchors import CONTEXT
from reader.text.spans import Span

_WORD = re.compile(r"\S+")
_MOST_COMPARED = 4_000_000  # pairs of words; beyond that a rewritten stretch is not compared word by word
_LEAST_CONTEXT = 8  # code points that must agree on one side, where there are as many
_LINE_WORDS = 3  # a line of fewer words may be anybody's
_RUN = 6  # words that say which passage this is, where they stand only once


class Status(StrEnum):
    """What became of a passage. A flagged one may have a best guess, which nobody should trust."""

    KEPT = "kept"
    MOVED = "moved"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Reanchored:
    """Where a passage stands now. `reason` says in words why it is flagged."""

    status: Status
    span: Span | None
    reason: str = ""


def reanchor(old: str, new: str, spans: Sequence[Span]) -> list[Reanchored]:
    """Return what became of each of `spans` of `old`, as spans of `new`; never a silent move.

    Offsets are code points. Raises ValueError for a span that reaches beyond `old`.
    """
    if any(span.end > len(old) for span in spans):
        raise ValueError("a span reaches beyond the old text")
    if old == new:
        return [Reanchored(Status.KEPT, span) for span in spans]
    matched = _Matched(old, new)
    return [_outcome(old, new, span, matched) for span in spans]


def _outcome(old: str, new: str, span: Span, matched: "_Matched") -> Reanchored:
    exact = span.of(old)
    if not exact.strip():
        return Reanchored(Status.FLAGGED, None, "it marks no words")
    place = matched.place(span)
    if place is not None and matched.in_whole_line(span) and place.of(new) == exact:
        return Reanchored(Status.KEPT if place == span else Status.MOVED, place)
    fitting = _best_fits(old, new, span)
    if place is None:
        between = matched.between_neighbours(span)
        reason = "its surroundings were edited or moved" if fitting else "its words were edited"
        guess = bare(new, between, exact) if between else fitting[0] if fitting else None
        return Reanchored(Status.FLAGGED, guess, reason)
    if place.of(new) != exact:
        return Reanchored(Status.FLAGGED, bare(new, place, exact), "its words were edited")
    if place not in fitting:
        return Reanchored(Status.FLAGGED, place, "the same words stand elsewhere in a more likely place")
    if _was_copied(old, new, span):
        return Reanchored(Status.FLAGGED, place, "a copy of these words was made")
    if not _has_context(old, new, span, place):
        return Reanchored(Status.FLAGGED, place, "everything around it was edited")
    return Reanchored(Status.KEPT if place == span else Status.MOVED, place)


def _best_fits(old: str, new: str, span: Span) -> list[Span]:
    """Return where the words stand in `new` with the most of their old surroundings; several if they tie."""
    exact = span.of(old)
    found: dict[int, int] = {}
    at = new.find(exact)
    while at >= 0:
        found[at] = sum(_shared_context(old, new, span, Span(at, at + len(exact))))
        at = new.find(exact, at + 1)
    best = max(found.values(), default=0)
    return [Span(at, at + len(exact)) for at, fit in found.items() if fit == best]


def _was_copied(old: str, new: str, span: Span) -> bool:
    """Tell whether the words, with what stood before or after them, are in the new text more often."""
    before = old[max(0, span.start - _LEAST_CONTEXT) : span.end]
    after = old[span.start : span.end + _LEAST_CONTEXT]
    return any(new.count(words) > old.count(words) for words in (before, after))


def _shared_context(old: str, new: str, span: Span, place: Span) -> tuple[int, int]:
    """Return how many code points before and after the passage are the same in both texts."""
    left = right = 0
    while (
        left < CONTEXT
        and span.start > left
        and place.start > left
        and old[span.start - left - 1] == new[place.start - left - 1]
    ):
        left += 1
    while (
        right < CONTEXT
        and span.end + right < len(old)
        and place.end + right < len(new)
        and old[span.end + right] == new[place.end + right]
    ):
        right += 1
    return left, right


def _has_context(old: str, new: str, span: Span, place: Span) -> bool:
    """Tell whether enough is unchanged on at least one side; the edge of both texts counts as unchanged."""
    left, right = _shared_context(old, new, span, place)
    enough_left = left >= _LEAST_CONTEXT or (left == span.start == place.start)
    enough_right = right >= _LEAST_CONTEXT or (right == len(old) - span.end and right == len(new) - place.end)
    return enough_left or enough_right


def _words(text: str) -> list[Span]:
    """Return the words of a text without the punctuation at their edges: a comma more makes no other word."""
    return [bare(text, Span(*match.span())) for match in _WORD.finditer(text)]


def bare(text: str, span: Span, like: str = "") -> Span:
    """Return the span without white space and punctuation at its edges, but for those that `like` has too.

    A span of nothing else stays as it is.
    """
    start, end = span.start, span.end
    while start < end and not _is_of_words(text[start]) and text[start] != like[:1]:
        start += 1
    while end > start and not _is_of_words(text[end - 1]) and text[end - 1] != like[-1:]:
        end -= 1
    return Span(start, end) if start < end else span


def _is_of_words(letter: str) -> bool:
    """Tell whether a code point is a letter, a digit, or a mark on one."""
    return letter == "_" or unicodedata.category(letter)[0] in "LNMC"


class _Matched:
    """The words of the old text that have a counterpart in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self.new = new
        self.old_words, self.new_words = _words(old), _words(new)
        self.starts = [word.start for word in self.old_words]
        self.ends = [word.end for word in self.old_words]
        self.counterpart: dict[int, int] = {}
        for first, second, size in _matching(old, new, self.old_words, self.new_words):
            self._pair(first, second, size)
        self.whole_lines: list[Span] = []  # as numbers of old words, in order
        for first, second, size in _same_lines(old, new, self.old_words, self.new_words):
            self._pair(first, second, size)
            self.whole_lines.append(Span(first, first + size))
        self._pair_moved_runs(old, new)

    def _pair(self, first: int, second: int, size: int) -> None:
        for at in range(size):
            self.counterpart[first + at] = second + at

    def _pair_moved_runs(self, old: str, new: str) -> None:
        """Pair the words without a counterpart whose run of words stands once in both texts, in one line."""
        taken = set(self.counterpart.values())
        lines = _LikeLines(_lines(old, self.old_words), _lines(new, self.new_words))
        after = _runs(new, self.new_words)
        for run, first in _runs(old, self.old_words).items():
            second = after.get(run, -1)
            if first < 0 or second < 0 or first in self.counterpart or not lines.alike(first, second):
                continue
            for at in range(_RUN):
                if second + at not in taken:
                    self.counterpart.setdefault(first + at, second + at)

    def in_whole_line(self, span: Span) -> bool:
        """Tell whether the span lies in a line that stands whole, and only once, in both texts."""
        first = bisect_right(self.ends, span.start)
        last = bisect_left(self.starts, span.end)
        at = bisect_right(self.whole_lines, first, key=lambda line: line.start) - 1
        return at >= 0 and last <= self.whole_lines[at].end

    def place(self, span: Span) -> Span | None:
        """Return where the words that the span touches stand together in the new text, or None."""
        first = bisect_right(self.ends, span.start)
        last = bisect_left(self.starts, span.end)
        if first >= last or first not in self.counterpart:
            return None
        begin = self.counterpart[first]
        if any(self.counterpart.get(at) != begin + at - first for at in range(first, last)):
            return None
        start = self.new_words[begin].start + span.start - self.starts[first]
        end = self.new_words[begin + last - 1 - first].end + span.end - self.ends[last - 1]
        return Span(start, end) if 0 <= start < end <= len(self.new) else None

    def between_neighbours(self, span: Span) -> Span | None:
        """Return what stands now between the words that stood just before and just after the span."""
        first = bisect_right(self.ends, span.start)
        last = bisect_left(self.starts, span.end)
        before = self.counterpart.get(first - 1) if first else -1
        after = self.counterpart.get(last) if last < len(self.old_words) else len(self.new_words)
        if before is None or after is None or not before + 1 < after:
            return None
        start = self.new_words[before].end if before >= 0 else 0
        return Span(start, self.new_words[after].start if after < len(self.new_words) else len(self.new))


class _LikeLines:
    """Which lines of the two texts have most of their words in common."""

    def __init__(self, old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]]) -> None:
        self.words = [Counter(line.split()) for line, _ in old], [Counter(line.split()) for line, _ in new]
        self.firsts = [at for _, at in old], [at for _, at in new]
        self.known: dict[tuple[int, int], bool] = {}

    def alike(self, old_word: int, new_word: int) -> bool:
        """Tell whether more than half of the words of either word's line stand in the other's too."""
        pair = bisect_right(self.firsts[0], old_word) - 1, bisect_right(self.firsts[1], new_word) - 1
        if pair not in self.known:
            before, after = self.words[0][pair[0]], self.words[1][pair[1]]
            shared = (before & after).total()
            self.known[pair] = 2 * shared > max(before.total(), after.total())
        return self.known[pair]


def _matching(
    old: str, new: str, old_words: Sequence[Span], new_words: Sequence[Span]
) -> Iterator[tuple[int, int, int]]:
    """Yield runs of equal words (first old word, first new word, length): equal lines, then those between."""
    old_lines, new_lines = _lines(old, old_words), _lines(new, new_words)
    lines = SequenceMatcher(None, [line for line, _ in old_lines], [line for line, _ in new_lines], False)
    old_first = [at for _, at in old_lines] + [len(old_words)]
    new_first = [at for _, at in new_lines] + [len(new_words)]
    for tag, a, b, c, d in lines.get_opcodes():
        first, last, second, end = old_first[a], old_first[b], new_first[c], new_first[d]
        if tag == "equal":
            yield first, second, last - first
        elif tag == "replace" and (last - first) * (end - second) <= _MOST_COMPARED:
            before = [word.of(old) for word in old_words[first:last]]
            after = [word.of(new) for word in new_words[second:end]]
            for one, two, size in SequenceMatcher(None, before, after, False).get_matching_blocks():
                yield first + one, second + two, size


def _same_lines(
    old: str, new: str, old_words: Sequence[Span], new_words: Sequence[Span]
) -> Iterator[tuple[int, int, int]]:
    """Yield the lines that stand whole, and only once, in both texts, as `_matching` does."""
    before, after = _lines(old, old_words), _lines(new, new_words)
    counts = Counter(line for line, _ in before), Counter(line for line, _ in after)
    place = dict(after)
    for line, first in before:
        size = len(line.split())
        if size >= _LINE_WORDS and counts[0][line] == counts[1][line] == 1:
            yield first, place[line], size


def _runs(text: str, words: Sequence[Span]) -> dict[tuple[str, ...], int]:
    """Return every run of `_RUN` words with its first word's number, -1 where it stands more than once."""
    found: dict[tuple[str, ...], int] = {}
    plain = [word.of(text) for word in words]
    for at in range(len(plain) - _RUN + 1):
        run = tuple(plain[at : at + _RUN])
        found[run] = -1 if run in found else at
    return found


def _lines(text: str, words: Sequence[Span]) -> list[tuple[str, int]]:
    """Return every line that has words, its white space evened, with the number of its first word."""
    starts = [word.start for word in words]
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((" ".join(line.split()), bisect_left(starts, at)))
        at += len(line)
    return found
