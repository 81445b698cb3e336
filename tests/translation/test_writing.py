"""People write the English of a paragraph: what is kept, what is marked, what is refused."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from reader.alignment.english_marks import mark_translation
from reader.annotation import ActionRefused
from reader.models import Article, Paragraph, PostEdit, Term, Translation
from reader.translation.lines import SegmentPair, segment_pairs_of
from reader.translation.writing import set_english, set_lines
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def line(article: Article, number: int = 2) -> Paragraph:
    return article.paragraphs.select_related("translation").get(number=number)


def test_the_earlier_english_stays_and_the_marks_follow(article: Article, anwar: Any) -> None:
    before = line(article).translation.text
    text = "In Tripoli, works will begin in March, said Samer al-Halabi, the minister of transport."
    row = set_english(line(article), f"  {text}\n", before, anwar)
    assert (row.text, row.origin, row.author) == (text, "person", anwar)
    assert line(article).earlier_translations.get().text == before
    minister = article.annotations.get(exact="سامر الحلبي", paragraph__number=2)
    assert minister.english_span is not None
    assert minister.english_span.of(text) == "Samer al-Halabi"


def test_a_machines_english_becomes_a_persons(article: Article, anwar: Any) -> None:
    Translation.objects.filter(paragraph=line(article)).update(origin="machine", provider="libre")
    set_english(line(article), "Something else.", line(article).translation.text, anwar)
    assert (line(article).translation.origin, line(article).translation.provider) == ("person", "")
    kept = line(article).earlier_translations.get()
    assert (kept.origin, kept.provider) == ("machine", "libre")


def test_a_paragraph_without_english_gets_one(anwar: Any) -> None:
    article = make_article(HARBOUR)
    set_english(article.paragraphs.get(number=0), "Palm Port expansion", "", anwar)
    article.refresh_from_db()
    assert article.headline_en == "Palm Port expansion"


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 20_001])
def test_what_cannot_be_is_refused(article: Article, anwar: Any, text: str) -> None:
    with pytest.raises(ActionRefused):
        set_english(line(article), text, line(article).translation.text, anwar)
    assert not line(article).earlier_translations.exists()


def test_two_who_write_at_once_lose_nothing(article: Article, anwar: Any, client_of: Any) -> None:
    client: Client = client_of(anwar)
    where = reverse("english", args=(article.pk, 2))
    seen = line(article).translation.text
    assert seen in client.get(where).content.decode()
    assert client.post(where, {"text": "First.", "seen": seen})["Location"].endswith("#p1")
    late = client.post(where, {"text": "Second.", "seen": seen})
    assert late.status_code == 422
    page = late.content.decode()
    assert "Second." in page
    assert "First." in page
    assert line(article).translation.text == "First."
    assert client.post(where, {"text": "Second.", "seen": "First."}).status_code == 302
    assert line(article).earlier_translations.count() == 2


def by_machine(article: Article, number: int, english: str) -> Paragraph:
    """The paragraph with a machine's English in the place of a person's."""
    paragraph = line(article, number)
    row = paragraph.translation
    row.text, row.origin, row.provider, row.model = english, "machine", "local", "tiny 1"
    row.author, row.pairs = None, []
    row.save()
    mark_translation(paragraph)
    return paragraph


def test_how_much_of_a_machines_sentence_changed_is_kept(
    article: Article, client_of: Any, anwar: Any
) -> None:
    english = "In Tripoli, Minister Samer Halabi said works start in March."
    paragraph = by_machine(article, 2, english)
    page = client_of(anwar).get(reverse("english", args=(article.pk, 2))).content.decode()
    assert "Translator on this machine, tiny 1" in page
    assert "Word for word" in page
    sentences = sum(one.sentences for one in segment_pairs_of(paragraph, paragraph.translation))
    better = SegmentPair(sentences, english.replace("start", "will begin"))
    set_lines(paragraph, [better], english, anwar)
    edit = PostEdit.objects.get()
    assert (edit.edits, edit.words, edit.provider, edit.model) == (2, 10, "local", "tiny 1")


def test_a_name_that_is_put_right_is_offered_for_the_glossary(
    article: Article, client_of: Any, adel: Any, anwar: Any
) -> None:
    english = "In Tripoli, Minister Samer Halaby said works start in March."
    where = reverse("english", args=(article.pk, 2))
    for user, told in ((adel, "into the glossary"), (anwar, "An admin can have")):
        by_machine(article, 2, english)
        sent = {"text": english.replace("Samer Halaby", "Samer al-Halabi"), "seen": english, "sentences": "1"}
        said = client_of(user).post(where, sent, headers={"HX-Request": "true"}).content.decode()
        assert told in said
        assert "Samer al-Halabi" in said
    offered = client_of(adel).get(f"{reverse('new_term')}?arabic=سامر الحلبي&english=Samer al-Halabi")
    assert 'value="Samer al-Halabi"' in offered.content.decode()


def test_without_a_script_the_page_that_comes_next_leads_to_the_form(
    article: Article, client_of: Any, adel: Any, anwar: Any
) -> None:
    english = "In Tripoli, Minister Samer Halaby said works start in March."
    sent = {"text": english.replace("Samer Halaby", "Samer al-Halabi"), "seen": english, "sentences": "1"}
    for user, links in ((anwar, 0), (adel, 1)):
        by_machine(article, 2, english)
        page = client_of(user).post(reverse("english", args=(article.pk, 2)), sent, follow=True)
        assert page.redirect_chain[-1][0] == article.get_absolute_url()  # no place further down
        offers = [one for one in html.fromstring(page.content).find_class("flash") if "glossary" in one.text]
        assert len(offers) == 1
        assert "سامر الحلبي" in offers[0].text
        assert len(offers[0].findall("a")) == links
    form = html.fromstring(client_of(adel).get(offers[0].find("a").get("href")).content)
    filled = dict(next(one for one in form.forms if "arabic" in one.fields).form_values())
    client_of(adel).post(reverse("new_term"), filled)
    assert Term.objects.get().english == "Samer al-Halabi"


def test_an_article_says_whose_english_it_is_and_what_it_lost(article: Article, client: Client) -> None:
    by_machine(article, 2, "In the city, works start in March.")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Translator on this machine, tiny 1" in page
    assert "2 names not found in it" in page
    by_machine(article, 3, "No tree will be cut.")
    assert "1 quotation not found in it" in client.get(article.get_absolute_url()).content.decode()
