"""An article's page: rows of Arabic, English and margin, the cast, and the words over their glosses."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse
from django.utils.translation import gettext as _

from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.arabic.vowelling import signs_of
from reader.glossary import ArticleWording, wording_of
from reader.models import (
    Annotation,
    Article,
    Assignment,
    IntakeRecord,
    Paragraph,
    Translation,
)
from reader.models.translation import machine_name
from reader.page.certainty import certainty
from reader.page.doubts import doubt_about
from reader.page.interlinear import interlinear
from reader.page.literal import literal_line, literal_text, untranslated_words
from reader.page.machine_english import machine_english
from reader.page.notes import actor_note, cast, first_mentions, mark_note, other_forms, quote_note
from reader.page.parts import (
    ActorNote,
    ArabicLine,
    ArticlePage,
    EnglishShare,
    LiteralLine,
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
Viewer = User | AnonymousUser


def article_page(
    article: Article,
    interlinear: bool = False,
    viewer: Viewer = NOBODY,
    part: Assignment | None = None,
    gloss_stamp: str | None = None,
    states: WordStates | None = None,
    vowels: bool = False,
) -> ArticlePage:
    """Read an article's rows with two queries and lay its page out as `viewer` may see it.

    `part` is the viewer's own in a round of the article that is not done.

    With `interlinear`, the words with their glosses are read too; else only those of lines without English.
    Where words are read, what they are glossed with in this article is a third query. `gloss_stamp` is the
    glossary's, for a caller that knows it. `states` are what the viewer understands of it, where words are to
    be told apart; the words are then read too, as they are for `vowels`, vowel signs throughout.
    """
    return _builder(article, interlinear, viewer, part, gloss_stamp, states, vowels).page()


def article_rows(
    article: Article,
    paragraph_ids: Iterable[int],
    interlinear: bool = False,
    viewer: Viewer = NOBODY,
    part: Assignment | None = None,
    states: WordStates | None = None,
    vowels: bool = False,
) -> list[ParagraphRow]:
    """Return the rows of some paragraphs as `article_page` has them; a credit gives its caption's row."""
    builder = _builder(article, interlinear, viewer, part, states=states, vowels=vowels)
    return builder.rows_of(set(paragraph_ids))


def rows_and_tally(
    article: Article,
    paragraph_ids: Iterable[int],
    interlinear: bool = False,
    viewer: Viewer = NOBODY,
    part: Assignment | None = None,
    states: WordStates | None = None,
    vowels: bool = False,
) -> tuple[list[ParagraphRow], Tally]:
    """Return what `article_rows` does, with how many marks the article has now."""
    builder = _builder(article, interlinear, viewer, part, states=states, vowels=vowels)
    return builder.rows_of(set(paragraph_ids)), builder.tally()


def _builder(
    article: Article,
    interlinear: bool,
    viewer: Viewer,
    part: Assignment | None,
    gloss_stamp: str | None = None,
    states: WordStates | None = None,
    vowels: bool = False,
) -> "_Builder":
    paragraphs = article.paragraphs.select_related("translation__author", "picture")
    if not (interlinear or vowels) and states is None:
        paragraphs = paragraphs.defer("words").annotate(untranslated_words=untranslated_words())
    rows = list(paragraphs)
    annotations = list(
        Annotation.everywhere.filter(article=article, assignment=part)
        .visible_to(viewer)
        .standing()
        .select_related("actor")
        .prefetch_related("code", "created_by")  # few marks have them, and then no query is made
        .defer("suffix", "text_sha256", "created", "updated", "analysis_version", "client_key")
        .in_reading_order()
    )
    stacked = interlinear or (states is not None and states.bare)
    needs_glosses = stacked or any(row.english is None for row in rows)
    wording = wording_of(article.pk, gloss_stamp) if needs_glosses else None
    return _Builder(article, rows, annotations, wording, stacked, states, vowels)


class _Builder:
    """The rows and annotations of one article, grouped for laying out."""

    def __init__(
        self,
        article: Article,
        paragraphs: Sequence[Paragraph],
        annotations: Sequence[Annotation],
        wording: ArticleWording | None,
        stacked: bool,
        states: WordStates | None = None,
        vowels: bool = False,
    ) -> None:
        self.article = article
        self.vowels = vowels
        self.paragraphs = paragraphs
        self.wording = wording  # for the interlinear view, and for lines without English
        self.stacked = stacked  # words over their glosses
        self.states = states
        self.annotations = annotations
        self.mentions = [one for one in annotations if one.layer == Annotation.Layer.ACTOR]
        in_rows = [one for one in self.mentions if one.paragraph_id != paragraphs[0].pk]
        self.first = first_mentions(in_rows)  # the headline has no margin
        self.forms = other_forms(self.mentions)
        notes = [one for one in annotations if one.layer == Annotation.Layer.NOTE]
        self.note_numbers = {one.pk: number for number, one in enumerate(notes, 1)}
        self.by_paragraph: dict[int, list[Annotation]] = {}
        for one in annotations:
            self.by_paragraph.setdefault(one.paragraph_id, []).append(one)

        self.by_pk = {row.pk: row for row in paragraphs}
        self.idents = paragraph_idents(paragraphs)

    def rows_of(self, paragraph_ids: Set[int]) -> list[ParagraphRow]:
        """Return the rows that show any of these paragraphs, in order."""
        return [
            self._row(paragraph, self.idents[paragraph.pk], self.by_pk.get(paragraph.credit_id or 0))
            for paragraph in self.paragraphs
            if paragraph.pk in self.idents
            and not paragraph_ids.isdisjoint((paragraph.pk, paragraph.credit_id))
        ]

    def page(self) -> ArticlePage:
        rows = self.rows_of(self.by_pk.keys())
        return ArticlePage(
            article=self.article,
            headline=rows[0],
            rows=tuple(rows[1:]),
            cast=cast(self.mentions),
            paragraph_count=sum(row.number is not None for row in rows),
            caption_count=self.article.caption_count,
            has_left_out=IntakeRecord.objects.has_left_out(self.article.upload_id, self.article.item),
            tally=self.tally(),
            english=self._english(),
        )

    def _english(self) -> tuple[EnglishShare, ...]:
        """Return whose English the lines have, if not all is by people whom nobody named."""
        counted = Counter(_hand(row.english) for row in self.paragraphs)
        if set(counted) <= {("person", "")}:
            return ()
        return tuple(EnglishShare(*hand, count) for hand, count in counted.most_common())

    def tally(self) -> Tally:
        doubts = [one for one in self.annotations if certainty(one) == "doubtful"]
        return Tally(
            marks=len(self.annotations),
            suggested=sum(one.is_suggested for one in self.annotations),
            doubtful=len(doubts),
            next_doubt=self.idents.get(doubts[0].paragraph_id, "") if doubts else "",
        )

    def _actor_notes(self, annotations: Sequence[Annotation]) -> Iterable[ActorNote]:
        """Yield the actors that are named here first, and all of whom the machine is not sure."""
        for one in annotations:
            if one.layer != Annotation.Layer.ACTOR or not one.actor:
                continue
            doubt = doubt_about(one, ())
            if doubt or one.pk in self.first:
                yield actor_note(one.actor, one, also_ar=self.forms.get(one.actor.pk, ()), doubt=doubt)

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
        has_words = self.stacked or self.vowels or self.states is not None
        packed = paragraph.words if has_words else getattr(paragraph, "untranslated_words", None)
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
            notes=tuple(
                mark_note(one, self.note_numbers.get(one.pk, 0)) for one in annotations if one.layer in _NOTED
            ),
            suggested=tuple(one.pk for one in annotations if one.is_suggested),
            mark_href=reverse("mark_by_words", args=(self.article.pk, paragraph.number)),
            english_href=reverse("english", args=(self.article.pk, paragraph.number)),
            note_href=reverse("note_on_paragraph", args=(self.article.pk, paragraph.number)),
            words_href=reverse("paragraph_words", args=(self.article.pk, paragraph.number)),
            words=interlinear(self.article, paragraph, line, self.wording, self.states, signs)
            if self.stacked and self.wording is not None
            else (),
        )


def _hand(translation: Translation | None) -> tuple[str, str]:
    """Return where the English of a line is from, and the name of who or what wrote it."""
    if translation is None:
        return "literal", ""
    if translation.origin == Translation.Origin.MACHINE:
        return "machine", machine_name(translation.provider, translation.model)
    author = translation.author
    return "person", (author.get_full_name() or author.username) if author else ""


def paragraph_idents(paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """Return the fragment id ("p3", "c1", "headline") that each paragraph of one article has on its page."""
    rows = list(paragraphs)
    credits_of_captions = {row.credit_id for row in rows if row.credit_id}
    idents: dict[int, str] = {}
    numbered = captions = 0
    for row in rows:
        if row.kind == "headline" and not idents:
            idents[row.pk] = "headline"
        elif row.pk in credits_of_captions:
            continue
        elif row.kind in ("caption", "credit"):
            captions += 1
            idents[row.pk] = f"c{captions}"
        else:
            numbered += 1
            idents[row.pk] = f"p{numbered}"
    return idents


def place_words(ident: str) -> str:
    """Write a fragment id for people: "p3" as "paragraph 3", "c1" as "caption 1"."""
    if ident == "headline":
        return _("the headline")
    said = _("caption %(number)s") if ident.startswith("c") else _("paragraph %(number)s")
    return said % {"number": ident[1:]}
