"""A text in shapes meets the same text in letters: who is who, near duplicates, search, memory."""

import pytest

from reader.analyser import site_analyser
from reader.annotation.drafts import actor_called
from reader.arabic.glosses.terms import TermPattern, Terms
from reader.library.duplicates import nearest
from reader.translation.pairing import sentence_key
from tests.articles import HARBOUR, make_article
from tests.shapes import in_shapes

pytestmark = pytest.mark.django_db
SHAPES = in_shapes(HARBOUR)


def test_the_article_keeps_its_shapes_and_has_the_same_names_and_words() -> None:
    letters, shapes = make_article(HARBOUR), make_article(SHAPES)
    assert shapes.text == SHAPES.strip()
    assert shapes.headline_key == letters.headline_key
    for article in (letters, shapes):
        assert [one.exact for one in article.annotations.all()] == [
            article.text[one.start : one.end] for one in article.annotations.all()
        ]
    assert {one.actor_id for one in letters.annotations.all()} == {
        one.actor_id for one in shapes.annotations.all()
    }
    assert [one.words[3:] for one in letters.paragraphs.all()] == [
        one.words[3:] for one in shapes.paragraphs.all()
    ]


def test_a_near_duplicate_is_found_in_shapes() -> None:
    article = make_article(HARBOUR)
    twin = nearest(SHAPES.strip())
    assert twin is not None
    assert (twin.article, twin.likeness) == (article, 1.0)


def test_a_name_that_is_marked_in_shapes_is_the_known_actor() -> None:
    known = actor_called("سامر الحلبي", "PER")
    assert actor_called(in_shapes("سامر الحلبي"), "PER") == known


def test_a_sentence_is_remembered_under_its_letters() -> None:
    sentence = "لن نقطع شجرة واحدة."
    assert sentence_key(in_shapes(sentence)) == sentence_key(sentence)


@pytest.mark.parametrize("ligatures", [True, False])
def test_a_term_is_found_in_shapes(ligatures: bool) -> None:
    text = in_shapes("وصل اللاجئون لأحمد وبالميناء", ligatures)
    terms = Terms([TermPattern("ميناء", "harbour"), TermPattern("لاجئون", "refugees")])
    found = site_analyser().terms_in(text, terms)
    assert [one.term.english for one in found] == ["refugees", "harbour"]
    assert found[1].span.of(text) == in_shapes("بالميناء", ligatures)[1:]
