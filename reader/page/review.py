"""One suggestion under review: the question, its sentence in both languages, what speaks for and against."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.annotation.review_queue import MOST_JUDGED, judged_alike
from reader.models import Annotation, Change, Disagreement
from reader.models.naming import speaks_arabic
from reader.page.card import KindChoice, choices, kind_word
from reader.page.certainty import confidence
from reader.page.excerpts import Excerpt, excerpt
from reader.page.idents import article_idents, place_words
from reader.page.parts import KIND_CLASS, MarkedPiece
from reader.page.pieces import english_line, marked_pieces
from reader.page.speakers import SpeakerCandidate, speaker_candidates
from reader.text.spans import Span

AROUND = 320  # code points of the paragraph that are read before and after
TICKS = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that a person can check, with the Arabic words that it is about."""

    arabic: str
    words: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A suggestion as the review page shows it."""

    annotation: Annotation
    question: str
    before: str
    arabic: tuple[MarkedPiece, ...]
    after: str
    english: tuple[MarkedPiece, ...]
    confidence: str
    signs: tuple[Evidence, ...]
    choices: tuple[KindChoice, ...]
    speakers: tuple[SpeakerCandidate, ...]
    place: str
    href: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A suggestion further down the queue."""

    kind: str
    name_en: str
    exact: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Alike:
    """The same words at another place, in context."""

    annotation: Annotation
    context: Excerpt


def review_item(annotation: Annotation) -> ReviewItem:
    """Return what the page shows of a suggestion whose article and paragraph have been read."""
    article, paragraph = annotation.article, annotation.paragraph
    translation = paragraph.english
    sentence = _sentence(article.text, paragraph.span, annotation.span)
    ident = article_idents(article).get(annotation.paragraph_id, "")
    return ReviewItem(
        annotation=annotation,
        question=_question(annotation, translation.text if translation else ""),
        before=article.text[max(paragraph.start, sentence.start - AROUND) : sentence.start],
        arabic=tuple(marked_pieces(article.text, sentence, [(annotation, annotation.span)])),
        after=article.text[sentence.end : min(paragraph.end, sentence.end + AROUND)],
        english=english_line(translation.text, [annotation]) if translation else (),
        confidence=confidence(annotation),
        signs=_signs(annotation),
        choices=choices(annotation),
        speakers=tuple(speaker_candidates(annotation)) if annotation.layer == "quote" else (),
        place=place_words(ident),
        href=f"{article.get_absolute_url()}#{ident}",
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two marks of a disagreement; `answer` is what says that it stands."""

    answer: str
    username: str
    kind: str
    kind_word: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """Two marks of different kinds on the same words, to be answered."""

    pk: int
    words: str
    arabic: tuple[MarkedPiece, ...]
    sides: tuple[Side, ...]
    place: str
    href: str


def question(found: Disagreement) -> Question:
    """Return what the page shows of a disagreement whose marks, article and paragraph have been read."""
    first, article = found.first, found.article
    ident = article_idents(article).get(first.paragraph_id, "")
    sentence = _sentence(article.text, first.paragraph.span, first.span)
    sides = tuple(
        Side(
            answer=answer,
            username=who.get_username(),
            kind=KIND_CLASS.get(mark.label, mark.layer),
            kind_word=kind_word(mark),
            name=mark.actor.shown_name if mark.actor else "",
        )
        for answer, mark, who in (
            ("first", first, found.first_by),
            ("second", found.second, found.second_by),
        )
    )
    return Question(
        pk=found.pk,
        words=(
            _("%(first)s or %(second)s: which stands?")
            % {"first": sides[0].kind_word, "second": sides[1].kind_word.lower()}
        ).capitalize(),
        arabic=tuple(marked_pieces(article.text, sentence, [(first, first.span)])),
        sides=sides,
        place=place_words(ident),
        href=f"{article.get_absolute_url()}#{ident}",
    )


def waiting_next(annotations: Sequence[Annotation]) -> list[Waiting]:
    """Return the entries of the list of what comes next."""
    return [
        Waiting(
            kind=KIND_CLASS.get(one.label, one.layer),
            name_en=one.actor.shown_name if one.actor else kind_word(one),
            exact=one.exact,
            words=_("%(kind)s, %(confidence)s")
            % {"kind": kind_word(one).lower(), "confidence": confidence(one) or _("not scored")},
            href=one.get_absolute_url(),
        )
        for one in annotations
    ]


def alike_rows(annotations: Sequence[Annotation]) -> list[Alike]:
    """Return the other places of the same words, each in its line."""
    return [
        Alike(one, excerpt(one.article.text, one.paragraph.span, one.span, room=60)) for one in annotations
    ]


def ticks(changes: Sequence[Change], ahead: int) -> list[str]:
    """Return the classes of the progress marks: what was decided, what is now, what is ahead."""
    decided = {"accept": "accepted", "reject": "rejected", "change": "corrected"}
    behind = [decided.get(one.action, "corrected") for one in reversed(changes)]
    return [*behind, "now", *[""] * min(ahead, TICKS)]


def _question(annotation: Annotation, english: str) -> str:
    span = annotation.english_span
    name = annotation.actor.shown_name if annotation.layer == "actor" and annotation.actor else ""
    name = name or (span.of(english) if span and span.end <= len(english) else "")
    name = _("“%(words)s”") % {"words": name} if name and len(name) < 60 else _("this")
    if annotation.layer == Annotation.Layer.QUOTE:
        who = annotation.actor.shown_name if annotation.actor else annotation.speaker_name
        if who:
            return _("Did %(person)s say %(words)s?") % {"person": who, "words": name}
        return _("Does anybody say %(words)s?") % {"words": name}
    asked = {
        "PER": _("Is %(words)s a person?"),
        "ORG": _("Is %(words)s an organisation?"),
        "LOC": _("Is %(words)s a place?"),
        "MISC": _("Is %(words)s a name of another kind?"),
    }
    return asked.get(annotation.label, _("Is %(words)s right?")) % {"words": name}


def _sentence(text: str, paragraph: Span, marked_span: Span) -> Span:
    """Return the sentence around the mark, cut at full stops, within the paragraph."""
    stops = ".؟!\n"
    starts = [text.rfind(stop, paragraph.start, marked_span.start) + 1 for stop in stops]
    start = max(paragraph.start, *starts)
    ends = [at + 1 for stop in stops if (at := text.find(stop, marked_span.end, paragraph.end)) >= 0]
    start += len(text[start : marked_span.start]) - len(text[start : marked_span.start].lstrip())
    return Span(start, min([paragraph.end, *ends]))


def _signs(annotation: Annotation) -> tuple[Evidence, ...]:
    """Return what speaks for and against: how people judged the same words, the title, the verb."""
    judged = judged_alike(annotation)
    accepted = [label for state, label in judged if state == Annotation.State.ACCEPTED]
    same = accepted.count(annotation.label)
    return (
        *_signs_for(annotation, same),
        *_signs_against(annotation, rejected=len(judged) - len(accepted), other=len(accepted) - same),
    )


def _signs_for(annotation: Annotation, accepted: int) -> list[Evidence]:
    found = []
    if accepted:
        found.append(
            Evidence("", _("The same words were accepted %(times)s elsewhere.") % {"times": _times(accepted)})
        )
    if annotation.role_ar:
        found.append(
            Evidence(
                annotation.role_ar,
                _("“%(role)s” stands with the name.")
                % {"role": annotation.role_ar if speaks_arabic() else annotation.role_en},
            )
        )
    if (cue := annotation.cue_span) is not None:
        words = annotation.verb_en or _("a verb of speech")
        words = cue.of(annotation.article.text) if speaks_arabic() else words
        found.append(
            Evidence(cue.of(annotation.article.text), _("“%(verb)s” introduces the words.") % {"verb": words})
        )
    if annotation.layer == "actor" and annotation.actor is not None:
        articles = annotation.actor.article_count
        if articles > 1:
            found.append(
                Evidence(
                    "",
                    _("%(name)s is named in %(count)s articles.")
                    % {"name": annotation.actor.shown_name, "count": articles},
                )
            )
    return found


def _signs_against(annotation: Annotation, rejected: int, other: int) -> list[Evidence]:
    found = []
    if rejected:
        found.append(
            Evidence(
                "", _("The same words were rejected %(times)s.") % {"times": _times(rejected)}, against=True
            )
        )
    if other:
        found.append(
            Evidence(
                "",
                _("The same words were something else %(times)s.") % {"times": _times(other)},
                against=True,
            )
        )
    if annotation.layer == "quote" and annotation.actor is None:
        found.append(Evidence("", _("The speaker is not certain."), against=True))
    return found


def _times(count: int) -> str:
    if count < 3:
        return _("once") if count == 1 else _("twice")
    return ngettext("%(count)s time", "%(count)s times", count) % {"count": _at_least(count)}


def _at_least(count: int) -> str:
    """Write a number that may be of the first places only."""
    return f"{count}+" if count >= MOST_JUDGED else str(count)
