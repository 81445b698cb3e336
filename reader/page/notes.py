"""What stands in the margin: actors and quotations, with their state and confidence in words."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from reader.models import Actor, Annotation, Article
from reader.models.actor import actor_href
from reader.page.certainty import certainty, confidence
from reader.page.outline import CastMember
from reader.page.parts import KIND_CLASS, KIND_WORD, ActorNote, Doubt, MarkNote, QuoteNote

QUOTE_KIND_WORD = {
    "direct": _("Direct quotation"),
    "indirect": _("Reported speech"),
    "mixed": _("Reported, with words quoted"),
}
_SHORT_KIND = {"direct": _("direct"), "indirect": _("reported"), "mixed": _("mixed")}


def actor_note(actor: Actor, mention: Annotation | None = None, **more: object) -> ActorNote:
    """Return the margin entry of an actor, in the role that this mention gives it."""
    fields = _names(actor)
    if mention is not None:
        fields |= {
            "role_en": mention.role_en or actor.role_en,
            "role_ar": mention.role_ar or actor.role_ar,
            "certainty": certainty(mention),
            "card_href": mention.get_absolute_url(),
            "inner": tuple(dict.fromkeys(one["name_en"] for one in mention.inner)),
        }
    return ActorNote(**(fields | more))  # type: ignore[arg-type]


def cast_note(actor: CastMember) -> ActorNote:
    """Return the entry of an actor among those of an article."""
    looked_at = "accepted" if actor.accepted else ""
    return ActorNote(**_names(actor), count=actor.mentions, certainty=looked_at)  # type: ignore[arg-type]


def _names(actor: Actor | CastMember) -> dict[str, object]:
    return {
        "kind": KIND_CLASS[actor.kind],
        "kind_word": str(KIND_WORD[actor.kind]),
        "name_en": actor.name_en,
        "name_ar": actor.name_ar,
        "guess": actor.guess,
        "href": actor_href(actor.pk),
    }


def quote_note(article: Article, quotation: Annotation, doubt: Doubt | None = None) -> QuoteNote:
    """Return the margin entry of a quotation, with what is asked of it."""
    speaker, cue = quotation.actor, quotation.cue_span
    return QuoteNote(
        speaker_en=speaker.name_en if speaker else "",
        speaker_ar=speaker.name_ar if speaker else quotation.speaker_name,
        href=actor_href(speaker.pk) if speaker else "",
        verb_en=quotation.verb_en,
        verb_ar=cue.of(article.text) if cue else "",
        kind=quotation.label,
        kind_word=str(QUOTE_KIND_WORD[quotation.label]),
        short_kind=str(_SHORT_KIND[quotation.label]),
        state=quotation.state,
        confidence=confidence(quotation),
        certainty=certainty(quotation),
        doubt=doubt,
        ident=str(quotation.pk or ""),
        card_href=quotation.get_absolute_url() if quotation.pk else "",
        needs_look=quotation.needs_look,
        unnamed=quotation.speaker_unnamed,
    )


def mark_note(mark: Annotation, number: int = 0) -> MarkNote:
    """Return the margin entry of a note, a label or a marked caption."""
    code = mark.code
    return MarkNote(
        kind=mark.layer,
        title_en=code.name_en if code else "",
        title_ar=code.name_ar if code else "",
        body=mark.body,
        owner=mark.created_by.get_username() if mark.created_by else "",
        is_private=mark.is_private,
        colour=code.colour if code else "",
        number=number,
        card_href=mark.get_absolute_url(),
    )


def first_here(annotations: Iterable[Annotation], first: Mapping[int, int | None]) -> set[int]:
    """Return the marks of a paragraph that name an actor first; `first` is where each is named first."""
    found: dict[int, int] = {}
    for one in annotations:
        if one.layer != Annotation.Layer.ACTOR or one.actor_id is None:
            continue
        if first.get(one.actor_id) == one.start:
            found.setdefault(one.actor_id, one.pk)
    return set(found.values())
