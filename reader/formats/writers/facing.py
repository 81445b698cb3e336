"""Both languages of each article, a file for each, by the writers of texts in both languages."""

from collections.abc import Callable

from reader.formats.records import Library
from reader.formats.writers.bilingual import BilingualText
from reader.formats.writers.target import Carried, Loss, Target

FACING_KEEPS = frozenset((Carried.TEXT, Carried.LINES, Carried.ENGLISH))


def facing(ending: str, write: Callable[[BilingualText], bytes]) -> Callable[[Library, Target], None]:
    """Return what writes a file for each article; whose marks are not in it."""

    def write_all(library: Library, target: Target) -> None:
        if library.bilingual is None:
            raise ValueError("nobody sets both languages side by side")
        for article in library.articles:
            target.took(article)
            text = library.bilingual(article)
            target.lose(Loss.NO_ENGLISH, sum(1 for line in text.lines if not line.english))
            with target.binary(f"{article.name}{ending}") as file:
                file.write(write(text))

    return write_all
