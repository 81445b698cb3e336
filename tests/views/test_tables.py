"""The data behind each page: at its address, for those who see it, with its filters, and all of the rows."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db.models import Q
from django.test import Client

from reader.analyser import site_analyser
from reader.models import (
    Actor,
    Address,
    Annotation,
    Article,
    Change,
    Collection,
    Comment,
    DataImport,
    Draft,
    ExportJob,
    Feed,
    GlossCorrection,
    KeptWord,
    Label,
    Paragraph,
    Round,
    SavedSearch,
    Term,
    Upload,
)
from reader.search import begin_again, rebuild
from reader.views.dictionary import LETTERS
from reader.views.tables.pages import PAGES
from tests.articles import HARBOUR, make_article
from tests.views.test_access import EXPECTED, ROLES, everything, outcome

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MORE = 60  # rows of each kind: more than any page shows


def data(client: Client, where: str, **headers: str) -> bytes:
    response: Any = client.get(where, headers=headers)
    assert response.status_code == 200, where
    return b"".join(response.streaming_content)


def told(client: Client, where: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data(client, where))
    return found


def table(client: Client, where: str, **headers: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data(client, where, **headers).decode("utf-8-sig"))))


def beside(where: str, kind: str) -> str:
    path, _, query = where.partition("?")
    return f"{path.rstrip('/') or '/library'}.{kind}{'?' if query else ''}{query}"


def clone(row: Any, **values: Any) -> Any:
    """Return an unsaved copy of a row with other values."""
    names = [one.attname for one in row._meta.concrete_fields if not one.primary_key]
    return type(row)(**{name: getattr(row, name) for name in names} | values)


def many_articles(first: Article) -> list[Article]:
    copies = Article.objects.bulk_create(
        clone(first, text_sha256=f"{number:064}", headline=f"خبر {number}", headline_key=f"خبر {number}")
        for number in range(MORE)
    )
    lines = list(first.paragraphs.order_by("number"))
    Paragraph.objects.bulk_create(
        clone(line, article_id=one.pk, credit_id=None) for one in copies for line in lines
    )
    return copies


def many_marks(first: Article, copies: list[Article]) -> None:
    """Give each copy the marks of the first article, each name an actor of its own."""
    marks = list(first.annotations.select_related("actor", "paragraph"))
    actors = Actor.objects.bulk_create(
        Actor(kind="PER", name_ar=f"اسم {number}", name_en=f"Name {number}") for number in range(MORE)
    )
    places = {(one.article_id, one.number): one.pk for one in Paragraph.objects.all()}
    Annotation.objects.bulk_create(
        clone(
            mark,
            article_id=one.pk,
            paragraph_id=places[one.pk, mark.paragraph.number],
            client_key=None,
            **(
                {"actor_id": actor.pk} if mark.layer == "actor" and mark.actor_id != marks[0].actor_id else {}
            ),
        )
        for one, actor in zip(copies, actors, strict=True)
        for mark in marks
    )


def many_of_the_rest(first: Article, user: User) -> None:
    """Fill every other list beyond its page."""
    numbers = range(MORE)
    mark = first.annotations.filter(actor=None).first() or first.annotations.earliest("pk")
    Change.objects.bulk_create(
        Change(article=first, annotation=mark, action="change", group=uuid4(), after={}, version=number)
        for number in numbers
    )
    threads = Comment.objects.bulk_create(
        Comment(article=first, author=user, body=f"Remark {number} for @{user}") for number in numbers
    )
    for one in threads:
        one.mentions.add(user)
    Term.objects.bulk_create(
        Term(arabic=f"لفظ {number}", english=f"term {number}", key=f"لفظ{number}") for number in numbers
    )
    GlossCorrection.objects.bulk_create(
        GlossCorrection(scope="everywhere", key=f"k{number}", form="ميناء", english="port", author=user)
        for number in numbers
    )
    Round.objects.bulk_create(
        Round(article=first, name=f"R{number}", opened_by=user, closed=user.date_joined) for number in numbers
    )
    Upload.objects.bulk_create(
        Upload(sha256=f"{number:064}", name=f"{number}.txt", size=1, uploaded_by=user) for number in numbers
    )
    held = Upload.objects.create(sha256=f"{MORE:064}", name="many.zip", size=1, state="held")
    Draft.objects.bulk_create(
        Draft(upload=held, item=number, text=f"عنوان {number}\nسطر") for number in numbers
    )
    feeds = Feed.objects.bulk_create(Feed(url=f"https://a.example/{number}") for number in numbers)
    Address.objects.bulk_create(
        Address(url=f"https://a.example/e/{number}", feed=feeds[0], entry=str(number)) for number in numbers
    )
    Collection.objects.bulk_create(Collection(name=f"C{number}", owner=user) for number in numbers)
    SavedSearch.objects.bulk_create(
        SavedSearch(user=user, name=f"S{number}", query=f"q={number}") for number in numbers
    )
    ExportJob.objects.bulk_create(ExportJob(user=user, format="jsonl", file_name="a") for _ in numbers)
    KeptWord.objects.bulk_create(
        KeptWord(user=user, lemma=f"لفظ{number}", key=f"لفظ{number}", made=user.date_joined)
        for number in numbers
    )
    User.objects.bulk_create(User(username=f"u{number}") for number in numbers)
    DataImport.objects.bulk_create(DataImport(name="a", format="w3c", group=uuid4()) for _ in numbers)
    Article.objects.filter(pk__in=Article.objects.order_by("-pk").values("pk")[:25]).update(
        binned=user.date_joined
    )
    Annotation.objects.filter(article=first).update(needs_look="its line was edited")
    Collection.objects.get(name="C0").articles.set(Article.objects.all())


def test_each_list_has_all_its_rows(client_of: Callable[..., Client], adel: User) -> None:
    first = make_article(HARBOUR)
    copies = many_articles(first)
    many_marks(first, copies)
    many_of_the_rest(first, adel)
    begin_again()
    while rebuild():
        pass
    standing = Annotation.objects.standing()
    one = standing.mentions().values_list("actor", flat=True).earliest("pk")
    pages = {
        "/": Article.objects.count(),
        "/?source=test-news&q=خبر": Article.objects.filter(headline__startswith="خبر").count(),
        f"/a/{first.pk}/": standing.filter(article=first).count(),
        "/actors/": Actor.objects.filter(mention_count__gt=0).count(),
        f"/actors/{one}/": standing.mentions().filter(actor=one).count(),
        "/quotes/": Annotation.objects.said().count(),
        "/quotes/?kind=direct": Annotation.objects.said().filter(label="direct").count(),
        "/search/?q=شجرة": Article.objects.count(),
        "/search/saved/": MORE,
        "/collections/": MORE,
        f"/collections/{Collection.objects.get(name='C0').pk}/": Article.objects.count(),
        "/codebook/": Label.objects.count(),
        "/review/": standing.filter(state="suggested").count(),
        "/review/?layer=quote": standing.quotations().filter(state="suggested").count(),
        "/review/to-look-at/": standing.filter(article=first).count(),
        f"/annotations/{Change.objects.latest('pk').annotation_id}/history/": MORE,
        f"/a/{first.pk}/comments/": MORE,
        "/comments/": Comment.objects.for_attention_of(adel).count(),
        "/glossary/": MORE,
        "/glossary/?q=term 1": Term.objects.filter(english__contains="term 1").count(),
        "/glossary/corrections/": MORE,
        "/rounds/": MORE,
        f"/rounds/{Round.objects.latest('pk').pk}/": 0,
        "/uploads/": MORE + 1,
        "/uploads/drafts/": MORE,
        f"/uploads/{Upload.objects.latest('pk').pk}/": 0,
        "/feeds/": MORE,
        f"/feeds/{Feed.objects.earliest('pk').pk}/": MORE,
        "/bin/": 25,
        "/people/": User.objects.count(),
        "/import/": MORE,
        "/export/": MORE,
        "/dictionary/": len(LETTERS),
        "/dictionary/?root=كتب": len(site_analyser().dictionary.lemmas_of_root("كتب")),
        "/words/": MORE,
        "/words/?state=known": 0,
    }
    client = client_of(adel)
    found = {}
    for where in pages:
        sent, in_csv = data(client, beside(where, "json")), table(client, beside(where, "csv"))
        in_json = json.loads(sent)
        rows = next(reversed(in_json.values()))
        assert sent.count(f'"{next(reversed(in_json))}": [\n'.encode()) == 1
        assert [list(row) for row in rows[:1]] == [list(row) for row in in_csv[:1]], where
        assert len(rows) == len(in_csv), where
        idents = [json.dumps(row, sort_keys=True) for row in rows]
        assert len(set(idents)) == len(idents), where
        found[where] = len(rows)
    assert found == pages
    assert sum(count > 50 for count in pages.values()) > 15


def test_who_sees_the_page_sees_its_data(
    make_user: Callable[..., Any], client_of: Callable[..., Client], settings: Any
) -> None:
    article = make_article(HARBOUR)
    made = everything(article)
    addresses = {name: beside(made[name], "json") for name in PAGES}
    found: dict[str, dict[str, Any]] = {name: {} for name in PAGES}
    for role in ROLES:
        client = Client() if role == "anonymous" else client_of(make_user(role, role))
        for name, where in addresses.items():
            found[name][role] = outcome(client, where)
    rows = {
        **EXPECTED,
        "drafts": EXPECTED["drafts"] | {"admin": 200},
    }  # the page leads to the first
    assert found == {name: rows[name] for name in PAGES}
    settings.HASHIYA_ANONYMOUS_READING = False
    assert {outcome(Client(), where) for where in addresses.values()} == {"in"}


def test_what_is_accepted_decides(client: Client) -> None:
    article = make_article(HARBOUR)
    for accepted, kind in (
        ("application/json", "application/json"),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
    ):
        response = client.get("/actors/?kind=PER", headers={"Accept": accepted})
        assert response["Content-Type"].split(";")[0] == kind, accepted
        assert "Accept" in response["Vary"]
    (person,) = table(client, "/actors/?kind=PER", Accept="text/csv")
    assert person["name_en"] == "Samer al-Halabi"
    assert told(client, f"/a/{article.pk}.json")["text"] == article.text
    words = table(client, f"/a/{article.pk}.csv?rows=words")
    assert len(words) == len([word for line in article.paragraphs.all() for word in line.words])
    assert words[0]["word"] == article.text[int(words[0]["start"]) : int(words[0]["end"])]


def test_each_page_leads_to_its_data_with_its_filters(client: Client) -> None:
    make_article(HARBOUR)
    page = client.get("/actors/?kind=PER&page=1").content.decode()
    assert '<a href="/actors.json?kind=PER">JSON</a>' in page
    assert '<a href="/actors.csv?kind=PER">CSV</a>' in page
    swapped = client.get("/?q=النخيل", headers={"HX-Request": "true"}).content.decode()
    assert "/library.csv?q=" in swapped


def test_a_filter_that_cannot_be_is_said(client: Client, client_of: Any, adel: User) -> None:
    article = make_article(HARBOUR)
    for who, where in (
        (client, "/library.json?first=2026-09-01&last=2026-01-01"),
        (client, "/library.csv?source=nobody"),
        (client, "/quotes.json?kind=loud"),
        (client, f"/a/{article.pk}.json?rows=letters"),
        (client_of(adel), "/review.json?layer=none"),
        (client_of(adel), "/bin.json?kind=none"),
        (client_of(adel), "/words.json?state=forgotten"),
    ):
        response = who.get(where)
        assert response.status_code == 400, where
        assert "." in response.content.decode()
    assert client.get("/actors.xml").status_code == 404


def test_private_notes_and_rounds_stay_where_they_are(
    full_library: Article, client_of: Any, basma: User
) -> None:
    note = full_library.annotations.get(layer="note")
    Annotation.objects.filter(pk=note.pk).update(is_private=True)
    client = client_of(basma)
    for where in (f"/a/{full_library.pk}.json", "/review/to-look-at.json"):
        assert note.pk not in [row["id"] for row in next(reversed(told(client, where).values()))]
    assert client.get(f"/annotations/{note.pk}/history.json").status_code == 404
    in_rounds = Annotation.everywhere.filter(~Q(assignment=None)).values_list("pk", flat=True)
    assert in_rounds
    for one in Article.objects.all():
        shown = [row["id"] for row in told(client, f"/a/{one.pk}.json")["marks"]]
        assert not set(shown) & set(in_rounds)
