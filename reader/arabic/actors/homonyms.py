"""Places that are another word where they stand: the knee's الرباط, somebody's جدة, the prayer المغرب."""

from collections.abc import Sequence

from reader.arabic.actors.roles import is_title
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key, keys

_LIGAMENT, _CROSSED = key("الرباط"), keys("الصليبي الصليبية الداخلي الخارجي الجانبي")
_SUNSET, _PRAYER = key("المغرب"), keys("صلاة أذان العصر آذان وقت")
_GRANDMOTHER, _CALLING = key("جدة"), keys("يا")


def without_homonyms(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names without places that the words beside them tell to be something else."""
    return [name for name in row if not _is_other(known, words, name)]


def _is_other(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    if name.type is not ActorType.PLACE or name.last - name.first > 1:
        return False
    forms = {rest for _, rest in clitic_cuts(words[name.first])}
    before = key(words[name.first - 1]) if name.first else ""
    following = words[name.last] if name.last < len(words) else ""
    if _LIGAMENT in forms:
        return key(following) in _CROSSED
    if _SUNSET in forms:
        return before in _PRAYER
    if _GRANDMOTHER not in forms or (name.first and is_title(known, words[name.first - 1])):
        return False  # أمين جدة صالح التركي
    return before in _CALLING or _describes_woman(known, following)


def _describes_woman(known: Knowledge, word: str) -> bool:
    """Tell whether a word behind جدة is whose grandmother she is, or says where she is from: جدة صومالية."""
    letters = key(word)
    if letters.startswith("ال") or not letters:
        return False
    return "given" in known.lists.exactly(letters) or (
        letters.endswith("ه") and bool(known.nationality(word))
    )
