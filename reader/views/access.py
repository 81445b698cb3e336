"""Who may use a view: decorators, one per role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from reader.views.signing_in import ask_to_sign_in, forget

View = Callable[..., HttpResponseBase]
Guard = Callable[[View], View]

ANALYSES, LEADS, ADMINISTERS = "reader.change_annotation", "reader.add_round", "reader.add_article"
_FOR_WHOM = {
    ANALYSES: _("Marking and reviewing are for analysts. Ask an admin for the role."),
    LEADS: _("Opening and closing rounds is for leads. Ask an admin for the role."),
    ADMINISTERS: _("This page is for admins. Ask one to give you the role."),
}


def check_permission(user: User | AnonymousUser, permission: str) -> None:
    """Raise PermissionDenied, which says whose role it takes, if the user has not this permission."""
    if not user.has_perm(permission):
        raise PermissionDenied(str(_FOR_WHOM[permission]))


def guard_of(view: View) -> Guard:
    """Return the decorator below that lets people in to a view; `everyone` for none."""
    guard: Guard = vars(view).get("guard", everyone)
    return guard


def everyone(view: View) -> View:
    """Anybody, signed in or not: sign-in, help, preferences."""
    return view


def _served(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Answer, and forget the form that waited for the sign-in, if this was it and it was taken."""
    response = view(request, *args, **kwargs)
    if response.status_code < 400:
        forget(request)
    return response


def readers(view: View) -> View:
    """Whoever is signed in; and everyone else too, if the admin allows anonymous reading."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.HASHIYA_ANONYMOUS_READING or request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return ask_to_sign_in(request)

    vars(guarded)["guard"] = readers
    return guarded


def members(view: View) -> View:
    """Whoever is signed in, in whatever role. Others are asked to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        return _served(view, request, *args, **kwargs)

    vars(guarded)["guard"] = members
    return guarded


def analysts(view: View) -> View:
    """Those who may change annotations. Others are asked to sign in, or told which role is needed (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        check_permission(request.user, ANALYSES)
        return _served(view, request, *args, **kwargs)

    vars(guarded)["guard"] = analysts
    return guarded


def leads(view: View) -> View:
    """Those who may open rounds. Others are asked to sign in, or told which role is needed (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        check_permission(request.user, LEADS)
        return _served(view, request, *args, **kwargs)

    vars(guarded)["guard"] = leads
    return guarded


def admins(view: View) -> View:
    """Those who may add articles. Others are asked to sign in, or told which role is needed (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        check_permission(request.user, ADMINISTERS)
        return _served(view, request, *args, **kwargs)

    vars(guarded)["guard"] = admins
    return guarded
