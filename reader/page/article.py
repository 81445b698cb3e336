"""An article's page: its rows, of which only those are made that are asked for, and the cast."""

from collections.abc import Iterable, Mapping, Sequence, Set

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from reader.models import (
    Annotation,
    Article,
    IntakeRecord,
    Paragraph,
)
from reader.models.prepared import PreparedQuery
from reader.page.idents import article_idents
from reader.page.kept import KeptPieces, ShownPieces
from reader.page.literal import untranslated_words
from reader.page.notes import cast_note
from reader.page.outline import (
    CastMember,
    FromElsewhere,
    Outline,
    named_actors,
    notes_before,
    outline_of,
    standing_marks,
    tally_of,
)
from reader.page.parts import (
    ActorNote,
    EnglishShare,
    ParagraphRow,
    Tally,
)
from reader.page.rows import RowBuilder, Viewing

FIRST_OF_CAST = 8  # are shown at once
ASKED_AT_ONCE = (1, 4, 16, 64)  # paragraphs: so many, or all


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
    return RowBuilder(article, lines, marks, elsewhere, viewing).rows_of(wanted)


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
        builder = RowBuilder(self.article, lines, marks, self._outline.elsewhere, self._viewing)
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
