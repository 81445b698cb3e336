"""Reading articles by the API: lists with cursors, texts, lines, words, English, marks; ETags."""

import json
from typing import Any

import pytest
from django.utils import timezone

from reader.models import Annotation, Article
from reader.rounds import open_round
from tests.api.programs import Program, token_for
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def test_a_list_goes_on_to_its_end_each_article_once(article: Article) -> None:
    others = [make_article(HARBOUR.replace("الربيع", word), published=None) for word in ("الصيف", "الشتاء")]
    newest = make_article(HARBOUR.replace("الربيع", "الخريف"))
    found = [one["id"] for one in Program().whole("/articles?limit=1")]
    assert found == [newest.pk, article.pk, others[1].pk, others[0].pk]
    assert [one["id"] for one in Program().told("/articles?q=الخريف")["items"]] == [newest.pk]


def test_everything_of_an_article_is_read(article: Article) -> None:
    program, where = Program(), f"/articles/{article.pk}"
    told = program.told(where)
    assert (told["headline"], told["headline_en"]) == (article.headline, article.headline_en)
    text = program.told(f"{where}/text")["text"]
    assert text == article.text
    lines = program.told(f"{where}/lines")["items"]
    assert [text[line["start"] : line["end"]] for line in lines] == [line["text"] for line in lines]
    assert lines[0]["kind"] == "headline"
    words = program.told(f"{where}/tokens?line=0")["items"]
    assert [text[one["start"] : one["end"]] for one in words[0]["tokens"]][:2] == ["توسعة", "ميناء"]
    english = program.told(f"{where}/translations")["items"]
    assert english[0]["text"] == "Palm Port expansion to begin in spring"
    marks = program.told(f"{where}/marks")["items"]
    whole = {**told, "text": text, "lines": lines, "translations": english, "marks": marks}
    assert program.told(f"{where}/whole") == whole
    Annotation.objects.filter(pk=marks[0]["id"]).update(state="rejected")
    Annotation.objects.filter(pk=marks[1]["id"]).update(role_en="of the port", updated=timezone.now())
    assert program.told(f"{where}/whole")["marks"][0]["role_en"] == "of the port"


def test_marks_are_those_of_the_page(article: Article) -> None:
    marks = Program().told(f"/articles/{article.pk}/marks")["items"]
    rows = Annotation.objects.standing().filter(article=article).in_reading_order()
    assert [one["id"] for one in marks] == list(rows.values_list("pk", flat=True))
    (quotation,) = [one for one in marks if one["label"] == "direct"]
    assert quotation["exact"] == article.text[quotation["start"] : quotation["end"]]
    assert quotation["english"]["exact"] in HARBOUR_EN
    assert quotation["certainty"] in ("guess", "fairly", "very")
    (named, *_) = [one for one in marks if one["layer"] == "actor"]
    assert Program().told(f"/marks/{named['id']}") == named
    actor = Program().told(f"/actors/{named['actor']['id']}")
    assert actor["mention_count"] and actor["name_ar"] in actor["names_ar"]


def test_who_has_it_already_is_sent_nothing(article: Article) -> None:
    for path in ("", "/text", "/lines", "/whole", "/marks", "/annotations/"):
        where = f"/articles/{article.pk}{path}"
        tag = Program().get(where)["ETag"]
        again = Program().get(where, **{"If-None-Match": f"W/{tag}"})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag), path


def test_private_notes_round_marks_and_rejected_marks_stay_hidden(
    article: Article, anwar: Any, basma: Any, lubna: Any, rima: Any
) -> None:
    analyst, other, reader = (Program(token_for(one)) for one in (anwar, basma, rima))
    where = f"/articles/{article.pk}/marks"
    place = {"start": 0, "end": 5, "exact": article.text[:5], "text_sha256": article.text_sha256}
    note = {**place, "kind": "note", "body": "Look again.", "private": True}
    (made,) = analyst.send("post", where, note).json()["items"]
    assert made["id"] in [one["id"] for one in analyst.told(where)["items"]]
    for program in (other, reader, Program()):
        assert made["id"] not in [one["id"] for one in program.told(where)["items"]]
        assert program.get(f"/marks/{made['id']}").status_code == 404
        assert program.get(f"/annotations/{made['id']}").status_code == 404
        assert program.told(f"/articles/{article.pk}/annotations/")["total"] == len(
            program.told(where)["items"]
        )
    assert reader.get(f"{where}?state=rejected").status_code == 403
    assert analyst.get(f"{where}?state=rejected").status_code == 200
    rejected = Annotation.objects.filter(article=article, layer="actor")[0]
    Annotation.objects.filter(pk=rejected.pk).update(state="rejected")
    assert reader.get(f"/marks/{rejected.pk}").status_code == 404
    assert analyst.get(f"/marks/{rejected.pk}").status_code == 200

    one = open_round(article, [anwar, basma], lubna, "nothing")
    (alone,) = analyst.send("post", where, {**place, "kind": "LOC"}).json()["items"]
    assert [mark["id"] for mark in analyst.told(where)["items"]] == [alone["id"]]
    assert alone["id"] not in [mark["id"] for mark in other.told(where)["items"]]
    assert other.get(f"/marks/{alone['id']}").status_code == 404
    assert other.told(f"/rounds/{one.pk}")["agreement"] is None
    refusal = other.get(f"/rounds/{one.pk}/marks")
    assert (refusal.status_code, refusal.json()["detail"][:20]) == (403, "This round goes on. ")


def test_quotations_actors_and_hits_are_those_of_the_pages(article: Article) -> None:
    program = Program()
    said = list(Annotation.objects.said().values_list("pk", flat=True))
    assert {one["id"] for one in program.whole("/quotations?limit=1")} == set(said)
    assert [one["id"] for one in program.whole("/actors?limit=1")] == [
        one["id"] for one in program.told("/actors")["items"]
    ]
    hits = program.told("/search?q=ميناء")["items"]
    page: Any = program.client.get("/search/hits.json?q=ميناء")
    assert hits == json.loads(b"".join(page.streaming_content))["hits"]
    assert hits


def test_a_token_costs_a_query_more_than_none(
    article: Article, anwar: Any, django_assert_num_queries: Any
) -> None:
    for program, queries in ((Program(), 2), (Program(token_for(anwar)), 3)):
        program.told(f"/articles/{article.pk}/whole")
        with django_assert_num_queries(queries):
            program.told(f"/articles/{article.pk}/whole")
