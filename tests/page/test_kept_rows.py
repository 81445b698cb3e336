"""Rows that a process keeps: a change draws what it touches, and nothing else, anew."""

import re

import pytest
from django.core.cache import cache, caches
from django.test import Client

from reader.models import Annotation, Article
from reader.page import Viewing, article_page
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    caches["pieces"].clear()
    return make_article(HARBOUR)


def stamps(article: Article) -> list[int]:
    return list(article_page(article).row_pieces.stamps)


def kept(article: Article) -> dict[str, str]:
    """Return the rows that are kept of an article's page, by their fragment ids."""
    pieces = {}
    for kept_as in caches["pieces"]._cache:  # type: ignore[attr-defined]
        for html in caches["pieces"].get(kept_as.removeprefix(":1:")).values():
            if found := re.match(r'<section[^>]* id="(\w+)"', html):
                pieces[found[1]] = html
    return pieces


def test_rows_that_look_the_same_have_the_same_stamps(article: Article) -> None:
    assert stamps(article) == stamps(Article.objects.get(pk=article.pk))
    assert len(set(stamps(article))) == len(stamps(article)) == len(article_page(article).rows)


def test_a_change_of_a_mark_tells_in_its_row_alone(article: Article) -> None:
    before = stamps(article)
    mark = Annotation.objects.filter(article=article, layer="quote").first()
    assert mark is not None
    paragraph = list(article.paragraphs.values_list("pk", flat=True)).index(mark.paragraph_id)
    mark.state = Annotation.State.ACCEPTED
    mark.save()
    changed = [
        at for at, (one, other) in enumerate(zip(before, stamps(article), strict=True)) if one != other
    ]
    assert changed == [paragraph - 1]  # the headline is no row of the text


def test_where_an_actor_is_named_first_tells_in_the_row_that_had_its_note(article: Article) -> None:
    later = article.paragraphs.get(number=article.paragraphs.count() - 1)
    mention = Annotation.objects.filter(article=article, layer="actor").exclude(paragraph=later)[0]
    before = stamps(article)
    Annotation.objects.create(
        article=article,
        paragraph=later,
        layer="actor",
        label=mention.label,
        start=later.start,
        end=later.start + 1,
        exact=later.text[0],
        actor=mention.actor,
        origin="person",
        state="accepted",
    )
    added = stamps(article)
    assert [one for one in before if one not in added] != []
    Annotation.objects.filter(pk=mention.pk).update(state="rejected")
    assert stamps(article)[-1] != added[-1]  # now it is there that the actor is named first


def test_what_words_are_shown_with_belongs_to_rows_of_words(article: Article) -> None:
    plain, glossed = (
        article_page(article, Viewing(interlinear=True, gloss_stamp=stamp)).row_pieces.stamps
        for stamp in ("one", "other")
    )
    assert not set(plain) & set(glossed)


def test_what_a_change_did_not_touch_is_not_drawn_again(client: Client, article: Article) -> None:
    address = article.get_absolute_url()
    first = client.get(address).content.decode()
    before = kept(article)
    assert len(before) == first.count("<section") == len(stamps(article))
    mark = Annotation.objects.filter(article=article, layer="quote")[0]
    mark.state = Annotation.State.ACCEPTED
    mark.save()
    shown = client.get(address).content.decode()
    after = kept(article)
    assert after.keys() == before.keys()
    assert len([ident for ident in after if after[ident] != before[ident]]) == 1
    caches["pieces"].clear()
    cache.clear()
    assert without_times(client.get(address).content.decode()) == without_times(shown)


def without_times(page: str) -> str:
    return re.sub(r'csrf\w+" value="\w+"|data-made="\d+"|"X-CSRFToken[^}]*', "", page)


def test_words_of_a_row_are_never_those_of_another(client: Client, article: Article) -> None:
    client.get(article.get_absolute_url())
    other = make_article(HARBOUR.replace("طرابلس", "صيدا"))
    assert "صيدا" in client.get(other.get_absolute_url()).content.decode()
    assert not set(stamps(other)) & set(stamps(article))
