"""One's own account: name, password, second step, devices; signing in, joining, a forgotten password."""

import time
from typing import Any

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView, PasswordResetConfirmView
from django.db import transaction
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reader.accounts import devices, invitations, passwords, second_step, tokens
from reader.accounts.errors import AccountError
from reader.accounts.forms import (
    CodeForm,
    DetailsForm,
    ForgottenForm,
    JoinForm,
    NewPasswordForm,
    OwnPasswordForm,
    TokenForm,
)
from reader.accounts.mailing import enqueue_mail
from reader.accounts.people import history_of, note
from reader.models import AccountChange
from reader.models.roles import role_name, role_of
from reader.parameters import posted, submitted
from reader.views.access import everyone, members

BACKEND = "django.contrib.auth.backends.ModelBackend"
PENDING = "second_step"
PENDING_SECONDS = 300
PENDING_TRIES = 5
MOST_DEVICES = 50
LAST_CHANGES = 20


# One's own account


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members
def account(request: HttpRequest) -> HttpResponse:
    """Everything about one's own account on one page; a POST changes name and address."""
    user = member_of(request)
    if request.method != "POST":
        return _account(request, user)
    form = DetailsForm(request, request.POST, instance=User.objects.get(pk=user.pk))
    if not form.is_valid():
        return _account(request, user, details=form)
    form.save()
    messages.success(request, _("Name and address are changed."))
    return redirect("account")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password, which signs out every other device."""
    user = member_of(request)
    if request.method != "POST":
        return _account(request, user)
    form = OwnPasswordForm(request, user, request.POST)
    if not form.is_valid():
        return _account(request, user, password=form)
    before = request.session.session_key
    with transaction.atomic():
        form.save(before)
        update_session_auth_hash(request, user)
        request.session.save()
        devices.carry_over(before, request.session.session_key)
    messages.success(request, _("Your password is changed. Every other device is signed out."))
    return redirect("account")


@require_POST
@members
def end_devices(request: HttpRequest) -> HttpResponse:
    """Sign out one of one's devices, or all but this one."""
    user, sent = member_of(request), posted(request)
    if sent.text("device") == "others":
        count = devices.end_all(user, but=request.session.session_key)
        said = ngettext("%(count)d device signed out.", "%(count)d devices signed out.", count)
        messages.success(request, said % {"count": count})
        ended = count > 0
    else:
        ended = devices.end(user, sent.row("device"))
        messages.success(
            request, _("The device is signed out.") if ended else _("It was signed out already.")
        )
    if ended:
        note(user, user, AccountChange.Action.ENDED)
    return redirect("account")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token for a program, which is shown this once; its page comes with the answer."""
    user = member_of(request)
    if request.method != "POST":
        return _account(request, user)
    form = TokenForm(user, request.POST)
    if not form.is_valid():
        return _account(request, user, token=form)
    given = form.cleaned_data
    try:
        made, secret = tokens.make_token(user, given["name"], given["scopes"], given["days"])
    except AccountError as error:
        form.add_error(None, str(error))
        return _account(request, user, token=form)
    return _account(request, user, made=made, secret=secret)


@require_POST
@members
def end_token(request: HttpRequest) -> HttpResponse:
    """End one of one's tokens."""
    ended = tokens.withdraw_token(member_of(request), posted(request).row("token"))
    messages.success(request, _("The token is withdrawn.") if ended else _("It was withdrawn already."))
    return redirect("account")


def _account(request: HttpRequest, user: User, **more: Any) -> HttpResponse:
    """Show the account, with the forms that were refused in the place of fresh ones."""
    role = role_of(user)
    mine = list(devices.devices_of(user)[:MOST_DEVICES])
    context = {
        "nav": "account",
        "role": role_name(role) if role else "",
        "details": DetailsForm(request, instance=user),
        "password": OwnPasswordForm(request, user),
        "password_changed": _last(user, AccountChange.Action.PASSWORD),
        "second_step": second_step.is_on(user),
        "devices": [
            (one, devices.device_name(one.user_agent), one.session_key == request.session.session_key)
            for one in mine
        ],
        "tokens": tokens.tokens_of(user)[: 2 * tokens.MOST_TOKENS],
        "token": TokenForm(user),
        "now": timezone.now(),
        "changes": history_of(user)[:LAST_CHANGES],
    }
    refused = any(isinstance(one, BaseForm) for one in more.values())
    return render(request, "accounts/account.html", context | more, status=422 if refused else 200)


def _last(user: User, action: str) -> AccountChange | None:
    return AccountChange.objects.filter(account=user, action=action).first()


def member_of(request: HttpRequest) -> User:
    """Return whoever is signed in, which `members` has made sure of."""
    assert isinstance(request.user, User)  # noqa: S101 (for the type checker)
    return User.objects.get(pk=request.user.pk)


# The second step


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members
def set_up_second_step(request: HttpRequest) -> HttpResponse:
    """Set a phone up for the second step of signing in, or switch the second step off."""
    user = member_of(request)
    on = second_step.is_on(user)
    form = CodeForm(submitted(request))
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if on and second_step.check_code(user, code):
            second_step.switch_off(user, user)
            messages.success(request, _("The second step is off. Your password alone signs you in."))
            return redirect("account")
        kept = None if on else second_step.confirm(user, code)
        if kept is not None:
            return render(request, "accounts/kept_codes.html", {"nav": "account", "kept": kept})
        form.add_error("code", _("This code is not right, or is used already. Wait for the next one."))
    context = {
        "nav": "account",
        "form": form,
        "on": on,
        "step": None if on else second_step.begin(user),
    }
    return render(request, "accounts/second_step.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@members
def second_step_picture(request: HttpRequest) -> HttpResponse:
    """What a phone's camera reads to set the second step up; gone once it is on."""
    user = member_of(request)
    if second_step.is_on(user):
        raise Http404
    return HttpResponse(second_step.qr_picture(second_step.begin(user)), content_type="image/svg+xml")


# Signing in


class SignInView(LoginView):
    """Sign in with a name and a password; whoever has a second step is asked for its code after that."""

    template_name = "registration/sign_in.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if not second_step.is_on(user):
            return super().form_valid(form)
        self.request.session.cycle_key()
        self.request.session[PENDING] = {
            "user": user.pk,
            "hash": user.get_session_auth_hash(),
            "until": time.time() + PENDING_SECONDS,
            "tries": 0,
            "next": self.get_redirect_url(),
        }
        return redirect("sign_in_code")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@everyone
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code, within some minutes and tries of the right password."""
    pending = request.session.get(PENDING)
    user = _pending_user(pending)
    if pending is None or user is None:
        request.session.pop(PENDING, None)
        return redirect("sign_in")
    form = CodeForm(submitted(request))
    if request.method == "POST" and form.is_valid():
        if second_step.check_code(user, form.cleaned_data["code"]):
            del request.session[PENDING]
            login(request, user, BACKEND)
            return redirect(_safe(request, pending["next"]))
        request.session[PENDING] = pending | {"tries": pending["tries"] + 1}
        # It counts as a wrong password does, so that no more codes than passwords can be guessed.
        user_login_failed.send(__name__, credentials={"username": user.username}, request=request)
        form.add_error("code", _("This code is not right, or is used already. Wait for the next one."))
    context = {"nav": "sign_in", "form": form}
    return render(request, "accounts/sign_in_code.html", context, status=422 if form.errors else 200)


def _pending_user(pending: dict[str, Any] | None) -> User | None:
    """Return who gave the right password a short while ago, unless it was changed since."""
    if not pending or pending["until"] < time.time() or pending["tries"] >= PENDING_TRIES:
        return None
    user = User.objects.filter(pk=pending["user"], is_active=True).first()
    return user if user is not None and user.get_session_auth_hash() == pending["hash"] else None


def _safe(request: HttpRequest, wanted: str) -> str:
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else resolve_url("library")


# Joining, and a forgotten password


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@everyone
def accept_invitation(request: HttpRequest, code: str, proof: str) -> HttpResponse:
    """Make the account that an invitation is for, and sign in with it."""
    token = f"{code}:{proof}"
    invitation = invitations.invitation_of(token)
    if invitation is None:
        told = {"nav": "sign_in", "sentence": invitations.NOT_OPEN}
        return render(request, "accounts/no_link.html", told, status=410)
    form = JoinForm(submitted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user = invitations.join(
                token, given["username"], given["new_password"], given["full_name"], given["email"]
            )
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            login(request, user, BACKEND)
            messages.success(request, _("Welcome, %(person)s. You are signed in.") % {"person": user})
            return redirect("library")
    context: dict[str, Any] = {"nav": "sign_in", "form": form, "invitation": invitation}
    return render(request, "accounts/join.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@everyone
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail, where mail is set up. The answer is the same whoever asks for whom."""
    form = ForgottenForm(submitted(request))
    sent = False
    if request.method == "POST" and passwords.mail_is_set_up() and form.is_valid():
        with transaction.atomic():
            if user := passwords.asks_for_mail(form.cleaned_data["who"]):
                enqueue_mail(user, request.build_absolute_uri("/").rstrip("/"))
        sent = True
    context = {
        "nav": "sign_in",
        "form": form,
        "sent": sent,
        "by_mail": passwords.mail_is_set_up(),
        "minutes": int(passwords.MAIL_REST.total_seconds() // 60),
    }
    return render(request, "accounts/forgotten.html", context, status=422 if form.errors else 200)


class NewPasswordView(PasswordResetConfirmView):
    """Set a password through a link, whose token is taken out of the address before the form is shown."""

    template_name = "accounts/new_password.html"
    form_class = NewPasswordForm  # type: ignore[assignment]  # the stubs want two fields
    success_url = reverse_lazy("sign_in")

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        return user if isinstance(user, User) and user.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        messages.success(self.request, _("Your password is set. Sign in with it."))
        return response

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        form = context.get("form")
        status = 410 if not context["validlink"] else 422 if form is not None and form.errors else 200
        return super().render_to_response(context | {"nav": "sign_in"}, status=status, **kwargs)
