"""A form that writes a query: whoever fills it in sees the syntax in the search field afterwards."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from reader.arabic.document import BlockKind
from reader.models import Annotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django_stubs_ext import StrOrPromise

KINDS = [
    (BlockKind.HEADLINE.value, _("headlines")),
    (BlockKind.PARAGRAPH.value, _("paragraphs")),
    (BlockKind.SUBHEAD.value, _("subheads")),
    (BlockKind.LIST_ITEM.value, _("points of lists")),
    (BlockKind.CAPTION.value, _("captions")),
]
LAYERS = [
    (Annotation.Layer.ACTOR.value, _("names")),
    (Annotation.Layer.QUOTE.value, _("quotations")),
    (Annotation.Layer.CAPTION.value, _("captions")),
    (Annotation.Layer.LABEL.value, _("labels")),
]
STATES = [("accepted", _("accepted by people")), ("suggested", _("suggested by the machine"))]
_ANY = ("", _("any"))
_FIELDS = ("source", "actor", "speaker", "about", "kind", "layer", "state")


def _words(label: "StrOrPromise") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto"}),
    )


def _chosen(label: "StrOrPromise", choices: "Sequence[tuple[str, StrOrPromise]]") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, choices=[_ANY, *choices], widget=forms.Select(attrs={"class": "field"})
    )


def _day(label: "StrOrPromise") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=10,
        widget=forms.DateInput(attrs={"type": "date", "class": "field"}),
    )


class BuiltSearch(forms.Form):
    """The parts of a query, each in a field of its own."""

    all = _words(_("All these words"))
    row = _words(_("These words in a row"))
    near = _words(_("These words near each other"))
    some = _words(_("Any of these words"))
    written = _words(_("Written exactly so"))
    none = _words(_("None of these words"))
    source = _words(_("Source"))
    actor = _words(_("Names the actor"))
    speaker = _words(_("Said by"))
    about = _words(_("Said about"))
    kind = _chosen(_("In"), KINDS)
    layer = _chosen(_("Where something is marked as"), LAYERS)
    state = _chosen(_("Whose marks are"), STATES)
    first = _day(_("From"))
    last = _day(_("To"))

    def query(self) -> str:
        """Return the query that the filled fields make; what is wrong with a field leaves it out."""
        given = self.cleaned_data
        parts = [given.get("all", "")]
        parts += [f'"{_bare(given["row"])}"'] if given.get("row") else []
        parts += [f'"{_bare(given["near"])}"~5'] if given.get("near") else []
        parts += [f"({' OR '.join(_bare(given['some']).split())})"] if given.get("some") else []
        parts += [f'="{_bare(given["written"])}"'] if given.get("written") else []
        parts += [f"-{word}" for word in _bare(given.get("none", "")).split()]
        parts += [f"{name}:{_quoted(given[name])}" for name in _FIELDS if given.get(name)]
        parts += [f"since:{given['first']}"] if given.get("first") else []
        parts += [f"until:{given['last']}"] if given.get("last") else []
        return " ".join(part for part in parts if part)


def _bare(text: str) -> str:
    return " ".join(text.replace('"', " ").split())


def _quoted(text: str) -> str:
    bare = _bare(text)
    return f'"{bare}"' if " " in bare else bare
