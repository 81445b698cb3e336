"""Pages of every shape: the article's words come out as they went in, and what is around it is told apart."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.formats.pages.blocks import folded_words
from reader.formats.readers.html import read_html
from reader.formats.reading import ExtractedText, Surrounding, Unreadable
from tests.formats import page_shapes
from tests.formats.page_shapes import DAY, SHAPES, SITE, Told, page, plain_parts

LONG = Told(
    "والي الساحل: طريق الجبل يفتح أمام السيارات في الصيف",
    [
        (
            "paragraph",
            "قالت والية الساحل هند المرزوقي، أمس الاثنين، إن طريق الجبل الجديد بين مدينة الوادي وقرية العين "
            "سيفتح أمام السيارات في الصيف المقبل.",
        ),
        ("caption", "عمال يرصفون طريق الجبل قرب قرية العين (وكالة المرافئ)"),
        (
            "paragraph",
            "وأضافت أن كلفة المشروع بلغت 120 مليون دينار، مشيرة إلى أن الولاية «لن تفرض رسوما» على السيارات.",
        ),
        ("subhead", "اعتراض في القرى"),
        ("paragraph", "وقال رئيس جمعية المزارعين سعد البكري إن الطريق يمر وسط بساتين الزيتون."),
        ("item", "ثلاثة جسور جديدة"),
        ("item", "نفق واحد بطول كيلومترين"),
        ("paragraph", "«لا نريد تعويضا، نريد أرضنا»."),
        (
            "paragraph",
            "ويبلغ طول الطريق سبعين كيلومترا، ويمر بتسع قرى، وتستغرق الرحلة ساعة واحدة بدلا من ثلاث ساعات.",
        ),
    ],
)
SHORT = Told(LONG.headline, [LONG.parts[0], LONG.parts[2], LONG.parts[4]])
IN_SHAPES = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
Shape = Callable[[Told], str]


def words_of(lines: list[str]) -> Counter[str]:
    return Counter(word for line in lines for word in folded_words(line))


def of_kind(reading: ExtractedText, kind: str) -> list[str]:
    lines = reading.text.split("\n")
    return [lines[number] for number, what in reading.kinds if what == kind]


def lines_of(reading: ExtractedText) -> list[str]:
    """Return the lines, without credits."""
    credits = {number for number, what in reading.kinds if what == "credit"}
    return [line for number, line in enumerate(reading.text.split("\n")) if number not in credits]


@IN_SHAPES
@pytest.mark.parametrize("told", [LONG, SHORT], ids=["long", "short"])
def test_the_article_and_nothing_else(shape: Shape, told: Told) -> None:
    reading = read_html(shape(told))
    assert lines_of(reading) == [told.headline, *told.texts()]
    assert (reading.published, reading.site, reading.doubts) == (date.fromisoformat(DAY), SITE, ())
    if shape is not page_shapes.scripted:  # whose JSON-LD does not say what is a caption
        assert of_kind(reading, "caption") == told.texts("caption")
        assert of_kind(reading, "list_item") == told.texts("item")


INVISIBLE = [
    *(
        "\u200f",
        "\u200e",
        "\u200c",
        "\u200d",
        "\u00ad",
        "\ufeff",
        "\u061c",
        "\u2066",
        "\u2069",
        "\u202b",
        "\u202c",
    ),
    *("&rlm;", "&lrm;", "&zwnj;", "&zwj;", "&shy;", "&#8207;", "&#x200e;", "ـ", "\u064b", "\u2060", "\u200b"),
]
WORDS = [
    "الوزارة",
    "أعلنت",
    "مدينة",
    "طريق",
    "جديد",
    "المجلس",
    "قرر",
    "يوم",
    "عمل",
    "ثلاثة",
    "كتاب",
    "سوق",
    "120",
    "نهر",
    "مدرسة",
    "على",
    "إلى",
    "من",
    "أن",
    "البلدية",
    "قالت",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=6, max_size=25).map(" ".join)
ARTICLES = st.builds(
    lambda first, others: Told(LONG.headline, [("paragraph", first + "."), *others]),
    st.lists(st.sampled_from(WORDS), min_size=12, max_size=30).map(" ".join),
    st.lists(
        st.tuples(st.sampled_from(["paragraph", "paragraph", "paragraph", "subhead"]), SENTENCES), max_size=8
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES, st.sampled_from(SHAPES), st.data())
def test_the_words_that_come_out_are_those_that_went_in(
    told: Told, shape: Shape, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(told.parts) - 1))
    kind, text = told.parts[place]
    at = data.draw(st.integers(0, len(text)))
    mark = data.draw(st.sampled_from(INVISIBLE))
    told.parts[place] = (kind, f"{text[:at]}\uf000{text[at:]}")
    markup = shape(told).replace("\uf000", mark)
    told.parts[place] = (kind, text)
    reading = read_html(markup)
    assert words_of(lines_of(reading)) == words_of([told.headline, *told.texts()])


def bare(body: str, told: Told = SHORT, head: str = "") -> ExtractedText:
    """Read a page with an article and something more in it."""
    return read_html(
        page(told, f"<article><h1>{told.headline}</h1>{plain_parts(told)}{body}</article>", head)
    )


@pytest.mark.parametrize(
    "caption",
    [
        '<figure><img src="a"><figcaption>{}</figcaption></figure>',
        '<figure><img src="a"><figcaption><span class="sr-only">التعليق على الصورة، </span>{}</figcaption></figure>',
        "<figure><img src=a><figcaption>التعليق على الصورة، {}</figcaption></figure>",
        '<div class="wp-caption"><img src="a"><p class="wp-caption-text">{}</p></div>',
        '<table class="tr-caption-container"><tr><td><img src="a"></td></tr><tr><td class="tr-caption">{}</td></tr></table>',
        '<div class="thumbinner"><img src="a"><div class="thumbcaption">{}</div></div>',
        '<div class="article-image"><img src="a"><span class="image-caption">{}</span></div>',
        '<div class="photo"><img src="a"><div class="caption">{}</div></div>',
        '<div><img src="a" aria-describedby="d7"><p id="d7">{}</p></div>',
        '<div class="media"><img src="a" alt="شيء آخر تماما"><div class="photo-description">{}</div></div>',
        '<p><img src="a" alt="{}"></p>',
    ],
)
def test_captions_of_every_make(caption: str) -> None:
    said = "عمال يرصفون طريق الجبل قرب قرية العين"
    reading = bare(caption.format(said))
    assert of_kind(reading, "caption") == [said]
    assert reading.text.split("\n")[-1] == said


@pytest.mark.parametrize("alt", ["", "IMG_2034.jpg", "صورة", LONG.headline])
def test_what_is_no_caption(alt: str) -> None:
    assert lines_of(bare(f'<p><img src="a.jpg" alt="{alt}"></p>')) == [SHORT.headline, *SHORT.texts()]


@pytest.mark.parametrize(
    ("around", "what"),
    [
        ('<p>اقرأ أيضاً: <a href="/n">منتخب السباحة يفوز على ضيفه</a></p>', Surrounding.RELATED),
        ('<div><h4>شاهد أيضا</h4><a href="/n">منتخب السباحة يفوز</a></div>', Surrounding.RELATED),
        ("<p>للمزيد:</p>", Surrounding.RELATED),
        (
            '<ul><li><a href="/1">سوق الزيتون ترتفع أسعاره</a><li><a href="/2">مطر على الساحل</a></ul>',
            Surrounding.RELATED,
        ),
        ("<p>نرجو من القراء الالتزام بآداب الحوار في التعليقات وعدم الإساءة.</p>", Surrounding.NOTICE),
        ("<p>التعليقات المنشورة لا تعبر عن رأي الصحيفة.</p>", Surrounding.NOTICE),
        ("<div>شارك الخبر</div>", Surrounding.SHARING),
        ("<button>طباعة</button>", Surrounding.SHARING),
        ("<div>إعلان</div>", Surrounding.ADVERTISEMENT),
        ("<div>منذ 3 ساعات</div>", Surrounding.TIMES),
        ("<p hidden>نص لا يراه أحد</p>", Surrounding.HIDDEN),
        ('<p style="display: none">نص لا يراه أحد</p>', Surrounding.HIDDEN),
        ("<noscript>يرجى أن تسمح بالبرامج</noscript>", Surrounding.HIDDEN),
        (f'<blockquote class="pull-quote">{SHORT.texts()[2]}</blockquote>', Surrounding.REPEATED),
        ("<div><b>3/12</b></div>", Surrounding.SHARING),
        ("<div>4 من 7</div>", Surrounding.SHARING),
        ("<p>يمكنكم متابعتنا عبر صفحتنا في فيسبوك وعلى قناتنا في يوتيوب</p>", Surrounding.SHARING),
        ("<p>تابعوا صحيفة المرسى على واتساب</p>", Surrounding.SHARING),
        ("<p>رابط المقال: https://almarsa.example/a/31</p>", Surrounding.SHARING),
        ("<h4>من القسم ذاته</h4>", Surrounding.RELATED),
        (
            '<div><h4>من قسم محليات</h4><a href="/n">منتخب السباحة يفوز على ضيفه</a></div>',
            Surrounding.RELATED,
        ),
        ('<a href="#after-box">تجاوز الأكثر قراءة وتابع القراءة</a>', Surrounding.MENU),
        ('<p><a href="#x">الأكثر قراءة نهاية</a></p>', Surrounding.MENU),
        ("<h3>التعليقات (2)</h3><p>مقال جميل وشكرا لكم على هذه المعلومات كلها.</p>", Surrounding.COMMENT),
    ],
)
def test_what_is_left_out_and_as_what(around: str, what: Surrounding) -> None:
    reading = bare(around)
    assert lines_of(reading) == [SHORT.headline, *SHORT.texts()]
    assert {one.what for one in reading.left_out} == {what}
    assert {one.before for one in reading.left_out} == {4}


def test_sentences_that_only_begin_like_what_is_around() -> None:
    lines = [
        "شارك في الاجتماع عدد من الوزراء والمحافظين ورؤساء البلديات.",
        "المزيد من الدول تنضم إلى الاتفاق الذي وقع في العاصمة قبل عام.",
        "كتب الوزير رسالة إلى سكان المدينة يعتذر فيها عن التأخير.",
        "في 3 مارس 2026 افتتح الرئيس المحطة أمام الركاب.",
        "تابع أيضا رئيس المجلس أعمال الصيانة في الميناء.",
    ]
    told = Told(LONG.headline, [("paragraph", line) for line in lines])
    assert lines_of(bare("", told))[1:] == lines


def test_rows_of_a_table_are_lines() -> None:
    table = "<table><tr><th>المدينة<th>الطول<tr><td>الوادي<td>70 كم<tr><td><p>العين</p><td>12 كم</table>"
    assert bare(table).text.split("\n")[-3:] == ["المدينة | الطول", "الوادي | 70 كم", "العين | 12 كم"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("{} - صحيفة المرسى", "<h2>{}</h2>"),
        ("صحيفة المرسى | {}", "<h1>صحيفة المرسى</h1><h3>{}</h3>"),
        ("{} – أخبار – صحيفة المرسى", '<div class="title">{}</div>'),
        ("صحيفة المرسى: {}", "<h1>محليات</h1><h2>{}</h2>"),
        ("{}", "<h1>{} | صحيفة المرسى</h1>"),
        ("{}", ""),
    ],
)
def test_the_headline_is_what_most_agree_on(title: str, heading: str) -> None:
    headline = "الوزير: «لن نرفع السعر» - والتذكرة كما كانت"
    other = headline.replace("«", '"').replace("»", '"').replace(" - ", " – ")
    head = f"<meta property='og:title' content='{title.format(other)}'><meta property='og:site_name' content='صحيفة المرسى'>"
    body = f"<ul><li><a href=/>محليات</a></ul>{heading.format(headline)}<div>{plain_parts(SHORT)}</div>"
    reading = read_html(page(SHORT, body, head, title.format(other)))
    assert folded_words(reading.text.split("\n")[0]) == folded_words(headline)
    assert reading.text.split("\n")[1:] == SHORT.texts()
    assert of_kind(reading, "headline") == [reading.text.split("\n")[0]]


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        ("", "<div>الثلاثاء، 3 آذار/مارس 2026، آخر تحديث 14:00 (GMT+0200)</div>", 3),
        (
            "<meta property='article:published_time' content='2026-03-02T23:30:00Z'>",
            "<div>3 مارس 2026</div>",
            3,
        ),
        ("<meta property='article:published_time' content='2026-03-02T23:30:00+02:00'>", "", 2),
        ("", "<time datetime='2026-03-03T10:00:00+02:00'>قبل يومين</time>", 3),
        ("", "<span class=pub-date>نشر في 3 آذار 2026</span>", 3),
        ("<link rel=canonical href='https://a.example/2026/03/03/road.html'>", "", 3),
        ("<meta name=date content='2026-03-03'>", "<div>آخر تحديث: 5 مارس 2026</div>", 3),
    ],
)
def test_the_day_of_a_page(head: str, line: str, day: int) -> None:
    told = Told(SHORT.headline, SHORT.parts)
    reading = read_html(
        page(told, f"<article><h1>{told.headline}</h1>{line}{plain_parts(told)}</article>", head)
    )
    assert (reading.published, reading.doubts) == (date(2026, 3, day), ())
    assert lines_of(reading) == [told.headline, *told.texts()]


def test_a_page_without_a_day_has_none() -> None:
    reading = bare("<p>وقع ذلك عام 1998 في المدينة القديمة وسط السوق.</p>")
    assert (reading.published, reading.doubts) == (None, ())


def test_two_days_that_differ_are_a_doubt() -> None:
    head = "<meta property='article:published_time' content='2026-03-03'>"
    linked = page_shapes.linked(SHORT, datePublished="2026-02-11")
    (doubt,) = bare("", head=head + linked).doubts
    assert (doubt.code, doubt.arguments) == ("dates-differ", {"first": "2026-03-03", "second": "2026-02-11"})


def test_a_date_that_is_not_understood_is_a_doubt() -> None:
    (doubt,) = bare("", head="<meta property='article:published_time' content='أمس'>").doubts
    assert doubt.code == "date-unread"


def test_text_that_may_belong_to_the_article_is_a_doubt() -> None:
    more = "".join(f"<p>{text}</p>" for text in page_shapes.COMMENTS)
    body = f"<div><article><h1>{SHORT.headline}</h1>{plain_parts(SHORT)}</article></div><div>{more}</div>"
    reading = read_html(page(SHORT, body))
    assert [one.code for one in reading.doubts] == ["text-left-out"]
    assert [one.what for one in reading.left_out] == [Surrounding.UNCERTAIN] * 3


def test_the_beginning_of_the_article_again_is_no_doubt() -> None:
    again = f"<div><p>{' '.join(SHORT.texts()[0].split()[:9])}...</p></div>"
    reading = read_html(
        page(SHORT, f"<div><h1>{SHORT.headline}</h1><div>{plain_parts(SHORT)}</div></div>{again}")
    )
    assert ([one.what for one in reading.left_out], reading.doubts) == ([Surrounding.REPEATED], ())


@pytest.mark.parametrize("wrapped", ["{}", "<!-- {} -->", "//<![CDATA[\n{}\n//]]>"])
def test_an_article_in_linked_data_alone(wrapped: str) -> None:
    body = "<p>" + "</p><p>".join(SHORT.texts()) + "</p>"
    data = json.dumps(
        {"@type": "NewsArticle", "headline": SHORT.headline, "articleBody": body}, ensure_ascii=False
    )
    written = wrapped.format(data.replace("</", "<\\/"))
    script = f'<script type="application/ld+json">{written}</script>'
    reading = read_html(page(SHORT, "<div id=root></div>", script))
    assert reading.text.split("\n") == [SHORT.headline, *SHORT.texts()]


def test_linked_data_that_is_broken_or_short_changes_nothing() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": </script>'
    short = page_shapes.linked(SHORT, articleBody="قالت والية الساحل...", datePublished="")
    assert lines_of(bare("", head=script + short)) == [SHORT.headline, *SHORT.texts()]


def test_every_block_is_a_line_or_left_out() -> None:
    for shape in SHAPES:
        reading = read_html(shape(LONG))
        told = words_of([*reading.text.split("\n"), *(one.text for one in reading.left_out)])
        assert shape is page_shapes.scripted or not words_of(page_shapes.MENU[:1]) - told
        assert all(one.before <= len(reading.text.split("\n")) for one in reading.left_out)


def test_a_site_is_never_named_by_an_address() -> None:
    head = "<meta property=og:site_name content='www.almarsa.example'><meta name=application-name content=almarsa.example>"
    title = f"{SHORT.headline} - almarsa.example"
    assert read_html(page(SHORT, f"<h1>{SHORT.headline}</h1>{plain_parts(SHORT)}", head, title)).site == ""


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<p></p>", "<nav></nav>", "<script>a</script>", "<p>&nbsp;</p>"]
)
def test_a_page_without_text(markup: str) -> None:
    with pytest.raises(Unreadable):
        read_html(markup)


@pytest.mark.parametrize(
    "opened", ["<nav>", "<button>", "<aside>", "<div hidden>", "<header>", "<span><b><i>"]
)
def test_what_is_left_open_does_not_swallow_the_article(opened: str) -> None:
    body = f"<div>{opened}<ul><li><a href=/1>محليات</a></ul></div><article><h1>{SHORT.headline}</h1>{plain_parts(SHORT)}</article>"
    assert lines_of(read_html(page(SHORT, body))) == [SHORT.headline, *SHORT.texts()]


def test_markup_that_an_article_speaks_of_is_text() -> None:
    reading = bare(
        "<p>اكتب الرمز 3 &lt; 5 في أول السطر من الملف ثم احفظه.</p><p>ثم &amp;lt;b&amp;gt; بعد ذلك.</p>"
    )
    assert "3 < 5" in reading.text
    assert "<b" not in reading.text


def test_a_short_page_whose_first_heading_leads_home() -> None:
    body = f"<h1><a href=/>محليات</a></h1><div><h2>{SHORT.headline}</h2>{plain_parts(SHORT)}</div>"
    assert lines_of(read_html(page(SHORT, body))) == [SHORT.headline, *SHORT.texts()]


def test_lines_of_typewritten_text() -> None:
    text = "\n\n".join([SHORT.headline, *SHORT.texts()])
    assert lines_of(read_html(page(SHORT, f"<pre>{text}</pre>"))) == [SHORT.headline, *SHORT.texts()]


QUESTIONS = ("ما رأيك في الموعد الجديد؟", "وما رأيكم في الكلفة؟", "ما رأيك في مهلة الباعة؟")


def test_a_question_of_an_interview_is_no_heading_above_comments() -> None:
    pairs = "".join(f"<p><b>{question}</b></p><p>{LONG.parts[0][1]}</p>" for question in QUESTIONS)
    found = read_html(f"<html><body><article><h1>{LONG.headline}</h1>{pairs}</article></body></html>")
    assert [line for line in found.text.split("\n") if line in QUESTIONS] == list(QUESTIONS)


@pytest.mark.parametrize("head", ["ما رأيك؟", "ما رأيك في هذا الخبر؟", "ما رأيك في الموضوع؟"])
def test_a_heading_above_comments_is_known(head: str) -> None:
    body = "".join(f"<p>{text}</p>" for kind, text in LONG.parts if kind == "paragraph")
    comments = f"<h3>{head}</h3><p>كلام قارئ لا يعجبه الطريق</p>"
    found = read_html(f"<html><body><h1>{LONG.headline}</h1>{body}{comments}</body></html>")
    assert head not in found.text
    assert [one.what for one in found.left_out] == [Surrounding.COMMENT, Surrounding.COMMENT]


def test_a_link_that_is_never_closed_ends_with_its_list() -> None:
    menu = "<ul><li><a href=/1>محليات<li><a href=/2>ثقافة</ul>"
    body = f"<nav>{menu}<div><button>القائمة<div>{plain_parts(SHORT)}</div></div>"
    reading = read_html(page(SHORT, f"<h1>{SHORT.headline}</h1>{body}"))
    assert lines_of(reading) == [SHORT.headline, *SHORT.texts()]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "<footer><h3>هوامش</h3><ol><li>سجل البلدية لعام 1998.</li><li>مقابلة مع الوالية.</li></ol></footer>",
            ["هوامش", "سجل البلدية لعام 1998.", "مقابلة مع الوالية."],
        ),
        (
            "<section><h3>مصادر ومراجع</h3><ul><li><a href=/s>سجل البلدية لعام 1998</a></li></ul></section>",
            ["مصادر ومراجع", "سجل البلدية لعام 1998"],
        ),
        (
            '<blockquote class="twitter-tweet"><p>شكرا لكم <a href="/h">#طريق_الجبل</a> <a href="/p">pic.x/a</a></p></blockquote>',
            ["شكرا لكم #طريق_الجبل pic.x/a"],
        ),
        (
            '<div class="paywall-content"><p>ويبدأ العمل في الجزء الثاني من الطريق مطلع الشهر المقبل.</p></div>',
            ["ويبدأ العمل في الجزء الثاني من الطريق مطلع الشهر المقبل."],
        ),
        (
            '<div class="twitter-embed"><blockquote><p>هذا يوم جميل</p>نوال (@nawal) قالتها</blockquote></div>',
            ["هذا يوم جميل", "نوال (@nawal) قالتها"],
        ),
        (
            '<h3><span>مسار الطريق</span><span class="edit">[<a href="/e">تحرير</a>]</span></h3><p>يمر من وسط القرية.</p>',
            ["مسار الطريق", "يمر من وسط القرية."],
        ),
    ],
)
def test_what_belongs_to_the_article_in_spite_of_where_it_stands(body: str, lines: list[str]) -> None:
    reading = bare(body)
    assert lines_of(reading) == [SHORT.headline, *SHORT.texts(), *lines]
    assert reading.doubts == ()


def test_what_asks_to_pay_is_a_notice() -> None:
    reading = bare(
        '<div class="paywall"><p>هذا المقال للمشتركين وحدهم، والاشتراك بعشرة دنانير.</p><a href="/s">اشترك</a></div>'
    )
    assert lines_of(reading) == [SHORT.headline, *SHORT.texts()]
    assert {one.what for one in reading.left_out} == {Surrounding.NOTICE}


@pytest.mark.parametrize(
    ("above", "lines"),
    [
        (
            '<div class="p7"><ul><li>الطريق يقصر المسافة</li><li>العمل دام عامين</li></ul></div>',
            ["الطريق يقصر المسافة", "العمل دام عامين"],
        ),
        ('<p class="q1">عامان من العمل في الجبل</p>', ["عامان من العمل في الجبل"]),
        ('<div class="q2">عامان من العمل في الجبل</div>', ["عامان من العمل في الجبل"]),
        (
            '<div class="z"><span>نوال القاسمي</span><time>3 مارس 2026</time><span>قراءة 3 دقائق</span></div>',
            [],
        ),
        ('<div class="z">الوادي 14 رمضان 1447 هـ الموافق 3 مارس 2026 م وكالة المرافئ</div>', []),
        ("<dl><dt>الكاتبة</dt><dd>نوال القاسمي</dd><dt>الصفة</dt><dd>مراسلة في الوادي</dd></dl>", []),
        ("<div><b>نوال القاسمي</b>|<i>٣ مارس ٢٠٢٦ - ٠٩:١٥ م</i>|<i>3 دقائق للقراءة</i></div>", []),
        (
            '<section aria-labelledby="story-byline"><b>عن الخبر</b><ul><li>الصفة: مراسلة في الوادي</ul></section>',
            [],
        ),
    ],
)
def test_what_stands_between_the_headline_and_the_text(above: str, lines: list[str]) -> None:
    body = f'<h1>{SHORT.headline}</h1>{above}<div class="b">{plain_parts(SHORT)}</div>'
    assert lines_of(read_html(page(SHORT, body))) == [SHORT.headline, *lines, *SHORT.texts()]


def test_the_title_of_a_post_of_a_live_page_may_be_a_link() -> None:
    posts = "".join(
        f'<div class="live-post"><h3><a href="/live/{at}">ما جرى في الساعة {at} من النهار</a></h3><p>{text}</p></div>'
        for at, text in enumerate(LONG.texts("paragraph"))
    )
    lines = lines_of(read_html(page(LONG, f"<main><h1>{LONG.headline}</h1><div>{posts}</div></main>")))
    assert sum(line.startswith("ما جرى") for line in lines) == len(LONG.texts("paragraph"))


def test_a_page_for_printing() -> None:
    dates = "<small>تاريخ النشر: 03/03/2026 - آخر تحديث: 05/03/2026 الساعة 10:30</small>"
    body = f"<table><tr><td><h2>{SHORT.headline}</h2>{dates}{plain_parts(SHORT)}</td></tr></table>"
    reading = read_html(page(SHORT, body, title=f"صحيفة المرسى - نسخة للطباعة - {SHORT.headline}"))
    assert lines_of(reading) == [SHORT.headline, *SHORT.texts()]
    assert (reading.published, reading.site, reading.doubts) == (date(2026, 3, 3), SITE, ())


def test_the_day_of_microdata_stands_in_an_attribute() -> None:
    said = '<span itemprop="datePublished" content="2026-03-03">الثلاثاء</span><meta itemprop="dateModified" content="2026-03-05">'
    body = f'<article><h1>{SHORT.headline}</h1><div class="by">{said}</div>{plain_parts(SHORT)}</article>'
    reading = read_html(page(SHORT, body))
    assert (reading.published, reading.doubts) == (date(2026, 3, 3), ())


def test_a_publisher_that_is_named_elsewhere_in_the_graph() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": SHORT.headline, "publisher": {"@id": "#us"}},
        {"@type": "Organization", "@id": "#us", "name": SITE},
    ]
    head = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert bare("", head=head).site == SITE


def test_a_dialog_that_asks_for_consent_is_no_article() -> None:
    asked = (
        '<div class="x1"><div><h2>خصوصيتك تهمنا</h2><p>نستخدم ملفات تعريف الارتباط لنعرف ما يقرأ زوارنا.</p>'
        "<p>يمكنك أن تغير رأيك في كل وقت من أسفل الصفحة، ولن يتغير ما تراه من الأخبار والمقالات.</p>"
        "<p>ونحفظ ما اخترته عاما كاملا على جهازك وحده، ولا نعطيه أحدا من المعلنين أو من غيرهم.</p></div></div>"
    )
    body = f"{asked}<main><h1>{SHORT.headline}</h1>{plain_parts(SHORT)}</main>"
    reading = read_html(page(SHORT, body))
    assert (lines_of(reading), reading.doubts) == ([SHORT.headline, *SHORT.texts()], ())
    assert {one.what for one in reading.left_out} == {Surrounding.NOTICE}


@pytest.mark.parametrize("name", ["promo", "site-footer", "toolbar", "widget", "menu", "meta"])
def test_paragraphs_that_only_a_name_leaves_out_are_a_doubt(name: str) -> None:
    more = "".join(f"<p>{text}</p>" for text in page_shapes.COMMENTS)
    body = f"<div><article><h1>{SHORT.headline}</h1>{plain_parts(SHORT)}</article></div>"
    reading = read_html(page(SHORT, f'{body}<div class="{name}">{more}</div>'))
    assert lines_of(reading) == [SHORT.headline, *SHORT.texts()]
    assert [one.code for one in reading.doubts] == ["text-left-out"]


def test_sentences_under_comments_are_doubted_where_only_the_heading_says_so() -> None:
    body = "".join(f"<p>{text}</p>" for kind, text in LONG.parts if kind == "paragraph")
    more = f"<div><h3>التعليقات</h3><p>{LONG.parts[0][1]} وأضاف آخرون كلاما طويلا.</p></div>"
    found = read_html(f"<html><body><h1>{LONG.headline}</h1>{body}{more}</body></html>")
    assert [one.code for one in found.doubts] == ["text-left-out"]
    answered = more.replace("</h3>", "</h3><p>قبل ساعتين</p>")
    assert read_html(f"<html><body><h1>{LONG.headline}</h1>{body}{answered}</body></html>").doubts == ()
