"""Which language the pages speak, and how it is chosen."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from reader.models import InterfaceLanguage
from reader.views.language import COOKIE
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db

PASSWORD = "four words are long"


def spoken(client: Client, **headers: str) -> str:
    page = client.get("/help/", headers=headers).content.decode()
    return page.partition('<html lang="')[2][:2]


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "en"),
        ("ar", "ar"),
        ("ar-EG,ar;q=0.9,en;q=0.5", "ar"),
        ("de,en;q=0.8,ar;q=0.7", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("not a header;;;", "en"),
    ],
)
def test_who_chose_nothing_is_answered_as_the_browser_asks(asked: str, language: str) -> None:
    assert spoken(Client(), accept_language=asked) == language


def test_the_switch_remembers_and_goes_back_to_the_page() -> None:
    client = Client()
    answer = client.post("/language/", {"language": "ar", "next": "/actors/?q=x"})
    assert (answer.status_code, answer["Location"]) == (302, "/actors/?q=x")
    assert spoken(client, accept_language="en") == "ar"
    client.post("/language/", {"language": "", "next": "/"})
    assert spoken(client, accept_language="en") == "en"


def test_the_switch_does_nothing_with_a_language_that_is_not_spoken_and_leads_nowhere_else() -> None:
    client = Client()
    assert (
        client.post("/language/", {"language": "xx", "next": "https://elsewhere.example/"})["Location"] == "/"
    )
    assert spoken(client) == "en"


def test_the_switch_wants_the_token_of_the_form() -> None:
    assert Client(enforce_csrf_checks=True).post("/language/", {"language": "ar"}).status_code == 403


def test_the_choice_of_an_account_goes_with_it_to_another_browser(users: dict[str, User]) -> None:
    person = users["reader"]
    person.set_password(PASSWORD)
    person.save()
    here = Client()
    here.force_login(person)
    here.post("/language/", {"language": "ar"})
    assert InterfaceLanguage.objects.get(user=person).language == "ar"
    elsewhere = Client()
    assert spoken(elsewhere) == "en"
    elsewhere.post("/sign-in/", {"username": person.username, "password": PASSWORD})
    assert spoken(elsewhere, accept_language="en") == "ar"


def test_who_chose_nothing_keeps_the_language_of_the_browser_when_signing_in(users: dict[str, User]) -> None:
    person = users["reader"]
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.cookies[COOKIE] = "ar"
    client.post("/sign-in/", {"username": person.username, "password": PASSWORD})
    assert spoken(client) == "ar"


def test_pages_say_what_they_hang_on() -> None:
    answer = Client().get("/help/", headers={"accept-language": "ar"})
    assert answer["Content-Language"] == "ar"
    assert {"Accept-Language", "Cookie"} <= {one.strip() for one in answer["Vary"].split(",")}


def test_refusals_speak_the_language_too() -> None:
    answer = Client().get("/nowhere/", headers={"accept-language": "ar"})
    assert (answer.status_code, "لا صفحة هنا" in answer.content.decode()) == (404, True)
    assert (
        "عنوان هذا الطلب"
        in Client().get("/?" + "q" * 20_000, headers={"accept-language": "ar"}).content.decode()
    )


def test_programs_are_answered_in_english() -> None:
    client = Client(headers={"accept-language": "ar"})
    client.cookies[COOKIE] = "ar"
    assert client.get("/api/v1/nothing").json()["detail"].startswith("There is nothing here.")


def test_a_request_leaves_the_language_of_its_thread_as_it_was() -> None:
    before = translation.get_language()
    Client().get("/help/", headers={"accept-language": "ar"})
    assert translation.get_language() == before


def test_the_cached_parts_of_an_article_are_kept_by_language(client: Client) -> None:
    address = make_article(HARBOUR, HARBOUR_EN).get_absolute_url()
    in_english = client.get(address).content.decode()
    client.cookies[COOKIE] = "ar"
    in_arabic = client.get(address).content.decode()
    assert 'aria-label="Article text"' in in_english
    assert 'aria-label="نص المقال"' in in_arabic
    del client.cookies[COOKIE]
    assert 'aria-label="Article text"' in client.get(address).content.decode()
