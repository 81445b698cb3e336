"""For those who watch over the server: does the process answer, can it do its work, how does it fare?"""

import ipaddress
import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reader.views.access import everyone
from reader.watch.health import HealthCheck, health_checks
from reader.watch.requests import address_of, metrics_are_told


@require_safe
@never_cache
@everyone
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return JsonResponse({"ok": True})


@require_safe
@never_cache
@everyone
def readyz(request: HttpRequest) -> HttpResponse:
    """200 where database, disk and worker are there, else 503; what was found of each, as JSON."""
    found: dict[str, HealthCheck] = health_checks()
    ready = all(finding.ok for finding in found.values())
    parts = {name: {"ok": finding.ok, "says": finding.says} for name, finding in found.items()}
    return JsonResponse({"ok": ready, **parts}, status=200 if ready else 503)


@require_safe
@never_cache
@everyone
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, for whoever the settings name; 404 where they name nobody."""
    if not metrics_are_told():
        raise Http404
    if not (_has_token(request) or _is_named(address_of(request))):
        says = _("Send the token of HASHIYA_METRICS_TOKEN as a Bearer, or ask from an address that is named.")
        refused = HttpResponse(says + "\n", status=401, content_type="text/plain; charset=utf-8")
        refused["WWW-Authenticate"] = 'Bearer realm="metrics"'
        return refused
    from reader.watch.metrics import CONTENT_TYPE, exposition  # imported where somebody may ask

    return HttpResponse(exposition(), content_type=CONTENT_TYPE)


def _has_token(request: HttpRequest) -> bool:
    kind, _blank, given = request.headers.get("Authorization", "").partition(" ")
    token = settings.HASHIYA_METRICS_TOKEN
    return bool(token) and kind.lower() == "bearer" and secrets.compare_digest(given.encode(), token.encode())


def _is_named(address: str) -> bool:
    """Whether the address is one of those, or in one of the networks, that the settings name."""
    try:
        asking = ipaddress.ip_address(address)
        named = [ipaddress.ip_network(one, strict=False) for one in settings.HASHIYA_METRICS_FROM]
    except ValueError:
        return False
    return any(asking in network for network in named)
