"""What stands in the margin: actors and quotations, with their state and confidence in words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from reader.models import Actor, Annotation, Article
from reader.page.certainty import certainty, confidence
from reader.page.parts import KIND_CLASS, KIND_WORD, ActorNote, Doubt, MarkNote, QuoteNote
from reader.page.pieces import actor_href

QUOTE_KIND_WORD = {
    "direct": _("Direct quotation"),
    "indirect": _("Reported speech"),
    "mixed": _("Reported, with words quoted"),
}
_SHORT_KIND = {"direct": _("direct"), "indirect": _("reported"), "mixed": _("mixed")}
_CAST_ORDER = ("PER", "ORG", "LOC", "MISC")


def actor_note(actor: Actor, mention: Annotation | None = None, **more: object) -> ActorNote:
    """Return the margin entry of an actor, in the role that this mention gives it."""
    fields: dict[str, object] = {
        "kind": KIND_CLASS[actor.kind],
        "kind_word": str(KIND_WORD[actor.kind]),
        "name_en": actor.name_en,
        "name_ar": actor.name_ar,
        "guess": actor.guess,
        "href": actor_href(actor.pk),
    }
    if mention is not None:
        fields |= {
            "role_en": mention.role_en or actor.role_en,
            "role_ar": mention.role_ar or actor.role_ar,
            "certainty": certainty(mention),
            "card_href": mention.get_absolute_url(),
            "inner": tuple(dict.fromkeys(one["name_en"] for one in mention.inner)),
        }
    return ActorNote(**(fields | more))  # type: ignore[arg-type]


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


def first_mentions(mentions: Iterable[Annotation]) -> dict[int, Annotation]:
    """Return the first mention of each actor, by the annotation's id."""
    first: dict[int | None, Annotation] = {}
    for mention in mentions:
        first.setdefault(mention.actor_id, mention)
    return {mention.pk: mention for mention in first.values() if mention.actor_id is not None}


def other_forms(mentions: Iterable[Annotation], most: int = 3) -> dict[int, tuple[str, ...]]:
    """Return, by actor, under which other forms the article names it ("also as")."""
    forms: dict[int, dict[str, None]] = {}
    for mention in mentions:
        if mention.actor is not None and mention.form != mention.actor.name_ar:
            forms.setdefault(mention.actor.pk, {})[mention.form] = None
    return {actor: tuple(names)[:most] for actor, names in forms.items()}


def cast(mentions: Sequence[Annotation]) -> tuple[ActorNote, ...]:
    """Return the actors of an article: people first, then by how often they are named."""
    actors = {mention.actor_id: mention.actor for mention in mentions if mention.actor is not None}
    counts = Counter(mention.actor_id for mention in mentions)
    ordered = sorted(
        actors.values(), key=lambda actor: (_CAST_ORDER.index(actor.kind), -counts[actor.pk], actor.name_en)
    )
    looked_at = {mention.actor_id for mention in mentions if certainty(mention) == "accepted"}
    return tuple(
        actor_note(actor, count=counts[actor.pk], certainty="accepted" if actor.pk in looked_at else "")
        for actor in ordered
    )
