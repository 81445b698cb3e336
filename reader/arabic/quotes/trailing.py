"""What trails a content and is no part of it: an attribution, or a remark of the newsroom's own."""

from collections.abc import Callable
from typing import NamedTuple

from reader.arabic.quotes.cues import COMMAS
from reader.arabic.quotes.reading import Passage, TextUnit
from reader.arabic.quotes.words import without_article
from reader.arabic.rules import any_holds


class TrailingPlace(NamedTuple):
    """A unit inside a content; `nominal` tells that the content is a noun phrase and no clause."""

    passage: Passage
    at: int
    nominal: bool = False

    @property
    def unit(self) -> TextUnit:
        return self.passage.units[self.at]

    @property
    def before(self) -> TextUnit:
        return self.passage.at(self.at - 1)

    @property
    def following(self) -> TextUnit:
        return self.passage.at(self.at + 1)

    @property
    def after_comma(self) -> bool:
        return self.before.word in COMMAS

    @property
    def names_source(self) -> bool:
        return self.unit.is_in("source", "source_verb")


Trails = Callable[[TrailingPlace], bool]


def is_as_he_put_it(place: TrailingPlace) -> bool:
    """على حد قوله (as he put it)."""
    return place.unit.facts.preposition == "على" and place.following.word == "حد"


def is_as_he_said(place: TrailingPlace) -> bool:
    """، كما قال كيري (, as Kerry said)."""
    if not place.unit.is_in("as") or not place.after_comma:
        return False
    return any(form.finite for form, _ in place.following.forms)


def is_in_his_words(place: TrailingPlace) -> bool:
    """حسب تعبيره (in his words)."""
    return place.names_source and place.following.is_in("own_words")


def is_by_what(place: TrailingPlace) -> bool:
    """وفق ما قال كيري (according to what Kerry said)."""
    return place.names_source and place.following.word == "ما"


def is_by_source(place: TrailingPlace) -> bool:
    """، بحسب كيري (, according to Kerry); not بحسب القانون (according to the law)."""
    if not place.names_source or not (place.after_comma or place.before.marked is not None):
        return False
    return not place.following.form_is_in(
        without_article(place.following.word.removeprefix("ل")), "not_source"
    )


def is_remark(place: TrailingPlace) -> bool:
    """، وجاء ذلك بعد (, and this came after): the newsroom goes on in its own words."""
    return place.after_comma and place.unit.is_in("trailer")


def is_concession(place: TrailingPlace) -> bool:
    """دعا إلى الحوار رغم القتال (he called for dialogue in spite of the fighting): after a noun phrase."""
    if not place.nominal:
        return False
    in_spite = place.unit.facts.preposition == "على" and place.following.word == "الرغم"
    return in_spite or place.unit.is_in("concession")


# Any of them ends a content. The first five tell its source as well, and so are looked for apart from a cue.
ATTRIBUTIONS: tuple[Trails, ...] = (
    is_as_he_put_it,
    is_as_he_said,
    is_in_his_words,
    is_by_what,
    is_by_source,
)
REMARKS: tuple[Trails, ...] = (is_remark, is_concession)


# All of them ask for a word of a closed class, which few words are: no other is looked at.


def attributes(passage: Passage, at: int) -> bool:
    """Tell whether words of attribution that trail a content begin at a unit: بحسب فلان, على حد قوله."""
    if not passage.units[at].facts.classes:
        return False
    place = TrailingPlace(passage, at)
    return any_holds(ATTRIBUTIONS, place)


def end_of_content(passage: Passage, start: int, end: int, *, nominal: bool) -> int:
    """Return the unit after a content: before what trails it, and before the comma that sets that off."""
    for at in range(start + 1, end):
        if not passage.units[at].facts.classes:
            continue
        place = TrailingPlace(passage, at, nominal)
        if any_holds(ATTRIBUTIONS, place) or any_holds(REMARKS, place):
            return at - 1 if place.after_comma else at
    return end
