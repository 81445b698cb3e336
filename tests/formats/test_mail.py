"""E-mails and pages saved as one file: the letter, what is attached to it, what is left out of it."""

import struct
import zlib
from datetime import date
from email.header import Header
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from reader.benchmarks.container_files import mail, saved_page
from reader.benchmarks.zipping import packed
from reader.formats import ExtractedText, Unreadable
from reader.formats.files import read_file
from reader.formats.reading import LeftOut, Surrounding
from tests.refusals import refused

SUBJECT = "وزيرة النقل: القطار الجديد في الربيع"
LINE = "قالت وزيرة النقل سلمى الحيدري، أمس الثلاثاء، إن خط القطار الجديد سيفتح أمام الركاب."
OTHER = "وأضافت الوزيرة أن كلفة المشروع بلغت 340 مليون دينار خلال السنة الأولى."
PAGE = f"<html><title>{SUBJECT}</title><body><article><h1>{SUBJECT}</h1>{{}}</article></body></html>"
ADDRESS = "https://almarfa.example/n/1"


def picture() -> bytes:
    """Return a PNG of a size at which pictures are kept."""
    head = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(bytes(64 * 65))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def read(letter: EmailMessage) -> list[ExtractedText]:
    return read_file("a.eml", bytes(letter))


def lines(reading: ExtractedText) -> list[str]:
    return reading.text.split("\n")


def test_the_subject_is_the_headline_and_the_day_is_the_senders() -> None:
    (reading,) = read(mail(f"Fwd: RE: {SUBJECT}", f"{LINE}\n\n{OTHER}\n"))
    assert lines(reading) == [SUBJECT, LINE, OTHER]
    assert reading.published == date(2026, 3, 3)  # 2 March in UTC
    assert (reading.author, reading.site) == ("سلمى الحيدري", "")


def test_a_subject_in_pieces_that_are_encoded_is_one() -> None:
    pieces = [Header(words, "utf-8").encode() for words in ("وزيرة النقل: القطار الجديد", " في الربيع")]
    head = (
        "Subject: "
        + "\r\n ".join(pieces)
        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8"
    )
    (reading,) = read_file("a.eml", f"{head}\r\n\r\n{LINE}".encode())
    assert lines(reading) == [SUBJECT, LINE]


def test_a_subject_with_which_the_text_begins_stands_once() -> None:
    (reading,) = read(mail(SUBJECT, f"{SUBJECT}\n\n{LINE}\n"))
    assert lines(reading) == [SUBJECT, LINE]


def test_the_sender_of_a_list_is_the_source_and_an_address_never_is() -> None:
    letter = mail(SUBJECT, LINE)
    letter["List-Id"] = "<news.almarfa.example>"
    assert read(letter)[0].site == "سلمى الحيدري"
    letter.replace_header("From", "salma@almarfa.example")
    assert (read(letter)[0].site, read(letter)[0].author) == ("", "")


def test_a_date_that_was_not_understood_is_none() -> None:
    data = bytes(mail(SUBJECT, LINE)).replace(b"Tue, 03 Mar 2026 00:30:00 +0300", b"last week")
    (reading,) = read_file("a.eml", data)
    assert reading.published is None
    assert [one.code for one in reading.doubts] == ["date-unread"]


def test_signature_and_older_mail_are_told_beside() -> None:
    answered = "On Mon, Mar 2, 2026 at 1:00 PM Kamal <k@a.example> wrote:\n> x\n"
    text = f"{LINE}\n> {OTHER}\n\n-- \nسلمى\nمحررة\n\n{answered}"
    (reading,) = read(mail(SUBJECT, text))
    assert lines(reading) == [SUBJECT, LINE]
    assert [(one.what, one.before) for one in reading.left_out] == [
        (Surrounding.UNCERTAIN, 2),
        (Surrounding.FOOT, 2),
        (Surrounding.UNCERTAIN, 2),
    ]
    assert OTHER in reading.left_out[0].text


def test_older_mail_below_the_name_of_who_wrote_it_in_arabic() -> None:
    head = "في الثلاثاء، 3 مارس 2026 في 10:15 ص تمت كتابة ما يلي بواسطة كمال\n<k@a.example>:\n> نعم\n"
    (reading,) = read(mail(SUBJECT, f"{LINE}\n\n{head}"))
    assert lines(reading) == [SUBJECT, LINE]
    assert [one.what for one in reading.left_out] == [Surrounding.UNCERTAIN]


def test_a_mail_that_only_passes_one_on_is_that_one() -> None:
    head = "---------- Forwarded message ---------\nFrom: Kamal <k@a.example>\nDate: Mon, 2 Mar 2026\n"
    (reading,) = read(mail(SUBJECT, f"{head}Subject: x\nTo: me\n\n\n{LINE}\n\n{OTHER}\n"))
    assert lines(reading) == [SUBJECT, LINE, OTHER]
    assert [one.what for one in reading.left_out] == [Surrounding.TIMES]


def test_lines_that_were_broken_to_fit_are_paragraphs_again() -> None:
    words = f"{LINE} {OTHER}".split()
    broken = [" ".join(words[:11]), " ".join(words[11:22]), " ".join(words[22:])]
    assert all(50 <= len(line) <= 80 for line in broken[:2])
    (reading,) = read(mail(SUBJECT, "\n".join(broken) + "\n\nسطر\nآخر\n"))
    assert lines(reading) == [SUBJECT, f"{LINE} {OTHER}", "سطر", "آخر"]


def test_lines_that_flow_are_paragraphs() -> None:
    letter = mail(SUBJECT, f"{LINE} \n{OTHER}\nسطر\n")
    letter.set_param("format", "flowed")
    assert lines(read(letter)[0]) == [SUBJECT, f"{LINE} {OTHER}", "سطر"]


def test_the_html_of_a_mail_goes_before_its_plain_text() -> None:
    (reading,) = read(mail(SUBJECT, "see the HTML", f"<html><body><p>{LINE}</p><p>{OTHER}</p></body></html>"))
    assert lines(reading) == [SUBJECT, LINE, OTHER]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_letters_in_each_encoding(charset: str) -> None:
    letter = mail(SUBJECT, "x")
    letter.set_content(f"{LINE}\n", charset=charset)
    assert lines(read(letter)[0]) == [SUBJECT, LINE]


def test_each_file_that_is_attached_is_a_text_of_its_own() -> None:
    letter = mail(SUBJECT, LINE)
    letter.add_attachment(f"{OTHER}\nسطر".encode(), maintype="text", subtype="plain", filename="خبر.txt")
    letter.add_attachment(b"ID3\x04", maintype="audio", subtype="mpeg", filename="a.mp3")
    letter.add_attachment(mail("الثاني", OTHER))
    letter.add_attachment(packed({"a.txt": b"x"}), maintype="application", subtype="zip", filename="a.zip")
    letter.add_attachment(f"{LINE}\nسطر", filename="ب.txt", disposition="inline")
    first, text, sound, inner, archive, shown = read(letter)
    assert shown.name == "ب.txt"
    assert lines(first) == [SUBJECT, LINE]
    assert (text.name, text.text) == ("خبر.txt", f"{OTHER}\nسطر")
    assert sound.problem is not None
    assert lines(inner) == ["الثاني", OTHER]
    assert archive.problem is not None
    assert archive.problem.code == "archive-in-archive"


def test_a_mail_that_is_nothing_but_its_attachment_is_that() -> None:
    letter = mail(SUBJECT, "\n")
    letter.add_attachment(f"{OTHER}\nسطر".encode(), maintype="text", subtype="plain", filename="a.txt")
    assert [one.name for one in read(letter) if not one.problem][-1] == "a.txt"


@pytest.mark.parametrize("form", ["plain", "html"])
def test_words_below_a_picture_and_the_foot_of_a_list_are_told(form: str) -> None:
    whole = MIMEMultipart("mixed")
    whole["Subject"] = SUBJECT
    whole.attach(MIMEText(f"<p>{LINE}</p>" if form == "html" else LINE, form, "utf-8"))
    whole.attach(MIMEImage(picture(), "png"))
    whole.attach(MIMEText(f"<p>{OTHER}</p>" if form == "html" else OTHER, form, "utf-8"))
    whole.attach(MIMEText("List: desk@almarfa.example", "plain", "utf-8"))
    (reading,) = read_file("a.eml", bytes(whole))
    assert lines(reading) == [SUBJECT, LINE, OTHER]
    assert reading.left_out == (LeftOut("List: desk@almarfa.example", Surrounding.FOOT, 3),)


def test_a_file_is_read_however_deep_it_is_attached() -> None:
    file = MIMEApplication(f"{SUBJECT}\n{OTHER}".encode(), "octet-stream")
    file["Content-Disposition"] = 'attachment; filename="b.txt"'
    inner, whole = MIMEMultipart("mixed"), MIMEMultipart("alternative")
    whole["Subject"] = SUBJECT
    inner.attach(MIMEText(f"<p>{LINE}</p>", "html", "utf-8"))
    inner.attach(file)
    whole.attach(MIMEText(LINE, "plain", "utf-8"))
    whole.attach(inner)
    letter, attached = read_file("a.eml", bytes(whole))
    assert lines(letter) == [SUBJECT, LINE]
    assert (attached.name, lines(attached)) == ("b.txt", [SUBJECT, OTHER])


def test_an_appointment_is_no_article_and_is_told() -> None:
    whole = MIMEMultipart("mixed")
    whole.attach(MIMEText(LINE, "plain", "utf-8"))
    whole.attach(MIMEText(f"BEGIN:VCALENDAR\nSUMMARY:{SUBJECT}", "calendar", "utf-8"))
    letter, appointment = read_file("a.eml", bytes(whole))
    assert (lines(letter), appointment.name) == ([LINE], "attachment 1.ics")
    assert appointment.problem


@pytest.mark.parametrize("charset", ["utf-8", "cp1256"])
def test_a_subject_in_letters_that_nothing_declares(charset: str) -> None:
    head = f"Subject: {SUBJECT}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}"
    (reading,) = read_file("a.eml", f"{head}\r\n\r\n{LINE}".encode(charset))
    assert lines(reading) == [SUBJECT, LINE]


def test_parts_in_parts_without_end_are_no_crash() -> None:
    whole = MIMEText(LINE, "plain", "utf-8").as_string()
    for depth in range(900):
        whole = f'Content-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n{whole}\n--b{depth}--\n'
    try:
        found = read_file("a.eml", f"MIME-Version: 1.0\n{whole}".encode())
    except Unreadable:
        return
    assert LINE in found[0].text


def test_a_page_saved_in_one_file() -> None:
    (reading,) = read_file("a.mhtml", saved_page(PAGE.format(f"<p>{LINE}</p><p>{OTHER}</p>"), ADDRESS))
    assert lines(reading) == [SUBJECT, LINE, OTHER]
    assert reading.url == ADDRESS
    assert reading.published is None  # the day in its head is that on which it was saved
    assert [one.code for one in reading.remarks] == ["page-saved"]


@pytest.mark.parametrize("source", ["https://almarfa.example/a.png", "../a.png", "cid:p@mhtml.blink"])
def test_pictures_of_a_saved_page_come_with_it(source: str) -> None:
    figure = f'<figure><img src="{source}"><figcaption>القطار في المحطة</figcaption></figure>'
    body = "".join(f"<p>{line}</p>" for line in (LINE, OTHER))
    whole = EmailMessage()
    whole["Snapshot-Content-Location"] = ADDRESS
    whole.set_content(PAGE.format(figure + body), subtype="html")
    whole.add_related(picture(), "image", "png", cid="<p@mhtml.blink>")
    list(whole.iter_parts())[1]["Content-Location"] = "https://almarfa.example/a.png"
    (reading,) = read_file("a.mhtml", bytes(whole))
    assert [one.kind for one in reading.pictures] == ["png"]


def test_a_mail_is_known_without_its_ending() -> None:
    assert read_file("letter", bytes(mail(SUBJECT, LINE)))[0].text == f"{SUBJECT}\n{LINE}"


def test_what_is_no_letter_is_refused() -> None:
    with refused(Unreadable, match="no text in this mail"):
        read_file("a.eml", b"Subject: \r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\n")
    with refused(Unreadable, match="no page in this file"):
        read_file("a.mhtml", b"Snapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\n\r\n")


def test_a_subject_that_names_the_kind_of_letter_first_gives_way_to_the_headline() -> None:
    letter = EmailMessage()
    letter["Subject"] = f"بيان صحفي: {SUBJECT}"
    letter.set_content(f"للنشر الفوري\n\n{SUBJECT}\n\n{LINE}\n\n{OTHER}\n")
    assert read(letter)[0].text.split("\n") == [SUBJECT, "للنشر الفوري", LINE, OTHER]


def test_a_subject_with_a_colon_stays_where_the_letter_has_no_such_line() -> None:
    letter = EmailMessage()
    letter["Subject"] = SUBJECT
    letter.set_content(f"{LINE}\n\n{OTHER}\n")
    assert read(letter)[0].text.split("\n") == [SUBJECT, LINE, OTHER]
