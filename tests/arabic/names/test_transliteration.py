"""Unvocalised names in Latin letters: every rule of a letter has an example that needs it."""

import pytest

from reader.arabic.names import transliteration
from reader.arabic.names.sounds import Sound
from reader.arabic.names.transliteration import ARABIC_SOUNDS, FOREIGN_SOUNDS
from tests.arabic.analyser import KNOWN


@pytest.mark.parametrize(
    ("table", "sound"),
    [("ARABIC_SOUNDS", sound) for sound in ARABIC_SOUNDS]
    + [("FOREIGN_SOUNDS", sound) for sound in FOREIGN_SOUNDS],
    ids=lambda value: value.name if isinstance(value, Sound) else value.removesuffix("_SOUNDS").lower(),
)
def test_sound(table: str, sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    spell = transliteration._arabic if table == "ARABIC_SOUNDS" else transliteration._foreign_letters
    arabic, latin = sound.example.split(": ")
    assert spell(arabic).lower() == latin.lower()
    others = tuple(one for one in getattr(transliteration, table) if one is not sound)
    monkeypatch.setattr(transliteration, table, others)
    assert spell(arabic).lower() != latin.lower()


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("ماكدونالد", "Macdonald"), ("غولدبيرغ", "Goldberg"), ("ستيفنسون", "Stefnson"), ("روتشيلد", "Rochyld")],
)
def test_parts_of_foreign_names_are_spelt_as_a_whole(arabic: str, latin: str) -> None:
    assert KNOWN.transliteration.spell(arabic, foreign=True) == latin
