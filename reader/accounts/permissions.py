"""What somebody may do, by themselves and by their groups, in one query: Django's own backend takes two."""

from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.db.models import Q, QuerySet

from reader.models.prepared import PreparedQuery


def _permissions_of(user: int) -> "QuerySet[Permission, tuple[str, str]]":
    own = User.user_permissions.through._base_manager.filter(user=user).values("permission")
    of_groups = Group.permissions.through._base_manager.filter(group__user=user).values("permission")
    rows = Permission.objects.filter(Q(pk__in=own) | Q(pk__in=of_groups)).order_by()
    return rows.values_list("content_type__app_label", "codename")


_permissions = PreparedQuery(_permissions_of)


class PermissionsAtOnce:
    """A backend that lets nobody in, and leaves what it reads where Django's looks first."""

    def authenticate(self, request: object, **credentials: object) -> None:
        """Leave it to the other backends to know people."""

    def has_perm(self, user: User | AnonymousUser, perm: str, obj: object = None) -> bool:
        if not isinstance(user, User) or not user.is_active or obj is not None:
            return False
        if not hasattr(user, "_perm_cache"):
            user._perm_cache = {f"{app}.{name}" for app, name in _permissions(user.pk)}  # type: ignore[attr-defined]
        return perm in user._perm_cache  # type: ignore[attr-defined]
