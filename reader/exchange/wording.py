"""What formats keep, lose and are for, in words: in the language of whoever reads it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.target import EVERYTHING, Carried, Loss, Target

USES: Mapping[Use, Promise] = {
    Use.RETURN: gettext_lazy("for other programs, and to come back whole"),
    Use.ANNOTATING: gettext_lazy("for annotation tools"),
    Use.COUNTING: gettext_lazy("for counting: a line for each mark"),
    Use.TRAINING: gettext_lazy("for training models"),
    Use.CORPUS: gettext_lazy("for corpus linguists"),
    Use.NETWORKS: gettext_lazy("for networks: who speaks about whom"),
    Use.TRANSLATING: gettext_lazy("for translators’ memories"),
    Use.READING: gettext_lazy("for reading and sending"),
}
PARTS: Mapping[Carried, Promise] = {
    Carried.TEXT: gettext_lazy("the text"),
    Carried.FACTS: gettext_lazy("source, date, address"),
    Carried.LINES: gettext_lazy("headlines, captions and other kinds of lines"),
    Carried.TOKENS: gettext_lazy("words with lemma and part of speech"),
    Carried.ENGLISH: gettext_lazy("the English"),
    Carried.ENGLISH_PLACES: gettext_lazy("where marks stand in the English"),
    Carried.NAMES: gettext_lazy("names"),
    Carried.IDENTITY: gettext_lazy("which names are the same actor"),
    Carried.QUOTATIONS: gettext_lazy("quotations"),
    Carried.NOTES: gettext_lazy("notes"),
    Carried.LABELS: gettext_lazy("the codebook’s labels"),
    Carried.CAPTIONS: gettext_lazy("captions"),
    Carried.OVERLAPS: gettext_lazy("marks that overlap"),
    Carried.PROVENANCE: gettext_lazy("who marked what, and when"),
    Carried.TERMS: gettext_lazy("the glossary"),
}
# Each with "%(count)s" in it.
LOSSES: Mapping[Loss, Promise] = {
    Loss.OVERLAP: ngettext_lazy(
        "%(count)s mark overlaps another of its layer and is left out.",
        "%(count)s marks overlap others of their layer and are left out.",
        "count",
    ),
    Loss.INSIDE_WORD: ngettext_lazy(
        "%(count)s mark begins or ends inside a word and has the whole word here.",
        "%(count)s marks begin or end inside a word and have the whole word here.",
        "count",
    ),
    Loss.NO_TOKENS: ngettext_lazy(
        "%(count)s mark covers no word and is left out.",
        "%(count)s marks cover no word and are left out.",
        "count",
    ),
    Loss.BROKEN: ngettext_lazy(
        "%(count)s broken quotation is written in parts that are not tied together.",
        "%(count)s broken quotations are written in parts that are not tied together.",
        "count",
    ),
    Loss.OTHER_LAYER: ngettext_lazy(
        "%(count)s mark is of a layer that this format has no place for, and is left out.",
        "%(count)s marks are of layers that this format has no place for, and are left out.",
        "count",
    ),
    Loss.CHARACTER: ngettext_lazy(
        "%(count)s character that XML cannot hold is left out.",
        "%(count)s characters that XML cannot hold are left out.",
        "count",
    ),
    Loss.LONG_CELL: ngettext_lazy(
        "%(count)s cell was longer than a workbook allows and is cut off.",
        "%(count)s cells were longer than a workbook allows and are cut off.",
        "count",
    ),
    Loss.NO_ENGLISH: ngettext_lazy(
        "%(count)s line has no English.", "%(count)s lines have no English.", "count"
    ),
    Loss.NO_SPEAKER: ngettext_lazy(
        "%(count)s quotation has a speaker who is no actor, and goes without.",
        "%(count)s quotations have a speaker who is no actor, and go without.",
        "count",
    ),
}


def kept(one: ExportFormat) -> list[str]:
    """Return what a format keeps, in words."""
    if one.keeps == EVERYTHING:
        return [_("the text, words, marks and English"), _("exact places, states, who and when")]
    return [str(PARTS[part]) for part in Carried if part in one.keeps]


def lost(one: ExportFormat) -> list[str]:
    """Return what it loses, in words; nothing for one that loses nothing."""
    return [str(PARTS[part]) for part in Carried if part in one.loses]


def report_of(one: ExportFormat, target: Target) -> str:
    """Return the report that lies beside the files: what is in them, and what could not be carried."""
    lines = [
        _("%(format)s, written by Hashiya") % {"format": one.title},
        ngettext("%(count)s article", "%(count)s articles", target.articles) % {"count": target.articles},
        ngettext("%(count)s mark", "%(count)s marks", target.marks) % {"count": target.marks},
        "",
        _("Never in an export: the history of changes, comments, answers to questions, pictures, originals."),
    ]
    if one.loses:
        lines.append(_("This format has no place for: %(parts)s.") % {"parts": ", ".join(lost(one))})
    lines += [str(LOSSES[what] % {"count": count}) for what, count in target.lost.items()]
    if not one.loses and not target.lost:
        lines.append(_("Everything else was carried."))
    return "\n".join([*lines, ""])
