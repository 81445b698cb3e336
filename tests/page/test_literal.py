"""Paragraphs that nobody translated, word for word on the page: chunks under the marks of their Arabic."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from reader.alignment.english_marks import mark_translation
from reader.models import Article, Translation
from reader.page import article_page
from reader.page.parts import LiteralLine
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def text_of(line: LiteralLine | None) -> str:
    assert line is not None
    return " ".join(
        run.before + " ".join(chunk.whole for chunk in run.chunks) + run.after for run in line.runs
    )


def marked(line: LiteralLine | None, kind: str) -> list[str]:
    assert line is not None
    runs = [run for run in line.runs if kind in run.piece.classes.split()]
    return [" ".join(chunk.text for chunk in run.chunks) for run in runs]


@pytest.fixture
def bare() -> Article:
    return make_article(HARBOUR)


def test_every_line_without_english_is_word_for_word(bare: Article) -> None:
    page = article_page(bare)
    assert all(row.literal is not None for row in (page.headline, *page.rows))
    assert page.literal_count == 1 + len(page.rows)
    assert "Samer al-Halabi said" in text_of(page.rows[1].literal)


def test_names_and_quotations_are_marked_in_it(bare: Article) -> None:
    _, speech, quoted = article_page(bare).rows
    assert marked(speech.literal, "person") == ["Samer al-Halabi"]
    assert "Tripoli" in " ".join(marked(speech.literal, "place"))
    assert len(marked(quoted.literal, "quote")) == 1


def test_each_chunk_says_where_its_words_begin(bare: Article) -> None:
    row = article_page(bare).rows[1]
    assert row.literal is not None
    starts = [int(start) for start in row.literal.starts.split()]
    chunks = [chunk for run in row.literal.runs for chunk in run.chunks]
    assert len(starts) == len(chunks)
    at = row.arabic.offset + starts[[chunk.text for chunk in chunks].index("Samer al-Halabi")]
    assert bare.text.startswith("سامر الحلبي", at)


def test_a_translation_takes_its_place_paragraph_by_paragraph(bare: Article) -> None:
    paragraph = bare.paragraphs.get(number=2)
    Translation.objects.create(paragraph=paragraph, text="Work begins in March, the minister said.")
    rows = article_page(bare).rows
    assert [row.literal is None for row in rows] == [False, True, False]


def test_a_translated_article_has_none_and_reads_no_words() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    page = article_page(article)
    assert page.literal_count == 0
    words = [getattr(row, "untranslated_words", None) for row in article.paragraphs.all()]
    assert not any(words)


def test_the_name_that_the_library_has_is_taken(bare: Article) -> None:
    actor = bare.annotations.get(exact="سامر الحلبي").actor
    assert actor is not None
    actor.name_en = "Samir Halaby"
    actor.save()
    assert marked(article_page(bare).rows[1].literal, "person") == ["Samir Halaby"]


def test_the_library_says_headline_and_lead_word_for_word(bare: Article, client: Client) -> None:
    item = html.fromstring(client.get("/").content).find_class("item")[0]
    assert "port" in item.find_class("title-english")[0].text_content()
    assert "Samer al-Halabi said" in item.find_class("lead-english")[0].text_content()
    assert "word for word" in item.text_content()


def test_quotations_and_mentions_in_lists_are_word_for_word_and_say_so(bare: Article, client: Client) -> None:
    [quoted, *_] = html.fromstring(client.get("/quotes/").content).find_class("literal")
    assert quoted.get("lang") == "en"
    assert "word for word" in quoted.getparent().text_content()
    actor = bare.annotations.get(exact="سامر الحلبي").actor
    assert actor is not None
    page = html.fromstring(client.get(actor.get_absolute_url()).content)
    assert any("Samer al-Halabi" in one.text_content() for one in page.find_class("literal"))


def test_files_in_both_languages_say_that_it_is_word_for_word(bare: Article, client: Client) -> None:
    taken = client.get(f"{bare.get_absolute_url()}both.html", follow=True)
    assert "word for word, not translated" in taken.content.decode()


def test_who_wants_people_only_gets_no_machine_english_in_lists(bare: Article, client: Client) -> None:
    client.post("/preferences/", {"switches": "machine", "next": "/"})
    page = html.fromstring(client.get("/").content)
    assert not page.find_class("literal")
    assert "Not translated yet" in page.text_content()


def test_a_machines_english_is_told_in_lists_and_left_out_for_who_wants_people_only(
    bare: Article, client: Client
) -> None:
    for number, english in (
        (0, "The harbour grows"),
        (2, "Work begins, Samer al-Halabi said."),
        (3, "“No.”"),
    ):
        row = Translation(paragraph=bare.paragraphs.get(number=number), text=english)
        row.origin, row.provider, row.model = "machine", "local", "tiny 1"
        row.save()
        mark_translation(row.paragraph)
    actor = bare.annotations.get(exact="سامر الحلبي").actor
    assert actor is not None
    for address in ("/", "/quotes/", "/search/?q=سامر", actor.get_absolute_url()):
        for switches, seen in ({"machine": "1"}, True), ({}, False):
            client.post("/preferences/", {"switches": "machine", "next": "/", **switches})
            page = client.get(address).content.decode()
            assert ("tiny 1" in page) is seen, address
            wholly = ("Work begins", "“No.”", *(["The harbour grows"] if address[:3] in ("/", "/se") else []))
            assert any(one in page for one in wholly) is seen, address
            assert ("Not translated by a person yet" in page) is not seen, address


def test_a_found_article_has_its_headline_word_for_word(bare: Article, client: Client) -> None:
    head = html.fromstring(client.get("/search/?q=سامر").content).find_class("found-head")[0]
    assert "port" in head.find_class("title-english")[0].text_content()
    assert "word for word" in head.text_content()


def test_the_head_says_whose_english_it_is(bare: Article, anwar: User, client: Client) -> None:
    rows = list(bare.paragraphs.order_by("number"))
    Translation.objects.create(paragraph=rows[2], text="Work begins in March.", author=anwar)
    Translation.objects.create(paragraph=rows[3], text="No tree.", origin="machine", provider="deepl")
    shares = {(one.origin, one.name): one.count for one in article_page(bare).english}
    assert shares == {("literal", ""): 2, ("person", "anwar"): 1, ("machine", "DeepL"): 1}
    facts = html.fromstring(client.get(bare.get_absolute_url()).content).find_class("facts")[0]
    assert "1 line by DeepL, a machine" in " ".join(facts.text_content().split())


def test_an_article_all_by_people_nobody_named_says_nothing() -> None:
    assert article_page(make_article(HARBOUR, HARBOUR_EN)).english == ()
