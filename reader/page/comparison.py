"""Independent work side by side: the places where analysts marked something, each with every version."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.models import Assignment, Paragraph, Round
from reader.page.card import kind_word
from reader.page.excerpts import window
from reader.page.idents import paragraph_idents, place_words
from reader.page.parts import KIND_CLASS, MarkedPiece
from reader.page.pieces import marked_pieces
from reader.rounds.comparing import ComparedSpan, QuestionAnswers, Version, places, question_answers
from reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One analyst's version of a place: the sentence with their marks, and these in words."""

    part: Assignment
    username: str
    pieces: tuple[MarkedPiece, ...]
    words: tuple[
        tuple[str, str, str, str], ...
    ]  # kind, what it is, the Arabic words, the actor's English name
    key: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place with its versions laid out, and where in the article it is."""

    key: str
    where: str
    href: str
    exact: str
    versions: tuple[VersionShown, ...]
    is_agreed: bool
    settled: str  # by whom, or empty


@dataclass(frozen=True, slots=True)
class Comparison:
    """All places of a round and the questions about its article."""

    places: tuple[PlaceShown, ...]
    questions: tuple[QuestionAnswers, ...]
    agreed: int
    open_agreed: int
    settled: int


@dataclass(frozen=True, slots=True)
class PlacePage:
    """The place that is settled now, and how far the round is."""

    place: PlaceShown | None
    settled: int
    total: int


def comparison(one: Round) -> Comparison:
    """Return everything that was marked in a round whose analysts are done."""
    found = places(one)
    shown = _Shown(one)
    return Comparison(
        places=tuple(map(shown.place, found)),
        questions=tuple(question_answers(one)),
        agreed=sum(place.is_agreed for place in found),
        open_agreed=sum(place.is_agreed and place.settled is None for place in found),
        settled=sum(place.settled is not None for place in found),
    )


def place_page(one: Round, found: Sequence[ComparedSpan], key: str = "", after: str = "") -> PlacePage:
    """Return the place called `key`, or else the first open one behind `after`, or from the beginning."""
    waiting = [place for place in found if place.settled is None]
    behind = next((at for at, place in enumerate(found) if place.key == after), -1)
    later = [place for place in found[behind + 1 :] if place.settled is None]
    asked = [place for place in found if place.key == key]
    chosen = next(iter([*asked, *later, *waiting]), None)
    return PlacePage(_Shown(one).place(chosen) if chosen else None, len(found) - len(waiting), len(found))


class _Shown:
    """Lays places of one round out; its paragraphs are read once."""

    def __init__(self, one: Round) -> None:
        self.article = one.article
        self.paragraphs: list[Paragraph] = list(one.article.paragraphs.defer("words").order_by("start"))
        self.idents = paragraph_idents(self.paragraphs)

    def place(self, place: ComparedSpan) -> PlaceShown:
        row = next(row for row in self.paragraphs if row.start <= place.span.start < row.end)
        ident = self.idents.get(row.pk, "")
        around = window(self.article.text, row.span, place.span)
        settled = place.settled
        return PlaceShown(
            key=place.key,
            where=place_words(ident),
            href=f"{self.article.get_absolute_url()}#{ident}",
            exact=place.span.of(self.article.text),
            versions=tuple(
                self._version(place, version, around, key) for key, version in enumerate(place.versions, 1)
            ),
            is_agreed=place.is_agreed,
            settled=settled.settled_by.get_username() if settled and settled.settled_by else "",
        )

    def _version(self, place: ComparedSpan, version: Version, around: Span, key: int) -> VersionShown:
        text = self.article.text
        marks = [(mark, part) for mark in version.marks for part in mark.parts if around.covers(part)]
        return VersionShown(
            part=version.part,
            username=version.part.user.get_username(),
            pieces=tuple(marked_pieces(text, around, marks)),
            words=tuple(
                (
                    KIND_CLASS.get(mark.label, mark.layer),
                    kind_word(mark),
                    mark.exact,
                    mark.actor.shown_name if mark.actor else "",
                )
                for mark in version.marks
            ),
            key=str(key) if key < 10 else "",
            chosen=place.settled is not None and place.settled.chosen_id == version.part.pk,
        )
