"""A quotation at its own address: what its page says, its records, its twins, and what became of it."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reader.analysis.correcting import correct_line
from reader.annotation import accept, reject
from reader.models import Annotation, Article, FormerQuotation
from reader.page.quote_sheet import quote_address
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
TREE = "لن نقطع شجرة واحدة."


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def quotation(article: Article, kind: str = "direct") -> Annotation:
    return Annotation.objects.said().get(article=article, label=kind)


def test_the_page_has_the_whole_paragraph_and_every_style(client: Client, article: Article) -> None:
    one = quotation(article)
    address = quote_address(one)
    for style in ("plain", "markdown", "apa", "chicago", "bibtex", "ris", "nonsense"):
        response = client.get(address, {"style": style})
        texts = [field["text"] for field in response.context["fields"]]
        for text in texts:
            assert f"http://testserver{address}" in text.replace("\\", "")
            assert sha256(one.exact.encode()).hexdigest() in text
    assert "وأضاف" in response.content.decode()
    assert "translated by a person" in texts[0]


def test_english_that_nobody_translated_is_word_for_word(client: Client) -> None:
    one = quotation(make_article(HARBOUR))
    (english, _) = client.get(quote_address(one)).context["fields"]
    assert "not a translation" in english["text"]


@pytest.mark.parametrize(("kind", "begins"), [("bib", "@misc{alhalabi2026-"), ("ris", "TY  - NEWS\r\n")])
def test_records(client: Client, article: Article, kind: str, begins: str) -> None:
    response = client.get(f"{quote_address(quotation(article))}cite.{kind}")
    assert response.content.decode().startswith(begins)
    assert response["Content-Disposition"].endswith(f'.{kind}"')
    assert client.get(f"{quote_address(quotation(article))}cite.exe").status_code == 302


def test_a_corrected_quotation_is_found_under_its_old_address(
    client: Client, article: Article, adel: User
) -> None:
    old = quote_address(quotation(article))
    for words in ("لن نقطع شجرتين اثنتين.", "لن نقطع شجرتين أبدا."):
        number = quotation(article).paragraph.number
        article = correct_line(article, number, f'وأضاف: "{words}"', article.text_sha256, adel)
    new = quote_address(quotation(article))
    assert new != old
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (302, new)
    assert client.get(f"{old}cite.bib").status_code == 302


def test_a_judged_quotation_too(client: Client, article: Article, adel: User, anwar: User) -> None:
    one = quotation(article)
    accept(one.pk, one.version, anwar)
    old = quote_address(one)
    correct_line(
        article, one.paragraph.number, 'وأضاف: "لن نقطع شجرة صغيرة واحدة."', article.text_sha256, adel
    )
    response = client.get(old)
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200


def test_one_whose_words_are_gone(client: Client, article: Article, adel: User) -> None:
    one = quotation(article)
    old = quote_address(one)
    correct_line(article, one.paragraph.number, "وانتهى الحفل مساء أمس.", article.text_sha256, adel)
    response = client.get(old)
    assert response.status_code == 410
    assert TREE in response.content.decode()
    assert FormerQuotation.objects.get(words=one.fingerprint).became == ""


def test_one_that_is_none(client: Client, article: Article, anwar: User) -> None:
    one = quotation(article)
    reject(one.pk, one.version, anwar)
    response = client.get(quote_address(one))
    assert response.status_code == 410
    assert "Somebody decided that it is none" in response.content.decode()


def test_one_in_the_bin_and_back(client: Client, article: Article, adel: User) -> None:
    address = quote_address(quotation(article))
    article.put_in_bin(adel)
    response = client.get(address)
    assert response.status_code == 410
    assert "in the bin" in response.content.decode()
    assert article.headline not in response.content.decode()
    article.take_out_of_bin()
    assert client.get(address).status_code == 200


def test_one_that_never_was(client: Client, article: Article) -> None:
    assert client.get(f"/a/{article.pk}/q/0123456789/").status_code == 404
    assert client.get("/a/999999/q/0123456789/").status_code == 404


def test_the_same_words_elsewhere(
    client: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    long = 'وأضاف سامر الحلبي: "لن نقطع شجرة واحدة من أشجار الحديقة القديمة في المدينة."'
    one = quotation(make_article(f"خبر أول عن الميناء\n{long}"))
    same = make_article(f"خبر ثان عن الحديقة\n{long}", published=date(2026, 4, 1))
    near = make_article(f"خبر ثالث\n{long.replace('القديمة', 'العامة الجديدة')}", published=date(2026, 4, 2))
    make_article('خبر رابع\nوأضاف سامر الحلبي: "الميناء كبير وفي المدينة مصانع كثيرة للزيت."')
    with django_assert_max_num_queries(20):
        twins = client.get(quote_address(one)).context["twins"]
    assert [twin.quotation.article_id for twin, _ in twins] == [same.pk, near.pk]
    assert twins[0][0].is_same
    assert [(piece.text, piece.kind) for piece in twins[1][0].pieces if piece.kind] == [
        ("القديمة", "left-out"),
        ("العامة الجديدة", "added"),
    ]
