"""Django's admin is no back door: analysts stay out, private notes stay private, histories stay whole."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from reader.annotation import NewMark, mark
from reader.models import Actor, Annotation, Article, Source, Translation, TranslationUnit
from reader.text.letters import has_arabic_letter
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db

LOOKED_AT = (Actor, Annotation, Translation, TranslationUnit)


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def page(model: type[Model], what: str, *args: object) -> str:
    return reverse(f"admin:reader_{model._meta.model_name}_{what}", args=args)


def a_note(article: Article, author: User, private: bool) -> Annotation:
    at = HARBOUR.index("أعمال")
    words = HARBOUR[at : at + 5]
    draft = NewMark("note", at, at + 5, words, article.text_sha256, body="a thought", is_private=private)
    return mark(article, author, draft)


def test_an_analyst_has_no_page_of_django_admin(article: Article, anwar: User, client_of: Any) -> None:
    User.objects.filter(pk=anwar.pk).update(is_staff=True)  # as an older version left it
    client = client_of(User.objects.get(pk=anwar.pk))
    for model, _ in admin.site._registry.items():
        if model._meta.app_label == "reader":
            response = client.get(page(model, "changelist"), follow=True)
            assert response.status_code == 403, model
    assert client.get("/admin/", follow=True).status_code == 403


def test_tables_and_columns_have_names_in_arabic(article: Article, adel: User, client_of: Any) -> None:
    client = client_of(adel)
    client.cookies["language"] = "ar"
    for model in admin.site._registry:
        with translation.override("ar"):
            names = str(model._meta.verbose_name), str(model._meta.verbose_name_plural)
        assert all(has_arabic_letter(name) for name in names), model
        listed = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
        assert listed.status_code == 403 or names[0] in listed.content.decode()
    facts = client.get(page(Article, "change", article.pk)).content.decode()
    assert [words for words in ("تاريخ النشر", "عدد الكلمات", "اسم الملف") if words not in facts] == []
    labels = re.findall(r"<label[^>]*>([^<]*)</label>", facts)
    assert [label for label in labels if label.strip() and not has_arabic_letter(label)] == []


def test_the_lines_of_an_article_are_shown_as_they_are_written(
    article: Article, adel: User, client_of: Any
) -> None:
    lines = client_of(adel).get(page(Article, "change", article.pk)).content.decode()
    assert "قال وزير النقل سامر الحلبي إن أعمال التوسعة" in lines
    assert "[[" not in lines  # what is stored of their words


def test_what_is_typed_in_arabic_runs_from_the_right(article: Article, adel: User, client_of: Any) -> None:
    form = client_of(adel).get(page(Source, "change", article.source_id)).content.decode()
    field = re.search(r'<input[^>]*name="name_ar"[^>]*>', form)
    assert field
    assert 'dir="rtl"' in field[0]
    assert 'lang="ar"' in field[0]


def test_django_admin_has_no_sign_in_of_its_own(client: Client, make_user: Any) -> None:
    make_user("adel", "admin")
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("sign_in"))
    client.post("/admin/login/", {"username": "adel", "password": "a password for tests"})
    assert "_auth_user_id" not in client.session


def test_the_private_note_of_another_is_not_found_in_django_admin(
    article: Article, anwar: User, adel: User, client_of: Any
) -> None:
    private, open_to_all = a_note(article, anwar, True), a_note(article, anwar, False)
    client = client_of(adel)
    assert client.get(page(Annotation, "change", open_to_all.pk)).status_code == 200
    assert client.get(page(Annotation, "change", private.pk), follow=True).context.get("original") is None
    found = client.get(page(Annotation, "changelist"), {"q": "أعمال", "layer": "note"}).context["cl"]
    assert [row.pk for row in found.queryset] == [open_to_all.pk]


@pytest.mark.parametrize("model", LOOKED_AT, ids=lambda model: model.__name__)
def test_what_has_a_history_is_only_looked_at(model: type[Model], article: Article, client_of: Any) -> None:
    client = client_of(User.objects.create_superuser("root"))
    row = model._default_manager.first()
    assert row is not None
    before = model._default_manager.filter(pk=row.pk).values().get()
    assert client.get(page(model, "change", row.pk)).status_code == 200
    assert client.post(page(model, "change", row.pk), {"text": "x", "state": "rejected"}).status_code == 403
    assert client.get(page(model, "add")).status_code == 403
    assert model._default_manager.filter(pk=row.pk).values().get() == before


@pytest.mark.parametrize("model", [Actor, Annotation, Translation], ids=lambda model: model.__name__)
def test_what_has_a_history_is_not_deleted_there(
    model: type[Model], article: Article, client_of: Any
) -> None:
    client = client_of(User.objects.create_superuser("root"))
    row = model._default_manager.first()
    assert row is not None
    assert client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    bulk = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    client.post(page(model, "changelist"), bulk)
    assert model._default_manager.filter(pk=row.pk).exists()


def test_people_are_not_changed_in_django_admin() -> None:
    for name in ("auth_user_changelist", "auth_group_changelist"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:{name}")
