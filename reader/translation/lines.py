"""A paragraph as people translate it: lines of Arabic sentences with the English that faces them.

Joining and splitting lines is how a wrong alignment of sentences is put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.models import Paragraph, Translation
from reader.text.sentences import english_sentences
from reader.translation.pairing import arabic_sentences, renderings_of


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """So many Arabic sentences of a paragraph, and the English that faces them."""

    sentences: int
    english: str


def segment_pairs_of(paragraph: Paragraph, translation: Translation | None) -> list[SegmentPair]:
    """Return the paragraph as people edit it: sentences with their English, in order.

    English that faces no Arabic sentence stands with the one before it.
    """
    places = arabic_sentences(paragraph.text)
    lines: list[SegmentPair] = []
    for one in renderings_of(paragraph, translation):
        count = sum(one.arabic.covers(place) for place in places) if len(one.arabic) else 0
        if count or not lines:
            lines.append(SegmentPair(count, one.english))
        else:
            lines[-1] = SegmentPair(lines[-1].sentences, f"{lines[-1].english} {one.english}".strip())
    return fitted(lines, len(places))


def fitted(lines: Sequence[SegmentPair], sentences: int) -> list[SegmentPair]:
    """Return the lines so that together they have exactly so many sentences; no English is dropped."""
    found: list[SegmentPair] = []
    left = sentences
    for line in lines:
        take = min(max(line.sentences, 0), left)
        left -= take
        if take or not found:
            found.append(SegmentPair(take, line.english))
        else:
            found[-1] = SegmentPair(found[-1].sentences, f"{found[-1].english} {line.english}".strip())
    if left and found and not found[0].sentences:
        found[0] = SegmentPair(1, found[0].english)
        left -= 1
    return [*found, *(SegmentPair(1, "") for _ in range(left))]


def join_pairs(lines: Sequence[SegmentPair], at: int) -> list[SegmentPair]:
    """Return the lines with line `at` and the one after it as one."""
    if not 0 <= at < len(lines) - 1:
        return list(lines)
    first, second = lines[at], lines[at + 1]
    both = SegmentPair(first.sentences + second.sentences, f"{first.english} {second.english}".strip())
    return [*lines[:at], both, *lines[at + 2 :]]


def split_pair(lines: Sequence[SegmentPair], at: int) -> list[SegmentPair]:
    """Return the lines with the first sentence of line `at`, in both languages, as a line of its own."""
    if not 0 <= at < len(lines) or lines[at].sentences < 2:
        return list(lines)
    line = lines[at]
    first = english_sentences(line.english)[:1]
    cut = first[0].end if first else 0
    parts = [
        SegmentPair(1, line.english[:cut].strip()),
        SegmentPair(line.sentences - 1, line.english[cut:].strip()),
    ]
    return [*lines[:at], *parts, *lines[at + 1 :]]
