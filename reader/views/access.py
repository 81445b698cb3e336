"""Who may use a view: decorators, one per role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def everyone(view: View) -> View:
    """Anybody, signed in or not: sign-in, help, preferences."""
    return view


def readers(view: View) -> View:
    """Whoever is signed in; and everyone else too, if the admin allows anonymous reading."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.HASHIYA_ANONYMOUS_READING or request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return guarded


def analysts(view: View) -> View:
    """Those who may change annotations. Others are asked to sign in, or told which role is needed (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm("reader.change_annotation"):
            raise PermissionDenied("Marking and reviewing are for analysts. Ask an admin for the role.")
        return view(request, *args, **kwargs)

    return guarded


def leads(view: View) -> View:
    """Those who may open rounds. Others are asked to sign in, or told which role is needed (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm("reader.add_round"):
            raise PermissionDenied("Opening and closing rounds is for leads. Ask an admin for the role.")
        return view(request, *args, **kwargs)

    return guarded


def admins(view: View) -> View:
    """Those who may add articles. Others are asked to sign in, or told which role is needed (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm("reader.add_article"):
            raise PermissionDenied("This page is for admins. Ask one to give you the role.")
        return view(request, *args, **kwargs)

    return guarded
