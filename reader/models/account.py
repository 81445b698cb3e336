"""What is kept about accounts: history, invitations, devices, language, second steps, first steps."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.models.roles import NAMES, role_name

_CODES = {*NAMES, "none"}


class AccountChange(models.Model):
    """One thing that was done to an account, with who did it; `by` is null for what nobody signed in asked.

    An account that did nothing to others' accounts may be deleted, and takes its own changes with it.
    """

    class Action(models.TextChoices):
        JOINED = "joined", gettext_lazy("joined by invitation")
        ROLE = "role", gettext_lazy("changed the role")
        DEACTIVATED = "deactivated", gettext_lazy("deactivated the account")
        REACTIVATED = "reactivated", gettext_lazy("reactivated the account")
        DETAILS = "details", gettext_lazy("changed name or address")
        PASSWORD = "password", gettext_lazy("changed the password")
        LINK = "link", gettext_lazy("made a link for a new password")
        MAIL = "mail", gettext_lazy("asked for a link by mail")
        ENDED = "ended", gettext_lazy("signed out devices")
        STEP_ON = "step on", gettext_lazy("switched the second step on")
        STEP_OFF = "step off", gettext_lazy("switched the second step off")
        TOKEN = "token", gettext_lazy("made a token")
        TOKEN_OFF = "token off", gettext_lazy("withdrew a token")

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account_changes"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="+")
    action = models.CharField(max_length=11, choices=Action.choices)
    detail = models.CharField(max_length=200, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.account}: {self.get_action_display()}"

    @property
    def sentence(self) -> str:
        """Say what was done; `detail` has codes of roles: "reader to lead", "none to lead", "as reader"."""
        roles = [role_name("" if code == "none" else code) for code in self.detail.split() if code in _CODES]
        if self.action == self.Action.ROLE and len(roles) == 2:
            return _("changed the role: %(before)s to %(after)s") % {"before": roles[0], "after": roles[1]}
        if self.action == self.Action.JOINED and len(roles) == 1:
            return _("joined by invitation: as %(role)s") % {"role": roles[0]}
        if self.action == self.Action.TOKEN and self.detail:
            return _("made the token “%(name)s”") % {"name": self.detail}
        if self.action == self.Action.TOKEN_OFF and self.detail:
            return _("withdrew the token “%(name)s”") % {"name": self.detail}
        return self.get_action_display()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, now: datetime | None = None) -> Self:
        """Those that can still be used."""
        return self.filter(used=None, revoked=None, expires__gt=now or timezone.now())


class Invitation(models.Model):
    """A link by which one person makes an account with a role, once, until it expires or is withdrawn.

    `code` is what its link carries, signed.
    """

    code = models.UUIDField(default=uuid4, unique=True, editable=False)
    role = models.CharField(max_length=20)
    note = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, editable=False)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    revoked = models.DateTimeField(null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.role}: {self.note}" if self.note else self.role

    @property
    def role_name(self) -> str:
        return role_name(self.role)

    @property
    def is_open(self) -> bool:
        return self.used is None and self.revoked is None and self.expires > timezone.now()


class Device(models.Model):
    """A browser or program that somebody is signed in with: which session it has, when it was last seen."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    user_agent = models.CharField(max_length=300, blank=True)
    began = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-seen", "-pk")

    def __str__(self) -> str:
        return f"{self.user}: {self.user_agent}"


class InterfaceLanguage(models.Model):
    """The language that somebody chose for the pages, wherever they sign in; "" leaves it to the browser."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.language}"


class StepsSeen(models.Model):
    """Somebody has answered the offer of the five steps for newcomers, and is not asked again."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.seen:%Y-%m-%d}"


class SecondStep(models.Model):
    """What an account's one-time codes are made of; it counts once `confirmed`.

    `last_used` is the number of the 30-second step whose code was used last: no code works twice.
    `recovery` has the digests of codes, each good for once, for a day without the phone.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_step"
    )
    secret = models.CharField(max_length=64)
    confirmed = models.DateTimeField(null=True)
    last_used = models.BigIntegerField(default=0)
    recovery = models.JSONField(default=list)

    def __str__(self) -> str:
        return _("second step of %(person)s") % {"person": self.user}
