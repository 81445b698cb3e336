"""The search page: what is found, in which order, with which facets; and the same list as files."""

import csv
import io
import json
from datetime import date
from itertools import product
from string import punctuation
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils.http import urlencode

from reader import search
from reader.models import Article, SearchRow
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

OLIVES = HARBOUR.replace("النخيل", "الزيتون").replace("سامر الحلبي", "نادية الكرمي")


@pytest.fixture
def palms() -> Article:
    make_article(OLIVES, "", date(2026, 4, 1), "Grove News")
    return make_article(HARBOUR, HARBOUR_EN, date(2026, 3, 1), "Port News")


def page(client: Client, **given: Any) -> str:
    response = client.get(f"/search/?{urlencode(given, doseq=True)}")
    assert response.status_code == 200
    return response.content.decode()


def headlines(client: Client, **given: Any) -> list[str]:
    response = client.get(f"/search/?{urlencode(given, doseq=True)}")
    return [one.article.headline for one in response.context["found"].shown]


def test_a_word_is_shown_in_both_languages_with_its_hits(client: Client, palms: Article) -> None:
    shown = page(client, q="port source:port-news")
    assert '<mark class="hit">ميناء</mark>' in shown
    assert '<mark class="hit">Port</mark>' in shown
    assert "3 paragraphs in 1 article" in shown or "2 paragraphs in 1 article" in shown
    assert "in the dictionary" in shown


def test_what_nobody_translated_is_shown_word_for_word_and_says_so(client: Client, palms: Article) -> None:
    shown = page(client, q="الزيتون")
    assert "word for word" in shown


def test_orders_and_facets(client: Client, palms: Article) -> None:
    assert headlines(client, q="ميناء") == ["توسعة ميناء الزيتون تبدأ في الربيع", palms.headline]
    assert headlines(client, q="ميناء", order="best") == headlines(client, q="ميناء")
    assert headlines(client, q="ميناء", source="port-news") == [palms.headline]
    assert headlines(client, q="ميناء", month="2026-03") == [palms.headline]
    shown = page(client, q="ميناء", source="port-news")
    assert 'value="port-news" id="by-source-port-news" checked' in " ".join(shown.split())


def test_lines_have_what_stands_before_and_after_in_their_own_direction(
    client: Client, palms: Article
) -> None:
    response = client.get("/search/", {"q": "توسعة OR expansion", "shape": "lines", "source": "port-news"})
    lines = response.context["found"].lines
    arabic = next(one for one in lines if one.hit.language == "ar")
    english = next(one for one in lines if one.hit.language == "en")
    assert (arabic.before, arabic.after, arabic.direction) == ("", "ميناء النخيل تبدأ في الربيع", "rtl")
    assert (english.before, english.after, english.direction) == ("Palm Port", "to begin in spring", "ltr")
    for order, name in (("before", "before"), ("after", "after")):
        listed = client.get("/search/", {"q": "ميناء", "shape": "lines", "order": order}).context["found"]
        words = [getattr(one, name).split()[-1 if order == "before" else 0 :][:1] for one in listed.lines]
        assert words == sorted(words)


def test_pages_go_on_by_key_and_lose_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.page.search_lists.ARTICLES_SHOWN", 2)
    monkeypatch.setattr("reader.page.search_lists.LINES_SHOWN", 2)
    for number, port in enumerate(("النخيل", "الزيتون", "الرمان", "التين", "العنب")):
        make_article(HARBOUR.replace("النخيل", port), "", date(2026, 3, 1 + number // 2))
    for given in ({}, {"order": "best"}, {"shape": "lines"}, {"shape": "lines", "order": "after"}):
        seen: list[Any] = []
        address = f"/search/?{urlencode({'q': 'ميناء', **given})}"
        for _ in range(20):
            response = client.get(address)
            found = response.context["found"]
            seen += [one.article.pk for one in found.shown]
            seen += [(one.hit.paragraph.pk, one.hit.start) for one in found.lines]
            if not response.context["next"]:
                break
            address = f"/search/?{response.context['next']}"
        expected = 5 if "shape" not in given else 10
        assert len(seen) == len(set(seen)) == expected, given


def test_files_have_all_hits_of_the_list_in_its_order(client: Client, palms: Article) -> None:
    for given in ({}, {"order": "best"}, {"shape": "lines", "order": "before"}, {"source": "port-news"}):
        asked = {"q": "ميناء OR port", **given}
        hits = json.loads(b"".join(client.get("/search/hits.json", asked).streaming_content))["hits"]  # type: ignore[attr-defined]
        table = b"".join(client.get("/search/hits.csv", asked).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [row["exact"] for row in rows] == [hit["exact"] for hit in hits]
        found = client.get("/search/", asked | {"shape": "lines"}).context["found"]
        assert len(found.lines) == len(hits) > 0
        if "order" not in given:
            assert [one.hit.exact for one in found.lines] == [hit["exact"] for hit in hits]
    assert client.get("/search/hits.xml", {"q": "ميناء"}).status_code == 404


def test_a_form_writes_the_query(client: Client) -> None:
    given = {
        "build": "1",
        "all": "ميناء",
        "row": "وزير النقل",
        "some": "بحر نهر",
        "none": "حرب",
        "near": "a b",
    }
    response = client.get(
        "/search/", given | {"speaker": "John Kerry", "kind": "caption", "first": "2026-03-01"}
    )
    assert response.status_code == 302
    written = client.get(response["Location"]).context["asked"].typed
    assert written == (
        'ميناء "وزير النقل" "a b"~5 (بحر OR نهر) -حرب speaker:"John Kerry" kind:caption since:2026-03-01'
    )


def test_whatever_is_typed_is_answered(client: Client, palms: Article) -> None:
    odd = [*punctuation, "\u202e", "من", "'; DROP TABLE reader_article; --", "a\x00b", "\ufffd", "OR OR"]
    odd += ["(" * 500, "a" * 5000, "w " * 3000, "source:bbc " * 60, "NOT", "NOT NOT", '""~9999', '="']
    odd += [
        "before:99999-99",
        "after:0000-00-00",
        "root:",
        "root:x",
        "actor:" + "9" * 30,
        "speaker:%",
        "kind:",
        "form:",
        "form:" + "ا" * 800,
        " ".join(f"actor:{n}" for n in range(60)),
        " ".join(f"verb:{n}" for n in range(60)),
        " ".join(f"-kind:{n}" for n in range(60)),
        "[]" * 13,
        "[]{0,20}" * 12,
        '[pos!="verb"]*' * 6,
        "[" * 1500,
        '["a|b\'"]{1,2} OR ]',
    ]
    for typed in odd:
        for shape in ("articles", "lines"):
            response = client.get("/search/", {"q": typed, "shape": shape, "at": "x", "page": "0"})
            assert response.status_code == 200, typed
    assert "There is no word in it to look for." in page(client, q="*")
    assert "its end is not looked for" in page(client, q="w " * 3000)


def test_every_pair_of_marks_of_the_databases_own_syntax_is_found_as_words(palms: Article) -> None:
    for one, other in product("'\"\\:*&|!()<>-~%^{}[]=,;", repeat=2):
        for typed in (f"{one}{other}", f"{one}ميناء{other}", f"a{one}{other}b"):
            search.find(search.prepare(typed))


def test_a_pattern_of_tokens_is_a_query_like_others(client: Client, palms: Article) -> None:
    given = {"q": '[lemma="قال"] []{0,1} [pos="noun"] source:port-news'}
    assert '<mark class="hit">قال وزير</mark>' in page(client, **given)
    assert '<mark class="hit">قال وزير</mark>' in page(client, shape="lines", **given)
    (hit,) = json.loads(b"".join(client.get("/search/hits.json", given).streaming_content))["hits"]  # type: ignore[attr-defined]
    assert (hit["exact"], hit["why"]) == ("قال وزير", 'pattern [lemma="قال"] []{0,1} [pos="noun"]')
    assert "is not closed" in page(client, q='[lemma="قال"')
    built = {
        "build": "1",
        "lemma": "قال",
        "then": "noun",
        "gap": "2",
        "root": "كتب",
        "verb": "say",
        "by": "person",
    }
    written = client.get("/search/", built)["Location"]
    assert client.get(written).context["asked"].typed == (
        '[lemma="قال"] []{0,2} [pos="noun"] root:كتب verb:say by:person'
    )


def test_what_is_looked_at_in_parts_is_said_and_goes_on(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for port in ("النخيل", "الزيتون", "الرمان", "التين", "العنب"):
        make_article(HARBOUR.replace("النخيل", port))
    monkeypatch.setattr("reader.search.finding.CHECKED", 3)
    for query, expected in (
        ('[word=".*ميناء"] [word="التي."]', 2),
        ('[word="ميناء"] []{0,2} [word="تبدأ"]', 5),
    ):
        address, seen, notes = f"/search/?{urlencode({'q': query})}", 0, []
        while address:
            context = client.get(address).context
            seen += sum(one.count for one in context["found"].shown)
            notes += context["notes"]
            address = f"/search/?{context['next']}" if context["next"] else ""
        assert seen == expected
        assert any("only the newest 3 were looked at" in one for one in notes)
        rows = json.loads(b"".join(client.get("/search/hits.json", {"q": query}).streaming_content))["hits"]  # type: ignore[attr-defined]
        assert len(rows) == expected


def test_facets_of_forms_and_of_who_speaks(client: Client, palms: Article) -> None:
    facets = {group.name: group.facets for group in client.get("/search/", {"q": "ميناء"}).context["facets"]}
    assert {(one.value, one.count) for one in facets["form"]} == {("ميناء", 2), ("لميناء", 2)}
    facets = {group.name: group.facets for group in client.get("/search/", {"q": "النقل"}).context["facets"]}
    said = {one.name: one.value for one in facets["speaker"]}
    assert set(said) == {"Samer al-Halabi", "Nadia al-Karmi"}
    assert headlines(client, q="النقل", speaker=said["Samer al-Halabi"]) == [palms.headline]
    shown = page(client, q="ميناء", form="لميناء", speaker="²")
    assert "Arabic form" in shown
    narrowed = client.get("/search/", {"q": "ميناء", "form": "لميناء"}).context["found"]
    assert len(narrowed.rows.places) == 2


def test_an_index_that_is_being_made_says_so(client: Client, palms: Article) -> None:
    SearchRow.objects.all().delete()
    search.begin_again()
    assert "0 of 2 articles are in it so far" in page(client, q="ميناء")


def test_the_page_asks_for_what_it_shows_alone(
    client: Client, palms: Article, django_assert_max_num_queries: "DjangoAssertNumQueries"
) -> None:
    page(client, q="ميناء")
    with django_assert_max_num_queries(14):
        page(client, q="ميناء وزير")
    with django_assert_max_num_queries(14):
        page(client, q="ميناء وزير", shape="lines")


def test_the_field_in_the_head_of_every_page_leads_there(client: Client, palms: Article) -> None:
    for address in ("/", "/actors/", palms.get_absolute_url(), "/help/", "/sign-in/"):
        assert 'action="/search/"' in client.get(address).content.decode()
