"""The page that tells what the API can, and the tokens on the account's page."""

from typing import Any

import pytest
from django.urls import reverse

from reader.accounts.tokens import MOST_TOKENS, make_token
from reader.api.reference import whole_document
from reader.models import AccountChange, ApiToken
from tests.api.programs import Program

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_the_page_tells_every_operation_and_schema(client: Any, settings: Any) -> None:
    settings.HASHIYA_ANONYMOUS_READING = False
    response = client.get(reverse("api:page"))
    page = response.content.decode()
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert "<style" not in page and 'href="http' not in page and 'src="http' not in page
    document = whole_document()
    for path, methods in document["paths"].items():
        assert path in page
        for one in methods.values():
            assert f'id="{one["operationId"]}"' in page
            assert one["description"] and one["responses"], one["operationId"]
    for name in document["components"]["schemas"]:
        assert f'id="schema-{name}"' in page
    told = client.get(reverse("api:document")).json()
    assert (told["openapi"], set(told["paths"])) == ("3.1.0", set(document["paths"]))
    assert client.post(reverse("api:document")).status_code == 405


def test_a_token_is_made_shown_once_used_and_withdrawn(anwar: Any, client_of: Any) -> None:
    client = client_of(anwar)
    before = client.get(reverse("account")).content.decode()
    assert "You have none." in before
    sent = {"name": "notebook <b>", "scopes": ["read", "annotate"], "days": "30"}
    made = client.post(reverse("new_token"), sent).content.decode()
    secret = made.split('id="new-token" value="')[1].split('"')[0]
    assert secret.startswith("hsh_") and "notebook &lt;b&gt;" in made
    assert secret not in client.get(reverse("account")).content.decode()
    assert Program(secret).told("/me")["scopes"] == ["read", "annotate"]
    row = ApiToken.objects.get()
    client.post(reverse("end_token"), {"token": row.pk})
    assert Program(secret).get("/me").status_code == 401
    assert "You have none." in client.get(reverse("account")).content.decode()
    actions = list(AccountChange.objects.filter(account=anwar).values_list("action", flat=True))
    assert actions == ["token off", "token"]


def test_a_token_never_does_more_than_its_person_may(anwar: Any, rima: Any, client_of: Any) -> None:
    for user, scopes, status in (
        (anwar, ["upload"], 422),
        (rima, ["annotate"], 422),
        (rima, ["admin", "read"], 422),
        (rima, ["everything"], 422),
        (rima, [], 422),
        (rima, ["read"], 200),
    ):
        sent = {"name": "a", "scopes": scopes, "days": "7"}
        assert client_of(user).post(reverse("new_token"), sent).status_code == status, scopes
    for wrong in ({"name": ""}, {"days": "100000"}, {"name": "x" * 61}):
        sent = {"name": "a", "scopes": ["read"], "days": "7", **wrong}
        assert client_of(rima).post(reverse("new_token"), sent).status_code == 422
    assert ApiToken.objects.count() == 1
    other = ApiToken.objects.get()
    client_of(anwar).post(reverse("end_token"), {"token": other.pk})
    other.refresh_from_db()
    assert other.withdrawn is None


def test_there_is_an_end_to_tokens(anwar: Any, client_of: Any) -> None:
    for number in range(MOST_TOKENS):
        make_token(anwar, f"token {number}", ["read"], 7)
    sent = {"name": "one more", "scopes": ["read"], "days": "7"}
    refusal = client_of(anwar).post(reverse("new_token"), sent)
    assert refusal.status_code == 422
    assert "which are the most" in refusal.content.decode()
