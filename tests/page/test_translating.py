"""`translate` says what Django's own tag says, in whatever language is asked for."""

import pytest
from django.template import Context, Template, engines
from django.templatetags import i18n
from django.utils import translation

from reader.page.translating import Sentence

SENTENCES = (
    "{% translate 'Library' %}",
    "{% translate 'Every button saves, 100 % of it & more' %}",
    "{% translate 'Library' as told %}[{{ told }}]",
    "{% translate 'Library' noop %}",
    "{% translate 'May' context 'month' %}",
    "{% translate word %}",
    "{% translate word|upper %}",
    "{% trans 'Library' %}",
)


@pytest.mark.parametrize("source", SENTENCES)
@pytest.mark.parametrize("language", ["en", "de"])  # Django itself has "May" and more in German
def test_it_says_what_django_says(source: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> str:
        return Template("{% load i18n %}" + source).render(Context({"word": "Monday <b>"}))

    with translation.override(language):
        ours = said()
        libraries = engines["django"].engine.template_libraries  # type: ignore[attr-defined]
        monkeypatch.setitem(libraries, "i18n", i18n.register)
        assert said() == ours


def test_a_plain_sentence_is_asked_for_at_once() -> None:
    template = Template("{% load i18n %}{% translate 'Monday' %}")
    assert [type(node) for node in template.nodelist][1:] == [Sentence]
    with translation.override("de"):
        assert template.render(Context()) == "Montag"
