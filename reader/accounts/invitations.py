"""Invitations: a link with a role, for one person, once, for some days, or until it is withdrawn."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.accounts.errors import AccountError
from reader.accounts.people import note
from reader.models import AccountChange, Invitation
from reader.models.roles import ROLES, give_role

DAYS = (1, 7, 30)
NOT_OPEN = gettext_lazy("This invitation was used, withdrawn, or has expired. Ask an admin for another one.")


def invite(role: str, by: User, days: int = 7, who: str = "") -> Invitation:
    """Make an invitation; `who` says whom it is for, to those who see the list."""
    if role not in ROLES:
        raise AccountError(_("There is no such role. Choose one of the list."))
    expires = timezone.now() + timedelta(days=days)
    return Invitation.objects.create(role=role, note=who, made_by=by, expires=expires)


def token_of(invitation: Invitation) -> str:
    """Return what lets somebody use the invitation: its code and the proof that we made it, with a colon."""
    return _signer().sign(invitation.code.hex)


def invitation_path(invitation: Invitation) -> str:
    """Return the address of the page on which the invitation is used."""
    return reverse("join", args=token_of(invitation).split(":"))


def invitation_of(token: str) -> Invitation | None:
    """Return the open invitation that a token is of, or None."""
    try:
        code = UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return Invitation.objects.open().filter(code=code).first()


def join(token: str, username: str, password: str, full_name: str = "", email: str = "") -> User:
    """Make the account that an invitation is for. Raises AccountError where it is not open any more."""
    with transaction.atomic():
        invitation = invitation_of(token)
        held = Invitation.objects.select_for_update().open().filter(pk=invitation.pk if invitation else 0)
        invitation = held.first()
        if invitation is None:
            raise AccountError(NOT_OPEN)
        try:
            with transaction.atomic():
                user = User.objects.create_user(username, email, password, first_name=full_name)
        except IntegrityError:
            raise AccountError(_("This name is taken. Choose another one.")) from None
        give_role(user, invitation.role)
        invitation.used, invitation.used_by = timezone.now(), user
        invitation.save(update_fields=["used", "used_by"])
        note(user, invitation.made_by, AccountChange.Action.JOINED, f"as {invitation.role}")
        return user


def revoke(pk: int, by: User) -> bool:
    """Make an invitation useless; false if it was no longer open."""
    return bool(Invitation.objects.open().filter(pk=pk).update(revoked=timezone.now(), revoked_by=by))


def _signer() -> Signer:
    return Signer(salt="reader.invitation")
