"""The second step of signing in: a code of six digits from a phone (TOTP), or a kept one where it is lost.

The only importer of pyotp and segno.
"""

import hashlib
import io
import secrets
import time
from hmac import compare_digest

import pyotp
import segno
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reader.accounts.people import note
from reader.models import AccountChange, SecondStep

STEP = 30  # seconds
RECOVERY_CODES = 8
UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789"


def is_on(account: User) -> bool:
    return SecondStep.objects.filter(user=account).exclude(confirmed=None).exists()


def begin(account: User) -> SecondStep:
    """Return what a phone is to be set up with; it does not count until a code of it was given."""
    step, _ = SecondStep.objects.get_or_create(user=account, defaults={"secret": pyotp.random_base32()})
    return step


def uri(step: SecondStep) -> str:
    """Return the otpauth address that programs on phones read."""
    return pyotp.TOTP(step.secret).provisioning_uri(name=step.user.get_username(), issuer_name="Hashiya")


def qr_picture(step: SecondStep) -> bytes:
    """Return that address as a QR code, an SVG that has its own white ground."""
    out = io.BytesIO()
    segno.make(uri(step), micro=False).save(out, kind="svg", scale=4, light="white")
    return out.getvalue()


def confirm(account: User, code: str) -> list[str] | None:
    """Switch the second step on if `code` is right; return the codes to keep, or None if it is wrong."""
    with transaction.atomic():
        step = SecondStep.objects.select_for_update().filter(user=account, confirmed=None).first()
        at = _step_of(step, code) if step else None
        if step is None or at is None:
            return None
        kept = ["-".join(_letters() for _ in range(3)) for _ in range(RECOVERY_CODES)]
        step.confirmed, step.last_used = timezone.now(), at
        step.recovery = [_digest(one) for one in kept]
        step.save()
        note(account, account, AccountChange.Action.STEP_ON)
        return kept


def check_code(account: User, code: str) -> bool:
    """Tell whether a code is right now, and let it work no second time."""
    with transaction.atomic():
        step = SecondStep.objects.select_for_update().filter(user=account).exclude(confirmed=None).first()
        if step is None:
            return False
        at = _step_of(step, code)
        if at is not None:
            step.last_used = at
        elif (digest := _digest(code)) in step.recovery:
            step.recovery.remove(digest)
        else:
            return False
        step.save(update_fields=["last_used", "recovery"])
        return True


def switch_off(account: User, by: User) -> None:
    """Let the account in with its password alone."""
    with transaction.atomic():
        step = SecondStep.objects.select_for_update().filter(user=account).first()
        if step is None:
            return
        if step.confirmed is not None:
            note(account, by, AccountChange.Action.STEP_OFF)
        step.delete()


def _step_of(step: SecondStep, code: str) -> int | None:
    """Return the 30-second step that the code is of: this one or a neighbour, later than the last used."""
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdecimal()):
        return None
    totp, now = pyotp.TOTP(step.secret), int(time.time()) // STEP
    near = (now - 1, now, now + 1)
    return next(
        (at for at in near if at > step.last_used and compare_digest(totp.generate_otp(at), digits)), None
    )


def _letters() -> str:
    return "".join(secrets.choice(UNAMBIGUOUS) for _ in range(4))


def _digest(code: str) -> str:
    return hashlib.sha256("".join(code.lower().split()).encode()).hexdigest()
