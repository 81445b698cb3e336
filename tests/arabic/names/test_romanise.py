"""Transliteration reads as an English reader expects it."""

import pytest

from reader.arabic.names import romanise as module
from reader.arabic.names.romanise import PLAIN_SOUNDS, RULES, romanise, romanise_unvocalised
from reader.arabic.names.sounds import Sound

NEEDS = {
    "connecting_alef": ("وَاتَّهَمَت", "wa-ttahamat"),
    "opening_alef": ("اِسْم", "ism"),
    "alef_of_tanwin": ("قُدُماً", "quduman"),
    "silent_alef": ("كَتَبُوا", "katabū"),
    "long_alef": ("كِتاب", "kitāb"),
    "alef_with_madda": ("قُرْآن", "qurʾān"),
    "alef_like_ya": ("مُسْتَشْفَى", "mustashfā"),
    "heard_ta_marbuta": ("حُكُومَةُ", "ḥukūmatu"),
    "ta_marbuta_after_long_a": ("حَياة", "ḥayāh"),
    "silent_ta_marbuta": ("حُكُومَة", "ḥukūma"),
    "opening_hamza": ("إسْلام", "islām"),
    "glide": ("سُورِيا", "sūriyā"),
    "long_vowel": ("وَزِير", "wazīr"),
    "ending_of_nisba": ("عَرَبِيّ", "ʿarabī"),
}


@pytest.mark.parametrize("name", [rule.__name__ for _, rule in RULES])
def test_rule(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arabic, latin = NEEDS[name]
    assert romanise(arabic) == latin
    monkeypatch.setattr(module, "RULES", tuple(row for row in RULES if row[1].__name__ != name))
    assert romanise(arabic) != latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("وَاتَّهَمَت", "wa-ttahamat"),
        ("الأَسَد", "al-asad"),
        ("الشَّمْس", "ash-shams"),
        ("وَالشَّمْس", "wa-sh-shams"),
        ("لِلحُكُومَة", "li-l-ḥukūma"),
        ("وَلِلدَّوْلَة", "wa-li-d-dawla"),
        ("بِالبَيْت", "bi-l-bayt"),
        ("وَزِير", "wazīr"),
        ("مُسْتَشْفَى", "mustashfā"),
        ("عُلَماء", "ʿulamāʾ"),
        ("قُدُماً", "quduman"),
        ("سُؤال", "suʾāl"),
        ("سُورِيا", "sūriyā"),
        ("عَرَبِيّ", "ʿarabī"),
        ("عَرَبِيَّة", "ʿarabiyya"),
        ("كَتَبُوا", "katabū"),
        ("هٰذا", "hādhā"),
        ("", ""),
    ],
)
def test_vocalised_words(arabic: str, latin: str) -> None:
    assert romanise(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "proclitics", "latin"),
    [("وَقالَ", 1, "wa-qāla"), ("بِنَظِيره", 1, "bi-naẓīruh"), ("وَزِير", 0, "wazīr")],
)
def test_proclitics_that_the_caller_knows_are_set_off(arabic: str, proclitics: int, latin: str) -> None:
    assert romanise(arabic, proclitics) == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("لافروف", "Lafruf"),
        ("السنوار", "al-Sanuar"),
        ("بنكيران", "Bankiran"),
        ("إيتو", "Itu"),
        ("آيت", "Ait"),
        ("ترامب", "Taramb"),
        ("", ""),
    ],
)
def test_unvocalised_names(arabic: str, latin: str) -> None:
    assert romanise_unvocalised(arabic) == latin


@pytest.mark.parametrize("text", ["BBC", "123", "\ud800", "\u064b" * 50, "وَ", "ال", "لل", "َُِ"])
def test_anything_has_an_answer(text: str) -> None:
    assert isinstance(romanise(text), str)
    assert isinstance(romanise_unvocalised(text), str)


@pytest.mark.parametrize("sound", PLAIN_SOUNDS, ids=lambda sound: sound.name)
def test_plain_sound(sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    arabic, latin = sound.example.split(": ")
    assert romanise_unvocalised(arabic) == latin
    monkeypatch.setattr(module, "PLAIN_SOUNDS", tuple(one for one in PLAIN_SOUNDS if one is not sound))
    assert romanise_unvocalised(arabic) != latin
