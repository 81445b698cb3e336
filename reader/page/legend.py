"""The key to the marks on the help page: each kind in each state, in both languages."""

from dataclasses import dataclass

from reader.page.parts import Piece

STATES = (
    ("Accepted", "by a person: full weight, full glyph", "accepted"),
    ("Suggested, sure", "by the machine: thin line, hollow glyph", ""),
    ("Suggested, doubtful", "broken line, and a question in the margin", "doubtful"),
    ("Asked for", "under the pointer: its whole extent", "selected"),
)
_ACTORS = (
    ("person", "Person", "one line", "سلمى الحيدري", "Salma al-Haidari"),
    ("org", "Organisation", "two lines", "جمعية الصيادين", "Fishermen’s Association"),
    ("place", "Place", "a bracket", "ميناء الصفا", "Safa port"),
    ("other", "Other name", "a knot in the line", "مهرجان الصفا", "Safa Festival"),
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
    name: str
    form: str
    cells: tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]


def legend() -> tuple[Specimen, ...]:
    """Return the rows of the key."""
    actors = (
        Specimen(
            kind,
            name,
            form,
            tuple(
                ((_piece(arabic, kind, state),), (_piece(english, kind, state),)) for _, _, state in STATES
            ),
        )
        for kind, name, form, arabic, english in _ACTORS
    )
    return (
        *actors,
        Specimen("quote", "Direct", "its own marks, tinted", _speech(*_DIRECT)),
        Specimen("quote", "Reported", "a corner at each end", _speech(*_REPORTED)),
        Specimen("quote", "Mixed", "corners, and tinted marks inside", _speech(*_MIXED)),
    )


def _piece(text: str, *classes: str) -> Piece:
    return Piece(text, " ".join(filter(None, ("m", *classes))))


def _speech(*pieces: tuple[str, str]) -> tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]:
    """Return the cells of speech whose pieces are given with their classes; those without are not marked."""

    def shown(state: str) -> tuple[Piece, ...]:
        word = state if state in ("", "selected") else f"said-{state}"
        return tuple(
            _piece(text, *classes.split(), word) if classes else Piece(text) for text, classes in pieces
        )

    return tuple((shown(state), ()) for _, _, state in STATES)
