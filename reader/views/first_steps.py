"""The five steps for newcomers: offered on an article until answered, in this browser or by the account."""

from django.contrib.auth.models import User
from django.db.models import Exists, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reader.models import StepsSeen
from reader.page.first_steps import FIRST_STEPS
from reader.parameters import next_address, query
from reader.views.access import everyone
from reader.views.forms.preferences import Preferences
from reader.views.listing import is_swap


def offered_steps(request: HttpRequest, prefs: Preferences, knows_steps: bool) -> dict[str, object]:
    """Return what an article's page needs to offer the steps, or to begin them where `?steps` asks for it.

    Only a page that begins them has them: they weigh on nobody else.
    """
    asked = "steps" in query(request)
    offers = asked or (prefs.steps and not knows_steps)
    return {"offers_steps": offers, "first_steps": FIRST_STEPS if asked else ()}


def has_seen_steps(user_id: int | None) -> Exists | Value:
    """Return whether an account has answered, to be read with something else; nobody's account has not."""
    if user_id is None:
        return Value(False)
    return Exists(StepsSeen.objects.filter(user=user_id))


@require_POST
@everyone
def steps_seen(request: HttpRequest) -> HttpResponse:
    """Offer the steps no more: in this browser, and to who is signed in wherever they sign in."""
    if isinstance(request.user, User):
        StepsSeen.objects.get_or_create(user=request.user)
    kept = Preferences.of(request).changed({"steps": "0"})
    response = HttpResponse() if is_swap(request) else redirect(next_address(request, "/"))
    kept.save(response)
    return response
