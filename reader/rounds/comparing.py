"""The places that the analysts of a round marked, each with everybody's version; and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.models import Annotation, Answer, Assignment, LabelSet, Round, Settlement
from reader.text.spans import Span

COMPARED = (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE, Annotation.Layer.CAPTION, Annotation.Layer.LABEL)


@dataclass(frozen=True, slots=True)
class Version:
    """What one analyst marked at a place: several annotations, one, or none."""

    part: Assignment
    marks: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class ComparedSpan:
    """A stretch of the text where somebody marked something in a layer, with everybody's version."""

    key: str
    layer: str
    span: Span
    versions: tuple[Version, ...]
    settled: Settlement | None

    @property
    def is_agreed(self) -> bool:
        """Whether everybody marked the same words as the same thing."""
        return len({tuple(map(content, version.marks)) for version in self.versions}) == 1


def content(mark: Annotation) -> tuple[object, ...]:
    """Return what makes two marks the same: their words, what they are, who it is."""
    return (mark.start, mark.end, tuple(map(tuple, mark.further)), mark.label, mark.code_id, mark.actor_id)


def places(one: Round) -> list[ComparedSpan]:
    """Return the places that those analysts of a round who are done marked, in reading order.

    Marks of one layer that overlap belong to one place. Notes are nobody's business but their writer's.
    """
    parts = list(one.assignments.finished().in_order())
    marks = list(
        Annotation.everywhere.filter(assignment__in=parts, layer__in=COMPARED, state="accepted")
        .select_related("actor", "code", "paragraph")
        .order_by("layer", "start", "end")
    )
    settled = {row.place: row for row in one.settlements.select_related("chosen__user", "settled_by")}
    compared = []
    for cluster in _clusters(marks):
        span = Span(cluster[0].start, max(mark.end for mark in cluster))
        layer = cluster[0].layer
        key = f"{layer} {span.start} {span.end}"
        versions = tuple(
            Version(part, tuple(mark for mark in cluster if mark.assignment_id == part.pk)) for part in parts
        )
        compared.append(ComparedSpan(key, layer, span, versions, settled.get(key)))
    return sorted(compared, key=lambda place: (place.span, place.layer))


def _clusters(marks: Sequence[Annotation]) -> list[list[Annotation]]:
    clusters: list[list[Annotation]] = []
    end = 0
    for mark in marks:
        if clusters and clusters[-1][0].layer == mark.layer and mark.start < end:
            clusters[-1].append(mark)
            end = max(end, mark.end)
        else:
            clusters.append([mark])
            end = mark.end
    return clusters


@dataclass(frozen=True, slots=True)
class QuestionAnswers:
    """A question about the article, with each analyst's answer and the library's."""

    question: LabelSet
    answers: tuple[tuple[Assignment, Answer | None], ...]
    standing: Answer | None

    @property
    def is_agreed(self) -> bool:
        return len({answer.label_id if answer else None for _, answer in self.answers}) == 1


def question_answers(one: Round) -> list[QuestionAnswers]:
    """Return the questions of the codebook with what those of the round who are done answered."""
    parts = list(one.assignments.finished().in_order())
    given = {part.pk: Answer.objects.standing(one.article, part) for part in parts}
    library = Answer.objects.standing(one.article, None)
    return [
        QuestionAnswers(
            question,
            tuple((part, given[part.pk].get(question.pk)) for part in parts),
            library.get(question.pk),
        )
        for question in LabelSet.objects.questions()
    ]
