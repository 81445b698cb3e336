"""The four roles are groups; what each may do is set by the migrations that create and extend them."""

from django.contrib.auth.models import Group, User

READER, ANALYST, LEAD, ADMIN = "reader", "analyst", "lead", "admin"
ROLES = (READER, ANALYST, LEAD, ADMIN)  # each may do what those before it may


def give_role(user: User, role: str) -> None:
    """Put the user into the role's group; analysts and admins may also enter Django's admin site."""
    user.groups.add(Group.objects.get(name=role))
    if role in (ANALYST, ADMIN) and not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
