"""The one Django app of the project, and Django's admin with a site of our own."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ReaderConfig(AppConfig):
    name = "reader"
    verbose_name = "Hashiya"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reader.runtime import checks  # noqa: F401  (importing registers the system checks)


class AdministrationConfig(AdminConfig):
    default_site = "reader.views.administration.Administration"
    default = False

    def ready(self) -> None:
        """Leave people and roles to the pages that keep a history of them."""
        super().ready()
        from django.contrib.admin import site
        from django.contrib.auth.models import Group, User

        site.unregister((User, Group))
