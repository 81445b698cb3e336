"""Captions and credits beside the pictures of a page, as newsrooms write them, and what looks like one."""

from collections.abc import Sequence

import pytest

from reader.formats import ExtractedText
from reader.formats.readers.html import read_html

HEADLINE = "افتتاح مكتبة عامة في حي المطاحن بعد ترميم دام عامين"
LINES = (
    "افتتحت بلدية النخيل أمس مكتبة حي المطاحن العامة بعد ترميم دام عامين وكلف نحو أربعة ملايين دينار.",
    "وقال مدير المكتبة وليد سرحان إن المبنى يضم ثلاثين ألف كتاب وقاعة للأطفال ومختبرا للمخطوطات.",
    "وأضاف أن ساعات العمل ستمتد إلى التاسعة مساء في أيام الأسبوع كلها، باستثناء الجمعة والعطل.",
)
IMAGE = '<img src="/m/1.jpg" alt="">'
SHOWN = "عمال يرفعون آخر حجارة السور أمام المدخل الشمالي"
OTHER = "جانب من القاعة الكبرى صباح أمس"
SAID = "«هذا المكان كان كل طفولتنا، ولم نصدق أنه سيعود»"
SPEAKER = "وداد رمان، من سكان الحي"


def read(put: str, last: Sequence[str] = LINES[2:]) -> ExtractedText:
    body = f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{put}" + "".join(f"<p>{one}</p>" for one in last)
    head = f'<head><meta charset="utf-8"><title>{HEADLINE} - صدى الخليج</title></head>'
    return read_html(
        f'<!DOCTYPE html><html dir="rtl">{head}<body><header><a href="/">صدى الخليج</a></header>'
        f"<main><article><h1>{HEADLINE}</h1><div>{body}</div></article></main></body></html>"
    )


def told(text: ExtractedText, *kinds: str) -> list[str]:
    of = dict(text.kinds)
    return [line for at, line in enumerate(text.text.split("\n")) if of.get(at, "") in kinds]


def figure(inside: str) -> str:
    return f"<figure>{IMAGE}{inside}</figure>"


@pytest.mark.parametrize(
    ("put", "caption", "credits"),
    [
        (
            f"<figcaption>{SHOWN}. <span class='image-credit'><span class='credit-label'>Credit:</span>"
            " سامر حداد / رويترز</span></figcaption>",
            f"{SHOWN}.",
            ["Credit: سامر حداد / رويترز"],
        ),
        (
            f"<figcaption>{SHOWN} <span class='source'>رويترز</span>"
            " <span class='photographer'>تصوير: سامر حداد</span></figcaption>",
            SHOWN,
            ["رويترز", "تصوير: سامر حداد"],
        ),
        ("<figcaption>السور قبل العرض. © سامر حداد</figcaption>", "السور قبل العرض.", ["© سامر حداد"]),
        ("<figcaption>الوزيرة خلال الجولة. - أ ف ب</figcaption>", "الوزيرة خلال الجولة.", ["أ ف ب"]),
        (
            f"<figcaption><div>{SHOWN}.</div><div>وكان السور قد انهار في الشتاء.</div></figcaption>",
            f"{SHOWN}. وكان السور قد انهار في الشتاء.",
            [],
        ),
        (f"<h4>{SHOWN}</h4>", SHOWN, []),
    ],
)
def test_all_that_is_in_a_figure_is_kept(put: str, caption: str, credits: list[str]) -> None:
    text = read(figure(put))
    assert (told(text, "caption"), told(text, "credit")) == ([caption], credits)


@pytest.mark.parametrize(
    "put",
    [
        f"<div class='img-box'></div><div class='img-note'>{SHOWN}</div>",
        f"<div style=\"background-image: url('/m/3.jpg')\"></div><div class='s'>{SHOWN}</div>",
        f'<p>[caption id="a_8" width="640"]{IMAGE} {SHOWN}[/caption]</p>',
        f"<p>{IMAGE}</p><p><small>{SHOWN}.</small></p>",
        f"<p>{IMAGE}</p><p><em>{SHOWN}.</em></p>",
        f"<p>{IMAGE}</p><p class='has-small-font-size'>{SHOWN}.</p>",
        f"<aside>{IMAGE}<p>{SHOWN}</p></aside>",
        f"<div class='legende'>{SHOWN}</div>",
        f"<div class='story-img'>{IMAGE}<button>إظهار التعليق</button>"
        f"<div class='story-img-caption hidden'>{SHOWN}</div></div>",
    ],
)
def test_a_caption_is_told_by_its_place_its_look_and_its_names(put: str) -> None:
    assert [one.rstrip(".") for one in told(read(put), "caption")] == [SHOWN]


def test_a_line_that_says_it_is_of_the_picture_is_its_caption() -> None:
    assert told(read(f"<p>{IMAGE}</p><p>في الصورة: {SHOWN}.</p>"), "caption") == [f"في الصورة: {SHOWN}."]


def test_a_field_with_its_label_says_whose_the_picture_is() -> None:
    label = "<div class='f'><div>المصور</div><div>سامر حداد</div></div>"
    text = read(f"<div class='media'>{IMAGE}<div class='d'>{SHOWN}</div>{label}</div>")
    assert told(text, "caption", "credit") == [SHOWN, "سامر حداد"]


def test_a_drawing_keeps_its_description_beside_its_source() -> None:
    text = read(
        f"<figure><img src='/m/7.png' alt='{OTHER}'><figcaption>المصدر: البلدية</figcaption></figure>"
    )
    assert told(text, "caption", "credit") == [OTHER, "المصدر: البلدية"]


def test_captions_in_the_cells_below_their_pictures_are_of_these() -> None:
    rows = f"<tr><td>{IMAGE}</td><td>{IMAGE}</td></tr><tr><td>{SHOWN}</td><td>{OTHER}</td></tr>"
    assert told(read(f"<table>{rows}</table>"), "caption") == [SHOWN, OTHER]


def test_a_caption_is_not_that_of_other_pictures_in_a_short_article() -> None:
    floating = f"<span style='float:left'>{IMAGE}<br>{SHOWN}</span>"
    text = read(f"<p>{floating}{LINES[2]}</p><ul><li><img src='/m/2.jpg' alt='{OTHER}'></li></ul>", ())
    assert told(text, "caption") == [SHOWN, OTHER]


@pytest.mark.parametrize(
    "put",
    [
        f"<blockquote class='q'><p>{SAID}</p><footer class='q__caption'>{SPEAKER}</footer></blockquote>",
        f"<figure><blockquote>{SAID}</blockquote><figcaption>{SPEAKER}</figcaption></figure>",
        f"<div class='quote-box'>{IMAGE}<div>{SAID}</div><div class='quote-caption'>{SPEAKER}</div></div>",
    ],
)
def test_who_is_quoted_is_no_caption(put: str) -> None:
    text = read(put)
    assert told(text, "caption", "credit") == []
    assert text.text.split("\n")[3:5] == [SAID, SPEAKER]


@pytest.mark.parametrize(
    ("put", "line"),
    [
        (f"<p>{IMAGE}</p><p><strong>ماذا يقول سكان الحي</strong></p>", "ماذا يقول سكان الحي"),
        (f"<p>{IMAGE}</p><p>ولم ترد البلدية على أسئلتنا.</p>", "ولم ترد البلدية على أسئلتنا."),
    ],
)
def test_a_line_of_the_text_behind_a_picture_is_no_caption(put: str, line: str) -> None:
    text = read(put)
    assert told(text, "caption") == [] and line in text.text.split("\n")
