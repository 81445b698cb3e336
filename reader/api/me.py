"""Whose token was sent."""

from django.http import HttpRequest, HttpResponse

from reader.api.access import MEMBERS, token_of_request, user_of
from reader.api.answers import answer
from reader.api.framework import Router
from reader.api.reading import iso_moment
from reader.api.shapes import Me
from reader.models.roles import role_of

router = Router(tags=["tokens"])


@router.get("/me", auth=MEMBERS, response=Me, operation_id="get_me")
def get_me(request: HttpRequest) -> HttpResponse:
    """Whose token this is, what it may do, and when it ends."""
    user, token = user_of(request), token_of_request(request)
    told = {
        "username": user.get_username(),
        "role": role_of(user),
        "token": token.name,
        "scopes": token.scopes,
        "expires": iso_moment(token.expires),
    }
    return answer(request, told)
