"""What comes in of files whose text is known: what of it, and what that it does not say."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any, Self

from reader.errors import Reason
from reader.formats import ExtractedText, Unreadable

EXPECTED = "expected.json"
_BELONGS = 0.5  # the share of a line's words that must be the article's
_EMOJI = "\U0001f000"  # and after
_NOTE_NUMBER = re.compile(r"\[\d{1,3}\]")
_AS_PICTURE = "\ufe0f"  # says that the sign before it is drawn in colours

ReadTexts = Callable[[Path], Sequence[ExtractedText]]
Worded = Callable[[Reason], str]


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """What a text of a file says, as far as it is to be measured; None is not measured.

    `lines` are those of the article without headline and captions, in their order; a text without `headline`
    has its first line there. `date` is a day or empty. `left_out` are words that must be told as left out.
    `optional` are lines that may come in and may be left out, such as the writer's name. With `refusal`,
    which is how the sentence begins, there is no text.
    """

    headline: str | None = None
    date: str | None = None
    source: str | None = None
    lines: Sequence[str] | None = None
    captions: Sequence[str] | None = None
    left_out: Sequence[str] = ()
    optional: Sequence[str] = ()
    refusal: str | None = None

    @classmethod
    def of(cls, stated: Mapping[str, Any]) -> Self:
        """Return what a record of `expected.json` says. Raises ValueError for one that says anything else."""
        unknown = sorted(stated.keys() - set(cls.__dataclass_fields__))
        if unknown:
            raise ValueError(f"nothing is known of {', '.join(unknown)}")
        if stated.get("date"):
            date.fromisoformat(stated["date"])
        return cls(**stated)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of something there were, and how many of them were right."""

    right: int = 0
    all: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.all + other.all)

    @property
    def percent(self) -> float | None:
        return round(100 * self.right / self.all, 2) if self.all else None


@dataclass(frozen=True, slots=True)
class JudgedText:
    """What a text of a file, or a whole file, was worth: scores by their names; what was wrong, in words."""

    scores: Mapping[str, Score] = field(default_factory=dict)
    wrong: Sequence[str] = ()

    def __add__(self, other: "JudgedText") -> "JudgedText":
        names = [*self.scores, *(name for name in other.scores if name not in self.scores)]
        summed = {name: self.scores.get(name, Score()) + other.scores.get(name, Score()) for name in names}
        return JudgedText(summed, [*self.wrong, *other.wrong])


def read_expected(folder: Path) -> dict[str, list[ExpectedText]]:
    """Return what the folder's `expected.json` says: for each file its text or texts, in order.

    Raises OSError without that file, ValueError if it says something else or names a file that is not there.
    """
    stated = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    found = {}
    for name, texts in stated.items():
        if not (folder / name).is_file():
            raise ValueError(f"{name} is not there")
        found[name] = [ExpectedText.of(one) for one in (texts if isinstance(texts, list) else [texts])]
    return found


def judge_file(path: Path, texts: Sequence[ExpectedText], read: ReadTexts, worded: Worded) -> JudgedText:
    """Read a file and compare it with what it is to say; `worded` gives a refusal's sentence."""
    try:
        found = list(read(path))
    except Unreadable as problem:
        found = [ExtractedText("", problem=problem.reason)]
    judged = JudgedText()
    if len(found) != len(texts):
        judged = JudgedText(wrong=[f"texts: {len(found)} instead of {len(texts)}"])
    for one, expected in zip_longest(found, texts):
        if expected is not None:
            judged += _judged(one or ExtractedText(""), expected, worded)
    return judged


def folded(text: str) -> str:
    """Return the words of a text, a space between them, without what is invisible or no word.

    Numbers of notes are none: whether [1] comes in is not measured.
    """
    plain = "".join(
        one
        for one in unicodedata.normalize("NFKC", text)
        if unicodedata.category(one) != "Cf" and one != _AS_PICTURE
    )
    words = _NOTE_NUMBER.sub("", plain).split()
    return " ".join(word for word in words if any(one.isalnum() or one >= _EMOJI for one in word))


def _judged(found: ExtractedText, expected: ExpectedText, worded: Worded) -> JudgedText:
    said = worded(found.problem) if found.problem else ""
    if expected.refusal is not None:
        is_right = bool(said) and said.startswith(expected.refusal)
        wrong = [] if is_right else [f"refusal: {said or 'none'!r} instead of {expected.refusal!r}"]
        return JudgedText({"refusals": Score(is_right, 1)}, wrong)
    text = _FoundText.of(found, expected)
    judged = JudgedText(wrong=[f"refused: {said}"] if said else [])
    for part in (_facts, _captions, _words, _lines, _left_out):
        judged += part(text, expected)
    words = judged.scores.get("words", Score())
    is_silent = words.right < words.all and not found.doubts and not said
    return judged + JudgedText(
        {"waiting": Score(bool(found.doubts), 1), "lost silently": Score(is_silent, 1)}
    )


@dataclass(frozen=True, slots=True)
class _FoundText:
    """A text as it was read, its lines folded and apart by what they are."""

    text: ExtractedText
    headline: str
    lines: Sequence[str]  # of the body
    captions: Sequence[str]
    credited: Mapping[str, str]  # captions that say whose the picture is, with and without (all of) that

    @classmethod
    def of(cls, text: ExtractedText, expected: ExpectedText) -> "_FoundText":
        lines = [line for line in map(folded, text.text.split("\n")) if line]
        kinds = dict(text.kinds)
        may_stand = {folded(one) for one in expected.optional}
        first = next((number for number, kind in kinds.items() if kind == "headline"), 0)
        has_headline = expected.headline is not None and first < len(lines)
        headline = lines[first] if has_headline else ""
        body: list[str] = []
        captions: list[str] = []
        credited: dict[str, str] = {}
        last = -1  # line of a caption, or of whose the picture above is
        for number, line in enumerate(lines):
            if captions and kinds.get(number) == "credit" and number == last + 1:
                last = number
                whole = f"{captions[-1]} {line}"
                credited[whole] = credited.get(captions[-1], captions[-1])
                captions[-1:] = [whole]
            elif (has_headline and number == first) or line in may_stand:
                continue
            elif kinds.get(number) == "caption":
                captions.append(line)
                last = number
            else:
                body.append(line)
        return cls(text, headline, body, captions, credited)

    def without_credit(self, caption: str) -> Sequence[str]:
        """Return a caption without whose the picture is, with and without the full stop before that."""
        bare = self.credited.get(caption)
        return () if bare is None else (bare, bare.rstrip("."))


def _facts(found: _FoundText, expected: ExpectedText) -> JudgedText:
    day = found.text.published.isoformat() if found.text.published else ""
    judged = JudgedText()
    for name, is_given, wanted in (
        ("headline", found.headline, expected.headline),
        ("date", day, expected.date),
        ("source", folded(found.text.site), expected.source),
    ):
        if wanted is None:
            continue
        is_right = is_given == folded(wanted)
        wrong = [] if is_right else [f"{name}: {is_given!r} instead of {wanted!r}"]
        judged += JudgedText({name: Score(is_right, 1)}, wrong)
    return judged


def _captions(found: _FoundText, expected: ExpectedText) -> JudgedText:
    if expected.captions is None:
        return JudgedText()
    left = list(found.captions)
    wrong = []
    for caption in expected.captions:
        stated = folded(caption)
        one = next((one for one in left if stated in (one, *found.without_credit(one))), None)
        if one is None:
            wrong.append(f"captions: {caption!r} is missing")
        else:
            left.remove(one)
    wrong += [f"captions: {caption!r} is none" for caption in left]
    count = len(expected.captions) + len(left)
    return JudgedText({"captions": Score(count - len(wrong), count)}, wrong)


def _words(found: _FoundText, expected: ExpectedText) -> JudgedText:
    if expected.lines is None:
        return JudgedText()
    wanted = _wanted_lines(expected)
    kept = _matched(wanted, [found.headline, *found.lines])
    judged = _kept(wanted, kept[0])
    everything = [found.headline, *found.lines, *found.captions]
    everything += [bare for one in found.captions for bare in found.without_credit(one)]
    for caption in map(folded, expected.captions or ()):
        best = max((_matched([caption], [line])[0] for line in everything), key=sum, default=[0])
        judged += _kept([caption], best)
    return judged


def _kept(wanted: Sequence[str], kept: Sequence[int]) -> JudgedText:
    counts = [len(line.split()) for line in wanted]
    wrong = [
        f"words: {number - one} of {number} missing of {line!r}"
        for line, one, number in zip(wanted, kept, counts, strict=True)
        if one < number
    ]
    return JudgedText({"words": Score(sum(kept), sum(counts))}, wrong)


def _lines(found: _FoundText, expected: ExpectedText) -> JudgedText:
    """Count the lines that do not belong, and say where lines were cut or joined."""
    if expected.lines is None:
        return JudgedText()
    wanted = _wanted_lines(expected)
    have = [line for line in (found.headline, *found.lines) if line]
    own = _matched(wanted, have)[1]
    captions = [folded(one) for one in expected.captions or ()]
    foreign = [
        line
        for line, matched in zip(have, own, strict=True)
        if matched < _BELONGS * len(line.split()) and not _is_of(line, captions)
    ]
    foreign += [
        one
        for one in found.captions
        if expected.captions is not None
        and not any(_is_of(told, captions) for told in (one, *found.without_credit(one)))
    ]
    count = len(have) + len(found.captions)
    wrong = [f"lines: {line!r} does not belong" for line in foreign]
    if not foreign and have != wanted:
        wrong.append("lines: not in this order, or cut or joined")
    return JudgedText({"lines": Score(count - len(foreign), count)}, wrong)


def _is_of(line: str, captions: Sequence[str]) -> bool:
    least = _BELONGS * len(line.split())
    return any(_matched([caption], [line])[1][0] >= least for caption in captions)


def _wanted_lines(expected: ExpectedText) -> list[str]:
    return [folded(line) for line in (expected.headline or "", *(expected.lines or ())) if folded(line)]


def _left_out(found: _FoundText, expected: ExpectedText) -> JudgedText:
    told = [folded(one.text) for one in found.text.left_out]
    wrong = [
        f"left out: nothing is told of {words!r}"
        for words in expected.left_out
        if not any(folded(words) in one for one in told)
    ]
    count = len(expected.left_out)
    return JudgedText({"left_out": Score(count - len(wrong), count)} if count else {}, wrong)


def _matched(wanted: Sequence[str], have: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return how many words of each line of either are in both, in the same order."""
    first = [(word, number) for number, line in enumerate(wanted) for word in line.split()]
    second = [(word, number) for number, line in enumerate(have) for word in line.split()]
    blocks = SequenceMatcher(
        None, [word for word, _ in first], [word for word, _ in second], autojunk=False
    ).get_matching_blocks()
    ours, theirs = [0] * len(wanted), [0] * len(have)
    for block in blocks:
        for at in range(block.size):
            ours[first[block.a + at][1]] += 1
            theirs[second[block.b + at][1]] += 1
    return ours, theirs


def figures(judged: Iterable[JudgedText]) -> dict[str, Any]:
    """Return the figures of some files: counts, and shares in percent with two decimals, None of nothing."""
    files = list(judged)
    all_of_them = sum(files, start=JudgedText())
    shares = dict(_shares(all_of_them.scores))
    return {
        "files": len(files),
        "files_as_expected": sum(not one.wrong for one in files),
        "texts_that_wait": all_of_them.scores.get("waiting", Score()).right,
        "texts_that_lose_words_silently": all_of_them.scores.get("lost silently", Score()).right,
        "words": all_of_them.scores.get("words", Score()).all,
        **shares,
    }


def _shares(scores: Mapping[str, Score]) -> Iterator[tuple[str, float | None]]:
    lines = scores.get("lines", Score())
    yield "words_kept_percent", scores.get("words", Score()).percent
    yield "foreign_lines_percent", Score(lines.all - lines.right, lines.all).percent
    for name in ("headline", "date", "source", "captions", "left_out", "refusals"):
        yield f"{name}_percent", scores.get(name, Score()).percent
