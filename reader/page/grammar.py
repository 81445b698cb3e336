"""The words of grammar: what the analysis calls parts of speech and their features, for people."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

_TERMS = {
    "verb": _("verb"),
    "noun": _("noun"),
    "adjective": _("adjective"),
    "adverb": _("adverb"),
    "proper noun": _("proper noun"),
    "pronoun": _("pronoun"),
    "preposition": _("preposition"),
    "conjunction": _("conjunction"),
    "particle": _("particle"),
    "interjection": _("interjection"),
    "abbreviation": _("abbreviation"),
    "number": _("number"),
    "punctuation": _("punctuation"),
    "foreign": _("foreign"),
    "unknown": _("unknown"),
    "past": _("past"),
    "imperfect": _("imperfect"),
    "present": _("present"),
    "future": _("future"),
    "imperative": _("imperative"),
    "active": pgettext_lazy("of a verb", "active"),
    "passive": _("passive"),
    "indicative": _("indicative"),
    "subjunctive": _("subjunctive"),
    "jussive": _("jussive"),
    "subjunctive or jussive": _("subjunctive or jussive"),
    "masculine": _("masculine"),
    "feminine": _("feminine"),
    "singular": _("singular"),
    "dual": _("dual"),
    "plural": _("plural"),
    "definite": _("definite"),
    "indefinite": _("indefinite"),
    "possessed": _("possessed"),
    "first person": _("first person"),
    "second person": _("second person"),
    "third person": _("third person"),
}


def grammar_term(name: str) -> str:
    """Return the word for a part of speech or a feature; "third person feminine singular" is three."""
    if name in _TERMS:
        return str(_TERMS[name])
    person = next((one for one in _TERMS if one.endswith(" person") and name.startswith(f"{one} ")), "")
    if not person:
        return name
    return " ".join([str(_TERMS[person]), *(grammar_term(one) for one in name[len(person) :].split())])


def phrase(names: Iterable[str]) -> str:
    """Return part of speech and features as a phrase: "Verb, past, third person feminine singular"."""
    return capfirst(pgettext("between things of a list", ", ").join(grammar_term(name) for name in names))
