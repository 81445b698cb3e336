"""What other servers did not give: pages (`reader.intake.fetching`) and translations."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Any] = {
    # Pages
    "fetch-switched-off": _(
        "Requests to other servers are switched off."
        " An admin of this server can allow them: HASHIYA_OUTGOING=1."
    ),
    "fetch-no-address": _("This is no address of a page. It begins with http:// or https://."),
    "fetch-password": _("The address has a name and a password in it. Leave them out."),
    "fetch-port": _("Port {port} is not asked; web pages are at 80 and 443."),
    "fetch-no-server-now": _("There is no server called {host}, or none that can be found now."),
    "fetch-no-server": _("There is no server called {host}."),
    "fetch-inside": _("{host} is inside this network. Only pages of the public internet are fetched."),
    "fetch-redirects": ngettext_lazy(
        "It leads from one address to the next, more than {most} time.",
        "It leads from one address to the next, more than {most} times.",
        "most",
    ),
    "fetch-status": _("The server answers {status}, not the page."),
    "fetch-too-large": _("It is larger than {megabytes} MB."),
    "fetch-too-slow": _("The server was too slow."),
    "fetch-failed": _("The server could not be asked ({error})."),
    "fetch-other-kind": _("There is no text to read at this address: it is of the kind {kind}."),
    "fetch-unknown-kind": _("There is no text to read at this address: it is of the kind nothing known."),
    # Translations; a full stop follows where they are shown
    "service-text-too-long": ngettext_lazy(
        "it is longer than the {most} character that {service} takes",
        "it is longer than the {most} characters that {service} takes",
        "most",
    ),
    "service-too-slow": _("{service} did not answer within {deadline:g} seconds"),
    "service-not-asked": _("{service} could not be asked"),
    "service-busy": _("{service} wants to be asked less"),
    "service-failed": _("{service} gave no translation ({error})"),
    "service-budget": _("today’s budget for {service} is spent"),
    "service-left-out-term": _("{service} left out the glossary’s “{term}”"),
    # The translator on this machine
    "translator-none": _(
        "no model is installed for the translator on this machine; manage.py install_translator does that"
    ),
    "translator-no-folder": _("there is no folder {folder} with a model"),
    "translator-file-missing": _("the model in {folder} lacks {file}"),
    "translator-languages": _("the model translates from {source} to {target}, not from Arabic to English"),
    "translator-packages": _(
        "the translator on this machine needs packages that are not installed"
        " (reader/translation/local/requirements.txt): {error}"
    ),
    "translator-damaged": _("the model cannot be loaded: {error}"),
    "translator-memory": _("the translator on this machine needed more memory than it may take"),
    "translator-failed": _("the translator on this machine gave no answer ({error})"),
    "translator-ended": _("the translator on this machine ended while it was asked"),
    "translator-too-slow": _("the translator on this machine took too long"),
    "translator-digest": _("its SHA-256 is {found}, not {expected}: it is another file, or a damaged one"),
    "translator-digest-of-folder": _("a folder has no SHA-256; name the archive that it came from"),
    "translator-archive-damaged": _("it is no zip or tar archive that can be unpacked ({error})"),
    "translator-archive-unsafe": _("the archive is not unpacked: {file} is a link, or leads elsewhere"),
    "translator-archive-files": ngettext_lazy(
        "the archive is not unpacked: it has more than {most} file",
        "the archive is not unpacked: it has more than {most} files",
        "most",
    ),
    "translator-archive-large": _("the archive is not unpacked: there is no room for what is in it"),
    "translator-no-english": _("the model does not translate: {problem}"),
    "reply-empty": _("{service} answered with something else: it is empty"),
    "reply-arabic": _("{service} answered with something else: it is Arabic itself"),
    "reply-quota": _("{service} answered with something else: it is a quota warning"),
    "reply-markup": _("{service} answered with something else: it has markup"),
    "reply-length": _("{service} answered with something else: its length does not fit"),
    "reply-number": _("{service} answered with something else: it lost the number {number}"),
}
