"""Names that are fixed are put right in a machine's English, and nothing else is."""

import pytest

from reader.text.bilingual.mirror import NameQuery
from reader.text.spans import Span
from reader.translation.naming import NamedHere, hold_to_names


def named(name: str, kind: str = "PER", is_fixed: bool = True, number: int = 1) -> NamedHere:
    return NamedHere(Span(0, 5), NameQuery(number, name, kind), is_fixed)


@pytest.mark.parametrize(
    ("english", "name", "held"),
    [
        ("Minister Samir Halabi said so.", named("Samer Halabi"), "Minister Samer Halabi said so."),
        ("Samer Halabi said so.", named("Samer Halabi"), "Samer Halabi said so."),
        ("Halabi said so.", named("Samer Halabi"), "Halabi said so."),
        ("Samir Halabi’s ship", named("Samer Halabi"), "Samer Halabi’s ship"),
        ("Samir Halabi said so.", named("Samer Halabi", is_fixed=False), "Samir Halabi said so."),
        ("Ships came to Tripoly.", named("Tripoli", "LOC"), "Ships came to Tripoli."),
        ("The Libyan ships came.", named("Libya", "LOC"), "The Libyan ships came."),
        ("The Foreign Ministry said so.", named("Ministry of Foreign Affairs", "ORG"),
         "The Foreign Ministry said so."),
        ("Nobody is named.", named("Samer Halabi"), "Nobody is named."),
    ],
)  # fmt: skip
def test_a_spelling_is_put_right_and_what_is_none_stays(english: str, name: NamedHere, held: str) -> None:
    assert hold_to_names(english, [], [name]) == held


def test_each_of_several_is_held() -> None:
    names = [named("Samer Halabi"), named("Nadia Karim", number=2)]
    assert hold_to_names("Samir Halabi met Nadiya Karim.", [], names) == "Samer Halabi met Nadia Karim."
