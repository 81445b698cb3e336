"""Arabic that was read in a wrong encoding is put right, or said to have lost letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sentences import sentence_of
from reader.text.decoding import DecodedWrongly, decode
from reader.text.mojibake import repaired

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.ar.txt"))[:6]
WITH_ALL = [
    "latin-1",
    "cp1252",
    "cp1256",
    "cp437",
    "cp850",
    "cp720",
    "mac_roman",
    "cp1251",
    "cp1250",
    "cp1254",
]
TEXT = "قالت وزيرة النقل سلمى الحيدري إن الخط الجديد «سيفتح» في 12 آذار.\nوأضافت أن الكلفة بلغت ٣٦٠ مليونًا."


def _read_as(raw: bytes, encoding: str) -> str:
    """Read bytes as browsers do: one without a character is a control character."""

    def letters() -> Iterator[str]:
        for byte in raw:
            try:
                yield bytes((byte,)).decode(encoding)
            except UnicodeDecodeError:
                yield chr(byte)

    return "".join(letters())


@pytest.mark.parametrize("encoding", [*WITH_ALL, "mac_arabic", "iso8859_15"])
def test_utf8_read_as_another_encoding_is_put_right(encoding: str) -> None:
    found = repaired(_read_as(TEXT.encode(), encoding))
    assert (found.text, found.is_lost) == (TEXT, False)
    assert found.read_as


@pytest.mark.parametrize("encoding", WITH_ALL)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_seed_comes_back_whole(encoding: str, seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    found = repaired(_read_as(text.encode(), encoding))
    assert (found.text, found.is_lost) == (text, False)
    assert repaired(text).text == text
    assert not repaired(text).read_as


@pytest.mark.parametrize("first", ["latin-1", "cp1252", "cp1256"])
@pytest.mark.parametrize("then", ["latin-1", "cp1252", "cp1256"])
def test_what_went_wrong_twice_is_put_right_twice(first: str, then: str) -> None:
    assert repaired(_read_as(_read_as(TEXT.encode(), first).encode(), then)).text == TEXT


@pytest.mark.parametrize("western", ["cp1252", "latin-1", "mac_roman", "cp1251"])
def test_windows_arabic_read_as_a_western_encoding_is_put_right(western: str) -> None:
    text = TEXT.replace("٣٦٠", "360")
    assert repaired(_read_as(text.encode("cp1256"), western)).text == text


def test_lines_that_were_read_rightly_stay() -> None:
    wrong = _read_as("وقالت الوزيرة إن الخط سيفتح".encode(), "cp1256")
    assert (
        repaired(f"وزيرة النقل\n{wrong}\nانتهى.").text == "وزيرة النقل\nوقالت الوزيرة إن الخط سيفتح\nانتهى."
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ط«ظ»",
        "ضبط «الظل» طلع ظلم عظيم، عظة",
        "Ça va à la fête où été déjà vu, Âge d’or",
        "“Only” – one…",
        "خطّط عطلة؟ طبعا! ظَنَّ",
        "Was? Wo? Wann?",
    ],
)
def test_what_was_read_rightly_is_left_alone(text: str) -> None:
    assert repaired(text).text == text
    assert not repaired(text).read_as
    assert not repaired(text).is_lost


@given(st.text(alphabet="طظعأآآ ابتن«»\n", max_size=60))
def test_arabic_letters_alone_never_become_others(text: str) -> None:
    found = repaired(text)
    assert found.text == text or found.read_as


@pytest.mark.parametrize("lost", ["", "\ufffd", "?"])
@pytest.mark.parametrize(("encoding", "named"), [("cp1252", "Windows-1252"), ("cp1256", "Windows-1256")])
def test_letters_that_are_lost_are_said_to_be(lost: str, encoding: str, named: str) -> None:
    wrong = _read_as(TEXT.encode(), encoding).replace("Ù\x81", f"Ù{lost}").replace("ظپ", f"ظ{lost}")
    with pytest.raises(DecodedWrongly) as refusal:
        decode(wrong.encode())
    sentence = sentence_of(refusal.value)
    assert named in sentence
    assert sentence.endswith("hand in the original file.")


@pytest.mark.parametrize(
    "text", ["????? ????? ??? ?????.\n??? ????", "وق\ufffdل\ufffd وز\ufffdرة النق\ufffd"]
)
def test_signs_in_place_of_letters_are_named(text: str) -> None:
    with pytest.raises(DecodedWrongly) as refusal:
        decode(text.encode())
    assert refusal.value.reason.code == "text-letters-lost"


def test_decoding_says_what_was_put_right() -> None:
    decoded = decode(_read_as(TEXT.encode(), "cp1256").encode())
    assert decoded.text == TEXT
    assert [sentence_of(one) for one in decoded.remarks] == [
        "Its letters had been read as Windows-1256 by mistake. They were put right."
    ]
    assert decode(TEXT.encode()).remarks == ()
