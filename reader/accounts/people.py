"""What admins do with accounts: change a role, deactivate, reactivate, delete one that was never used."""

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import PROTECT, RESTRICT, ManyToOneRel, ProtectedError, Q, QuerySet, RestrictedError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from reader.accounts.devices import end_all
from reader.accounts.errors import AccountError
from reader.models import AccountChange
from reader.models.roles import ADMIN, ROLES, give_role, role_of

Action = AccountChange.Action
STATES = {
    "active": pgettext_lazy("account", "active"),
    "deactivated": pgettext_lazy("account", "deactivated"),
}


def people(text: str = "", role: str = "", state: str = "") -> QuerySet[User]:
    """Return accounts by name, those whose name or address has `text`, of a role, in a state."""
    found = User.objects.prefetch_related("groups").order_by("username")
    if text:
        names = ("username", "first_name", "last_name", "email")
        wanted = Q()
        for name in names:
            wanted |= Q(**{f"{name}__icontains": text})
        found = found.filter(wanted)
    if role in ROLES:
        of_role = Q(groups__name=role)
        found = found.filter(of_role | Q(is_superuser=True) if role == ADMIN else of_role).distinct()
    if state in STATES:
        found = found.filter(is_active=state == "active")
    return found


def change_role(pk: int, role: str, by: User) -> User:
    """Give the account another role. Raises AccountError for one's own: another admin does that."""
    if role not in ROLES:
        raise AccountError(_("There is no such role. Choose one of the list."))
    with transaction.atomic():
        account = _held(pk, by, _("You cannot change your own role. Ask another admin to do it."))
        before = role_of(account)
        if before != role:
            give_role(account, role)
            note(account, by, Action.ROLE, f"{before or 'none'} to {role}")
        return account


def deactivate(pk: int, by: User) -> User:
    """Let the account in no longer, and sign it out everywhere. What it did stays, under its name."""
    with transaction.atomic():
        account = _held(pk, by, _("You cannot deactivate your own account. Ask another admin to do it."))
        if account.is_active:
            account.is_active = False
            account.save(update_fields=["is_active"])
            end_all(account)
            note(account, by, Action.DEACTIVATED)
        return account


def reactivate(pk: int, by: User) -> User:
    """Let the account in again, with the role and the password that it had."""
    with transaction.atomic():
        account = _held(pk, by, _("You cannot reactivate your own account. Ask another admin to do it."))
        if not account.is_active:
            account.is_active = True
            account.save(update_fields=["is_active"])
            note(account, by, Action.REACTIVATED)
        return account


def did_nothing(account: User) -> bool:
    """Tell whether nothing in the library says that this account made it, so that it may be deleted."""
    if LogEntry.objects.filter(user=account).exists():
        return False
    for link in User._meta.get_fields(include_hidden=True):  # those without a name of their own too
        if not isinstance(link, ManyToOneRel) or link.on_delete not in (PROTECT, RESTRICT):
            continue
        rows = link.related_model._base_manager.filter(**{link.field.name: account})
        if link.related_model is AccountChange:  # what was done to the account itself goes with it
            rows = rows.exclude(account=account)
        if rows.exists():
            return False
    return True


def delete_unused(pk: int, by: User) -> str:
    """Delete an account that did nothing, and return its name. Raises AccountError for any other."""
    with transaction.atomic():
        account = _held(pk, by, _("You cannot delete your own account. Ask another admin to do it."))
        refused = AccountError(
            _("%(person)s has done work here, which keeps its author’s name. Deactivate it.")
            % {"person": account}
        )
        if not did_nothing(account):
            raise refused
        end_all(account)
        try:
            account.delete()
        except (ProtectedError, RestrictedError):  # work that came in the meantime
            raise refused from None
        return account.get_username()


def history_of(account: User) -> QuerySet[AccountChange]:
    """Return what was done to the account, the latest first, with who did it."""
    return AccountChange.objects.filter(account=account).select_related("by")


def note(account: User, by: User | None, action: str, detail: str = "") -> AccountChange:
    """Keep in the account's history what was done, and who did it."""
    return AccountChange.objects.create(account=account, by=by, action=action, detail=detail[:200])


def _held(pk: int, by: User, not_ones_own: str) -> User:
    """Return the account, with all who could act on it at the same time held until the transaction ends.

    An admin never acts on their own account, so that there always is one left; `not_ones_own` tells them.
    """
    rows = User.objects.select_for_update().filter(Q(pk__in=(pk, by.pk))).order_by("pk")
    held = {user.pk: user for user in rows}
    if pk not in held:
        raise AccountError(_("This account is no longer there. Reload the list."))
    if pk == by.pk:
        raise AccountError(not_ones_own)
    if by.pk not in held or not held[by.pk].is_active or role_of(held[by.pk]) != ADMIN:
        raise AccountError(_("You are no longer an admin. Ask one."))
    return held[pk]
