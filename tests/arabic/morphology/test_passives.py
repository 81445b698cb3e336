"""Passive stems that a lexicon leaves out are made from the active ones."""

import pytest

from reader.arabic.morphology.buckwalter import from_arabic
from reader.arabic.morphology.passives import active_spellings, passive_form
from tests.arabic.analyser import ANALYSER


@pytest.mark.parametrize(
    ("active", "category", "passive"),
    [
        ("katab", "PV", "kutib"),
        ("Eal~am", "PV", "Eul~im"),
        ("qAbal", "PV", "quwbil"),
        (">aforaj", "PV", ">uforij"),
        ("{isotaxodam", "PV", "{usotuxodim"),
        ("Ead~", "PV_V", "Eud~"),
        (">aEad~", "PV_V", ">uEid~"),
        ("qAl", "PV_V", "qiyl"),
        ("{ixotAr", "PV_V", "{uxotiyr"),
        ("daEA", "PV_0h", "duEiy"),
        (">aloqaY", "PV_0", ">uloqiy"),
        ("kotub", "IV", "kotab"),
        ("Eal~im", "IV_yu", "Eal~am"),
        ("qul", "PV_C", ""),
        ("quwl", "IV_V", ""),
    ],
)
def test_passives_follow_the_rules_of_grammar(active: str, category: str, passive: str) -> None:
    assert passive_form(active, category) == passive


def test_passive_spelled_otherwise_is_found_by_its_active() -> None:
    assert "qAbl" in dict(active_spellings(from_arabic("قوبل")))
    assert ">EAd" in dict(active_spellings(from_arabic("أعيد")))


@pytest.mark.parametrize(
    ("word", "vocalised", "gloss"),
    [
        ("انتخب", "اُنْتُخِبَ", "[he] was elected"),
        ("يستخدم", "يُسْتَخْدَم", "[he] is used"),
        ("عومل", "عُومِلَ", "[he] was treated"),
        ("أقيلوا", "أُقِيلُوا", "they were dismissed"),
    ],
)
def test_passive_is_among_the_readings_of_a_word(word: str, vocalised: str, gloss: str) -> None:
    assert (vocalised, gloss) in {(one.vocalised, one.gloss) for one in ANALYSER.readings(word)}


def test_verb_without_object_has_no_passive() -> None:
    assert not any("passive" in one.morphology for one in ANALYSER.readings("يمشي") if one.pos == "verb")
