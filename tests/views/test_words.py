"""A word's entry and the table of a paragraph's words."""

import pytest
from django.test import Client

from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


def test_the_word_under_an_offset(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    start = article.text.index("ستبدأ")
    for offset in (start, start + 2, start + 5):
        word = client.get(f"/a/{article.pk}/w/{offset}/").context["word"]
        assert word.form == "ستبدأ"
        assert "begin" in word.gloss or "start" in word.gloss
        assert word.segments
        assert word.here_count >= 1


def test_fragment_and_page(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    address = f"/a/{article.pk}/w/{article.text.index('قال')}/"
    fragment = client.get(address, headers={"HX-Request": "true"})
    page = client.get(address)
    assert b"<html" not in fragment.content
    assert len(fragment.content) < 6000
    assert b"<html" in page.content
    assert page.context["occurrences"][0].word == "قال"


def test_a_name_leads_to_its_actor(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    word = client.get(f"/a/{article.pk}/w/{article.text.index('الحلبي')}/").context["word"]
    assert word.name is not None
    assert word.name.name_en == "Samer al-Halabi"


@pytest.mark.parametrize("offset", [10_000, 99_999_999_999])
def test_no_word_there(client: Client, offset: int) -> None:
    article = make_article()
    assert client.get(f"/a/{article.pk}/w/{offset}/").status_code == 404


def test_words_of_a_paragraph(client: Client) -> None:
    article = make_article()
    response = client.get(f"/a/{article.pk}/p/2/words/")
    words = [word.text for word in response.context["words"]]
    assert words[:3] == ["قال", "وزير", "النقل"]
    assert client.get(f"/a/{article.pk}/p/99/words/").status_code == 404


def test_words_of_other_articles_are_counted(client: Client) -> None:
    article = make_article()
    make_article("خبر آخر عن الميناء\nقال المدير إن العمل مستمر في الميناء.")
    word = client.get(f"/a/{article.pk}/w/{article.text.index('قال')}/").context["word"]
    assert (word.here_count, word.library_count) == (1, 2)


def test_where_the_text_tells_no_sense_both_are_shown_and_it_says_so(client: Client) -> None:
    article = make_article("زيارة\nزرنا الولاية أمس.")
    answer = client.get(f"/a/{article.pk}/w/{article.text.index('الولاية')}/")
    assert answer.context["word"].gloss == "the state / term"
    assert [one.sense for one in answer.context["word"].lemma_senses if one.shown] == ["state", "term"]
    assert "does not tell which of the two" in answer.content.decode()
