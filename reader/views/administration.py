"""Django's admin site, for admins alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from reader.parameters import administration

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Administration(AdminSite):
    """People sign in, and change their passwords, on the pages that everybody uses."""

    site_header = _("Hashiya administration")
    site_title = "Hashiya"
    index_title = _("The library")

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(super().has_permission(request) and request.user.has_perm("reader.add_article"))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            administration.check_admin_filters(request)
            return view(request, *args, **kwargs)

        return super().admin_view(cast(View, checked), cacheable)

    def password_change(  # type: ignore[override]  # the stubs know of templates alone
        self, request: HttpRequest, extra_context: object = None
    ) -> HttpResponse:
        return redirect("account")

    def password_change_done(  # type: ignore[override]
        self, request: HttpRequest, extra_context: object = None
    ) -> HttpResponse:
        return redirect("account")
