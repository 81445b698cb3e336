"""Shapes are read as letters, and what is found in the letters is said of the shapes."""

import unicodedata

import pytest

from reader.text.canonical import Script, canonical, script_of
from reader.text.presentation import PlainText, has_shapes, plain_letters
from reader.text.spans import Span
from tests.shapes import in_shapes

SENTENCE = "قالت الوزيرة لأحمد إن 12 لاجئًا (من «حلب») وصلوا."


@pytest.mark.parametrize("ligatures", [True, False])
def test_letters_come_back_from_their_shapes(ligatures: bool) -> None:
    shapes = in_shapes(SENTENCE, ligatures)
    assert has_shapes(shapes)
    assert not has_shapes(SENTENCE)
    assert plain_letters(shapes) == SENTENCE
    assert plain_letters(canonical(shapes)) == SENTENCE


def test_a_ligature_of_several_letters_is_read_as_all_of_them() -> None:
    assert plain_letters("ﻻ ﻷ ﻟﻠﻪ ﷲ ﷴ") == "لا لأ لله الله محمد"


@pytest.mark.parametrize("sign", ["ﷺ", "ﷻ", "﷼", "﴾", "﴿"])
def test_a_sign_that_is_a_phrase_or_no_spelling_stays(sign: str) -> None:
    assert plain_letters(sign) == sign


def test_no_shape_becomes_a_blank_or_a_shape_again() -> None:
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        plain = plain_letters(chr(code))
        assert plain
        assert " " not in plain
        assert not has_shapes(plain)
        assert plain == chr(code) or unicodedata.is_normalized("NFKC", plain)


def test_a_span_of_the_letters_never_cuts_a_ligature() -> None:
    shapes = "و" + "ﻷ" + "حمد"
    plain = PlainText.of(shapes)
    assert plain.text == "ولأحمد"
    assert plain.original(Span(2, 6)).of(shapes) == "ﻷحمد"
    assert plain.original(Span(0, 2)).of(shapes) == "وﻷ"
    assert plain.original(Span(0, 6)) == Span(0, 5)
    assert plain.original(Span(6, 6)) == Span(5, 5)


def test_the_language_of_shapes_is_that_of_their_letters() -> None:
    persian = in_shapes("رئیس جمهور گفت که این کار را می کنیم و از آن بهتر است")
    assert script_of(persian) is Script.PERSIAN
    assert script_of(in_shapes(SENTENCE)) is Script.ARABIC
