"""How often a password may be guessed, for a name and from an address; a line in the log for each sign-in.

django-axes counts; how many are too many, and what those are told who are held back, is said here. No
password is looked at meanwhile, which is what would cost all others time.
"""

import logging
import threading
from math import ceil
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AbstractBaseUser, User
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.parameters import posted
from reader.watch.lines import printable
from reader.watch.requests import Answer, address_of

FROM_ADDRESS = 3  # times as many wrong passwords as for a name: a whole office may be behind one
LONGEST_NAME = 255  # of the column in which guesses are counted; no account has one as long
WAITING = 2  # people, of whom one's password is looked at, in a process; a moment later for the others

sign_in_log = logging.getLogger("hashiya.sign_in")
_hashing = threading.Lock()
_room = threading.BoundedSemaphore(WAITING)


class Guard(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts wrong passwords in the database, so that every process and machine knows of them."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Return how often it was for the name, or from the address, whichever is nearer to its limit."""
        for_name, from_address = (_sum(found) for found in self.get_user_attempts(request, credentials))
        return max(for_name, from_address // FROM_ADDRESS)

    def seconds_left(self, request: HttpRequest, credentials: dict[str, Any] | None) -> int:
        """How long the name and the address are held back at most."""
        found = self.get_user_attempts(request, credentials)
        times = [attempts.aggregate(last=Max("attempt_time"))["last"] for attempts in found]
        last = max((time for time in times if time is not None), default=timezone.now())
        return max(1, ceil((last + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()))

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        super().user_login_failed(sender, credentials, request, **kwargs)
        if request is not None:
            held_back = getattr(request, "axes_locked_out", False)
            _log(request, str(credentials.get("username", "")), "held back" if held_back else "refused")

    def user_logged_in(
        self, sender: Any, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> None:
        super().user_logged_in(sender, request, user, **kwargs)
        _log(request, user.get_username(), "signed in")

    def user_logged_out(
        self, sender: Any, request: HttpRequest, user: AbstractBaseUser | None, **kwargs: Any
    ) -> None:
        super().user_logged_out(sender, request, user, **kwargs)
        if user is not None:
            _log(request, user.get_username(), "signed out")


def counted_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """Return the name for which a guess counts, cut where the table would refuse it; None without one."""
    name = credentials.get("username") if credentials else posted(request).text("username")
    return str(name)[:LONGEST_NAME] if name else None


def _sum(attempts: QuerySet[AccessAttempt]) -> int:
    return int(attempts.aggregate(all=Sum("failures_since_start"))["all"] or 0)


def _log(request: HttpRequest, name: str, outcome: str) -> None:
    """Write the line, without a name that nobody has: it may be a password in the wrong field."""
    known = User.objects.filter(username=name).exists()
    told = printable(name) if known else "an unknown name"
    address = address_of(request)
    sign_in_log.info(
        "%s: %s from %s",
        outcome,
        told,
        address or "-",
        extra={"outcome": outcome, "user": name if known else "", "address": address},
    )


def hold_back(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Answer somebody of whom there were too many wrong passwords."""
    seconds = Guard().seconds_left(request, credentials)
    minutes = ceil(seconds / 60)
    return _not_now(
        request,
        ngettext(
            "There were too many wrong passwords for this name or from your address. "
            "Try again in %(count)d minute. Whoever is signed in already stays so.",
            "There were too many wrong passwords for this name or from your address. "
            "Try again in %(count)d minutes. Whoever is signed in already stays so.",
            minutes,
        )
        % {"count": minutes},
        seconds,
    )


def guarding_sign_in(get_response: Answer) -> Answer:
    """Middleware: look at one password at a time, so that the process can serve others meanwhile."""

    def guard(request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or request.path != reverse("sign_in"):
            return get_response(request)
        if not _room.acquire(blocking=False):
            return _not_now(
                request, _("Several people are signing in at this moment. Try again in a few seconds."), 3
            )
        try:
            with _hashing:
                return get_response(request)
        finally:
            _room.release()

    return guard


def _not_now(request: HttpRequest, sentence: str, seconds: int) -> HttpResponse:
    """The page to sign in with the sentence above it and the typed name in it."""
    context = {
        "nav": "sign_in",
        "form": AuthenticationForm(request, initial={"username": posted(request).text("username")}),
        "held_back": sentence,
        "next": posted(request).text("next"),
    }
    response = render(request, "registration/sign_in.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response
