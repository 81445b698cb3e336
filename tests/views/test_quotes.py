"""The index of quotations."""

from datetime import date

import pytest
from django.test import Client

from reader.analysis.storing import annotate
from reader.models import Actor, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_articles() -> None:
    make_article(HARBOUR, HARBOUR_EN, date(2026, 3, 1))
    make_article(
        'نقابة العمال ترد\nوقالت ليلى عيسى: "لا نثق بوعود سامر الحلبي."',
        published=date(2026, 4, 1),
        source="Other News",
    )


def quoted(client: Client, query: str = "") -> list[str]:
    cards = client.get(f"/quotes/{query}").context["cards"]
    return ["".join(piece.text for piece in card.arabic if piece.classes) for card in cards]


def test_all(client: Client) -> None:
    assert quoted(client) == [
        '"لا نثق بوعود سامر الحلبي."',
        "أعمال التوسعة في مدينة طرابلس ستبدأ في مارس",
        '"لن نقطع شجرة واحدة."',
    ]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?kind=direct", 2),
        ("?kind=indirect", 1),
        ("?kind=direct&kind=indirect", 3),
        ("?source=other-news", 1),
        ("?last=2026-03-31", 2),
        ("?q=الحلبي", 2),
        ("?q=halabi", 2),
        ("?q=nobody", 0),
    ],
)
def test_filters(client: Client, query: str, count: int) -> None:
    assert len(quoted(client, query)) == count


def test_by_and_about(client: Client) -> None:
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    assert len(quoted(client, f"?speaker={minister.pk}")) == 2
    tripoli = Actor.objects.get(name_ar="طرابلس")
    assert quoted(client, f"?about={tripoli.pk}") == ["أعمال التوسعة في مدينة طرابلس ستبدأ في مارس"]


def test_a_card_has_both_languages_and_its_paragraph(client: Client) -> None:
    card = client.get("/quotes/?kind=direct&source=test-news").context["cards"][0]
    assert card.speaker_en == "Samer al-Halabi"
    assert card.verb_ar == "أضاف"
    english = "".join(piece.text for piece in card.english if piece.classes)
    assert english == "“We will not cut down a single tree.”"
    address, _, ident = card.href.partition("#")
    assert f'id="{ident}"' in client.get(address).content.decode()


def test_a_wrong_date_gets_a_sentence(client: Client) -> None:
    assert client.get("/quotes/?first=soon").context["form_errors"]


MIXED = 'الوزير يحذر\nقال سامر الحلبي إن الوضع "خطير للغاية" في الميناء.'


def test_words_in_marks_inside_reported_speech_are_counted_with_it(client: Client) -> None:
    article = make_article(MIXED, published=date(2026, 5, 1))
    assert sorted(one.label for one in article.annotations.quotations()) == ["direct", "mixed"]
    context = client.get("/quotes/?first=2026-05-01").context
    assert context["total"] == 1
    assert [card.kind for card in context["cards"]] == ["mixed"]
    assert {kind.value: kind.count for kind in context["kinds"]} == {"direct": 2, "indirect": 1, "mixed": 1}
    minister = Actor.objects.with_counts().get(name_ar="سامر الحلبي")
    assert minister.quote_count == 3
    assert client.get(f"/actors/{minister.pk}/").context["quotes_by_count"] == 3
    assert Article.objects.with_counts().get(pk=article.pk).quote_count == 1


def test_rejected_reported_speech_leaves_the_words_in_marks_their_own(client: Client) -> None:
    article = make_article(MIXED, published=date(2026, 5, 1))
    article.annotations.filter(label="mixed").update(state="rejected")
    assert [card.kind for card in client.get("/quotes/?first=2026-05-01").context["cards"]] == ["direct"]


def test_a_quotation_keeps_its_address_through_a_new_analysis(client: Client) -> None:
    addresses = [card.address for card in client.get("/quotes/").context["cards"]]
    for article in Article.objects.all():
        annotate(article)
    assert [card.address for card in client.get("/quotes/").context["cards"]] == addresses
    response = client.get(addresses[0])
    assert response.status_code == 200
    assert "لا نثق بوعود سامر الحلبي." in response.content.decode()


def test_an_address_whose_quotation_is_gone_says_so(client: Client) -> None:
    (card, *_) = client.get("/quotes/").context["cards"]
    card.article.annotations.quotations().update(state="rejected")
    response = client.get(card.address)
    assert response.status_code == 404
    assert "does not have this quotation any more" in response.content.decode()


def test_a_speaker_whom_nobody_could_tell_is_said_to_be_not_certain(client: Client) -> None:
    article = make_article("اجتماع في المدينة\nوأضافت أن الحل بعيد.", published=date(2026, 5, 1))
    quotation = article.annotations.get(layer="quote")
    assert (quotation.actor, quotation.speaker_name) == (None, "")
    for page in ("/quotes/", article.get_absolute_url()):
        shown = client.get(page).content.decode()
        assert "Speaker not certain" in shown
        assert "nnamed speaker" not in shown
    quotation.speaker_unnamed = True
    quotation.save()
    assert "Unnamed speaker" in client.get("/quotes/").content.decode()
