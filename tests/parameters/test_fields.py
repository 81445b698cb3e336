"""Fields of forms: what no row, place or page can be is an error of the field, never one of the database."""

import pytest
from django import forms

from reader.models import Source
from reader.parameters.fields import (
    ChosenField,
    ManyChosenField,
    PlaceField,
    PlacesField,
    RowField,
    WebAddressFormField,
)

pytestmark = pytest.mark.django_db
TOO_MUCH = (str(2**63), "9" * 5000, "-1", "1.5", "x", "²")


@pytest.mark.parametrize("sent", [*TOO_MUCH, str(2**31)])
def test_places(sent: str) -> None:
    with pytest.raises(forms.ValidationError):
        PlaceField().clean(sent)


@pytest.mark.parametrize("sent", TOO_MUCH)
def test_rows(sent: str) -> None:
    with pytest.raises(forms.ValidationError):
        RowField().clean(sent)


@pytest.mark.parametrize("sent", [*TOO_MUCH, str(2**31)])
def test_several_places(sent: str) -> None:
    assert PlacesField(required=False).clean(["7", "0"]) == [7, 0]
    assert PlacesField(required=False).clean([]) == []
    assert len(PlacesField().clean(["7"] * 1000)) == PlacesField.MOST
    with pytest.raises(forms.ValidationError):
        PlacesField().clean(["7", sent])


@pytest.mark.parametrize("sent", [*TOO_MUCH, "٣"])
def test_a_chosen_row(sent: str) -> None:
    with pytest.raises(forms.ValidationError):
        ChosenField(Source.objects.all()).clean(sent)
    with pytest.raises(forms.ValidationError):
        ManyChosenField(Source.objects.all()).clean([sent])


def test_chosen_rows() -> None:
    one = Source.objects.create(name_en="BBC", slug="bbc")
    assert PlaceField().clean("7") == 7
    assert ChosenField(Source.objects.all()).clean(str(one.pk)) == one
    assert list(ManyChosenField(Source.objects.all()).clean([str(one.pk)])) == [one]
    assert ChosenField(Source.objects.all(), to_field_name="slug").clean("bbc") == one
    assert ChosenField(Source.objects.all(), required=False).clean("") is None


@pytest.mark.parametrize(
    "sent", ["javascript:alert(1)", "ftp://a.example/", "data:text/html,x", "x y", "http://["]
)
def test_other_schemes_are_no_web_addresses(sent: str) -> None:
    with pytest.raises(forms.ValidationError, match="begins with http"):
        WebAddressFormField().clean(sent)


def test_a_web_address() -> None:
    assert WebAddressFormField().clean("news.example/1") == "https://news.example/1"
