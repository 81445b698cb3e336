"""The devices that somebody is signed in with: named, seen, ended."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from reader.accounts.devices import device_name, devices_of
from reader.accounts.people import deactivate
from reader.models import Device

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
ANDROID = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        (IPHONE, "Safari on an iPhone"),
        (EDGE, "Edge on Windows"),
        (ANDROID, "Chrome on Android"),
        ("curl/8.0", "A program"),
        ("", "A program"),
    ],
)
def test_a_device_is_named_in_words(user_agent: str, name: str) -> None:
    assert device_name(user_agent) == name


def signed_in(user: User, user_agent: str) -> Client:
    client = Client(headers={"User-Agent": user_agent})
    client.force_login(user)
    client.get("/")
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_a_device_is_noted_while_it_is_used_and_a_visitor_is_not(anwar: User) -> None:
    Client().get("/")
    client = signed_in(anwar, FIREFOX)
    [device] = devices_of(anwar)
    before = device.seen
    client.get("/")
    assert devices_of(anwar).get().seen == before  # noted at most every few minutes
    cache.clear()
    client.get("/")
    assert devices_of(anwar).get().seen > before


def test_one_device_is_signed_out_and_the_others_stay(anwar: User) -> None:
    here, phone, other = (signed_in(anwar, one) for one in (FIREFOX, IPHONE, EDGE))
    gone = devices_of(anwar).get(user_agent=IPHONE)
    here.post("/account/devices/", {"device": gone.pk})
    assert [is_in(one) for one in (here, phone, other)] == [True, False, True]
    assert devices_of(anwar).count() == 2


def test_all_other_devices_are_signed_out(anwar: User) -> None:
    here, phone, other = (signed_in(anwar, one) for one in (FIREFOX, IPHONE, EDGE))
    here.post("/account/devices/", {"device": "others"})
    assert [is_in(one) for one in (here, phone, other)] == [True, False, False]
    assert "this one" in here.get("/account/").content.decode()


def test_nobody_signs_out_the_device_of_another(anwar: User, basma: User) -> None:
    hers = signed_in(basma, IPHONE)
    signed_in(anwar, FIREFOX).post("/account/devices/", {"device": devices_of(basma).get().pk})
    assert is_in(hers)


@pytest.mark.parametrize("sent", ["", "x", "٣", "9" * 40, "-1", "\0"])
def test_a_device_that_is_not_there_is_told(sent: str, anwar: User) -> None:
    client = signed_in(anwar, FIREFOX)
    html = client.post("/account/devices/", {"device": sent}, follow=True).content.decode()
    assert "signed out already" in html


def test_a_changed_password_signs_out_every_other_device_and_keeps_this_one(anwar: User) -> None:
    here, phone = signed_in(anwar, FIREFOX), signed_in(anwar, IPHONE)
    began = devices_of(anwar).get(user_agent=FIREFOX).began
    data = {"old_password": "a password for tests", "new_password": "four words make sense"}
    assert here.post("/account/password/", data).status_code == 302
    assert [is_in(one) for one in (here, phone)] == [True, False]
    [device] = devices_of(anwar)
    assert (device.began, device.session_key) == (began, here.session.session_key)


def test_whoever_is_deactivated_is_signed_out_at_once(anwar: User, adel: User) -> None:
    client = signed_in(anwar, FIREFOX)
    deactivate(anwar.pk, adel)
    assert not is_in(client)
    assert not Device.objects.filter(user=anwar).exists()


def test_signing_out_ends_the_device(anwar: User, client_of: Any) -> None:
    signed_in(anwar, FIREFOX).post("/sign-out/")
    assert not devices_of(anwar).exists()
    signed_in(anwar, IPHONE)
    assert Device.objects.filter(user=anwar).count() == 1  # the row of the ended one is gone with this
