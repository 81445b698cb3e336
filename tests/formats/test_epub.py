"""E-books: a text for each chapter in the order of the book, and what is said of the pages that are none."""

import pytest

from reader.benchmarks.zipping import packed
from reader.errors import Reason
from reader.formats import ExtractedText, Unreadable
from reader.formats.files import read_file
from reader.formats.reading import Surrounding
from tests.formats.test_pictures import png
from tests.refusals import refused

HEADS = ("الفصل الأول: الميناء", "الفصل الثاني: القطار")
BODY = "قال وزير النقل سامر الحلبي إن أعمال التوسعة في الميناء ستبدأ في مارس وتستمر حتى الشتاء."
FACTS = (
    "<dc:title>x</dc:title><dc:creator>سامر الحلبي</dc:creator><dc:publisher>دار المرفأ</dc:publisher>"
    '<dc:date opf:event="modification">2026-05-01</dc:date><dc:date>2026-03-31T00:00:00Z</dc:date>'
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)


def chapter(head: str, body: str = BODY) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{head}</title></head><body><h1>{head}</h1><p>{body}</p></body></html>"
    ).encode()


CHAPTERS = {"OEBPS/text/b.xhtml": chapter(HEADS[0]), "OEBPS/text/a.xhtml": chapter(HEADS[1])}


def book(
    chapters: dict[str, bytes] | None = None,
    spine: tuple[str, ...] = ("text/b.xhtml", "text/a.xhtml"),
    facts: str = "",
    more: dict[str, bytes] | None = None,
    unlisted: tuple[str, ...] = (),
) -> bytes:
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name.startswith('nav') else ''}/>"
        for number, name in enumerate((*spine, *unlisted))
    )
    order = "".join(f'<itemref idref="i{number}"/>' for number in range(len(spine)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{facts}</metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    whole = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "OEBPS/content.opf": package.encode(),
    }
    return packed(whole | (CHAPTERS if chapters is None else chapters) | (more or {}))


def read(data: bytes) -> list[ExtractedText]:
    return read_file("a.epub", data)


def test_a_text_for_each_chapter_in_the_order_of_the_book() -> None:
    first, second = read(book())
    assert (first.name, second.name) == ("b.xhtml", "a.xhtml")
    assert first.text.split("\n") == [HEADS[0], BODY]
    assert first.kinds == ((0, "headline"),)
    assert second.text.split("\n") == [HEADS[1], BODY]
    assert not first.remarks


def test_a_chapter_that_is_not_in_the_order_comes_last() -> None:
    found = read(book(spine=("text/a.xhtml",), unlisted=("text/b.xhtml",)))
    assert [one.name for one in found] == ["a.xhtml", "b.xhtml"]


def test_who_wrote_it_and_when_it_came_out_is_what_the_book_says() -> None:
    (one, _) = read(book(facts=FACTS))
    assert (one.author, one.site) == ("سامر الحلبي", "دار المرفأ")
    assert str(one.published) == "2026-03-31"
    assert read(book())[0].published is None


def test_a_day_that_is_not_understood_is_said() -> None:
    (one, _) = read(book(facts="<dc:date>ربيع ما</dc:date>"))
    assert one.published is None
    assert [doubt.code for doubt in one.doubts] == ["date-unread"]


def test_pages_without_arabic_are_left_out_and_said() -> None:
    latin = {"OEBPS/t.xhtml": chapter("Harbour Books", "All rights reserved, first edition of this book.")}
    (one,) = read(book({**CHAPTERS, **latin}, ("t.xhtml", "text/b.xhtml")))
    assert one.text.split("\n") == [HEADS[0], BODY]
    left = [(part.text, part.what, part.before) for part in one.left_out]
    assert ("Harbour Books", Surrounding.UNCERTAIN, 0) in left
    assert one.remarks == (Reason("book-pages-left-out"),)
    (last,) = read(book({**CHAPTERS, **latin}, ("text/b.xhtml", "t.xhtml")))
    assert {part.before for part in last.left_out} == {2}


def test_contents_and_covers_are_no_texts() -> None:
    more = {
        "OEBPS/nav.xhtml": chapter("المحتويات", HEADS[0]),
        "OEBPS/cover.xhtml": b'<html><body><img src="cover.png"/></body></html>',
    }
    found = read(book({**CHAPTERS, **more}, ("cover.xhtml", "nav.xhtml", "text/b.xhtml")))
    assert [one.name for one in found] == ["b.xhtml"]
    assert {(one.text, one.what) for one in found[0].left_out} == {
        ("المحتويات", Surrounding.MENU),
        (HEADS[0], Surrounding.MENU),
    }


def test_a_title_page_is_left_out_unless_there_is_nothing_else() -> None:
    title = {"OEBPS/t.xhtml": chapter("حكاية الميناء", "دار المرفأ")}
    (one,) = read(book({**CHAPTERS, **title}, ("t.xhtml", "text/b.xhtml")))
    assert [part.text for part in one.left_out] == ["حكاية الميناء", "دار المرفأ"]
    assert [one.name for one in read(book(title, ("t.xhtml",)))] == ["t.xhtml"]


def test_pictures_of_a_chapter_stand_at_their_captions() -> None:
    caption = "<figcaption>سفن في الميناء</figcaption>"
    figure = f'{BODY}</p><figure><img src="../images/a.png"/>{caption}</figure><p>{BODY}'
    whole = book(
        {"OEBPS/text/b.xhtml": chapter(HEADS[0], figure), "OEBPS/images/a.png": png()}, ("text/b.xhtml",)
    )
    (one,) = read(whole)
    (picture,) = one.pictures
    assert one.text.split("\n")[picture.line] == "سفن في الميناء"


def test_a_book_that_does_not_say_its_order_is_read_by_names_and_says_so() -> None:
    for lost in (
        {"META-INF/container.xml": b"<x/>"},
        {"OEBPS/content.opf": b"<package/>"},
        {"OEBPS/content.opf": b"<"},
    ):
        found = read(book(more=lost))
        if "OEBPS/content.opf" in lost:
            assert [one.name for one in found] == ["a.xhtml", "b.xhtml"]
            assert found[0].remarks == (Reason("book-order-unknown"),)
        else:  # its package is found by its ending
            assert [one.name for one in found] == ["b.xhtml", "a.xhtml"]


def test_a_locked_chapter_says_so() -> None:
    lock = (
        "<encryption><EncryptedData><EncryptionMethod Algorithm={!r}/><CipherData>"
        '<CipherReference URI="OEBPS/text/b.xhtml"/></CipherData></EncryptedData></encryption>'
    )
    locked, free = read(book(more={"META-INF/encryption.xml": lock.format("aes256").encode()}))
    assert locked.problem == Reason("book-locked")
    assert free.text
    fonts = lock.format("http://www.idpf.org/2008/embedding")
    assert not any(one.problem for one in read(book(more={"META-INF/encryption.xml": fonts.encode()})))


def test_a_chapter_that_cannot_be_read_does_not_take_the_others_with_it() -> None:
    broken = {**CHAPTERS, "OEBPS/text/b.xhtml": b"<html><body>" + b"<div>" * 20_000 + b"x"}
    bad, good = read(book(broken))
    assert bad.problem
    assert good.text.split("\n") == [HEADS[1], BODY]


@pytest.mark.parametrize(
    "chapters", [{}, {"OEBPS/text/b.xhtml": chapter("Harbour", "Nothing but Latin letters.")}]
)
def test_without_arabic_it_is_refused(chapters: dict[str, bytes]) -> None:
    with refused(Unreadable, match="no Arabic text in this e-book"):
        read(book(chapters))


def test_a_book_in_an_archive_is_read_as_one() -> None:
    found = read_file("a.zip", packed({"books/a.epub": book()}))
    assert [one.name for one in found] == ["books/a.epub, b.xhtml", "books/a.epub, a.xhtml"]
