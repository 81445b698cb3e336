"""The words that names of people, places and organisations are composed of, in English."""

from reader.arabic.names.gazetteer import key
from reader.arabic.tables import data_rows


def _tables() -> dict[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for table, arabic, *more in data_rows("name_parts.tsv"):
        english, manner = (*more, "", "")[:2]
        found.setdefault(table, {})[key(arabic)] = (english, manner)
    return found


def _english(table: str) -> dict[str, str]:
    return {arabic: english for arabic, (english, _) in _TABLES[table].items()}


_TABLES = _tables()
PARTICLES = _english("particles")  # between the names of a person: بن, دي
DROPPED = frozenset(_TABLES["dropped"])  # kinds of place that English leaves out: مدينة
BEFORE_PLACE = _english("before_place")  # بحيرة: Lake
AFTER_PLACE = _english("after_place")  # نهر: River
MINISTRY = _english("ministry")  # what a ministry is for
BODIES = _english("bodies")  # institutions by their whole name
WORDS = _english("words")  # words whose sense in names is not the first of the lexicon
# Kinds of organisation and how they are said: "name" leaves the kind out of the English name, "of" puts it
# first, nothing puts it last.
ORGANISATIONS = _TABLES["organisations"]
