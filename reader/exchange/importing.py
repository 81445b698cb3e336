"""Take annotations in: what would happen, told first; then all of it in one transaction, undone as one."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from reader.exchange.finding import Placed, find_article, place_marks
from reader.exchange.selection import GOLD
from reader.exchange.storing import Storing, add_article
from reader.exchange.trial import TrialStoring
from reader.formats.annotated import AnnotatedFiles, BadAnnotations, Kind, mark_kind
from reader.formats.annotated.registry import reader_of
from reader.formats.records import ExportedArticle, ExportedMark
from reader.intake.ingest import TextRefused, checked
from reader.models import Article, DataImport
from reader.models.article import digest
from reader.sentences import sentence_of
from reader.text.canonical import canonical

MOST_TOLD = 1000


@dataclass(slots=True)
class ImportedRow:
    """What becomes of one article of a file. `article` is the library's, None for a new or refused one."""

    name: str
    what: str  # onto, new, refused
    article: int | None = None
    headline: str = ""
    why: str = ""
    marks: int = 0
    there: int = 0
    accepted: int = 0
    moved: int = 0
    doubts: int = 0


@dataclass(slots=True)
class ImportReport:
    """What an import does, or did. Of rows and doubts the first `MOST_TOLD` are kept; counts are of all."""

    format: str
    applied: bool
    number: int | None = None
    rows: list[ImportedRow] = field(default_factory=list)
    doubts: list[tuple[str, str, str]] = field(default_factory=list)  # article, words, why
    unknown: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)

    def add(self, row: ImportedRow) -> None:
        self.totals[row.what] += 1
        for name in ("marks", "there", "accepted", "moved", "doubts"):
            self.totals[name] += getattr(row, name)
        if len(self.rows) < MOST_TOLD:
            self.rows.append(row)

    @property
    def unknown_labels(self) -> list[tuple[str, int]]:
        """The labels that are none of ours, with how many marks have them; the commonest first."""
        return self.unknown.most_common()

    @property
    def other_annotators(self) -> list[tuple[str, int]]:
        return self.passed_over.most_common()

    def doubt(self, row: ImportedRow, words: str, why: str) -> None:
        row.doubts += 1
        if len(self.doubts) < MOST_TOLD:
            self.doubts.append((row.name, words[:80], why))


class ImportRefused(ValueError):  # noqa: N818 (it says what became of the file)
    """Nothing was taken in; `str()` is a sentence."""


def take_annotations(
    path: Path,
    user: User | None,
    apply: bool = False,
    format: str = "",
    labels: Mapping[str, str] | None = None,
    with_new_labels: bool = False,
    name: str = "",
) -> ImportReport:
    """Read annotations and say what becomes of them; store them only with `apply`.

    `labels` says which of ours some of theirs are; `with_new_labels` adds the others to the codebook, else
    marks that have them are left out and counted. Raises ImportRefused; nothing is stored then.
    """
    try:
        files = AnnotatedFiles(path)
        reader, names = reader_of(files, format)
        report = ImportReport(reader.name, apply)
        found = (record for one in names for record in reader.read(files, one))
        given = (report, user, labels or {}, with_new_labels)
        if apply:
            with transaction.atomic():
                run = _Run(*given)
                run.take(found)
                report.number = run.keep(name or path.name)
        else:
            _Trial(*given).take(found)
    except BadAnnotations as problem:
        raise ImportRefused(sentence_of(problem)) from problem
    return report


class _Run:
    """One import, in one transaction of its caller's."""

    def __init__(
        self, report: ImportReport, user: User | None, labels: Mapping[str, str], with_new_labels: bool
    ) -> None:
        self.report, self.user, self.labels = report, user, labels
        self.run = self._begun()
        self.storing = self._storing(with_new_labels)
        self.articles: list[int] = []

    def _begun(self) -> DataImport:
        return DataImport.objects.create(format=self.report.format, user=self.user, group=uuid4())

    def _storing(self, with_new_labels: bool) -> Storing:
        return Storing(self.run, with_new_labels)

    def take(self, records: Iterator[ExportedArticle]) -> None:
        for record in records:
            if record.annotator not in ("", GOLD):
                self.report.passed_over[record.annotator] += 1
                continue
            self.report.add(self._article(record))

    def keep(self, name: str) -> int:
        totals = {"totals": self.report.totals, "unknown": self.report.unknown}
        self.run.name, self.run.articles = name[-255:], self.articles
        self.run.report = {**totals, "doubts": self.report.doubts[:100]}
        self.run.save()
        return self.run.pk

    def _article(self, record: ExportedArticle) -> ImportedRow:
        row = ImportedRow(record.name, "refused")
        article = find_article(record)
        if article is not None and article.binned is not None:
            row.why = _("This text is in the bin. Restore it there first.")
            return row
        if article is None and not record.text:
            row.why = _("No article of the library has this address or text, and the file has no text.")
            return row
        if article is None:
            try:
                article = self._new(record)
            except TextRefused as refusal:
                row.why = str(refusal)
                return row
            row.what = "new"
        else:
            row.what, row.article = "onto", article.pk
        row.headline = str(article)
        self._marks(record, article, row)
        return row

    def _new(self, record: ExportedArticle) -> Article:
        checked(record.text)
        article = add_article(record, self.user)
        self.articles.append(article.pk)
        return article

    def _marks(self, record: ExportedArticle, article: Article, row: ImportedRow) -> None:
        desk = self.storing.desk(article, record)
        for placed in place_marks(record, article.text):
            why = placed.why
            if placed.place is not None:
                why = self._mark(placed, desk.add, row)
            if why:
                self.report.doubt(row, placed.mark.exact, why)
            elif placed.counted_in_utf_16:
                self.report.totals["utf_16"] += 1
        desk.store()

    def _mark(self, placed: Placed, add: Callable[[ExportedMark, Kind], str], row: ImportedRow) -> str:
        """Store one mark, and count what became of it; return why it cannot be stored, if it cannot."""
        mark = placed.place or placed.mark
        kind = Kind(mark.layer, mark.label, mark.code) if mark.layer else mark_kind(mark.label, self.labels)
        if kind is None:
            name = self.labels.get(mark.label, mark.label)
            kind = Kind("label", "label", self.storing.known_label(mark.label_set, name) or name)
        if kind.layer == "label" and not self.storing.known_label(mark.label_set, kind.code):
            self.report.unknown[kind.code] += 1
            return ""
        outcome = add(mark, kind)
        if outcome in ("marks", "there", "accepted"):
            setattr(row, outcome, getattr(row, outcome) + 1)
            row.moved += placed.moved
            return ""
        return outcome


class _Trial(_Run):
    """What an import would do: the same, article by article, each rolled back at once.

    So the database is held no longer than for one article, however large the file is. What a file says twice
    is remembered, for the real import would find it there.
    """

    def _begun(self) -> DataImport:
        return DataImport(pk=0, format=self.report.format, user=self.user, group=uuid4())

    def _storing(self, with_new_labels: bool) -> Storing:
        self.remembered = TrialStoring(self.run, with_new_labels)
        return self.remembered

    def _article(self, record: ExportedArticle) -> ImportedRow:
        with transaction.atomic():
            row = super()._article(record)
            transaction.set_rollback(True)
        self.storing.actors.clear()
        text = digest(canonical(record.text).encode("utf-8", "replace"))
        if row.what == "new" and not self.remembered.is_new_text(text):
            row.what = "onto"
        return row
