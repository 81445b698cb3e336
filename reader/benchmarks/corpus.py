"""A large library of generated articles: how long its pages and searches take, and whether they are right.

Beside each kind of search stands a floor: the simplest SQL that answers from the index, in the same run.
"""

import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from reader.analyser import site_analyser
from reader.benchmarks.corpus_answers import QUOTES, KnownAnswer, found_by_answer, known_answers
from reader.benchmarks.corpus_rows import StoredCorpus, corpus_there, make_corpus
from reader.benchmarks.corpus_texts import base_texts
from reader.benchmarks.measuring import count_queries, share_ms
from reader.benchmarks.scratch import asked_without_server, in_new_database
from reader.benchmarks.visitors import running_server, signed_in_client
from reader.intake.ingest import ingest
from reader.intake.submission import Submission, TextFacts
from reader.library.collecting import collect, tag
from reader.library.duties import ENGLISHES, REVIEW_STATES, give_duty
from reader.library.tallies import tell_anew
from reader.models import Actor, Annotation, ArticleDuty, Collection, Source, Tag
from reader.models.roles import ANALYST
from reader.runtime.memory import calm_collector
from reader.search import prepare
from reader.search.homes import home

ARTICLES = 20_000
TIMES = 20
TAKEN_IN, WARM_UP = 40, 5
SEED = 1
# The names in the frames need no encoder.
_QUICK = {"HASHIYA_TAGGER": "fast"}
Measured = dict[str, Any]


def run(articles: int, database: str, keep: Path | None = None) -> Measured:
    """Make a library of so many articles in a new database and measure it.

    Where a folder to `keep` has it already, it is not made again.
    """
    if database != "configured":
        return in_new_database("corpus", database, {"articles": articles}, keep, _QUICK)
    call_command("migrate", verbosity=0)
    corpus, built = corpus_there(articles, SEED), _built()
    if corpus is None:
        first = _taken_in(SEED + 1)
        begun = time.perf_counter()
        corpus = make_corpus(articles, SEED)
        built = {"build_s": round(time.perf_counter() - begun, 1), "ingest_first_ms": first}
        _built(built)
    return {"articles": articles, **measured_corpus(corpus, built)}


def _built(new: Measured | None = None) -> Measured:
    """Return what was measured when the library was made; `new` is kept beside it for later."""
    path = settings.STATE_DIR / "built.json"
    if new is not None:
        path.write_text(json.dumps(new), encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def measured_corpus(corpus: StoredCorpus, built: Measured) -> Measured:
    """Measure a library that is there; `built` is what was measured of making it."""
    answers = list(known_answers(corpus, SEED))
    calm_collector()  # as the server does
    with asked_without_server(), _with_work(corpus) as analyst:
        pages = {name: _page(addresses, analyst) for name, addresses in _pages(corpus).items()}
        searches = _searches(answers, analyst)
    index_mb, database_mb = _sizes()
    return {
        **built,
        "index_mb": index_mb,
        "database_mb": database_mb,
        "start_s": _start_s(),
        "pages": pages,
        "search": searches,
        "ingest_last_ms": _taken_in(SEED + 2),
        "answers_right": sum(found_by_answer(one) == one.found for one in answers),
        "answers_all": len(answers),
    }


def _taken_in(seed: int) -> float:
    """Return the time in ms of storing an article that was analysed before: what the library adds.

    It is this process's CPU time, where the database is in it. What is taken in does not stay.
    """
    made = []
    for text in base_texts(TAKEN_IN, seed):
        document = site_analyser().analyse(text.text)
        made.append((text, document))
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    taken = []
    with transaction.atomic():
        source = Source.objects.called("Bench")
        source.save()
        for text, document in made:
            facts = TextFacts(source=source, english=text.english)
            begun = clock()
            ingest(Submission(facts, raw=text.text.encode(), document=document))
            taken.append(clock() - begun)
        transaction.set_rollback(True)
    return round(statistics.median(taken[WARM_UP:]) * 1000, 1)


@contextmanager
def _with_work(corpus: StoredCorpus) -> Iterator[Client]:
    """Have some articles tagged, collected, given to an analyst and reviewed while the block runs."""
    with transaction.atomic():
        client = signed_in_client("bench-analyst", ANALYST)
        user = User.objects.get(username="bench-analyst")
        some = [pk for pk, _ in corpus.articles[::40]]
        give_duty(some, user, user)
        tag(some[::2], ["bench"], user)
        collect(Collection.objects.create(name="bench", owner=user, is_shared=True), some[1::2], user)
        reviewed = Annotation.objects.filter(article__in=some[::5])
        reviewed.update(state=Annotation.State.ACCEPTED)
        reviewed.filter(article__in=some[::10], layer="quote").update(state=Annotation.State.SUGGESTED)
        tell_anew(some[::5])
        yield client
        transaction.set_rollback(True)


# Pages


def _pages(corpus: StoredCorpus) -> dict[str, list[str]]:
    """Return the addresses of each kind of page, several of each."""
    actors = list(Actor.objects.order_by("-mention_count")[:200])
    frequent, rare = actors[:5], list(Actor.objects.filter(mention_count__gt=0).order_by("mention_count")[:5])
    speakers = list(Actor.objects.order_by("-quote_count")[:5])
    sources = list(Source.objects.order_by("-article_count")[:4])
    last = max(1, len(corpus.articles) // 20)
    far = [f"page={max(1, last * share // 10)}" for share in (3, 5, 9)]
    articles = [pk for pk, _ in islice(corpus.articles, 0, None, max(1, len(corpus.articles) // 10))]
    return {
        "library": ["/"],
        "library_far": [f"/?{one}" for one in far],
        "library_source": [f"/?source={one.slug}" for one in sources],
        "library_source_far": [f"/?source={sources[0].slug}&page={last // 20 + 1}"],
        "library_actor": [f"/?actor={one.pk}" for one in (*frequent, *rare)],
        "library_actor_far": [f"/?actor={one.pk}&page={one.article_count // 20}" for one in frequent],
        "library_dates": [f"/?first={year}-02-01&last={year}-05-01" for year in range(2016, 2026)],
        "library_words": [f"/?q={quote(words)}" for words in ("الميناء", "ceasefire", "100123", "zzz")],
        "library_review": [f"/?review={state}" for state, _ in REVIEW_STATES],
        "library_review_far": [f"/?review=todo&{one}" for one in far],
        "library_english": [f"/?english={kind}" for kind, _ in ENGLISHES],
        "library_english_far": [f"/?english=none&page={last // 2}", f"/?english=person&page={last // 4}"],
        "library_duty": [f"/?duty={one.user_id}" for one in ArticleDuty.objects.all()[:1]],
        "library_tag": [f"/?tag={one.pk}" for one in Tag.objects.all()[:1]],
        "library_collection": [f"/?collection={one.pk}" for one in Collection.objects.all()[:1]],
        "library_several": [
            f"/?source={sources[1].slug}&review=todo&english=person&first=2018-01-01&actor={one.pk}"
            for one in frequent
        ],
        "actors": ["/actors/", "/actors/?page=9", "/actors/?kind=PER"],
        "actors_named": [f"/actors/?q={quote(name)}" for name in ("haddad", "النجار", "Dam")],
        "actor_frequent": [f"/actors/{one.pk}/" for one in frequent],
        "actor_rare": [f"/actors/{one.pk}/" for one in rare],
        "quotes": ["/quotes/"],
        "quotes_speaker": [f"/quotes/?speaker={one.pk}" for one in speakers],
        "quotes_about": [f"/quotes/?about={one.pk}" for one in (*frequent, *rare)],
        "quotes_by": [f"/quotes/?by={quote(name)}" for name in ("haddad", "الخطيب")],
        "quotes_kind": [f"/quotes/?kind={kind}" for kind in ("direct", "indirect", "mixed")],
        "quotes_verb": ["/quotes/?verb=said", "/quotes/?verb=added", "/quotes/?verb=zzz"],
        "quotes_state": ["/quotes/?state=accepted", "/quotes/?state=suggested"],
        "quotes_month": ["/quotes/?month=2024-03", "/quotes/?month=2016-01"],
        "quotes_source": [f"/quotes/?source={one.slug}&first=2018-01-01" for one in sources],
        "quotes_words": [f"/quotes/?q={quote(words)}" for words in ("الجسر", "المستشفيات")],
        "quotes_far": [f"/quotes/?at={date(year, 5, 1).toordinal()}-1-0-0-0" for year in (2024, 2020, 2016)],
        "quotes_about_far": [
            f"/quotes/?about={one.pk}&at={date(2018, 5, 1).toordinal()}-1-0-0-0" for one in frequent
        ],
        "review": ["/review/"],
        "review_filtered": [
            *("/review/?layer=quote", "/review/?sure=guess", "/review/?first=2025-01-01&last=2025-02-01"),
            *(f"/review/?source={one.slug}" for one in sources),
            *(f"/review/?actor={one.pk}" for one in (frequent[0], rare[0])),
        ],
        "article": [reverse("article", args=(pk,)) for pk in articles],
    }


def _page(addresses: Sequence[str], client: Client) -> Measured:
    """Measure requests of some addresses in turn, after each was asked for once."""
    queries = max(count_queries(lambda one=one: _get(client, one)) for one in addresses)  # type: ignore[misc]
    taken = [_seconds(_get, client, addresses[turn % len(addresses)]) for turn in range(TIMES)]
    return _shares(taken) | {"queries": queries}


def _shares(taken: Sequence[tuple[float, float]]) -> Measured:
    """Return what half and nearly all were done within, by the clock and of this process's CPU time."""
    whole, cpu = zip(*taken, strict=True)
    return {
        "p50_ms": share_ms(whole, 0.5, 2),
        "p95_ms": share_ms(whole, 0.95, 2),
        "cpu_p50_ms": share_ms(cpu, 0.5, 2),
        "cpu_p95_ms": share_ms(cpu, 0.95, 2),
    }


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")


def _seconds(work: Callable[..., object], *given: object) -> tuple[float, float]:
    begun, own = time.perf_counter(), time.process_time()
    work(*given)
    return time.perf_counter() - begun, time.process_time() - own


# Search


def _searches(answers: Sequence[KnownAnswer], client: Client) -> dict[str, Measured]:
    found: dict[str, Measured] = {}
    frequent = [KnownAnswer("frequent_word", word, []) for word in ("الحكومة", "المدينة", "سنوات")]
    for kind in dict.fromkeys(one.kind for one in (*answers, *frequent)):
        if kind == QUOTES:
            continue
        queries = [one.query for one in (*answers, *frequent) if one.kind == kind]
        addresses = [f"/search/?q={quote(query)}" for query in queries]
        floors = [_floor(query) for query in queries]
        floor = _shares([_seconds(floors[turn % len(floors)]) for turn in range(TIMES)])
        found[kind] = _page(addresses, client) | {f"floor_{name}": value for name, value in floor.items()}
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
