"""The codebook as its users read it: the sets of labels with definitions, examples and guidelines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reader.models import LabelSet
from reader.views.access import readers


@require_safe
@readers
def codebook(request: HttpRequest) -> HttpResponse:
    """Every set in use, with its labels in order; retired labels stay readable at the end."""
    sets = LabelSet.objects.in_use().prefetch_related("labels")
    return render(request, "pages/codebook.html", {"nav": "codebook", "sets": sets})
