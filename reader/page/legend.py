"""The key to the marks on the help page: each kind in each state, in both languages."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reader.page.parts import MarkedPiece

STATES = (
    (_("Accepted"), _("by a person: full weight, full glyph"), "accepted"),
    (_("Suggested, sure"), _("by the machine: thin line, hollow glyph"), ""),
    (_("Suggested, doubtful"), _("broken line, and a question in the margin"), "doubtful"),
    (_("Asked for"), _("under the pointer: its whole extent"), "selected"),
)
_ACTORS = (
    ("person", _("Person"), _("one line"), "سلمى الحيدري", "Salma al-Haidari"),
    ("org", _("Organisation"), _("two lines"), "جمعية الصيادين", "Fishermen’s Association"),
    ("place", _("Place"), _("a bracket"), "ميناء الصفا", "Safa port"),
    ("other", _("Other name"), _("a knot in the line"), "مهرجان الصفا", "Safa Festival"),
)

_DIRECT = (("قالت: ", ""), ('"', "glyph"), ("لن نبدأ العمل", "quote"), ('"', "glyph"))
_REPORTED = (("أعلنت أن ", ""), ("العمل تأجل إلى الربيع", "quote opens closes"))
_MIXED = (
    *(("حذر من أن ", ""), ("التأجيل ", "quote opens"), ('"', "glyph quote")),
    *(("لا يعني شيئا", "quote"), ('"', "glyph quote"), (" الآن", "quote closes")),
)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A kind of mark with one specimen for each of `STATES`; quotations are shown in Arabic alone."""

    kind: str
    name: Promise
    form: Promise
    cells: tuple[tuple[tuple[MarkedPiece, ...], tuple[MarkedPiece, ...]], ...]


def legend() -> tuple[Specimen, ...]:
    """Return the rows of the key."""
    actors = (
        Specimen(
            kind,
            name,
            form,
            tuple(
                ((_piece(arabic, kind, state),), (_piece(english, kind, state),)) for *_names, state in STATES
            ),
        )
        for kind, name, form, arabic, english in _ACTORS
    )
    return (
        *actors,
        Specimen("quote", _("Direct"), _("its own marks, tinted"), _speech(*_DIRECT)),
        Specimen("quote", _("Reported"), _("a corner at each end"), _speech(*_REPORTED)),
        Specimen("quote", _("Mixed"), _("corners, and tinted marks inside"), _speech(*_MIXED)),
    )


def _piece(text: str, *classes: str) -> MarkedPiece:
    return MarkedPiece(text, " ".join(filter(None, ("mark", *classes))))


def _speech(*pieces: tuple[str, str]) -> tuple[tuple[tuple[MarkedPiece, ...], tuple[MarkedPiece, ...]], ...]:
    """Return the cells of speech whose pieces are given with their classes; those without are not marked."""

    def shown(state: str) -> tuple[MarkedPiece, ...]:
        word = state if state in ("", "selected") else f"said-{state}"
        return tuple(
            _piece(text, *classes.split(), word) if classes else MarkedPiece(text) for text, classes in pieces
        )

    return tuple((shown(state), ()) for *_names, state in STATES)
