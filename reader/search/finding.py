"""Look for a plan in the index: places of rows, newest first, never more than are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.db import connection

from reader.analyser import site_analyser
from reader.models import LemmaCount, Paragraph, SearchRow
from reader.search.conditions import Conditions, conditions_of
from reader.search.homes import home
from reader.search.matching import Matcher, SearchedText
from reader.search.plan import AllTerms, AnyTerms, NoTerms, OneTerm, SearchPlan, plan_of
from reader.search.query import QueryField, parse_query
from reader.search.readings import WordReader
from reader.search.terms import arabic_words, english_words

COUNTED = 5000  # rows; of more only that there are more is said
CHECKED = 2000  # rows that are looked at again, at most
_READ_AT_ONCE = 100
_ARTICLE = "(({place} >> 15) & 67108863)"
_OUTSIDE_BIN = "{article} NOT IN (SELECT id FROM reader_article WHERE binned IS NOT NULL)"


@dataclass(frozen=True)
class PreparedSearch:
    """A query that was read: its plan, and where it looks."""

    plan: SearchPlan
    conditions: Conditions

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return not self.plan.has_words and not self.plan.fields


@dataclass(frozen=True, slots=True)
class FoundRows:
    """Places of rows, newest first; `has_more` if there are others, or if those were not looked at."""

    places: list[int]
    has_more: bool = False
    was_cut: bool = False  # of very many candidates only the newest were looked at


def prepare(typed: str, left_out: Iterable[str] = (), fields: Sequence[QueryField] = ()) -> PreparedSearch:
    """Read a query; `left_out` names readings of its words that are not looked for, `fields` go with it."""
    query = parse_query(typed)
    query = replace(query, fields=(*query.fields, *fields))
    plan = plan_of(query, WordReader(site_analyser(), existing_lemmas), frozenset(left_out))
    return PreparedSearch(plan, conditions_of(plan.fields))


def existing_lemmas(lemmas: Iterable[str]) -> set[str]:
    """Return those dictionary forms that stand in some article."""
    wanted = list(dict.fromkeys(lemma[:60] for lemma in lemmas))
    found: set[str] = set()
    for at in range(0, len(wanted), 100):
        some = wanted[at : at + 100]
        table = " UNION ALL ".join(["SELECT %s AS lemma"] * len(some))
        counted = LemmaCount._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT lemma FROM ({table}) AS wanted"  # noqa: S608
                f" WHERE EXISTS (SELECT 1 FROM {counted} WHERE {counted}.lemma = wanted.lemma)",
                some,
            )
            found.update(lemma for (lemma,) in cursor.fetchall())
    return found


def find(search: PreparedSearch, before: int | None = None, most: int = COUNTED) -> FoundRows:
    """Return the newest rows that a search finds, below the place `before`."""
    if search.is_empty:
        return FoundRows([])
    if not search.plan.is_checked:
        places = _places(search, before, most + 1)
        return FoundRows(places[:most], len(places) > most)
    candidates = _places(search, before, CHECKED + 1)
    was_cut = len(candidates) > CHECKED
    kept = list(islice(_looked_at(search, candidates[:CHECKED]), most + 1))
    return FoundRows(kept[:most], len(kept) > most or was_cut, was_cut)


def _places(search: PreparedSearch, before: int | None, most: int) -> list[int]:
    where, asked = home(), search.conditions
    names = {
        "place": where.place,
        "article": _ARTICLE.format(place=where.place),
        "paragraph": "r.paragraph_id",
    }
    wanted = where.written(_with_kinds(search))
    conditions: list[tuple[str, Sequence[Any]]] = [
        (where.matches, [wanted]),
        ("{place} >= %s", [asked.least]),
        ("{place} <= %s", [asked.most]),
        *([("{place} < %s", [before])] if before is not None else ()),
        (_OUTSIDE_BIN, ()),
        *asked.sql,
    ]
    source = where.source + (where.with_rows if asked.asks_paragraphs else "")
    told = " AND ".join(one.format(**names) for one, _ in conditions)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {where.place} FROM {source} WHERE {told} ORDER BY {where.place} DESC LIMIT %s",  # noqa: S608
            [*(value for _, given in conditions for value in given), most],
        )
        return [place for (place,) in cursor.fetchall()]


def _with_kinds(search: PreparedSearch) -> AllTerms:
    """Return the plan with the kinds of lines that it is about."""
    asked = search.conditions
    kinds = [AnyTerms(tuple(OneTerm((kind,)) for kind in asked.kinds))] if asked.kinds else []
    return AllTerms(
        (*search.plan.root.parts, *kinds, *(NoTerms(OneTerm((kind,))) for kind in asked.no_kinds))
    )


@dataclass(frozen=True, slots=True)
class SearchedParagraph:
    """A paragraph with both its sides as they are searched."""

    paragraph: Paragraph
    arabic: SearchedText
    english: SearchedText | None

    @property
    def sides(self) -> list[SearchedText]:
        return [self.arabic, *([self.english] if self.english else [])]


def read_paragraphs(places: Sequence[int]) -> dict[int, SearchedParagraph]:
    """Return the paragraphs at some places, by their place; the articles come with them."""
    rows = SearchRow.objects.filter(place__in=places).select_related(
        "paragraph__translation", "paragraph__article__source"
    )
    rows = rows.defer("paragraph__article__raw")
    return {row.place: searched(row.paragraph) for row in rows}


def searched(paragraph: Paragraph) -> SearchedParagraph:
    text = paragraph.article.text
    english = paragraph.english
    return SearchedParagraph(
        paragraph,
        SearchedText(text, arabic_words(text, paragraph.words)),
        SearchedText(english.text, english_words(english.text)) if english else None,
    )


def _looked_at(search: PreparedSearch, places: Sequence[int]) -> Iterator[int]:
    """Yield the places whose paragraphs the plan really finds."""
    matcher = Matcher(search.plan)
    for at in range(0, len(places), _READ_AT_ONCE):
        some = places[at : at + _READ_AT_ONCE]
        there = read_paragraphs(some)
        yield from (place for place in some if place in there and matcher.finds(there[place].sides))
