"""People and bodies known by the form of the sentence, and what only looks like a name."""

import pytest

from reader.arabic.actors.finding import Wanted
from reader.arabic.tokenise import tokens
from tests.arabic.analyser import ANALYSER


def named(text: str, wanted: Wanted = Wanted.INSTITUTIONS) -> set[tuple[str, str]]:
    words = [span.of(text) for span in tokens(text)]
    (row,) = ANALYSER.names_in([words], wanted)
    return {(" ".join(words[name.first : name.last]), name.type.value) for name in row}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("رفض سامر الحلبي مطالبنا.", "سامر الحلبي"),
        ("قال وزير النقل سامر الخيال إن المشروع تأخر.", "سامر الخيال"),
        ("وصل رئيس الاتحاد غسان مرجانة، الذي انتخب أمس.", "غسان مرجانة"),
        ("وبحسب مدير المهرجان شاهين الوراق، فإن العدد زاد.", "شاهين الوراق"),
    ],
)
def test_given_and_family_name_are_a_person(text: str, person: str) -> None:
    assert (person, "PER") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "حصل على كامل حقوقه.",
        "وأوضح أن القرار صدر أمس.",
        "بدأت الحملة في فبراير شباط الماضي.",
        "انتخبها المجلس أمينة عامة بأغلبية الأصوات.",
        "ارتفع المؤشر في أبريل نيسان 2023.",
        "وزعم أمين المجلس أن الرصيف بني أمس.",
        "استقبل أمين الحزب، أمس، وفدا.",
        "وصل أمين الاتحاد.",
    ],
)
def test_ordinary_words_are_no_people(text: str) -> None:
    assert not {name for name, kind in named(text) if kind == "PER"}


def test_month_is_no_car_maker() -> None:
    assert not named("ارتفع المؤشر في أبريل نيسان.")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("نشر الجهاز المركزي للتعبئة العامة والإحصاء بياناته.", "الجهاز المركزي للتعبئة العامة والإحصاء"),
        ("اختار المجلس المركزي الفلسطيني رئيسا.", "المجلس المركزي الفلسطيني"),
    ],
)
def test_bodies_of_ordinary_words_are_organisations(text: str, body: str) -> None:
    assert (body, "ORG") in named(text)


@pytest.mark.parametrize(
    "text", ["اجتمع مجلس الإدارة أمس.", "وصل إلى مركز المدينة.", "عقدت هيئة المحكمة جلسة."]
)
def test_common_bodies_are_no_names(text: str) -> None:
    assert not named(text)


def test_currencies_are_named_only_when_asked_for() -> None:
    text = "بلغت الكلفة مليون دولار."
    assert ("دولار", "MISC") in named(text, Wanted.EVERYTHING)
    assert not named(text)


def test_a_hyphen_joins_the_parts_of_a_name() -> None:
    text = "وقالت ماري-إيلين دوبوا مديرة المدرسة إن العمل بدأ."
    assert ("ماري - إيلين دوبوا", "PER") in named(text)


@pytest.mark.parametrize("office", ["أمينة المجلس", "أمينة المجلس الأعلى", "رئيسة الاتحاد"])
def test_an_office_before_a_full_name_is_no_part_of_it(office: str) -> None:
    assert ("سلمى الحيدري", "PER") in named(f"وقالت {office} سلمى الحيدري إن العمل صعب.")


def test_a_place_before_a_full_name_is_no_part_of_it() -> None:
    found = named("التقى رئيس لبنان كريم منصور الوفد.")
    assert ("كريم منصور", "PER") in found or ("لبنان", "LOC") in found
    assert ("لبنان كريم منصور", "PER") not in found
