"""Feeds of every kind: whole addresses, days as written, letters as meant, and nothing left out silently."""

from datetime import date

import pytest

from reader.errors import Reason
from reader.formats.files import read_file
from reader.formats.readers.feed import MOST_ENTRIES, FeedEntry, FoundFeed, is_feed, read_feed
from reader.formats.reading import LeftOut, Surrounding, Unreadable
from tests.refusals import refused

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>أخبار الميناء</title>{}</channel></rss>"""
ITEM = """<item><guid>{0}</guid><link>{1}</link><title>{0}</title>
<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"{0}><title>T</title><entry{1}>
<id>urn:1</id><title>One</title><link href="{2}"/><updated>2026-03-04T10:00:00Z</updated></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://a.example/"><title>T</title></channel>
<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link></item></rdf:RDF>"""
AT = "https://almina.example/rss/feed.xml"


def only(data: str, address: str = AT) -> FeedEntry:
    (entry,) = read_feed(data.encode(), address).entries
    return entry


def linked(link: str, address: str = AT, more: str = "") -> FeedEntry:
    return only(RSS.format(f"{more}<item><title>خبر</title><link>{link}</link></item>"), address)


@pytest.mark.parametrize(
    ("data", "title", "ident", "published"),
    [
        (RSS.format(ITEM.format("a", "https://a.example/1")), "أخبار الميناء", "a", date(2026, 3, 3)),
        (ATOM.format("", "", "https://a.example/1"), "T", "urn:1", date(2026, 3, 4)),
        (RDF, "T", "https://a.example/1", None),
    ],
    ids=["RSS 2.0", "Atom", "RSS 1.0"],
)
def test_feeds_of_every_kind(data: str, title: str, ident: str, published: date | None) -> None:
    found = read_feed(data.encode())
    (entry,) = found.entries
    assert (found.title, entry.ident, entry.published) == (title, ident, published)
    assert (entry.url, entry.problem) == ("https://a.example/1", None)


@pytest.mark.parametrize("data", [b"", b"not XML", b"<html><p>a page</p></html>", b"\x00\xff" * 50])
def test_what_is_no_feed(data: bytes) -> None:
    with refused(Unreadable, match="no RSS or Atom"):
        read_feed(data)


# Addresses


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/n/1", "https://almina.example/n/1"),
        ("n/1", "https://almina.example/rss/n/1"),
        ("?p=7", "https://almina.example/rss/feed.xml?p=7"),
        ("index.php?id=3", "https://almina.example/rss/index.php?id=3"),
        ("//cdn.example/n/2", "https://cdn.example/n/2"),
        ("  https://almina.example/n/4\n ", "https://almina.example/n/4"),
        ("https://almina.example/n/\n   4", "https://almina.example/n/4"),
        ("almina.example/n/6", "https://almina.example/n/6"),
        ("www.almina.example/n/6", "https://www.almina.example/n/6"),
        ("https://almina.example/أخبار/القطار الجديد", "https://almina.example/أخبار/القطار%20الجديد"),
        ("http://other.example/a%20b?x=1&amp;y=2", "http://other.example/a%20b?x=1&y=2"),
    ],
)
def test_links_become_whole_addresses(link: str, url: str) -> None:
    assert linked(link).url == url


def test_without_an_address_a_feed_is_of_the_site_that_it_names() -> None:
    site = "<link>https://almina.example/</link>"
    assert linked("/n/1", "", site).url == "https://almina.example/n/1"
    assert linked("almina.example/n/6", "", site).url == "https://almina.example/n/6"
    assert linked("/n/1", "").problem == Reason("entry-link-unusable", link="/n/1")


@pytest.mark.parametrize(
    ("whole", "own", "link", "url"),
    [
        (' xml:base="https://b.example/x/"', "", "1", "https://b.example/x/1"),
        (' xml:base="https://b.example/x/"', ' xml:base="y/"', "1", "https://b.example/x/y/1"),
        (' xml:base="/x/"', "", "1", "https://almina.example/x/1"),
        ("", ' xml:base="y/"', "1", "https://almina.example/rss/y/1"),
        (' xml:base="https://b.example/x/"', "", "https://c.example/2", "https://c.example/2"),
    ],
)
def test_the_base_that_a_feed_says_is_its_links_base(whole: str, own: str, link: str, url: str) -> None:
    assert only(ATOM.format(whole, own, link)).url == url


def test_a_name_that_is_an_address_stands_for_a_missing_link() -> None:
    guid = '<guid isPermaLink="true">https://almina.example/n/5</guid>'
    assert only(RSS.format(f"<item><title>ه</title><link></link>{guid}</item>")).url == (
        "https://almina.example/n/5"
    )


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("", "entry-without-link"),
        ("javascript:alert(1)", "entry-link-unusable"),
        ("file:///etc/passwd", "entry-link-unusable"),
        ("mailto:a@almina.example", "entry-link-unusable"),
        ("https://almina.example/" + "a" * 2000, "entry-link-too-long"),
    ],
)
def test_an_entry_without_a_page_says_why(link: str, code: str) -> None:
    entry = linked(link)
    assert entry.problem is not None
    assert (entry.url, entry.problem.code, entry.title) == ("", code, "خبر")


def test_the_entries_that_are_too_many_are_counted() -> None:
    items = "".join(ITEM.format(number, f"/{number}") for number in range(MOST_ENTRIES + 7))
    found = read_feed(RSS.format(items).encode(), AT)
    assert (len(found.entries), found.surplus) == (MOST_ENTRIES, 7)


def test_a_feed_is_the_same_after_packing() -> None:
    found = read_feed(RSS.format(ITEM.format("a", "/1") + "<item/>").encode(), AT)
    assert FoundFeed.unpacked(found.packed()) == found


# Days


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 03 Mar 2026 23:30:00 -0500", date(2026, 3, 3)),
        ("Tue, 03 Mar 2026 00:30:00 +0300", date(2026, 3, 3)),
        ("Tue, 03 Mar 26 23:30:00 EST", date(2026, 3, 3)),
        ("2026-03-03T23:30:00-05:00", date(2026, 3, 3)),
        ("الثلاثاء، 3 آذار/مارس 2026 - 23:30", date(2026, 3, 3)),
        ("قبل ساعتين", None),
    ],
)
def test_the_day_is_the_one_in_the_feeds_own_zone(written: str, day: date | None) -> None:
    item = f"<item><title>خبر</title><link>/1</link><pubDate>{written}</pubDate></item>"
    assert only(RSS.format(item)).published == day


# Letters


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6", "utf-16"])
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "us-ascii", "no-such"])
def test_letters_are_read_whatever_a_feed_declares(encoding: str, declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = RSS.format("<item><title>خبر من الميناء الجديد</title><link>/1</link></item>").partition("?>")[2]
    found = read_feed(f"{head}{body}".encode(encoding), AT)
    assert (found.title, found.entries[0].title) == ("أخبار الميناء", "خبر من الميناء الجديد")


def test_utf_8_that_is_declared_to_be_windows_1256_is_utf_8() -> None:
    data = RSS.replace("utf-8", "windows-1256").format(ITEM.format("a", "/1"))
    assert read_feed(data.encode()).title == "أخبار الميناء"


def test_letters_of_other_languages_stay_what_they_are() -> None:
    head = '<?xml version="1.0" encoding="iso-8859-1"?>'
    data = f'{head}<rss version="2.0"><channel><title>Zürich für Äpfel</title></channel></rss>'
    assert read_feed(data.encode("iso-8859-1")).title == "Zürich für Äpfel"


# Feeds handed in as files

LONG = "<p>قال وزير النقل سامر الحلبي إن أعمال التوسعة في مدينة طرابلس ستبدأ في مارس المقبل.</p>" * 6


def test_a_feed_is_known_by_its_first_element() -> None:
    assert is_feed('<?xml version="1.0"?>\n<!-- x --><?xml-stylesheet?><!DOCTYPE rss>\n<rss version="2.0">')
    assert is_feed(ATOM) and is_feed(RDF)
    assert not is_feed("<html><rss>") and not is_feed("<tmx/>") and not is_feed("")


def test_the_articles_that_a_feed_holds_are_read_and_links_alone_are_told() -> None:
    whole = f"<item><title>خبر الميناء</title><link>/1</link><description><![CDATA[{LONG}]]></description>"
    items = f"{whole}<pubDate>Tue, 03 Mar 2026 23:30:00 -0500</pubDate></item>" + ITEM.format("b", "/2")
    site = "<link>https://almina.example/</link>"
    first, second = read_file("feed.xml", RSS.format(site + items).encode())
    assert first.text.startswith("خبر الميناء\n")
    assert (first.url, first.published) == ("https://almina.example/1", date(2026, 3, 3))
    assert first.site == "أخبار الميناء"
    assert second.problem == Reason("entry-link-alone", link="https://almina.example/2")


@pytest.mark.parametrize(
    "written", ["القطار &amp;#8220;الجديد&amp;#8221;", "<![CDATA[القطار <b>“الجديد”</b>]]>"]
)
def test_markup_in_a_title_is_read(written: str) -> None:
    entry = only(f'<rss version="2.0"><channel><item><title>{written}</title></item></channel></rss>')
    assert entry.title == "القطار “الجديد”"


def test_the_summary_of_an_article_and_a_date_that_was_not_understood_are_told() -> None:
    body = "<p>" + "قالت وزيرة النقل إن الخط سيفتح في الربيع. " * 12 + "</p>"
    more = f"<pubDate>أمس</pubDate><description>موجز الخبر</description><content:encoded><![CDATA[{body}]]>"
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    item = f"<item><title>القطار</title><link>/n/1</link>{more}</content:encoded></item>"
    (found,) = read_file("a.rss", f'<rss version="2.0" {names}><channel>{item}</channel></rss>'.encode())
    assert found.left_out == (LeftOut("موجز الخبر", Surrounding.UNCERTAIN, 2),)
    assert (found.published, found.doubts) == (None, (Reason("date-unread", said="أمس"),))


def test_entries_of_a_file_that_are_too_many_are_told() -> None:
    items = "<item><link>https://almarfa.example/1</link></item>" * (MOST_ENTRIES + 3)
    found = read_file("a.rss", f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    assert found[-1].problem == Reason("feed-longer", surplus=3)


def test_a_feed_of_links_gives_the_address_of_each() -> None:
    site = "<link>https://almina.example/</link>"
    found = read_file("feed.xml", RSS.format(site + ITEM.format("a", "/1") + "<item/>").encode())
    assert [one.text for one in found] == ["", ""]
    assert found[0].problem == Reason("entry-link-alone", link="https://almina.example/1")
    assert (found[0].url, found[0].published) == ("https://almina.example/1", date(2026, 3, 3))
    assert found[1].problem == Reason("entry-without-link")
