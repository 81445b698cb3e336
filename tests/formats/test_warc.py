"""Web archives: their pages, with what is known of each, and those that are none with the reason."""

import gzip
import json

import pytest

from reader.benchmarks.container_files import web_archive, web_record
from reader.benchmarks.zipping import packed
from reader.formats import Unreadable
from reader.formats.files import read_file
from tests.refusals import refused

LINES = [
    "وزيرة النقل: القطار الجديد",
    "قالت الوزيرة إن الخط سيفتح أمام الركاب في الربيع المقبل.",
    "وأضافت أن العمل يستمر.",
]
FIRST, SECOND, FRAME = (f"https://almarfa.example/{name}" for name in ("n/1", "n/2", "frame"))
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html"


def page(head: str = LINES[0], encoding: str = "utf-8") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in LINES[1:])
    whole = f"<html><title>{head}</title><body><article><h1>{head}</h1>{body}</article></body></html>"
    return whole.encode(encoding)


PAIR = [web_record(FIRST, page()), web_record(SECOND, page("الثاني"))]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc.gz", web_archive(PAIR)),
        ("a.warc", b"".join(PAIR)),
        ("whole.warc.gz", gzip.compress(b"".join(PAIR))),
        ("zipped.zip", packed({"a.warc.gz": web_archive(PAIR)})),
        ("a.wacz", packed({"archive/data.warc.gz": web_archive(PAIR), "datapackage.json": b"{}"})),
    ],
)
def test_each_page_is_a_text(name: str, data: bytes) -> None:
    first, second = read_file(name, data)
    assert first.text.split("\n") == LINES
    assert (first.url, second.url) == (FIRST, SECOND)
    assert first.published is None
    assert [(one.code, one.arguments["day"]) for one in first.remarks] == [("page-saved", "2026-03-04")]


def test_pages_packed_or_in_other_encodings() -> None:
    packed_page = web_record(FIRST, gzip.compress(page()), f"{HTML}\r\nContent-Encoding: gzip")
    other = web_record(SECOND, page(encoding="cp1256"), f"{HTML}; charset=windows-1256")
    assert [one.text.split("\n") for one in read_file("a.warc", packed_page + other)] == [LINES, LINES]


def test_what_is_no_page_is_left_out_and_a_page_that_is_not_there_says_so() -> None:
    records = [
        web_record(FIRST, page()),
        web_record("https://almarfa.example/a.css", b"x", "HTTP/1.1 200 OK\r\nContent-Type: text/css"),
        web_record("https://almarfa.example/moved", b"", "HTTP/1.1 301 Moved\r\nContent-Type: text/html"),
        web_record(SECOND, page(), "HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
    ]
    first, second = read_file("a.warc.gz", web_archive(records))
    assert not first.problem
    assert second.problem is not None
    assert (second.problem.code, second.problem.arguments["status"]) == ("warc-page-status", 404)


def test_files_that_are_no_pages_are_counted_and_listed() -> None:
    document = web_record(
        "https://almarfa.example/a.pdf", b"%PDF", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf"
    )
    reading, listed = read_file("a.warc.gz", web_archive([PAIR[0], document]))
    assert ("warc-documents", {"count": 1}) in [(one.code, one.arguments) for one in reading.remarks]
    assert listed.name == "https://almarfa.example/a.pdf"
    assert listed.problem is not None
    assert listed.problem.code == "warc-document"


def test_a_page_that_was_there_at_last_counts() -> None:
    records = [
        web_record(FIRST, b"", "HTTP/1.1 503 Busy\r\nContent-Type: text/html"),
        web_record(FIRST, page()),
    ]
    (reading,) = read_file("a.warc.gz", web_archive([*records, records[0]]))
    assert reading.text.split("\n") == LINES


def test_the_list_of_pages_tells_what_is_a_part_of_them() -> None:
    listed = "\n".join(json.dumps(one) for one in ({"format": "json-pages-1.0"}, {"url": f"{FIRST}#top"}))
    files = {
        "archive/data.warc.gz": web_archive([PAIR[0], web_record(FRAME, page("إعلان"))]),
        "pages/pages.jsonl": listed.encode(),
        "datapackage.json": b"{}",
    }
    (reading,) = read_file("a.wacz", packed(files))
    assert reading.url == FIRST
    assert ("warc-parts", {"count": 1}) in [(one.code, one.arguments) for one in reading.remarks]


def test_pictures_come_with_their_page() -> None:
    from tests.formats.test_mail import picture

    figure = '<figure><img src="/a.png"><figcaption>القطار في المحطة</figcaption></figure><p>'
    shown = web_record(FIRST, page().replace(b"<p>", figure.encode(), 1))
    image = web_record(
        "https://almarfa.example/a.png", picture(), "HTTP/1.1 200 OK\r\nContent-Type: image/png"
    )
    (reading,) = read_file("a.warc.gz", web_archive([shown, image]))
    assert len(reading.pictures) == 1


def test_what_can_be_read_of_one_that_was_cut_is_read_and_told() -> None:
    first, second, rest = read_file("a.warc.gz", web_archive(PAIR)[:-40])
    assert (first.url, first.problem) == (FIRST, None)
    assert [one.problem.code for one in (second, rest) if one.problem] == ["warc-page-damaged", "warc-cut"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.warc.gz", b"\x1f\x8bx", "damaged"),
        ("a.warc", b"nothing", "damaged"),
        ("a.wacz", b"nothing", "archive is damaged"),
        (
            "a.warc.gz",
            web_archive([web_record(FIRST, b"x", "HTTP/1.1 200 OK\r\nContent-Type: image/png")]),
            "no pages",
        ),
    ],
)
def test_what_is_no_web_archive_is_refused(name: str, data: bytes, says: str) -> None:
    with refused(Unreadable, match=says):
        read_file(name, data)


def test_pages_beyond_the_first_many_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.formats.readers.warc.MOST_PAGES", 1)
    first, second = read_file("a.warc", b"".join(PAIR))
    assert not first.problem
    assert second.problem is not None
    assert (second.problem.code, second.name) == ("warc-more-pages", SECOND)
