"""How far the analysts of a round agree, of those who are done."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from reader.arabic.stored_tokens import written_words
from reader.evaluation.agreement import Agreement, AnnotatedSpan, agreements, shared
from reader.models import Actor, Annotation, Article, Assignment, Round
from reader.rounds.comparing import COMPARED
from reader.text.spans import Span

_KINDS = dict(Actor.Kind.choices)
_LAYERS = {
    Annotation.Layer.ACTOR: _("actor"),
    Annotation.Layer.QUOTE: _("quote"),
    Annotation.Layer.CAPTION: _("caption"),
    Annotation.Layer.LABEL: _("label"),
}


def agreement(one: Round) -> list[Agreement]:
    """Return how far the analysts of the round agree: by layer, and by label within it."""
    parts = list(one.assignments.finished().in_order())
    by_part = _units(parts)
    words = _words(one.article)
    return [
        row
        for layer in COMPARED
        for row in agreements(
            str(_LAYERS[layer]),
            [by_part[part.pk].get(layer, []) for part in parts],
            words,
            len(one.article.text),
        )
    ]


def mean_f1(one: Round) -> dict[int, float]:
    """Return for each part that is done its F1 with the others, on average, over all that was marked.

    A part that cannot be compared, because nobody else is done or nobody marked anything, is left out.
    """
    parts = list(one.assignments.finished().in_order())
    by_part = _units(parts)
    marked = {
        pk: {(layer, unit) for layer, units in layers.items() for unit in units}
        for pk, layers in by_part.items()
    }
    agreements = {}
    for part in parts:
        with_others = [
            value
            for other in parts
            if other.pk != part.pk and (value := shared(marked[part.pk], marked[other.pk])) is not None
        ]
        if with_others:
            agreements[part.pk] = sum(with_others) / len(with_others)
    return agreements


def _units(parts: Sequence[Assignment]) -> Mapping[int, dict[str, list[AnnotatedSpan]]]:
    """Return what each of the parts marked, by layer."""
    marks = Annotation.everywhere.filter(assignment__in=parts, state="accepted").select_related("code")
    by_part: dict[int, dict[str, list[AnnotatedSpan]]] = {part.pk: {} for part in parts}
    for mark in marks.filter(layer__in=COMPARED):
        label = mark.code.name_en if mark.code else str(_KINDS.get(mark.label, mark.label))
        units = by_part[mark.assignment_id or 0].setdefault(mark.layer, [])
        units += [AnnotatedSpan(part, label) for part in mark.parts]
    return by_part


def _words(article: Article) -> list[Span]:
    rows = article.paragraphs.order_by("start").values_list("words", flat=True)
    return [token.span for words in rows for token in written_words(words)]
