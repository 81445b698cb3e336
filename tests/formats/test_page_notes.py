"""Notes that pages put at the text: printed from, first shown in, watch here, labels, scorers, sizes."""

import json
from datetime import date

import pytest

from reader.formats.files import read_file
from reader.formats.pages.site_words import bare_name, printed_from
from reader.formats.readers.html import read_html
from reader.formats.reading import ExtractedText

HEAD = "ورشة للنجارة تعلم أربعين شابا صناعة القوارب"
LINES = [
    "افتتحت الورشة أبوابها في المرفأ القديم صباح السبت بحضور ثلاثة من معلمي المهنة المتقاعدين.",
    "وقال مديرها إن صناعة القارب الواحد تستغرق أربعة أشهر، وإن الخشب يأتي من بساتين مهجورة.",
    "وأضاف أن الدورة الثانية تبدأ في الخريف، وأن باب التسجيل يفتح في الأول من الشهر المقبل.",
]
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def read(body: str, head: str = "") -> ExtractedText:
    return read_html(f"<html><head><title>{HEAD}</title>{head}</head><body>{body}</body></html>")


def lines(reading: ExtractedText) -> list[str]:
    return reading.text.split("\n")


def out(reading: ExtractedText) -> str:
    return "\n".join(one.text for one in reading.left_out)


@pytest.mark.parametrize(
    "note",
    [
        "طُبع هذا المقال من موقع صحيفة المرسى",
        "تمت طباعة الخبر من موقع المرسى",
        "نُشر هذا المقال لأول مرة في مجلة البحر.",
        "لمشاهدة جميع المباريات بث مباشر اضغط هنا",
        "لمتابعة البث المباشر للمباراة من هنا",
        "لمشاهدة الحلقة كاملة انقر هنا",
    ],
)
def test_notes_below_a_text_are_left_out(note: str) -> None:
    reading = read(f"<article><h1>{HEAD}</h1>{TEXT}<p>{note}</p></article>")
    assert lines(reading) == [HEAD, *LINES]
    assert note in out(reading)


@pytest.mark.parametrize(
    "line",
    [
        "طبع هذا الكتاب من أجل تلاميذ القرية وحدهم، ولم يوزع خارجها.",
        "نشر هذا الأسبوع تقرير عن الورشة في ثلاث صحف محلية وموقع واحد.",
        "شاهد الأهالي القوارب بث مباشر على شاشة كبيرة نصبت في الساحة.",
        "المستوى الأول من التدريب يستمر شهرين ثم يليه امتحان أمام المعلمين.",
    ],
)
def test_sentences_of_the_same_words_stay(line: str) -> None:
    reading = read(f"<article><h1>{HEAD}</h1><p>{LINES[0]}</p><p>{line}</p><p>{LINES[1]}</p></article>")
    assert line in lines(reading)


def test_a_note_of_where_it_was_first_names_the_source_only_where_nothing_else_does() -> None:
    note = "<p>نُشر هذا المقال أول مرة في <a href='https://b.example'>مجلة البحر</a>.</p>"
    assert read(f"<article><h1>{HEAD}</h1>{TEXT}{note}</article>").site == "مجلة البحر"
    named = '<meta property="og:site_name" content="المرسى">'
    assert read(f"<article><h1>{HEAD}</h1>{TEXT}{note}</article>", named).site == "المرسى"


def test_a_page_for_printing_says_from_which_site_it_is() -> None:
    assert printed_from("طبع هذا المقال من موقع صحيفة المرسى") == "صحيفة المرسى"
    assert printed_from("تمت طباعة الصفحة من المرسى نت") == "المرسى نت"


@pytest.mark.parametrize(
    "label", ["المستوى A2 · أخبار سهلة", "المستوى: متوسط", "مستوى B1-B2", "Level B1 | Easy news"]
)
def test_the_level_of_a_lesson_is_no_line(label: str) -> None:
    reading = read(f"<main><div class='lesson'>{label}</div><h1>{HEAD}</h1><div>{TEXT}</div></main>")
    assert lines(reading) == [HEAD, *LINES]


@pytest.mark.parametrize(
    "spans",
    [
        ["تصوير: سامر نجم", "الأحد 13/07/2025", "6 صور"],
        ["عدسة: سامر نجم", "13 تموز 2025", "12 صورة"],
        ["13 يوليو 2025", "24 photos"],
    ],
)
def test_photographer_day_and_count_are_no_line(spans: list[str]) -> None:
    stamp = "".join(f"<span>{one}</span> " for one in spans)
    reading = read(f"<section><h1>{HEAD}</h1><div class='info'>{stamp}</div><div>{TEXT}</div></section>")
    assert (lines(reading), reading.published) == ([HEAD, *LINES], date(2025, 7, 13))


@pytest.mark.parametrize(
    "label", ["<span><sup>مميز</sup></span>", "<small>جديد</small>", "<span>Featured</span>"]
)
def test_a_theme_s_label_at_the_end_of_a_headline_is_none_of_it(label: str) -> None:
    reading = read(f"<div class='item'><h2 class='itemTitle'>{HEAD} {label}</h2><div>{TEXT}</div></div>")
    assert lines(reading) == [HEAD, *LINES]
    whole = "افتتاح متحف مميز"
    assert lines(read(f"<h1>{whole}</h1>{TEXT}"))[0] == whole


@pytest.mark.parametrize("minutes", ["8' {}", "({} 8')", "90+4' {}", "{} 70′"])
def test_a_box_of_score_and_scorers_is_no_line(minutes: str) -> None:
    scorers = "".join(f"<li>{minutes.format(one).strip('()')}</li>" for one in ("لامين ديوب", "رائد شقير"))
    box = f"<div class='box'><b>النجم</b><div>2 - 2</div><b>الاتحاد</b><ul>{scorers}</ul></div>"
    reading = read(f"<article><h1>{HEAD}</h1>{box}<div class='text'>{TEXT}</div></article>")
    assert lines(reading) == [HEAD, *LINES]
    assert "لامين ديوب" in out(reading)


def test_minutes_told_in_the_text_stay() -> None:
    told = "<ul><li>8' لامين ديوب يفتتح التسجيل للاتحاد</li><li>41' العمري يعادل برأسية</li></ul>"
    reading = read(f"<article><h1>{HEAD}</h1><p>{LINES[0]}</p>{told}<p>{LINES[1]}</p></article>")
    assert len(lines(reading)) == 5


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("الموقع الرسمي للمرسى", "المرسى"),
        ("الموقع الرسمي لليبيا اليوم", "ليبيا اليوم"),
        ("الموقع الرسمي لصحيفة المرسى", "صحيفة المرسى"),
    ],
)
def test_a_name_behind_for_is_whole(name: str, whole: str) -> None:
    assert bare_name(name) == whole


@pytest.mark.parametrize(
    "rights", ["جميع الحقوق محفوظة للمرسى الرقمي © 2026", "حقوق النشر للمرسى الرقمي 2026"]
)
def test_whose_the_rights_are_is_a_whole_name(rights: str) -> None:
    reading = read(f"<div><h1>{HEAD}</h1>{TEXT}</div><div id='foot'>{rights}</div>")
    assert reading.site == "المرسى الرقمي"


def test_the_day_that_a_page_shows_goes_before_the_day_that_it_was_made() -> None:
    made = json.dumps({"@type": "Article", "headline": HEAD, "dateCreated": "2025-08-05T18:10:00+00:00"})
    script = f'<script type="application/ld+json">{made}</script>'
    shown = '<time itemprop="datePublished" datetime="2025-08-06T06:00:00+00:00">06 آب/أغسطس 2025</time>'
    assert read(f"<h1>{HEAD}</h1>{shown}{TEXT}", script).published == date(2025, 8, 6)
    assert read(f"<h1>{HEAD}</h1><div>نشر بتاريخ: 06 آب 2025</div>{TEXT}", script).published == date(
        2025, 8, 6
    )
    assert read(f"<h1>{HEAD}</h1>{TEXT}", script).published == date(2025, 8, 5)


@pytest.mark.parametrize("style", ["font-size:12px;color:#777", "font-size: small", "font-size:9pt"])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_small_letters_below_a_picture_in_a_mail_are_its_caption(tag: str, style: str) -> None:
    small = f'<{tag} style="{style};text-align:center">صفحة من المخطوطة بعد الترميم</{tag}>'
    shown = '<p><img src="cid:a" width="560" alt=""></p>'
    body = f"<html><body><table><tr><td><h2>{HEAD}</h2>{shown}{small}{TEXT}</td></tr></table></body></html>"
    head = "Subject: Test\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8"
    (reading,) = read_file("a.eml", f"{head}\n\n{body}".encode())
    told = {reading.text.split("\n")[at]: kind for at, kind in reading.kinds}
    assert told.get("صفحة من المخطوطة بعد الترميم") == "caption"


@pytest.mark.parametrize("name", ["Theme-TextSize-default", "text-size-xl", "has-font-size", "u-fontsize-l"])
@pytest.mark.parametrize("tag", ["h2", "h3", "p"])
def test_the_size_of_its_letters_leaves_out_no_line(name: str, tag: str) -> None:
    line = f'<div class="wrap"><{tag} class="{name}">الخشب</{tag}></div>'
    reading = read(f"<article><h1>{HEAD}</h1><p>{LINES[0]}</p>{line}<p>{LINES[1]}</p></article>")
    assert reading.text.split("\n") == [HEAD, LINES[0], "الخشب", LINES[1]]


def test_what_changes_the_size_of_letters_is_still_left_out() -> None:
    press = '<div class="font-size"><span>الحجم</span> <a href="#">أكبر</a> <a href="#">أصغر</a></div>'
    reading = read(f"<article><h1>{HEAD}</h1>{press}{TEXT}</article>")
    assert reading.text.split("\n") == [HEAD, *LINES]


@pytest.mark.parametrize("name", ["menu-title", "toolbar-title", "widget-title", "footer-title"])
@pytest.mark.parametrize("shape", ['<h2 class="{}">الخشب</h2>', '<div class="{}"><h3>الخشب</h3></div>'])
def test_a_heading_between_sentences_is_kept_whatever_it_is_called(name: str, shape: str) -> None:
    part = shape.format(name)
    reading = read(f"<article><h1>{HEAD}</h1><p>{LINES[0]}</p>{part}<p>{LINES[1]}</p></article>")
    assert lines(reading) == [HEAD, LINES[0], "الخشب", LINES[1]]


@pytest.mark.parametrize(
    "below",
    [
        "<ul><li><a href='/1'>متحف جديد للقوارب</a></li><li><a href='/2'>سباق الأشرعة</a></li></ul>",
        "<form><input name='mail'><button>اشترك</button></form>",
    ],
)
def test_a_heading_above_links_or_a_form_is_still_left_out(below: str) -> None:
    box = f"<div class='widget'><h3 class='widget-title'>قصص الميناء</h3>{below}</div>"
    reading = read(
        f"<article><h1>{HEAD}</h1><p>{LINES[0]}</p>{box}<p>{LINES[1]}</p><p>{LINES[2]}</p></article>"
    )
    assert lines(reading) == [HEAD, *LINES]
