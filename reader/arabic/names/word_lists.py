"""The small lists that words are in: given names, surnames, titles, nationalities, words that announce."""

from collections.abc import Iterable, Iterator, Sequence

from reader.arabic.names.gazetteer import clitic_cuts, key
from reader.arabic.remembering import remembered, remembered_function
from reader.arabic.resources import Resources

_ENDINGS = ("", "ه", "ين", "ون", "ات", "تين", "تان", "ان")  # of an adjective
_NEAR = 3  # sentences on either side that speak of the same subject


class WordLists:
    """Which small lists hold a word."""

    def __init__(self, resources: Resources) -> None:
        found: dict[str, set[str]] = {}
        for word, name in _listed(resources):
            found.setdefault(word, set()).add(name)
        self._lists = {word: tuple(sorted(names)) for word, names in found.items()}

    @remembered(60_000)
    def of(self, word: str) -> tuple[str, ...]:
        """Return the names of the lists that hold `word`, with any of its clitics cut off."""
        for _, rest in clitic_cuts(word):
            if rest in self._lists:
                return self._lists[rest]
        return ()

    def exactly(self, folded: str) -> tuple[str, ...]:
        """Return the names of the lists that hold exactly this folded word."""
        return self._lists.get(folded, ())


def _listed(resources: Resources) -> Iterator[tuple[str, str]]:
    """Yield folded words with the list that each is in."""
    for kind, word, *_ in resources.rows("triggers.tsv"):
        yield key(word), kind
    yield from ((key(title), "title") for title, *_ in resources.rows("titles.tsv") if " " not in title)
    for spellings, *_ in resources.rows("nationalities.tsv"):
        yield from ((form, "nationality") for form in _forms_of_adjectives(spellings.split("|")))
    for kind, arabic, _, *more in resources.rows("gazetteer_people.tsv"):
        if kind == "PER":
            yield from _parts_of_names((arabic, *(more[0].split("|") if more else ())))
    yield from ((key(given), "given") for given, *_ in resources.rows("given_names.tsv"))
    yield from ((key(family), "surname") for family, *_ in resources.rows("family_names.tsv"))


def _parts_of_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the first and the last word of every full name."""
    for name in names:
        given, *_, family = name.lstrip("?").split() if " " in name else ("", "")
        if given and family:
            yield key(given), "given"
            yield key(family), "surname"


def _forms_of_adjectives(spellings: Iterable[str]) -> Iterator[str]:
    for spelling in spellings:
        if " " not in spelling:
            for ending in _ENDINGS:
                yield key(spelling) + ending
                yield "ال" + key(spelling) + ending


class SubjectWords:
    """What sentences speak of, by the words that give a subject away."""

    def __init__(self, resources: Resources) -> None:
        rows = resources.rows("subjects.tsv")
        self._subjects = {key(word).removeprefix("ال"): subject for subject, word in rows}

    def topics(self, sentences: Sequence[Sequence[str]]) -> list[str]:
        """Return what each sentence and its neighbours speak of ("sport", "war"), empty if hard to tell."""
        known = self._subjects
        counts = []
        for words in sentences:
            found: dict[str, int] = {}
            for subject in filter(None, map(known.get, map(core, words))):
                found[subject] = found.get(subject, 0) + 1
            counts.append(found)
        found_topics = []
        for at in range(len(sentences)):
            total: dict[str, int] = {}
            for near in counts[max(0, at - _NEAR) : at + _NEAR + 1]:
                for subject, count in near.items():
                    total[subject] = total.get(subject, 0) + count
            best = max(total, key=lambda subject: total[subject], default="")
            found_topics.append(best if best and total[best] > 2 else "")
        return found_topics


@remembered_function(60_000)
def core(word: str) -> str:
    """Return the folded letters of a word without what may be clitics, and without the article."""
    letters = key(word) or word
    rest = clitic_cuts(word)[-1][1] if letters.isalpha() else letters
    return rest.removeprefix("ال")
