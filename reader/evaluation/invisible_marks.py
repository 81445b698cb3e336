"""Pages with invisible marks in their paragraphs: what stands on them is the same, for whoever reads it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.evaluation.intake import ExpectedText
from reader.text.decoding import decode

PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class InvisibleMark:
    """What may stand in a page between letters: as it is written there, and as it is."""

    written: str
    shown: str


_CHARACTERS = (
    *"\u200f\u200e\u200c\u200d\ufeff\u00ad\u061c\u2060\u200b\u2061\u2063",
    "\u202b\u202c",  # embedded
    "\u202a\u202c",
    "\u202e\u202c",
    "\u2067\u2069",  # isolated
    "\u2066\u2069",
    "\u2068\u2069",
    "\u200f\u200f",
)
_ENTITIES = {
    "&rlm;": "\u200f",
    "&lrm;": "\u200e",
    "&zwnj;": "\u200c",
    "&zwj;": "\u200d",
    "&shy;": "\u00ad",
    "&#8207;": "\u200f",
    "&#8204;": "\u200c",
    "&#173;": "\u00ad",
    "&#x200f;": "\u200f",
    "&#xFEFF;": "\ufeff",
    "&#x2067;": "\u2067",
}
_BETWEEN = {"&nbsp;": "\u00a0", "\u00a0": "\u00a0"}  # in place of a space
_EMOJI = " \U0001f468\u200d\U0001f469\u200d\U0001f467 "
MARKS = (
    *(InvisibleMark(one, one) for one in _CHARACTERS),
    *(InvisibleMark(written, shown) for written, shown in _ENTITIES.items()),
    *(InvisibleMark(written, shown) for written, shown in _BETWEEN.items()),
    InvisibleMark(_EMOJI, _EMOJI),
)
_SCRIPT = re.compile(r"(<script\b.*?</script\s*>)", re.I | re.S)
_HEAD_WORD = re.compile(r"\w{2,}")


def marked_page(data: bytes, texts: Sequence[ExpectedText], first: int) -> tuple[bytes, list[ExpectedText]]:
    """Return a page with a mark in every paragraph, and what it is to say then.

    The marks are taken in turn from the `first` of `MARKS` on, and stand before a word, within or after it.
    A paragraph whose words the page never has side by side gets none.
    """
    decoded = decode(data)
    page, found = decoded.text, list(texts)
    lines = [line for one in texts for line in one.lines or ()]
    for number, line in enumerate(lines):
        mark = MARKS[(first + number) % len(MARKS)]
        pair = next((one for one in _pairs(line) if one in page), None)
        if pair is None:
            continue
        page = "".join(
            part.replace(pair, _with(pair, _as_in(part, mark), number)) for part in _SCRIPT.split(page)
        )
        found = [_replaced(one, pair, _with(pair, mark.shown, number)) for one in found]
    return page.encode(decoded.encoding, "xmlcharrefreplace"), found


def _as_in(part: str, mark: InvisibleMark) -> str:
    """Return how the mark is written in a part of a page: scripts know no entities."""
    return mark.shown if part.startswith("<script") else mark.written


def _pairs(line: str) -> Iterator[str]:
    """Yield two words that stand side by side in the line, those in its middle first."""
    words = line.split()
    places = sorted(range(len(words) - 1), key=lambda at: abs(at - len(words) // 2))
    for at in places:
        one, other = words[at : at + 2]
        if _HEAD_WORD.fullmatch(one) and _HEAD_WORD.match(other):
            yield f"{one} {other}"


def _with(pair: str, mark: str, number: int) -> str:
    one, other = pair.split(" ")
    if mark.isspace() or mark in _BETWEEN or mark == _EMOJI:
        return f"{one}{mark}{other}"
    match number % 3:
        case 0:
            return f"{one} {mark}{other}"
        case 1:
            return f"{one[:1]}{mark}{one[1:]} {other}"
    return f"{one}{mark} {other}"


def _replaced(text: ExpectedText, old: str, new: str) -> ExpectedText:
    def put(lines: Sequence[str]) -> list[str]:
        return [line.replace(old, new) for line in lines]

    return replace(
        text,
        headline=text.headline and text.headline.replace(old, new),
        lines=put(text.lines or ()),
        captions=None if text.captions is None else put(text.captions),
        left_out=put(text.left_out),
        optional=put(text.optional),
    )
