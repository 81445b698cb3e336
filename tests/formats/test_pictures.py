"""Pictures inside files: which are kept, at which caption, and which are not."""

import base64
import io
import struct
import zipfile
import zlib

import pytest
from docx import Document

from reader.formats.files import read_file
from reader.formats.readers.html import read_html
from reader.formats.readers.pictures import MOST_BYTES, in_page, picture_of
from reader.formats.reading import ExtractedText


def png(width: int = 64, height: int = 48, shade: int = 0) -> bytes:
    """Make a real picture of one shade."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\x00" + bytes([shade]) * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


PAGE = """<html><body><article><h1>خبر عن الميناء</h1>
<figure><img src="{0}" alt="سفن"><figcaption>سفن في ميناء النخيل أمس</figcaption></figure>
<p>قال وزير النقل سامر الحلبي إن أعمال التوسعة في مدينة طرابلس ستبدأ في مارس المقبل.</p></article>
</body></html>"""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a<script>",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 10,
        b"\xff\xd8\xff" + b"\x00" * 50,
        png(1, 1),
        png(47, 100),
        struct.pack(">8sI4sII", b"\x89PNG\r\n\x1a\n", 13, b"IHDR", 200_000, 200_000)
        + b"\x08\x00\x00\x00\x00",
        png() + b"\x00" * MOST_BYTES,
    ],
)
def test_what_is_no_picture_that_can_be_kept(data: bytes) -> None:
    assert picture_of(0, data) is None


def test_the_kind_is_what_the_bytes_say() -> None:
    found = picture_of(3, png(100, 80), "  سفن \n في الميناء")
    assert found is not None
    assert (found.line, found.kind, found.width, found.height) == (3, "png", 100, 80)
    assert found.alt == "سفن في الميناء"


def test_a_reading_keeps_its_pictures_on_the_way_from_the_child() -> None:
    found = picture_of(1, png())
    assert found is not None
    reading = ExtractedText("text", pictures=(found,))
    assert ExtractedText.unpacked(reading.packed()) == reading


def test_a_picture_in_the_page_itself_stands_at_its_caption() -> None:
    reading = read_html(PAGE.format("data:image/png;base64," + base64.b64encode(png()).decode()))
    (found,) = reading.pictures
    assert reading.text.split("\n")[found.line] == "سفن في ميناء النخيل أمس"
    assert (found.line, "caption") in reading.kinds


def test_one_without_a_caption_stands_where_it_was_with_its_description() -> None:
    source = "data:image/png;base64," + base64.b64encode(png()).decode()
    page = PAGE.format("https://elsewhere.example/a.png").replace(
        "</article>", f'<img src="{source}" alt="رافعة في الميناء"></article>'
    )
    reading = read_html(page)
    (found,) = reading.pictures
    assert reading.text.split("\n")[-1] == "رافعة في الميناء"
    assert found.line == 3


def test_a_saved_page_in_an_archive_has_the_pictures_beside_it() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("saved/page.html", PAGE.format("page_files/%D8%A3.png"))
        packed.writestr("saved/page_files/أ.png", png())
        packed.writestr("secret.png", png(shade=9))
        packed.writestr("saved/other.html", PAGE.format("../../secret.png").replace("خبر", "نبأ"))
    first, second = read_file("pages.zip", buffer.getvalue())
    assert [one.data for one in first.pictures] == [png()]
    assert second.pictures == ()


def test_a_word_file_has_its_pictures_at_their_captions() -> None:
    document = Document()
    document.add_paragraph("خبر عن الميناء")
    document.add_picture(io.BytesIO(png()))
    document.add_paragraph("سفن في ميناء النخيل أمس", style="Caption")
    document.add_paragraph("قال الوزير إن العمل مستمر.")
    document.add_picture(io.BytesIO(png(shade=7)))  # without caption or description
    buffer = io.BytesIO()
    document.save(buffer)
    (reading,) = read_file("a.docx", buffer.getvalue())
    lines = ["خبر عن الميناء", "سفن في ميناء النخيل أمس", "قال الوزير إن العمل مستمر."]
    assert reading.text.split("\n") == lines
    assert reading.kinds == ((1, "caption"),)
    assert [(one.line, one.data) for one in reading.pictures] == [(1, png())]


@pytest.mark.parametrize(
    "source", ["", "https://a.example/a.png", "data:text/html,<b>", "data:image/png;base64,%%"]
)
def test_what_is_not_in_the_page(source: str) -> None:
    assert not in_page(source)
