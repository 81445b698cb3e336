"""Frames that stood among or around articles and came in with them: any article is read without them."""

from collections.abc import Callable, Sequence

import pytest

from reader.formats.readers.html import read_html
from reader.formats.reading import ExtractedText, Surrounding
from tests.formats import page_shapes
from tests.formats.page_shapes import OTHERS, Told, page, plain_parts

ARTICLE = Told(
    "ورشة الحي تبني مدرسة من الطين",
    [
        ("paragraph", "أنجز متطوعون في حي الضفة بناء مدرسة من ست غرف بالطين والقش، بعد أربعة أشهر من العمل."),
        ("paragraph", "وتتسع المدرسة لمئة تلميذ كانوا يقطعون خمسة كيلومترات كل صباح للوصول إلى أقرب صف."),
        ("subhead", "الطين أرخص"),
        ("paragraph", "وقالت المعمارية إن الجدران السميكة تخفض حرارة الغرف سبع درجات في الصيف."),
        ("paragraph", "ومن المقرر أن تفتح المدرسة أبوابها في الخريف، على أن تدفع الوزارة رواتب المعلمين."),
    ],
)
TEASERS = [
    (one, f"قالت البلدية إن العمل يبدأ خلال {number} أيام، وتبقى المحال مفتوحة حتى ذلك الحين.")
    for number, one in enumerate(OTHERS, 3)
]


def lines_of(reading: ExtractedText) -> list[str]:
    kinds = dict(reading.kinds)
    lines = enumerate(reading.text.split("\n"))
    return [line for at, line in lines if kinds.get(at) not in ("caption", "credit")]


def of_kind(reading: ExtractedText, kind: str) -> list[str]:
    lines = reading.text.split("\n")
    return [lines[at] for at, what in reading.kinds if what == kind]


def listed(each: str, count: int = 6) -> str:
    return "".join(
        each.format(at=at, title=title, text=text) for at, (title, text) in enumerate(TEASERS[:count])
    )


ROWS = "<tr><td><a href=/{at}>{title}</a></td></tr><tr><td>{text}</td></tr>"
INNER = "<div><div><a href=/{at}>{title}</a></div><div>{text}</div></div>"
CARDS = "<news-card><a href=/{at}>{title}</a><p>{text}</p></news-card>"
BESIDE = {  # what stands around a list of teasers, and what each is like
    "rows of one table": ("<table><tr><td>أقسام الموقع</td></tr></table><table>{}</table>", ROWS),
    "without boxes": ("<div><b>شروح أقدم</b>{}</div>", "<a href=/{at}><b>{title}</b></a><p>{text}</p>"),
    "boxes in boxes": ("<div><div>{}</div></div>", INNER),
    "with times": (
        "<div>{}</div>",
        "<section><a href=/{at}>{title}</a><i>14:0{at}</i><p>{text}</p></section>",
    ),
    "with breaks": ("<div>{}</div>", "<a href=/{at}>{title}</a><br>{text}<br><br>"),
    "terms": ("<dl>{}</dl>", "<dt><a href=/{at}>{title}</a></dt><dd>{text}</dd>"),
    "made by scripts": ("<read-next>{}</read-next>", CARDS),
}


def framed(before: str = "", amid: str = "", after: str = "", head: str = "", body: str = "{}") -> str:
    """Return a page with the article and something above it, after its first paragraph or below it."""
    text = plain_parts(ARTICLE, between=lambda at: amid if at == 0 else "")
    inner = f"<h1>{ARTICLE.headline}</h1><div>15 كانون الثاني 2026</div>{body.format(text)}"
    return page(ARTICLE, f"{before}<div>{inner}</div>{after}", head)


def comes_whole(reading: ExtractedText) -> bool:
    return lines_of(reading) == [ARTICLE.headline, *ARTICLE.texts()] and not reading.doubts


@pytest.mark.parametrize(("around", "each"), BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("place", ["above", "below", "within"])
def test_lists_of_teasers_are_no_lines(around: str, each: str, place: str) -> None:
    teasers = around.format(listed(each))
    reading = read_html(
        {
            "above": framed(before=f"<div>{teasers}</div>"),
            "below": framed(after=f"<div>{teasers}</div>"),
            "within": framed(body="{}" + f"<div>{teasers}</div>"),
        }[place]
    )
    assert comes_whole(reading), lines_of(reading)
    told = [one.text for one in reading.left_out]
    assert all(text in " ".join(told) for _, text in TEASERS[:3])


def test_a_list_with_links_amid_the_text_is_the_text() -> None:
    items = listed("<h3><a href=/{at}>{title}</a></h3><p>{text}</p>", 4)
    first, last = (
        "نجمع لكم كل جمعة أهم ما نشرناه في الأسبوع لمن فاته شيء.",
        "إلى اللقاء في الحصاد القادم أيها القراء.",
    )
    body = f"<article><h1>حصاد الأسبوع عندنا</h1><p>{first}</p>{items}<p>{last}</p></article>"
    reading = read_html(page(Told("حصاد الأسبوع عندنا"), body))
    texts = [one for title, text in TEASERS[:4] for one in (title, text)]
    assert reading.text.split("\n") == ["حصاد الأسبوع عندنا", first, *texts, last]


def test_what_a_site_says_below_each_link_of_its_menu() -> None:
    said = "تابع أبرز ما نشر في هذا القسم خلال الساعات الأخيرة."
    menu = "".join(f"<li><a href=/{at}>قسم</a><div><p>{said}</p></div></li>" for at in range(5))
    assert comes_whole(read_html(framed(before=f"<ul class=m1>{menu}</ul>")))


@pytest.mark.parametrize(
    "amid",
    [
        "<div><a href=/1>اقرأ أيضًا.. مواعيد المدارس في الشتاء</a></div>",
        "<div class=x1><span>من ملفاتنا</span><a href=/1>من يشرب ماء الحدائق العامة؟</a></div>",
        "<div><span>الموضوعات</span><a href=/1>الطين</a><a href=/2>المدارس</a></div>",
        "<div class=inRead><h4>من يشرب ماء الحدائق العامة؟</h4><i>محليات</i></div>",
        "<div><h4>هل كان الشرح مفيدا؟</h4><button>نعم</button><button>لا</button><p>أرسل سؤالك.</p></div>",
        "<div><b>شارك</b> <b>118</b></div>",
        "<div>تاريخ التحديث: 8 فبراير</div>",
        "<p>ـــــــــ</p>",
        "<p>هل وصلك خبر تشك فيه؟ أرسله إلينا عبر واتساب.</p>",
        "<div><a href='#'>أكبر</a> <a href='#'>أصغر</a></div>",
        "<video><p>متصفحك لا يدعم تشغيل الفيديو</p></video>",
    ],
)
def test_small_boxes_in_the_text_are_no_lines(amid: str) -> None:
    reading = read_html(framed(amid=amid))
    assert comes_whole(reading), lines_of(reading)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("<div class=c><img src=a.jpg><div>{}</div><div>{}</div></div>", "أ ب"),
        (
            "<div><div><img src=a.jpg></div><div><span class=source>{1}</span> <span>{0}</span></div></div>",
            "وكالة",
        ),
        ("<div class=lead><a href=/a.jpg><img src=a.jpg><p class=wp-caption-text>{}</p></a></div>", ""),
        (
            "<div class=u><span class=credit>{1}</span><img src=a.jpg><span class=u-cap>{0}</span></div>",
            "© الهيئة",
        ),
        ("<figure><img src=a.jpg><figcaption>{}</figcaption></figure>", ""),
    ],
)
@pytest.mark.parametrize("place", ["above", "amid"])
def test_captions_with_whose_the_picture_is(caption: str, credit: str, place: str) -> None:
    said = "متطوعون يجففون قوالب الطين في ساحة الحي"
    box = caption.format(said, credit)
    markup = framed(amid=box) if place == "amid" else framed().replace("<div>15", f"{box}<div>15")
    reading = read_html(markup)
    assert of_kind(reading, "caption") == [said]
    assert comes_whole(reading), lines_of(reading)


@pytest.mark.parametrize(
    "whose",
    [
        " © وكالة المرافئ",
        " - تصوير: سامر نوح",
        " | عدسة سامر نوح",
        "<cite>رويترز</cite>",
        "<p class=media-credit>أ ب</p>",
    ],
)
def test_a_caption_that_says_whose_the_picture_is_is_one_without_that(whose: str) -> None:
    said = "عمود من الدخان فوق الجبل صباح الأحد"
    box = f"<figure><img src=a.jpg><figcaption>{said}{whose}</figcaption></figure>"
    reading = read_html(framed(amid=box))
    assert of_kind(reading, "caption") == [said]
    assert len(of_kind(reading, "credit")) == 1


def test_pictures_one_below_the_other_with_their_numbers() -> None:
    said = [
        "عائلة تقطف النارنج قبل شروق الشمس",
        "صناديق خشبية عند مدخل القرية",
        "عجوز تفرز الثمار بحسب اللون",
    ]
    items = "".join(
        f"<li><div><img src=/{at}.jpg></div><span>{at} / 3</span><p>{one}</p><span>عدسة: رامي</span></li>"
        for at, one in enumerate(said, 1)
    )
    intro = "يبدأ الموسم في منتصف كانون الأول ويستمر ستة أسابيع في قرى الوادي."
    body = f"<main><div><h1>موسم النارنج في الوادي</h1><p>{intro}</p></div><ul>{items}</ul></main>"
    reading = read_html(page(Told("موسم النارنج في الوادي"), body))
    assert of_kind(reading, "caption") == said


def post(member: str, words: str) -> str:
    about = "<div>عضو نشيط</div><div>المشاركات: 1,204</div>"
    return f"<div class=p><div><a href=/u>{member}</a>{about}</div><div>{words}</div></div>"


def test_the_first_post_of_a_thread_is_the_article() -> None:
    answers = ["كلامكم صحيح ولكن من يسمع أيها الإخوة الكرام؟", "أحسنتم النشر وبانتظار تقرير آخر عن القرى."]
    posts = post("سلطان", "<br><br>".join(ARTICLE.texts("paragraph"))) + "".join(
        post("منى", one) for one in answers
    )
    body = f"<div><a href=/>ملتقى البناة</a></div><h1>{ARTICLE.headline}</h1><div id=posts>{posts}</div>"
    reading = read_html(page(ARTICLE, body))
    assert lines_of(reading) == [ARTICLE.headline, *ARTICLE.texts("paragraph")]
    left = {one.text: one.what for one in reading.left_out}
    assert [left[one] for one in answers] == [Surrounding.COMMENT] * 2


def test_links_below_a_heading_end_with_the_paragraph_that_follows() -> None:
    amid = "<div class=relatedIn><p><a href=/1>اقرأ أيضًا.. مواعيد عمل المدارس</a></p></div>"
    more = "".join(f"<p>{text} وهذا من خبر آخر تماما.</p>" for text in ARTICLE.texts("paragraph"))
    after = f"<div><h2>توريد القمح منذ بداية الموسم</h2><div class=list>{more}</div></div>"
    reading = read_html(framed(amid=amid, after=after, body="<div class=list>{}</div>"))
    assert lines_of(reading) == [ARTICLE.headline, *ARTICLE.texts()]


@pytest.mark.parametrize("shape", page_shapes.SHAPES)
def test_one_sentence_in_a_page_with_much_around_it(shape: Callable[[Told], str]) -> None:
    told = Told(ARTICLE.headline, ARTICLE.parts[:1])
    assert lines_of(read_html(shape(told))) == [told.headline, *told.texts()]


def test_a_box_without_links_is_the_text_whatever_it_is_called() -> None:
    minutes = [
        "90 هدف للبديل بالرأس في الزاوية البعيدة.",
        "61 هدف التعادل من ركلة حرة.",
        "34 هدف أول من خارج المنطقة.",
    ]
    box = f"<div class=ticker>{''.join(f'<div>{one}</div>' for one in minutes)}</div>"
    reading = read_html(framed(amid=box))
    texts: Sequence[str] = ARTICLE.texts()
    assert lines_of(reading) == [ARTICLE.headline, texts[0], *minutes, *texts[1:]]


@pytest.mark.parametrize(
    ("head", "line", "said"),
    [
        (
            '{{"props": {{"article": {{"title": "{}", "publishedAt": "2026-01-15T09:30:00+02:00"}}}}}}',
            "منذ 5 ساعات",
            15,
        ),
        ("", "الأحد 18 كانون الثاني 2026 - العدد 4412", 18),
    ],
)
def test_days_in_scripts_and_beside_the_number_of_an_issue(head: str, line: str, said: int) -> None:
    script = f'<script type="application/json">{head.format(ARTICLE.headline)}</script>' if head else ""
    text = plain_parts(ARTICLE)
    menu = page_shapes.links(page_shapes.MENU)
    body = f"<div>{line}</div><ul>{menu}</ul><div><h1>{ARTICLE.headline}</h1>{text}</div>"
    reading = read_html(page(ARTICLE, body + script))
    assert reading.published is not None
    assert reading.published.day == said


def test_the_day_of_a_comment_is_not_the_articles() -> None:
    comments = "<div class=comments><p>أحسنتم النشر أيها الإخوة.</p><div>مواطن 09/02/2026</div></div>"
    text = f"<h1>{ARTICLE.headline}</h1><div>{plain_parts(ARTICLE)}</div>"
    assert read_html(page(ARTICLE, f"<div>{text}</div>{comments}")).published is None


def test_the_heading_is_the_headline_not_the_bar_above() -> None:
    bar = f'<div class="sticky"><span class="sticky-title">{ARTICLE.headline}</span></div>'
    lead = "<div>سبع درجات أقل في الصيف بثلث الكلفة</div>"
    markup = framed(before=bar).replace("</h1>", f"</h1>{lead}")
    assert lines_of(read_html(markup))[:2] == [ARTICLE.headline, "سبع درجات أقل في الصيف بثلث الكلفة"]


def test_what_a_quotation_says_at_a_titles_beginning_is_no_site() -> None:
    told = Told("«سنابل» توقع عقدا لتوريد صوامع إلى ثلاث دول", ARTICLE.parts)
    body = f"<header><img src=logo.svg alt='سنابل'></header><h1>{told.headline}</h1>{plain_parts(told)}"
    reading = read_html(page(told, body, title=f"{told.headline} | سنابل"))
    assert (reading.text.split("\n")[0], reading.site) == (told.headline, "سنابل")


def test_points_in_a_heading_are_lines_of_their_own() -> None:
    points = "<h4>- ترتفع الغرف ثلاثة أمتار<br>- وتكلف ثلث الإسمنت</h4>"
    body = f"<h1>{ARTICLE.headline}</h1>{points}{plain_parts(ARTICLE)}"
    lines = lines_of(read_html(page(ARTICLE, f"<div>{body}</div>")))
    assert lines[1:3] == ["- ترتفع الغرف ثلاثة أمتار", "- وتكلف ثلث الإسمنت"]


def test_rows_with_days_are_data() -> None:
    rows = [("مصدر الادعاء", "صفحات على فيسبوك"), ("تاريخ الانتشار", "17 يناير 2026"), ("الحكم", "زائف")]
    table = "".join(f"<tr><th>{one}</th><td>{other}</td></tr>" for one, other in rows)
    assert "تاريخ الانتشار | 17 يناير 2026" in read_html(framed(amid=f"<table>{table}</table>")).text
