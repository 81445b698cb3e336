"""An article's page: rows of Arabic, English and margin, the cast, and the words over their glosses."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.arabic.vowelling import signs_of
from reader.glossary import wording_of
from reader.models import (
    Annotation,
    Article,
    Assignment,
    IntakeRecord,
    Paragraph,
)
from reader.models.prepared import PreparedQuery
from reader.page.doubts import doubt_about
from reader.page.idents import article_idents
from reader.page.interlinear import interlinear
from reader.page.kept import KeptPieces, ShownPieces
from reader.page.literal import literal_line, literal_text, untranslated_words
from reader.page.machine_english import machine_english
from reader.page.notes import actor_note, cast_note, first_here, mark_note, quote_note
from reader.page.outline import (
    CastMember,
    FromElsewhere,
    Outline,
    Viewer,
    named_actors,
    notes_before,
    outline_of,
    standing_marks,
    tally_of,
)
from reader.page.parts import (
    ActorNote,
    ArabicLine,
    EnglishShare,
    LiteralLine,
    MarkNote,
    ParagraphRow,
    QuoteNote,
    Tally,
)
from reader.page.pieces import arabic_line, english_line
from reader.page.speech import is_inside_mixed
from reader.page.vowel_signs import with_vowel_signs
from reader.page.word_states import WordStates, with_unknown_words

_NOTED = (Annotation.Layer.NOTE, Annotation.Layer.LABEL, Annotation.Layer.CAPTION)
NOBODY = AnonymousUser()
FIRST_OF_CAST = 8  # are shown at once
ASKED_AT_ONCE = (1, 4, 16, 64)  # paragraphs: so many, or all


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


PLAINLY = Viewing()


def article_page(article: Article, viewing: Viewing = PLAINLY, kept_as: str = "") -> "ArticlePage":
    """Return an article's page; `kept_as` tells apart where its pieces are kept."""
    return ArticlePage(article, viewing, kept_as)


def article_rows(article: Article, paragraph_ids: Iterable[int], viewing: Viewing) -> list[ParagraphRow]:
    """Return the rows of some paragraphs as `article_page` has them; a credit gives its caption's row."""
    return _some_rows(article, set(paragraph_ids), viewing, article_idents(article))


def rows_and_tally(
    article: Article, paragraph_ids: Iterable[int], viewing: Viewing
) -> tuple[list[ParagraphRow], Tally]:
    """Return what `article_rows` does, with how many marks the article has now."""
    idents = article_idents(article)
    rows = _some_rows(article, set(paragraph_ids), viewing, idents)
    return rows, tally_of(article, viewing.viewer, viewing.part, idents)


def _some_rows(
    article: Article, wanted: Set[int], viewing: Viewing, idents: Mapping[int, str]
) -> list[ParagraphRow]:
    """Return some rows; what they take from elsewhere in the article is asked for them alone."""
    lines, marks = _lines_and_marks(article, wanted, viewing)
    mine = (article, viewing.viewer, viewing.part)
    headline = next(iter(idents))
    naming = {one.paragraph_id for one in marks if one.layer == Annotation.Layer.ACTOR}
    named = [one for paragraph in naming for one in named_actors(*mine, headline, paragraph)]
    noted = {one.paragraph_id: one.start for one in reversed(marks) if one.layer == Annotation.Layer.NOTE}
    elsewhere = FromElsewhere(
        idents,
        {one.pk: one.first for one in named},
        {one.pk: one.forms for one in named},
        {paragraph: notes_before(*mine, start) for paragraph, start in noted.items()},
    )
    return _Builder(article, lines, marks, elsewhere, viewing).rows_of(wanted)


def _lines_and_marks(
    article: Article, wanted: Set[int] | None, viewing: Viewing
) -> tuple[list[Paragraph], list[Annotation]]:
    """Read some paragraphs of an article, with captions and credits, or all of it; and their marks."""
    if wanted is not None and not wanted:
        return [], []
    read = _with_words if viewing.reads_words else _without_words
    whose = (viewing.viewer.pk, viewing.part.pk if viewing.part else None)
    lines = read(article.pk, *_few(wanted))
    return lines, _marks(article.pk, *whose, *_few(wanted and {one.pk for one in lines}))


def _few(paragraphs: Set[int] | None) -> Sequence[int]:
    """Return ids as so many numbers that queries are made for few counts; none for many, or for all."""
    count = next((count for count in ASKED_AT_ONCE if paragraphs and len(paragraphs) <= count), 0)
    numbers = sorted(paragraphs or ())
    return (numbers + numbers[-1:] * (count - len(numbers)))[:count]


def _paragraphs_of(article: int, *few: int) -> "QuerySet[Paragraph]":
    """Return the paragraphs of an article, or a few and the captions and credits that belong to them."""
    rows = Paragraph.objects.filter(article=article).select_related("translation", "picture")
    if few:
        rows = rows.filter(Q(pk__in=few) | Q(credit__in=few) | Q(caption__in=few))
    return rows.order_by("number")


def _without_words_of(article: int, *few: int) -> "QuerySet[Paragraph]":
    """Return paragraphs without their words, but for those that have no English."""
    paragraphs = _paragraphs_of(article, *few).defer("words")
    return paragraphs.annotate(untranslated_words=untranslated_words())


def _marks_of(article: int, viewer: int | None, part: int | None, *few: int) -> "QuerySet[Annotation]":
    """Return the marks that stand in an article, or in a few paragraphs of it."""
    marks = standing_marks(article, viewer, part)
    if few:
        marks = marks.filter(paragraph__in=few)
    unread = ("suffix", "text_sha256", "created", "updated", "analysis_version", "client_key")
    return marks.select_related("actor", "code", "created_by").defer(*unread).in_reading_order()


_with_words = PreparedQuery(_paragraphs_of)
_without_words = PreparedQuery(_without_words_of)
_marks = PreparedQuery(_marks_of)


class ArticlePage:
    """An article's page. Its outline is read first; rows are made only where they are asked for."""

    def __init__(self, article: Article, viewing: Viewing, kept_as: str = "") -> None:
        self.article = article
        self._viewing = viewing
        self._kept_as = kept_as

    @cached_property
    def _outline(self) -> Outline:
        viewing = self._viewing
        words = (viewing.gloss_stamp, self.article.updated)
        return outline_of(self.article, viewing.viewer, viewing.part, words, viewing.reads_words)

    def _made(self, wanted: Set[int] | None) -> dict[int, ParagraphRow]:
        """Return rows, all or of some paragraphs, by their stamps."""
        lines, marks = _lines_and_marks(self.article, wanted, self._viewing)
        builder = _Builder(self.article, lines, marks, self._outline.elsewhere, self._viewing)
        stamps = self._outline.stamps
        shown = [line.pk for line in lines if line.pk in stamps and (wanted is None or line.pk in wanted)]
        return {stamps[pk]: row for pk, row in zip(shown, builder.rows_of(set(shown)), strict=True)}

    @cached_property
    def headline(self) -> ParagraphRow:
        pk, stamp = next(iter(self._outline.stamps.items()))
        return self._lost[stamp] if stamp in self._lost else self._made({pk})[stamp]

    @cached_property
    def rows(self) -> tuple[ParagraphRow, ...]:
        """All rows below the headline."""
        return tuple(self._made(None).values())[1:]

    @cached_property
    def _kept(self) -> KeptPieces:
        stamps = tuple(self._outline.stamps.values())
        return KeptPieces(f"rows/{self._kept_as}", (*stamps, _margin(stamps[0])))

    @cached_property
    def _lost(self) -> dict[int, ParagraphRow]:
        """The rows that are not kept, by their stamps: read at once, whichever is drawn first."""
        stamps, kept = self._outline.stamps, self._kept.html
        lost = {pk for pk, stamp in stamps.items() if stamp not in kept}
        return self._made(lost if len(lost) < len(stamps) else None)

    def _lost_row(self, stamp: int) -> ParagraphRow:
        return self._lost[stamp]

    @property
    def headline_piece(self) -> ShownPieces:
        return ShownPieces(self._kept, self._kept.stamps[:1], self._lost_row)

    @property
    def headline_margin(self) -> ShownPieces:
        """What the margin says of the headline, which stands apart from it."""
        return ShownPieces(self._kept, self._kept.stamps[-1:], lambda _: self.headline)

    @property
    def row_pieces(self) -> ShownPieces:
        """The rows below the headline."""
        return ShownPieces(self._kept, self._kept.stamps[1:-1], self._lost_row)

    @cached_property
    def _cast(self) -> dict[int, CastMember]:
        return {hash(one): one for one in self._outline.cast}

    @cached_property
    def cast(self) -> Sequence[ActorNote]:
        """The actors that are named: people first, then by how often."""
        return [cast_note(one) for one in self._cast.values()]

    @property
    def cast_count(self) -> int:
        return len(self._cast)

    @cached_property
    def _kept_cast(self) -> KeptPieces:
        return KeptPieces(f"cast/{self._kept_as}", tuple(self._cast))

    @property
    def first_cast(self) -> ShownPieces:
        """The entries of the first actors of the cast."""
        return self._cast_pieces(slice(None, FIRST_OF_CAST))

    @property
    def rest_of_cast(self) -> ShownPieces:
        return self._cast_pieces(slice(FIRST_OF_CAST, None))

    def _cast_pieces(self, some: slice) -> ShownPieces:
        kept = self._kept_cast
        return ShownPieces(kept, kept.stamps[some], lambda stamp: cast_note(self._cast[stamp]))

    @property
    def paragraph_count(self) -> int:
        return sum(
            [ident != "headline" and ident[0] == "p" for ident in self._outline.elsewhere.idents.values()]
        )

    @property
    def caption_count(self) -> int:
        return self.article.caption_count

    @cached_property
    def has_left_out(self) -> bool:
        """Whether something of its file is no line of it."""
        return IntakeRecord.objects.has_left_out(self.article.upload_id, self.article.item)

    @property
    def tally(self) -> Tally:
        return self._outline.tally

    @property
    def english(self) -> tuple[EnglishShare, ...]:
        """Whose English it has, the most first."""
        return self._outline.english

    @property
    def literal_count(self) -> int:
        """How many of its rows, the headline among them, are word for word."""
        return self._outline.literal_count


def _margin(headline: int) -> int:
    """Return the stamp of the headline's margin."""
    return hash(("margin", headline))


class _Builder:
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
