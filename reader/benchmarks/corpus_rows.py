"""A library of generated articles: some taken in as any article is, the others stored as their copies are.

A copy has the rows that `ingest` gives the same text, for its text differs from a taken-in one's by a number
alone, of as many digits, in lines without names; they are inserted many at a time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zlib import crc32

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, Model
from django.utils import timezone

from reader.benchmarks.corpus_texts import (
    BASES,
    SERIAL_DIGITS,
    GeneratedText,
    PlannedArticle,
    base_texts,
    planned_articles,
)
from reader.intake.ingest import ingest
from reader.intake.submission import Submission, TextFacts
from reader.library.duplicates import bands_of, compared_words
from reader.library.tallies import tell_anew
from reader.models import (
    Annotation,
    Article,
    Fingerprint,
    LemmaCount,
    Paragraph,
    Source,
    Translation,
    TranslationUnit,
)
from reader.models.article import digest
from reader.models.bulk import insert_values
from reader.models.search import SearchPlace
from reader.search.homes import NewRow, home
from reader.search.writing import index_rows
from reader.translation.pairing import sentence_key

AT_ONCE = 100
_SET_ANEW = ("created", "updated", "made")


@dataclass(frozen=True, slots=True)
class StoredCorpus:
    """What was made: the texts, and for each article its id and its plan."""

    texts: Sequence[GeneratedText]
    articles: Sequence[tuple[int, PlannedArticle]]


def make_corpus(
    articles: int, seed: int, tell: Callable[[int], object] = lambda done: None, bases: int = BASES
) -> StoredCorpus:
    """Store so many generated articles, and tell how many are there now and then.

    Raises `TextRefused` where the library has one of these texts already.
    """
    texts = base_texts(min(articles, bases), seed)
    plans = list(planned_articles(articles, len(texts), seed))
    sources = {plan.source: _source(plan.source.english, plan.source.arabic) for plan in plans}
    stored: list[tuple[int, PlannedArticle]] = []
    originals = []
    for text, plan in zip(texts, plans, strict=False):
        facts = TextFacts(source=sources[plan.source], published=plan.published, english=text.english)
        originals.append(ingest(Submission(facts, raw=text.text.encode())).pk)
        stored.append((originals[-1], plan))
        tell(len(stored))
    copies = plans[len(texts) :]
    # Those of one original follow each other, so that its rows are read once.
    in_order = sorted(copies, key=lambda plan: plan.base)
    for base, group in groupby(in_order, key=lambda plan: plan.base):
        original = _CopiedArticle(originals[base], texts[base].serial)
        of_one = list(group)
        for at in range(0, len(of_one), AT_ONCE):
            some = of_one[at : at + AT_ONCE]
            with transaction.atomic():
                made = original.copied(some, sources)
                tell_anew(made)
                stored += zip(made, some, strict=True)
            tell(len(stored))
    _go_on_counting(Article, Paragraph)
    return StoredCorpus(texts, stored)


def corpus_there(articles: int, seed: int, bases: int = BASES) -> StoredCorpus | None:
    """Return what `make_corpus` stored, if the library has all of it."""
    texts = base_texts(min(articles, bases), seed)
    rows = Article.objects.order_by().values_list("headline", "pk")
    there = {headline[-SERIAL_DIGITS:]: pk for headline, pk in rows.iterator()}
    plans = list(planned_articles(articles, len(texts), seed))
    if any(plan.serial not in there for plan in plans):
        return None
    return StoredCorpus(texts, [(there[plan.serial], plan) for plan in plans])


def _source(english: str, arabic: str) -> Source:
    found = Source.objects.called(english, arabic)
    if found.pk is None:
        found.save()
    return found


def _go_on_counting(*models: type[Model]) -> None:
    """Have the database give ids after those that were given here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


class _TableRows:
    """Rows of one table as the database has them, and where in them a number stands."""

    def __init__(self, model: type[Model], where: str, given: int | str, serial: str) -> None:
        self.model = model
        self.columns = [str(one.column) for one in model._meta.concrete_fields]
        quoted = connection.ops.quote_name
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(map(quoted, self.columns))} FROM {quoted(model._meta.db_table)}"  # noqa: S608
                f" WHERE {where} ORDER BY id",
                [given],
            )
            self.rows = [tuple(map(_plain, row)) for row in cursor.fetchall()]
        self.places = [[at for at, value in enumerate(row) if _has(value, serial)] for row in self.rows]
        self.set_anew = [at for at, name in enumerate(self.columns) if name in _SET_ANEW]

    def at(self, column: str) -> int:
        return self.columns.index(column)

    def copied(self, number: int, old: str, new: str, now: object) -> list[Any]:
        """Return the values of the row of this number with another number in them."""
        values = list(self.rows[number])
        for at in self.places[number]:
            value: Any = values[at]
            values[at] = _replaced(value, old, new)
        for at in self.set_anew:
            values[at] = now
        return values

    def store(self, rows: Sequence[Sequence[Any]], with_ids: bool = False) -> None:
        if with_ids:
            insert_values(self.model, self.columns, rows)
        else:
            insert_values(self.model, self.columns[1:], [row[1:] for row in rows])


def _replaced(value: str | bytes, old: str, new: str) -> str | bytes:
    if isinstance(value, bytes):
        return value.replace(old.encode(), new.encode())
    return value.replace(old, new)


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def _has(value: object, serial: str) -> bool:
    if isinstance(value, bytes):
        return serial.encode() in value
    return isinstance(value, str) and serial in value


class _CopiedArticle:
    """An article that is in the library, with all its rows."""

    def __init__(self, pk: int, serial: str) -> None:
        self.serial = serial
        self.article = _TableRows(Article, "id = %s", pk, serial)
        self.paragraphs = _TableRows(Paragraph, "article_id = %s", pk, serial)
        self.numbers = {row[0]: number for number, row in enumerate(self.paragraphs.rows)}
        self.lemmas = _TableRows(LemmaCount, "article_id = %s", pk, serial)
        self.annotations = _TableRows(Annotation, "article_id = %s", pk, serial)
        within = "paragraph_id IN (SELECT id FROM reader_paragraph WHERE article_id = %s)"
        self.translations = _TableRows(Translation, within, pk, serial)
        self.units = _TableRows(TranslationUnit, "arabic LIKE %s", f"%{serial}%", serial)
        there = Article.everywhere.get(pk=pk)
        self.words = compared_words(there.text)
        self.terms = list(index_rows(there, None))

    def copied(self, plans: Sequence[PlannedArticle], sources: dict[Any, Source]) -> list[int]:
        """Store a copy for each plan; return their ids."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        first = (Article.everywhere.aggregate(last=Max("pk"))["last"] or 0) + 1
        next_paragraph = (Paragraph._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1
        rows: dict[_TableRows, list[list[Any]]] = {table: [] for table in self._tables()}
        terms: list[NewRow] = []
        bands: list[tuple[int, int]] = []
        for pk, plan in enumerate(plans, first):
            paragraphs = range(next_paragraph, next_paragraph + len(self.numbers))
            next_paragraph += len(self.numbers)
            article = self._article(pk, plan, sources[plan.source], now)
            rows[self.article].append(article)
            sha256 = article[self.article.at("text_sha256")]
            self._add(rows, plan.serial, now, pk, paragraphs, sha256)
            terms += self._terms(pk, plan, paragraphs)
            words = [word.replace(self.serial, plan.serial) for word in self.words]
            bands += [(pk, band) for band in bands_of(words)]
        for table, found in rows.items():
            table.store(found, with_ids=table in (self.article, self.paragraphs))
        insert_values(Fingerprint, ("article_id", "band"), bands)
        home().insert(terms)
        return list(range(first, first + len(plans)))

    def _tables(self) -> Iterator[_TableRows]:
        yield from (self.article, self.paragraphs, self.lemmas, self.annotations)
        yield from (self.translations, self.units)

    def _article(self, pk: int, plan: PlannedArticle, source: Source, now: object) -> list[Any]:
        table = self.article
        values = table.copied(0, self.serial, plan.serial, now)
        values[0] = pk
        values[table.at("source_id")] = source.pk
        values[table.at("published")] = connection.ops.adapt_datefield_value(plan.published)
        values[table.at("text_sha256")] = digest(values[table.at("text")].encode())
        values[table.at("raw_sha256")] = digest(values[table.at("raw")])
        return values

    def _add(
        self,
        rows: dict[_TableRows, list[list[Any]]],
        serial: str,
        now: object,
        pk: int,
        paragraphs: range,
        sha256: str,
    ) -> None:
        """Add the rows of one copy but for its own."""
        for number in range(len(self.paragraphs.rows)):
            row = self.paragraphs.copied(number, self.serial, serial, now)
            row[0], row[self.paragraphs.at("article_id")] = paragraphs[number], pk
            rows[self.paragraphs].append(row)
        for table in (self.lemmas, self.annotations, self.translations, self.units):
            of = {name: table.at(name) for name in table.columns if name in _OF_AN_ARTICLE}
            for number in range(len(table.rows)):
                row = table.copied(number, self.serial, serial, now)
                for name, at in of.items():
                    row[at] = self._own(name, row, at, pk, paragraphs, sha256)
                if table is self.units:
                    row[table.at("key")] = sentence_key(row[table.at("arabic")])
                rows[table].append(row)

    def _own(self, name: str, row: list[Any], at: int, pk: int, paragraphs: range, sha256: str) -> Any:
        if name == "paragraph_id":
            return paragraphs[self.numbers[row[at]]]
        return pk if name == "article_id" else sha256

    def _terms(self, pk: int, plan: PlannedArticle, paragraphs: range) -> Iterator[NewRow]:
        day = plan.published.toordinal()
        for row in self.terms:
            terms = [term.replace(self.serial, plan.serial) for term in row.terms]
            place = SearchPlace(day, pk, SearchPlace.of(row.place).number).packed()
            paragraph = paragraphs[self.numbers[row.paragraph]]
            yield NewRow(place, pk, paragraph, crc32(" ".join(terms).encode()), terms)


_OF_AN_ARTICLE = ("article_id", "paragraph_id", "text_sha256")
