"""Requests that are done once however often they are sent, by the key that they carry."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from reader.accounts.tokens import KEPT_ANSWERS
from reader.api.access import token_of_request
from reader.api.problems import Problem
from reader.models import IdempotencyKey

Operation = Callable[..., HttpResponse]
LONGEST_KEY = 200
_KEPT_HEADERS = ("ETag", "Location", "Content-Type")


def once(operation: Operation) -> Operation:
    """Have an operation that makes something answer a request with a known key as it did the first time.

    What it did and its answer are stored together, or neither. A refusal is not kept: it can be sent again.
    """

    @wraps(operation)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            with transaction.atomic():
                return operation(request, *args, **kwargs)
        if len(key) > LONGEST_KEY or not key.isprintable() or not key.isascii():
            sentence = _("An Idempotency-Key is up to %(most)s printable signs of ASCII.")
            raise Problem(422, sentence % {"most": LONGEST_KEY}, "idempotency-key")
        return _answered(request, key, lambda: operation(request, *args, **kwargs))

    return guarded


def _answered(request: HttpRequest, key: str, work: Callable[[], HttpResponse]) -> HttpResponse:
    token, sent = token_of_request(request), _digest(request)
    IdempotencyKey.objects.filter(token=token, made__lt=timezone.now() - KEPT_ANSWERS).delete()
    if known := IdempotencyKey.objects.filter(token=token, key=key).first():
        return _again(known, sent)
    try:
        with transaction.atomic():
            row = IdempotencyKey.objects.create(token=token, key=key, request=sent)
            response = work()
            row.status, row.body = response.status_code, response.content.decode()
            row.headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
            row.save()
    except IntegrityError:
        known = IdempotencyKey.objects.filter(token=token, key=key).first()
        if known is None:
            raise
        return _again(known, sent)
    return response


def _again(known: IdempotencyKey, sent: str) -> HttpResponse:
    if known.request != sent:
        sentence = _("This Idempotency-Key was sent with another request. Choose a new one for each.")
        raise Problem(409, sentence, "key-used")
    response = HttpResponse(known.body, status=known.status)
    for name, value in known.headers.items():
        response[name] = value
    response["Idempotent-Replay"] = "true"
    return response


def _digest(request: HttpRequest) -> str:
    """Return what tells a request from others; of files their bytes, whose boundary differs each time."""
    told = sha256(f"{request.method} {request.path}".encode())
    if request.FILES:
        for name, values in sorted(request.POST.lists()):
            told.update(f"{name}={values}".encode())
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                told.update(f"{name}={file.name}".encode())
                for chunk in file.chunks():
                    told.update(chunk)
                file.seek(0)
    else:
        told.update(request.body)
    return told.hexdigest()
