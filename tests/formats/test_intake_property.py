"""Any article in any page with any invisible mark in it: the words that come out are those that went in."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.evaluation.intake import ExpectedText, folded, judge_file, read_expected
from reader.evaluation.invisible_marks import MARKS
from reader.formats.files import read_file
from reader.text.decoding import decode
from tests.amounts import amount

PAGES = Path(__file__).parent.parent / "data" / "intake" / "pages"
EXPECTED = read_expected(PAGES)
WORDS = """
المدينة الميناء الوزير قالت أضاف إن أن في من إلى على عن بعد قبل خلال أمس اليوم عام شهر مشروع طريق جسر
سوق مدرسة مستشفى ماء كهرباء قطار سفينة زيتون قمح خبز سكان عمال أطفال نساء رجال بلدية محافظة مجلس لجنة
قرار موازنة كلفة مليون دينار جديدة قديم كبير صغيرة أول ثاني ثلاثة أربعون ٢٥ 340 لم لن قد التي الذي
هذا هذه وهو وهي كما لكن حيث عندما بينما الربيع الشتاء المطر الريح البحر الجبل السهل القرية شارع بيت نافذة باب
"""
MENU = (
    "<nav><ul><li><a href='/'>الرئيسية</a><li><a href='/1'>محليات</a><li><a href='/2'>اقتصاد</a></ul></nav>"
)
LINKS = "".join(
    f"<li><a href='/{number}'>خبر آخر من أخبار الأسبوع رقم {number}</a></li>" for number in range(9)
)
FOOT = "<footer><p>جميع الحقوق محفوظة 2026</p><a href='/about'>من نحن</a></footer>"
INVISIBLE = sorted({one.written for one in MARKS if not any(map(str.isspace, one.shown))})


def joined(paragraphs: Sequence[str], start: str, end: str = "") -> str:
    return "".join(f"{start}{one}{end}\n" for one in paragraphs)


def page(body: str, headline: str, head: str = "") -> str:
    title = f"<title>{headline} - الميناء</title>"
    return f"<!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8>{title}{head}</head><body>{body}"


def linked_data(headline: str, paragraphs: Sequence[str]) -> str:
    record = {"@type": "NewsArticle", "headline": headline, "articleBody": "\n\n".join(paragraphs)}
    return f"<script type='application/ld+json'>{json.dumps(record, ensure_ascii=False)}</script>"


def as_article(head: str, lines: Sequence[str]) -> str:
    body = joined(lines, "<p>", "</p>")
    return page(f"{MENU}<article><h1>{head}</h1>{body}</article>{FOOT}", head)


def unclosed(head: str, lines: Sequence[str]) -> str:
    return page(f"{MENU}<main><h1>{head}</h1>{joined(lines, '<p>')}", head)


def with_breaks(head: str, lines: Sequence[str]) -> str:
    body = joined(lines, "", "<br><br>")
    return page(f"{MENU}<div class=t><h1>{head}</h1></div><div id=b>{body}</div>{FOOT}", head)


def in_divs(head: str, lines: Sequence[str]) -> str:
    body = joined(lines, "<div dir=rtl>", "</div>")
    named = f"<meta property='og:title' content='{head}'>"
    return page(f"<div>{MENU}</div><div><h2>{head}</h2><div>{body}</div></div>{FOOT}", head, named)


def in_a_table(head: str, lines: Sequence[str]) -> str:
    body = joined(lines, "<p><font size=3>", "</font>")
    title = f"<font size=5><b>{head}</b></font><br>"
    return page(f"<center><table><tr><td>{MENU}</td><td>{title}{body}</td></tr></table></center>", head)


def hashed(head: str, lines: Sequence[str]) -> str:
    body = joined(lines, "<div class=css-9z><p class=css-2k>", "</p></div>")
    main = f"<main><h1 class=css-1x>{head}</h1>{body}</main>"
    return page(f"<div id=root><header>{MENU}</header>{main}<ul>{LINKS}</ul></div>", head)


def busy(head: str, lines: Sequence[str]) -> str:
    side = f"<div class=side><h3>الأكثر قراءة</h3><ul>{LINKS}</ul></div>"
    story = f"<div class=story><h1>{head}</h1>{joined(lines, '<p>', '</p>')}</div>"
    related = f"<div class=related><h3>مواضيع ذات صلة</h3><ul>{LINKS}</ul></div>"
    return page(f"{MENU}{side}{story}{related}{FOOT}", head)


def with_links_between(head: str, lines: Sequence[str]) -> str:
    related = "<div class=related><h4>اقرأ أيضا</h4><a href='/x'>خبر آخر</a></div>"
    rest = joined(lines[1:], "<p>", "</p>")
    return page(f"<article><h1>{head}</h1><p>{lines[0]}</p>{related}{rest}</article>", head)


def with_a_bold_lead(head: str, lines: Sequence[str]) -> str:
    rest = joined(lines[1:], "<p><span>", "</span></p>")
    return page(f"<article><h1>{head}</h1><p><strong>{lines[0]}</strong></p>{rest}</article>", head)


def with_microdata(head: str, lines: Sequence[str]) -> str:
    body = f"<div itemprop=articleBody>{joined(lines, '<p>', '</p>')}</div>"
    item = "<div itemscope itemtype='https://schema.org/NewsArticle'>"
    return page(f"{MENU}{item}<div itemprop=headline>{head}</div>{body}</div>{FOOT}", head)


def in_custom_elements(head: str, lines: Sequence[str]) -> str:
    body = joined(lines, "<story-paragraph>", "</story-paragraph>")
    story = f"<story-page><story-headline><h1>{head}</h1></story-headline>{body}</story-page>"
    return page(f"<site-head>{MENU}</site-head>{story}<site-foot>{FOOT}</site-foot>", head)


def as_labels(head: str, lines: Sequence[str]) -> str:
    body = "<br><br>".join(lines)
    labels = f"<span id=lblTitle class=title>{head}</span><span id=lblText>{body}<br></span>"
    return page(f"{MENU}<div id=b><span id=lblDay>3/3/2026</span>{labels}</div>{FOOT}", head)


def with_pictures(head: str, lines: Sequence[str]) -> str:
    slides = "".join(
        f"<li data-sub-html='<p>{one}</p>'><a href=/{one}.jpg><img src=/{one}.jpg alt='{one}'></a></li>"
        for one in ("شارع السوق قبل الترميم", "عمال يرفعون الحجارة")
    )
    aside = "<span style='float:left'><img src=/p.jpg><br>باب السوق القديم (رويترز)</span>"
    rest = joined(lines[1:], "<p>", "</p>")
    body = f"<p>{aside}{lines[0]}</p><ul>{slides}</ul>{rest}"
    return page(f"{MENU}<article><h1>{head}</h1>{body}</article>{FOOT}", head)


Shape = Callable[[str, Sequence[str]], str]
SHAPES: Sequence[Shape] = (
    as_article,
    unclosed,
    with_breaks,
    in_divs,
    in_a_table,
    hashed,
    busy,
    with_links_between,
    with_a_bold_lead,
    with_microdata,
    in_custom_elements,
    as_labels,
    with_pictures,
)
CAPTIONS = ("باب السوق القديم (رويترز)", "شارع السوق قبل الترميم", "عمال يرفعون الحجارة")
NAMES = (
    *("content", "inner", "col-8", "row", "box", "grid", "panel", "data", "news", "rich", "detail", "module"),
    *(
        "widget-x",
        "elementor-widget-text",
        "css-9zz",
        "c-txt",
        "محتوى",
        "نص",
        "corps",
        "texte",
        "metin",
        "foo bar",
    ),
)
BOXES = ("div", "section", "article", "main", "center", "page-part")
LINES = (
    "<p>{}</p>",
    "<p class='{name}'><span>{}</span></p>",
    "<div class='{name}'><p>{}</p></div>",
    "<div>{}</div>",
    "{}<br><br>",
    "<p><b>{}</b></p>",
    "<page-line>{}</page-line>",
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Words of Arabic with marks of punctuation, and an invisible mark at any place or none."""
    words = draw(st.lists(st.sampled_from(WORDS.split()), unique=True, min_size=8, max_size=40))
    for at in draw(st.sets(st.integers(0, len(words) - 2), max_size=3)):
        words[at] += draw(st.sampled_from("،؛:"))
    if draw(st.booleans()):
        first = draw(st.integers(1, len(words) - 3))
        words[first], words[first + 2] = f"«{words[first]}", f"{words[first + 2]}»"
    return " ".join(words) + draw(st.sampled_from((".", "!", "؟", "")))


def marked(line: str, mark: str, share: float) -> str:
    at = round(share * len(line))
    return line[:at] + mark + line[at:]


LEAST_RIGHT = 25
MARKED = st.tuples(st.sampled_from(("", *INVISIBLE)), st.floats(0, 1))
BOUNDED = settings(
    max_examples=amount(40, 100),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def lost_or_added(name: str, data: bytes, expected: ExpectedText) -> list[str]:
    """Return what does not come out as it went in; the kinds of lines and what is left out do not count."""
    wanted = replace(expected, date=None, source=None, left_out=(), captions=expected.captions or None)
    judged = judge_file(Path(name), [wanted], lambda path: read_file(name, data), str)
    return [one for one in judged.wrong if one.startswith(("words", "lines", "refused", "headline"))]


@pytest.mark.slow
@given(
    st.sampled_from((*SHAPES, None)),
    st.lists(paragraphs(), min_size=2, max_size=9, unique=True),
    st.lists(MARKED, min_size=9, max_size=9),
)
@BOUNDED
def test_what_is_wrapped_in_a_shape_comes_out(
    shape: Shape | None, lines: list[str], marks: list[tuple[str, float]]
) -> None:
    headline = "افتتاح الطريق الجديد بين الميناء والقرية"
    said = ExpectedText(headline, lines=lines, captions=CAPTIONS if shape is with_pictures else None)
    if shape is None:  # put there by a script, from what is told to machines
        shown = [one if "&" not in one[0] else ("", 0.0) for one in marks]
        held = [marked(line, *mark) for line, mark in zip(lines, shown, strict=False)]
        text = page("<div id=root></div>", headline, linked_data(headline, held))
    else:
        held = [marked(escape(line), *mark) for line, mark in zip(lines, marks, strict=False)]
        text = shape(headline, held)
    assert lost_or_added("a.html", text.encode(), said) == []


@pytest.mark.slow
@given(
    st.lists(paragraphs(), min_size=2, max_size=9, unique=True),
    st.lists(MARKED, min_size=9, max_size=9),
    st.lists(st.tuples(st.sampled_from(BOXES), st.sampled_from(NAMES), st.booleans()), max_size=4),
    st.tuples(st.sampled_from(LINES), st.sampled_from(NAMES)),
)
@BOUNDED
def test_what_is_wrapped_in_boxes_of_any_name_comes_out_or_waits(
    lines: list[str],
    marks: list[tuple[str, float]],
    boxes: list[tuple[str, str, bool]],
    made: tuple[str, str],
) -> None:
    headline = "افتتاح الطريق الجديد بين الميناء والقرية"
    held = [marked(escape(line), *mark) for line, mark in zip(lines, marks, strict=False)]
    body = "\n".join(made[0].format(line, name=made[1]) for line in held)
    body, above = body, f"<h1>{headline}</h1>"
    for tag, name, has_headline in boxes:
        inside = above + body if has_headline else body
        above = "" if has_headline else above
        body = f"<{tag} class='{name}' id='{name}'>{inside}</{tag}>"
    text = page(f"{MENU}{above}{body}<ul>{LINKS}</ul>{FOOT}", headline)
    (reading,) = read_file("a.html", text.encode())
    have = folded(reading.text.replace("\n", " "))
    told = [folded(one.text) for one in reading.left_out]
    for line in map(folded, lines):
        assert line in have or (reading.doubts and any(line in one for one in told)), line


@cache
def read_right() -> list[str]:
    """Return the pages of which all comes in as they are: the others are counted elsewhere."""
    texts = {name: (PAGES / name).read_bytes() for name in EXPECTED}
    return [name for name, data in texts.items() if not lost_or_added(name, data, EXPECTED[name][0])]


@pytest.mark.slow
@given(
    st.integers(0, len(EXPECTED) - 1),
    st.lists(paragraphs(), min_size=4, max_size=4, unique=True),
    st.lists(MARKED, min_size=4, max_size=4),
)
@BOUNDED
def test_what_is_put_into_a_page_comes_out(
    number: int, lines: list[str], marks: list[tuple[str, float]]
) -> None:
    name = read_right()[number % len(read_right())]
    decoded = decode((PAGES / name).read_bytes())
    text, (expected,) = decoded.text, EXPECTED[name]
    # A line without a stop beside a picture is its caption, as often as not.
    lines = [line if line.endswith(tuple(".!؟")) else f"{line}." for line in lines]
    held = list(expected.lines or ())
    at_once = [at for at, line in enumerate(held) if len(line.split()) > 9 and text.count(line) == 1]
    for at, line, (mark, share) in zip(at_once, lines, marks, strict=False):
        before = text[: text.index(held[at])]
        is_script = before.rfind("<script") > before.rfind("</script")
        put = line if is_script else marked(escape(line), mark, share)
        text, held[at] = text.replace(held[at], put), line
    data = text.encode(decoded.encoding, "xmlcharrefreplace")
    assert lost_or_added(name, data, replace(expected, lines=held)) == []


def test_the_pages_have_places_to_put_an_article() -> None:
    for name, (expected,) in EXPECTED.items():
        text = decode((PAGES / name).read_bytes()).text
        assert any(line in text for line in expected.lines or ()), name
        assert folded(expected.headline or "") in folded(text), name


def test_most_pages_are_read_right() -> None:
    assert len(read_right()) >= LEAST_RIGHT
