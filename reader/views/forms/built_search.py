"""A form that writes a query: whoever fills it in sees the syntax in the search field afterwards."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from reader.arabic.document import BlockKind
from reader.models import Annotation
from reader.search.patterns import MOST_TIMES

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
MAKERS = [("machine", _("the machine")), ("person", _("people"))]
CLASSES = [
    ("noun", _("noun")),
    ("proper noun", _("proper noun")),
    ("verb", _("verb")),
    ("adjective", _("adjective")),
    ("adverb", _("adverb")),
    ("preposition", _("preposition")),
    ("number", _("number")),
]
_ANY = ("", _("any"))
_NEAR = 5
_FIELDS = ("root", "source", "actor", "speaker", "about", "verb", "kind", "layer", "state", "by")


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


def _number(label: "StrOrPromise", offered: "StrOrPromise") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=50,
        widget=forms.NumberInput(attrs={"class": "field", "placeholder": offered, "min": 0, "max": 50}),
    )


class BuiltSearch(forms.Form):
    """The parts of a query, each in a field of its own."""

    all = _words(_("All these words"))
    row = _words(_("These words in a row"))
    near = _words(_("These words near each other"))
    apart = _number(_("with at most so many words between them"), str(_NEAR))
    some = _words(_("Any of these words"))
    written = _words(_("Written exactly so"))
    none = _words(_("None of these words"))
    root = _words(_("Words of the root"))
    lemma = _words(_("A word of this dictionary form"))
    then = _chosen(_("and after it one of this class"), CLASSES)
    gap = _number(_("with at most so many words in between"), "0")
    source = _words(_("Source"))
    actor = _words(_("Names the actor"))
    speaker = _words(_("Said by"))
    about = _words(_("Said about"))
    verb = _words(_("Said with the English verb"))
    kind = _chosen(_("In"), KINDS)
    layer = _chosen(_("Where something is marked as"), LAYERS)
    state = _chosen(_("Whose marks are"), STATES)
    by = _chosen(_("Marked by"), MAKERS)
    first = _day(_("From"))
    last = _day(_("To"))

    def query(self) -> str:
        """Return the query that the filled fields make; what is wrong with a field leaves it out."""
        given = self.cleaned_data
        parts = [self._pattern(), given.get("all", "")]
        parts += [f'"{_bare(given["row"])}"'] if given.get("row") else []
        parts += [f'"{_bare(given["near"])}"~{_or(given.get("apart"), _NEAR)}'] if given.get("near") else []
        parts += [f"({' OR '.join(_bare(given['some']).split())})"] if given.get("some") else []
        parts += [f'="{_bare(given["written"])}"'] if given.get("written") else []
        parts += [f"-{word}" for word in _bare(given.get("none", "")).split()]
        parts += [f"{name}:{_quoted(given[name])}" for name in _FIELDS if given.get(name)]
        parts += [f"since:{given['first']}"] if given.get("first") else []
        parts += [f"until:{given['last']}"] if given.get("last") else []
        return " ".join(part for part in parts if part)

    def _pattern(self) -> str:
        """Return the pattern of tokens, which stands before all else."""
        form, word_class = _bare(self.cleaned_data.get("lemma", "")), self.cleaned_data.get("then")
        first = f'[lemma="{form}"]' if form else ""
        if not word_class:
            return first
        gap = min(_or(self.cleaned_data.get("gap"), 0), MOST_TIMES)
        between = f" []{{0,{gap}}} " if first and gap else " "
        return f'{first}{between}[pos="{word_class}"]'.strip()


def _or(number: int | None, otherwise: int) -> int:
    return otherwise if number is None else number


def _bare(text: str) -> str:
    return " ".join(text.replace('"', " ").split())


def _quoted(text: str) -> str:
    bare = _bare(text)
    return f'"{bare}"' if " " in bare else bare
