"""What is said of files of annotations that cannot be read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Any] = {
    "export-given-up": ngettext_lazy(
        "It could not be made: {tries} try failed ({error}). Make it again, or a smaller one.",
        "It could not be made: {tries} tries failed ({error}). Make it again, or a smaller one.",
        "tries",
    ),
    "export-not-allowed": _(
        "Whoever asked for it may no longer export. Ask an admin for the role of an analyst."
    ),
    "export-nothing-there": _("What was to be exported is not there any more, or not to be seen by you."),
    "annotations-nowhere": _("There is no file or folder {path}."),
    "annotations-too-many-files": _("There are more than {most:,} files. Import fewer at once."),
    "annotations-archive-damaged": _("The archive is damaged. Pack it again."),
    "annotations-archive-too-large": _(
        "The archive unpacks to more than {most:,} MB, or to far more than it is packed in. Nothing was read."
    ),
    "annotations-name-twice": _("The archive has two files of one name. Pack it again, with each once."),
    "annotations-file-too-large": _("{name} is larger than {most:,} MB. Divide it."),
    "annotations-file-damaged": _("{name} cannot be unpacked. Pack the archive again."),
    "annotations-line-too-long": _("Line {line} of {name} is too long to be an article."),
    "annotations-not-utf-8": _("{name} is not in UTF-8. Save it so."),
    "annotations-json-damaged": _("Line {line} of {name} is no JSON that was expected there."),
    "annotations-format-unknown": _("Nothing reads this format. There are: {known}."),
    "annotations-of-no-format": _("Nothing here is of a format that is read. There are: {known}."),
    "annotations-of-several": _("The files are of several formats: {found}. Say which is meant."),
    "annotations-bad-record": _("{name} is damaged: {where} ({what})."),
    "annotations-bad-span": _("{mark} has no place: start and end are two numbers, the first the smaller."),
    "annotations-span-outside": _("{mark} ends behind the text, which has {count:,} letters."),
    "annotations-no-place": _("{mark} says neither which words it marks nor where."),
    "annotations-task-without-text": _("Text {number} of {name} has no words."),
    "annotations-text-missing": _("{text} is missing beside {name}."),
    "annotations-no-columns": _("Line {line} of {name} does not have the columns of this format."),
    "annotations-bad-xml": _("{name} is no XML that can be read: damaged, with entities, or too large."),
}
