"""The translation memory by its words: which of its sentences have some, by the database's own index."""

from collections.abc import Sequence
from itertools import product

from django.db import DatabaseError, connection

MARKS = '.,،؛:؟!"«»“”()'  # which the index takes for blanks
_BEFORE = ("", "و", "ف"), ("", "ب", "ل", "ك", "س")  # conjunctions, then particles, that a word may begin with
_BLANKS = str.maketrans(MARKS, " " * len(MARKS))
_FOUND = {
    "sqlite": "SELECT rowid FROM reader_searchmemory WHERE reader_searchmemory MATCH %s"
    " ORDER BY rowid DESC LIMIT %s",
    # Materialised, so that the index is asked and not each sentence from the latest on.
    "postgresql": "WITH found AS MATERIALIZED (SELECT id FROM reader_translationunit WHERE"  # noqa: S608
    f" to_tsvector('simple', translate(arabic, '{MARKS}', '{' ' * len(MARKS)}')) @@ to_tsquery('simple', %s))"
    " SELECT id FROM found ORDER BY id DESC LIMIT %s",
}


def units_with(words: Sequence[str], most: int) -> list[int]:
    """Return the ids of the latest sentences that have all of these words, as they are written.

    A word counts too where it has a conjunction or particle before it, and where it goes on.
    """
    terms = [blanks for word in words if (blanks := " ".join(word.translate(_BLANKS).split()))]
    if not terms or not all(any(map(str.isalnum, term)) for term in terms):
        return []
    with connection.cursor() as cursor:
        cursor.execute(_FOUND[connection.vendor], [_asked(terms), most])
        return [pk for (pk,) in cursor.fetchall()]


def are_damaged() -> bool:
    """Tell whether the index has other words than the sentences; PostgreSQL's cannot."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        try:
            cursor.execute(
                "INSERT INTO reader_searchmemory (reader_searchmemory, rank) VALUES ('integrity-check', 1)"
            )
        except DatabaseError:
            return True
    return False


def make_anew() -> None:
    """Make the index of the sentences that are there."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO reader_searchmemory (reader_searchmemory) VALUES ('rebuild')")


def _asked(terms: Sequence[str]) -> str:
    quoted, either, both = (_fts5, " OR ", " AND ") if connection.vendor == "sqlite" else (_tsquery, "|", "&")
    before = ["".join(some) for some in product(*_BEFORE)]
    return both.join(f"({either.join(quoted(one + term) for one in before)})" for term in terms)


def _fts5(term: str) -> str:
    return f'"{term}"*'


def _tsquery(term: str) -> str:
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}':*"
