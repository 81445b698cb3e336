"""Personal tokens for programs: made and shown once, kept as digests, found again, withdrawn."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from reader.accounts.errors import AccountError
from reader.accounts.people import note
from reader.models import AccountChange, ApiToken, Scope

PREFIX = "hsh_"
DAYS = (7, 30, 90, 365)
MOST_TOKENS = 20  # of one person at a time
KEPT_ANSWERS = timedelta(days=1)
_NOTED_EVERY = timedelta(minutes=1)
_STILL_SHOWN = timedelta(days=30)
PERMISSIONS: dict[str, str] = {
    Scope.ANNOTATE: "reader.change_annotation",
    Scope.UPLOAD: "reader.add_article",
    Scope.ADMIN: "reader.add_article",
}


def scopes_of(user: User | AnonymousUser) -> list[tuple[str, str | Promise, bool]]:
    """Return each scope, its words, and whether this person may give it to a token."""
    return [
        (scope.value, scope.label, scope not in PERMISSIONS or user.has_perm(PERMISSIONS[scope]))
        for scope in Scope
    ]


def make_token(user: User, name: str, scopes: Collection[str], days: int) -> tuple[ApiToken, str]:
    """Make a token and return its row and the token itself, which is kept nowhere. Raises AccountError."""
    allowed = {scope for scope, _words, may in scopes_of(user) if may}
    if not scopes or not set(scopes) <= allowed:
        raise AccountError(_("A token can never do more than you may. Choose what this one may do."))
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if ApiToken.objects.living().filter(user=user).count() >= MOST_TOKENS:
            raise AccountError(
                _("You have %(most)s tokens, which are the most. Withdraw one first.") % {"most": MOST_TOKENS}
            )
        token = ApiToken.objects.create(
            user=user,
            name=name.strip(),
            digest=_digest(secret),
            ending=secret[-4:],
            scopes=[scope for scope in Scope.values if scope in scopes],
            expires=timezone.now() + timedelta(days=days),
        )
        note(user, user, AccountChange.Action.TOKEN, token.name)
    return token, secret


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """Return the tokens of somebody that open something, and those that ended a short while ago."""
    since = timezone.now() - _STILL_SHOWN
    return ApiToken.objects.filter(user=user, withdrawn=None, expires__gt=since)


def withdraw_token(user: User, pk: int) -> bool:
    """End one of somebody's tokens; false if it had been withdrawn already."""
    with transaction.atomic():
        found = ApiToken.objects.filter(user=user, pk=pk, withdrawn=None).first()
        if found is None:
            return False
        ApiToken.objects.filter(pk=found.pk).update(withdrawn=timezone.now())
        note(user, user, AccountChange.Action.TOKEN_OFF, found.name)
    return True


def token_called(secret: str) -> ApiToken:
    """Return the token that a program has sent, with its person. Raises AccountError, which says why not."""
    rows = ApiToken.objects.select_related("user")
    found = rows.filter(digest=_digest(secret)).first() if secret.startswith(PREFIX) else None
    if found is None or found.withdrawn is not None:
        raise AccountError(
            _("This token is not known, or was withdrawn. Make another on your account’s page.")
        )
    if found.expires <= timezone.now():
        raise AccountError(_("This token has ended. Make another on your account’s page."))
    if not found.user.is_active:
        raise AccountError(_("The account of this token has been deactivated. Ask an admin."))
    return found


def note_use(token: ApiToken) -> None:
    """Note that a token is in use, once a minute at most."""
    now = timezone.now()
    if token.used is None or now - token.used > _NOTED_EVERY:
        recent = Q(used=None) | Q(used__lt=now - _NOTED_EVERY)
        ApiToken.objects.filter(recent, pk=token.pk).update(used=now)


def _digest(secret: str) -> str:
    # The token is 256 random bits, which nobody guesses: a slow hash would only cost time.
    return sha256(secret.encode()).hexdigest()
