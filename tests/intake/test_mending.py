"""However its letters come in, a text has the same words and names, and it is told what was done to it."""

from pathlib import Path

import pytest

from reader.analyser import site_analyser
from reader.errors import Reason
from reader.formats import ExtractedText
from reader.formats.reading import LeftOut, Surrounding
from reader.intake.ingest import TextRefused, read
from reader.intake.mending import mended, texts_of
from reader.intake.uploads import process
from reader.models import Article, Draft, IntakeRecord, Upload
from reader.sentences import sentence_of
from reader.text.presentation import plain_letters
from tests.articles import receive
from tests.shapes import in_shapes, turned

TEXT = (
    "وزيرة النقل: القطار الجديد في الربيع\n\n"
    "قالت وزيرة النقل سلمى الحيدري، أمس الثلاثاء، إن خط القطار الجديد سيفتح أمام الركاب في الربيع المقبل.\n\n"
    "وأضافت الوزيرة أن كلفة المشروع بلغت 360 مليون دينار، مشيرة إلى أن الحكومة «لن ترفع سعر التذكرة»."
)
MANNERS = {
    "shapes": (in_shapes(TEXT), None),
    "backwards": (turned(TEXT), "text-turned-round"),
    "backwards in shapes": (turned(in_shapes(TEXT)), "text-turned-round"),
    "as Windows-1256": (TEXT.encode().decode("cp1256"), "encoding-repaired"),
    "as Latin-1": (TEXT.encode().decode("latin-1"), "encoding-repaired"),
    "twice": (TEXT.encode().decode("cp1256").encode().decode("cp1256"), "encoding-repaired"),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_file_has_the_same_words_and_names_in_every_manner(tmp_path: Path, manner: str) -> None:
    written, code = MANNERS[manner]
    path = tmp_path / "file"
    path.write_text(written, encoding="utf-8")
    (reading,) = texts_of("a.txt", path)
    assert plain_letters(reading.text) == TEXT
    assert [one.code for one in reading.remarks] == ([code] if code else [])
    assert reading.doubts == ()
    analyse = site_analyser().analyse
    found, wanted = analyse(reading.text), analyse(TEXT)
    assert [one.name_en for one in found.mentions] == [one.name_en for one in wanted.mentions] != []
    assert [one.speaker_name for one in found.quotations] == [one.speaker_name for one in wanted.quotations]


def test_what_was_left_out_is_turned_round_with_the_text() -> None:
    menu = LeftOut(turned("الأخبار الرئيسية والاقتصاد"), Surrounding.MENU, 0)
    reading = mended(ExtractedText(turned(TEXT), left_out=(menu,)))
    assert [one.text for one in reading.left_out] == ["الأخبار الرئيسية والاقتصاد"]


def test_what_is_said_of_a_text_is_put_right_with_it() -> None:
    def wrong(text: str) -> str:
        return text.encode().decode("latin-1")

    menu = LeftOut(wrong("الأخبار الرئيسية"), Surrounding.MENU, 0)
    reading = ExtractedText(
        wrong(TEXT), site=wrong("صحيفة المرفأ"), author=wrong("سلمى الحيدري"), left_out=(menu,)
    )
    found = mended(reading)
    assert (found.text, found.site, found.author) == (TEXT, "صحيفة المرفأ", "سلمى الحيدري")
    assert [one.text for one in found.left_out] == ["الأخبار الرئيسية"]


def test_a_text_of_which_letters_are_lost_says_so() -> None:
    lost = TEXT.encode().decode("cp1256").replace("ظ…", "ظ?")
    reading = mended(ExtractedText(lost))
    assert reading.problem is not None
    assert "decoded wrongly, as Windows-1256" in sentence_of(reading.problem)
    with pytest.raises(TextRefused, match="hand in the original file"):
        read(lost.encode())


def test_what_is_in_order_is_handed_on_as_it_is() -> None:
    reading = ExtractedText(TEXT, remarks=(Reason("date-computed", said="x"),))
    assert mended(reading) is reading


def test_lam_and_alef_that_changed_places_are_put_right_and_looked_at() -> None:
    reading = mended(ExtractedText("قال األمين العام إن األسبوع األول كان صعبا."))
    assert reading.text == "قال الأمين العام إن الأسبوع الأول كان صعبا."
    assert [one.code for one in reading.doubts] == ["ligatures-put-right"]


def test_what_cannot_be_told_waits_for_a_look() -> None:
    reading = mended(ExtractedText("زخغلا ظطضلا"))
    assert [sentence_of(one) for one in reading.doubts] == [
        "Its letters may stand backwards, as in some PDFs: see whether it reads right."
    ]


@pytest.mark.django_db
def test_an_upload_that_stood_backwards_is_an_article_with_a_remark() -> None:

    upload, _ = receive("a.txt", [turned(in_shapes(TEXT)).encode()])
    process(upload.pk)
    article = Article.objects.get(upload=upload)
    assert plain_letters(article.text) == TEXT
    assert not Draft.objects.filter(upload=upload).exists()
    assert [one["code"] for one in IntakeRecord.objects.get(upload=upload).remarks] == ["text-turned-round"]
    assert Upload.objects.get(pk=upload.pk).state == Upload.State.READY


def test_a_pasted_text_is_mended_too() -> None:
    assert read(turned(TEXT).encode())[0] == TEXT
    assert read(TEXT.encode().decode("cp1256").encode())[0] == TEXT


@pytest.mark.parametrize("site", ["https://news.example/", "www.news.example", "editor@news.example"])
def test_a_source_is_never_called_by_an_address(tmp_path: Path, site: str) -> None:
    path = tmp_path / "file"
    page = (
        f'<html><head><meta property="og:site_name" content="{site}"></head><body><p>{TEXT}</p></body></html>'
    )
    path.write_text(page, encoding="utf-8")
    assert texts_of("a.html", path)[0].site == ""
    path.write_text(page.replace(site, "صحيفة المرفأ"), encoding="utf-8")
    assert texts_of("a.html", path)[0].site == "صحيفة المرفأ"
