"""The sentences that scripts say: for each language of the interface a script that holds nothing else.

Scripts name a sentence by its key and fill its places; where a number decides, `count` is that number.
"""

import json
from collections.abc import Callable
from contextlib import nullcontext

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Sentences = dict[str, str | list[str]]

# One of each kind of number that languages tell apart; static/scripts/sentences.js knows them too.
SAMPLES = (0, 1, 2, 3, 11, 100)


def script(language: str) -> str:
    """Return the script that holds the sentences of a language."""
    spoken = translation.get_language() == language
    with nullcontext() if spoken else translation.override(language):
        sentences = json.dumps(sentences_of_scripts(), ensure_ascii=False, separators=(",", ":"))
        return f"const sentences={sentences};\n"


def sentences_of_scripts() -> Sentences:
    """Return all sentences in the language that is active."""
    return reading_sentences() | keeping() | working() | accounts()


def reading_sentences() -> Sentences:
    """What everybody may be told."""
    return {
        "copied": _("Copied."),
        "copy_by_hand": _("The browser does not let this page copy. The text is selected: copy it yourself."),
        "failed": _("That did not work. Reload the page and try again."),
        "files_and_more": _forms(
            lambda count: ngettext("%(names)s and %(count)s more", "%(names)s and %(count)s more", count)
        ),
        "gloss_not_kept": _("Not connected, and this gloss was not kept on this device."),
        "gloss_not_loaded": _("The gloss could not be loaded."),
        "gloss_of": _("Gloss of %(word)s"),
        "glosses_off": _("Glosses off"),
        "glosses_on": _("Glosses on"),
        "go_on_at": _("Go on at paragraph %(number)s"),
        "journey_all": _forms(
            lambda count: ngettext(
                "%(count)s article is kept on this device: %(size)s.",
                "%(count)s articles are kept on this device: %(size)s.",
                count,
            )
        ),
        "journey_failed": _forms(
            lambda count: ngettext(
                "%(count)s article could not be fetched.", "%(count)s articles could not be fetched.", count
            )
        ),
        "journey_full": _(
            "There is no more room: %(most)s articles are kept for journeys. Remove some first."
        ),
        "journey_progress": _("Fetching: %(count)s of %(all)s"),
        "journey_removed": _("Removed from this device."),
        "journey_some": _("%(count)s of %(all)s are kept on this device: %(size)s."),
        "kept_at": _("as of %(when)s"),
        "kept_for_journey": _("for the journey"),
        "minutes_left": _forms(
            lambda count: ngettext("%(count)s minute left", "%(count)s minutes left", count)
        ),
        "next_word": _("Next word"),
        "no_entry": _("There is no entry for this word."),
        "not_connected": _("Not connected. Reading still works."),
        "previous_word": _("Previous word"),
        "read_without_network": _("You read this without a network, as of %(when)s."),
        "signed_out": _("You are signed out."),
        "switched_off": _("%(name)s off"),
        "switched_on": _("%(name)s on"),
        "text_size": _("Text size %(size)s per cent"),
        "try_again": _("Try again"),
        "word_means": _("%(word)s: %(meaning)s"),
    }


def keeping() -> Sentences:
    """What is told to whoever is signed in, about words that were not sent."""
    return {
        "discard": _("Discard"),
        "discarded": _("Discarded."),
        "kept": _("Kept from before. %(discard)s"),
        "kept_and_changed": _("Kept from before; what stands here has changed since. %(discard)s"),
        "kept_elsewhere": _("Kept from before: “%(text)s” %(open)s %(discard)s"),
        "later": _("Later"),
        "nothing_is_lost": _("Nothing is lost: sign in, and what you did is sent again."),
        "open": _("Open"),
        "reload": _("Reload the page"),
        "sign_in_elsewhere": _("Sign in in another tab"),
        "sign_in_failed": _("The sign-in could not be shown here. %(link)s, then send again."),
        "signed_in_again": _("Signed in again."),
        "signed_in_as": _(
            "This browser is signed in as %(name)s. Nothing was sent. "
            "What you typed is kept on this device, for you."
        ),
        "signed_out_still_here": _("You are signed out. What you typed is still here."),
        "somebody_else": _("Somebody else is signed in now"),
        "you_are_signed_out": _("You are signed out"),
    }


def working() -> Sentences:
    """What analysts are told."""
    return {
        "changes_not_sent": _forms(
            lambda count: ngettext(
                "%(count)s change not sent: no connection, or nothing can be saved now. "
                "Kept here until it can.",
                "%(count)s changes not sent: no connection, or nothing can be saved now. "
                "Kept here until it can.",
                count,
            )
        ),
        "no_doubt_left": _("No doubt is left in this article."),
        "no_suggestion_left": _("No suggestion waits in this article."),
        "nobody_is_called_that": _("Nobody is called that yet."),
        "none_ticked": _("None ticked"),
        "say_what_it_is": _("Now say what it is: press its number."),
        "select_the_words": _("Select the words that are meant, then press Enter."),
        "ticked": _forms(lambda count: ngettext("%(count)s ticked", "%(count)s ticked", count)),
    }


def accounts() -> Sentences:
    """What the pages about accounts say."""
    return {
        "copied": _("Copied"),
        "copied_aloud": _("Copied."),
        "not_copied": _("It could not be copied. It is selected: press Ctrl C."),
    }


def _forms(of: Callable[[int], str]) -> list[str]:
    return [of(count) for count in SAMPLES]
