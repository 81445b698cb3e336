"""A round of three analysts, and how they work in it."""

from collections.abc import Callable
from typing import Any

import pytest

from reader.annotation import NewMark, mark
from reader.models import Actor, Annotation, Article, Round
from reader.rounds import open_round, say_done
from tests.articles import HARBOUR, HARBOUR_EN, make_article

Marked = Callable[..., Annotation]
Done = Callable[..., None]


@pytest.fixture
def article() -> Article:
    """An article in which the machine has suggested nothing, in a library that knows nobody."""
    article = make_article(HARBOUR, HARBOUR_EN)
    article.annotations.all().delete()
    Actor.objects.all().delete()
    return article


@pytest.fixture
def camil(make_user: Any) -> Any:
    """A third analyst."""
    return make_user("camil", "analyst")


@pytest.fixture
def trio(article: Article, anwar: Any, basma: Any, camil: Any, lubna: Any) -> Round:
    """A round that Lubna has given to Anwar, Basma and Camil."""
    return open_round(article, [anwar, basma, camil], lubna, "nothing", name="Autumn reading")


@pytest.fixture
def marks(article: Article) -> Marked:
    """Mark words as somebody: the first place where they stand."""

    def as_user(user: Any, words: str, label: str = "PER", layer: str = "actor", **more: Any) -> Annotation:
        at = article.text.index(words)
        draft = NewMark(layer, at, at + len(words), words, article.text_sha256, label, **more)
        return mark(article, user, draft)

    return as_user


@pytest.fixture
def says_done() -> Done:
    """Let these analysts of a round say that they are done."""

    def them(one: Round, *users: Any) -> None:
        for part in one.assignments.filter(user__in=users):
            say_done(part)

    return them
