"""Every encoding that Arabic text comes in, and the files that are no text."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import Reason
from reader.sentences import sentence_of
from reader.text.decoding import NotText, decode

SENTENCES = [
    "وقال كيري إن استمرار الدعم سيطيل أمد الصراع، بحسب المسؤول الأمريكي.",
    "من على",
    "مرحبا",
    "الأسد",
    "سوريا",
    "ماذا يحدث في العراق؟",
    "1. القاهرة 2. بيروت",
    "قالت",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"],
)
def test_comes_back(sentence: str, encoding: str) -> None:
    decoded = decode(sentence.encode(encoding))
    assert decoded.text == sentence
    assert decoded.encoding == encoding


def test_utf16_without_mark_is_not_taken_for_utf8() -> None:
    raw = "قال".encode("utf-16-le")
    assert raw.decode("utf-8")  # the trap: it is valid
    assert decode(raw).text == "قال"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
def test_latin_text_too(encoding: str) -> None:
    assert decode("The café, 2015\r\n".encode(encoding)).text == "The café, 2015\r\n"


def test_quotation_marks_of_windows() -> None:
    assert decode("قال “لا” – ثم ذهب…".encode("cp1256")).text == "قال “لا” – ثم ذهب…"


def test_a_damaged_byte_in_utf8_stays_one_damaged_place() -> None:
    raw = ("وقال الرئيس ".encode() * 20) + b"\xff" + " أمس".encode()
    assert decode(raw).text == "وقال الرئيس " * 20 + "\ufffd أمس"


def test_utf8_cut_off_in_a_letter() -> None:
    assert decode("واتهمت الولايات المتحدة موسكو".encode()[:-1]).text == "واتهمت الولايات المتحدة موسك\ufffd"


def test_an_odd_byte_after_utf16() -> None:
    assert decode("وقال الرئيس".encode("utf-16-le") + b"\n").text == "وقال الرئيس"


def test_empty() -> None:
    assert decode(b"").text == ""


def _zip(member: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (_zip("word/document.xml"), "Word"),
        (_zip("photos/a.jpg"), "zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x00\x00\x00\x18ftypmp42", "film"),
        (bytes(range(256)) * 8, "no text"),
        (b"\x00" * 100, "no text"),
        (b"abc\x00def\x01\x02", "no text"),
        (b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8", "damaged"),
    ],
)
def test_refused_with_advice(raw: bytes, named: str) -> None:
    with pytest.raises(NotText) as refusal:
        decode(raw)
    sentence = sentence_of(Reason("file-not-text", what=refusal.value.reason))
    assert named in sentence
    assert "plain text" in sentence


@given(st.binary(max_size=300))
def test_text_or_a_refusal_for_any_bytes(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except NotText:
        return
    assert "\x00" not in decoded.text


def test_mac_arabic_is_read_as_what_it_is() -> None:
    text = "قالت الوزيرة إن الخط سيفتح غدا، وأضافت «أن الكلفة معقولة» في بيان من المكتب."
    raw = text.encode("mac_arabic").replace(b" ", b"\xa0").replace(b".", b"\xae")  # as written from the right
    found = decode(raw)
    assert (found.text, found.encoding) == (text, "mac_arabic")
    assert decode(text.encode("cp1256")).encoding == "cp1256"
