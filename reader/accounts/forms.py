"""The forms of the pages about accounts."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from reader.accounts import passwords
from reader.accounts.invitations import DAYS
from reader.accounts.people import STATES, note
from reader.accounts.tokens import DAYS as TOKEN_DAYS
from reader.accounts.tokens import scopes_of
from reader.models import AccountChange, Scope
from reader.models.roles import NAMES, ROLES

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ROLE_CHOICES = [(role, NAMES[role]) for role in ROLES]
LONGEST_PASSWORD = 4096


def _password(
    label: "str | _StrPromise", autocomplete: str, help_text: "str | _StrPromise" = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "auto"}),
    )


def _new_password() -> forms.CharField:
    return _password(
        _("New password"), "new-password", _("10 characters or more; three or four words are good.")
    )


def is_password_of(request: HttpRequest, account: User, password: str) -> bool:
    """Tell whether it is the account's password; wrong ones count as they do when somebody signs in."""
    return bool(password) and authenticate(request, username=account.username, password=password) == account


class _NewPasswordMixin(forms.Form):
    """A form with `new_password`, which must be good enough for `account`."""

    account: User

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        validate_password(password, self.account)
        return password


class DetailsForm(forms.ModelForm):  # type: ignore[type-arg]
    """One's name and address. To change the address, where links for new passwords go, takes the password."""

    password = _password(_("Password now"), "current-password", _("Only for another address."))

    class Meta:
        model = User
        fields = ("first_name", "email")
        labels = {"first_name": _("Full name"), "email": _("E-mail address")}  # noqa: RUF012
        help_texts = {"email": _("A link for a new password is sent there when you ask for it.")}  # noqa: RUF012
        widgets = {"first_name": forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"})}  # noqa: RUF012

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["password"].required = False
        self.fields["email"].widget.attrs |= {"autocomplete": "email", "dir": "ltr"}
        self.address_before = self.instance.email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        changed = "email" in cleaned and cleaned["email"] != self.address_before
        if changed and not is_password_of(self.request, self.instance, cleaned.get("password") or ""):
            self.add_error("password", gettext("Give the password that you have now, to change the address."))
        return cleaned

    def save(self, commit: bool = True) -> User:
        with transaction.atomic():
            user: User = super().save(commit=False)
            user.save(update_fields=["first_name", "email"])
            note(user, user, AccountChange.Action.DETAILS)
        return user


class OwnPasswordForm(_NewPasswordMixin):
    """Change one's own password."""

    old_password = _password(_("Password now"), "current-password")
    new_password = _new_password()

    def __init__(self, request: HttpRequest, account: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.account = account

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        if not is_password_of(self.request, self.account, password):
            raise ValidationError(gettext("This is not the password that you have now."))
        return password

    def save(self, session: str | None) -> None:
        new = self.cleaned_data["new_password"]
        passwords.set_password(self.account, new, self.account, session)


class NewPasswordForm(_NewPasswordMixin):
    """Set a password through a link that was mailed or handed over."""

    new_password = _new_password()

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = self.user = user

    def save(self) -> User:
        passwords.set_password(self.account, self.cleaned_data["new_password"], self.account)
        return self.account


class ForgottenForm(forms.Form):
    who = forms.CharField(
        label=_("Name or e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "dir": "auto"}),
    )


class JoinForm(_NewPasswordMixin):
    """Whom an invitation becomes."""

    username = forms.CharField(
        label=_("Name to sign in with"),
        max_length=150,
        validators=User._meta.get_field("username").validators,
        help_text=_("Letters, digits and @ . + - _. Others see it beside what you do."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "dir": "auto"}),
    )
    full_name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Only to send you a link when you forget your password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    new_password = _new_password()

    def clean_username(self) -> str:
        name: str = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError(gettext("This name is taken. Choose another one."))
        return name

    def clean_new_password(self) -> str:
        given = self.cleaned_data
        self.account = User(
            username=given.get("username", ""),
            first_name=given.get("full_name", ""),
            email=given.get("email", ""),
        )
        return super().clean_new_password()


def _days() -> list[tuple[int, str]]:
    return [(days, ngettext("%(count)d day", "%(count)d days", days) % {"count": days}) for days in DAYS]


class InviteForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)
    who = forms.CharField(
        label=_("For whom"),
        max_length=200,
        required=False,
        help_text=_("So that you know it again in the list."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    days = forms.TypedChoiceField(
        label=_("Good for"),
        coerce=int,
        initial=7,
        choices=_days,
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "dir": "ltr", "autofocus": True}
        ),
    )


class PeopleFilter(forms.Form):
    q = forms.CharField(label=_("Name or address"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("every role")), *ROLE_CHOICES], required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("every state")), *STATES.items()], required=False
    )

    def chosen(self) -> dict[str, str]:
        """Return what to filter by; a field with an error is left out."""
        self.is_valid()
        given = self.cleaned_data
        return {"text": given.get("q", ""), "role": given.get("role", ""), "state": given.get("state", "")}


class TokenForm(forms.Form):
    """A token that somebody makes for a program: what it is for, what it may do, when it ends."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("What it is for, such as “notebook”."),
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Say what the token is for: a word is enough.")},
    )
    scopes = forms.MultipleChoiceField(
        choices=Scope.choices,
        error_messages={
            "required": _("Choose what the token may do."),
            "invalid_choice": _("A token can never do more than you may. Choose what this one may do."),
        },
    )
    days = forms.TypedChoiceField(
        label=_("Ends"), coerce=int, initial=90, widget=forms.Select(attrs={"class": "field"})
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_token_%s", **kwargs})
        given = self["scopes"].value() or [] if self.is_bound else ["read"]
        self.offered = [(scope, words, may, scope in given) for scope, words, may in scopes_of(user)]
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (days, ngettext("after %(count)d day", "after %(count)d days", days) % {"count": days})
            for days in TOKEN_DAYS
        ]
