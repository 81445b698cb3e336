"""What cannot be in the glossary, or cannot be done to it: `reader.glossary`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Any] = {
    # Entries
    "term-without-arabic": _("There is no Arabic in it."),
    "term-without-english": _("There is no English in it."),
    "term-without-arabic-letters": _("The Arabic has no Arabic letters."),
    "term-swapped": _("The Arabic has no Arabic letters. Are Arabic and English swapped?"),
    "term-without-letters": _("The English has no letters."),
    "term-arabic-too-long": ngettext_lazy(
        "The Arabic has {letters} letter; {most} fit.",
        "The Arabic has {letters} letters; {most} fit.",
        "letters",
    ),
    "term-english-too-long": ngettext_lazy(
        "The English has {letters} letter; {most} fit.",
        "The English has {letters} letters; {most} fit.",
        "letters",
    ),
    "term-note-too-long": ngettext_lazy(
        "The note has {letters} letter; {most} fit.",
        "The note has {letters} letters; {most} fit.",
        "letters",
    ),
    "term-too-many-words": ngettext_lazy(
        "The Arabic must be a term of at most {most} word.",
        "The Arabic must be a term of at most {most} words.",
        "most",
    ),
    "term-known": _("{arabic} is in the glossary already, as “{english}”. Change that entry."),
    "term-removed": _("Somebody else removed this term meanwhile. Your words are still here."),
    "term-changed": _(
        "Somebody else changed this term meanwhile, to “{english}”. Your words are still here."
    ),
    "glossary-full": ngettext_lazy(
        "The glossary holds at most {most:,} term. Remove some first.",
        "The glossary holds at most {most:,} terms. Remove some first.",
        "most",
    ),
    # Files of terms
    "terms-missing": _("Choose a file, or drop it here."),
    "terms-too-large": _("The file is larger than {megabytes} MB. Split it."),
    "terms-empty": _("The file is empty."),
    "terms-not-text": _("{what} Save the terms as CSV (in UTF-8) or TBX, and send that."),
    "terms-line-unread": _("Line {line} cannot be read ({problem}). Save it again as CSV."),
    "terms-columns": _("There must be two columns, one in Arabic and one in English; there are: {there}."),
    "terms-no-columns": _("There must be two columns, one in Arabic and one in English; there are none."),
    "terms-choose-columns": _("Say which column is Arabic, and which one is English."),
    "terms-no-table": _("This file has no columns to choose."),
    "term-comment": _("It is a comment."),
    "term-line-too-long": _(
        "It has more cells than there are columns: {said}. Put terms with a separator in them in quotes."
    ),
    "line-repeated": _("It is in line {number} already."),
    "line-same-arabic": _("Its Arabic is in line {number} already."),
    "term-repeated": _("It is in term {number} already."),
    "term-same-arabic": _("Its Arabic is in term {number} already."),
    "terms-too-many": ngettext_lazy(
        "The file has more than {most:,} term. Split it.",
        "The file has more than {most:,} terms. Split it.",
        "most",
    ),
    "terms-none": _("There are no terms in this file."),
    "terms-done": _("This file was applied or dropped before. Nothing was done again."),
    "terms-glossary-changed": _(
        "The glossary was changed in the meantime. This is what the file would do now."
    ),
    "tbx-too-deep": ngettext_lazy(
        "The file is nested deeper than {most} element: it is no termbase.",
        "The file is nested deeper than {most} elements: it is no termbase.",
        "most",
    ),
    "tbx-too-many-elements": ngettext_lazy(
        "The file has more than {most:,} element. Split it.",
        "The file has more than {most:,} elements. Split it.",
        "most",
    ),
    "tbx-other-xml": _(
        "This is XML, but no TBX: it begins with <{name}>. Save the terms as TBX or CSV, and send that."
    ),
    "tbx-entities": _("The file defines entities, which may hide anything. Save it without them."),
    "tbx-malformed": _("The file is not well-formed XML ({problem}). Export it again."),
    # Corrected glosses
    "gloss-empty": _("The gloss is empty. Write what the word means."),
    "gloss-too-long": ngettext_lazy(
        "The gloss has {letters} letter; {most} fit.",
        "The gloss has {letters} letters; {most} fit.",
        "letters",
    ),
    "gloss-scope": _("Say where the gloss holds: in this article, everywhere, or for the dictionary word."),
    "gloss-changed": _("The gloss was changed in the meantime, to “{gloss}”. Yours is still here."),
    "gloss-no-word": _("This is no word that can be glossed."),
    "gloss-word-too-long": ngettext_lazy(
        "This has more than {most} letter: it is no word that can be glossed.",
        "This has more than {most} letters: it is no word that can be glossed.",
        "most",
    ),
    "gloss-no-lemma": _("There is no dictionary word behind this one. Correct it here or everywhere."),
    "correction-gone": _("There is no such correction. Reload the page."),
    "correction-taken-back": _("This correction was taken back already."),
}
