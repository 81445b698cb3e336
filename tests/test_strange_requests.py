"""Strange requests: whatever is sent to any address, in any role, is answered, and never by a 500."""

import logging
import traceback
from collections import Counter
from datetime import date
from typing import Any

import pytest

from reader import originals
from reader.annotate import annotate
from reader.discussion import say
from reader.glossary import add
from reader.marking import Draft, accept, mark, reject
from reader.models import (
    Actor,
    Address,
    Article,
    Feed,
    Label,
    LabelSet,
    Picture,
    TermFile,
    TranslationProvider,
    TranslationUnit,
    Upload,
)
from reader.models import Draft as Waiting
from reader.rounds import open_round, say_done
from reader.who_is_who import merge
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.strange import Fuzz, Learned, Map, Visitor, patterns_of

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "reader", "analyst", "admin")
REQUESTS = 5000  # of each seed: 25,000 in all
SEEDS = [
    *(pytest.param(seed, marks=pytest.mark.sqlite) for seed in (1, 2, 3)),
    *(pytest.param(seed, marks=pytest.mark.postgresql) for seed in (4, 5)),
]


@pytest.fixture
def users(rima: Any, anwar: Any, basma: Any, adel: Any) -> dict[str, Any]:
    return {"reader": rima, "analyst": anwar, "admin": adel}


@pytest.fixture
def library(users: dict[str, Any], basma: Any, settings: Any) -> Article:
    """A library that has something of everything, so that every page has something to show and to change."""
    settings.HASHIYA_OUTGOING = True
    anwar, adel = users["analyst"], users["admin"]
    article = make_article(HARBOUR, HARBOUR_EN)
    make_article(HARBOUR.replace("النخيل", "الزيتون"), published=date(2026, 2, 1), source="Other News")
    marks = list(article.annotations.order_by("pk"))
    accept(marks[0].pk, 1, anwar)
    reject(marks[1].pk, 1, anwar)
    note = mark(article, anwar, Draft("note", 0, 5, article.text[:5], article.text_sha256, body="ملاحظة"))
    say(article, anwar, "A comment for @basma", note)
    say(article, basma, "Another")
    kept, gone = Actor.objects.order_by("pk")[:2]
    merge(kept, gone, anwar)
    for one in ("question", "labels"):
        labels = LabelSet.objects.filter(slug=one).first() or LabelSet(slug=one, name_en=one, name_ar=one)
        if one == "question":
            labels.kind = LabelSet.Kind.ARTICLE
        labels.save()
        Label.objects.create(label_set=labels, name_en="Yes", name_ar="نعم", position=1)
    add(adel, "ميناء", "port", "a note")
    TermFile.objects.create(name="t.csv", unit="line", sent_by=adel, entries=[[2, "بنك", "bank", ""]])
    sha256, _ = originals.store(["headline,text\nخبر,نص الخبر الطويل\n".encode()])
    held = Upload.objects.create(
        sha256=sha256, name="t.csv", size=50, state=Upload.State.HELD, look_first=True, uploaded_by=adel
    )
    Waiting.objects.create(upload=held, item=0, text=HARBOUR, english=HARBOUR_EN)
    Waiting.objects.create(upload=held, item=1, text="خبر عن الميناء\n\nنص الخبر.")
    feed = Feed.objects.create(url="https://a.example/feed")
    Address.objects.create(url="https://a.example/1", feed=feed, entry="1")
    picture, _ = originals.store([b"a picture"])
    Picture.objects.create(sha256=picture, kind="png", width=1, height=1)
    TranslationProvider.objects.create(name="libre")
    TranslationUnit.objects.create(key="a", arabic="نص", english="text", origin="person")
    alone = make_article(HARBOUR.replace("النخيل", "الرمال"), HARBOUR_EN, source="Third News")
    opened = open_round(alone, [anwar, basma], adel, "nothing")
    at = alone.text.index("سامر")
    for user, end in ((anwar, at + 4), (basma, at + 11)):
        mark(alone, user, Draft("actor", at, end, alone.text[at:end], alone.text_sha256, "PER"))
    for part in opened.assignments.all():
        say_done(part)
    annotate(article)
    return article


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_no_strange_request_is_answered_500(
    seed: int, library: Article, users: dict[str, Any], client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)
    visitors = {role: Visitor(users.get(role)) for role in ROLES}
    found = Map([client_of(users["admin"]), client_of(users["analyst"])])
    known = [route for route, _ in patterns_of() if found.paths.get(route)]
    assert len(known) > 0.8 * len(list(patterns_of())), "The crawl finds too few of the site's addresses."
    fuzz = Fuzz(seed, found, Learned(monkeypatch), ROLES)
    statuses: Counter[int] = Counter()
    failed: list[str] = []
    for asked in fuzz.requests(REQUESTS):
        visitor = visitors[asked.role]
        status = visitor.ask(asked).status_code
        statuses[status] += 1
        if status >= 500 and not asked.address.startswith("/readyz"):  # whose answer it is: no worker runs
            why = traceback.format_exception(visitor.failure)[-3:] if visitor.failure else []
            failed.append(f"{asked}\n{''.join(why)}")
    told = "\n\n".join(failed[:20])
    assert not failed, f"{len(failed)} of {statuses.total()} were answered 500:\n\n{told}"
    assert {one for one in statuses if one >= 400} >= {400, 403, 404, 405, 422}, statuses
