"""Fields of forms for rows, places in a text and web addresses. What none can be is an error of the field."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from reader.parameters import values
from reader.text.web_address import LONGEST


class PlaceField(forms.IntegerField):
    """A place in a text, or a version: 0 to 2^31 - 1, or from `min_value` on."""

    def __init__(self, **options: Any) -> None:
        errors = options.pop("error_messages", {})
        invalid = errors.get("invalid", _("This is not a number. Reload the page and try again."))
        super().__init__(
            **{"min_value": 0, "max_value": values.MOST_PLACE, **options},
            error_messages={"invalid": invalid, "max_value": invalid, **errors},
        )

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and len(value.strip()) > len(str(values.MOST_PLACE)) + 1:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class PlacesField(forms.Field):
    """Any number of places in a text; at most `MOST`."""

    MOST = 200
    widget = forms.MultipleHiddenInput
    default_error_messages = {"invalid": _("This is not a number. Reload the page and try again.")}  # noqa: RUF012

    def to_python(self, value: Any) -> list[int]:
        found = [values.place(str(one)) for one in (value or [])[: self.MOST]]
        places = [one for one in found if one is not None]
        if len(places) < len(found):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return places


class RowField(forms.IntegerField):
    """The id of a row: 1 to 2^63 - 1."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 1, "max_value": values.MOST_ROW, **options})

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and len(value.strip()) > len(str(values.MOST_ROW)) + 1:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class ChosenField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row by its id, or by `to_field_name`."""

    def to_python(self, value: Any) -> Model | None:
        if value in self.empty_values:
            return None
        if not self.to_field_name and isinstance(value, str) and values.row(value) is None:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value[:80]}
            )
        found: Model | None = super().to_python(value)
        return found


class ManyChosenField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any number of rows by their ids, or by `to_field_name`; at most `MOST`."""

    MOST = 200

    def clean(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            value = value[: self.MOST]
            for one in value if not self.to_field_name else ():
                if isinstance(one, str) and values.row(one) is None:
                    message = self.error_messages["invalid_pk_value"]
                    raise forms.ValidationError(message, code="invalid_pk_value", params={"pk": one[:80]})
        return super().clean(value)


class WebAddressFormField(forms.URLField):
    """An address of a page: http or https, and nothing else."""

    default_error_messages = {  # noqa: RUF012
        "invalid": _("This is no address of a page. It begins with http:// or https://.")
    }
    default_validators = [URLValidator(["http", "https"])]  # noqa: RUF012

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST, "assume_scheme": "https", **options})
