"""What Django's admin reads of a request by itself, checked before it does: it trusts its own pages."""

import re
from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from reader.parameters import values

MOST_WORDS = 8  # of a search: each is looked for in each column, and SQLite joins 64 tables at most
_SEARCHES = ("q", "term")
_DAY_PARTS = {"year": 9998, "month": 12, "day": 31}
_TOO_LARGE = re.compile(r"\d{19}")
_UNREADABLE = _("It names something that cannot be. Go back and reload the page.")


def check_admin_filters(request: HttpRequest) -> None:
    """Cut a search to its first words; raise BadRequest for what no row, column or calendar has."""
    _cut_searches(request.GET)
    names = [*request.GET.lists(), *request.POST.lists()]
    if not all(_can_be(name, found) for name, found in names):
        raise BadRequest(str(_UNREADABLE))
    for name, found in request.GET.lists():
        if name not in _SEARCHES and any(map(_TOO_LARGE.search, found)):
            raise BadRequest(str(_UNREADABLE))


def _cut_searches(sent: QueryDict) -> None:
    for name in _SEARCHES:
        if name in sent:
            sent._mutable = True
            words = (sent.get(name) or "")[: values.LONGEST_SEARCH].split()
            sent[name] = " ".join(words[:MOST_WORDS])


def _can_be(name: str, found: Iterable[str]) -> bool:
    if name in ("_to_field", "to_field"):
        return all(found)
    if name == "_selected_action":
        return all(values.row(one) is not None for one in found)
    most = _DAY_PARTS.get(name.rpartition("__")[2])
    return most is None or all(0 < (values.row(one) or 0) <= most for one in found)
