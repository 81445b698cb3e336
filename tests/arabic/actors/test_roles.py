"""A person's title in English: every rule has an example that needs it."""

import pytest

from reader.arabic.actors import roles
from reader.arabic.actors.roles import RULES
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from tests.arabic.analyser import KNOWN

NEEDS = {
    "title_that_ends_in_for": ("المتحدث باسم البيت الأبيض", "spokesman for the White House"),
    "office_with_a_name": ("وزير الخارجية الأمريكي", "US Secretary of State"),
    "office_of_somebody": ("نظيره الروسي", "his Russian counterpart"),
    "office_of_a_country": ("رئيس الوزراء المصري", "Egyptian prime minister"),
}


def role(title: str) -> str:
    words = [*title.split(), "غسان", "الحداد"]
    person = Name(len(words) - 2, len(words), ActorType.PERSON, 0.9)
    return roles.before(KNOWN, words, person, [person])[1]


@pytest.mark.parametrize("name", [rule.__name__ for rule in RULES])
def test_rule(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    title, english = NEEDS[name]
    assert role(title) == english
    monkeypatch.setattr(roles, "RULES", tuple(rule for rule in RULES if rule.__name__ != name))
    assert role(title) != english
