"""For admins: who has an account, with which role, and who is invited."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from reader.accounts import devices, invitations, passwords, second_step
from reader.accounts.errors import AccountError
from reader.accounts.forms import InviteForm, PeopleFilter, RoleForm
from reader.accounts.people import (
    change_role,
    deactivate,
    delete_unused,
    did_nothing,
    history_of,
    note,
    people,
    reactivate,
)
from reader.models import AccountChange, Invitation
from reader.models.roles import role_name, role_of
from reader.parameters import posted, query, submitted
from reader.views.access import admins
from reader.views.accounts import member_of
from reader.views.listing import page_of, query_without_page

PER_PAGE = 30
MOST_INVITATIONS = 50
LAST_CHANGES = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@admins
def people_list(request: HttpRequest) -> HttpResponse:
    """The people with role, last sign-in and state; a POST makes an invitation."""
    form = InviteForm(submitted(request), auto_id="invite_%s")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = invitations.invite(given["role"], member_of(request), given["days"], given["who"])
        messages.success(
            request,
            _("The invitation is ready. Hand its link over to one %(role)s.") % {"role": made.role_name},
        )
        return redirect(f"{reverse('people')}#invitations")
    filters = PeopleFilter(query(request).sent, auto_id="filter_%s")
    rows = page_of(request, people(**filters.chosen()), PER_PAGE)
    context = {
        "nav": "people",
        "filters": filters,
        "is_filtered": any(filters.chosen().values()),
        "rows": rows,
        "people": [(one, role_name(role_of(one))) for one in rows],
        "query": query_without_page(request),
        "form": form,
        "invitations": [
            (one, request.build_absolute_uri(invitations.invitation_path(one)))
            for one in Invitation.objects.open().select_related("made_by")[:MOST_INVITATIONS]
        ],
    }
    return render(request, "accounts/people.html", context, status=422 if form.errors else 200)


@require_POST
@admins
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an invitation useless."""
    if invitations.revoke(pk, member_of(request)):
        messages.success(request, _("The invitation is withdrawn. Its link leads nowhere now."))
    else:
        messages.error(request, _("This invitation was used, withdrawn, or has expired."))
    return redirect(f"{reverse('people')}#invitations")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@admins
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its role, state, devices and history; a POST does what its button says."""
    found = get_object_or_404(User.objects.prefetch_related("groups"), pk=pk)
    if request.method != "POST":
        return _person(request, found)
    try:
        return _do(request, found)
    except AccountError as refusal:
        return _person(request, found, refusal=str(refusal))


def _do(request: HttpRequest, found: User) -> HttpResponse:
    """Do what was asked for; raises AccountError where it cannot be."""
    wish, by = posted(request).text("do"), member_of(request)
    if wish == "link":
        link = request.build_absolute_uri(passwords.hand_over_link(found.pk, by))
        return _person(request, found, link=link, days=passwords.LINK_DAYS)
    if wish == "delete":
        name = delete_unused(found.pk, by)
        messages.success(request, _("The account %(name)s is deleted.") % {"name": name})
        return redirect("people")
    do = _WISHES.get(wish)
    if do is None:
        raise AccountError(_("This page has no such button. Reload it."))
    messages.success(request, do(request, found, by))
    return redirect("person", found.pk)


def _change_role(request: HttpRequest, person: User, by: User) -> str:
    form = RoleForm(submitted(request))
    if not form.is_valid():
        raise AccountError(_("There is no such role. Choose one of the list."))
    change_role(person.pk, form.cleaned_data["role"], by)
    return _("%(person)s is %(role)s now.") % {
        "person": person,
        "role": role_name(form.cleaned_data["role"]),
    }


def _deactivate(request: HttpRequest, person: User, by: User) -> str:
    deactivate(person.pk, by)
    return _("%(person)s is deactivated and signed out. What was done under this name stays.") % {
        "person": person
    }


def _reactivate(request: HttpRequest, person: User, by: User) -> str:
    reactivate(person.pk, by)
    return _("%(person)s may sign in again.") % {"person": person}


def _sign_out(request: HttpRequest, person: User, by: User) -> str:
    count = devices.end_all(person)
    note(person, by, AccountChange.Action.ENDED)
    return ngettext(
        "%(person)s is signed out of %(count)d device.",
        "%(person)s is signed out of %(count)d devices.",
        count,
    ) % {"person": person, "count": count}


def _switch_second_step_off(request: HttpRequest, person: User, by: User) -> str:
    second_step.switch_off(person, by)
    return _("%(person)s signs in with the password alone now.") % {"person": person}


# What a button asks for: each does it and returns the sentence that says so.
_WISHES: dict[str, Callable[[HttpRequest, User, User], str]] = {
    "role": _change_role,
    "deactivate": _deactivate,
    "reactivate": _reactivate,
    "sign-out": _sign_out,
    "second-step-off": _switch_second_step_off,
}


def _person(request: HttpRequest, found: User, **more: Any) -> HttpResponse:
    role = role_of(found)
    context = {
        "nav": "people",
        "person": found,
        "role": role_name(role) if role else "",
        "form": RoleForm(initial={"role": role}),
        "is_oneself": found.pk == request.user.pk,
        "may_be_deleted": did_nothing(found),
        "device_count": devices.devices_of(found).count(),
        "second_step": second_step.is_on(found),
        "changes": page_of(request, history_of(found), LAST_CHANGES),
    }
    status = 422 if "refusal" in more else 200
    return render(request, "accounts/person.html", context | more, status=status)
