"""The second step: a code from a phone after the password, each code once, and codes for a lost phone."""

from typing import Any

import pyotp
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from reader.accounts import second_step
from reader.accounts.people import history_of
from reader.models import SecondStep

pytestmark = pytest.mark.django_db
PASSWORD = {"username": "anwar", "password": "a password for tests"}


class Phone:
    """What shows the codes; `tick` lets half a minute pass, on the server too."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = timezone.now().timestamp()
        monkeypatch.setattr("reader.accounts.second_step.time.time", lambda: self.now)

    def tick(self) -> None:
        self.now += 30

    def code(self, user: User) -> str:
        return pyotp.TOTP(SecondStep.objects.get(user=user).secret).at(int(self.now))


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Phone:
    return Phone(monkeypatch)


@pytest.fixture
def kept(anwar: User, phone: Phone) -> list[str]:
    """The second step of Anwar is on; the codes that he keeps."""
    second_step.begin(anwar)
    codes = second_step.confirm(anwar, phone.code(anwar))
    assert codes is not None
    phone.tick()
    return codes


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_it_is_switched_on_by_a_code_and_shows_codes_to_keep(
    anwar: User, client_of: Any, phone: Phone
) -> None:
    client = client_of(anwar)
    html = client.get("/account/second-step/").content.decode()
    assert SecondStep.objects.get().secret in html
    assert client.get("/account/second-step.svg").content.startswith(b"<?xml")
    assert client.post("/account/second-step/", {"code": "000000"}).status_code == 422
    assert not second_step.is_on(anwar)
    html = client.post("/account/second-step/", {"code": phone.code(anwar)}).content.decode()
    assert html.count("<li><code>") == second_step.RECOVERY_CODES
    assert second_step.is_on(anwar)
    assert client.get("/account/second-step.svg").status_code == 404
    assert SecondStep.objects.get().secret not in client.get("/account/second-step/").content.decode()


def test_the_password_alone_no_longer_signs_in(anwar: User, kept: list[str], phone: Phone) -> None:
    client = Client()
    response = client.post("/sign-in/?next=/actors/", PASSWORD)
    assert response["Location"] == "/sign-in/code/"
    assert not is_in(client)
    assert client.get("/account/").status_code == 302
    assert client.post("/sign-in/code/", {"code": "123"}).status_code == 422
    response = client.post("/sign-in/code/", {"code": phone.code(anwar)})
    assert response["Location"] == "/actors/"
    assert is_in(client)


def test_without_a_second_step_the_password_signs_in(anwar: User) -> None:
    client = Client()
    client.post("/sign-in/", PASSWORD)
    assert is_in(client)


def test_a_code_works_once_and_a_clock_may_be_half_a_minute_off(
    anwar: User, kept: list[str], phone: Phone
) -> None:
    code = phone.code(anwar)
    phone.tick()
    assert second_step.check_code(anwar, code)
    assert not second_step.check_code(anwar, code)
    assert second_step.check_code(anwar, f"{phone.code(anwar)[:3]} {phone.code(anwar)[3:]}")


@pytest.mark.parametrize("code", ["", " ", "٣٣٣٣٣٣", "1" * 5000, "\0", "a-b-c"])
def test_no_other_words_are_a_code(code: str, anwar: User, kept: list[str]) -> None:
    assert not second_step.check_code(anwar, code)


def test_a_kept_code_signs_in_once(anwar: User, kept: list[str]) -> None:
    assert kept[0] not in str(SecondStep.objects.get().recovery)
    assert second_step.check_code(anwar, kept[0].upper())
    assert not second_step.check_code(anwar, kept[0])
    assert second_step.check_code(anwar, kept[1])


def test_after_five_wrong_codes_the_password_is_asked_for_again(
    anwar: User, kept: list[str], phone: Phone
) -> None:
    client = Client()
    client.post("/sign-in/", PASSWORD)
    for _ in range(5):
        client.post("/sign-in/code/", {"code": "000000"})
    response = client.post("/sign-in/code/", {"code": phone.code(anwar)})
    assert response["Location"] == "/sign-in/"
    assert not is_in(client)


def test_the_password_is_asked_for_again_after_five_minutes(
    anwar: User, kept: list[str], phone: Phone
) -> None:
    client = Client()
    client.post("/sign-in/", PASSWORD)
    phone.now += 301
    assert client.post("/sign-in/code/", {"code": phone.code(anwar)})["Location"] == "/sign-in/"


def test_an_address_elsewhere_is_not_gone_to(anwar: User, kept: list[str], phone: Phone) -> None:
    client = Client()
    client.post("/sign-in/?next=https://evil.example/", PASSWORD)
    assert client.post("/sign-in/code/", {"code": phone.code(anwar)})["Location"] == "/"


def test_it_is_switched_off_by_a_code(anwar: User, client_of: Any, kept: list[str], phone: Phone) -> None:
    client = client_of(anwar)
    assert client.post("/account/second-step/", {"code": "000000"}).status_code == 422
    assert second_step.is_on(anwar)
    client.post("/account/second-step/", {"code": phone.code(anwar)})
    assert not second_step.is_on(anwar)
    assert [one.action for one in history_of(anwar)] == ["step off", "step on"]


def test_an_admin_switches_it_off_for_somebody_who_lost_the_phone(
    anwar: User, adel: User, client_of: Any, kept: list[str]
) -> None:
    client_of(adel).post(f"/people/{anwar.pk}/", {"do": "second-step-off"})
    assert not second_step.is_on(anwar)
    last = history_of(anwar).first()
    assert last is not None
    assert (last.by, last.action) == (adel, "step off")


def test_codes_are_guessed_no_oftener_than_passwords(anwar: User, kept: list[str], phone: Phone) -> None:
    answers = []
    for _ in range(3):
        client = Client()
        client.post("/sign-in/", PASSWORD)
        answers += [client.post("/sign-in/code/", {"code": "000000"}).status_code for _ in range(4)]
    assert answers.count(422) == 9
    assert 429 in answers
    assert Client().post("/sign-in/", PASSWORD).status_code == 429
