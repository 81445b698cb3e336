"""Look for a plan in the index: places of rows, newest first, never more than are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import monotonic
from typing import Any

from django.db import connection

from reader.analyser import site_analyser
from reader.models import LemmaCount, Paragraph, SearchRow
from reader.models.article import BINNED
from reader.search.conditions import Conditions, conditions_of
from reader.search.homes import home
from reader.search.matching import Matcher, SearchedText
from reader.search.pattern_notes import pattern_note
from reader.search.plan import AllTerms, NoTerms, OneTerm, SearchPlan, plan_of
from reader.search.query import QueryField, parse_query
from reader.search.readings import WordReader
from reader.search.terms import arabic_words, english_words

COUNTED = 2000  # rows; of more only that there are more is said
CHECKED = 2000  # rows that are looked at again, at most
LOOKING = 0.8  # seconds, after which no more rows are looked at again
_READ_AT_ONCE = 100
_ARTICLE = "(({place} >> 15) & 67108863)"
_OUTSIDE_BIN = f"{{article}} NOT IN ({BINNED.sql})"


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
    """Places of rows, newest first; `has_more` if there are others, or if those were not looked at.

    Others are below `upto`. `was_cut` if of very many candidates only the `looked_at` newest were looked at.
    """

    places: list[int]
    has_more: bool = False
    was_cut: bool = False
    upto: int = 0
    looked_at: int = 0


def prepare(typed: str, left_out: Iterable[str] = (), fields: Sequence[QueryField] = ()) -> PreparedSearch:
    """Read a query; `left_out` names readings of its words that are not looked for, `fields` go with it."""
    query = parse_query(typed)
    query = replace(query, fields=(*query.fields, *fields))
    plan = plan_of(query, WordReader(site_analyser(), existing_lemmas), frozenset(left_out))
    conditions = conditions_of(plan.fields)
    if query.fault:
        conditions.notes.append(pattern_note(query.fault))
    return PreparedSearch(plan, conditions)


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
        return FoundRows(places[:most], len(places) > most, upto=places[:most][-1] if places else 0)
    return _find_looking(search, before, most)


def _find_looking(search: PreparedSearch, before: int | None, most: int) -> FoundRows:
    """Look at rows again, some at a time, until there are enough, or too many or too long looked at."""
    candidates, matcher = _places(search, before, CHECKED + 1), Matcher(search.plan)
    kept: list[int] = []
    until, at = monotonic() + LOOKING, 0
    while at < min(len(candidates), CHECKED) and len(kept) <= most and (not at or monotonic() < until):
        some = candidates[at : min(at + _READ_AT_ONCE, CHECKED)]
        there = read_sides(some)
        kept += [place for place in some if place in there and matcher.confirms(there[place])]
        at += len(some)
    if len(kept) > most:
        return FoundRows(kept[:most], True, upto=kept[most - 1])
    was_cut = at < len(candidates)
    return FoundRows(kept, was_cut, was_cut, candidates[at - 1] if candidates else 0, at)


def _places(search: PreparedSearch, before: int | None, most: int) -> list[int]:
    where, asked, wanted = home(), search.conditions, _with_terms(search)
    # Without words the rows alone are looked through.
    place, source = (where.place, where.source) if wanted.parts else ("r.place", "reader_searchrow r")
    if wanted.parts and asked.asks_paragraphs:
        source += where.with_rows
    names = {"place": place, "article": _ARTICLE.format(place=place), "paragraph": "r.paragraph_id"}
    conditions: list[tuple[str, Sequence[Any]]] = [
        *([(where.matches, [where.written(wanted)])] if wanted.parts else ()),
        ("{place} >= %s", [asked.least]),
        ("{place} <= %s", [asked.most]),
        *([("{place} < %s", [before])] if before is not None else ()),
        (_OUTSIDE_BIN, ()),
        *asked.sql,
    ]
    told = " AND ".join(one.format(**names) for one, _ in conditions)
    # As a sum, which no index has the order of.
    order = f"{place} + 0" if not wanted.parts and asked.begins_with_marks else place
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {place} FROM {source} WHERE {told} ORDER BY {order} DESC LIMIT %s",  # noqa: S608
            [*(value for _, given in conditions for value in given), most],
        )
        return [place for (place,) in cursor.fetchall()]


def _with_terms(search: PreparedSearch) -> AllTerms:
    """Return the plan with the kinds of lines and the forms of words that it is about."""
    asked = search.conditions
    return AllTerms(
        (*search.plan.root.parts, *map(OneTerm, asked.terms), *map(NoTerms, map(OneTerm, asked.no_terms)))
    )


class SearchedSides:
    """Both sides of a paragraph as they are searched, read into words when they are first asked for.

    `text` is its article's, `words` are its own, `facing` is its English, if it has some.
    """

    def __init__(
        self,
        paragraph_id: int,
        article_id: int,
        text: str,
        words: Iterable[Sequence[Any]],
        facing: str | None,
    ) -> None:
        self.paragraph_id = paragraph_id
        self.article_id = article_id
        self._text = text
        self._words = words
        self._facing = facing

    @cached_property
    def arabic(self) -> SearchedText:
        return SearchedText(self._text, arabic_words(self._text, self._words))

    @cached_property
    def english(self) -> SearchedText | None:
        return None if self._facing is None else SearchedText(self._facing, english_words(self._facing))

    def __iter__(self) -> Iterator[SearchedText]:
        """Yield the Arabic side, then the English one, if there is one."""
        yield self.arabic
        if self.english is not None:
            yield self.english


class SearchedParagraph(SearchedSides):
    """A paragraph with both its sides as they are searched."""

    def __init__(self, paragraph: Paragraph) -> None:
        article, english = paragraph.article, paragraph.english
        super().__init__(
            paragraph.pk, article.pk, article.text, paragraph.words, english.text if english else None
        )
        self.paragraph = paragraph


def read_sides(places: Iterable[int]) -> dict[int, SearchedSides]:
    """Return only what is looked at of the paragraphs at some places, by their place."""
    rows = SearchRow.objects.filter(place__in=list(places), paragraph__article__binned=None)
    read = rows.values_list(
        *("place", "paragraph", "paragraph__article", "paragraph__article__text", "paragraph__words"),
        "paragraph__translation__text",
    )
    return {place: SearchedSides(*given) for place, *given in read}


def read_paragraphs(
    places: Sequence[int], read: dict[int, SearchedParagraph] | None = None
) -> dict[int, SearchedParagraph]:
    """Return the paragraphs at some places, by their place; the articles come with them.

    Those that `read` has are not read again; the others are added to it.
    """
    there = {} if read is None else read
    rows = SearchRow.objects.filter(place__in=[place for place in places if place not in there])
    rows = rows.select_related("paragraph__translation", "paragraph__article__source")
    there.update({row.place: searched(row.paragraph) for row in rows.defer("paragraph__article__raw")})
    return there


def searched(paragraph: Paragraph) -> SearchedParagraph:
    return SearchedParagraph(paragraph)
