"""Look into the feeds that are due, and fetch the pages that wait."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from reader.errors import Reason
from reader.intake.gathering import gather_one, look_into_feeds
from reader.intake.tasks import enqueue
from reader.management.site_command import SiteCommand
from reader.models import Address, Feed
from reader.sentences import sentence_of


class Command(SiteCommand):
    help = (
        "Look into the feeds that are due and fetch their new pages, as the worker does in the background. "
        "Needs HASHIYA_OUTGOING=1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--now", action="store_true", help="look into all feeds, due or not")

    def handle(self, *args: Any, now: bool, **options: Any) -> None:
        if not settings.HASHIYA_OUTGOING:
            raise CommandError(sentence_of(Reason("fetch-switched-off")))
        if now:
            Feed.objects.filter(is_active=True).update(next_check=timezone.now())
        new = look_into_feeds()
        fetched = 0
        while gather_one(enqueue):
            fetched += 1
        self.stdout.write(f"{new} new entries, {fetched} pages asked for; a worker reads what came.")
        troubled = Feed.objects.filter(is_active=True).exclude(why={})
        for feed in troubled:
            self.stdout.write(f"  {feed}: {feed.problem}")
        waiting = Address.objects.filter(state=Address.State.WAITING).count()
        if waiting:
            self.stdout.write(f"  {waiting} pages are tried again later.")
        if troubled:
            raise CommandError("Some feeds could not be read; the reasons are above.")
