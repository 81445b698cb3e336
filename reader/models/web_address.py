"""The column of an address of a page. Only http and https come in or out; anything else is none at all."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models

from reader.parameters import fields
from reader.text.web_address import LONGEST, web_address


class WebAddressField(models.CharField):  # type: ignore[type-arg]
    """A text that is the address of a page or empty: also where a form was not asked, or an older row holds
    another scheme.
    """

    default_validators = [URLValidator(["http", "https"])]  # noqa: RUF012

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return value if value is None else web_address(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        kept = web_address(value, self.max_length or LONGEST) if isinstance(value, str) else value
        return super().get_db_prep_save(kept, connection)

    def formfield(self, *args: Any, **options: Any) -> Any:
        return super().formfield(**{"form_class": fields.WebAddressFormField, **options})
