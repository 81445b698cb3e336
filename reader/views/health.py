"""For those who watch over the server: does the process answer, and can it do its work?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reader.views.access import everyone
from reader.watch.health import HealthCheck, health_checks


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
