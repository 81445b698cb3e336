"""Passwords: one's own is changed, a forgotten one is set anew by a link that works once."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.accounts.devices import end_all
from reader.accounts.errors import AccountError
from reader.accounts.first import FIRST_USER, forget_password
from reader.accounts.people import note
from reader.models import AccountChange

MAIL_REST = timedelta(minutes=10)  # between two mails to one account
LINK_DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)


class LongEnough(MinimumLengthValidator):
    """Says in the catalogue's words, which Django's own Arabic lacks, that a password is too short."""

    def get_error_message(self) -> str:
        least = self.min_length
        said = ngettext(
            "Too short: a password has at least %(least)s character.",
            "Too short: a password has at least %(least)s characters.",
            least,
        )
        return said % {"least": least}


def mail_is_set_up() -> bool:
    return bool(settings.EMAIL_HOST)


def set_password(account: User, password: str, by: User | None, session: str | None = None) -> None:
    """Give the account a password, sign out every device but the one of `session`, and keep that it was done.

    The first admin's password that set-up wrote into the state folder is removed with it.
    """
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        end_all(account, but=session)
        note(account, by, AccountChange.Action.PASSWORD)
        if account.get_username() == FIRST_USER:
            transaction.on_commit(lambda: forget_password(Path(settings.STATE_DIR)))


def new_password_path(account: User) -> str:
    """Return the address of the page that sets a new password; it works once and for a few days."""
    uid = urlsafe_base64_encode(force_bytes(account.pk))
    return reverse("new_password", args=(uid, default_token_generator.make_token(account)))


def hand_over_link(pk: int, by: User) -> str:
    """Return such an address for an admin to hand over. Raises AccountError for a deactivated account."""
    account = User.objects.filter(pk=pk).first()
    if account is None:
        raise AccountError(_("This account is no longer there. Reload the list."))
    if not account.is_active:
        raise AccountError(
            _("%(person)s is deactivated. Reactivate the account first.") % {"person": account}
        )
    note(account, by, AccountChange.Action.LINK)
    return new_password_path(account)


def asks_for_mail(name_or_address: str) -> User | None:
    """Return the account whose owner asks for a link by mail, if it can be sent one now, and keep that.

    An account is sent one again only after a rest; one without an address never.
    """
    wanted = name_or_address.strip()
    found = list(User.objects.filter(is_active=True, email__iexact=wanted)[:2]) if "@" in wanted else []
    account = User.objects.filter(is_active=True, username=wanted).first() or (
        found[0] if len(found) == 1 else None
    )
    if account is None or not account.email:
        return None
    with transaction.atomic():
        User.objects.select_for_update().get(pk=account.pk)
        asked = AccountChange.objects.filter(account=account, action=AccountChange.Action.MAIL)
        if asked.filter(made__gt=timezone.now() - MAIL_REST).exists():
            return None
        note(account, None, AccountChange.Action.MAIL)
    return account


def send_link(pk: int, base: str) -> None:
    """Mail a link for a new password to the account; `base` is the site's address without a path."""
    account = User.objects.get(pk=pk)
    given = {
        "name": account.get_username(),
        "base": base,
        "days": LINK_DAYS,
        "link": base + new_password_path(account),
    }
    send_mail(_("A new password for Hashiya"), _mail(LINK_DAYS) % given, None, [account.email])


def _mail(days: int) -> str:
    return ngettext(
        """Somebody, probably you, asked for a new password for “%(name)s” on Hashiya at %(base)s.

Choose one here. The link works once, within %(days)s day:

%(link)s

If you did not ask for it, do nothing: your password stays as it is.
""",
        """Somebody, probably you, asked for a new password for “%(name)s” on Hashiya at %(base)s.

Choose one here. The link works once, within %(days)s days:

%(link)s

If you did not ask for it, do nothing: your password stays as it is.
""",
        days,
    )
