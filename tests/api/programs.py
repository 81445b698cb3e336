"""A program that talks to the API with a token of somebody's."""

import json
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from reader.accounts.tokens import make_token, scopes_of

ROOT = "/api/v1"


def token_for(user: User, *scopes: str) -> str:
    """Return a token with these scopes; without any, with all that the person may give."""
    allowed = [scope for scope, _words, may in scopes_of(user) if may]
    return make_token(user, "a test", list(scopes) or allowed, 7)[1]


class Program:
    """Sends requests as JSON, with a token if it has one."""

    def __init__(self, token: str = "") -> None:
        self.client = Client(raise_request_exception=False)
        self.token = token

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        if self.token:
            headers = {"Authorization": f"Bearer {self.token}"} | headers
        where = path if path.startswith(ROOT) else ROOT + path
        sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(self.client, method)(where, headers=headers, **sent)

    def get(self, path: str, **headers: str) -> Any:
        return self.send("get", path, **headers)

    def told(self, path: str) -> Any:
        """Return what is read there; anything but 200 fails."""
        response = self.get(path)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    def whole(self, path: str) -> list[Any]:
        """Return all items of a list, page after page."""
        items: list[Any] = []
        cursor = ""
        while True:
            page = self.told(f"{path}{'&' if '?' in path else '?'}cursor={cursor}")
            items += page["items"]
            cursor = page["next"]
            if not cursor:
                return items
