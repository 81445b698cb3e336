"""What cannot be in the glossary, or cannot be done to it: `reader.glossary`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, Any] = {
    # Entries
    "term-without-arabic": _("There is no Arabic in it."),
    "term-without-english": _("There is no English in it."),
    "term-without-arabic-letters": _("The Arabic has no Arabic letters."),
    "term-swapped": _("The Arabic has no Arabic letters. Are Arabic and English swapped?"),
    "term-without-letters": _("The English has no letters."),
    "term-arabic-too-long": _("The Arabic has {letters} letters; {most} fit."),
    "term-english-too-long": _("The English has {letters} letters; {most} fit."),
    "term-note-too-long": _("The note has {letters} letters; {most} fit."),
    "term-too-many-words": _("The Arabic must be a term of at most {most} words."),
    "term-known": _("{arabic} is in the glossary already, as “{english}”. Change that entry."),
    "term-removed": _("Somebody else removed this term meanwhile. Your words are still here."),
    "term-changed": _(
        "Somebody else changed this term meanwhile, to “{english}”. Your words are still here."
    ),
    "glossary-full": _("The glossary holds at most {most:,} terms. Remove some first."),
    # Files of terms
    "terms-missing": _("Choose a file, or drop it here."),
    "terms-too-large": _("The file is larger than {megabytes} MB. Split it."),
    "terms-empty": _("The file is empty."),
    "terms-not-text": _("{what} Save the terms as CSV (in UTF-8) or TBX, and send that."),
    "terms-line-unread": _("Line {line} cannot be read ({problem}). Save it again as CSV."),
    "terms-columns": _("The first line must name the columns arabic, english and note; it has: {there}."),
    "terms-no-columns": _("The first line must name the columns arabic, english and note; it has: nothing."),
    "line-repeated": _("It is in line {number} already."),
    "line-same-arabic": _("Its Arabic is in line {number} already."),
    "term-repeated": _("It is in term {number} already."),
    "term-same-arabic": _("Its Arabic is in term {number} already."),
    "terms-too-many": _("The file has more than {most:,} terms. Split it."),
    "terms-none": _("There are no terms in this file."),
    "terms-done": _("This file was applied or dropped before. Nothing was done again."),
    "terms-glossary-changed": _(
        "The glossary was changed in the meantime. This is what the file would do now."
    ),
    "tbx-too-deep": _("The file is nested deeper than {most} elements: it is no termbase."),
    "tbx-too-many-elements": _("The file has more than {most:,} elements. Split it."),
    "tbx-other-xml": _("This is XML, but no TBX: it begins with <{name}>."),
    "tbx-entities": _("The file defines entities, which may hide anything. Save it without them."),
    "tbx-malformed": _("The file is not well-formed XML ({problem}). Export it again."),
    # Corrected glosses
    "gloss-empty": _("The gloss is empty. Write what the word means."),
    "gloss-too-long": _("The gloss has {letters} letters; {most} fit."),
    "gloss-scope": _("Say where the gloss holds: in this article, everywhere, or for the dictionary word."),
    "gloss-changed": _("The gloss was changed in the meantime, to “{gloss}”. Yours is still here."),
    "gloss-no-word": _("This is no word that can be glossed."),
    "gloss-word-too-long": _("This has more than {most} letters: it is no word that can be glossed."),
    "gloss-no-lemma": _("There is no dictionary word behind this one. Correct it here or everywhere."),
    "correction-gone": _("There is no such correction. Reload the page."),
    "correction-taken-back": _("This correction was taken back already."),
}
