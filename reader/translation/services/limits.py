"""When a provider may be asked: its budget of the day, and rest after failures.

After Michael Nygard, "Release It!" (2007), a circuit breaker: each failure in a row doubles the rest; when
the rest is over, one question goes through, and the others wait for how it fares.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Value
from django.utils import timezone

from reader.errors import Argument, Reason
from reader.jobs.back_off import BackOff
from reader.models import TranslationProvider
from reader.sentences import Refusal
from reader.translation.services.provider import Service, Unavailable

REST = BackOff(first=timedelta(seconds=30), factor=2, longest=timedelta(hours=1))
LONGEST_WISH = timedelta(days=1)  # for how long a provider may ask to be left alone
PROBE = timedelta(minutes=1)  # how long the others wait for the one question that goes through


class Postponed(Refusal):
    """Nothing may be asked before `until`; `str()` says why."""

    def __init__(self, reason: str | Reason, until: datetime, **arguments: Argument) -> None:
        super().__init__(reason, **arguments)
        self.until = until


def chosen_provider() -> TranslationProvider | None:
    """Return the provider that is switched on, in the settings or by an admin; None if none is.

    One that the settings name has no row before it was first asked.
    """
    name = settings.HASHIYA_TRANSLATOR
    return provider_named(name) if name else TranslationProvider.objects.filter(is_on=True).first()


def provider_named(name: str) -> TranslationProvider:
    """Return a provider as settings and admin have it, whether it is switched on or not."""
    row = TranslationProvider.objects.filter(name=name).first() or TranslationProvider(name=name)
    if name == settings.HASHIYA_TRANSLATOR:
        row.address = settings.HASHIYA_TRANSLATOR_URL or row.address
        row.key = settings.HASHIYA_TRANSLATOR_KEY or row.key
    return row


def is_switched_on() -> Exists | Value:
    """Return whether a provider is switched on, as a part of a query for something else."""
    if settings.HASHIYA_TRANSLATOR:
        return Value(True)
    return Exists(TranslationProvider.objects.filter(is_on=True))


def service_of(provider: TranslationProvider) -> Service:
    return Service(provider.name, provider.address, provider.key, provider.region)


def admit(provider: TranslationProvider, characters: int) -> None:
    """Count so many characters as sent to the provider. Raises Postponed if they may not be sent now."""
    now = timezone.now()
    with transaction.atomic():
        row = TranslationProvider.objects.select_for_update().get(pk=provider.pk)
        if until := row.rests_until(now):
            raise Postponed(Reason.unpacked(row.why or ""), until)
        today = timezone.localdate()
        if row.day != today:
            row.day, row.spent = today, 0
        if row.characters_per_day and not row.is_here and row.spent + characters > row.characters_per_day:
            midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
            raise Postponed("service-budget", midnight + timedelta(days=1), service=str(row))
        row.spent += characters
        if row.failures:
            row.open_until = now + PROBE
        row.save(update_fields=["day", "spent", "open_until"])


def succeeded(provider: TranslationProvider) -> None:
    """Note that the provider answered."""
    rested = TranslationProvider.objects.filter(pk=provider.pk).exclude(failures=0)
    rested.update(failures=0, open_until=None, why={})


def failed(provider: TranslationProvider, problem: Unavailable) -> Postponed:
    """Let the provider rest, and return what its questions are told."""
    with transaction.atomic():
        row = TranslationProvider.objects.select_for_update().get(pk=provider.pk)
        row.failures += 1
        rest = REST.after(row.failures)
        if problem.seconds is not None:
            rest = min(max(rest, timedelta(seconds=problem.seconds)), LONGEST_WISH)
        row.open_until = timezone.now() + rest
        row.why = problem.reason.packed()
        row.save(update_fields=["failures", "open_until", "why"])
    return Postponed(problem.reason, row.open_until)
