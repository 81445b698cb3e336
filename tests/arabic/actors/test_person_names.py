"""How far a person's name goes: every rule has an example that needs it."""

import pytest

from reader.arabic.actors import person_names
from reader.arabic.actors.person_names import RULES, complete
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from tests.arabic.analyser import KNOWN

# The part of the name that is known in brackets, then the whole name.
NEEDS = {
    "no_word_of_a_name": ("[غسان] الوزير أمس", "غسان"),
    "after_particle": ("[غسان بن] غراب أمس", "غسان بن غراب"),
    "particle": ("[غسان] ولد غراب أمس", "غسان ولد غراب"),
    "before_god": ("[كريم] عوض الله أمس", "كريم عوض الله"),
    "unknown_word": ("[غسان] كرلينغ أمس", "غسان كرلينغ"),
    "listed_name": ("[غسان] كريم أمس", "غسان كريم"),
    "definite_word": ("[غسان] المصباح أمس", "غسان المصباح"),
    "ordinary_word": ("الوزير [غسان] غراب .", "غسان غراب"),
}


def whole(text: str) -> str:
    """Return the name that begins with the words in brackets, made whole."""
    words = text.split()
    first = next(at for at, word in enumerate(words) if word.startswith("["))
    last = next(at for at, word in enumerate(words) if word.endswith("]")) + 1
    bare = [word.strip("[]") for word in words]
    (name,) = complete(KNOWN, bare, [Name(first, last, ActorType.PERSON, 0.9)])
    return " ".join(bare[name.first : name.last])


@pytest.mark.parametrize("name", [rule.__name__ for rule in RULES])
def test_rule(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, person = NEEDS[name]
    assert whole(text) == person
    monkeypatch.setattr(person_names, "RULES", tuple(rule for rule in RULES if rule.__name__ != name))
    assert whole(text) != person


@pytest.mark.parametrize(
    "text",
    [
        "[غسان] وكرلينغ أمس",  # و may be "and"
        "[غسان] ولد .",  # a particle at the end joins nobody
        "[غسان] عبد الرحيم أمس",  # another name begins
        "[غسان] المصابيح أمس",  # the plural of a word
    ],
)
def test_what_belongs_to_no_name(text: str) -> None:
    assert whole(text) == "غسان"


def test_two_places_in_a_row_are_two() -> None:
    words = ["القاهرة", "الخرطوم", "تتفقان"]
    [one, two] = person_names.complete(KNOWN, words, [Name(0, 2, ActorType.PLACE, 0.9)])
    assert [(one.first, one.last), (two.first, two.last)] == [(0, 1), (1, 2)]


def test_a_firm_is_no_person() -> None:
    words = ["قالت", "سامسونغ", "إن", "المبيعات", "ارتفعت"]
    [[name]] = person_names.agree(KNOWN, [words], [[Name(1, 2, ActorType.PERSON, 0.9)]])
    assert name.type is ActorType.ORGANISATION
