"""Random edits on real articles: do marks follow their words? Beside position alone and words alone.

The editor moves code points about and remembers where each came from, so that the truth is known: a passage
whose code points all stand together still is untouched, any other was changed and must be flagged.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from django.conf import settings

from reader.analyser import site_analyser
from reader.benchmarks.measuring import Figures
from reader.text.anchors import anchor
from reader.text.canonical import canonical
from reader.text.reanchoring import Status, reanchor
from reader.text.spans import Span

EDITS_AT_ONCE = 4
RANDOM_SPANS = 10
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.\n]+\.?")
_LINE = re.compile(r"[^\n]+")
_NEW_WORDS = ["أمس", "كيري", "الوزير", "حينها", "جديد", "المدينة", "الماضي", "بعدها"]

# A code point with its place in the text before the edits, None for a new one.
Letters = list[tuple[str, int | None]]


def run(files: Sequence[Path], edits: int, seed: int) -> Figures:
    """Edit every text `edits` times, each time anew, and see where its marks go."""
    paths = list(files) or sorted(settings.SEEDS_DIR.glob("*.ar.txt"))
    chance = random.Random(seed)  # noqa: S311
    counts: Counter[str] = Counter()
    taken = 0.0
    for path in paths:
        text = canonical(path.read_text(encoding="utf-8"))
        spans = _spans(text, chance)
        for _ in range(edits):
            letters = _edited(text, chance)
            new = "".join(letter for letter, _ in letters)
            begun = time.process_time()
            outcomes = reanchor(text, new, spans)
            taken += time.process_time() - begun
            truth = _Truth(letters)
            for span, outcome in zip(spans, outcomes, strict=True):
                counts.update(_judged(text, new, span, truth.of(span), outcome.status, outcome.span))
    trials = len(paths) * edits
    untouched = max(1, counts["untouched"])
    return {
        "articles": len(paths),
        "edits": trials,
        **{name: counts[name] for name in ("untouched", "kept", "flagged", "moved_wrongly")},
        **{name: counts[name] for name in ("changed", "changed_flagged", "changed_missed")},
        "position_only_wrong_share": round(counts["position_wrong"] / untouched, 4),
        "words_only_wrong_share": round(counts["words_wrong"] / untouched, 4),
        "ms_per_edit": round(taken / max(1, trials) * 1000, 2),
    }


def _judged(
    old: str, new: str, span: Span, right: Span | None, status: Status, found: Span | None
) -> list[str]:
    if right is None:
        if found is not None and anchor(old, span).context == anchor(new, found).context:
            return []  # one edit took back what another had done
        return ["changed", "changed_flagged" if status is Status.FLAGGED else "changed_missed"]
    counted = ["untouched"]
    if status is Status.FLAGGED:
        counted.append("flagged")
    else:
        counted.append("kept" if found == right else "moved_wrongly")
    if right != span:
        counted.append("position_wrong")
    if new.find(span.of(old)) != right.start:
        counted.append("words_wrong")
    return counted


def _spans(text: str, chance: random.Random) -> list[Span]:
    """Return the marks that the analysis makes, and some random stretches of words."""
    document = site_analyser().analyse(text)
    found = {mention.span for mention in document.mentions}
    found |= {quotation.span for quotation in document.quotations}
    found |= {caption.span for caption in document.captions}
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    for _ in range(RANDOM_SPANS):
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randrange(6))
        found.add(Span(words[first].start, words[last].end))
    return sorted(found)


class _Truth:
    """Where the old code points stand in the edited text."""

    def __init__(self, letters: Letters) -> None:
        self.now = {origin: at for at, (_, origin) in enumerate(letters) if origin is not None}

    def of(self, span: Span) -> Span | None:
        places = [self.now.get(at) for at in range(span.start, span.end)]
        first = places[0]
        if first is None or any(place != first + at for at, place in enumerate(places)):
            return None
        return Span(first, first + len(places))


def _edited(text: str, chance: random.Random) -> Letters:
    letters: Letters = [(letter, at) for at, letter in enumerate(text)]
    for _ in range(chance.randint(1, EDITS_AT_ONCE)):
        letters = chance.choice(_EDITS)(letters, chance)
    return letters


def _pick(letters: Letters, unit: re.Pattern[str], chance: random.Random) -> Span:
    found = [Span(*match.span()) for match in unit.finditer("".join(letter for letter, _ in letters))]
    return chance.choice(found) if found else Span(0, 0)


def _new(text: str) -> Letters:
    return [(letter, None) for letter in text]


def _delete_word(letters: Letters, chance: random.Random) -> Letters:
    span = _pick(letters, _WORD, chance)
    return letters[: span.start] + letters[span.end + 1 :]


def _insert_word(letters: Letters, chance: random.Random) -> Letters:
    span = _pick(letters, _WORD, chance)
    return letters[: span.start] + _new(chance.choice(_NEW_WORDS) + " ") + letters[span.start :]


def _replace_word(letters: Letters, chance: random.Random) -> Letters:
    span = _pick(letters, _WORD, chance)
    return letters[: span.start] + _new(chance.choice(_NEW_WORDS)) + letters[span.end :]


def _respell(letters: Letters, chance: random.Random) -> Letters:
    """Put another letter, or a vowel sign after one, inside a word."""
    span = _pick(letters, _WORD, chance)
    at = chance.randrange(span.start, span.end) if len(span) else 0
    if chance.random() < 0.5:
        return letters[: at + 1] + _new("\u064e") + letters[at + 1 :]
    return letters[:at] + _new(chance.choice("ابتنيوم")) + letters[at + 1 :]


def _delete_sentence(letters: Letters, chance: random.Random) -> Letters:
    span = _pick(letters, _SENTENCE, chance)
    return letters[: span.start] + letters[span.end :]


def _copy_sentence(letters: Letters, chance: random.Random) -> Letters:
    """Write a sentence that stands in the text once more at the end of another line."""
    span, line = _pick(letters, _SENTENCE, chance), _pick(letters, _LINE, chance)
    copy = "".join(letter for letter, _ in letters[span.start : span.end])
    return letters[: line.end] + _new(" " + copy.strip()) + letters[line.end :]


def _replace_line(letters: Letters, chance: random.Random) -> Letters:
    span = _pick(letters, _LINE, chance)
    words = " ".join(chance.choices(_NEW_WORDS, k=12))
    return letters[: span.start] + _new(words + ".") + letters[span.end :]


def _swap_lines(letters: Letters, chance: random.Random) -> Letters:
    one, two = sorted((_pick(letters, _LINE, chance), _pick(letters, _LINE, chance)))
    if one == two:
        return letters
    between = letters[one.end : two.start]
    first, second = letters[one.start : one.end], letters[two.start : two.end]
    return letters[: one.start] + second + between + first + letters[two.end :]


def _split_line(letters: Letters, chance: random.Random) -> Letters:
    span = _pick(letters, _WORD, chance)
    return letters[: span.start] + _new("\n\n") + letters[span.start :]


def _join_lines(letters: Letters, chance: random.Random) -> Letters:
    span = _pick(letters, re.compile(r"\n+"), chance)
    return letters[: span.start] + _new(" ") + letters[span.end :] if len(span) else letters


_EDITS: tuple[Callable[[Letters, random.Random], Letters], ...] = (
    _delete_word,
    _insert_word,
    _replace_word,
    _respell,
    _delete_sentence,
    _copy_sentence,
    _replace_line,
    _swap_lines,
    _split_line,
    _join_lines,
)
