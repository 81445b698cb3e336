"""What the columns of a table hold, by their names in Arabic, English and French."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from reader.formats.reading import Unreadable
from reader.text.spelling import plain

# Names as `_words_of` leaves them, the likelier first: in small letters, without ال, hamza and marks, ة as ه.
COLUMNS: Mapping[str, Sequence[str]] = {
    "headline": ("headline", "title", "عنوان", "عناوين", "عنوان رييسي", "مانشيت", "titre", "subject"),
    "text": (
        *("text", "body", "content", "fulltext", "story", "article", "arabic", "texte", "contenu"),
        *("نص", "متن", "محتوي", "محتويات", "مضمون", "نصوص", "مقال", "خبر", "اخبار"),
    ),
    "english": (
        *("english", "translation", "en", "english text", "text en", "english translation", "translation en"),
        *("ترجمه", "انجليزيه", "انكليزيه", "نص انجليزي", "ترجمه انجليزيه", "ترجمه انكليزيه", "نص مترجم"),
    ),
    "published": (
        *("date", "published", "pubdate", "pub date", "datetime", "timestamp", "date time"),
        *("publishedat", "published at", "created at", "created", "تاريخ", "تواريخ", "تاريخ ووقت"),
    ),
    "site": (
        *("source", "site", "publisher", "outlet", "newspaper", "website", "media outlet", "publication"),
        *("مصدر", "مصادر", "صحيفه", "جريده", "موقع", "ناشر", "وسيله", "وسيله اعلاميه", "وكاله", "قناه"),
        *("ناشره", "جهه ناشره", "جهه نشر", "جهه اصدار", "وسيله ناشره", "دار نشر", "مطبوعه", "مجله", "media"),
        *("اذاعه", "محطه", "منصه", "media name", "news source", "news outlet", "journal"),
    ),
    "url": ("url", "link", "address", "uri", "permalink", "guid", "رابط", "روابط", "lien", "وصله"),
    "author": (
        *("author", "byline", "authors", "writer", "journalist", "auteur"),
        *("كاتب", "كتاب", "مولف", "محرر", "صحفي", "صحافي", "مراسل"),
    ),
    "name": ("id", "name", "رقم", "معرف", "number", "no", "م", "تسلسل", "مسلسل"),
}
# What a name can have beside what it says: "تاريخ نشر الخبر" is the date, "article title" the headline.
_BESIDE = frozenset(
    [
        *(
            "article",
            "articles",
            "news",
            "item",
            "story",
            "full",
            "main",
            "post",
            "publication",
            "publish",
            "published",
        ),
        *("web", "page", "name", "arabic", "original", "of", "the", "at", "on", "de", "du", "la", "le", "l"),
        *("مقال", "مقاله", "مقالات", "خبر", "اخبار", "ماده", "تقرير", "صفحه", "اسم", "نشر"),
        *("كامل", "كامله", "اصلي", "اصليه", "عربي", "عربيه"),
    ]
)
# What tells of an article in words of its own.
_ABOUT = frozenset(
    [
        *("summary", "excerpt", "description", "abstract", "notes", "note", "comments", "keywords", "tags"),
        *("ملخص", "خلاصه", "مقتطف", "وصف", "نبذه", "ملاحظات", "ملاحظه", "تعليق", "تعليقات", "كلمات", "وسوم"),
    ]
)
_PARTS = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def columns_of(names: Collection[str]) -> dict[str, str]:
    """Return which column holds what, by its name: {"text": "المتن"}. Raises Unreadable without a text."""
    found = guessed_columns(names)
    if "text" not in found:
        if not any(names):
            raise Unreadable("table-without-columns")
        raise Unreadable("table-without-text", there=_shown(names))
    return found


def chosen_columns(columns: Mapping[str, str], names: Collection[str]) -> dict[str, str]:
    """Return the columns that somebody chose. Raises Unreadable when they are not a table's."""
    if "text" not in columns:
        raise Unreadable("columns-without-text")
    if unknown := [meaning for meaning in columns if meaning not in COLUMNS]:
        raise Unreadable("columns-unknown-meaning", meaning=unknown[0], known=", ".join(COLUMNS))
    if missing := [name for name in columns.values() if name not in names]:
        raise Unreadable("columns-missing", name=missing[0], there=_shown(names))
    return dict(columns)


def guessed_columns(names: Iterable[str]) -> dict[str, str]:
    """Return which columns hold what, as far as their names tell: those that say it alone first."""
    whole: dict[str, str] = {}
    parted: dict[str, str] = {}
    for name in names:
        words = _words_of(name)
        whole.setdefault(" ".join(words), name)
        parted.setdefault(" ".join(word for word in words if word not in _BESIDE), name)
    found: dict[str, str] = {}
    for known in (whole, parted):
        for meaning, said in COLUMNS.items():
            called = next((known[one] for one in said if one in known), None)
            if called is not None and called not in found.values():
                found.setdefault(meaning, called)
    return found


def is_beside_text(name: str) -> bool:
    """Tell a column of words about the article, such as a summary, by its name."""
    return not _ABOUT.isdisjoint(_words_of(name))


def _words_of(name: str) -> list[str]:
    """Return the words of a name without what is written in more than one way."""
    return [
        _without_article(word) for word in _PARTS.findall(plain(_BRACKETS.sub(" ", _CAMEL.sub(" ", name))))
    ]


def _without_article(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 3 else word


def _shown(names: Iterable[str]) -> str:
    return ", ".join([name for name in names if name][:8])
