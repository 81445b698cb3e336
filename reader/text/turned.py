"""Arabic letters in the order in which they are seen from the left, as some PDFs have them: turned round."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.text.letters import ARABIC_LETTERS
from reader.text.presentation import plain_letters

Knows = Callable[[str], bool]

_MARKS = r"\u064b-\u065f\u0670"
_L = rf"[{ARABIC_LETTERS}]"
_WORD = re.compile(rf"{_L}[{ARABIC_LETTERS}{_MARKS}]*")
# What only one direction has: an article at the beginning, ta marbuta and alef maqsura at the end.
_AS_READ = re.compile(rf"(?<!{_L})[وفبك]?ال{_L}{{2}}|{_L}[ةى](?!{_L})")
_AS_SEEN = re.compile(rf"{_L}{{2}}لا[وفبك]?(?!{_L})|(?<!{_L})[ةى]{_L}")
# A stop or comma touches the word before it.
_STOP_FIRST = re.compile(rf"(?<!\S)[.،؛:؟!](?={_L})")
_STOP_LAST = re.compile(rf"(?<={_L})[.،؛:؟!](?!\S)")
_MARK_FIRST = re.compile(rf"(?<![{ARABIC_LETTERS}{_MARKS}])[{_MARKS}]")
_MARK_LAST = re.compile(rf"[{_MARKS}](?![{ARABIC_LETTERS}{_MARKS}])")
_CLUSTER = re.compile(rf".[{_MARKS}]*", re.DOTALL)
_NUMBER = r"[$€£+-]?\d+(?:[.,٫٬:/-]\d+)*[%٪]?"
_LATIN = r"[A-Za-zÀ-ɏ](?:[\w.@&'’/:-]*[A-Za-zÀ-ɏ\d])?"
_LEFT_TO_RIGHT = re.compile(rf"(?!{_L})(?:{_LATIN}(?: (?:{_LATIN}|{_NUMBER}))*|{_NUMBER})")
# Years, and that no number begins with a zero, tell which way numbers stand.
_ALONE = r"(?<![\d.,:/-]){}(?![\d.,:/-]\d|\d)"  # no part of a date, a time or a fraction
_RIGHT_NUMBER = re.compile(_ALONE.format(r"(?:(?:19|20)\d\d|[1-9]\d*0)"))
_TURNED_NUMBER = re.compile(_ALONE.format(r"(?:\d\d(?:91|02)|0\d*[1-9])"))
_MIRROR = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
_OPENS = dict(zip("([{«‹", ")]}»›", strict=True))
_CLOSES = frozenset(_OPENS.values())

_LEAST = 2  # signs; one may be chance
_LONG = 4  # letters of a word that is looked up: many short ones are words both ways
_LOOKED_UP = 1500  # words of a text


@dataclass(frozen=True, slots=True)
class TurnedText:
    """A text as it is read. `is_turned` says that it was turned round, `is_unsure` that it may have to be."""

    text: str
    is_turned: bool = False
    is_unsure: bool = False


def turned_round(text: str, knows: Knows | None = None) -> TurnedText:
    """Return `text` with those lines turned round whose letters stand as they are seen from the left.

    `knows` tells whether a dictionary has a word; without one, articles and endings alone decide. Numbers and
    Latin words stay as they are, brackets open again. A text with no sign of this costs one pass. Linear.
    """
    plain = plain_letters(text)
    if len(_AS_SEEN.findall(plain)) < _LEAST:
        return TurnedText(text)
    lines = [_signs(line) for line in plain.split("\n")]
    if not _is_suspicious(lines, of_lines=knows is not None):
        return TurnedText(text)
    votes = _votes(lines, knows)
    balance = sum(len(line.words) * vote for line, vote in zip(lines, votes, strict=True))
    if max(votes) <= 0:
        return TurnedText(text, is_unsure=balance == 0 and sum(one.seen - one.read for one in lines) > 0)
    backwards = [vote > 0 or (vote == 0 and balance > 0) for vote in votes]
    return TurnedText(_with_turned(text.split("\n"), backwards), is_turned=True)


@dataclass(frozen=True, slots=True)
class _Signs:
    """A line's words, in letters, and how many signs it has of either order."""

    words: tuple[str, ...]
    seen: int
    read: int

    @property
    def looks_seen(self) -> bool:
        return self.seen >= _LEAST and self.seen > 2 * self.read

    def by_signs(self) -> int:
        return self.looks_seen - (self.read > self.seen)

    def by_words(self, knows: Knows) -> int:
        """Compare how many words a dictionary has in either order; signs count half."""
        long = [word for word in self.words if len(word) >= _LONG][:_LOOKED_UP]
        found = sum(knows(word[::-1]) for word in long)
        read, seen = 2 * sum(map(knows, long)) + self.read, 2 * found + self.seen
        if found and seen > _LEAST and 2 * seen > 3 * read:
            return 1
        return -(read > seen)


def _signs(line: str) -> _Signs:
    return _Signs(tuple(_WORD.findall(line)), len(_AS_SEEN.findall(line)), len(_AS_READ.findall(line)))


def _is_suspicious(lines: Sequence[_Signs], of_lines: bool) -> bool:
    """Tell whether the whole looks as it is seen, or `of_lines` one line: some adverbs do so by chance."""
    seen, read = sum(one.seen for one in lines), sum(one.read for one in lines)
    return seen > 2 * read or (of_lines and any(one.looks_seen for one in lines))


def _votes(lines: Sequence[_Signs], knows: Knows | None) -> list[int]:
    """Return 1 for each line that stands as it is seen, -1 for one that stands as it is read, 0 if unsure.

    A line without votes goes with most of the others.
    """
    begun = accumulate((len(line.words) for line in lines), initial=0)
    return [
        line.by_words(knows) if knows and before < _LOOKED_UP else line.by_signs()
        for line, before in zip(lines, begun, strict=False)
    ]


def _with_turned(lines: Sequence[str], backwards: Sequence[bool]) -> str:
    wanted = [line for line, is_backwards in zip(lines, backwards, strict=True) if is_backwards]
    turn = _way_to_turn("\n".join(wanted))
    turned = [
        turn(line) if is_backwards else line for line, is_backwards in zip(lines, backwards, strict=True)
    ]
    if _nesting(line.translate(_MIRROR) for line in turned) > _nesting(turned):
        turned = [
            line.translate(_MIRROR) if is_backwards else line
            for line, is_backwards in zip(turned, backwards, strict=True)
        ]
    return "\n".join(turned)


def _way_to_turn(text: str) -> Callable[[str], str]:
    """Return what turns a line of `text` round: whole, or word by word where the words are in order."""
    marks_first = len(_MARK_FIRST.findall(text)) >= len(_MARK_LAST.findall(text))

    def reverse(piece: str) -> str:
        return piece[::-1] if marks_first else "".join(reversed(_CLUSTER.findall(piece)))

    if len(_STOP_LAST.findall(text)) > len(_STOP_FIRST.findall(text)):
        word = re.compile(rf"[{ARABIC_LETTERS}{_MARKS}]+")
        return lambda line: word.sub(lambda found: reverse(found[0]), line)
    if len(_TURNED_NUMBER.findall(text)) > len(_RIGHT_NUMBER.findall(text)):  # turned with the rest
        return reverse
    return lambda line: reverse(_LEFT_TO_RIGHT.sub(lambda found: reverse(found[0]), line))


def _nesting(lines: Iterable[str]) -> int:
    """Return how many brackets close what was opened, less those that close nothing."""
    found = 0
    for line in lines:
        open_ones: list[str] = []
        for char in line:
            if char in _OPENS:
                open_ones.append(_OPENS[char])
            elif char in _CLOSES:
                closes = bool(open_ones) and open_ones.pop() == char
                found += 1 if closes else -1
    return found
