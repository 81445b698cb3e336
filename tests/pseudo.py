"""A language that nobody speaks, in which every message says that it went through the catalogue.

`Save` becomes `⟦Šååvéé⟧`: accented and a third longer, as many languages are. Text of the interface that
stands outside ⟦…⟧ was never handed to gettext.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from asgiref.local import Local
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Field, JSONField, Model
from django.utils.translation import trans_real
from lxml import html
from pytest import MonkeyPatch

from reader.page import actor_items, cards, library_items
from reader.views import search

KEPT_ROWS = (actor_items.KEPT, cards.KEPT, library_items.KEPT, search.KEPT_FORM)
CONTEXT = "\x04"  # which gettext puts between a context and its message
AS_THEY_ARE = re.compile(
    r"%%|%(?:\(\w+\))?[-#0+]*\d*(?:\.\d+)?[sdifrxg]|\{\w*(?::[^{}]*)?\}|<[^<>]*>|&#?\w+;"
)
ACCENTED = str.maketrans("aeioucnsyzAEIOUCNSYZ", "åéîøüçñšýžÅÉÎØÜÇÑŠÝŽ")
VOWELS = re.compile("[aeiouAEIOU]")


def pseudo(message: str) -> str:
    """Return a message in the language that nobody speaks, its placeholders and tags as they are."""
    text = message.rpartition(CONTEXT)[2]
    said, at = "", 0
    for kept in AS_THEY_ARE.finditer(text):
        said += _accented(text[at : kept.start()]) + kept[0]
        at = kept.end()
    return f"⟦{said}{_accented(text[at:])}⟧"


def _accented(text: str) -> str:
    return VOWELS.sub(lambda vowel: vowel[0] + vowel[0].lower(), text).translate(ACCENTED)


class Catalogue:
    """What Django asks for a translation, answered for every message there is."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return pseudo(singular if number == 1 else plural)

    def to_language(self) -> str:
        return "en"


@contextmanager
def spoken() -> Iterator[None]:
    """Let every thread's interface speak the language that nobody speaks, dates and numbers as in English."""
    with MonkeyPatch.context() as patch:
        patch.setattr(trans_real, "_default", Catalogue())
        patch.setattr(trans_real, "translation", lambda language: Catalogue())
        patch.setattr(trans_real, "_active", Local())  # what a command has activated holds no more
        for kept in KEPT_ROWS:  # they were drawn in a language that somebody speaks
            patch.setattr(kept, "html", {})
        yield


# What a page says outside the catalogue

WRAPPED = re.compile("⟦[^⟦⟧]*⟧")
LETTERS = re.compile(r"[^\W\d_]{2,}|[A-Za-z]{2,}")
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")
SAID = ("title", "aria-label", "aria-description", "placeholder", "alt", "data-announce", "data-label")
OF_NO_LANGUAGE = {"script", "style", "bdi", "kbd", "code", "samp", "pre", "textarea", "q"}
OUR_NAMES = {"Hashiya", "English", "TMX", "TBX", "HTML", "CSV", "JSON", "Word", "PDF"}


def outside(text: str) -> str:
    """What of a text stands outside ⟦…⟧, empty if that has no words."""
    rest = text
    while (fewer := WRAPPED.sub(" ", rest)) != rest:
        rest = fewer
    rest = " ".join(ARABIC.sub(" ", rest).split())
    return rest if any(word not in OUR_NAMES for word in LETTERS.findall(rest)) else ""


def is_data(element: html.HtmlElement) -> bool:
    """Whether an element says that it holds data, or words of one language whatever the page's."""
    return any(
        one.tag in OF_NO_LANGUAGE or (one.get("lang") and one.tag != "html")
        for one in (element, *element.iterancestors())
    )


def texts(page: str) -> Iterator[str]:
    """Yield what a page says in its own words: texts, and attributes that are shown or read out.

    A message with tags in it is several texts, each of which is yielded with the brackets around all.
    """
    if not page.strip():
        return
    tree = html.document_fromstring(page)
    depth = 0
    for text in tree.xpath("//body//text() | //title/text()"):
        element = text.getparent().getparent() if text.is_tail else text.getparent()
        before, depth = depth, max(0, depth + text.count("⟦") - text.count("⟧"))
        if text.strip() and element is not None and not is_data(element):
            yield f"{'⟦' * before}{' '.join(text.split())}{'⟧' * depth}"
    for element in tree.iter(html.etree.Element):
        for name in SAID:
            if (said := element.get(name)) and not (is_data(element) and name != "aria-label"):
                yield " ".join(said.split())
        if element.tag == "input" and element.get("type") in ("submit", "button", "reset"):
            yield str(element.get("value") or "")


def library_texts() -> str:
    """Every text that people and files brought into the library, one after the other."""
    found = [
        name for user in User.objects.all() for name in (user.username, user.get_full_name(), user.email)
    ]
    for model in apps.get_app_config("reader").get_models():
        fields = [
            field for field in model._meta.get_fields() if isinstance(field, Field) and holds_text(field)
        ]
        for row in model._default_manager.all():
            found += [as_text(row, field) for field in fields]
    return "\n".join(found)


def holds_text(field: "Field[object, object]") -> bool:
    """Whether people or files say what is in it: not if it is one of our own words."""
    kinds = ("CharField", "TextField", "URLField", "JSONField")
    return field.get_internal_type() in kinds and not field.choices and field.name not in ("state", "action")


def as_text(row: Model, field: "Field[object, object]") -> str:
    value = getattr(row, field.attname)
    text = "\n".join(strings(value)) if isinstance(field, JSONField) else str(value or "")
    return " ".join(text.split())


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def unsaid(page: str, data: str) -> Iterator[str]:
    """Yield the texts of a page that are neither in ⟦…⟧ nor of the library."""
    for text in texts(page):
        rest = outside(text)
        words = rest.strip(" .,:;·…“”‘’()[]!?–—×+%¶/").removesuffix("· Hashiya").strip(" ·…")
        if rest and words not in data:
            yield text
