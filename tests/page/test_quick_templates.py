"""Plain values of templates are shown as Django shows them."""

from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from django.template import Context, Engine, Template
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from reader.page.quick_templates import QuickTemplate


class Pair(NamedTuple):
    first: str
    number: int


class Thing:
    name = "a & b"

    def told(self) -> str:
        return "<told>"

    def with_more(self, more: str) -> str:
        return more

    def delete(self) -> str:
        raise AssertionError

    delete.alters_data = True  # type: ignore[attr-defined]

    @property
    def broken(self) -> str:
        raise AttributeError("inside")


VALUES: dict[str, Any] = {
    "text": 'quoted "text" & more',
    "plain": "plain",
    "safe": format_html("<b>{}</b>", "<"),
    "lazy": gettext_lazy("Library"),
    "number": 12345,
    "half": 1.5,
    "yes": True,
    "nothing": None,
    "pair": Pair("x", 3),
    "listed": ["a", "b"],
    "named": {"key": "value", "items": "mine"},
    "thing": Thing(),
    "space": SimpleNamespace(inner=SimpleNamespace(name="deep")),
    "calls": lambda: "called",
}
PATHS = (
    *("text", "plain", "safe", "lazy", "number", "half", "yes", "nothing", "calls", "absent", "absent.more"),
    *("pair.first", "pair.number", "pair.0", "pair.nope", "listed.1", "listed.9", "named.key", "named.items"),
    *("thing.name", "thing.told", "thing.with_more", "thing.delete", "thing.nope", "thing.nope.more"),
    *("space.inner.name", "nothing.more", "number.real", "text.upper", "plain.nope"),
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "source",
    [
        "{{ %s }}",
        "{%% if %s %%}yes{%% else %%}no{%% endif %%}",
        "{%% autoescape off %%}{{ %s }}{%% endautoescape %%}",
        "{{ %s|default:'none' }}",
        "{%% for one in %s %%}{{ forloop.counter }}{{ one }}{%% empty %%}empty{%% endfor %%}",
    ],
)
def test_as_django_shows_it(source: str, path: str) -> None:
    assert _shown(QuickTemplate, source % path) == _shown(Template, source % path)


def test_a_property_that_fails_is_told_as_django_tells_it() -> None:
    for kind in (Template, QuickTemplate):
        with pytest.raises(AttributeError, match="inside"):
            kind("{{ thing.broken }}", engine=Engine.get_default()).render(Context(VALUES))


def _shown(kind: type[Template], source: str) -> str:
    """Return what a template shows, or which error it ends with."""
    try:
        return str(kind(source, engine=Engine.get_default()).render(Context(VALUES)))
    except Exception as error:
        return type(error).__name__
