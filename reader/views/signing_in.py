"""What a request gets that needs a sign-in: a script a 401, a page the sign-in, and what was posted is kept.

What was posted waits in the session of this browser, which stays through every step of signing in, and is
shown afterwards to be sent.
"""

from dataclasses import asdict, dataclass
from typing import Self

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from reader.parameters import posted

KEPT = "unsent"
MOST_LETTERS = 200_000
A_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that was posted and not taken: where to, its fields, and whether files were with it."""

    path: str
    fields: list[tuple[str, str]]
    had_files: bool

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        fields = [(name, value) for name, value in posted(request).pairs() if "password" not in name]
        return cls(request.get_full_path(), fields, bool(request.FILES))

    @classmethod
    def kept(cls, request: HttpRequest) -> Self | None:
        """Return what waits in this browser's session."""
        found = request.session.get(KEPT)
        return cls(**found) if found else None

    @property
    def letters(self) -> int:
        return sum(len(name) + len(value) for name, value in self.fields)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Return the fields that somebody wrote, to be seen and changed before they are sent."""
        return [(name, value) for name, value in self.fields if _is_written(value)]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.fields if not _is_written(value)]


def _is_written(value: str) -> bool:
    return any(letter.isspace() for letter in value.strip()) or any(letter > "\x7f" for letter in value)


def from_script(request: HttpRequest) -> bool:
    """Tell whether a script of a page made the request, and not the browser for a page."""
    return bool(request.headers.get("HX-Request")) or request.headers.get("Sec-Fetch-Dest") == "empty"


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Answer somebody who is not signed in, where it is needed."""
    if from_script(request):
        sentence = "You are signed out. Sign in again; what you typed is still in the page."
        return HttpResponse(
            sentence, status=401, content_type="text/plain", headers={"WWW-Authenticate": "Session"}
        )
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    sent = Unsent.of(request)
    if sent.letters > MOST_LETTERS:
        return redirect_to_login(request.get_full_path())
    request.session[KEPT] = asdict(sent)
    request.session.set_expiry(A_DAY)
    return redirect_to_login(reverse("unsent"))


def forget(request: HttpRequest) -> None:
    """Drop what waits, if this request has sent it."""
    found = request.session.get(KEPT) if request.method == "POST" else None
    if found and found["path"] == request.get_full_path():
        del request.session[KEPT]
