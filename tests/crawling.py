"""Follow every link of a library: `python -m tests.crawling USER...` prints {user: {path: status}}."""

import json
import os
import re
import sys
from collections.abc import Callable
from html import unescape

HREF = re.compile(r"""(?:href|hx-get)="(/[^"#]*)["#]""")
MOST = 400
SAME_AGAIN = re.compile(r"\d+")
MOST_ALIKE = 2  # pages whose addresses differ in their numbers alone

Get = Callable[[str], tuple[int, str]]


def crawl(get: Get, start: str = "/") -> dict[str, int]:
    """Return the status of every page that can be reached by links; `get` gives status and text of one."""
    statuses: dict[str, int] = {}
    waiting, alike = [start], dict[str, int]()
    while waiting and len(statuses) < MOST:
        path = waiting.pop(0)
        if path in statuses or path.startswith("/static/"):
            continue
        kind = SAME_AGAIN.sub("N", path)
        alike[kind] = alike.get(kind, 0) + 1
        if alike[kind] > MOST_ALIKE:
            continue
        statuses[path], text = get(path)
        waiting += [unescape(link) for link in HREF.findall(text)]
    return statuses


def main(names: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "reader.settings"
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.test import Client

    found = {}
    for name in names:
        client = Client(raise_request_exception=False, SERVER_NAME="localhost")
        if name != "anonymous":
            client.force_login(User.objects.get(username=name))

        def get(path: str, client: Client = client) -> tuple[int, str]:
            answer = client.get(path)
            is_page = not answer.streaming and "html" in answer.headers.get("Content-Type", "")
            return answer.status_code, answer.content.decode() if is_page else ""

        found[name] = crawl(get)
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
