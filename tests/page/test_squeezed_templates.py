"""Templates are written for people and sent without what only their authors need."""

import pytest
from django.template import Engine

from reader.page.templates import Loader, squeezed


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("<ul>\n  <li>a</li>\n</ul>\n", "<ul>\n<li>a</li>\n</ul>\n"),
        ("<a\n   href='/'>b\n c</a>", "<a href='/'>b\nc</a>"),
        ("<p\n>a <b class='c'\n  >d</b></p>", "<p>a <b class='c'>d</b></p>"),
        ("<p{% if x %}\n   id='y'{% endif %}>a</p>", "<p{% if x %} id='y'{% endif %}>a</p>"),
        ("a\n  {% if x %}\n    b\n  {% endif %}\nc", "a\n{% if x %}b\n{% endif %}c"),
        ("{% if x %} b{% endif %}\n", "{% if x %} b{% endif %}\n"),
        ("{# why #}\na", "{# why #}a"),
        ("a\n{% if x %}\n  {% if y %}\n", "a\n{% if x %}{% if y %}"),
        ("{% translate 'a' %}\n{% translate 'b' %}\n", "{% translate 'a' %}\n{% translate 'b' %}\n"),
        (
            "{% blocktranslate %}a{% endblocktranslate %}\n{% endif %}\nb",
            "{% blocktranslate %}a{% endblocktranslate %}\n{% endif %}b",
        ),
        ("a\n{% endblocktranslate %}{% endif %}\nb", "a\n{% endblocktranslate %}{% endif %}\nb"),
    ],
)
def test_white_space_of_authors_is_not_sent(source: str, sent: str) -> None:
    assert squeezed(source) == sent


def test_templates_are_squeezed_when_they_are_loaded() -> None:
    engine = Engine.get_default()
    [cached] = engine.template_loaders
    assert any(isinstance(one, Loader) for one in getattr(cached, "loaders", ()))
    assert "\n " not in str(engine.get_template("articles/library.html").source)
