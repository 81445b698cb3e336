"""What is kept out before any page reads it."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_nul_is_dropped_from_queries_forms_and_cookies(client: Client) -> None:
    assert client.get("/", {"q": "a\0b", "sou\0rce": "x"}).status_code == 200
    response = client.post("/sign-in/", {"username": "ri\0ma", "password": "x"})
    assert response.status_code == 200
    assert 'value="rima"' in response.content.decode()
    client.cookies.load(r'sessionid="\000\000\000\000\000\000\000\000abcdefgh"')
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("address", ["/%00", "/a/1/%00/", "/glossary/export/%00/"])
def test_no_address_has_a_nul(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "utf-16", "zlib", "nothing"])
def test_forms_come_in_utf_8(client: Client, charset: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="username"\r\n\r\n+2AA-\r\n--x--\r\n'
    response = client.generic(
        "POST", "/sign-in/", body, f"multipart/form-data; boundary=x; charset={charset}"
    )
    assert response.status_code == 400
    assert "A form must be sent in UTF-8." in response.content.decode()


def test_an_endless_query_is_refused_in_a_sentence(client: Client) -> None:
    response = client.get("/?q=" + "x" * 20_000)
    assert response.status_code == 400
    assert "The address of this request is too long." in response.content.decode()


def test_more_fields_than_a_form_has_are_refused(client: Client) -> None:
    assert client.get("/?" + "a=1&" * 1500).status_code == 400
