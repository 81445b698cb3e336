"""Collections and tags: by hand and by a search, private and shared, in the library's list and in exports."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.management import CommandError, call_command
from django.test import Client

from reader.exchange import Selection
from reader.library.collecting import collect, tag, tag_names, untag
from reader.models import Article, Collection, Tag
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def olives(harbour: Article) -> Article:
    return make_article("موسم الزيتون يبدأ\nقال المزارعون إن الموسم جيد.", published=date(2026, 4, 1))


@pytest.fixture
def marking(anwar: User, client_of: Callable[..., Client]) -> Client:
    return client_of(anwar)


@pytest.fixture
def ports(anwar: User, harbour: Article) -> Collection:
    one = Collection.objects.create(name="Ports", owner=anwar)
    collect(one, [harbour.pk], anwar)
    return one


def listed(client: Client, query: str) -> list[int]:
    return [one.pk for one in client.get(f"/?{query}").context["articles"]]


def test_by_hand_from_the_article(marking: Client, ports: Collection, olives: Article) -> None:
    page = f"/a/{olives.pk}/collections/"
    assert marking.post(page, {"do": "collect", "collection": ports.pk}).status_code == 302
    assert listed(marking, f"collection={ports.pk}") == [olives.pk, ports.articles.order_by("pk")[0].pk]
    assert "in it" in marking.get(page).content.decode()
    marking.post(page, {"do": "take out", "collection": ports.pk})
    assert olives.pk not in listed(marking, f"collection={ports.pk}")
    assert marking.post(page, {"do": "burn"}).status_code == 404
    assert marking.post(page, {"do": "collect", "collection": 10**18}).status_code == 404


def test_from_the_list(marking: Client, ports: Collection, olives: Article, harbour: Article) -> None:
    sent = {"article": [olives.pk, harbour.pk, 999], "collection": ports.pk, "do": "collect", "next": "/?x=1"}
    response = marking.post("/collections/ticked/", sent, follow=True)
    assert response.redirect_chain == [("/?x=1", 302)]
    assert "1 article is new in Ports." in response.content.decode()
    assert ports.articles.count() == 2
    response = marking.post("/collections/ticked/", {"do": "collect", "collection": ports.pk}, follow=True)
    assert "Tick some articles first." in response.content.decode()


def test_by_a_search_which_goes_on_finding(marking: Client, olives: Article, harbour: Article) -> None:
    marking.post("/collections/new/", {"name": "Olives", "search": "الزيتون"})
    one = Collection.objects.get()
    assert listed(marking, f"collection={one.pk}") == [olives.pk]
    later = make_article("زيتون\nالزيتون كثير هذا العام.", published=date(2026, 5, 1))
    assert listed(marking, f"collection={one.pk}") == [later.pk, olives.pk]
    later.put_in_bin(None)
    assert marking.get(one.get_absolute_url()).context["article_count"] == 1


def test_private_ones_are_their_owner_s(
    marking: Client, client: Client, basma: User, client_of: Callable[..., Client], ports: Collection
) -> None:
    other = client_of(basma)
    where = ports.get_absolute_url()
    for visitor in (other, client):
        assert visitor.get(where).status_code == 404
        assert "Ports" not in visitor.get("/collections/").content.decode()
        assert visitor.get(f"/?collection={ports.pk}").context["form_errors"]
    assert other.post(where, {"name": "Mine"}).status_code == 404
    ports.is_shared = True
    ports.save()
    assert client.get(where).status_code == 200
    assert listed(client, f"collection={ports.pk}") == [ports.articles.get().pk]
    assert other.post(where, {"name": "Mine"}).status_code == 404
    assert other.post(where, {"do": "delete", "sure": "1"}).status_code == 404


def test_analysts_fill_shared_ones_and_readers_their_own(
    ports: Collection, olives: Article, basma: User, rima: User, client_of: Callable[..., Client]
) -> None:
    sent = {"do": "collect", "collection": ports.pk, "article": olives.pk}
    assert client_of(basma).post("/collections/ticked/", sent).status_code == 404
    ports.is_shared = True
    ports.save()
    assert client_of(rima).post("/collections/ticked/", sent).status_code == 404
    assert client_of(basma).post("/collections/ticked/", sent).status_code == 302
    assert ports.articles.count() == 2


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": ""}, "Give the collection a name"),
        ({"name": "Ports"}, "of this name"),
        ({"name": "x" * 121}, "120"),
    ],
)
def test_what_cannot_be_made(marking: Client, ports: Collection, sent: dict[str, str], told: str) -> None:
    response = marking.post("/collections/new/", sent)
    assert response.status_code == 422
    assert told in response.content.decode()


def test_its_owner_changes_and_deletes_it(marking: Client, ports: Collection, harbour: Article) -> None:
    where = ports.get_absolute_url()
    assert marking.post(where, {"name": "Harbours", "is_shared": "on"}).status_code == 302
    ports.refresh_from_db()
    assert (ports.name, ports.is_shared) == ("Harbours", True)
    assert marking.post(where, {"name": "Harbours", "search": "ميناء"}).status_code == 422
    assert marking.post(where, {"do": "delete"}).status_code == 422
    assert marking.post(where, {"do": "delete", "sure": "1"}).status_code == 302
    assert Article.objects.filter(pk=harbour.pk).exists()


def test_progress_and_tags_of_one(marking: Client, ports: Collection, harbour: Article, anwar: User) -> None:
    harbour.annotations.filter(layer="quote").update(state="accepted")
    tag([harbour.pk], ["ports"], anwar)
    context = marking.get(ports.get_absolute_url()).context
    assert context["marks_done"] == 2
    assert context["marks_all"] == harbour.annotations.count()
    assert [(one.name, one.article_count) for one in context["tags"]] == [("ports", 1)]


def test_tags(marking: Client, rima: User, client_of: Callable[..., Client], harbour: Article) -> None:
    page = f"/a/{harbour.pk}/collections/"
    marking.post(page, {"do": "tag", "tag": "Economy، موانئ, economy"})
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Economy", "موانئ"]
    one = Tag.objects.get(name="موانئ")
    assert listed(marking, f"tag={one.pk}") == [harbour.pk]
    assert client_of(rima).post(page, {"do": "untag", "tag": "موانئ"}).status_code == 404
    response = marking.post(page, {"do": "tag", "tag": " , "}, follow=True)
    assert "Write a tag" in response.content.decode()
    marking.post(page, {"do": "untag", "tag": "مواني"})  # folded
    marking.post(page, {"do": "untag", "tag": "موانئ"})
    assert list(Tag.objects.values_list("name", flat=True)) == ["Economy"]


def test_names_of_tags() -> None:
    assert tag_names("a, b ,, a") == ["a", "b"]
    assert tag_names("،، ") == []
    assert len(tag_names(",".join(map(str, range(99))))) == 30
    assert untag([1], ["nothing"]) == 0


def test_what_is_exported(ports: Collection, olives: Article, harbour: Article, anwar: User) -> None:
    def articles(**what: Any) -> list[int]:
        return [one.pk for one in Selection(AnonymousUser(), **what).articles()]

    by_search = Collection.objects.create(name="Olives", owner=anwar, search="الزيتون")
    assert articles(collection=ports) == [harbour.pk]
    assert articles(collection=by_search) == [olives.pk]
    assert articles(search="ميناء") == [harbour.pk]
    assert articles(search="ميناء", collection=by_search) == []
    assert articles(search="ميناء", last=date(2020, 1, 1)) == []


def test_the_page_exports_a_collection_and_a_search(marking: Client, ports: Collection) -> None:
    assert f'value="{ports.pk}" selected' in marking.get(f"/export/?collection={ports.pk}").content.decode()
    for what in ({"what": "collection", "collection": ports.pk}, {"what": "search", "search": "ميناء"}):
        response = marking.post("/export/", {"format": "jsonl", **what})
        assert response.status_code == 200
        assert response["Content-Type"] == "application/zip"
    assert marking.post("/export/", {"format": "jsonl", "what": "search"}).status_code == 422
    assert marking.post("/export/", {"format": "jsonl", "what": "collection"}).status_code == 422


def test_how_many_queries_the_pages_take(
    marking: Client, ports: Collection, anwar: User, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(5):
        Collection.objects.create(name=f"Set {number}", owner=anwar)
    marking.get("/help/")
    with django_assert_max_num_queries(7):
        marking.get("/collections/")
    with django_assert_max_num_queries(9):
        marking.get(ports.get_absolute_url())
    with django_assert_max_num_queries(22):
        marking.get(f"/?collection={ports.pk}")


def test_the_command_takes_a_collection_by_name_or_number(
    ports: Collection, olives: Article, basma: User, tmp_path: Path
) -> None:
    for number, named in enumerate(("Ports", str(ports.pk))):
        out = StringIO()
        call_command("export", "jsonl", to=tmp_path / str(number), collection=named, stdout=out)
        assert len((tmp_path / str(number) / "articles.jsonl").read_text("utf-8").splitlines()) == 1
    Collection.objects.create(name="Ports", owner=basma)
    for named, told in (("Ports", "Several people"), ("Nothing", "no collection")):
        with pytest.raises(CommandError, match=told):
            call_command("export", "jsonl", to=tmp_path / "none", collection=named)
