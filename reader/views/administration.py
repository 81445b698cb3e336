"""Django's admin site, for admins alone: one door in, which is the product's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from reader.parameters import administration, query

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Administration(AdminSite):
    """People sign in, and change their passwords, on the pages that everybody uses."""

    site_header = "Hashiya administration"
    site_title = "Hashiya"
    index_title = "The library"

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(super().has_permission(request) and request.user.has_perm("reader.add_article"))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            administration.check(request)
            return view(request, *args, **kwargs)

        return super().admin_view(cast(View, checked), cacheable)

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Send to sign in; whoever is signed in already is told which role is needed (403)."""
        wanted = query(request).text("next", most=2000) or reverse("admin:index")
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied("Django’s admin is for admins. Ask one to give you the role.")
        return redirect_to_login(wanted)
