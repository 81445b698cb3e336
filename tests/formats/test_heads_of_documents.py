"""What short lines at the head of plain texts and documents say: paper, day, kind of text; posts as data."""

import json
from datetime import date
from typing import Any

import pytest

from reader.formats.columns import guessed_columns
from reader.formats.files import read_file
from reader.formats.readers.document_lines import unwrapped_text
from reader.formats.readers.issue_line import with_day_of_head, with_issue_line
from reader.formats.reading import ExtractedText, LeftOut, Surrounding

HEAD = "ورشة للنجارة تعلم أربعين شابا صناعة القوارب"
LINES = [
    "افتتحت الورشة أبوابها في المرفأ القديم صباح السبت بحضور ثلاثة من معلمي المهنة المتقاعدين.",
    "وقال مديرها إن صناعة القارب الواحد تستغرق أربعة أشهر، وإن الخشب يأتي من بساتين مهجورة.",
    "وأضاف أن الدورة الثانية تبدأ في الخريف.",
]
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def headed(*above: str, **facts: Any) -> ExtractedText:
    return with_day_of_head(ExtractedText("\n".join([*above, HEAD, *LINES]), **facts))


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("نشرة أهل البحر، العدد 7، 14 أيار/مايو 2025", "نشرة أهل البحر"),
        ("المرسى - السنة الثالثة - العدد 7 - 14 مايو 2025", None),
        ("صحيفة المرسى - العدد 112 - 14 مايو 2025", "صحيفة المرسى"),
        ("نشرة المراكب والموانئ - 14 مايو 2025", "نشرة المراكب والموانئ"),
    ],
)
def test_the_line_of_an_issue_is_not_the_headline(line: str, paper: str | None) -> None:
    reading = with_issue_line(ExtractedText("\n".join([line, HEAD, *LINES])))
    if paper is None:
        assert reading.text.startswith(line)
        return
    assert (reading.text.split("\n"), reading.site) == ([HEAD, *LINES], paper)
    assert (reading.published, reading.left_out) == (
        date(2025, 5, 14),
        (LeftOut(line, Surrounding.TIMES, 0),),
    )


def test_an_issue_line_below_the_headline_leaves_the_empty_lines_where_they_are() -> None:
    reading = with_issue_line(
        ExtractedText(f"{HEAD}\n\nصحيفة المرسى، 14 مايو 2025\n\n{LINES[0]}\n\n{LINES[1]}")
    )
    assert reading.text.count("\n\n") == 3 - 1
    assert reading.left_out[0].before == 1


@pytest.mark.parametrize(
    "above",
    [
        ["التاريخ: 14 أيار/مايو 2025", "بيان صحفي"],
        ["بيان صحفي", "14 مايو 2025"],
        ["للنشر الفوري", "الأربعاء 14 مايو 2025"],
    ],
)
def test_a_day_and_the_kind_of_text_above_a_headline_are_left_out(above: list[str]) -> None:
    reading = headed(*above)
    assert (reading.text.split("\n"), reading.published) == ([HEAD, *LINES], date(2025, 5, 14))
    assert {one.text for one in reading.left_out} == {*above}


def test_a_kind_of_text_without_a_day_stays() -> None:
    assert headed("بيان صحفي").text.split("\n")[0] == "بيان صحفي"


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ("غرفة تجارة المرفأ - دائرة الإعلام", "غرفة تجارة المرفأ"),
        ("صحيفة المرسى | قسم التحرير", "صحيفة المرسى"),
        ("هاتف 06 555 010 - www.almarsa.example", ""),
        ("مسودة أولى", ""),
    ],
)
def test_the_head_of_pages_names_the_source(head: str, site: str) -> None:
    assert headed(left_out=(LeftOut(head, Surrounding.FOOT, 0),)).site == site


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("سامر نجم - صحيفة المرسى، 14 مايو 2025", "صحيفة المرسى"),
        ("مجلة البحر | 14 مايو 2025 | ليلى حداد", "مجلة البحر"),
    ],
)
def test_a_line_of_writer_paper_and_day_stays_and_says_both(line: str, site: str) -> None:
    reading = with_day_of_head(ExtractedText("\n".join([HEAD, line, *LINES])))
    assert (reading.site, reading.published) == (site, date(2025, 5, 14))
    assert reading.text.split("\n") == [HEAD, line, *LINES]


@pytest.mark.parametrize(
    ("above", "below", "site"),
    [
        (["صحيفة المرسى", "العدد 112 - الأربعاء 14 مايو 2025"], [], "صحيفة المرسى"),
        (["المصدر: المرسى", "التاريخ: 14 مايو 2025"], [], "المرسى"),
        ([], ["المصدر: صحيفة المرسى - 14 مايو 2025"], "صحيفة المرسى"),
        ([], ["صحيفة المرسى 14/5/2025"], ""),
        (["14 مايو 2025"], ["الناشر: دار البحر"], "دار البحر"),
    ],
)
def test_paper_and_day_of_a_plain_text(above: list[str], below: list[str], site: str) -> None:
    (reading,) = read_file("a.txt", "\n".join([*above, HEAD, *LINES, *below]).encode())
    assert reading.text.split("\n") == [HEAD, *LINES, *below]
    assert (reading.site, reading.published) == (site, date(2025, 5, 14))
    assert [one.text for one in reading.left_out] == above


def test_a_headline_that_is_a_paper_s_name_stays_above_a_day_alone() -> None:
    (reading,) = read_file("a.txt", "\n".join(["مجلة البحر", "14 مايو 2025", *LINES]).encode())
    assert reading.text.split("\n") == ["مجلة البحر", *LINES]


def test_a_sentence_with_a_paper_and_a_day_says_neither() -> None:
    line = "وكانت صحيفة المرسى قد ذكرت، 14 مايو 2025، أن الورشة لن تفتح قبل الخريف المقبل"
    assert with_day_of_head(ExtractedText("\n".join([HEAD, line, *LINES]))).site == ""


def test_a_plain_text_that_was_broken_to_fit_has_a_line_a_paragraph() -> None:
    first = "افتتحت الورشة أبوابها في المرفأ القديم صباح السبت\nبحضور ثلاثة من معلمي المهنة المتقاعدين."
    second = "وقال مديرها إن صناعة القارب الواحد تستغرق أربعة\nأشهر، وإن الخشب يأتي من بساتين مهجورة."
    joined = unwrapped_text(f"{HEAD}\n=====\n\n{first}\n\n{second}\n")
    assert joined == "\n\n".join([HEAD, first.replace("\n", " "), second.replace("\n", " ")])
    poem = "يا ليل\nطال السهر\n\nيا صبح\nأين الطريق\n"
    lines = "\n".join(LINES[:2]) + "\n\n" + "\n".join(LINES[1:]) + "\n"
    assert (unwrapped_text(poem), unwrapped_text(lines), unwrapped_text(first)) == (poem, lines, first)


@pytest.mark.parametrize(
    "name", ["الجهة الناشرة", "جهة النشر", "الوسيلة الناشرة", "اسم المطبوعة", "News outlet"]
)
def test_a_column_of_who_published_is_the_source(name: str) -> None:
    assert guessed_columns(["عنوان الخبر", "نص الخبر", "تاريخ النشر", name])["site"] == name


def post(**more: Any) -> dict[str, Any]:
    return {
        "id": 7,
        "date": "2025-05-14T00:20:00",
        "date_gmt": "2025-05-13T21:20:00",
        "link": "https://almarsa.example/7",
        "title": {"rendered": f"{HEAD} &#8220;2&#8221;"},
        "content": {"rendered": TEXT, "protected": False},
        "excerpt": {"rendered": "<p>افتتحت الورشة [&hellip;]</p>"},
        "categories": [3],
        "tags": [],
    } | more


@pytest.mark.parametrize(
    ("name", "wrapped"),
    [
        ("a.json", lambda one: [one]),
        ("a.json", lambda one: one),
        ("a.json", lambda one: {"posts": [one], "found": 1}),
        ("a.json", lambda one: {"post": one}),
        ("a.jsonl", lambda one: one),
    ],
)
def test_posts_of_wordpress_are_articles(name: str, wrapped: Any) -> None:
    (reading,) = read_file(name, json.dumps(wrapped(post())).encode())
    assert reading.text.split("\n") == [f"{HEAD} “2”", *LINES]
    assert (reading.published, reading.url) == (date(2025, 5, 14), "https://almarsa.example/7")
    assert not reading.doubts


@pytest.mark.parametrize(
    "said",
    [
        {"yoast_head_json": {"og_site_name": "المرسى"}},
        {"yoast_head": '<meta property="og:site_name" content="المرسى" />'},
        {"yoast_head_json": {"schema": {"@graph": [{"@type": "WebSite", "name": "المرسى"}]}}},
    ],
)
def test_a_post_names_its_site_and_its_writer(said: dict[str, Any]) -> None:
    card = {"_embedded": {"author": [{"name": "ليلى حداد"}]}, "author": 3}
    (reading,) = read_file("a.json", json.dumps([post(**said, **card)]).encode())
    assert (reading.site, reading.author) == ("المرسى", "ليلى حداد")


def test_the_picture_of_a_post_brings_its_caption() -> None:
    media = {
        "caption": {"rendered": "<p>القوارب القديمة عند الرصيف</p>"},
        "source_url": "https://a.example/a.jpg",
    }
    (reading,) = read_file("a.json", json.dumps([post(_embedded={"wp:featuredmedia": [media]})]).encode())
    assert (1, "caption") in reading.kinds and reading.text.split("\n")[1] == "القوارب القديمة عند الرصيف"
