"""The roles are groups, of which a person is in one; what each may do is set by migrations."""

from django.contrib.auth.models import Group, User

READER, ANALYST, LEAD, ADMIN = "reader", "analyst", "lead", "admin"
ROLES = (READER, ANALYST, LEAD, ADMIN)  # each may do what those before it may


def give_role(user: User, role: str) -> None:
    """Put the user into the role's group alone; only admins may enter Django's admin site."""
    user.groups.remove(*Group.objects.filter(name__in=ROLES).exclude(name=role))
    user.groups.add(Group.objects.get(name=role))
    user.is_staff = role == ADMIN
    user.is_superuser = user.is_superuser and role == ADMIN
    user.save(update_fields=["is_staff", "is_superuser"])


def role_of(user: User) -> str:
    """Return the highest role that the user has; empty where there is none."""
    held = {group.name for group in user.groups.all()}
    if user.is_superuser:
        return ADMIN
    return next((role for role in reversed(ROLES) if role in held), "")
