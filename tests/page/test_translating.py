"""`translate` says what Django's own tag says, in whatever language is asked for."""

import pytest
from django.template import Context, Template
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
def test_it_says_what_django_says(source: str, language: str) -> None:
    with translation.override(language):
        ours, theirs = (
            Template(load + source).render(Context({"word": "Monday <b>"}))
            for load in ("", "{% load i18n %}")
        )
    assert ours == theirs


def test_a_plain_sentence_is_asked_for_at_once() -> None:
    template = Template("{% translate 'Monday' %}")
    assert [type(node) for node in template.nodelist] == [Sentence]
    with translation.override("de"):
        assert template.render(Context()) == "Montag"
