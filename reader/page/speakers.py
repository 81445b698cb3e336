"""Who may have said a quotation: the article's mentions, the nearest first, each with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.models import Actor, Annotation
from reader.page.idents import article_idents
from reader.page.parts import KIND_CLASS, KIND_WORD

MOST = 9  # one key each


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """An actor whom the article names: its nearest mention, and why it may be the speaker."""

    mention: Annotation
    actor: Actor
    kind: str
    kind_word: str
    reason: str
    key: str
    chosen: bool


def speaker_candidates(quotation: Annotation) -> list[SpeakerCandidate]:
    """Return the actors that may have said the quotation, nearest mention first, at most nine.

    Chosen is the speaker that stands, or else the one who spoke last before the quotation, which need not
    be the nearest.
    """
    article = quotation.article
    rows = Annotation.everywhere.filter(article=article, assignment=quotation.assignment_id).standing()
    mentions = list(rows.mentions().exclude(actor=None).select_related("actor"))
    last = rows.quotations().filter(start__lt=quotation.start).exclude(actor=None).order_by("-start").first()
    likely = quotation.actor_id or (last.actor_id if last else None)
    nearest = _nearest_of_each(mentions, quotation)[:MOST]
    idents = article_idents(article)
    numbers = {pk: at for at, pk in enumerate(idents)}
    return [
        SpeakerCandidate(
            mention=mention,
            actor=mention.actor,
            kind=KIND_CLASS[mention.label],
            kind_word=str(KIND_WORD[mention.label]),
            reason=_reason(mention, quotation, idents, numbers, last),
            key=str(key),
            chosen=mention.actor_id == likely,
        )
        for key, mention in enumerate(nearest, 1)
        if mention.actor is not None
    ]


def _nearest_of_each(mentions: Sequence[Annotation], quotation: Annotation) -> list[Annotation]:
    def distance(mention: Annotation) -> tuple[int, bool]:
        before = mention.end <= quotation.start
        gap = quotation.start - mention.end if before else max(0, mention.start - quotation.end)
        return gap, not before

    nearest: dict[int | None, Annotation] = {}
    for mention in sorted(mentions, key=distance):
        nearest.setdefault(mention.actor_id, mention)
    return list(nearest.values())


def _reason(
    mention: Annotation,
    quotation: Annotation,
    idents: dict[int, str],
    numbers: dict[int, int],
    last: Annotation | None,
) -> str:
    where = idents.get(mention.paragraph_id, "?").removeprefix("p")
    back = numbers.get(quotation.paragraph_id, 0) - numbers.get(mention.paragraph_id, 0)
    if quotation.span.covers(mention.span):
        distance = _("inside the words, so probably talked about")
    elif back == 0:
        distance = _("the same paragraph")
    else:
        far = abs(back)
        said = (
            ngettext("one paragraph back", "%(count)s paragraphs back", far)
            if back > 0
            else ngettext("one paragraph on", "%(count)s paragraphs on", far)
        )
        distance = said % {"count": far}
    if last is not None and last.actor_id == mention.actor_id:
        said = _("¶ %(number)s, %(distance)s; the last to speak, so the likeliest")
    else:
        said = _("¶ %(number)s, %(distance)s")
    return said % {"number": where, "distance": distance}
