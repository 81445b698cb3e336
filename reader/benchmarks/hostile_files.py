"""Files that mean harm or are damaged: bombs, each for one reader, and whole files changed at random."""

import gzip
import io
import json
import random
import re
import zipfile
from collections.abc import Callable

from reader.benchmarks.container_files import (
    mail,
    saved_page,
    telegram_export,
    web_archive,
    web_record,
    whatsapp_export,
    workbook,
)
from reader.benchmarks.document_files import (
    book_file,
    open_document_file,
    rtf_file,
    subtitle_file,
    text_paragraphs,
)
from reader.benchmarks.zipping import packed

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_NUMBER = re.compile(r"\d(?:[\d.,:/]*\d)?")
MARKS = "\u064e\u0651\u0650\u0323\u0301"


def word_file(body: str, before: str = "") -> bytes:
    """Return a Word file with this body; `before` it may stand a document type."""
    document = f'{before}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _RELATIONS.encode(),
            "word/document.xml": document.encode(),
        }
    )


def paragraphs(*lines: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def pdf(lines: list[str], page: bytes = b"", pages: int = 1) -> bytes:
    """Return a PDF with lines of Arabic as they are seen, uncompressed, or with the commands of `page`."""
    letters = sorted(set("".join(lines)))
    table = "".join(f"<{ord(one):04x}> <{ord(one):04x}>\n" for one in letters)
    shown = "".join(
        f"BT /F 14 Tf 60 {780 - 24 * number} Td <{_seen(line).encode('utf-16-be').hex()}> Tj ET\n"
        for number, line in enumerate(lines)
    )
    content = page or shown.encode()
    kids = " ".join(["4 0 R"] * pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Contents 7 0 R"
        b"/Resources<</Font<</F 3 0 R>>/XObject<</X 8 0 R>>>>>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        _stream(f"begincmap\n{len(letters)} beginbfchar\n{table}endbfchar\nendcmap\n".encode()),
        _stream(content),
        _stream(
            b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 8 0 R>>>>"
        ),
    ]
    return _pdf_of(objects)


def _seen(line: str) -> str:
    """Return a line as it is seen, from the left: the letters turned round, the numbers not."""
    return _NUMBER.sub(lambda number: number[0][::-1], line[::-1])


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<" + entries + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def _pdf_of(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def whole(text: str) -> dict[str, bytes]:
    """Return a good file of every format, each of which holds `text`, its headline first."""
    lines = [line for line in text.split("\n") if line.strip()]
    head, body = lines[0], lines[1:]
    row = {"title": head, "text": "\n".join(body), "date": "2026-03-31", "source": "Bench"}
    page = f"<html><head><title>{head}</title></head><body><article><h1>{head}</h1>"
    page += "".join(f"<p>{line}</p>" for line in body) + "</article></body></html>"
    quoted = ",".join('"' + value.replace('"', '""') + '"' for value in row.values())
    files = {
        "utf8.txt": text.encode(),
        "windows.txt": text.encode("cp1256", "ignore"),
        "utf16.txt": text.encode("utf-16"),
        "page.html": page.encode(),
        "word.docx": word_file(paragraphs(*lines)),
        "text.odt": open_document_file(text_paragraphs(lines)),
        "text.rtf": rtf_file(lines),
        "book.epub": book_file({"one.xhtml": page.encode()}),
        "said.srt": subtitle_file(lines),
        "said.vtt": subtitle_file(lines, web=True),
        "text.pdf": pdf(lines[:30]),
        "table.csv": (",".join(row) + "\n" + quoted + "\n").encode(),
        "lines.jsonl": json.dumps(row).encode(),
    }
    files |= _several(head, body, page)
    return files | {"all.zip": packed(files)}


def _several(head: str, body: list[str], page: str) -> dict[str, bytes]:
    """Return a good file of each kind that can hold several texts."""
    text = "\n".join(body)
    return {
        "mail.eml": bytes(mail(head, text)),
        "saved.mhtml": saved_page(page, "https://bench.example/1"),
        "pages.warc.gz": web_archive([web_record("https://bench.example/1", page.encode())]),
        "book.xlsx": workbook({"Bench": [["title", "text"], [head, text]]}),
        "result.json": telegram_export([f"{head}\n{text}"]),
        "_chat.txt": whatsapp_export([f"{head}\n{text}"]),
    }


def _lying(archive: bytes) -> bytes:
    """Make an archive say that what it holds is small."""
    changed = bytearray(archive)
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = changed.find(signature)
        changed[at + place : at + place + 4] = (1000).to_bytes(4, "little")
    return bytes(changed)


def _far(book: bytes) -> bytes:
    """Move the last cell of a workbook to the end of the largest sheet that there can be."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    return packed(files | {name: files[name].replace(b'r="2"', b'r="1048576"').replace(b"B2", b"XFD1048576")})


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes changed, left out, doubled or cut off; of an archive often one file in it."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(list(files))
        return packed(files | {name: mutated(files[name], chance)})
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 8, 32))):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 2, 8, 64))
        what = chance.randrange(5)
        if what == 0:
            changed[at : at + length] = chance.randbytes(length)
        elif what == 1:
            del changed[at : at + length]
        elif what == 2:
            changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 100))
        elif what == 3:
            changed[at : at + 1] = chance.choice(_TOKENS)
        elif chance.random() < 0.1:
            del changed[at:]
    return bytes(changed)


_TOKENS = (
    b"\0",
    b"<",
    b">",
    b"<div>" * 50,
    b"&",
    b'"',
    b"\xff\xfe",
    b"-1",
    b"99999999999",
    b"\xd8\x00",
    b"\xe2\x80\xae",
)


_TEXT = "قال الوزير إن العمل يستمر."
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_ENDLESS = web_record("https://a.example/", b"").replace(b"Content-Length: ", b"Content-Length: 7000000")
_HEADS = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"

# Files made to take all time and memory there is, or to be stored where they break; each is made when called.
BOMBS: dict[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: packed({"a.txt": bytes(200 * 1024 * 1024)}),
    "inner.zip": lambda: packed({f"{n}.zip": packed({"a.txt": bytes(1024 * 1024)}) for n in range(20)}),
    "many.zip": lambda: packed({f"{n}.txt": b"" for n in range(20_000)}),
    "lies.zip": lambda: _lying(packed({"a.txt": bytes(100 * 1024 * 1024)})),
    "deep.html": lambda: b"<div>" * 300_000 + _TEXT.encode(),
    "wide.html": lambda: b"<p>" + b"<b></b>" * 250_000 + _TEXT.encode(),
    "attributes.html": lambda: b"<p " + b"a=1 " * 400_000 + b">" + _TEXT.encode(),
    "comments.html": lambda: b"<!--" * 400_000 + _TEXT.encode(),
    "entities.html": lambda: b"<p>" + b"&amp;" * 350_000 + _TEXT.encode(),
    "laughs.docx": lambda: word_file("&a9;", f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'),
    "outside.docx": lambda: word_file("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "paragraphs.docx": lambda: word_file(paragraphs(*map(str, range(1_000_000)))),
    "nested.docx": lambda: word_file("<w:tbl><w:tr><w:tc>" * 5000 + paragraphs(_TEXT)),
    "laughs.odt": lambda: open_document_file("&a9;", f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'),
    "paragraphs.odt": lambda: open_document_file(text_paragraphs(map(str, range(900_000)))),
    "nested.odt": lambda: open_document_file("<text:section>" * 300_000 + text_paragraphs([_TEXT])),
    "spaces.odt": lambda: open_document_file("<text:p>" + "<text:s/>" * 900_000 + "</text:p>"),
    "groups.rtf": lambda: b"{\\rtf1" + b"{" * 1_000_000 + _TEXT.encode("cp1256"),
    "notes.rtf": lambda: b"{\\rtf1" + b"x{\\footnote y}" * 100_000 + b"}",
    "fonts.rtf": lambda: b"{\\rtf1{\\fonttbl" + b"{\\f1\\fcharset178 " * 200_000 + b"x",
    "laughs.epub": lambda: book_file({}, f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'),
    "chapters.epub": lambda: book_file({f"{at}.xhtml": b"<html><p>x" for at in range(9000)}),
    "times.srt": lambda: b"00:00:01,000 --> 00:00:02,000\n" * 60_000,
    "tags.srt": lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<i" * 800_000,
    "notes.vtt": lambda: b"WEBVTT\n\n" + b"NOTE x\n\n" * 200_000,
    "deep.jsonl": lambda: b'{"text": ' + b"[" * 500_000,
    "rows.csv": lambda: b"text\n" + b"x\n" * 500_000,
    "columns.csv": lambda: b"text," * 400_000 + b"\n" + b"," * 400_000,
    "surrogates.jsonl": lambda: b'{"text": "\\ud800 \\udfff ' + _TEXT.encode() + b'"}',
    "deep.json": lambda: b'{"a":' * 500_000,
    "grows.warc.gz": lambda: gzip.compress(_ENDLESS) + gzip.compress(bytes(1024**2)) * 600,
    "parts.eml": lambda: _HEADS + b"--b\r\n\r\nx\r\n" * 200_000,
    "nested.eml": lambda: _HEADS + b"--b\r\nContent-Type: message/rfc822\r\n\r\n" * 5000 + _TEXT.encode(),
    "far.xlsx": lambda: _far(workbook({"Bench": [["title", "text"], ["x", "FAR"]]})),
    "loop.pdf": lambda: pdf([_TEXT], b"/X Do"),
    "pages.pdf": lambda: pdf([_TEXT], pages=100_000),
    "commands.pdf": lambda: pdf([_TEXT], b"q " * 1_000_000),
    "letters.pdf": lambda: pdf([_TEXT], b"BT /F 14 Tf 60 700 Td " + b"<0627> Tj " * 1_000_000 + b"ET"),
    "tags.pdf": lambda: pdf([_TEXT], b"/Span <</ActualText (x)>> BDC " * 300_000),
    "marks.txt": lambda: (_TEXT + "\n\nب" + MARKS * 180_000).encode(),
    "alternating.txt": lambda: (_TEXT + "\n\n" + ("ب" + MARKS) * 150_000).encode(),
    "nul.txt": lambda: (_TEXT + "\n\n" + "ب\0" * 300_000).encode(),
    "overrides.txt": lambda: (_TEXT + "\n\n" + "\u202eب\u2066" * 200_000).encode(),
    "word.txt": lambda: ("قال " + "ب" * 900_000).encode(),
    "quotes.txt": lambda: (_TEXT + "\n\n" + '"' * 900_000).encode(),
    "brackets.txt": lambda: (_TEXT + "\n\n" + "«(" * 300_000).encode(),
    "lines.txt": lambda: ("ب\n" * 600_000).encode(),
}
