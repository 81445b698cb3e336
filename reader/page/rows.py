"""Rows of an article as its page shows them: Arabic, English, margin; out of paragraphs and their marks."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.arabic.vowelling import signs_of
from reader.glossary import wording_of
from reader.models import (
    Annotation,
    Article,
    Assignment,
    Paragraph,
)
from reader.page.doubts import doubt_about
from reader.page.interlinear import interlinear
from reader.page.literal import literal_line, literal_text
from reader.page.machine_english import machine_english
from reader.page.notes import actor_note, first_here, mark_note, quote_note
from reader.page.outline import (
    FromElsewhere,
    Viewer,
)
from reader.page.parts import (
    ActorNote,
    ArabicLine,
    LiteralLine,
    MarkNote,
    ParagraphRow,
    QuoteNote,
)
from reader.page.pieces import arabic_line, english_line
from reader.page.speech import is_inside_mixed
from reader.page.vowel_signs import with_vowel_signs
from reader.page.word_states import WordStates, with_unknown_words

_NOTED = (Annotation.Layer.NOTE, Annotation.Layer.LABEL, Annotation.Layer.CAPTION)
NOBODY = AnonymousUser()


@dataclass(frozen=True, slots=True)
class Viewing:
    """How an article is shown, and to whom.

    `part` is the viewer's own in a round of the article that is not done. With `interlinear`, words stand
    over their glosses. `states` are what the viewer understands of it, where words are to be told apart; with
    `vowels` the text has vowel signs throughout. `gloss_stamp` is the glossary's, for a caller that knows it.
    """

    viewer: Viewer = NOBODY
    part: Assignment | None = None
    interlinear: bool = False
    states: WordStates | None = None
    vowels: bool = False
    gloss_stamp: str | None = None

    @property
    def stacked(self) -> bool:
        """Whether words stand over their glosses."""
        return self.interlinear or (self.states is not None and self.states.bare)

    @property
    def reads_words(self) -> bool:
        """Whether the words of all lines are read, not only of those without English."""
        return self.stacked or self.vowels or self.states is not None


class RowBuilder:
    """Some paragraphs of an article and their annotations, grouped for laying out."""

    def __init__(
        self,
        article: Article,
        paragraphs: Sequence[Paragraph],
        annotations: Sequence[Annotation],
        elsewhere: FromElsewhere,
        viewing: Viewing,
    ) -> None:
        self.article = article
        self.viewing = viewing
        self.paragraphs = paragraphs
        needs_glosses = viewing.stacked or any(row.english is None for row in paragraphs)
        self.wording = wording_of(article.pk, viewing.gloss_stamp) if needs_glosses else None
        self.stacked = viewing.stacked
        self.vowels = viewing.vowels
        self.states = viewing.states
        self.elsewhere = elsewhere
        self.by_paragraph: dict[int, list[Annotation]] = {}
        for one in annotations:
            self.by_paragraph.setdefault(one.paragraph_id, []).append(one)
        self.by_pk = {row.pk: row for row in paragraphs}

    def rows_of(self, paragraph_ids: Set[int]) -> list[ParagraphRow]:
        """Return the rows that show any of these paragraphs, in order."""
        idents = self.elsewhere.idents
        return [
            self._row(paragraph, idents[paragraph.pk], self.by_pk.get(paragraph.credit_id or 0))
            for paragraph in self.paragraphs
            if paragraph.pk in idents and not paragraph_ids.isdisjoint((paragraph.pk, paragraph.credit_id))
        ]

    def _actor_notes(self, annotations: Sequence[Annotation]) -> Iterable[ActorNote]:
        """Yield the actors that are named here first, and all of whom the machine is not sure."""
        first = first_here(annotations, self.elsewhere.first)
        for one in annotations:
            if one.layer != Annotation.Layer.ACTOR or not one.actor:
                continue
            doubt = doubt_about(one, ())
            if doubt or one.pk in first:
                forms = self.elsewhere.forms.get(one.actor.pk, ())
                yield actor_note(one.actor, one, also_ar=forms, doubt=doubt)

    def _mark_notes(self, paragraph: Paragraph, annotations: Sequence[Annotation]) -> Iterable[MarkNote]:
        number = self.elsewhere.notes_before.get(paragraph.pk, 0)
        for one in annotations:
            is_note = one.layer == Annotation.Layer.NOTE
            number += is_note
            if one.layer in _NOTED:
                yield mark_note(one, number if is_note else 0)

    def _quote_notes(self, annotations: Sequence[Annotation]) -> Iterable[QuoteNote]:
        mentions = [one for one in annotations if one.layer == Annotation.Layer.ACTOR]
        for one in annotations:
            if one.layer == Annotation.Layer.QUOTE and not is_inside_mixed(one, annotations):
                yield quote_note(self.article, one, doubt_about(one, mentions))

    def _literal(self, paragraph: Paragraph, line: ArabicLine) -> LiteralLine | None:
        """Return the line word for word, if nothing else says it in English."""
        if paragraph.english is not None or self.wording is None:
            return None
        annotations, tokens = self.by_paragraph.get(paragraph.pk, ()), self._tokens(paragraph)
        glosses = self.wording.glosses(self.article.text, tokens)
        return literal_line(self.article, line, tokens, annotations, glosses)

    def _tokens(self, paragraph: Paragraph) -> list[Token]:
        packed = (
            paragraph.words if self.viewing.reads_words else getattr(paragraph, "untranslated_words", None)
        )
        return [unpack(word) for word in packed or ()]

    def _credit_literal(self, credit: Paragraph | None) -> str:
        if credit is None or credit.english is not None or self.wording is None:
            return ""
        tokens = self._tokens(credit)
        glosses = self.wording.glosses(self.article.text, tokens)
        return literal_text(self.article.text, tokens, (), glosses)

    def _signs(self, paragraph: Paragraph) -> dict[int, str]:
        """Return the vowel signs that are put into a line; none where they are not to be throughout."""
        return signs_of(self.article.text, self._tokens(paragraph)) if self.vowels else {}

    def _with_signs(self, line: ArabicLine, signs: dict[int, str]) -> ArabicLine:
        return with_vowel_signs(line, signs) if self.vowels else line

    def _row(self, paragraph: Paragraph, ident: str, credit: Paragraph | None) -> ParagraphRow:
        annotations = self.by_paragraph.get(paragraph.pk, [])
        signs = self._signs(paragraph)
        translation = paragraph.english
        credit_translation = credit.english if credit else None
        credit_literal = self._credit_literal(credit)
        line = arabic_line(self.article, paragraph, annotations)
        shown = line
        if self.states is not None and self.states.marks and not self.stacked:
            shown = with_unknown_words(line, self._tokens(paragraph), self.states)
        return ParagraphRow(
            ident=ident,
            number=int(ident[1:]) if ident.startswith("p") else None,
            kind=paragraph.kind,
            arabic=self._with_signs(shown, signs),
            english=english_line(translation.text, annotations) if translation else (),
            credit=self._with_signs(arabic_line(self.article, credit, ()), self._signs(credit))
            if credit
            else None,
            literal=self._literal(paragraph, line),
            credit_en=credit_translation.text if credit_translation else credit_literal,
            credit_is_literal=bool(credit_literal),
            machine=machine_english(translation, annotations),
            picture=paragraph.picture,
            outdated=bool(translation and translation.outdated),
            actors=tuple(self._actor_notes(annotations)),
            quotes=tuple(self._quote_notes(annotations)),
            notes=tuple(self._mark_notes(paragraph, annotations)),
            suggested=tuple(one.pk for one in annotations if one.is_suggested),
            mark_href=reverse("mark_by_words", args=(self.article.pk, paragraph.number)),
            english_href=reverse("english", args=(self.article.pk, paragraph.number)),
            note_href=reverse("note_on_paragraph", args=(self.article.pk, paragraph.number)),
            words_href=reverse("paragraph_words", args=(self.article.pk, paragraph.number)),
            words=interlinear(self.article, paragraph, line, self.wording, self.states, signs)
            if self.stacked and self.wording is not None
            else (),
        )
