"""The articles that are to be read anew, as batches of texts that fit into a process's hands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from django.conf import settings

from reader.analyser import site_analyser, site_lexicon
from reader.analysis.anew.batches import INSTALLED, Recipe, TextToRead
from reader.analysis.confined import LONG
from reader.models import Article

MOST_TEXTS, MOST_LETTERS = 12, 40_000  # of a batch; a single text may have more
_AT_ONCE = 200


def batches_of(articles: Iterable[int], tell_long: Callable[[int], object]) -> Iterator[list[TextToRead]]:
    """Yield the texts of these articles, given by their ids; those that are gone meanwhile are left out.

    So are long ones, which want limits of their own; `tell_long` is told their ids.
    """
    batch: list[TextToRead] = []
    letters = 0
    for one in _texts(articles):
        if len(one.text) >= LONG:
            tell_long(one.pk)
            continue
        if batch and (len(batch) >= MOST_TEXTS or letters + len(one.text) > MOST_LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(one)
        letters += len(one.text)
    if batch:
        yield batch


def asked_of(articles: Sequence[int]) -> list[TextToRead]:
    """Return the texts of some articles as they are now, in the order of their ids."""
    found = Article.objects.filter(pk__in=articles).order_by("pk")
    return [asked_text(one) for one in found.only("text", "kinds", "subject_said")]


def asked_text(article: Article) -> TextToRead:
    """Return what the analysis of an article depends on."""
    kinds = tuple((number, kind.value) for number, kind in article.kinds_said.items())
    return TextToRead(article.pk, article.text, kinds, article.subject_said)


def site_recipe() -> Recipe:
    """Return how other processes read as this one does."""
    lexicon = site_lexicon()
    named = str(lexicon.resolve()) if lexicon else ""
    folder = named if settings.HASHIYA_LEXICON.strip() or not named else INSTALLED
    return Recipe(folder, settings.HASHIYA_TAGGER.strip(), site_analyser().version)


def _texts(articles: Iterable[int]) -> Iterator[TextToRead]:
    waiting = iter(articles)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from asked_of(some)
