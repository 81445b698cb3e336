"""How somebody likes to read: view, layers, size, colours. Kept in one cookie, for everyone alike."""

from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reader.models.naming import speaks_arabic
from reader.parameters import Parameters

COOKIE = "reading"
A_YEAR = 365 * 24 * 3600
SIZES = ("90", "100", "115", "130", "150")
CHOICES = {
    "view": ("facing", "arabic", "interlinear"),
    "theme": ("auto", "light", "dark"),
    "face": ("naskh", "book"),
    "size": SIZES,
    "vowels": ("all", "gloss", "written"),
}
OPTIONS: dict[str, tuple[Promise, dict[str, Promise]]] = {
    "theme": (
        _("Colours"),
        {"auto": _("As the system"), "light": _("Light"), "dark": _("Dark")},
    ),
    "face": (
        _("Arabic face"),
        {"naskh": _("News (Noto Naskh Arabic)"), "book": _("Book (Scheherazade New)")},
    ),
    "vowels": (
        _("Vowel signs"),
        {"all": _("Throughout"), "gloss": _("In the gloss"), "written": _("As written")},
    ),
    "size": (
        _("Text size"),
        {
            size: format_lazy(pgettext_lazy("so many in a hundred", "{number} %"), number=size)
            for size in SIZES
        },
    ),
}


@dataclass(frozen=True, slots=True)
class PreferenceChoice:
    """A preference with a choice of values, each with what it is called, and the one that holds."""

    name: str
    label: Promise
    options: list[tuple[str, Promise]]
    chosen: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """The reading preferences; every field has a value that the pages know."""

    view: str = "facing"
    theme: str = "auto"
    face: str = "naskh"
    size: str = "100"
    vowels: str = "gloss"  # where vowel signs are shown that are not written
    actors: bool = True
    quotes: bool = True
    captions: bool = True
    machine: bool = True  # English that no person wrote: a machine's, and word for word
    glosses: bool = True
    unknown: bool = False  # glosses under words that the reader does not know, and under no others
    new_words: bool = False  # such words marked in the text
    keys: bool = True
    steps: bool = True  # the five steps for newcomers are still offered

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the cookie; whatever it has that we do not know is ignored.

        An Arabic page begins with the Arabic alone.
        """
        first = cls(view="arabic") if speaks_arabic() else cls()
        return first.changed(dict(parse_qsl(request.COOKIES.get(COOKIE, ""))))

    def changed(self, values: dict[str, str]) -> Self:
        """Return these preferences with the given ones in place of theirs; "1" and "on" mean yes."""
        known: dict[str, Any] = {}
        for name, value in values.items():
            if name in CHOICES and value in CHOICES[name]:
                known[name] = value
            elif isinstance(getattr(self, name, None), bool):
                known[name] = value in ("1", "on")
        return replace(self, **known)

    def submitted(self, form: Parameters) -> Self:
        """Return these preferences as a form sent them.

        A box that is not ticked is not sent, so the form names the boxes it has in `switches`.
        """
        values = dict.fromkeys(form.texts("switches"), "0")
        return self.changed(values | {name: value for name, value in form.pairs() if name != "switches"})

    @property
    def has_vowels(self) -> bool:
        """Whether the text is shown with vowel signs throughout."""
        return self.vowels == "all"

    def choices(self) -> list[PreferenceChoice]:
        """Return those of which one of several values is chosen on the page of preferences."""
        return [
            PreferenceChoice(name, label, list(options.items()), getattr(self, name))
            for name, (label, options) in OPTIONS.items()
        ]

    def save(self, response: HttpResponse) -> None:
        values = {
            name: str(int(value) if isinstance(value, bool) else value)
            for name, value in asdict(self).items()
        }
        response.set_cookie(COOKIE, urlencode(values), max_age=A_YEAR, samesite="Lax", httponly=True)


def reading_context(request: HttpRequest) -> dict[str, object]:
    """Context processor: `prefs`, and what the user may do, which is asked where a template has it."""
    # A request that is refused before the middleware has run, such as one for another host, has no user.
    user = getattr(request, "user", None) or AnonymousUser()
    return {
        "prefs": Preferences.of(request),
        "can_upload": partial(user.has_perm, "reader.add_article"),
        "can_lead": partial(user.has_perm, "reader.add_round"),
        "can_analyse": partial(user.has_perm, "reader.change_annotation"),
    }
