"""Names in the head of a page, what it does, notes of forums and papers: what is headline and source."""

from datetime import date

import pytest

from reader.formats.pages.headlines import without_page_words
from reader.formats.pages.heads import is_body_name
from reader.formats.pages.phrases import names_day_alone
from reader.formats.pages.title_words import is_bulletin, is_no_site
from reader.formats.readers.html import read_html
from reader.formats.readers.issue_line import with_issue_line
from reader.formats.reading import ExtractedText

HEAD = "ورشة للنجارة تعلم أربعين شابا صناعة القوارب"
LINES = [
    "افتتحت الورشة أبوابها في المرفأ القديم صباح السبت بحضور ثلاثة من معلمي المهنة المتقاعدين.",
    "وقال مديرها إن صناعة القارب الواحد تستغرق أربعة أشهر، وإن الخشب يأتي من بساتين مهجورة.",
]
CAPTION = "القوارب القديمة عند الرصيف"
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def read(body: str, title: str = "") -> ExtractedText:
    return read_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>")


def lines(reading: ExtractedText) -> list[str]:
    return reading.text.split("\n")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("ملتقى الصيادين • مشاهدة الموضوع - سمكة كبيرة", "ملتقى الصيادين • سمكة كبيرة"),
        ("تفاصيل الخبر - صحيفة المرسى", "صحيفة المرسى"),
        ("مديرية الزراعة | التعاميم", "مديرية الزراعة"),
        ("الأخبار", "الأخبار"),
        ("بيان صحفي: افتتاح الجسر", "بيان صحفي: افتتاح الجسر"),
    ],
)
def test_a_title_without_what_the_page_does(title: str, bare: str) -> None:
    assert without_page_words(title) == bare


@pytest.mark.parametrize(
    "name", ["عرض الخبر", "التعاميم", "المركز الإعلامي", "غرفة الأخبار", "الصفحة الرئيسية"]
)
def test_what_a_page_does_and_its_section_are_no_source(name: str) -> None:
    assert is_no_site(name)


def test_a_body_is_told_by_its_kind_and_a_sentence_about_it_is_none() -> None:
    assert is_body_name("وزارة الأشغال والإسكان") and is_body_name("مديرية الصيد في محافظة الجزر")
    assert not is_body_name("وزارة الأشغال تعلن موعد افتتاح الجسر")
    assert not is_body_name("صناع القوارب في المرفأ")


@pytest.mark.parametrize(
    ("body", "title", "source"),
    [
        (
            f"<header><h1>صحيفة المرسى</h1></header><main><h2>{HEAD}</h2>{TEXT}</main>",
            "صحيفة المرسى",
            "صحيفة المرسى",
        ),
        (
            f'<div class="page-head"><b>مديرية الصيد</b></div><div><h2>{HEAD}</h2>{TEXT}</div>',
            "مديرية الصيد - التعاميم",
            "مديرية الصيد",
        ),
        (f"<h1>الأخبار</h1><div><h2>{HEAD}</h2>{TEXT}</div>", "بلدية المرفأ | الأخبار", "بلدية المرفأ"),
        (
            f'<header><div class="brand"><strong>المرسى</strong><small>صوت الميناء</small></div></header>'
            f"<main><h1>{HEAD}</h1>{TEXT}</main>",
            HEAD,
            "المرسى",
        ),
    ],
)
def test_a_name_in_the_head_is_the_source_and_never_the_headline(body: str, title: str, source: str) -> None:
    reading = read(body, title)
    assert (lines(reading), reading.site) == ([HEAD, *LINES], source)


def test_prayers_and_currencies_are_no_headline() -> None:
    assert is_bulletin("الفجر 4:12 الظهر 11:50") and is_bulletin("العاصمة 24°")
    assert not is_bulletin("ارتفاع الذهب إلى 71 دينارا للغرام بعد هبوط دام 3 أسابيع")


def test_a_day_without_its_year_beside_a_name() -> None:
    assert names_day_alone("ليلى حداد الإثنين، ٢ يونيو ٢ دقيقة")
    assert not names_day_alone("يبدأ الصيد يوم الإثنين 2 يونيو في المياه العميقة قرب الجزر")


@pytest.mark.parametrize(
    "plea",
    ["أعجبك المقال؟ ادعم صحافتنا بفنجان قهوة", "ما رأيك في عدد اليوم؟", "للخروج من القائمة: a@b.example"],
)
def test_pleas_and_polls_are_left_out(plea: str) -> None:
    reading = read(f"<article><h1>{HEAD}</h1>{TEXT}<p>{plea}</p></article>", HEAD)
    assert lines(reading) == [HEAD, *LINES]
    assert any(plea in one.text for one in reading.left_out)


def test_a_line_of_underscores_parts_a_post_from_its_signature() -> None:
    post = f"{LINES[0]}<br>{LINES[1]}<br>__________________<br>الصبر مفتاح الفرج"
    reading = read(f"<h1>{HEAD}</h1><div>{post}</div>", HEAD)
    assert "الصبر مفتاح الفرج" not in lines(reading)


def test_no_name_of_a_box_with_the_headline_leaves_out_its_text() -> None:
    reading = read(f'<div class="ad"><h1>{HEAD}</h1>{TEXT}</div>', HEAD)
    assert lines(reading) == [HEAD, *LINES]


@pytest.mark.parametrize(("name", "is_caption"), [("hero-cap", True), ("drop-cap", False)])
def test_a_large_first_letter_is_no_caption(name: str, is_caption: bool) -> None:
    reading = read(f'<h1>{HEAD}</h1>{TEXT}<p class="{name}">القوارب القديمة عند الرصيف</p>{TEXT}', HEAD)
    kinds = {lines(reading)[at]: kind for at, kind in reading.kinds}
    assert (kinds.get("القوارب القديمة عند الرصيف") == "caption") is is_caption


@pytest.mark.parametrize(
    "picture",
    [
        '<span class="img"><img src="a.jpg"><span class="legend">القوارب القديمة عند الرصيف</span></span>',
        '<figure data-caption="القوارب القديمة عند الرصيف"><img src="a.jpg" alt=""></figure>',
        f'<figure><img src="a.jpg"><button>+</button><figcaption hidden>{CAPTION}</figcaption></figure>',
        f'<figure><img src="a.jpg"><figcaption><span>{CAPTION}</span><span class="x">سامر نجم</span>'
        "</figcaption></figure>",
    ],
)
def test_captions_that_only_stand_below_a_picture(picture: str) -> None:
    reading = read(f"<article><h1>{HEAD}</h1><p>{LINES[0]}</p>{picture}<p>{LINES[1]}</p></article>", HEAD)
    kinds = [(lines(reading)[at], kind) for at, kind in reading.kinds]
    assert ("القوارب القديمة عند الرصيف", "caption") in kinds


def test_a_day_beside_the_headline_counts_more_than_one_in_a_box_of_others() -> None:
    other = (
        '<aside><a href="/n">خبر آخر من الميناء</a><time datetime="2025-06-01">1 يونيو 2025</time></aside>'
    )
    assert read(f"<h1>{HEAD}</h1><div>14 مايو، 2025</div>{TEXT}{other}", HEAD).published == date(2025, 5, 14)


def test_the_day_of_an_issue_in_a_title_and_a_day_of_printing_that_is_none() -> None:
    assert read(f"<h1>{HEAD}</h1>{TEXT}", "صحيفة المرسى - 14 مايو 2025").published == date(2025, 5, 14)
    assert read(f"<h1>{HEAD}</h1>{TEXT}<p>تاريخ الطباعة: 3 حزيران 2025</p>", HEAD).published != date(
        2025, 5, 14
    )


def test_a_line_of_a_plain_text_that_says_paper_and_day() -> None:
    text = f"{HEAD}\nصحيفة المرسى، 14 مايو 2025\n{LINES[0]}\n{LINES[1]}"
    reading = with_issue_line(ExtractedText(text))
    assert (reading.site, reading.published) == ("صحيفة المرسى", date(2025, 5, 14))
