"""Who a line may name: people by the form of a name and a given name at its head, places by the gazetteer."""

import re
from functools import cache

from reader.arabic.names.sorted_table import SortedTable
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered_function
from reader.arabic.resources import Resources
from reader.arabic.structure.labels import MONTH_WORDS, TITLE_LEAD, WEEKDAYS

_WORD = r"(?:[^\W\d_]+|[^\W\d_][.])"
_PERSON = re.compile(rf"{_WORD}(?:[ \t\u00a0]{_WORD}){{1,6}}")
_INITIAL = re.compile(r"[^\W\d_][.]")
_SERVANT = fold("عبد")
_SMALL = (
    "أن إن في من عن إلى هذا هذه بعد قبل لا لم لن ما هل أو مع كل بين ضد حتى"
    " أنا أنت هو هي نحن هم كان كانت قال قالت ليس ليست ثم"
    " عند أمام خلال لدى أثناء قرب داخل تحت فوق"
)
_NEVER_NAMES = frozenset(map(fold, _SMALL.split()))
_ON = "على"  # which folds to a name, علي
_SEEN = 2  # how often a word must have been seen as a given name
_AND = re.compile(r"[ \t\u00a0](?:و[ \t\u00a0]?)(?=\S)")
_FEW_WORDS = 4  # of a name that no list knows


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in Resources().rows("given_names.tsv") if " " not in row[0])


@cache
def _name_units() -> SortedTable:
    """Return the long list of parts of names as it lies there: few words of a text are looked for in it."""
    return SortedTable(Resources().content("name_units.tsv"))


@remembered_function(10_000)
def _is_seen_given(folded: str) -> bool:
    row = _name_units().get(folded)
    return bool(row) and int(row[0]) >= _SEEN


@cache
def _places() -> frozenset[str]:
    found: set[str] = set()
    for _, name, _, *more in Resources().rows("gazetteer_places.tsv"):
        found.update(fold(one.lstrip("?")) for one in (name, *(more[0].split("|") if more else ())))
    return frozenset(found)


def is_listed_place(text: str) -> bool:
    """Tell whether the gazetteer has a place of this name."""
    return fold(text.strip()) in _places()


def is_person(text: str) -> bool:
    """Tell whether a text has the form of a person's name: two to four words of letters."""
    return len(text.split()) <= _FEW_WORDS and _has_form(text)


def is_known_person(text: str) -> bool:
    """Tell whether a text has the form of a name and begins with a given name: ليلى حداد, د. سهى العلي."""
    text = strip_marks(text)
    title = TITLE_LEAD.match(text)
    name = text[title.end() :] if title else text
    return _has_form(name) and (title is not None or opens_a_name(name.split()[0]))


def are_known_people(text: str) -> bool:
    """ليلى حداد, ليلى حداد وسامي نصر: one writer or two."""
    if is_known_person(text):
        return True
    return any(
        is_known_person(text[: cut.start()]) and is_known_person(text[cut.end() :])
        for cut in _AND.finditer(text)
    )


def opens_a_name(word: str) -> bool:
    """Tell whether a word may begin a person's name: a given name, عبد with what follows, or an initial."""
    folded = fold(word)
    listed = folded in _given_names() or folded.startswith(_SERVANT) or _is_seen_given(folded)
    return listed or bool(_INITIAL.fullmatch(word))


def _has_form(text: str) -> bool:
    return _PERSON.fullmatch(text) is not None and not any(
        word == _ON or fold(word) in _NEVER_NAMES or fold(word) in WEEKDAYS or fold(word) in MONTH_WORDS
        for word in text.split()
    )
