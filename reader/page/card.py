"""The card of an annotation: what it marks, in both languages, and what can be done to it."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.models import Actor, Annotation, Paragraph
from reader.page.certainty import confidence
from reader.page.excerpts import Excerpt, excerpt
from reader.page.explaining import explained
from reader.page.idents import article_idents
from reader.page.notes import QUOTE_KIND_WORD
from reader.page.parts import KIND_CLASS, KIND_WORD
from reader.page.speakers import SpeakerCandidate, speaker_candidates
from reader.text.spans import Span

_OF_ACTOR = {
    "PER": gettext_lazy("Is this a person?"),
    "ORG": gettext_lazy("Is this an organisation?"),
    "LOC": gettext_lazy("Is this a place?"),
    "MISC": gettext_lazy("Is this a name?"),
}
_WORD = re.compile(r"[^\W_](?:[^\s“”\"]*[^\W_])?")


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind that the annotation can be given; `key` is the key that does it."""

    value: str
    words: str
    kind: str  # person, org, place, other, or the kind of a quotation
    key: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """A word of a translation; `first` and `last` tell whether the annotation begins and ends with it."""

    text: str
    start: int
    end: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A further part of a quotation: where it begins and its words."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class AnnotationCard:
    """Everything the card shows. `choices` is empty where the kind cannot change."""

    annotation: Annotation
    kind: str
    kind_word: str
    question: str  # whether it is that, or what it is
    confidence: str
    about: str  # what the mark means
    arabic: Excerpt
    english: str
    choices: tuple[KindChoice, ...]
    cue: str
    place_href: str
    extent_href: str  # the form that marks other words instead
    speakers: tuple[SpeakerCandidate, ...]  # of a quotation
    english_words: tuple[EnglishWord, ...]  # of the paragraph's translation, to choose from
    comment_count: int
    parts: tuple[Part, ...]  # of a broken quotation, those after the first


def annotation_card(annotation: Annotation, brief: bool = False) -> AnnotationCard:
    """Return the card of an annotation whose article and paragraph have been read.

    A brief one, for a list, has no candidates for the speaker.
    """
    article, translation = annotation.article, annotation.paragraph.english
    english = annotation.english_span
    cue = annotation.cue_span
    by_words = reverse("mark_by_words", args=(article.pk, annotation.paragraph.number))
    ident = article_idents(article).get(annotation.paragraph_id, "")
    return AnnotationCard(
        annotation=annotation,
        kind=KIND_CLASS.get(annotation.label, annotation.layer),
        kind_word=kind_word(annotation),
        question=_question(annotation),
        confidence=confidence(annotation),
        about=explained(annotation),
        arabic=excerpt(article.text, annotation.paragraph.span, annotation.span),
        english=english.of(translation.text) if english and translation else "",
        choices=choices(annotation),
        cue=cue.of(article.text) if cue else "",
        place_href=f"{article.get_absolute_url()}#{ident}",
        extent_href=f"{by_words}?annotation={annotation.pk}",
        speakers=tuple(speaker_candidates(annotation)) if annotation.layer == "quote" and not brief else (),
        english_words=() if brief else english_choices(annotation.paragraph, english),
        comment_count=0 if brief else annotation.comments.count(),
        parts=tuple(Part(part.start, part.of(article.text)) for part in annotation.parts[1:]),
    )


def english_choices(paragraph: Paragraph, marked: Span | None = None) -> tuple[EnglishWord, ...]:
    """Return the words of a paragraph's translation, those told apart with which `marked` begins and ends."""
    translation = paragraph.english
    text = translation.text if translation else ""
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    return tuple(
        EnglishWord(
            text=word.of(text),
            start=word.start,
            end=word.end,
            first=marked is not None and word.start <= marked.start < word.end,
            last=marked is not None and word.start < marked.end <= word.end,
        )
        for word in words
    )


def annotation_cards(paragraph: Paragraph, viewer: User | AnonymousUser) -> list[AnnotationCard]:
    """Return the cards of a paragraph's annotations in reading order, rejected ones too."""
    rows = Annotation.everywhere.on_desk_of(viewer, paragraph.article).filter(paragraph=paragraph)
    rows = rows.exclude(state=Annotation.State.SUPERSEDED)
    rows = rows.select_related("article", "paragraph__translation", "actor", "code", "created_by")
    return [annotation_card(one, brief=True) for one in rows.in_reading_order()]


def label_word(label: str) -> str:
    """Write a stored label for people, "LOC" as "place"; one of the codebook's stays as it is."""
    return str(KIND_WORD.get(label) or QUOTE_KIND_WORD.get(label) or label)


def kind_word(annotation: Annotation) -> str:
    """Say what the annotation marks, as a person would."""
    if annotation.layer == Annotation.Layer.QUOTE:
        return str(QUOTE_KIND_WORD[annotation.label])
    if annotation.layer == Annotation.Layer.LABEL and annotation.code:
        return annotation.code.shown_name
    return str(KIND_WORD.get(annotation.label) or annotation.get_layer_display().lower())


def _question(annotation: Annotation) -> str:
    """Ask whether a suggestion is what it says; name what somebody has decided."""
    if not annotation.is_suggested:
        return capfirst(kind_word(annotation))
    if annotation.layer == Annotation.Layer.ACTOR:
        return str(_OF_ACTOR[annotation.label])
    if annotation.label == "direct":
        return _("Is this a direct quotation?")
    return _("Is this %(kind)s?") % {"kind": kind_word(annotation).lower()}


def choices(annotation: Annotation) -> tuple[KindChoice, ...]:
    """Return the kinds that an actor or a quotation can be given, with their keys."""
    if annotation.layer == Annotation.Layer.ACTOR:
        options = [(value, str(words), KIND_CLASS[value]) for value, words in Actor.Kind.choices]
    elif annotation.layer == Annotation.Layer.QUOTE:
        options = [(value, str(words), value) for value, words in QUOTE_KIND_WORD.items()]
    else:
        return ()
    return tuple(
        KindChoice(value, words, kind, str(key), value == annotation.label)
        for key, (value, words, kind) in enumerate(options, 1)
    )
