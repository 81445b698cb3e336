"""The WSGI application that gunicorn, or any other WSGI server, serves."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from reader.runtime.frames import in_one_piece

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reader.settings")

_site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer a request."""
    return in_one_piece(_site, environ, start_response)
