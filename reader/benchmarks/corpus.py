"""A large library of generated articles: how long its pages and searches take, and whether they are right.

Beside each kind of search stands a floor: the simplest SQL that answers from the index, in the same run.
"""

import time
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.test import Client, override_settings

from reader.analyser import site_analyser
from reader.benchmarks.corpus_answers import QUOTES, KnownAnswer, found_by_answer, known_answers
from reader.benchmarks.corpus_rows import StoredCorpus, make_corpus
from reader.benchmarks.corpus_texts import base_texts
from reader.benchmarks.measuring import count_queries, cpu_ms, share_ms
from reader.benchmarks.scratch import in_new_database
from reader.benchmarks.visitors import running_server, signed_in_client
from reader.intake.ingest import ingest
from reader.intake.submission import Submission, TextFacts
from reader.models import Actor, Source
from reader.models.roles import ANALYST
from reader.search import prepare
from reader.search.homes import home

ARTICLES = 20_000
TIMES = 20
TAKEN_IN = 40
SEED = 1
Measured = dict[str, Any]


def run(articles: int, database: str) -> Measured:
    """Make a library of so many articles in a new database and measure it."""
    if database != "configured":
        return in_new_database("corpus", database, {"articles": articles})
    first = _taken_in(SEED + 1)
    begun = time.perf_counter()
    corpus = make_corpus(articles, SEED)
    built = time.perf_counter() - begun
    return {"articles": articles, "build_s": round(built, 1), **measured_corpus(corpus, first)}


def measured_corpus(corpus: StoredCorpus, first: float) -> Measured:
    """Measure a library that is there; `first` is what taking one article in cost before."""
    answers = list(known_answers(corpus, SEED))
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        pages = {name: _page(addresses) for name, addresses in _pages(corpus).items()}
        searches = _searches(answers)
    index_mb, database_mb = _sizes()
    return {
        "index_mb": index_mb,
        "database_mb": database_mb,
        "start_s": _start_s(),
        "pages": pages,
        "search": searches,
        "ingest_first_ms": round(first, 1),
        "ingest_last_ms": round(_taken_in(SEED + 2), 1),
        "answers_right": sum(found_by_answer(one) == one.found for one in answers),
        "answers_all": len(answers),
    }


def _taken_in(seed: int) -> float:
    """Return the CPU time in ms of storing an article that was analysed before: what the library adds."""
    source = Source.objects.called("Bench")
    source.save()
    made = []
    for text in base_texts(TAKEN_IN, seed):
        document = site_analyser().analyse(text.text)
        facts = TextFacts(source=source, english=text.english)
        made.append(Submission(facts, raw=text.text.encode(), document=document))
    waiting = iter(made)
    return cpu_ms(lambda: ingest(next(waiting)), TAKEN_IN - 3)


# Pages


def _pages(corpus: StoredCorpus) -> dict[str, list[str]]:
    """Return the addresses of each kind of page, several of each."""
    actors = list(Actor.objects.order_by("-mention_count")[:200])
    frequent, rare = actors[:5], list(Actor.objects.filter(mention_count__gt=0).order_by("mention_count")[:5])
    speakers = list(Actor.objects.order_by("-quote_count")[:5])
    sources = list(Source.objects.order_by("-article_count")[:4])
    last = max(1, len(corpus.articles) // 20)
    articles = [pk for pk, _ in islice(corpus.articles, 0, None, max(1, len(corpus.articles) // 10))]
    return {
        "library": ["/"],
        "library_far": [f"/?page={last * share // 10}" for share in (3, 5, 9)],
        "library_source": [f"/?source={one.slug}" for one in sources],
        "library_actor": [f"/?actor={one.pk}" for one in (*frequent, *rare)],
        "library_dates": [f"/?first={year}-02-01&last={year}-05-01" for year in range(2016, 2026)],
        "library_words": [f"/?q={quote(words)}" for words in ("الميناء", "ceasefire", "100123")],
        "actors": ["/actors/", "/actors/?page=9", "/actors/?kind=PER"],
        "actors_named": [f"/actors/?q={quote(name)}" for name in ("haddad", "النجار", "Dam")],
        "actor_frequent": [f"/actors/{one.pk}/" for one in frequent],
        "actor_rare": [f"/actors/{one.pk}/" for one in rare],
        "quotes": ["/quotes/"],
        "quotes_speaker": [f"/quotes/?speaker={one.pk}" for one in speakers],
        "quotes_about": [f"/quotes/?about={one.pk}" for one in (*frequent, *rare)],
        "quotes_by": [f"/quotes/?by={quote(name)}" for name in ("haddad", "الخطيب")],
        "quotes_source": [f"/quotes/?source={one.slug}&first=2018-01-01" for one in sources],
        "quotes_words": [f"/quotes/?q={quote(words)}" for words in ("الجسر", "المستشفيات")],
        "review": ["/review/"],
        "article": [f"/articles/{pk}/" for pk in articles],
    }


def _page(addresses: Sequence[str]) -> Measured:
    """Measure requests of some addresses in turn, after each was asked for once."""
    client = Client()
    if addresses[0].startswith("/review"):
        client = signed_in_client("bench-analyst", ANALYST)
    queries = max(count_queries(lambda one=one: _get(client, one)) for one in addresses)  # type: ignore[misc]
    taken = [_seconds(_get, client, addresses[turn % len(addresses)]) for turn in range(TIMES)]
    return {"p50_ms": share_ms(taken, 0.5, 1), "p95_ms": share_ms(taken, 0.95, 1), "queries": queries}


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")


def _seconds(work: Callable[..., object], *given: object) -> float:
    begun = time.perf_counter()
    work(*given)
    return time.perf_counter() - begun


# Search


def _searches(answers: Sequence[KnownAnswer]) -> dict[str, Measured]:
    found: dict[str, Measured] = {}
    frequent = [KnownAnswer("frequent_word", word, []) for word in ("الحكومة", "المدينة", "سنوات")]
    for kind in dict.fromkeys(one.kind for one in (*answers, *frequent)):
        if kind == QUOTES:
            continue
        queries = [one.query for one in (*answers, *frequent) if one.kind == kind]
        addresses = [f"/search/?q={quote(query)}" for query in queries]
        floors = [_floor(query) for query in queries]
        taken = _page(addresses)
        floor = [_seconds(floors[turn % len(floors)]) for turn in range(TIMES)]
        found[kind] = {
            "p50_ms": taken["p50_ms"],
            "p95_ms": taken["p95_ms"],
            "floor_p95_ms": share_ms(floor, 0.95, 2),
        }
    return found


def _floor(query: str) -> Callable[[], object]:
    """Return what asks the index for the newest twenty rows that have the terms of a query."""
    where = home()
    terms = where.written(prepare(query).plan.root)
    asked = (
        f"SELECT {where.place} FROM {where.source} WHERE {where.matches}"  # noqa: S608
        f" ORDER BY {where.place} DESC LIMIT 20"
    )

    def ask() -> object:
        with connection.cursor() as cursor:
            cursor.execute(asked, [terms])
            return cursor.fetchall()

    return ask


# The whole


def _sizes() -> tuple[float, float]:
    """Return how large the index of the search is, and the whole database, in MB."""
    if connection.vendor == "sqlite":
        # Not every build of SQLite tells the pages of a table: its words, and a row with its keys.
        index = (
            "SELECT (SELECT SUM(LENGTH(block)) FROM reader_searchtext_data)"
            " + (SELECT SUM(LENGTH(sz)) FROM reader_searchtext_docsize)"
            " + 80 * (SELECT COUNT(*) FROM reader_searchrow)"
        )
        whole = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    else:
        index = "SELECT pg_total_relation_size('reader_searchrow')"
        whole = "SELECT pg_database_size(current_database())"
    with connection.cursor() as cursor:
        sizes = []
        for asked in (index, whole):
            cursor.execute(asked)
            sizes.append(round(float(cursor.fetchone()[0] or 0) / 1e6, 1))
    return sizes[0], sizes[1]


def _start_s() -> float:
    """Return how long `manage.py run` takes until the library is answered."""
    begun = time.perf_counter()
    with running_server():
        return round(time.perf_counter() - begun, 1)
