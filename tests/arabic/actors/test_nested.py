"""Names inside longer names, given as the words of the longer one and its type."""

import pytest

from reader.arabic.actors.nested import inside
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from tests.arabic.analyser import KNOWN, analyse

ORG, PER = ActorType.ORGANISATION, ActorType.PERSON


@pytest.mark.parametrize(
    ("words", "inner"),
    [
        ("وزارة الخارجية الأمريكية", [("الأمريكية", "United States")]),
        ("جامعة القاهرة", [("القاهرة", "Cairo")]),
        ("جامعة بيروت العربية", [("بيروت", "Beirut")]),
        ("منظمة الصحة العالمية", []),
        ("البرلمان", []),
    ],
)
def test_the_names_inside_an_organisation(words: str, inner: list[tuple[str, str]]) -> None:
    row = words.split()
    found = inside(KNOWN, row, Name(0, len(row), ORG, 0.9))
    assert [(" ".join(row[one.first : one.last]), one.english) for one in found] == inner


def test_the_name_of_a_person_holds_no_other() -> None:
    assert inside(KNOWN, ["سامي", "القاهرة"], Name(0, 2, PER, 0.9)) == []


def test_an_article_gives_the_inner_name_with_its_place() -> None:
    text = "قالت وزارة الخارجية الأمريكية إن المحادثات مستمرة."
    ministry = next(one for one in analyse(text).mentions if one.type is ORG)
    assert [(one.span.of(text), one.name_en) for one in ministry.inner] == [("الأمريكية", "United States")]
