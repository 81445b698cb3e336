"""Passwords: what a change does, and links for those who forgot theirs."""

import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reader.accounts import passwords
from reader.accounts.errors import AccountError
from reader.accounts.first import password_path, stamp_path
from reader.accounts.people import deactivate, history_of
from reader.runtime import prepare
from tests.jobs.draining import drain

pytestmark = pytest.mark.django_db
NEW = "four words make sense"


class MailServer(socketserver.ThreadingTCPServer):
    """A mail server on this machine that keeps what it is given."""

    daemon_threads = True

    def __init__(self) -> None:
        self.letters: list[str] = []
        letters = self.letters

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 here\r\n")
                while line := self.rfile.readline():
                    verb = line[:4].upper()
                    if verb == b"DATA":
                        self.wfile.write(b"354 go on\r\n")
                        body = iter(self.rfile.readline, b".\r\n")
                        letters.append(b"".join(body).decode())
                    self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 fine\r\n")

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


@pytest.fixture
def mail(settings: Any) -> Iterator[MailServer]:
    """Mail is set up, with a server on this machine."""
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield server
    server.shutdown()
    server.server_close()


def test_the_first_password_disappears_with_the_first_change(
    tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.STATE_DIR = tmp_path
    prepare.first_user()
    assert password_path(tmp_path).exists()
    admin = User.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        passwords.set_password(admin, NEW, admin)
    assert not password_path(tmp_path).exists()
    assert not stamp_path(tmp_path).exists()
    assert prepare.first_user() is None


def test_the_password_of_another_leaves_the_first_one(
    tmp_path: Path, settings: Any, anwar: User, django_capture_on_commit_callbacks: Any
) -> None:
    settings.STATE_DIR = tmp_path
    prepare.first_user()
    with django_capture_on_commit_callbacks(execute=True):
        passwords.set_password(anwar, NEW, anwar)
    assert password_path(tmp_path).exists()


def test_a_first_admin_who_was_given_another_role_is_not_made_again(
    tmp_path: Path, settings: Any, adel: User
) -> None:
    settings.STATE_DIR = tmp_path
    assert prepare.first_user() is None
    assert list(User.objects.values_list("username", flat=True)) == ["adel"]


def test_a_link_that_was_handed_over_sets_a_password_once(client: Client, adel: User, anwar: User) -> None:
    link = passwords.hand_over_link(anwar.pk, adel)
    form = client.get(link, follow=True)
    assert form.status_code == 200
    assert "set-password" in form.redirect_chain[-1][0]  # the token is no longer in the address
    done = client.post(form.redirect_chain[-1][0], {"new_password": NEW})
    assert done.status_code == 302
    anwar.refresh_from_db()
    assert anwar.check_password(NEW)
    assert Client().get(link, follow=True).status_code == 410
    kept = [(str(one.by), one.action) for one in history_of(anwar)]
    assert kept == [("anwar", "password"), ("adel", "link")]


def test_a_weak_password_is_refused_with_a_sentence(client: Client, adel: User, anwar: User) -> None:
    where = client.get(passwords.hand_over_link(anwar.pk, adel), follow=True).redirect_chain[-1][0]
    response = client.post(where, {"new_password": "short"})
    assert response.status_code == 422
    assert "at least 10 characters" in response.content.decode()


def test_a_link_is_no_good_once_the_account_is_deactivated(client: Client, adel: User, anwar: User) -> None:
    link = passwords.hand_over_link(anwar.pk, adel)
    deactivate(anwar.pk, adel)
    assert client.get(link, follow=True).status_code == 410
    with pytest.raises(AccountError, match="Reactivate"):
        passwords.hand_over_link(anwar.pk, adel)


def test_a_link_expires(client: Client, adel: User, anwar: User, settings: Any) -> None:
    link = passwords.hand_over_link(anwar.pk, adel)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link, follow=True).status_code == 410


@pytest.mark.parametrize("who", ["anwar", "ANWAR@example.org"])
def test_a_link_is_mailed_to_the_address_of_the_account(
    client: Client, who: str, anwar: User, mail: Any
) -> None:
    response = client.post("/forgotten/", {"who": who})
    assert "on its way" in response.content.decode()
    drain()
    [letter] = mail.letters
    assert "To: anwar@example.org" in letter
    link = next(line for line in letter.splitlines() if line.startswith("http://testserver/new-password/"))
    assert client.get(link.removeprefix("http://testserver"), follow=True).status_code == 200


def test_whoever_asks_again_at_once_is_sent_nothing_more(client: Client, anwar: User, mail: Any) -> None:
    answers = {client.post("/forgotten/", {"who": "anwar"}).content.count(b"on its way") for _ in range(3)}
    drain()
    assert answers == {1}
    assert len(mail.letters) == 1


def test_the_answer_does_not_tell_who_has_an_account(client: Client, anwar: User, mail: Any) -> None:
    User.objects.create_user("mute")
    pages = {client.post("/forgotten/", {"who": who}).content for who in ("nobody", "mute", "x@y.example")}
    drain()
    assert len({page.count(b"on its way") for page in pages}) == 1
    assert mail.letters == []


def test_an_address_that_two_accounts_share_is_sent_nothing(client: Client, anwar: User, mail: Any) -> None:
    User.objects.create_user("double", "anwar@example.org")
    assert passwords.asks_for_mail("anwar@example.org") is None
    assert passwords.asks_for_mail("double") is not None


def test_without_mail_the_page_says_whom_to_ask(client: Client, anwar: User, settings: Any) -> None:
    settings.EMAIL_HOST = ""
    assert "Ask an admin" in client.get("/forgotten/").content.decode()
    assert b"on its way" not in client.post("/forgotten/", {"who": "anwar"}).content
    assert not history_of(anwar).exists()
