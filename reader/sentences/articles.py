"""Why a text cannot become an article, or a draft not what somebody says of it: `reader.intake`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Any] = {
    "text-missing": _("There is no text in it. Paste the article, headline first."),
    "text-or-file-missing": _("There is no text in it. Paste the article, headline first, or choose a file."),
    "text-too-large": _("This text is larger than 2 MB; an article may have 2 MB. Split it and try again."),
    "text-too-many-megabytes": _(
        "This is {size:.1f} MB of text; an article may have 2 MB. Split it and try again."
    ),
    "text-too-many-lines": ngettext_lazy(
        "This text has more than {most:,} line. Split it and try again.",
        "This text has more than {most:,} lines. Split it and try again.",
        "most",
    ),
    "text-too-many-signs": ngettext_lazy(
        "This text has more than {most:,} word or mark. Split it and try again.",
        "This text has more than {most:,} words and marks. Split it and try again.",
        "most",
    ),
    "analysis-too-slow": _("This text takes too much time to analyse. Split it and try again."),
    "analysis-too-much-memory": _("This text takes too much memory to analyse. Split it and try again."),
    "analysis-failed": _("This text cannot be analysed as a whole. Split it and try again."),
    "analysis-at": _("{percent} % of a long text is analysed."),
    "analysis-of-other-version": _(
        "The analysis on {host} is version {there}, here it is {here}. "
        "Install the same code and packages there as here, then run the command again."
    ),
    "batches-failed": ngettext_lazy(
        "{count} batch failed, the last one so: {problem}",
        "{count} batches failed, the last one so: {problem}",
        "count",
    ),
    "cluster-not-installed": _("Dask is not installed. Run: .venv/bin/pip install -r {requirements}"),
    "cluster-no-scheduler": _("No scheduler answers at {address}: {problem}"),
    "cluster-no-worker": _(
        "The scheduler at {address} has no worker. Start some, then run the command again."
    ),
    "text-persian": _("This looks like Persian. Hashiya reads Arabic only."),
    "text-urdu": _("This looks like Urdu. Hashiya reads Arabic only."),
    "text-not-arabic": _("This text is not Arabic. Hashiya reads Arabic articles only."),
    "text-known": _("The library has this text already."),
    "text-in-bin": _("This text is in the bin. Restore it there with all that was made of it."),
    "draft-line-gone": _("There is no such line or kind any more. Reload the page."),
    "draft-lines-changed": _(
        "Its lines changed meanwhile, in another window, so nothing was stored. "
        "Here they are as they stand now: say again what you changed."
    ),
    "draft-block-gone": _("These words are not left out any more. Reload the page."),
    "draft-no-line-ticked": _("Tick a line first."),
    "draft-english-arabic": _("This is Arabic. Paste the English translation, or nothing."),
    "draft-nowhere-to-move": _("There is no line to move it to."),
    "draft-one-sentence": _("This line is one sentence."),
}
