"""Words, numbers, marks and sentences of a text, as spans."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import starmap

from reader.arabic.document import Block
from reader.text.letters import ARABIC_LETTERS
from reader.text.spans import Span


def _marks() -> str:
    """Return the combining marks of the basic plane as the inside of a character class."""
    ranges: list[tuple[int, int]] = []
    for point in range(0x300, 0x10000):
        if unicodedata.category(chr(point))[0] == "M":
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1] = (ranges[-1][0], point)
            else:
                ranges.append((point, point))
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)


_MARK = _marks()
_INVISIBLE = (  # the format characters (general category Cf)
    r"\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_JOINER = r"(?:[\u200c\u200d\u00ad\u2060]{1,3}(?=[^\W\d_]))"  # invisible, inside a word
_ARABIC_WORD = rf"[{ARABIC_LETTERS}](?:[{ARABIC_LETTERS}{_MARK}]|{_JOINER})*+"
_LATIN = rf"(?![{ARABIC_LETTERS}])[^\W\d_]"
_LATIN_WORD = rf"{_LATIN}(?:[{_MARK}\d_]|{_LATIN}|{_JOINER}|['’.&-](?={_LATIN})(?<![.’'&-][.]))*+"
_PICTURE = (
    r"[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    r"\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_DRESSED = rf"{_PICTURE}\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*+"
_LABEL = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}"
_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Gen|Gov|Rep|Rev|Hon|Capt|Col|Lt|Sgt|St|vs|etc|No|Inc|Ltd|Co|Corp|Jr|Sr|Jan|Feb|Aug"
    "|Sept|Oct|Nov|Dec"
)

_INITIALS = "|".join(
    (
        r"(?:أ\.د|[قب]\.م|ص\.ب|ش\.م\.م|ذ\.م\.م)\.(?=[ \t])",  # keeps the last dot too
        rf"[{ARABIC_LETTERS}](?:\.[{ARABIC_LETTERS}]ـ*)++(?![{ARABIC_LETTERS}{_MARK}])",
        rf"(?!و)[{ARABIC_LETTERS}]\.(?![.\s]*(?:[\"”»]|$))",  # د. and م., but not at the end of a line
    )
)
_ADDRESS = "|".join(
    (
        r"(?:https?|ftp)://[^\s<>\"«»“”،؛]+(?<![.,:;!?)\]}'’])|www\.[^\s<>\"«»“”،؛]+(?<![.,:;!?)\]}'’])",
        rf"[A-Za-z0-9._+-]{{1,64}}@{_LABEL}(?:\.{_LABEL}){{1,5}}",
        rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.(?:[a-z]{{2,24}}|[A-Z]{{2,24}})(?![^\W_])"
        r"(?:/[^\s<>\"«»“”،؛)]*)?(?<![.,:;!?])",
        rf"(?:[A-Za-z]\.){{2,8}}(?![A-Za-z])|(?:{_ABBREVIATED})\.(?=\s)|[A-Z]\.(?=\s[A-Z])",
        r"\d{1,12}[A-Za-z][A-Za-z\d]*+",
    )
)
_TOKEN = re.compile(
    "|".join(
        (
            rf"(?=[{ARABIC_LETTERS}])(?:{_INITIALS}|{_ARABIC_WORD})",
            rf"(?=[A-Za-z0-9])(?:{_ADDRESS})",
            r"[#*\d]\ufe0f?\u20e3",
            r"\d+(?:[.,٫٬،:/]\d+)*+[%٪‰]?",
            _LATIN_WORD,
            rf"[@＠][\w.]*\w|[#＃][\w{_MARK}\u200c]+",
            r"([-‐-―_*=~•.!?؟،])\1+",
            r"[\U0001f1e6-\U0001f1ff]{2}",
            rf"{_DRESSED}(?:\u200d{_DRESSED})*+",
            rf"[{_MARK}]+",
            rf"[^\s{_INVISIBLE}]",
        )
    ),
    re.MULTILINE,
)


def tokens(text: str) -> tuple[Span, ...]:
    """Return every word, number, mark, symbol, handle and address of `text`, in order.

    Between two tokens there is nothing but white space and invisible format characters. Clitics stay in
    their word; diacritics, tatweel and joiners stay inside; letters of two scripts are two words.
    """
    return tuple(starmap(Span, map(re.Match.span, _TOKEN.finditer(text))))


_STOPS = frozenset({".", "؟", "?", "!", "۔", "‼", "⁉", "؟!", "!؟"})
_CLOSERS = frozenset("\"”»’'“)]}″")
_GOES_ON = frozenset("،,؛;:")


def sentences(text: str, tokens: Sequence[Span], blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the sentences of every block, from the first to the last token of each.

    A stop ends a sentence, with the closing marks that touch it, unless a comma follows; an ellipsis
    never does.
    """
    starts = [token.start for token in tokens]
    found: list[Span] = []
    for block in blocks:
        first = bisect_left(starts, block.span.start)
        last = bisect_left(starts, block.span.end)
        found.extend(_sentences_of(text, tokens[first:last]))
    return tuple(found)


def _sentences_of(text: str, tokens: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    begin = at = 0
    for place, token in enumerate(tokens):
        if place < at or text[token.start] not in _STOPS or not _is_stop(text, token):
            continue
        at = place + 1
        while at < len(tokens) and _still_closes(text, tokens, at):
            at += 1
        if at < len(tokens) and tokens[at].of(text) in _GOES_ON:
            continue
        found.append(Span(tokens[begin].start, tokens[at - 1].end))
        begin = at
    if begin < len(tokens):
        found.append(Span(tokens[begin].start, tokens[-1].end))
    return found


def _is_stop(text: str, token: Span) -> bool:
    mark = text[token.start]
    return mark in _STOPS and (len(token) == 1 or mark != ".")


def _still_closes(text: str, tokens: Sequence[Span], at: int) -> bool:
    """Tell whether the token goes with the stop before it: another stop, or a mark that closes there."""
    token = tokens[at]
    if token.start != tokens[at - 1].end:
        return False
    mark = text[token.start]
    if mark in _STOPS:
        return True
    if mark not in _CLOSERS:
        return False
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1].start
    return following > token.end or not text[following].isalnum()
