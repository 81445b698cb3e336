"""Where names begin and end, and what only looks like one: words of a list inside words, kinds, scraps."""

import pytest

from reader.arabic.actors import cleaning, introduced, not_people, person_names, works
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from tests.arabic.actors.test_name_rules import named
from tests.arabic.analyser import KNOWN

PERSON, BODY, PLACE, OTHER = ActorType


def _names(words: str, step: object, *found: tuple[int, int, ActorType]) -> set[tuple[str, str]]:
    """Return what a step makes of names, each told by first and last word and type."""
    row = [Name(first, last, kind, 0.5) for first, last, kind in found]
    split = words.split()
    return {(" ".join(split[one.first : one.last]), one.type.value) for one in step(KNOWN, split, row)}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("words", "found", "right"),
    [
        ("أن تعديلا وزاريا سيعلن", (2, 3, PLACE), set()),
        ("وقال المدير التنفيذي للبنك إن", (3, 4, BODY), set()),
        ("قال والله صرت أخجل", (1, 2, OTHER), set()),
        ("من قرية كفر الزيتون أمس", (2, 4, PLACE), {("كفر الزيتون", "LOC")}),
        ("وانتقد الاتحاد العام التونسي للشغل القرار", (1, 6, BODY), {("الاتحاد العام التونسي للشغل", "ORG")}),
        ("المزارع لبي بي سي أمس", (1, 4, BODY), {("لبي بي سي", "ORG")}),
    ],
)
def test_cleaning(words: str, found: tuple[int, int, ActorType], right: set[tuple[str, str]]) -> None:
    assert _names(words, cleaning.clean, found) == right


@pytest.mark.parametrize(
    ("words", "found", "right"),
    [
        ("ويصف الناقد صبحي نجم روايتها الأخيرة", [(2, 3, PERSON)], "صبحي نجم"),
        ("عميد البلدية قوماني محمد صالح إن", [(3, 5, PERSON)], "قوماني محمد صالح"),
        ("الموريتانية ولد الشيخ أحمد أمس", [(1, 3, PERSON), (3, 4, PERSON)], "ولد الشيخ أحمد"),
        ("للبنك عبد الله الخليفة استمرار النمو", [(1, 3, PERSON)], "عبد الله الخليفة"),
    ],
)
def test_a_persons_name_is_made_whole(
    words: str, found: list[tuple[int, int, ActorType]], right: str
) -> None:
    assert _names(words, person_names.complete, *found) == {(right, "PER")}


@pytest.mark.parametrize(
    ("words", "found", "right"),
    [
        ("ووصفه رفيق دربه الشاعر زاهر الجندي", (1, 2, PERSON), set()),
        ("وقالت قائدة الفريق أنيتا شرودر إن", (3, 5, PERSON), {("أنيتا شرودر", "PER")}),
    ],
)
def test_people_and_phrases(
    words: str, found: tuple[int, int, ActorType], right: set[tuple[str, str]]
) -> None:
    assert _names(words, not_people.without_phrases, found) == right


def test_who_signs_a_report_is_a_person() -> None:
    assert _names("حوار - أنس الجبر", introduced.find, (2, 4, BODY)) == {("أنس الجبر", "PER")}


def test_a_preposition_can_be_a_family_name_behind_title_and_given_name() -> None:
    words = "ووصف المحامي فادي خلف العقوبة"
    assert _names(words, introduced.find) == {("فادي خلف", "PER")}


def test_words_in_marks_that_nothing_announces_are_no_title() -> None:
    assert _names("فسخرت من « حرب الصور » المعلقة", works.find, (3, 5, OTHER)) == set()
    assert _names('ويعتبر الناقد الفيلم " الأجمل منذ عقدين "', works.find) == set()
    found = _names('وتتحدث عن فيلمها " نهر بلا ضفاف " الذي', works.find)
    assert found == {("نهر بلا ضفاف", "MISC")}


def test_no_quality_of_the_concrete_is_a_person() -> None:
    assert not {name for name, kind in named("الخرسانة كانت دون المواصفات.") if kind == "PER"}
