"""Guessing passwords: how often it may be done, what is said then, and what it costs."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from reader.watch import guard

pytestmark = pytest.mark.django_db
HERE, THERE = "192.0.2.7", "198.51.100.4"
RIGHT = "a password for tests"


def guess(name: str, password: str = "wrong", address: str = HERE, **more: Any) -> HttpResponse:
    sent = {"username": name, "password": password, **more}
    return Client().post("/sign-in/", sent, REMOTE_ADDR=address)  # type: ignore[return-value]


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were hashed, in their order."""
    kind = type(get_hasher())
    seen: list[str] = []
    encode = kind.encode

    def counted(self: BasePasswordHasher, password: str, salt: str, *rest: Any) -> str:
        seen.append(password)
        return str(encode(self, password, salt, *rest))

    monkeypatch.setattr(kind, "encode", counted)
    return seen


def test_the_tenth_wrong_password_for_a_name_is_answered_429_with_a_sentence(rima: User) -> None:
    assert [guess("rima").status_code for _ in range(9)] == [200] * 9
    response = guess("rima", next="/quotes/")
    page = response.content.decode()
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 300
    assert "too many wrong passwords" in page
    assert "Try again in 5 minutes" in page
    assert 'name="username"' in page
    assert 'value="rima"' in page
    assert 'value="/quotes/"' in page


def test_the_right_password_helps_only_after_the_pause(rima: User) -> None:
    for _ in range(10):
        guess("rima")
    assert guess("rima", RIGHT).status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=5, seconds=1))
    assert guess("rima", RIGHT).status_code == 302


def test_a_name_is_held_back_wherever_the_guesses_come_from(rima: User, anwar: User) -> None:
    for last in range(10):
        guess("rima", address=f"198.51.100.{last}")
    assert guess("rima", RIGHT).status_code == 429
    assert guess("anwar", RIGHT).status_code == 302


def test_a_name_longer_than_any_account_has_is_refused_and_counted() -> None:
    """PostgreSQL refuses to store more than the column holds."""
    assert guess("9" * 5000).status_code == 200
    (attempt,) = AccessAttempt.objects.all()
    assert attempt.username == "9" * guard.LONGEST_NAME


def test_an_address_is_held_back_whatever_the_names(rima: User) -> None:
    answers = [guess(f"somebody{number}").status_code for number in range(30)]
    assert answers == [200] * 29 + [429]
    assert guess("rima", RIGHT).status_code == 429
    assert guess("rima", RIGHT, THERE).status_code == 302


def test_forty_guesses_in_a_minute_cost_ten_hashes(rima: User, hashed: list[str]) -> None:
    for number in range(40):
        guess("rima", f"guess {number}")
    assert len([password for password in hashed if password.startswith("guess")]) == 10


@pytest.fixture
def two_who_sign_in() -> Iterator[None]:
    for _ in range(guard.WAITING):
        guard._room.acquire()
    yield
    for _ in range(guard.WAITING):
        guard._room.release()


def test_a_third_at_once_is_asked_to_wait_a_moment(
    rima: User, two_who_sign_in: None, hashed: list[str]
) -> None:
    response = guess("rima", RIGHT)
    assert (response.status_code, response["Retry-After"]) == (429, "3")
    assert "Several people are signing in" in response.content.decode()
    assert 'value="rima"' in response.content.decode()
    assert hashed == []


def test_only_a_known_number_of_proxies_is_believed(rima: User, settings: Any) -> None:
    def from_behind(seen: str) -> None:
        Client(headers={"x-forwarded-for": seen}).post(
            "/sign-in/", {"username": "rima", "password": "wrong"}, REMOTE_ADDR="10.0.0.1"
        )

    from_behind(THERE)
    settings.HASHIYA_PROXIES = 1
    from_behind(f"203.0.113.9, {THERE}")
    settings.HASHIYA_PROXIES = 2
    from_behind(f"203.0.113.9, {THERE}, 10.0.0.2")
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {"10.0.0.1", THERE}


def test_djangos_admin_has_no_door_of_its_own(rima: User, adel: User, client: Client) -> None:
    response = client.get("/admin/login/?next=/admin/reader/source/")
    assert response.status_code == 302
    assert response["Location"] == "/sign-in/?next=/admin/reader/source/"
    assert client.post("/admin/login/", {"username": "adel", "password": RIGHT}).status_code == 405
    assert "_auth_user_id" not in client.session
    client.force_login(rima)
    assert client.get("/admin/login/").status_code == 403
    client.force_login(adel)
    assert client.get("/admin/login/")["Location"] == "/admin/"


def test_each_sign_in_has_a_line_in_the_log_and_no_password(
    rima: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "hashiya.sign_in")
    client = Client()
    client.post("/sign-in/", {"username": "rima", "password": RIGHT}, REMOTE_ADDR=HERE)
    client.post("/sign-out/", REMOTE_ADDR=HERE)
    guess("rima", "secret1")
    guess("secret2\nsigned in: adel", "secret3")
    for _ in range(9):
        guess("rima")
    lines = [record.getMessage() for record in caplog.records if record.name == "hashiya.sign_in"]
    assert lines[:4] == [
        f"signed in: rima from {HERE}",
        f"signed out: rima from {HERE}",
        f"refused: rima from {HERE}",
        f"refused: an unknown name from {HERE}",
    ]
    assert lines[-1] == f"held back: rima from {HERE}"
    assert not any("secret" in line or "\n" in line for line in lines)


def test_what_is_kept_of_a_guess_has_no_password_and_no_token(rima: User) -> None:
    guess("rima", "secret1", csrfmiddlewaretoken="secret2", next="/join/secret3/")
    kept = AccessAttempt.objects.get()
    assert "secret" not in kept.post_data + kept.get_data
