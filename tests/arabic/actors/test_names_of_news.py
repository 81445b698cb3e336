"""Signatures, bodies by their field, models, titles in marks, and what was taken for a name or into one."""

import pytest

from reader.arabic.actors import (
    cleaning,
    crafts,
    ends_of_bodies,
    given_before,
    introduced,
    laws,
    not_people,
    shortened,
    signed,
    works,
)
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from tests.arabic.analyser import KNOWN

PERSON, BODY, PLACE, OTHER = ActorType
Found = tuple[int, int, ActorType]


def _after(step: object, text: str, *found: Found) -> set[tuple[str, str]]:
    """Return what a step makes of names, each told by first and last word and type; blanks part words."""
    words = text.split()
    row = [Name(first, last, kind, 0.5) for first, last, kind in found]
    result = step(KNOWN, words, row)  # type: ignore[operator]
    return {(" ".join(words[name.first : name.last]), name.type.value) for name in result}


@pytest.mark.parametrize(
    ("line", "found", "person"),
    [
        ("كتبت : نوال كردافي", (), "نوال كردافي"),
        ("بيروت – نوال الكردافي", ((0, 1, PLACE), (2, 4, BODY)), "نوال الكردافي"),
        ("نوال حداد الكردافي", ((0, 2, PERSON),), "نوال حداد الكردافي"),
    ],
)
def test_who_signs_is_a_person_whole(line: str, found: tuple[Found, ...], person: str) -> None:
    assert (person, "PER") in _after(signed.find, line, *found)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("بيروت : نوال تهدد خصومها", ((0, 1, PLACE), (2, 3, PERSON))),
        ("نوال حداد الأفضل", ((0, 2, PERSON),)),
        ("بيروت - وكالة رويترز", ((0, 1, PLACE), (2, 4, BODY))),
    ],
)
def test_a_headline_signs_nothing(line: str, found: tuple[Found, ...]) -> None:
    words = line.split()
    unchanged = {(" ".join(words[first:last]), kind.value) for first, last, kind in found}
    assert _after(signed.find, line, *found) == unchanged


def _short(*lines: str) -> list[list[str]]:
    """Return the bodies of each line; the first two words of the first are told to be one."""
    sentences = [line.split() for line in lines]
    rows = [[Name(0, 2, BODY, 0.9)], *([] for _ in sentences[1:])]
    found = shortened.find(KNOWN, sentences, rows)
    return [
        [" ".join(words[name.first : name.last]) for name in row]
        for words, row in zip(sentences, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("صدر حكم « التمييز » أمس .", "التمييز"),
        ("التمييز تؤيد الحكم .", "التمييز"),
        ("ردت « الصحة » تنفي الخبر .", "الصحة"),
        ("كان رئيس تحرير « الصحافة » سنوات .", "الصحافة"),
    ],
)
def test_a_body_is_told_by_its_field(line: str, body: str) -> None:
    assert _short("محكمة التمييز أجلت القضية .", line)[-1] == [body]


@pytest.mark.parametrize("line", ["التمييز بين الناس ظلم .", "قال إن « العدالة » غائبة .", "الصحة تاج ."])
def test_an_ordinary_word_is_no_body(line: str) -> None:
    assert _short("محكمة التمييز أجلت القضية .", line)[-1] == []


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("أعلنت أن مسبارها كردافون وصل .", (3, 4, PERSON), ("كردافون", "MISC")),
        ("باعت كردافون 17 برو أمس .", (1, 2, OTHER), ("كردافون 17 برو", "MISC")),
        ("باعت كردافون 17 مرة .", (1, 2, OTHER), ("كردافون", "MISC")),
        ("زار روبوت كردافون المعرض .", (1, 3, PERSON), ("كردافون", "MISC")),
        ("طرح تطبيق كردافون ستار أمس .", (2, 4, BODY), ("كردافون ستار", "MISC")),
    ],
)
def test_a_model_is_named_behind_what_it_is(text: str, found: Found, name: tuple[str, str]) -> None:
    assert _after(crafts.find, text, found) == {name}


def test_what_a_storm_is_is_not_of_its_name() -> None:
    assert _after(crafts.without_things, "اشتد إعصار كردافون", (1, 3, OTHER)) == {("كردافون", "MISC")}
    assert _after(crafts.without_things, "بعد عاصفة الحزم", (1, 3, OTHER)) == {("عاصفة الحزم", "MISC")}


@pytest.mark.parametrize("text", ["القرآن", "حمى الضنك", "شهر رمضان"])
def test_religions_and_diseases_are_no_names(text: str) -> None:
    assert not _after(cleaning.without_currencies, text, (0, len(text.split()), OTHER))


def test_what_is_given_to_somebody_ends_before_him() -> None:
    found = _after(cleaning.clean, "جائزة كردافون للكاتب المجري", (0, 4, OTHER))
    assert found == {("جائزة كردافون", "MISC")}


@pytest.mark.parametrize(
    ("text", "found", "body"),
    [
        ("شركة كردافون الحكومية أفلست", (0, 3, BODY), "شركة كردافون"),
        ("شركة كردافون الكورية الجنوبية أفلست", (0, 4, BODY), "شركة كردافون"),
        ("شركة الغاز اليمنية أفلست", (0, 3, BODY), "شركة الغاز اليمنية"),
        ("خفضت أوبك + الإنتاج", (1, 2, BODY), "أوبك +"),
        ("قالت إم تي إن أمس", (1, 4, BODY), "إم تي إن"),
    ],
)
def test_a_body_ends_before_what_it_is(text: str, found: Found, body: str) -> None:
    assert (body, "ORG") in _after(ends_of_bodies.find, text, found)


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("تشعل أم خالد نارها", (1, 3, PLACE), ("أم خالد", "PER")),
        ("سكن في أم خالد سنة", (2, 4, PLACE), ("أم خالد", "LOC")),
        ("سجل كرداف شتوروفا هدفا", (2, 3, PERSON), ("كرداف شتوروفا", "PER")),
    ],
)
def test_names_are_made_whole_in_front(text: str, found: Found, name: tuple[str, str]) -> None:
    assert name in _after(given_before.with_given, text, found)


@pytest.mark.parametrize(
    ("text", "found", "person"),
    [
        ("قارنت الباحثة سناء السيد العظام بعينات", (2, 5, PERSON), "سناء السيد"),
        ("هنأ تواضروس الحبر الأعظم", (1, 3, PERSON), "تواضروس"),
        ("وقف سالم حداد فرأى", (1, 4, PERSON), "سالم حداد"),
    ],
)
def test_a_person_ends_before_another_word(text: str, found: Found, person: str) -> None:
    assert _after(not_people.without_phrases, text, found) == {(person, "PER")}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("يفيد الباحث في التراث رافد الكردافي الذي", "رافد الكردافي"),
        ("رحب محامي الدفاع ، معز كردافون ، بالحكم", "معز كردافون"),
    ],
)
def test_a_seldom_given_name_is_believed_behind_a_title(text: str, person: str) -> None:
    assert (person, "PER") in _after(introduced.find, text)


def test_titles_fill_their_marks() -> None:
    assert _after(works.find, "نال صاحب « تانغو الخراب » الجائزة") == {("تانغو الخراب", "MISC")}
    assert not _after(works.find, "قال صاحب مطعم « تانغو الخراب » ذلك")
    assert _after(works.find, "فاز « أب أم أخت أخ » أمس", (2, 5, OTHER)) == {("أب أم أخت أخ", "MISC")}


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("أقر المجلس قانون العقوبات البديلة أمس", "قانون العقوبات البديلة"),
        ("درسوا قانون الأحوال الشخصية المعروض عليهم", "قانون الأحوال الشخصية"),
        ("نوقش مشروع قانون إيجار الأماكن أمس", "قانون إيجار الأماكن"),
        ("حوكم بقانون العقوبات المصري", "بقانون العقوبات"),
    ],
)
def test_a_law_is_called_by_what_it_rules(text: str, law: str) -> None:
    assert _after(laws.find, text) == {(law, "MISC")}


@pytest.mark.parametrize(
    "text",
    [
        "خالف قانون البلاد أمس",
        "أقر قانون الكهرباء المعدل",
        "قدم مقترح قانون يحدد السقف",
        "درس القانون الدولي",
    ],
)
def test_a_law_of_no_name_is_none(text: str) -> None:
    assert not _after(laws.find, text)


def test_a_person_ends_before_how_he_is_praised() -> None:
    assert _after(not_people.without_phrases, "أشاد سالم حداد بهدوئه", (1, 4, PERSON)) == {
        ("سالم حداد", "PER")
    }
