"""Articles that are much like another one, such as an agency's report in two newspapers."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.arabic.normalise import fold
from reader.models import Article, Fingerprint
from reader.models.bulk import insert_values
from reader.text.likeness import bands, likeness, runs

ALIKE = 0.5
_COMPARED = 20


@dataclass(frozen=True, slots=True)
class Twin:
    """An article and how much of a text is in it too, from 0 to 1."""

    article: Article
    likeness: float


def take_fingerprint(article: Article) -> None:
    """Store the numbers under which texts much like a new article's are found."""
    found = bands_of(compared_words(article.text))
    insert_values(Fingerprint, ("article_id", "band"), [(article.pk, band) for band in found])


def bands_of(words: Sequence[str]) -> list[int]:
    """Return the numbers under which a text of these folded words is found, each once."""
    return list(dict.fromkeys(bands(runs(words))))


def nearest(text: str) -> Twin | None:
    """Return the article most like `text`; None if none has half of it."""
    ours = runs(compared_words(text))
    with_one = Article.objects.filter(fingerprints__band__in=bands(ours)).distinct()
    candidates = with_one.defer("raw").order_by("-pk")[:_COMPARED]
    twins = [Twin(one, likeness(ours, runs(compared_words(one.text)))) for one in candidates]
    best = max(twins, key=lambda twin: twin.likeness, default=None)
    return best if best is not None and best.likeness >= ALIKE else None


def compared_words(text: str) -> list[str]:
    """Return the words of a text as texts are compared by them."""
    return fold(text).split()
