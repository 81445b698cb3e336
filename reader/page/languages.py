"""Template filters: names in the language of the page, and texts of the other language, which say so."""

import re
from typing import Protocol

from django.template import Library
from django.utils.html import format_html
from django.utils.translation import pgettext

from reader.models.naming import name_shown, speaks_arabic
from reader.text.letters import has_arabic_letter

register = Library()

_LATIN = re.compile("[A-Za-z]")


class HasNames(Protocol):
    """What has a name in both languages."""

    name_en: str
    name_ar: str


@register.filter
def name_here(one: HasNames | None) -> str:
    """Return what something is called in the page's language; in the other's where it has no name in that."""
    return in_its_language(name_shown(one.name_en, one.name_ar)) if one else ""


@register.simple_tag
def comma() -> str:
    """Return what stands between two things of a list, with the space after it."""
    return pgettext("between things of a list", ", ")


@register.filter
def in_its_language(text: object) -> str:
    """Return a text, isolated and marked as English where that is and the page is not."""
    words = str(text or "")
    if not speaks_arabic() or has_arabic_letter(words) or not _LATIN.search(words):
        return words
    return format_html('<bdi lang="en" dir="ltr">{}</bdi>', words)
