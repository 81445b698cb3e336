"""What the morphemes of an affix mean: every meaning has an example that needs it."""

import pytest

from reader.arabic.morphology import affixes
from reader.arabic.morphology.affixes import MEANINGS, Affix, Meaning

# The morpheme and its tag, the value of the attribute, and how many letters are a clitic's.
NEEDS: dict[str, tuple[tuple[str, str], str | bool, int]] = {
    "conjunction": (("fa", "CONJ"), "fa", 1),
    "preposition": (("bi", "PREP"), "bi", 1),
    "article": (("Al", "DET"), True, 0),
    "future": (("sa", "FUT"), True, 1),
    "purpose": (("li", "SUBJUNC"), True, 1),
    "emphasis": (("la", "EMPHATIC_PARTICLE"), True, 1),
    "subject before the verb": (("ya", "IV3MS"), "3MS", 0),
    "object of the verb": (("hA", "IVSUFF_DO:3FS"), "3FS", 2),
    "possessor": (("hum", "POSS_PRON_3MP"), "3MP", 2),
}


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning.name)
def test_meaning(meaning: Meaning, monkeypatch: pytest.MonkeyPatch) -> None:
    morpheme, value, letters = NEEDS[meaning.name]
    affix = Affix(morpheme[0], "", (morpheme,))
    assert (getattr(affix, meaning.attribute), affix.clitics) == (value, letters)
    monkeypatch.setattr(affixes, "MEANINGS", tuple(one for one in MEANINGS if one is not meaning))
    assert getattr(Affix(morpheme[0], "", (morpheme,)), meaning.attribute) != value


def test_an_ending_says_several_things_at_once() -> None:
    plural = Affix("At", "", (("At", "NSUFF_FEM_PL"),))
    assert (plural.gender, plural.number, plural.clitics) == ("feminine", "plural", 0)
    verb = Affix("uwA", "", (("uwA", "PVSUFF_SUBJ:3MP"),))
    assert (verb.person, verb.clitics) == ("3MP", 0)
