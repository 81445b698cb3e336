"""Ships, storms, models and the like, whose own name stands behind what they are: السفينة إلسا 3."""

from collections.abc import Sequence

from reader.arabic.actors.roles import is_title
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys

_KINDS = keys(
    "الإنقاذ الحاويات الشحن النفط الوقود الإمداد الأبحاث الصيد الجليد الركاب الطائرات الغاز الصناعي الجوي"
)
_CREW = keys("قبطان ربان طيار قائد سائق مالك صاحب مهندس")
_MODEL = keys("طراز")


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with those of crafts as such, whatever they look like, with a number behind them."""
    return [_of_craft(known, words, name) for name in row]


def _of_craft(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    if not name.first or not _is_announced(known, words, name.first):
        return name
    numbered = name.last < len(words) and words[name.last].isdigit() and len(words[name.last]) < 4
    return Name(name.first, name.last + numbered, ActorType.OTHER, name.score)


def _is_announced(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a definite craft, or one with its kind, stands before: السفينة, سفينة الإنقاذ, من طراز."""
    before = words[at - 1]
    if key(before) in _MODEL:
        return True
    if known.words.has("craft", before):
        return at < 2 or not _leads_people(known, words[at - 2])
    if at < 2:
        return False
    if known.words.has("craft", words[at - 2]):
        return bool(known.nationality(before)) or key(before) in _KINDS
    return key(before) in _KINDS and known.words.has("craft", "ال" + words[at - 2].removeprefix("ب"))


def _leads_people(known: Knowledge, word: str) -> bool:
    """Tell whether a craft is somebody's whose name follows: سائق القطار | حسام حجازي."""
    return is_title(known, word) or known.words.has("office-alone", word) or key(word) in _CREW
