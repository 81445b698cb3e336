"""The two homes of the index, FTS5 and PostgreSQL: how rows are put into each and found in it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from django.db import DatabaseError, connection

from reader.search.plan import (
    AllTerms,
    AnyTerms,
    NoTerms,
    OneTerm,
    PlanNode,
    Steps,
    TermRun,
)
from reader.search.terms import EVERY_ROW, NO_ROW

_LAST_POSITION = 16_383  # of a word in a tsvector


class NewRow(NamedTuple):
    """A row for the index with its terms, in order."""

    place: int
    article: int
    paragraph: int
    digest: int
    terms: Sequence[str]


class Fts5:
    """SQLite: the words in a table beside the rows; a trigger takes them away with their row."""

    source = "reader_searchtext f"
    place = "f.rowid"
    with_rows = " JOIN reader_searchrow r ON r.place = f.rowid"
    matches = "f.reader_searchtext MATCH %s"

    def insert(self, rows: Sequence[NewRow]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO reader_searchrow (place, article_id, paragraph_id, digest)"
                " VALUES (%s, %s, %s, %s)",
                [row[:4] for row in rows],
            )
            cursor.executemany(
                "INSERT INTO reader_searchtext (rowid, terms) VALUES (%s, %s)",
                [(row.place, " ".join(row.terms)) for row in rows],
            )

    def written(self, node: PlanNode, turned: bool = False) -> str:
        """Return the plan as FTS5 wants it; `turned` under a negation."""
        if isinstance(node, NoTerms):
            return f'("{EVERY_ROW}" NOT {self.written(node.part, not turned)})'
        if isinstance(node, AnyTerms):
            return _in_brackets([self.written(part, turned) for part in node.parts], " OR ")
        if isinstance(node, AllTerms):
            against = [self.written(one.part, not turned) for one in node.parts if isinstance(one, NoTerms)]
            wanted = [self.written(one, turned) for one in node.parts if not isinstance(one, NoTerms)]
            found = _in_brackets(wanted or [f'"{EVERY_ROW}"'], " AND ")
            return f"({found} NOT {_in_brackets(against, ' OR ')})" if against else found
        if isinstance(node, OneTerm):
            return _in_brackets([f'"{term}"' for term in node.terms], " OR ")
        if isinstance(node, TermRun):
            runs = [one for run in node.of_kinds for one in product(*run)]
            return _in_brackets([f'"{" ".join(run)}"' for run in runs] or [f'"{NO_ROW}"'], " OR ")
        if turned:  # whether it is there is only known once the row was looked at
            return f'"{NO_ROW}"'
        return self.written(_each(node.steps))

    def faults(self) -> Iterator[str]:
        """Yield what is wrong between rows and words."""
        with connection.cursor() as cursor:
            try:
                cursor.execute("INSERT INTO reader_searchtext (reader_searchtext) VALUES ('integrity-check')")
            except DatabaseError as problem:
                yield f"its words are damaged ({problem})"
            for question, told in (
                (
                    "SELECT count(*) FROM reader_searchrow r WHERE NOT EXISTS"
                    " (SELECT 1 FROM reader_searchtext f WHERE f.rowid = r.place)",
                    "rows without words",
                ),
                (
                    "SELECT count(*) FROM reader_searchtext f WHERE NOT EXISTS"
                    " (SELECT 1 FROM reader_searchrow r WHERE r.place = f.rowid)",
                    "words without a row",
                ),
            ):
                cursor.execute(question)
                if count := cursor.fetchone()[0]:
                    yield f"{count} {told}"

    def empty(self) -> None:
        """Take all words away, whatever state they are in."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO reader_searchtext (reader_searchtext) VALUES ('delete-all')")


class PostgresHome:
    """PostgreSQL: the words in a column of the rows."""

    source = "reader_searchrow r"
    place = "r.place"
    with_rows = ""
    matches = "r.terms @@ %s::tsquery"

    def insert(self, rows: Sequence[NewRow]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO reader_searchrow (place, article_id, paragraph_id, digest, terms)"
                " VALUES (%s, %s, %s, %s, %s::tsvector)",
                [(*row[:4], _vector(row.terms)) for row in rows],
            )

    def written(self, node: PlanNode, turned: bool = False) -> str:
        """Return the plan as a tsquery; `turned` under a negation."""
        if isinstance(node, NoTerms):
            return f"!{self.written(node.part, not turned)}"
        if isinstance(node, AnyTerms):
            return _in_brackets([self.written(part, turned) for part in node.parts], " | ")
        if isinstance(node, AllTerms):
            return _in_brackets([f"'{EVERY_ROW}'", *(self.written(one, turned) for one in node.parts)], " & ")
        if isinstance(node, OneTerm):
            return _in_brackets(map(_lexeme, node.terms), " | ")
        if isinstance(node, TermRun):
            runs = [self._run(run) for run in node.of_kinds] or [f"'{NO_ROW}'"]
            return _in_brackets(runs, " | ")
        if turned:
            return f"'{NO_ROW}'"
        return self.written(_each(node.steps))

    def _run(self, run: Steps) -> str:
        return _in_brackets([_in_brackets(map(_lexeme, step), " | ") for step in run], " <-> ")

    def faults(self) -> Iterator[str]:
        return iter(())

    def empty(self) -> None:
        """The words go with their rows."""


def home() -> Fts5 | PostgresHome:
    """Return the home of the database in use."""
    return Fts5() if connection.vendor == "sqlite" else PostgresHome()


def _each(steps: Steps) -> AllTerms:
    """Return the words of a phrase that is looked at again: all have to be there."""
    return AllTerms(tuple(map(OneTerm, steps)))


def _in_brackets(parts: Iterable[str], joined: str) -> str:
    return f"({joined.join(parts)})"


def _lexeme(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


def _vector(terms: Sequence[str]) -> str:
    places: dict[str, list[int]] = {}
    for at, term in enumerate(terms, 1):
        places.setdefault(term, []).append(min(at, _LAST_POSITION))
    return " ".join(f"{_lexeme(term)}:{','.join(map(str, found))}" for term, found in places.items())
