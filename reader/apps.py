"""The one Django app of the project."""

from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "reader"
    verbose_name = "Hashiya"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reader import checks  # noqa: F401  (importing registers the system checks)
