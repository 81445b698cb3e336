"""Ships, storms, models and remedies, whose own name stands behind what they are: السفينة إلسا 3."""

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
_OPENING = frozenset("\"“«‘'")
_LONGEST_NUMBER = 3  # digits: years are longer


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with those of crafts as such, whatever they look like, with a number behind them."""
    return [_past_model(known, words, _of_craft(known, words, name)) for name in row]


def _of_craft(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    if _begins_with_thing(known, words, name):
        return Name(name.first + 1, name.last, ActorType.OTHER, name.score)  # روبوت | دافنشي
    if not name.first or not (_is_announced(known, words, name.first) or _is_made(known, words, name)):
        return name
    numbered = name.last < len(words) and words[name.last].isdigit() and len(words[name.last]) < 4
    return Name(name.first, name.last + numbered, ActorType.OTHER, name.score)


def _is_made(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a name that nobody knows stands behind a thing that has models: هاتف, مسبارها."""
    first, last = name.first, name.last
    marked = first > 1 and words[first - 1] in _OPENING
    if name.type is ActorType.OTHER or not _is_thing(known, words[first - 1 - marked]):
        return False
    if known.names.get(" ".join(words[first:last])) or "given" in known.lists.exactly(key(words[first])):
        return False
    if name.type is ActorType.ORGANISATION and last - first > 1:
        return not key(words[first]).startswith("ال") and "organisation" not in known.lists.of(words[first])
    return not known.readings(words[first])[0].known and not known.names.get(words[first])


def _begins_with_thing(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a name that nobody knows was taken together with what it names."""
    first = name.first
    if name.last - first < 2 or not _is_thing(known, words[first]) or key(words[first]).startswith("ال"):
        return False
    return not known.readings(words[first + 1])[0].known and not known.names.get(words[first + 1])


def _is_thing(known: Knowledge, word: str) -> bool:
    """Tell whether a word is such a thing, with the article or a pronoun too: المسبار, مسبارها, طائرته."""
    has = known.words.has
    if has("thing-made", word):
        return True
    if "ال" in word[:3]:
        return has("thing-made", word.replace("ال", "", 1))
    stem = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
    return stem != word and (has("thing-made", stem) or has("thing-made", f"{stem[:-1]}ة"))


def without_things(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names without what they are names of, where they are names without it: إعصار | ميليسا."""
    return [_without_thing(known, words, name) for name in row]


def _without_thing(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    first = name.first + 1
    if name.type is not ActorType.OTHER or first == name.last or not _is_thing(known, words[name.first]):
        return name
    rest = words[first : name.last]
    own = not known.readings(rest[0])[0].known or "given" in known.lists.exactly(key(rest[0]))
    listed = any(entry.type is ActorType.OTHER for entry in known.names.get(" ".join(rest)))
    return Name(first, name.last, name.type, name.score) if own or listed else name


def _past_model(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    """Return a product with its number and what follows that: غالاكسي إس | 25 ألترا; not آيفون | 17 مرة."""
    last = name.last
    if name.type is not ActorType.OTHER:
        return name
    while last < len(words) and _is_of_model(known, words, last):
        last += 1
    return Name(name.first, last, name.type, name.score) if last > name.last else name


def _is_of_model(known: Knowledge, words: Sequence[str], at: int) -> bool:
    if key(words[at]) in known.words.of("model-tail"):
        return True
    if not words[at].isdigit() or len(words[at]) > _LONGEST_NUMBER:
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    reading = known.readings(following)[0] if key(following) else None
    counted = reading is not None and reading.known and reading.pos == "noun" and not reading.prefix.form
    return not counted or key(following) in known.words.of("model-tail")


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
