"""The one Django app of the project, and Django's admin with a site of our own."""

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig


class ReaderConfig(AppConfig):
    name = "reader"
    verbose_name = "Hashiya"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reader.runtime import checks  # noqa: F401  (importing registers the system checks)


class AdministrationConfig(SimpleAdminConfig):
    """Django's admin; its pages are gathered with the addresses (reader/urls.py), which few commands need."""

    default_site = "reader.views.administration.Administration"
    default = False
