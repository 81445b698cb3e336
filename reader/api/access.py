"""Who may do an operation: a token with its scope, whose person has the role; or anybody, to read."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.utils.translation import gettext as _

from reader.accounts.errors import AccountError
from reader.accounts.tokens import note_use, token_called
from reader.api.framework import AuthBase
from reader.api.limits import Cost, count_request
from reader.api.problems import Problem
from reader.models import ApiToken, Scope
from reader.views.access import ADMINISTERS, ANALYSES, check_permission
from reader.watch.requests import address_of


class TokenAccess(AuthBase):
    """What an operation takes: a scope of the token, a permission of its person.

    Sessions open nothing here, so that no page of another site can act for whoever is signed in. With
    `is_open`, who sends no token reads as anybody does, where the site lets everybody read.
    """

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __init__(
        self, scope: str, permission: str = "", is_open: bool = False, cost: Cost = Cost.READ
    ) -> None:
        super().__init__()
        self.scope, self.permission, self.is_open, self.cost = scope, permission, is_open, cost

    def __call__(self, request: HttpRequest) -> "ApiToken | AnonymousUser | None":
        sent = request.headers.get("Authorization", "")
        if not sent:
            return self._anonymous(request)
        kind, _sign, secret = sent.partition(" ")
        if kind.lower() != "bearer":
            count_request(address_of(request), self.cost)
            return None
        token = self._token(request, secret.strip())
        count_request(f"token-{token.pk}", self.cost)
        request.user = token.user
        request.acting = token.user.get_username()  # type: ignore[attr-defined]  # for the log
        if self.scope not in token.scopes:
            raise Problem(
                403,
                _("This token may not do this: it lacks the scope “%(scope)s”.") % {"scope": self.scope},
                "scope-missing",
                {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{self.scope}"'},
            )
        if self.permission:
            check_permission(token.user, self.permission)
        note_use(token)
        return token

    def _anonymous(self, request: HttpRequest) -> AnonymousUser | None:
        request.user = AnonymousUser()
        count_request(address_of(request), self.cost)
        return request.user if self.is_open and settings.HASHIYA_ANONYMOUS_READING else None

    @staticmethod
    def _token(request: HttpRequest, secret: str) -> ApiToken:
        try:
            return token_called(secret)
        except AccountError as error:
            request.user = AnonymousUser()
            count_request(address_of(request), Cost.READ)
            refusal = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            raise Problem(401, str(error), "token-not-good", refusal) from None


OPEN = TokenAccess(Scope.READ, is_open=True)
MEMBERS = TokenAccess(Scope.READ)
HEAVY = TokenAccess(Scope.READ, cost=Cost.HEAVY)
ANALYSTS = TokenAccess(Scope.READ, ANALYSES)
HEAVY_ANALYSTS = TokenAccess(Scope.READ, ANALYSES, cost=Cost.HEAVY)
EXPORTERS = TokenAccess(Scope.READ, ANALYSES, cost=Cost.WRITE)
ANNOTATORS = TokenAccess(Scope.ANNOTATE, ANALYSES, cost=Cost.WRITE)
UPLOADERS = TokenAccess(Scope.UPLOAD, ADMINISTERS)
UPLOADING = TokenAccess(Scope.UPLOAD, ADMINISTERS, cost=Cost.WRITE)
ADMINS = TokenAccess(Scope.ADMIN, ADMINISTERS, cost=Cost.WRITE)


def user_of(request: HttpRequest) -> User:
    """Return the person whose token was sent, where the operation takes one."""
    assert isinstance(request.user, User)  # noqa: S101 (for the type checker)
    return request.user


def token_of_request(request: HttpRequest) -> ApiToken:
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    return token
