"""What stands before the name of whoever took a picture or wrote an article: تصوير هشام صفوت."""

from collections.abc import Sequence

from reader.arabic.normalise import fold

_WRITTEN = {
    "تصوير": "photo by",
    "عدسة": "photo by",
    "بعدسة": "photo by",
    "رسم": "drawing by",
    "رسوم": "drawings by",
    "كاريكاتير": "cartoon by",
    "ترجمة": "translated by",
    "إعداد": "prepared by",
    "تحرير": "edited by",
    "مونتاج": "edited by",
    "إخراج": "directed by",
    "تأليف": "written by",
}
_BEFORE_NAME = {fold(word): english for word, english in _WRITTEN.items()}
_LONGEST = 9  # words of such a line
_BESIDE = frozenset("()[]،,.:-–—|/") | {"و"}


def by_whom(words: Sequence[str], named: Sequence[bool]) -> str:
    """Return the English of the first word of a line that has nothing but a name behind it, or nothing.

    `named` tells of each word whether it belongs to a name.
    """
    if not 2 <= len(words) <= _LONGEST or named[0] or not any(named):
        return ""
    alone = all(name or word in _BESIDE for word, name in zip(words[1:], named[1:], strict=True))
    return _BEFORE_NAME.get(fold(words[0]), "") if alone else ""
