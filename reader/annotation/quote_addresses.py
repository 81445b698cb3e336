"""What became of a quotation that is not under its address any more: cited once, an address keeps an answer.

An address is made of the article and of the words. They change when the article is corrected, when it is
read anew, or when somebody marks other words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reader.models import Annotation, Article, Change, FormerQuotation
from reader.models.annotation import words_fingerprint
from reader.text.reanchoring import reanchor
from reader.text.spans import Span

_STEPS = 20  # from one former address to the next, at most
_CHANGES = 2000  # of an article's quotations that are looked through


class Fate(Enum):
    """Why there is no quotation under an address."""

    UNKNOWN = "unknown"  # there never was one
    REJECTED = "rejected"  # somebody said that it is none
    GONE = "gone"  # its words are not there, or nobody finds a quotation in them


@dataclass(frozen=True, slots=True)
class FormerAddress:
    """What became of the quotation under an address: the fingerprint that it has now, or why it has none."""

    fate: Fate
    now: str = ""
    exact: str = ""


@dataclass(frozen=True, slots=True)
class QuotedBefore:
    """A quotation as it was before its article changed."""

    words: str
    exact: str
    span: Span


def quoted_before(article: Article) -> list[QuotedBefore]:
    """Return the quotations that stand, to be handed to `keep_addresses` once the article has changed."""
    return [QuotedBefore(one.fingerprint, one.exact, one.span) for one in _standing(article)]


def keep_addresses(article: Article, before: Sequence[QuotedBefore], old_text: str) -> None:
    """Note what became of quotations whose words are none now; those in their place take their address."""
    now = _standing(article)
    there = {one.fingerprint for one in now}
    lost = {one.words: one for one in before if one.words not in there}
    if not lost:
        return
    spans = _now(old_text, article.text, [one.span for one in lost.values()])
    for one, span in zip(lost.values(), spans, strict=True):
        FormerQuotation.objects.update_or_create(
            article=article,
            words=one.words,
            defaults={"exact": one.exact, "became": _in_place_of(span, now)},
        )


def former_address(article: Article, words: str) -> FormerAddress:
    """Return what became of the quotation of an article that had these `words`, of which none stands now."""
    exact = ""
    for _ in range(_STEPS):
        former = FormerQuotation.objects.filter(article=article, words=words).first()
        followed = former.became if former else _changed_to(article, words)
        exact = exact or (former.exact if former else "")
        if not followed or followed == words:
            break
        words = followed
        if any(one.fingerprint == words for one in _standing(article)):
            return FormerAddress(Fate.GONE, words, exact)
    others = Annotation.objects.quotations().filter(article=article)
    if any(one.fingerprint == words for one in others):
        return FormerAddress(Fate.REJECTED, "", exact)
    return FormerAddress(Fate.GONE if exact else Fate.UNKNOWN, "", exact)


def _standing(article: Article) -> list[Annotation]:
    return list(Annotation.objects.standing().quotations().filter(article=article).in_reading_order())


def _now(old: str, new: str, spans: list[Span]) -> list[Span | None]:
    if old == new:
        return list(spans)
    return [outcome.span for outcome in reanchor(old, new, spans)]


def _in_place_of(span: Span | None, now: Sequence[Annotation]) -> str:
    """Return the fingerprint of the quotation that has most of the words of a span."""

    def shared(one: Annotation) -> int:
        return min(one.end, span.end) - max(one.start, span.start) if span else 0

    best = max(now, key=shared, default=None)
    return best.fingerprint if best is not None and shared(best) > 0 else ""


def _changed_to(article: Article, words: str) -> str:
    """Return the fingerprint to which a person's change, or a correction, took a quotation of these words."""
    changes = Change.objects.filter(
        article=article, annotation__layer=Annotation.Layer.QUOTE, annotation__assignment=None
    )
    for before, exact in changes.values_list("before", "annotation__exact")[:_CHANGES]:
        if before and words_fingerprint(before.get("exact", "")) == words:
            return words_fingerprint(exact)
    return ""
