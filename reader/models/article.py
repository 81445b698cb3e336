"""An article: one write-once text, where it came from, and the lines it is made of."""

import hashlib
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Self, TypedDict, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Max, OrderBy, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reader.arabic.document import BlockKind, Document
from reader.arabic.normalise import fold
from reader.models.bin import Binnable, BinQuerySet, OutsideBin
from reader.models.naming import name_shown, speaks_arabic
from reader.models.prepared import PreparedQuery
from reader.models.source import Source
from reader.models.subject import subject_field
from reader.models.web_address import WebAddressField
from reader.text.spans import Span

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from reader.models.actor import Actor
    from reader.models.annotation import Annotation
    from reader.models.round import Assignment
    from reader.models.translation import Translation


class ArticleCounts(TypedDict):
    """What `with_counts` adds to an article."""

    actor_count: int
    quote_count: int
    suggested_count: int
    reviewed_count: int


MAX_HEADLINE = 500
MAX_HEADLINE_KEY = 1000  # folding takes ligatures apart: one of them is eighteen letters
_Row = TypeVar("_Row", bound=models.Model, covariant=True)


def digest(data: bytes) -> str:
    """Return the sha256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


NEWEST_FIRST = (F("published").desc(nulls_last=True), F("id").desc())
OLDEST_FIRST = (F("published").asc(nulls_first=True), F("id").asc())


def newest_articles_first(path: str = "article") -> tuple[OrderBy, OrderBy]:
    """Return the order by which rows stand whose article is at the end of `path`: as `NEWEST_FIRST`."""
    return F(f"{path}__published").desc(nulls_last=True), F(f"{path}__id").desc()


class ArticleQuerySet(BinQuerySet["Article"]):
    def newest_first(self) -> Self:
        return self.order_by(*NEWEST_FIRST)

    def oldest_first(self) -> Self:
        return self.order_by(*OLDEST_FIRST)

    def mentioning(self, *actors: "Actor") -> Self:
        """Articles with a mention of one of the actors that nobody rejected."""
        return self._where_tallied(actors, "mentions")

    def quoting(self, *actors: "Actor") -> Self:
        """Articles in which one of the actors is quoted."""
        return self._where_tallied(actors, "said")

    def with_words_about(self, *actors: "Actor") -> Self:
        """Articles with a quotation that names one of the actors."""
        return self._where_tallied(actors, "about")

    def _where_tallied(self, actors: tuple["Actor", ...], field: str) -> Self:
        from reader.models.tally import where_tallied  # which knows articles

        return self.filter(where_tallied(actors, field))

    def published_between(self, first: date | None, last: date | None) -> Self:
        found = self.filter(published__gte=first) if first else self
        if last:
            found = found.filter(published__lte=last)
        return found

    def with_counts(self) -> "models.QuerySet[WithAnnotations[Article, ArticleCounts]]":
        """Add what the library says of each article: actors, quotes, captions and review progress."""
        from reader.models.annotation import Annotation  # which knows articles

        ours = Q(annotations__assignment=None)
        standing = ours & Q(annotations__state__in=("suggested", "accepted"))
        return self.annotate(  # type: ignore[return-value]
            actor_count=Count(
                "annotations__actor", filter=standing & Q(annotations__layer="actor"), distinct=True
            ),
            quote_count=Annotation.objects.said().count_for("article"),
            suggested_count=Count(
                "annotations", filter=ours & Q(annotations__state="suggested"), distinct=True
            ),
            reviewed_count=Count(
                "annotations",
                filter=ours & Q(annotations__state__in=("accepted", "rejected")),
                distinct=True,
            ),
        )


@lru_cache(maxsize=4096)
def article_href(pk: int) -> str:
    """Return the address of an article's page, of which a list has many."""
    return reverse("article", args=(pk,))


class Article(Binnable):
    """One text. All spans of its paragraphs and annotations are code points of `text`, half-open.

    `kinds` is what people say of its lines: [[number among the visible ones from zero, kind]]; `subject` is
    what it is about, by the analysis or as `subject_said` has it, which is empty where nobody said. Without
    `published` nobody knows when it was published; such articles come after all others.

    One that came in a file is the `item`th text of its `upload`, and the original is the upload's; else
    `raw` has the bytes that were handed in; `raw_sha256` is of the file or of these.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    published = models.DateField(null=True, blank=True, db_index=True)
    url = WebAddressField("address", max_length=500, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text=_("Shown with the article's facts."))
    licence = models.CharField(max_length=120, blank=True)
    is_sample = models.BooleanField("sample", default=False, help_text=_("Its events are invented."))

    text = models.TextField(editable=False)
    text_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    raw = models.BinaryField(editable=False)
    raw_sha256 = models.CharField(max_length=64, editable=False)
    raw_name = models.CharField("file name", max_length=200, blank=True, editable=False)
    raw_encoding = models.CharField("encoding", max_length=20, editable=False)

    headline = models.CharField(_("Arabic headline"), max_length=500, editable=False)
    headline_en = models.CharField(_("English headline"), max_length=500, blank=True, editable=False)
    headline_key = models.CharField(max_length=MAX_HEADLINE_KEY, editable=False)
    lead = models.TextField(editable=False, blank=True)
    lead_en = models.TextField(editable=False, blank=True)
    word_count = models.PositiveIntegerField(default=0, editable=False)
    caption_count = models.PositiveIntegerField(default=0, editable=False)
    kinds = models.JSONField(default=list, blank=True, editable=False)
    subject = subject_field()
    subject_said = subject_field()
    analysis_version = models.CharField(max_length=40, blank=True, editable=False)

    upload = models.ForeignKey(
        "Upload", null=True, blank=True, on_delete=models.SET_NULL, related_name="articles", editable=False
    )
    item = models.PositiveIntegerField(null=True, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, editable=False
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    objects = OutsideBin.from_queryset(ArticleQuerySet)()
    everywhere = ArticleQuerySet.as_manager()
    awaits_english: bool  # where the query adds it: somebody is asked for English
    headline_literal: str  # where a list adds them: English word for word, if there is no other
    lead_literal: str
    headline_machine: str  # likewise: what made their English, if no person did
    lead_machine: str

    class Meta:
        ordering = NEWEST_FIRST
        indexes = (
            models.Index(fields=("source", "-published")),
            models.Index(fields=("binned",), condition=Q(binned__isnull=False), name="articles_in_the_bin"),
            models.Index(
                fields=("-published", "-id"), condition=Q(binned__isnull=True), name="articles_by_day"
            ),
            models.Index(
                fields=("source", "-published", "-id"),
                condition=Q(binned__isnull=True),
                name="articles_of_sources_by_day",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("upload", "item"), name="one_article_per_place_in_an_upload"),
        )

    def __str__(self) -> str:
        return name_shown(self.headline_en, self.headline)

    def get_absolute_url(self) -> str:
        return article_href(self.pk)

    def stamp(self, part: "Assignment | None" = None, marks: str | None = None) -> str:
        """Return what changes whenever the article's page would look different to everybody.

        With an analyst's part in a round: to this analyst. It keys the cached parts of the page: one cheap
        query in place of reading all annotations, and none where `marks` are what `stamp_of_marks` gave. A
        translation that is saved touches `updated`.
        """
        if marks is None:
            marks = "".join(_stamps_of_marks(self.pk, part.pk if part else None))
        return digest("|".join((str(self.updated), self.source.name_en, marks)).encode())

    def read(self, document: Document) -> None:
        """Take text, headline, lead and counts from an analysed text; nothing is stored here."""
        text = document.text
        headline = document.blocks[0].span.of(text)
        if len(headline) > MAX_HEADLINE:
            headline = headline[: MAX_HEADLINE - 1] + "…"
        body = (block for block in document.blocks[1:] if block.kind is BlockKind.PARAGRAPH)
        self.text, self.text_sha256 = text, digest(text.encode())
        self.headline, self.headline_key = headline, fold(headline)[:MAX_HEADLINE_KEY]
        self.lead = next((block.span.of(text) for block in body), "")
        self.word_count = sum(token.pos != "punctuation" for token in document.tokens)
        self.caption_count = len(document.captions)
        self.subject = document.subject.value

    @property
    def kinds_said(self) -> dict[int, BlockKind]:
        """What people say of its lines, by their number."""
        return {number: BlockKind(kind) for number, kind in self.kinds}

    @property
    def title(self) -> str:
        """The article's name for a page title: in both languages, in an Arabic page in Arabic."""
        if speaks_arabic():
            return self.headline
        return f"{self.headline_en} · {self.headline}" if self.headline_en else self.headline


def stamp_of_marks(article: "int | OuterRef", part: int | None = None) -> "QuerySet[Annotation, str]":
    """Return what changes with the marks of an article, or of a part in a round: one row, or none.

    How many stand, when one of them or their actors last changed, and the versions of their labels. These
    only grow, so their sum tells each change of a label's name or colour.
    """
    from reader.models.annotation import Annotation  # which knows articles

    told = (
        Max("updated"),
        Count("pk", filter=Q(state__in=Annotation.STANDING)),
        Max("actor__updated"),
        Sum("code__label_set__version"),
    )
    bar = Value("|", output_field=models.TextField())
    said = [one for number in told for one in (Cast(number, models.TextField()), bar)]
    # This very article is shown, so nothing here asks whether it is in the bin.
    marks = Annotation._base_manager.filter(article=article, assignment=part).order_by().values("article")
    return marks.annotate(said=Concat(*said)).values_list("said", flat=True)


_stamps_of_marks = PreparedQuery(stamp_of_marks)


# The ids of articles in the bin; its `sql` is for what is written as SQL itself.
BINNED = RawSQL("SELECT id FROM reader_article WHERE binned IS NOT NULL", ())


@cache
def outside_bin(path: str = "article") -> Q:
    """Return what holds for rows whose article, at the end of `path`, is not in the bin.

    A subquery and no join: a row can still be locked or changed without its article. It is written as SQL,
    since nearly every query has it: out of expressions it takes longer to put together than all the rest.
    """
    return ~Q((f"{path}__in", BINNED))


class InLibrary(models.Manager[_Row]):
    """The rows of all articles but those in the bin; `path` leads from a row to its article."""

    path = "article"

    def get_queryset(self) -> "models.QuerySet[_Row]":
        return super().get_queryset().filter(outside_bin(self.path))


class Fingerprint(models.Model):
    """A number under which texts much like the article's are found: see `reader.text.likeness.bands`."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="fingerprints")
    band = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("article", "band"), name="one_band_per_article"),)

    def __str__(self) -> str:
        return f"{self.article_id}: {self.band:x}"


class Revision(models.Model):
    """A text that an article had before it was corrected, with who corrected it and why."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    reason = models.CharField(max_length=300, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("article", "-number")
        constraints = (models.UniqueConstraint(fields=("article", "number"), name="one_revision_per_number"),)

    def __str__(self) -> str:
        return f"revision {self.number}"


class Picture(models.Model):
    """A picture that came with a text; its bytes are kept under `sha256` (see `reader.library.originals`)."""

    class Kind(models.TextChoices):
        PNG = "png"
        JPEG = "jpeg"
        GIF = "gif"
        WEBP = "webp"

    sha256 = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.alt or self.sha256[:12]

    def get_absolute_url(self) -> str:
        return reverse("picture", args=(self.sha256,))

    @property
    def is_shown(self) -> bool:
        """Whether an article in the library has it; else it is a draft's, or one's in the bin."""
        return self.captions.filter(article__binned=None).exists()


class Paragraph(models.Model):
    """One line of an article and what it is: headline, paragraph, caption: a `BlockKind`.

    `start`/`end` leave the lead-in ("Image caption", a bullet) out. `words` holds the tokens, compactly:
    see `reader.arabic.stored_tokens`.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="paragraphs")
    number = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.value.replace("_", " ")) for kind in BlockKind]
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    credit = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="caption"
    )
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.PROTECT, related_name="captions", editable=False
    )
    words = models.JSONField(default=list, editable=False)

    objects: "models.Manager[Paragraph]" = InLibrary()

    class Meta:
        ordering = ("article", "number")
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="one_paragraph_per_number"),
            models.CheckConstraint(condition=Q(start__lte=models.F("end")), name="paragraph_not_reversed"),
        )

    translation: "Translation"

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def english(self) -> "Translation | None":
        """The English that faces it; None where there is none."""
        return getattr(self, "translation", None)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        return self.span.of(self.article.text)
