"""A command about this installation: it asks what an administrator should know, nothing about the code."""

from django.core.management.base import BaseCommand

from reader.runtime.checks import INSTALLATION


class SiteCommand(BaseCommand):
    """Loads neither the addresses nor the pages, as Django's own checks would."""

    requires_system_checks = (INSTALLATION,)
