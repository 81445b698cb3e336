"""Which devices somebody is signed in with, noted while they use the site, and how to end them."""

import logging
from collections.abc import Callable

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.models import Device

logger = logging.getLogger(__name__)

SEEN_EVERY = 300  # seconds between two notes that a device is in use

# What a browser's or system's user agent has, the more special before what others also claim to be
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: tuple[tuple[str, str | Promise], ...] = (
    ("iPhone", gettext_lazy("an iPhone")),
    ("iPad", gettext_lazy("an iPad")),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", gettext_lazy("a Mac")),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_name(user_agent: str) -> str:
    """Return a device in words, such as "Firefox on Linux"."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or (_("A program on %(system)s") % {"system": system} if system else _("A program"))


def devices_of(user: User) -> QuerySet[Device]:
    """Return the devices that the user is signed in with, the one used last first."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return Device.objects.filter(user=user, session_key__in=living)


def end(user: User, pk: int) -> bool:
    """Sign one of the user's devices out; false if it was out already."""
    device = Device.objects.filter(user=user, pk=pk).first()
    if device is None:
        return False
    _end(Device.objects.filter(pk=device.pk))
    return True


def end_all(user: User, but: str | None = None) -> int:
    """Sign all the user's devices out, all but the session `but`; return how many there were."""
    there = devices_of(user).exclude(session_key=but or "").count()
    _end(Device.objects.filter(user=user).exclude(session_key=but or ""))
    return there


def carry_over(old: str | None, new: str | None) -> None:
    """Keep a device's row when its session gets another key."""
    if old and new and old != new:
        Device.objects.filter(session_key=new).delete()
        Device.objects.filter(session_key=old).update(session_key=new)


def _end(devices: QuerySet[Device]) -> None:
    with transaction.atomic():
        keys = list(devices.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        devices.delete()


def noting_devices(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: note at most every few minutes that the device of whoever is signed in is in use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        key = request.session.session_key
        try:
            if key and isinstance(request.user, User) and cache.add(f"device-{key}", True, SEEN_EVERY):
                _note(request.user, key, request.headers.get("User-Agent", ""))
        except DatabaseError as error:
            logger.warning("It could not be noted that a device is in use: %s", error)
        return response

    return middleware


def _note(user: User, key: str, user_agent: str) -> None:
    if Device.objects.filter(session_key=key, user=user).update(seen=timezone.now()):
        return
    with transaction.atomic():
        living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
        Device.objects.filter(user=user).exclude(session_key__in=living).delete()
        Device.objects.update_or_create(
            session_key=key, defaults={"user": user, "user_agent": user_agent[:300].replace("\0", "")}
        )
