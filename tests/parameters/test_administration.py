"""Django's admin with parameters that its own pages never send."""

from typing import Any

import pytest
from django.test import Client

from reader.models import Article
from tests.articles import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_site(adel: Any, client_of: Any) -> Client:
    make_article()
    client: Client = client_of(adel)
    return client


@pytest.mark.parametrize(
    "query",
    [
        "source__id__exact=9223372036854775808",
        "source__id__in=1,99999999999999999999",
        "published__year=9999",
        "published__year=2026&published__month=18446744073709551616",
        "published__year=2026&published__month=0",
        "published__year=" + "9" * 5000,
    ],
)
def test_filters_that_no_column_can_meet_are_refused_in_a_sentence(admin_site: Client, query: str) -> None:
    response = admin_site.get(f"/admin/reader/article/?{query}")
    assert response.status_code == 400
    assert "It names something that cannot be." in response.content.decode()


@pytest.mark.parametrize("model", ["article", "actor", "annotation", "translation", "source"])
@pytest.mark.parametrize("asked", ["a " * 700, "a\0b", "\0", "%", "'" * 500])
def test_any_search_has_an_answer(admin_site: Client, model: str, asked: str) -> None:
    assert admin_site.get(f"/admin/reader/{model}/", {"q": asked}).status_code == 200


def test_a_filter_with_nul(admin_site: Client) -> None:
    assert admin_site.get("/admin/reader/annotation/?label__exact=%00PER").status_code == 200


@pytest.mark.parametrize("chosen", ["/", "x", "9223372036854775808", "²"])
def test_an_action_on_what_is_no_row(admin_site: Client, chosen: str) -> None:
    data = {"action": "delete_selected", "_selected_action": chosen}
    assert admin_site.post("/admin/reader/source/", data).status_code == 400


def test_an_empty_field_to_look_rows_up_by(admin_site: Client) -> None:
    assert admin_site.get("/admin/reader/source/1/delete/?_to_field=").status_code == 400


def test_a_line_of_another_article_in_the_form_of_an_article(admin_site: Client) -> None:
    found = Article.objects.get()
    lines = found.paragraphs.count()
    data = {f"paragraphs-{name}_FORMS": "0" for name in ("MIN_NUM", "MAX_NUM")}
    data |= {f"paragraphs-{name}_FORMS": str(lines) for name in ("TOTAL", "INITIAL")}
    data |= {f"paragraphs-{at}-id": "-1" for at in range(lines)}
    data |= {f"paragraphs-{at}-article": str(found.pk) for at in range(lines)}
    assert admin_site.post(f"/admin/reader/article/{found.pk}/change/", data).status_code == 200
