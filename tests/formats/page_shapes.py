"""Invented pages in the shapes of real ones: each puts an article among what sites put around articles."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

SITE = "صحيفة المرسى"
AUTHOR = "نوال القاسمي"
AGENCY = "وكالة المرافئ"
DAY = "2026-03-03"
SAID_DAY = "الثلاثاء 3 مارس 2026"
MENU = ["الرئيسية", "محليات", "عرب وعالم", "اقتصاد", "رياضة", "ثقافة", "صحة", "منوعات", "رأي", "فيديو"]
OTHERS = [
    "بلدية الوادي تعلن جدول صيانة الجسور خلال الشهر المقبل",
    "أسعار الزيتون ترتفع للأسبوع الثالث على التوالي",
    "منتخب السباحة يحصد ثلاث ميداليات في البطولة العربية",
    "افتتاح معرض الخط العربي بمشاركة خمسين فنانا",
    "أمطار غزيرة متوقعة على الساحل حتى نهاية الأسبوع",
    "دراسة: النوم الباكر يخفض ضغط الدم",
]
TEASER = "كشفت مصادر مطلعة عن تفاصيل جديدة في هذا الملف الذي يشغل الرأي العام منذ أسابيع طويلة..."
COMMENTS = [
    "مقال رائع وأتمنى أن تصل هذه المشاريع إلى قريتنا البعيدة في أقرب وقت ممكن إن شاء الله.",
    "لا أصدق هذه الوعود، فقد سمعناها قبل عشر سنوات ولم يتغير أي شيء في حياتنا اليومية.",
    "شكرا على التغطية، وأرجو متابعة الموضوع مع المسؤولين في الوزارة بعد افتتاح الطريق.",
]


@dataclass(frozen=True)
class Told:
    """An article as it should come out. `parts` are (kind, text), a caption's text shown under a picture."""

    headline: str
    parts: list[tuple[str, str]] = field(default_factory=list)

    def texts(self, *kinds: str) -> list[str]:
        return [text for kind, text in self.parts if not kinds or kind in kinds]


def links(names: list[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/c/{at}">{name}</a></{tag}>' for at, name in enumerate(names))


def cards(count: int = 6, cls: str = "") -> str:
    named = f' class="{cls}"' if cls else ""
    return "".join(
        f'<div{named}><a href="/n/{at}"><img src="t{at}.jpg" alt=""></a><h3><a href="/n/{at}">{OTHERS[at]}</a></h3>'
        f"<p>{TEASER}</p><span>{at + 1} فبراير 2026</span></div>"
        for at in range(count)
    )


def page(told: Told, body: str, head: str = "", title: str = "", attributes: str = "") -> str:
    title = title or f"{told.headline} - {SITE}"
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"{head}<style>p{{margin:0}}</style></head><body{attributes}>{body}</body></html>"
    )


def meta(told: Told, title: str = "") -> str:
    return (
        f'<meta property="og:title" content="{escape(title or told.headline)}">'
        f'<meta property="og:site_name" content="{SITE}">'
        f'<meta property="article:published_time" content="{DAY}T09:15:00+02:00">'
    )


def linked(told: Told, **more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "مجموعة المرسى"},
            {
                "@type": "NewsArticle",
                "headline": told.headline,
                "datePublished": f"{DAY}T09:15:00+02:00",
                "author": [{"@type": "Person", "name": AUTHOR}],
                "publisher": {"@type": "Organization", "name": SITE},
            }
            | more,
        ],
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def plain_parts(
    told: Told,
    paragraph: str = "<p>{}</p>",
    caption: str = '<figure><img src="a.jpg" alt=""><figcaption>{}</figcaption></figure>',
    subhead: str = "<h2>{}</h2>",
    between: Callable[[int], str] = lambda at: "",
) -> str:
    out = []
    for at, (kind, text) in enumerate(told.parts):
        form = {"caption": caption, "subhead": subhead, "item": "<ul><li>{}</li></ul>"}.get(kind, paragraph)
        out.append(form.format(escape(text)) + between(at))
    return "".join(out)


def wordpress(told: Told) -> str:
    caption = (
        '<div id="attachment_9" style="width: 600px" class="wp-caption aligncenter"><img src="a.jpg" '
        'aria-describedby="caption-attachment-9" class="wp-image-9"><p id="caption-attachment-9" '
        'class="wp-caption-text">{}</p></div>'
    )
    return page(
        told,
        f"""<a class="skip-link screen-reader-text" href="#content">تخطى إلى المحتوى</a><div
        id="page"><header
        id="masthead" class="site-header"><p class="site-title"><a href="/">{SITE}</a></p><nav
        id="site-navigation"
        class="main-navigation"><ul id="primary-menu" class="menu">{links(MENU)}</ul></nav></header>
        <div id="content" class="site-content"><div id="primary" class="content-area"><main id="main">
        <article id="post-77" class="post-77 post type-post category-news tag-roads has-post-thumbnail">
        <header class="entry-header"><div class="cat-links"><a href="/c/1">محليات</a></div>
        <h1 class="entry-title">{escape(told.headline)}</h1><div class="entry-meta"><span
        class="posted-on"><a
        href="/x"><time class="entry-date published"
        datetime="{DAY}T09:15:00+02:00">{SAID_DAY}</time></a></span>
        <span class="byline">بواسطة <a href="/a">{AUTHOR}</a></span></div></header><div
        class="entry-content">
        {plain_parts(told, caption=caption)}
        <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul><li><a
        href="?share=x"><span>اضغط للمشاركة على تويتر (فتح في نافذة جديدة)</span></a></li><li><a
        href="?share=f">فيس بوك</a></li></ul></div>
        <div id="jp-relatedposts" class="jp-relatedposts"><h3
        class="jp-relatedposts-headline"><em>مرتبط</em></h3>
        {cards(3)}</div></div><footer class="entry-footer"><span class="tags-links">وسوم:
        {links(MENU[:3], "b")}
        </span></footer></article>
        <nav class="navigation post-navigation"><div class="nav-previous"><a href="/p"><span>السابق</span>
        {OTHERS[0]}
        </a></div></nav><div id="comments" class="comments-area"><h2 class="comments-title">3 تعليقات</h2>
        <ol class="comment-list">{"".join(f'<li class="comment"><b class="fn">زائر</b><p>{one}</p></li>' for one in COMMENTS)}
        </ol><div id="respond" class="comment-respond"><h3>اترك تعليقاً</h3><p>لن يتم نشر عنوان بريدك
        الإلكتروني.</p>
        </div></div></main></div><aside id="secondary" class="widget-area"><section
        class="widget"><h2>أحدث المقالات</h2>
        <ul>{links(OTHERS)}</ul></section></aside></div><footer id="colophon" class="site-footer"><p>©
        2026 {SITE}.
        جميع الحقوق محفوظة</p></footer></div>""",
        meta(told, f"{told.headline} | {SITE}"),
        attributes=' class="post-template-default single has-sidebar comments-open"',
    )


def elementor(told: Told) -> str:
    widgets = plain_parts(
        told,
        paragraph='<div class="elementor-element elementor-widget elementor-widget-text-editor"><div '
        'class="elementor-widget-container"><p>{}</p></div></div>',
    )
    return page(
        told,
        f"""<div class="elementor elementor-location-header"><nav
        class="elementor-nav-menu--main"><ul>{links(MENU)}
        </ul></nav></div><div class="elementor elementor-location-single"><section
        class="elementor-section"><div
        class="elementor-widget elementor-widget-heading"><h1
        class="elementor-heading-title">{escape(told.headline)}
        </h1></div><div class="elementor-widget
        elementor-widget-post-info"><ul><li><span>{SAID_DAY}</span></li></ul></div>
        <div class="elementor-widget-theme-post-content">{widgets}</div>
        <div class="elementor-widget
        elementor-widget-share-buttons"><div>فيسبوك</div><div>تويتر</div></div></section>
        <section class="elementor-section"><div class="elementor-widget
        elementor-widget-posts">{cards(4)}</div></section>
        </div><div class="elementor elementor-location-footer"><p>جميع الحقوق محفوظة لموقع
        {SITE}</p></div>""",
        meta(told),
    )


def blogger(told: Told) -> str:
    caption = (
        '<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container"><tbody><tr><td><a '
        'href="b.jpg"><img src="a.jpg"/></a></td></tr><tr><td class="tr-caption">{}</td></tr></tbody></table>'
    )
    return page(
        told,
        f"""<div class='header section' id='header'><h1 class='title'>{SITE}</h1><p
        class='description'>أخبار الساحل</p>
        </div><div class='tabs section' id='crosscol'><ul>{links(MENU)}</ul></div><div class='main
        section' id='main'>
        <div class='date-outer'><h2 class='date-header'><span>{SAID_DAY}</span></h2><div
        class='date-posts'><div
        class='post-outer'><div class='post hentry'><h3 class='post-title
        entry-title'>{escape(told.headline)}</h3>
        <div class='post-body entry-content' id='post-body-1'><div dir="rtl" style="text-align: right;"
        trbidi="on">
        {plain_parts(told, paragraph="{}<br/><br/>", caption=caption, subhead="<b>{}</b><br/>")}</div></div>
        <div class='post-footer'><span class='post-author vcard'>مرسلة بواسطة <span
        class='fn'>{AUTHOR}</span></span>
        <span class='post-timestamp'>في <a class='timestamp-link' href='/x'><abbr class='published'
        title='{DAY}T09:15:00+02:00'>9:15 ص</abbr></a></span><div class='post-share-buttons'><a>مشاركة عبر
        تويتر</a></div>
        </div></div><div class='comments' id='comments'><h4>3 تعليقات:</h4>
        {"".join(f"<div class='comment-block'><p>{one}</p></div>" for one in COMMENTS)}</div></div></div></div></div>
        <div class='sidebar section' id='sidebar'><div class='widget BlogArchive'><h2>أرشيف المدونة</h2><ul>
        {links(OTHERS)}</ul></div><div class='widget PopularPosts'>{cards(3)}</div></div>
        <div class='footer section'>يتم التشغيل بواسطة Blogger.</div>""",
        title=f"{SITE}: {told.headline}",
    )


def drupal(told: Told) -> str:
    return page(
        told,
        f"""<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div
        class="layout-container">
        <header role="banner"><div class="region region-header"><nav role="navigation" class="block
        block-menu">
        <h2 class="visually-hidden">Main navigation</h2><ul>{links(MENU)}</ul></nav></div></header>
        <div class="region region-breadcrumb"><ol><li><a
        href="/">الرئيسية</a></li><li>{escape(told.headline)}</li></ol>
        </div><main role="main"><div class="layout-content"><div class="region region-content">
        <div id="block-page-title"><h1><span class="field field--name-title
        field--type-string">{escape(told.headline)}
        </span></h1></div><article role="article" class="node node--type-article
        node--view-mode-full"><footer
        class="node__meta"><div class="node__submitted">Submitted by <span>{AUTHOR}</span> on <span
        class="field field--name-created">{SAID_DAY} - 09:15</span></div></footer><div
        class="node__content"><div
        class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">
        {plain_parts(told)}</div><div class="field field--name-field-tags"><div
        class="field__label">Tags</div>
        <ul>{links(MENU[:3])}</ul></div><section class="field field--name-comment"><h2>التعليقات</h2>
        {"".join(f'<article class="comment"><p>{one}</p></article>' for one in COMMENTS)}</section></div></article>
        </div></div><aside class="layout-sidebar-second" role="complementary"><div
        class="views-element-container">
        <h2>الأكثر قراءة</h2>{cards(4, "views-row")}</div></aside></main><footer role="contentinfo"><div
        class="region region-footer"><ul>{links(MENU)}</ul></div></footer></div></div>""",
        f'<meta name="dcterms.date" content="{DAY}"><meta property="og:site_name" content="{SITE}">',
        title=f"{told.headline} | {SITE}",
    )


def amp(told: Told) -> str:
    caption = '<figure><amp-img src="a.jpg" width="8" height="6" layout="responsive"></amp-img><figcaption>{}</figcaption></figure>'
    return page(
        told,
        f"""<amp-sidebar id="sidebar" layout="nodisplay"
        side="right"><ul>{links(MENU)}</ul></amp-sidebar><header
        class="amp-header"><button on="tap:sidebar.toggle">القائمة</button><a
        href="/">{SITE}</a></header><article
        class="amp-wp-article"><header class="amp-wp-article-header"><h1
        class="amp-wp-title">{escape(told.headline)}</h1>
        <div class="amp-wp-meta amp-wp-byline"><amp-img src="u.jpg" alt="{AUTHOR}" width="24"
        height="24"></amp-img>
        <span class="amp-wp-author author vcard">{AUTHOR}</span></div><div class="amp-wp-meta
        amp-wp-posted-on"><time
        datetime="{DAY}T07:15:00+00:00">منذ يومين</time></div></header><div class="amp-wp-article-content">
        {plain_parts(told, caption=caption, between=lambda at: "<amp-ad width=300 height=250><div>إعلان</div></amp-ad>" if at == 1 else "")}
        </div><amp-social-share type="twitter"></amp-social-share><div class="amp-related"><h3>مواضيع ذات
        صلة</h3>
        {cards(3)}</div></article><amp-consent id="c" layout="nodisplay"><div id="ui">نستخدم ملفات تعريف
        الارتباط لتحسين
        تجربتك في الموقع. <button>موافق</button></div></amp-consent>
        <footer class="amp-wp-footer"><p>{SITE}</p><a href="#top">العودة إلى الأعلى</a></footer>""",
        linked(told),
    )


def broadcaster(told: Told) -> str:
    """Return a page whose classes are hashes, with blocks and hidden lead-ins, as large broadcasters have them."""
    related = (
        '<section role="region" aria-labelledby="r" class="bbc-1x"><h2 id="r" class="bbc-2y">قصص مقترحة</h2><ul>'
        + links(OTHERS[:3])
        + "</ul></section>"
    )
    caption = (
        f'<figure class="bbc-k"><div><p class="bbc-q"><span class="visually-hidden">صدر الصورة، </span>{AGENCY}</p>'
        '<img src="a.jpg" alt="رجال على رصيف"></div><figcaption class="bbc-u"><span class="visually-hidden">التعليق على '
        'الصورة، </span><p dir="rtl">{}</p></figcaption></figure>'
    )
    return page(
        told,
        f"""<div id="root"><div class="bbc-a"><div id="cookie-banner" class="bbc-b"><h2>أخبر قراءنا
        بموافقتك على ملفات
        الارتباط</h2><p>نحن نستخدم ملفات الارتباط لكي نقدم لك أفضل تجربة على
        الإنترنت.</p><button>موافق</button></div>
        <header role="banner" class="bbc-c"><a href="/">{SITE}</a><nav role="navigation"><ul>{
            links(MENU)
        }</ul></nav>
        </header><div class="bbc-d"><main role="main" class="bbc-e"><h1 tabindex="-1" class="bbc-f"
        id="content">
        {escape(told.headline)}</h1><div class="bbc-h"><time class="bbc-i" datetime="{
            DAY
        }">3 مارس/ آذار 2026</time></div>
        {
            plain_parts(
                told,
                paragraph='<div dir="rtl" class="bbc-p"><p dir="rtl" class="bbc-r">{}</p></div>',
                caption=caption,
                between=lambda at: related if at == 1 else "",
            )
        }<section class="bbc-m"><h2>المواضيع ذات الصلة</h2><ul>{links(MENU[:4])}</ul>
        </section></main><section class="bbc-n"><h2>اخترنا لكم</h2>{
            cards(4)
        }</section><section class="bbc-o"><h2>الأكثر قراءة
        </h2><ol>{links(OTHERS)}</ol></section></div><footer role="contentinfo" class="bbc-z"><ul>{
            links(MENU)
        }</ul><p>© 2026
        {SITE}. {SITE} ليست مسؤولة عن محتوى المواقع الخارجية.</p></footer></div></div>""",
        meta(told, f"{told.headline} - {SITE} عربي") + linked(told),
    )


def wysiwyg(told: Told) -> str:
    def more(at: int) -> str:
        if at != 1:
            return ""
        return (
            '<section class="more-on"><h2 class="screen-reader-text">list of 2 items</h2><ul class="more-on__list">'
            + "".join(
                f'<li class="more-on__list-item"><span class="screen-reader-text">list {n} of 2</span><article><h3>'
                f'<a href="/n/{n}">{OTHERS[n]}</a></h3></article></li>'
                for n in (0, 1)
            )
            + '</ul><span class="screen-reader-text">end of list</span></section>'
        )

    return page(
        told,
        f"""<div class="site-header container"><div
        class="header-menu"><ul>{links(MENU)}</ul></div></div><div
        class="container container--grid container--white"><main class="container__inner l-col l-col--8"
        id="main-content-area">
        <div class="breadcrumbs"><a href="/">الأخبار</a>|<a href="/x">محليات</a></div><header
        class="article-header"><h1>
        {escape(told.headline)}</h1></header><div class="article-info-block css-1"><div
        class="article-dates"><div
        class="date-simple"><span class="screen-reader-text">Published On 3 Mar 2026</span><span
        aria-hidden="true">3/3/2026
        </span></div></div><div
        class="article__social-share"><button>حفظ</button><div>شارك</div></div></div>
        <div class="wysiwyg wysiwyg--all-content css-2">{plain_parts(told, between=more)}</div>
        <div class="article-source"><strong>المصدر</strong>: {SITE}</div></main><aside class="l-col
        l-col--4"><div
        class="article-trending"><h2>الأكثر قراءة</h2>{cards(5, "article-card")}</div></aside></div><footer
        class="site-footer"><ul>{links(MENU)}</ul><p>جميع الحقوق محفوظة © {SITE} 2026</p></footer>""",
        f'<meta name="publishedDate" content="{DAY}"><meta property="og:site_name" content="{SITE}">',
        title=f"{told.headline} | محليات | {SITE}",
    )


def live(told: Told) -> str:
    posts = []
    paragraphs = told.parts
    for at, number in enumerate(range(0, len(paragraphs), 2), 1):
        inner = plain_parts(Told("", paragraphs[number : number + 2]), subhead="<h3>{}</h3>")
        posts.append(
            f'<article class="live-post" id="p{at}"><header><time datetime="{DAY}T1{at % 10}:20:00Z">1{at % 10}:20</time>'
            f'</header><div class="live-post__body">{inner}</div><div class="live-post__share"><button>مشاركة</button></div>'
            "</article>"
        )
    return page(
        told,
        f"""<nav class="nav"><ul>{links(MENU)}</ul></nav><div class="live-page"><div
        class="live-header"><span
        class="live-label">مباشر</span><h1>{escape(told.headline)}</h1><div
        class="live-meta">{SAID_DAY}</div></div>
        <div class="live-feed">{"".join(posts)}</div><button class="load-more">عرض المزيد</button></div>
        <div class="sidebar"><h2>الأكثر قراءة</h2><ul>{links(OTHERS)}</ul></div><div class="footer">©
        {SITE}</div>""",
        meta(told),
    )


def tables(told: Told) -> str:
    """Return a page that is laid out by tables and says nothing by its names."""
    side = "".join(
        f'<tr><td><a href="/n/{at}"><font size="2">{one}</font></a></td></tr>'
        for at, one in enumerate(OTHERS)
    )
    caption = '<table align="left"><tr><td><img src="a.jpg" width="300"></td></tr><tr><td class="caption">{}</td></tr></table>'
    return page(
        told,
        f"""<table width="980" align="center"><tr><td colspan="3"><img src="logo.gif"
        alt="{SITE}"></td></tr><tr><td
        colspan="3"><table><tr>{"".join(f'<td><a href="/{n}">{one}</a></td>' for n, one in enumerate(MENU))}</tr></table></td>
        </tr><tr><td width="160" valign="top"><table>{side}</table></td><td width="560"
        valign="top"><table><tr><td><b><font
        size="5" class="headline">{escape(told.headline)}</font></b></td></tr><tr><td><font size="1">تاريخ
        النشر: {SAID_DAY}
        </font></td></tr><tr><td
        align="right">{plain_parts(told, paragraph='<p align="right"><font size="4">{}</font></p>', caption=caption)}
        </td></tr></table></td><td width="200"
        valign="top"><table><tr><td><b>مختارات</b></td></tr>{side}</table></td></tr><tr><td
        colspan="3" align="center"><font size="1">جميع الحقوق محفوظة © 2026
        {SITE}</font></td></tr></table>""",
        f'<meta property="og:site_name" content="{SITE}">',
        title=told.headline,
    )


def divs(told: Told) -> str:
    """Return a page with div for everything and classes that say nothing."""
    others = "".join(
        f'<div class="x7"><a href="/n/{at}"><div class="x8">{one}</div></a><div class="x9">{TEASER}</div></div>'
        for at, one in enumerate(OTHERS)
    )
    return page(
        told,
        f"""<div class="r0"><div class="a1">{
            links(MENU, "div")
        }</div><div class="b1"><div class="c1"><div class="d1">
        {escape(told.headline)}</div><div class="d2">{SAID_DAY}</div><div class="d3">{
            plain_parts(told, paragraph="<div>{}</div>", subhead="<div><b>{}</b></div>")
        }</div></div><div class="c2">{others}</div></div><div class="e1"><div>من نحن</div><div>اتصل بنا
        </div><div>جميع الحقوق محفوظة</div></div></div>""",
        meta(told),
    )


def breaks(told: Told) -> str:
    text = plain_parts(told, paragraph="{}<br><br>\n", subhead="<strong>{}</strong><br>")
    return page(
        told,
        f"""<div class="topmenu">{links(MENU, "span")}</div><div
        class="newsdetail"><h2>{escape(told.headline)}</h2><span
        class="newsdate">{SAID_DAY} الساعة 9:15</span><div class="newstext">{text}</div><div
        class="newsprint"><a href="/print">طباعة
        </a> | <a href="/mail">أرسل إلى صديق</a></div></div><div class="othernews"><h4>أخبار
        أخرى</h4><ul>{links(OTHERS)}</ul></div>
        <div class="copyright">حقوق النشر محفوظة © {SITE} 2026</div>""",
        f'<meta property="og:site_name" content="{SITE}">',
        title=f"{SITE} :: {told.headline}",
    )


def microdata(told: Told) -> str:
    ad = '<div class="ad-slot" id="div-gpt-ad-1"><span>إعلان</span></div>'
    also = f'<div class="inread"><span>اقرأ أيضاً</span><a href="/n/1">{OTHERS[1]}</a></div>'
    return page(
        told,
        f"""<header><div class="logo"><a href="/"><img src="l.png"
        alt="{SITE}"></a></div><nav>{links(MENU, "span")}</nav></header>
        <div itemscope itemtype="https://schema.org/NewsArticle"><div class="kicker">محليات</div><h1
        itemprop="headline">
        {escape(told.headline)}</h1><div class="info"><span itemprop="author">{AUTHOR}</span><meta
        itemprop="datePublished"
        content="{DAY}T09:15:00+02:00"><span>{SAID_DAY}</span></div><div class="tools"><a
        href="#">A+</a><a href="#">A-</a></div>
        <div itemprop="articleBody">{plain_parts(told, between=lambda at: ad if at == 0 else also if at == 2 else "")}</div>
        <div class="tags"><span>كلمات مفتاحية:</span>{links(MENU[:4], "span")}</div></div><div
        class="block"><h3>قد يهمك أيضا</h3>
        {cards(4)}</div><div class="comments-policy"><h4>سياسة التعليق</h4><p>نرجو من القراء الكرام
        الالتزام بآداب الحوار وعدم
        الإساءة إلى الأشخاص أو الأديان، والتعليقات المنشورة لا تعبر عن رأي
        الصحيفة.</p></div><footer>{links(MENU, "span")}</footer>""",
        f'<meta property="og:site_name" content="{SITE}">',
    )


def boxes(told: Told) -> str:
    """Return a page with boxes of other articles between its paragraphs, which no name tells."""

    def box(at: int) -> str:
        if at % 2:
            return ""
        return (
            f'<div class="q{at}"><a href="/n/{at % 6}"><img src="t.jpg" alt="{OTHERS[at % 6]}"></a><div><a href="/n/{at % 6}">'
            f"{OTHERS[at % 6]}</a></div></div>"
        )

    also = f'<p><strong>اقرأ أيضاً: <a href="/n/3">{OTHERS[3]}</a></strong></p>'
    return page(
        told,
        f"""<div class="w1"><ul>{links(MENU)}</ul></div><main><h1>{escape(told.headline)}</h1><p
        class="w2">{SAID_DAY}</p>
        {plain_parts(told, between=box)}{also}</main><div class="w9"><p>جميع الحقوق محفوظة</p></div>""",
        meta(told, f"{SITE}: «{told.headline}»"),
    )


def dialogs(told: Told) -> str:
    return page(
        told,
        f"""<div id="onetrust-consent-sdk"><div class="ot-sdk-row"><h2>خصوصيتك تهمنا</h2><p>نستخدم نحن
        وشركاؤنا ملفات تعريف
        الارتباط لتخزين المعلومات على جهازك والوصول إليها بهدف عرض إعلانات تناسب اهتماماتك وقياس
        أدائها.</p><button>أوافق</button>
        </div></div><div class="modal fade" role="dialog"><h4>اشترك في نشرتنا البريدية</h4><p>احصل على أهم
        الأخبار في بريدك كل
        صباح، ويمكنك إلغاء الاشتراك متى شئت.</p></div><div
        class="topline"><ul>{links(MENU)}</ul></div><section class="single-news">
        <h1 class="single-news__title">{escape(told.headline)}</h1><div
        class="single-news__date">{SAID_DAY}</div><div
        class="single-news__text">{plain_parts(told)}</div></section><div class="sticky-bottom"><p>حمل
        تطبيق {SITE} لتصلك
        الأخبار العاجلة فور وقوعها.</p><a href="/app">تحميل</a></div><div class="paywall-teaser"><p>تبقى
        لك ثلاثة مقالات مجانية هذا
        الشهر، سجل الآن لتقرأ بلا حدود.</p></div><footer><p>{SITE} 2026</p></footer>""",
        meta(told),
    )


def forms(told: Told) -> str:
    """Return a page of a form that holds all, with numbered ids, as old newsrooms on Windows have them."""
    return page(
        told,
        f"""<form method="post" action="./News.aspx?id=77" id="aspnetForm"><input type="hidden"
        name="__VIEWSTATE" value="x">
        <div id="ctl00_pnlMenu"><table><tr>{"".join(f'<td><a href="/{n}">{one}</a></td>' for n, one in enumerate(MENU))}</tr></table>
        </div><div id="ctl00_Main_pnlNews"><span id="ctl00_Main_lblTitle"
        class="NewsTitle">{escape(told.headline)}</span><br><span
        id="ctl00_Main_lblDate">{SAID_DAY}</span><br><div id="ctl00_Main_lblBody"
        class="NewsBody">{plain_parts(told)}</div></div>
        <div id="ctl00_pnlOther"><span>أخبار ذات صلة</span>{links(OTHERS, "div")}</div><div
        id="ctl00_pnlComments"><span>التعليقات
        </span>{"".join(f"<div><b>قارئ</b><div>{one}</div></div>" for one in COMMENTS)}</div><select><option>اختر القسم<option>محليات
        <option>رياضة</select><div>© {SITE}</div></form>""",
        f'<meta property="og:site_name" content="{SITE}">',
        title=f"{told.headline} - {SITE}",
    )


def commented(told: Told) -> str:
    """Return a page with far more comments than text."""
    many = "".join(f'<div class="c-item"><h5>قارئ {n}</h5><p>{COMMENTS[n % 3]}</p></div>' for n in range(40))
    return page(
        told,
        f"""<div class="head"><ul>{links(MENU)}</ul></div><div
        class="post"><h1>{escape(told.headline)}</h1><span>{SAID_DAY}</span>
        {plain_parts(told)}<div class="replies-list"><h3>تعليقات القراء (40)</h3>{many}</div></div>""",
        meta(told),
    )


def elements(told: Told) -> str:
    """Return a page of elements of the site's own making."""
    return page(
        told,
        f"""<app-root><app-header><app-nav>{links(MENU, "span")}</app-nav></app-header><app-article><app-article-title><h1>
        {escape(told.headline)}</h1></app-article-title><app-date>{SAID_DAY}</app-date><app-article-body>{plain_parts(told)}
        </app-article-body><app-share><button>نسخ
        الرابط</button></app-share></app-article><app-related>{cards(4)}</app-related>
        <app-footer><p>جميع الحقوق محفوظة {SITE}</p></app-footer></app-root>""",
        linked(told) + meta(told),
    )


def split(told: Told) -> str:
    """Return a page whose text stands in several boxes, with advertisements between them."""
    middle = max(1, len(told.parts) // 3)
    runs = [told.parts[start : start + middle] for start in range(0, len(told.parts), middle)]
    ad = '<div class="advert"><p>إعلان</p></div>'
    body = ad.join(f'<div class="text-block">{plain_parts(Told("", run))}</div>' for run in runs)
    return page(
        told,
        f"""<header class="header"><ul class="header__list">{links(MENU)}</ul></header><div
        class="grid"><div class="grid__main">
        <div class="hero"><h1 class="hero__title">{escape(told.headline)}</h1><span
        class="hero__time">{SAID_DAY}</span></div>
        {body}<div class="topics"><a href="/t/1">الطرق</a><a href="/t/2">الساحل</a></div></div><div
        class="grid__side"><div
        class="list"><div class="list__title">آخر
        الأخبار</div>{cards(5, "list__item")}</div></div></div><div class="bottom">
        <p>{SITE} - جميع الحقوق محفوظة</p></div>""",
        meta(told),
    )


def scripted(told: Told) -> str:
    """Return a page that a script draws: the article is in JSON-LD alone."""
    text = "\n\n".join(told.texts())
    return page(
        told,
        '<div id="app"><div class="loader">جار التحميل</div></div>',
        linked(told, articleBody=text),
        title=told.headline,
    )


def second_head(told: Told) -> str:
    return page(
        told,
        f"""<head> x<script>var a =
        "</div>";</script></head><div><nav><ul>{links(MENU)}</ul></div><article><h1>
        {escape(told.headline)}</h1><p class="date">{SAID_DAY}</p><div
        class="share"><button>شارك</div>{plain_parts(told)}</article>""",
        meta(told),
    )


def opinion(told: Told) -> str:
    return page(
        told,
        f"""<div class="navigation"><ul>{links(MENU)}</ul></div><div class="opinion-page"><div
        class="writer-card"><img src="w.jpg"
        alt="{AUTHOR}"><a href="/w">{AUTHOR}</a></div><h1>{escape(told.headline)}</h1><div
        class="pub-date">{SAID_DAY}</div><div
        class="opinion-body">{plain_parts(told)}</div><p class="opinion-note">الآراء الواردة في هذا المقال
        لا تعبر بالضرورة عن رأي
        الصحيفة.</p><div class="author-bio"><h4>عن الكاتبة</h4><p>كاتبة وصحفية من مدينة الوادي، صدرت لها
        ثلاثة كتب في أدب الرحلات
        والتاريخ المحلي.</p></div></div><div class="more-opinions"><h3>مقالات أخرى
        للكاتب</h3><ul>{links(OTHERS)}</ul></div>""",
        meta(told),
        title=f"{told.headline} – {SITE}",
    )


SHAPES: list[Callable[[Told], str]] = [
    wordpress,
    elementor,
    blogger,
    drupal,
    amp,
    broadcaster,
    wysiwyg,
    live,
    tables,
    divs,
    breaks,
    microdata,
    boxes,
    dialogs,
    forms,
    commented,
    elements,
    split,
    scripted,
    second_head,
    opinion,
]
