"""The daily mail of what is new in saved searches: who is sent it, when, what stands in it, how it ends."""

from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from reader.models import SavedSearch, SearchDigest
from reader.search.digest import mail_one_digest, next_morning
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"


@pytest.fixture
def reading(rima: User, client_of: Callable[..., Client]) -> Client:
    """Somebody with two saved searches, one of which is mailed."""
    make_article(HARBOUR, HARBOUR_EN)
    client = client_of(rima)
    for name, address in (("The harbour", "q=ميناء"), ("Trees", "q=شجرة")):
        client.post("/search/saved/", {"name": name, "address": address})
    assert press(client, "mail", "The harbour").status_code == 302
    return client


def press(client: Client, verb: str, name: str) -> Any:
    return client.post(f"/search/saved/{SavedSearch.objects.get(name=name).pk}/", {"do": verb})


def let_a_day_pass() -> None:
    SearchDigest.objects.update(next_try=timezone.now() - timedelta(minutes=1))


def test_what_came_is_mailed_once_and_nothing_where_nothing_came(
    reading: Client, mailoutbox: list[EmailMessage]
) -> None:
    assert not mail_one_digest()  # not before the next morning
    let_a_day_pass()
    assert mail_one_digest()
    assert mailoutbox == []
    other = make_article(HARBOUR.replace("النخيل", "الزيتون"), HARBOUR_EN.replace("Palm", "Olive"))
    make_article("خبر\n\nلا شيء فيه.\n")
    let_a_day_pass()
    assert mail_one_digest()
    assert not mail_one_digest()
    [letter] = mailoutbox
    assert letter.to == ["rima@example.org"]
    assert letter.subject == "Hashiya: news in 1 search"
    assert "The harbour: 2 new paragraphs" in letter.body
    assert (
        f"{other.headline}\nOlive Port expansion to begin in spring\nTest News, 1 Mar 2026\n" in letter.body
    )
    assert f"http://testserver{other.get_absolute_url()}" in letter.body
    assert "Trees" not in letter.body
    let_a_day_pass()
    assert mail_one_digest()
    assert len(mailoutbox) == 1


def test_what_its_keeper_saw_meanwhile_is_not_mailed(reading: Client, mailoutbox: list[EmailMessage]) -> None:
    make_article(HARBOUR.replace("النخيل", "الزيتون"))
    reading.get(SavedSearch.objects.get(name="The harbour").get_absolute_url())
    let_a_day_pass()
    assert mail_one_digest()
    assert mailoutbox == []


def test_all_of_somebodys_searches_are_one_mail(reading: Client, mailoutbox: list[EmailMessage]) -> None:
    press(reading, "mail", "Trees")
    make_article(HARBOUR.replace("النخيل", "الزيتون"))
    let_a_day_pass()
    mail_one_digest()
    [letter] = mailoutbox
    assert letter.subject == "Hashiya: news in 2 searches"


def test_it_ends_by_the_address_in_it_without_signing_in(
    reading: Client, client: Client, mailoutbox: list[EmailMessage]
) -> None:
    make_article(HARBOUR.replace("النخيل", "الزيتون"))
    let_a_day_pass()
    mail_one_digest()
    address = mailoutbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    assert address in mailoutbox[0].body
    strict = Client(enforce_csrf_checks=True)
    assert "Send me no more mail" in strict.get(address).content.decode()
    assert SearchDigest.objects.exists()
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not SearchDigest.objects.exists()
    assert not SavedSearch.objects.filter(is_mailed=True).exists()
    assert client.get(address).status_code == 404
    assert SavedSearch.objects.count() == 2


def test_a_mail_that_is_not_taken_is_tried_again(
    reading: Client, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(letter: EmailMessage) -> None:
        raise SMTPServerDisconnected("gone")

    make_article(HARBOUR.replace("النخيل", "الزيتون"))
    let_a_day_pass()
    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", fail)
        assert mail_one_digest()
    digest = SearchDigest.objects.get()
    assert digest.failures == 1
    assert timezone.now() < digest.next_try <= timezone.now() + timedelta(minutes=10)
    make_article(HARBOUR.replace("النخيل", "الرمان"))
    let_a_day_pass()
    mail_one_digest()
    [letter] = mailoutbox
    assert "The harbour: 4 new paragraphs" in letter.body
    assert SearchDigest.objects.get().failures == 0


def test_nobody_is_mailed_who_left_or_has_no_address(
    reading: Client, rima: User, mailoutbox: list[EmailMessage]
) -> None:
    make_article(HARBOUR.replace("النخيل", "الزيتون"))
    let_a_day_pass()
    for change in ({"is_active": False}, {"is_active": True, "email": ""}):
        User.objects.filter(pk=rima.pk).update(**change)
        assert not mail_one_digest()
    assert "Mail me no more" in reading.get("/search/saved/").content.decode()
    press(reading, "no mail", "The harbour")
    assert "Mail me once a day" not in reading.get("/search/saved/").content.decode()
    assert "no address to mail you" in reading.get("/search/saved/").content.decode()
    assert press(reading, "mail", "Trees").status_code == 404
    assert not SearchDigest.objects.exists()


def test_without_mail_set_up_it_is_not_offered(reading: Client, settings: Any) -> None:
    settings.EMAIL_HOST = ""
    let_a_day_pass()
    assert not mail_one_digest()
    assert "Mail me once a day" not in reading.get("/search/saved/").content.decode()
    assert press(reading, "mail", "Trees").status_code == 404


def test_a_search_that_is_deleted_leaves_no_mail_behind(reading: Client) -> None:
    press(reading, "delete", "The harbour")
    assert not SearchDigest.objects.exists()


def test_the_morning_is_that_of_the_sites_time_zone(settings: Any) -> None:
    for zone in ("Asia/Beirut", "America/New_York", "UTC"):
        with timezone.override(ZoneInfo(zone)):
            due = next_morning()
            assert (timezone.localtime(due).hour, timezone.localtime(due).minute) == (6, 0)
            assert timezone.now() < due <= timezone.now() + timedelta(hours=25)
