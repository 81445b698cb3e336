"""Pasted addresses and feeds: what becomes of each page, once, and what is tried again."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reader.formats.readers.feed import MOST_ENTRIES
from reader.intake.gathering import ask_for, gather_one, look_into_feeds
from reader.intake.submission import TextFacts
from reader.intake.tasks import enqueue
from reader.intake.uploads import process
from reader.models import Address, Article, Feed, Upload
from tests.articles import HARBOUR, make_source, receive
from tests.site import Site, said

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("state")]

PAGE = """<html><head><title>{0}</title></head><body><nav>القائمة</nav><article><h1>{0}</h1>
<p>قال وزير النقل سامر الحلبي إن أعمال التوسعة في مدينة طرابلس ستبدأ في مارس المقبل بعد لقاء مع المسؤولين.</p>
<p>وأضاف الوزير أن العمل سيستمر حتى نهاية العام دون توقف في كل الأحياء القديمة من المدينة.</p></article>
</body></html>"""
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>أخبار الميناء</title>{}</channel></rss>"""
ITEM = """<item><guid>{0}</guid><link>{1}</link><title>{0}</title>
<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><rss><channel>
<title>&d;</title></channel></rss>"""


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def gather() -> None:
    while gather_one(enqueue):
        pass
    for upload in Upload.objects.unfinished():
        process(upload.pk)


def later(**time: float) -> None:
    for row in Address.objects.all():
        row.next_try -= timedelta(**time)
        row.save()


# Pages


def test_a_pasted_address_becomes_an_article(site: Site, client: Client) -> None:
    site.pages["/news/port"] = said(PAGE.format("خبر عن الميناء").encode(), "text/html; charset=utf-8")
    answer = client.post(reverse("uploads"), {"page": site.at("/news/port"), "published": "2026-03-05"})
    assert answer["Location"] == reverse("uploads")
    assert site.at("/news/port") in client.get(reverse("uploads")).content.decode()
    gather()
    article = Article.objects.get()
    assert (article.headline, article.published) == ("خبر عن الميناء", date(2026, 3, 5))
    assert article.url == site.at("/news/port")
    address = Address.objects.get()
    assert (address.state, address.upload) == ("fetched", article.upload)


@pytest.mark.parametrize("url", ["", "ftp://a.example/", "a page"])
def test_what_is_no_address_is_refused(site: Site, client: Client, url: str) -> None:
    answer = client.post(reverse("uploads"), {"page": url})
    assert answer.status_code == 422
    assert not Address.objects.exists()


def test_while_it_is_off_the_page_says_how_to_allow_it(client: Client) -> None:
    page = client.get(reverse("feeds")).content.decode()
    assert "HASHIYA_OUTGOING=1" in page
    assert 'name="url"' not in page
    assert 'name="page"' not in client.get(reverse("uploads")).content.decode()
    answer = client.post(reverse("uploads"), {"page": "https://a.example/"})
    assert answer.status_code == 422
    assert "switched off" in answer.content.decode()
    assert not Address.objects.exists()


def test_a_page_that_is_down_is_tried_again_and_one_that_is_gone_is_not(site: Site) -> None:
    site.pages["/down"] = said(b"", status=503)
    down = ask_for(TextFacts(url=site.at("/down")))
    gone = ask_for(TextFacts(url=site.at("/gone")))
    gather()
    down.refresh_from_db()
    gone.refresh_from_db()
    assert (down.state, gone.state) == ("waiting", "refused")
    assert "404" in gone.reason
    site.pages["/down"] = said(PAGE.format("عاد الموقع").encode())
    gather()
    assert not Article.objects.exists()
    later(minutes=2)
    gather()
    assert Article.objects.get().headline == "عاد الموقع"


def test_it_is_given_up_after_six_tries(site: Site) -> None:
    site.pages["/"] = said(b"", status=500)
    ask_for(TextFacts(url=site.at("/")))
    for _ in range(8):
        gather()
        later(days=1)
    assert (Address.objects.get().state, len(site.asked)) == ("refused", 6)


def test_what_is_no_text_is_refused(site: Site) -> None:
    site.pages["/a.mp4"] = said(b"\x00\x00", "video/mp4")
    ask_for(TextFacts(url=site.at("/a.mp4")))
    gather()
    assert "video/mp4" in Address.objects.get().reason
    assert not Upload.objects.exists()


def test_an_address_of_this_network_is_refused(settings: Any) -> None:
    settings.HASHIYA_OUTGOING = True
    ask_for(TextFacts(url="http://127.0.0.1/admin"))
    gather()
    assert "inside this network" in Address.objects.get().reason


# Feeds


@pytest.fixture
def feed(site: Site) -> Feed:
    for name in ("one", "two"):
        site.pages[f"/{name}"] = said(PAGE.format(f"الخبر {name}").encode())
    items = "".join(ITEM.format(name, site.at(f"/{name}")) for name in ("two", "one"))
    site.pages["/feed"] = said(RSS.format(items).encode(), "application/rss+xml", ETag='"1"')
    return Feed.objects.create(url=site.at("/feed"), source=make_source())


def due(feed: Feed) -> None:
    Feed.objects.filter(pk=feed.pk).update(next_check=timezone.now())


def test_each_entry_is_taken_once(feed: Feed, site: Site) -> None:
    assert look_into_feeds() == 2
    gather()
    assert {one.headline for one in Article.objects.all()} == {"الخبر one", "الخبر two"}
    assert {one.published for one in Article.objects.all()} == {date(2026, 3, 3)}
    assert {one.source.name_en for one in Article.objects.all()} == {"Test News"}
    due(feed)
    assert look_into_feeds() == 0
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    feed.refresh_from_db()
    assert (feed.name, feed.problem) == ("أخبار الميناء", "")
    assert feed.next_check > timezone.now() + timedelta(minutes=50)


def test_a_feed_that_has_not_changed_is_not_read(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = said(b"", status=304)
    assert look_into_feeds() == 0
    feed.refresh_from_db()
    assert feed.checked is not None


@pytest.mark.parametrize("answer", [said(b"", status=500), said(b"<html>"), said(LAUGHS)])
def test_a_feed_that_fails_is_left_alone_longer_each_time(feed: Feed, site: Site, answer: Any) -> None:
    site.pages["/feed"] = answer
    waits = []
    for _ in range(2):
        due(feed)
        look_into_feeds()
        feed.refresh_from_db()
        waits.append(feed.next_check - timezone.now())
    if feed.problem:  # entities may have been left out, and the feed be an empty one
        assert waits[1] > waits[0] > timedelta(minutes=90)
    assert not Address.objects.exists()
    site.pages["/feed"] = said(RSS.format(ITEM.format("a", site.at("/one"))).encode())
    due(feed)
    assert look_into_feeds() == 1
    feed.refresh_from_db()
    assert (feed.failures, feed.problem) == (0, "")


def test_entries_with_a_relative_link_and_a_title_alone_are_fetched(feed: Feed, site: Site) -> None:
    items = "<item><title>أول</title><link>/one</link></item><item><title>ثان</title><link>two</link></item>"
    site.pages["/feed"] = said(RSS.format(items).encode())
    assert look_into_feeds() == 2
    assert {one.url for one in Address.objects.all()} == {site.at("/one"), site.at("/two")}
    gather()
    assert {one.headline for one in Article.objects.all()} == {"الخبر one", "الخبر two"}
    assert {one.published for one in Article.objects.all()} == {None}


def test_entries_that_are_left_out_are_told_on_the_feeds_page(client: Client, feed: Feed, site: Site) -> None:
    items = ITEM.format("a", "javascript:alert(1)") + "<item><title>بلا رابط</title></item>"
    site.pages["/feed"] = said(RSS.format(items + ITEM.format("one", site.at("/one"))).encode())
    assert look_into_feeds() == 1
    page = client.get(reverse("feed", args=(feed.pk,))).content.decode()
    assert "2 entries" in page
    assert "no address of a page: javascript:alert(1)" in page
    assert "بلا رابط" in page and "names no page" in page
    assert 'href="javascript' not in page
    due(feed)
    assert look_into_feeds() == 0
    assert Address.objects.filter(state="refused").count() == 2


def test_an_entry_that_gets_its_link_later_is_fetched_then(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = said(RSS.format(ITEM.format("one", "")).encode())
    assert look_into_feeds() == 0
    site.pages["/feed"] = said(RSS.format(ITEM.format("one", "/one")).encode())
    due(feed)
    assert look_into_feeds() == 1
    gather()
    assert Article.objects.get().headline == "الخبر one"


def test_how_many_entries_a_long_feed_has_beyond_is_told(client: Client, feed: Feed, site: Site) -> None:
    items = "".join(ITEM.format(number, f"/{number}") for number in range(MOST_ENTRIES + 3))
    site.pages["/feed"] = said(RSS.format(items).encode(), ETag='"2"')
    assert look_into_feeds() == MOST_ENTRIES
    where = reverse("feed", args=(feed.pk,))
    assert "3 older entries more" in client.get(where).content.decode()
    due(feed)
    site.pages["/feed"] = said(b"", status=304)
    look_into_feeds()
    assert "3 older entries more" in client.get(where).content.decode()


def test_the_pages_of_a_feed_that_is_handed_in_as_a_file_are_fetched(feed: Feed, site: Site) -> None:
    items = f"<link>{site.at('/')}</link>" + ITEM.format("a", "/one") + "<item><title>ب</title></item>"
    for _ in range(2):
        upload, _ = receive("feed.xml", [RSS.format(items).encode()])
        process(upload.pk)
    assert [one["reason"]["code"] for one in Upload.objects.get().report] == [
        "entry-page-asked-for",
        "entry-without-link",
    ]
    assert Address.objects.get().url == site.at("/one")
    gather()
    assert (Article.objects.get().headline, Article.objects.get().published) == (
        "الخبر one",
        date(2026, 3, 3),
    )


def test_without_the_switch_no_page_of_a_file_is_asked_for(feed: Feed, settings: Any) -> None:
    settings.HASHIYA_OUTGOING = False
    upload, _ = receive("feed.xml", [RSS.format(ITEM.format("a", "https://a.example/1")).encode()])
    process(upload.pk)
    upload.refresh_from_db()
    assert "Follow the feed by its address" in upload.reason
    assert not Address.objects.exists()


def test_a_feed_is_followed_paused_and_left_from_its_pages(client: Client, site: Site) -> None:
    data = {"url": site.at("/feed"), "minutes": "30"}
    assert client.post(reverse("feeds"), data).status_code == 302
    assert "followed already" in client.post(reverse("feeds"), data).content.decode()
    assert (
        client.post(reverse("feeds"), data | {"url": "https://b.example/", "minutes": "1"}).status_code == 422
    )
    feed = Feed.objects.get()
    where = reverse("feed", args=(feed.pk,))
    assert client.get(where).status_code == 200
    client.post(where, {"do": "pause"})
    assert not Feed.objects.get().is_active
    assert look_into_feeds() == 0
    client.post(where, {"do": "now"})
    assert Feed.objects.get().is_active
    client.post(where, data | {"name": "Port news"})
    assert Feed.objects.get().name == "Port news"
    client.post(where, {"do": "drop"})
    assert not Feed.objects.exists()


def test_the_command(feed: Feed, site: Site) -> None:
    out = StringIO()
    call_command("feeds", "--now", stdout=out)
    assert out.getvalue().startswith("2 new entries, 2 pages asked for")
    site.pages["/feed"] = said(b"", status=500)
    with pytest.raises(CommandError):
        call_command("feeds", "--now", stdout=out)


def test_the_command_needs_the_switch() -> None:
    with pytest.raises(CommandError, match="switched off"):
        call_command("feeds")


def test_a_text_that_is_there_already_is_told(site: Site) -> None:
    site.pages["/a"] = site.pages["/b"] = said(HARBOUR.encode(), "text/plain")
    for path in ("/a", "/b"):
        ask_for(TextFacts(url=site.at(path)))
    gather()
    assert Article.objects.count() == 1
    assert len({one.upload_id for one in Address.objects.all()}) == 1


def test_pages_from_the_command_line(site: Site) -> None:
    site.pages["/a"] = said(PAGE.format("خبر من الموقع").encode())
    out = StringIO()
    call_command("ingest", site.at("/a"), stdout=out)
    assert out.getvalue() == (
        "1 articles were taken in, 0 files refused. 0 were there before, 0 wait for a look.\n"
    )
    with pytest.raises(CommandError):
        call_command("ingest", site.at("/b"), stdout=out)
    assert f"{site.at('/b')}: The server answers 404, not the page." in out.getvalue()
