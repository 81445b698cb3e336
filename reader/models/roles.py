"""The roles are groups, of which a person is in one; what each may do is set by migrations."""

from django.contrib.auth.models import Group, User
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

READER, ANALYST, LEAD, ADMIN = "reader", "analyst", "lead", "admin"
ROLES = (READER, ANALYST, LEAD, ADMIN)  # each may do what those before it may
NAMES: dict[str, Promise] = {
    READER: pgettext_lazy("role", "reader"),
    ANALYST: pgettext_lazy("role", "analyst"),
    LEAD: pgettext_lazy("role", "lead"),
    ADMIN: pgettext_lazy("role", "admin"),
    "": pgettext_lazy("role", "none"),
}


def give_role(user: User, role: str) -> None:
    """Put the user into the role's group alone; only admins may enter Django's admin site."""
    user.groups.remove(*Group.objects.filter(name__in=ROLES).exclude(name=role))
    user.groups.add(Group.objects.get(name=role))
    user.is_staff = role == ADMIN
    user.is_superuser = user.is_superuser and role == ADMIN
    user.save(update_fields=["is_staff", "is_superuser"])


def role_name(role: str) -> str:
    """Return what people call a role; "none" for no role, and what is no role as it is."""
    return str(NAMES.get(role, role))


def role_of(user: User) -> str:
    """Return the highest role that the user has; empty where there is none."""
    held = {group.name for group in user.groups.all()}
    if user.is_superuser:
        return ADMIN
    return next((role for role in reversed(ROLES) if role in held), "")
