"""How much of a file's words a draft takes, and beside what each of its doubts is shown."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from reader.models import Draft
from reader.sentences import sentence_of

LOSS = "text-left-out"  # the code of the doubt that much of a page is missing
_BESIDE = {"date": "date", "dates": "date", "headline": "headline"}


@dataclass(frozen=True, slots=True)
class Balance:
    """How many lines and words of a file are taken, and how many are left out."""

    taken: int
    left_out: int
    words: int
    all_words: int

    @property
    def percent(self) -> int:
        return round(100 * self.words / self.all_words) if self.all_words else 100


@dataclass(slots=True)
class Doubts:
    """The doubts about a draft by what they concern, each a sentence; `dates` can be chosen from."""

    date: list[str] = field(default_factory=list)
    headline: list[str] = field(default_factory=list)
    balance: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    dates: list[datetime.date] = field(default_factory=list)


def balance_of(draft: Draft, lines: Iterable[tuple[str, str]]) -> Balance:
    """Count the lines and words of a draft; `lines` are pairs of a text and its kind."""
    out = [words for _, _, words in draft.record.left_out]
    taken: list[str] = []
    for text, kind in lines:
        (out if kind == Draft.LEFT_OUT else taken).append(text)
    words = _count_words(taken)
    return Balance(len(taken), len(out), words, words + _count_words(out))


def _count_words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def doubts_of(draft: Draft) -> Doubts:
    """Return the doubts that the reading of its file gave; what is alike in the library is not among them."""
    found = Doubts()
    if "\n" not in draft.text:
        found.headline.append(_("A headline alone."))
    for reason in draft.record.reasons_to_look:
        beside = _BESIDE.get(reason.code.partition("-")[0], "others")
        if reason.code == LOSS:
            beside = "balance"
        getattr(found, beside).append(sentence_of(reason))
        if beside == "date":
            found.dates.extend(filter(None, map(_day, reason.arguments.values())))
    return found


def _day(said: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(said))
    except ValueError:
        return None
