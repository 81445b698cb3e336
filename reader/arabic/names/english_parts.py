"""The words that names of people, places and organisations are composed of, in English."""

from reader.arabic.names.gazetteer import key
from reader.arabic.resources import Resources


class NameParts:
    """The tables of `name_parts.tsv`, by folded Arabic."""

    def __init__(self, resources: Resources) -> None:
        tables: dict[str, dict[str, tuple[str, str]]] = {}
        for table, arabic, *more in resources.rows("name_parts.tsv"):
            english, manner = (*more, "", "")[:2]
            tables.setdefault(table, {})[key(arabic)] = (english, manner)

        def english_of(table: str) -> dict[str, str]:
            return {arabic: english for arabic, (english, _) in tables[table].items()}

        self.particles = english_of("particles")  # between the names of a person: بن, دي
        self.dropped = frozenset(tables["dropped"])  # kinds of place that English leaves out: مدينة
        self.before_place = english_of("before_place")  # بحيرة: Lake
        self.after_place = english_of("after_place")  # نهر: River
        self.of_places = self.dropped | self.before_place.keys() | self.after_place.keys()
        self.ministry = english_of("ministry")  # what a ministry is for
        self.bodies = english_of("bodies")  # institutions by their whole name
        self.words = english_of("words")  # words whose sense in names is not the first of the lexicon
        self.tails = english_of("tails")  # adjectives behind the name of a body or a place: الخيرية, الدولي
        # Kinds of organisation and how they are said: "name" leaves the kind out of the English name, "of"
        # puts it first, nothing puts it last.
        self.organisations = tables["organisations"]


def read_people(resources: Resources) -> dict[str, tuple[str, str, str]]:
    """Return given name, family name and origin ("arabic", "foreign") by folded Arabic."""
    found: dict[str, tuple[str, str, str]] = {}
    for arabic, latin, origin, *_ in resources.rows("given_names.tsv"):
        found.setdefault(key(arabic), (latin, "", origin))
    for arabic, latin, *_ in resources.rows("family_names.tsv"):
        given, family, origin = found.get(key(arabic), ("", "", ""))
        found[key(arabic)] = (given, family or latin, origin)
    for _, arabic, latin, *_ in resources.rows("gazetteer_people.tsv"):
        one, two = arabic.split(), latin.split()
        if len(one) == len(two) == 2:
            given, family, origin = found.get(key(one[0]), ("", "", ""))
            found[key(one[0])] = (given or two[0], family, origin)
            given, family, origin = found.get(key(one[1]), ("", "", ""))
            found[key(one[1])] = (given, family or two[1], origin)
    return found
