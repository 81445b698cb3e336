"""The closed classes of words that the search for names asks for: clubs, months, heads of organisations."""

from reader.arabic.names.gazetteer import clitic_cuts, key
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

# What the heads of bodies, events and grounds are found by in one look.
_HEADS = ("head-named", "head-lent", "head-for", "head-single", "numbered", "ground", "event")
_MINISTRY = (key("وزارة"),)


class NameWords:
    """The words of `name_words.tsv` by class, and the heads of organisations by what they are used for.

    Those are classes too: head-national, head-joined.
    """

    def __init__(self, resources: Resources) -> None:
        found: dict[str, set[tuple[str, ...]]] = {}
        for name, words in resources.rows("name_words.tsv"):
            found.setdefault(name, set()).add(tuple(map(key, words.split())))
        for word, uses in resources.rows("organisation_heads.tsv"):
            for use in uses.split():
                found.setdefault(f"head-{use}", set()).add((key(word),))
        heads = (found.get(name, set()) for name in _HEADS)
        found["head-any"] = {words for head in heads for words in head}
        institutions = ((first,) for first, *_ in found.get("institution", ()))
        found["institution-any"] = {_MINISTRY, *found.get("head-national", ()), *institutions}
        self._classes = {name: frozenset(words) for name, words in found.items()}

    @remembered(64)
    def of(self, name: str) -> frozenset[str]:
        """Return the folded words of a class. Raises KeyError for a class that neither table has."""
        return frozenset("".join(words) for words in self._classes[name])

    @remembered(60_000)
    def has(self, name: str, word: str) -> bool:
        """Tell whether a word is of a class, with any of its clitics cut off."""
        words = self.of(name)
        for _, rest in clitic_cuts(word):  # noqa: SIM110 - asked of every word; a generator takes twice as long
            if rest in words:
                return True
        return False

    def phrases(self, name: str) -> frozenset[tuple[str, ...]]:
        """Return the entries of a class as rows of folded words."""
        return self._classes[name]

    @remembered(8)
    def after_first(self, name: str) -> dict[str, list[tuple[str, ...]]]:
        """Return by the first word of the entries of a class what follows it in each."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for first, *rest in self._classes[name]:
            found.setdefault(first, []).append(tuple(rest))
        return found
