"""Why what looks like a pattern of tokens is none, in a sentence: its words are looked for instead."""

from django.utils.translation import gettext as _

from reader.search.patterns import ATTRIBUTES, MOST_STEPS, MOST_TIMES, WORD_CLASSES


def pattern_note(fault: str) -> str:
    """Return the sentence of one of `PATTERN_FAULTS`."""
    known = {
        "brackets": _("A square bracket of this pattern is not closed; its words are looked for instead."),
        "test": _('A token is written [lemma="…"], in quotation marks; the words are looked for instead.'),
        "attribute": _("Tokens have these: %(names)s. The words are looked for instead.")
        % {"names": ", ".join(sorted(ATTRIBUTES))},
        "value": _(
            "A value of this pattern cannot be read: of signs, it may have . for a letter, .* for any number "
            "of them (in word and lemma) and | between alternatives. The words are looked for instead."
        ),
        "class": _("pos is one of these: %(names)s. The words are looked for instead.")
        % {"names": ", ".join(sorted(WORD_CLASSES))},
        "times": _(
            "How often a token stands is written {2} or {0,3}, at most %(most)s times. The words are looked "
            "for instead."
        )
        % {"most": MOST_TIMES},
        "long": _("A pattern has at most %(most)s tokens. The words of this one are looked for instead.")
        % {"most": MOST_STEPS},
    }
    return known[fault]
