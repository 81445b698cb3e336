"""How systems that publish mark headline, source, caption and paragraphs, on a page with menus."""

import re
from datetime import date
from pathlib import Path

import pytest

from reader.formats import ExtractedText
from reader.formats.readers.html import read_html
from reader.text.tables import table_lines, table_rows

DATA = Path(__file__).parent.parent / "data"
HEADLINE = "الوادي يفتح مكتبته القديمة بعد ترميم طويل"
SITE = "صحيفة السنبلة"
FIRST = "فتحت مكتبة الوادي أبوابها صباح اليوم بعد ترميم استغرق أربعة أعوام وكلف ضعف ما قدر له."
SECOND = "وقالت أمينة المكتبة إن الرفوف عادت إلى ترتيبها القديم، وإن كتابين فقط ضاعا في النقل."
THIRD = "ويستطيع القراء استعارة ثلاثة كتب في المرة الواحدة، على أن يعيدوها خلال أسبوعين."
CAPTION = "رف المخطوطات بعد عودته إلى القاعة الكبرى"
MENU = "".join(
    f'<li><a href="/s/{name}">{name}</a></li>' for name in ("محليات", "اقتصاد", "رياضة", "ثقافة", "صحة")
)
OTHERS = "".join(
    f'<div class="it"><a href="/n/{number}">{title}</a></div>'
    for number, title in enumerate(
        (
            "قطار الجبل يعود إلى العمل بعد توقف شتوي",
            "أسعار الزيت تتراجع في الأسواق الشعبية",
            "طلاب يبتكرون مقعدا يقيس ضغط الدم",
            "الأرصاد تتوقع أمطارا متفرقة نهاية الأسبوع",
        )
    )
)
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(
    body: str,
    head: str = f"<title>{HEADLINE} | {SITE}</title>",
    top: str = f"<h1>{HEADLINE}</h1>",
    foot: str = "",
) -> ExtractedText:
    """Return what is read of a page with a menu, a list of others and a foot."""
    return read_html(
        f'<!DOCTYPE html><html dir="rtl"><head><meta charset="utf-8">{head}</head><body>'
        f'<ul class="m1">{MENU}</ul><div class="c1"><div class="c2">{top}{body}</div>'
        f'<div class="c3"><b>أخبار أخرى</b>{OTHERS}</div></div><div class="f1">{foot}</div></body></html>'
    )


def headline_of(text: ExtractedText) -> str:
    return text.text.split("\n")[0] if dict(text.kinds).get(0) == "headline" else ""


def captions_of(text: ExtractedText) -> list[str]:
    kinds = dict(text.kinds)
    return [line for at, line in enumerate(text.text.split("\n")) if kinds.get(at) == "caption"]


def body_of(text: ExtractedText) -> list[str]:
    kinds = dict(text.kinds)
    return [
        line
        for at, line in enumerate(text.text.split("\n"))
        if kinds.get(at) not in ("headline", "caption", "credit")
    ]


@pytest.mark.parametrize(
    ("head", "top"),
    [
        pytest.param(
            f"<title>{SITE}</title>", f'<div class="t">{HEADLINE}</div>', id="title of the site alone"
        ),
        pytest.param(
            f"<title>{SITE} - العدد 1204</title>", f"<p><b>{HEADLINE}</b></p>", id="title of the issue"
        ),
        pytest.param(
            f"<title>{SITE} : {HEADLINE} 14/05/2026</title>",
            f"<h3>{HEADLINE}</h3>",
            id="day behind the title",
        ),
        pytest.param(
            f"<title>14-05-2026 | {HEADLINE} | {SITE}</title>",
            f"<h2>{HEADLINE}</h2>",
            id="day before the title",
        ),
        pytest.param(
            f"<title>طباعة الخبر - {SITE}</title>", f"<div><b>{HEADLINE}</b></div>", id="page for printing"
        ),
        pytest.param(
            f'<title>{HEADLINE} - السنبلة</title><meta property="og:site_name" content="{SITE}">',
            f'<div class="ttl">{HEADLINE}</div>',
            id="site without its kind",
        ),
        pytest.param(
            f"<title>{HEADLINE} :: {SITE} :: الصفحة الرئيسية</title>",
            f"<h4>{HEADLINE}</h4>",
            id="way home in it",
        ),
        pytest.param(
            f"<title>{SITE}</title>",
            f'<h1 class="logo"><a href="/">{SITE}</a></h1><h2>{HEADLINE}</h2>',
            id="site as h1",
        ),
        pytest.param(
            f"<title>{HEADLINE}... | {SITE}</title>",
            f'<h1><span class="label">عاجل</span> {HEADLINE}</h1>',
            id="sign before it",
        ),
        pytest.param(
            f'<title>الأخبار</title><meta name="title" content="{HEADLINE}">',
            f'<div class="x1">{HEADLINE}</div>',
            id="meta title",
        ),
        pytest.param(
            f"<title>{SITE} | محليات | {HEADLINE}</title>",
            f'<table><tr><td class="h">{HEADLINE}</td></tr></table>',
            id="section in the title",
        ),
        pytest.param(
            "<title>تفاصيل الخبر</title>",
            f'<div itemprop="name headline">{HEADLINE}</div>',
            id="microdata alone",
        ),
        pytest.param(
            "<title>Untitled Document</title>", f'<font size="5">{HEADLINE}</font><br>', id="no title"
        ),
        pytest.param(
            '<title>عرض خبر</title><script type="application/ld+json">'
            f'{{"@type":"NewsArticle","name":"{HEADLINE}"}}</script>',
            f'<div class="q">{HEADLINE}</div>',
            id="name in JSON-LD",
        ),
        pytest.param(
            f"<title>(3) {HEADLINE} - {SITE}</title>",
            f"<h1>{HEADLINE}</h1>",
            id="number of notices before it",
        ),
    ],
)
def test_headlines(head: str, top: str) -> None:
    found = page(PARAGRAPHS, head, top)
    assert (headline_of(found), body_of(found)) == (HEADLINE, [FIRST, SECOND, THIRD])


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        pytest.param(f"<title>{HEADLINE} | {SITE}</title>", "", id="title"),
        pytest.param(f"<title>{SITE}</title>", "", id="title of the site alone"),
        pytest.param(f'<meta name="copyright" content="© 2026 {SITE}">', "", id="copyright"),
        pytest.param(f'<meta name="copyright" content="جميع الحقوق محفوظة ل{SITE}">', "", id="rights"),
        pytest.param(f'<meta name="source" content="{SITE}">', "", id="source"),
        pytest.param(f'<meta name="dcterms.publisher" content="{SITE}">', "", id="Dublin Core terms"),
        pytest.param(f'<meta property="al:android:app_name" content="{SITE}">', "", id="its app"),
        pytest.param(
            f'<link rel="alternate" type="application/rss+xml" title="{SITE} &raquo; الخلاصة" href="/feed">',
            "",
            id="WordPress' feed",
        ),
        pytest.param(
            f'<link rel="search" type="application/opensearchdescription+xml" title="{SITE}" href="/o">',
            "",
            id="its search",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + HEADLINE + '",'
            '"isPartOf":{"@type":"Newspaper","name":"' + SITE + '"}}</script>',
            "",
            id="part of a paper",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + HEADLINE + '",'
            '"sourceOrganization":{"name":"' + SITE + '"}}</script>',
            "",
            id="organisation",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"Organization","name":"' + SITE + '"}</script>',
            "",
            id="organisation of the page",
        ),
        pytest.param(
            "",
            f'<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization">'
            f'<meta itemprop="name" content="{SITE}"></span>',
            id="microdata",
        ),
        pytest.param("", f"<p>جميع الحقوق محفوظة © {SITE} 2026</p>", id="foot"),
        pytest.param(
            "", f"<p>حقوق النشر محفوظة لدى {SITE} - تصميم شركة الواحة</p>", id="foot with a designer"
        ),
    ],
)
def test_sources(head: str, foot: str) -> None:
    assert page(PARAGRAPHS, head, foot=foot).site == SITE


@pytest.mark.parametrize(
    "picture",
    [
        f'<figure><img src="a.jpg" alt=""><figcaption>{CAPTION}</figcaption></figure>',
        f'<figure><img src="a.jpg"><p>{CAPTION}</p></figure>',
        f'<div class="im"><img src="a.jpg"><div class="cutline">{CAPTION}</div></div>',
        f'<div class="photo"><img src="a.jpg"><div class="photo_info">{CAPTION}</div></div>',
        f'<div class="pic"><img src="a.jpg"><span class="legend">{CAPTION}</span></div>',
        f'<dl class="gallery-item"><dt><img src="a.jpg"></dt><dd class="gallery-caption">{CAPTION}</dd></dl>',
        f'<table align="left"><tr><td><img src="a.jpg"></td></tr><tr><td>{CAPTION}</td></tr></table>',
        f'<table><tr><td><img src="a.jpg"><br><font size="2">{CAPTION}</font></td></tr></table>',
        f'<p align="center"><img src="a.jpg"><br><small>{CAPTION}</small></p>',
        f'<p><img src="a.jpg"></p><p class="imgdesc">{CAPTION}</p>',
        f'<div><img src="a.jpg" title="{CAPTION}"></div>',
        f'<div><img src="a.jpg" alt="" data-caption="{CAPTION}"></div>',
        f'<a href="a.jpg" data-fancybox="g" data-caption="{CAPTION}"><img src="s.jpg" alt=""></a>',
        f'<div><img src="a.jpg" alt="{CAPTION}"></div>',
        f'<amp-img src="a.jpg" alt="{CAPTION}" width="600" height="400"></amp-img>',
        f'<div class="slide"><img src="a.jpg"><div class="n">1/4</div><div class="tx">{CAPTION}</div>'
        '<a href="#">شارك الصورة</a></div>',
        f'<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-dd">{CAPTION}</p></div>',
        f'<div class="media"><img src="a.jpg"><div class="media-caption"><span>{CAPTION}</span></div></div>',
        f'<div class="lead"><img src="a.jpg"><em>{CAPTION}</em></div>',
        f'<figure><video poster="a.jpg"></video><figcaption>{CAPTION}</figcaption></figure>',
        f'<div class="article-img"><img src="a.jpg"><h6>{CAPTION}</h6></div>',
    ],
)
@pytest.mark.parametrize("place", ["above", "amid"])
def test_captions(picture: str, place: str) -> None:
    first, rest = f"<p>{FIRST}</p>", f"<p>{SECOND}</p><p>{THIRD}</p>"
    found = page(picture + first + rest if place == "above" else first + picture + rest)
    assert (captions_of(found), body_of(found)) == ([CAPTION], [FIRST, SECOND, THIRD])


@pytest.mark.parametrize(
    "body",
    [
        f'<div style="white-space: pre-line">{FIRST}\n{SECOND}\n{THIRD}</div>',
        f'<div class="whitespace-pre-wrap">{FIRST}\n{SECOND}\n{THIRD}</div>',
        f'<div class="tx">{FIRST}\n{SECOND}\n{THIRD}\n</div>',
        f"<pre>{FIRST}\n\n{SECOND}\n\n{THIRD}</pre>",
        f'<div class="tx">{FIRST}<br/>&nbsp;<br/>{SECOND}<br/>&nbsp;<br/>{THIRD}</div>',
        f"<ul><li>{FIRST}</li><li>{SECOND}</li><li>{THIRD}</li></ul>",
        f"<details open><summary>{FIRST}</summary><p>{SECOND}</p><p>{THIRD}</p></details>",
        f"<h2>{FIRST}</h2><h2>{SECOND}</h2><h2>{THIRD}</h2>",
        f'<div class="print-area"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>',
        f'<div id="printable">{FIRST}<p>{SECOND}<p>{THIRD}</div>',
        f'<div class="share-content"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>',
        f'<section class="newsletter-body"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></section>',
        f"<p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote><p>{THIRD}</p>",
        f"<p>{FIRST}</p><aside><p>{SECOND}</p></aside><p>{THIRD}</p>",
        f'<p>{FIRST}</p><div class="widget"><p>{SECOND}</p></div><p>{THIRD}</p>',
        f'<form><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><input name="q"></form>',
        f'<div class="hidden-xs"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>',
        f'<div class="ad-free"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>',
        f'<div class="post-social-text"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>',
        f'<p>{FIRST}</p><p><a href="/k">{SECOND}</a></p><p>{THIRD}</p>',
    ],
)
def test_no_sentence_goes(body: str) -> None:
    found = page(body)
    is_whole = body_of(found) == [FIRST, SECOND, THIRD]
    assert is_whole or (found.doubts and all(one in found.text for one in (FIRST, THIRD)))


@pytest.mark.parametrize(
    "line",
    [
        "أرسلت بواسطة admin في الأحد 17 مايو 2026 (312 قراءة)",
        "كتبه: سامي البنا | 17 مايو 2026 | قراءة 3 دقائق",
        "نشر بتاريخ: 17/05/2026 - الساعة: 14:20",
        "راجعه علميا: د. ليلى ناصر | آخر تحديث 17 مايو 2026",
        "تاريخ الإضافة: 17-5-2026",
        "أضيفت بواسطة: التحرير بتاريخ 17 أيار 2026",
        "الأحد 30 ذو القعدة 1447هـ الموافق 17 مايو 2026م",
    ],
)
@pytest.mark.parametrize("made", ["<div>{}</div>", "{}<br><br>"])
def test_who_and_when_above_the_text(line: str, made: str) -> None:
    found = page(f'<div class="b">{made.format(line)}{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div>')
    assert (found.published, body_of(found)) == (date(2026, 5, 17), [FIRST, SECOND, THIRD])


@pytest.mark.parametrize(
    "line",
    [
        "للاشتراك بقناة السنبلة على التلغرام",
        "تابعوا أخبار السنبلة عبر إذاعتها وعلى الهاتف",
        "انضموا إلى قناتنا على واتساب",
        "شارك الصورة",
        "شارك هذا البيان",
    ],
)
def test_what_asks_to_follow_is_no_line(line: str) -> None:
    found = page(PARAGRAPHS + f"<div class=z><b>{line}</b></div>")
    assert body_of(found) == [FIRST, SECOND, THIRD]
    assert line in [one.text for one in found.left_out]


@pytest.mark.parametrize("made", ["{}", '<div class="art">{}</div>', "<article>{}</article>"])
def test_what_systems_put_behind_and_between_paragraphs(made: str) -> None:
    found = {}
    for place, markup in table_rows(DATA / "page_surroundings.tsv"):
        behind, between = (markup, "") if place == "behind" else ("", markup)
        article = f"<p>{FIRST}</p>{between}<p>{SECOND}</p><p>{THIRD}</p>{behind}"
        found[markup] = body_of(page(made.format(article)))
    assert {markup: lines for markup, lines in found.items() if lines != [FIRST, SECOND, THIRD]} == {}


@pytest.mark.parametrize(
    "line",
    [
        "تابع الجمهور المباراة على شاشة كبيرة في الساحة.",
        "قيم هذه المرحلة",
        "صحيفة السنبلة تصدر منذ ستين عاما ولم تتوقف إلا يوما واحدا.",
        "وكتب سامي البنا عن المكتبة ثلاثة كتب قبل أن يغلقها الزلزال.",
        "نشرت الوزارة في 17 مايو 2026 تقريرا عن حال الرفوف.",
        "تاريخ المكتبة",
        "من يقرأ؟",
        "صحافيون كثر مروا من هنا قبل أن يصيروا كتابا.",
        "للتواصل بين القاعتين بني جسر خشبي لا يتسع إلا لشخص.",
        "هذا النص القديم لم يترجم إلى لغة أخرى حتى اليوم.",
    ],
)
def test_lines_that_only_look_like_something_else_stay(line: str) -> None:
    found = page(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert body_of(found) == [FIRST, line, SECOND, THIRD]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize(
    "made", ["{}", '<article class="post"><div class="entry-content">{}</div></article>']
)
@pytest.mark.parametrize("place", ["amid", "behind"])
def test_every_word_of_an_articles_parts_comes_in(place: str, made: str) -> None:
    lost = {}
    for markup in table_lines(DATA / "page_parts.tsv"):
        amid, behind = (markup, "") if place == "amid" else ("", markup)
        article = f"<p>{FIRST}</p>{amid}<p>{SECOND}</p><p>{THIRD}</p>{behind}"
        found = words_of(page(made.format(article)).text)
        if missing := [word for word in words_of(re.sub("<[^>]*>", " ", markup)) if word not in found]:
            lost[markup] = missing
    assert lost == {}
