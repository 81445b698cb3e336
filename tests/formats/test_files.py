"""Files of every kind, whole and broken: what is read from them, and what is said of those that are not."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from reader.benchmarks.hostile_files import mutated, whole
from reader.benchmarks.zipping import packed
from reader.errors import Reason
from reader.formats import ExtractedText, Unreadable
from reader.formats.confined import read_confined
from reader.formats.files import read_file
from reader.intake.ingest import TextRefused, checked
from reader.sentences import sentence_of
from tests.refusals import refused

LINES = [
    "توسعة ميناء النخيل تبدأ في الربيع",
    "قال وزير النقل سامر الحلبي إن الأعمال ستبدأ في مارس.",
    "وأضاف أن العمل يستمر.",
]
TEXT = "\n".join(LINES)
Confined = Callable[[str, bytes], list[ExtractedText]]


@pytest.fixture
def confined(tmp_path: Path) -> Confined:
    def read(name: str, data: bytes) -> list[ExtractedText]:
        path = tmp_path / "file"
        path.write_bytes(data)
        return read_confined(name, path)

    return read


def docx(*lines: str, style: str | None = None) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line, style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
def test_text_in_each_encoding(confined: Confined, encoding: str) -> None:
    assert confined("a.txt", TEXT.encode(encoding))[0].text.lstrip("\ufeff") == TEXT


def test_text_that_had_been_read_in_a_wrong_encoding(confined: Confined) -> None:
    wrong = TEXT.encode().decode("cp1256").encode()
    (reading,) = confined("a.txt", wrong)
    assert reading.text == TEXT
    assert [one.code for one in reading.remarks] == ["encoding-repaired"]
    (page,) = confined("a.html", b"<html><body><article>" + wrong + b"</article></body></html>")
    assert "قال وزير النقل" in page.text
    assert [one.code for one in page.remarks] == ["encoding-repaired"]
    with refused(Unreadable, "decoded wrongly, as Windows-1256"):
        confined("a.txt", wrong.replace("ظ".encode(), b"?", 9))


PAGE = """<html><head><title>توسعة ميناء النخيل تبدأ في الربيع</title>
<meta property="og:site_name" content="صحيفة المرفأ"><meta name="author" content="سامر">
<meta property="article:published_time" content="2026-03-31T10:00:00Z"></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/x">اتصل بنا</a></li></ul></nav>
<article><h1>توسعة ميناء النخيل تبدأ في الربيع</h1>
<figure><img src="a.jpg" alt=""><figcaption>منظر عام لميناء النخيل</figcaption></figure>
{body}</article><footer><p>جميع الحقوق محفوظة</p></footer></body></html>"""
BODY = "".join(
    f"<p>الفقرة رقم {number} من هذا المقال تتحدث عن أعمال التوسعة في الميناء "
    "وعن العمال الذين يبنون الرصيف الجديد.</p>"
    for number in range(8)
)


def test_a_saved_page_without_its_menus(confined: Confined) -> None:
    (found,) = confined("page.html", PAGE.format(body=BODY).encode())
    lines = found.text.split("\n")
    assert lines[0] == "توسعة ميناء النخيل تبدأ في الربيع"
    assert (lines.index("منظر عام لميناء النخيل"), "caption") in found.kinds
    assert sum(line.startswith("الفقرة رقم") for line in lines) == 8
    assert "اتصل بنا" not in found.text
    assert "الحقوق" not in found.text
    assert (found.published, found.site) == (date(2026, 3, 31), "صحيفة المرفأ")


def test_a_bare_page_is_taken_whole(confined: Confined) -> None:
    (found,) = confined("page.html", "".join(f"<p>{line}</p>" for line in LINES).encode())
    assert found.text == TEXT


def test_word_files(confined: Confined) -> None:
    document = Document()
    document.add_heading(LINES[0])
    document.add_paragraph("منظر عام", "Caption")
    for line in LINES[1:]:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    (found,) = confined("a.docx", buffer.getvalue())
    assert found.text.split("\n") == [LINES[0], "منظر عام", *LINES[1:]]
    assert found.kinds == ((0, "headline"), (1, "caption"))


def test_tables_and_lines_of_json(confined: Confined) -> None:
    table = f"العنوان;النص;التاريخ\n{LINES[0]};{LINES[1]};31/03/2026\n"
    (found,) = confined("a.csv", table.encode())
    assert found.text == f"{LINES[0]}\n\n{LINES[1]}"
    assert found.published == date(2026, 3, 31)
    rows = [{"title": LINES[0], "body": LINES[1], "date": "2026-03-31", "translation": "English"}] * 2
    found, second = confined("a.jsonl", "\n".join(map(json.dumps, rows)).encode())
    assert (found.text, found.english, second.name) == (f"{LINES[0]}\n\n{LINES[1]}", "English", "row 2")


def test_half_a_surrogate_pair_in_json_is_no_crash(confined: Confined) -> None:
    (found,) = confined("a.jsonl", b'{"text": "\\ud800 \\u0645\\u0646"}')
    assert found.text.encode("utf-8")


def test_archives_pair_the_languages_and_tell_what_they_could_not_read(confined: Confined) -> None:
    data = packed(
        {
            "a.ar.txt": TEXT.encode(),
            "a.en.txt": b"English",
            "b.docx": docx(*LINES),
            "c.pdf": b"%PDF-1.4 broken",
            "d.zip": packed({}),
            "__MACOSX/x": b"x",
        }
    )
    found = {one.name: one for one in confined("x.zip", data)}
    assert (found["a.ar.txt"].text, found["a.ar.txt"].english) == (TEXT, "English")
    assert found["b.docx"].text == TEXT
    assert found["c.pdf"].problem
    assert found["d.zip"].problem
    assert len(found) == 4


def test_no_file_of_an_archive_is_passed_over_without_a_word(confined: Confined) -> None:
    data = packed(
        {
            "a.txt": TEXT.encode(),
            "notes": LINES[1].encode(),
            "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "more.7z": b"7z\xbc\xaf\x27\x1c",
            "pictures/a.jpg": b"\xff\xd8\xff",
            "README.md": b"What is in here",
            "Thumbs.db": b"x",
        }
    )
    found = {one.name: one for one in confined("x.zip", data)}
    assert sorted(found) == ["a.txt", "more.7z", "notes", "old.doc"]
    assert found["notes"].text == LINES[1]
    assert found["old.doc"].problem and found["more.7z"].problem
    assert found["a.txt"].remarks == (Reason("archive-wordless", count=2),)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "Save it as .docx"),
        ("a.ass", "[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,,,0,0,0,,قال الوزير".encode(), "as .srt"),
        ("a.mbox", "From a@b Tue Mar  3\nSubject: x\n\nقال الوزير".encode(), "as .eml"),
        ("a.pdf", b"%PDF-1.7 nothing", "damaged"),
        ("a.docx", packed({"word/document.xml": b"<x"}), "damaged"),
        ("a.zip", b"PK\x03\x04 broken", "damaged"),
        ("a.csv", b"a,b\nc,d\n", "No column is called text"),
        ("a.jsonl", b"{not json", "not JSON"),
        ("a.jsonl", b"[1, 2]", "no JSON object"),
        ("bomb.zip", packed({"a.txt": bytes(40 * 1024 * 1024)}), "grows too much"),
        ("deep.html", b"<div>" * 20_000 + b"x", "nested"),
        ("laughs.docx", None, "damaged"),
    ],
)
def test_what_cannot_be_read_is_told(confined: Confined, name: str, data: bytes | None, says: str) -> None:
    if data is None:
        entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a9;</x>'
        data = packed({"word/document.xml": bomb.encode(), "[Content_Types].xml": b"<Types/>"})
    with refused(Unreadable, match=says):
        confined(name, data)


def test_a_million_paragraphs_end_with_a_reason(confined: Confined) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 1_000_000
    xml = f'<w:document xmlns:w="{space}"><w:body>'.encode() + body + b"</w:body></w:document>"
    base = zipfile.ZipFile(io.BytesIO(docx("x")))
    files = {name: base.read(name) for name in base.namelist()} | {"word/document.xml": xml}
    with pytest.raises(Unreadable):
        confined("many.docx", packed(files))


def test_damaged_files_are_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(5)
    goods = whole("\n\n".join([*LINES, *LINES[1:]]))
    for name, data in goods.items():
        for _ in range(40):
            try:
                found = read_file(name, mutated(data, chance))
            except Unreadable as problem:
                assert sentence_of(problem).endswith(".")
            else:
                for one in found:
                    assert one.problem or checked_or_refused(one.text)


def checked_or_refused(text: str) -> bool:
    try:
        return bool(checked(text).encode("utf-8"))
    except TextRefused as refusal:
        return str(refusal).endswith((".", "?"))


def test_an_archive_of_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.formats.files.MAX_LETTERS", 100)
    data = packed({f"{number}.txt": TEXT.encode() for number in range(3)})
    with refused(Unreadable, match="more than 100 letters"):
        read_file("many.zip", data)
