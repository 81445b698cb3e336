"""Where names begin and end, and what only looks like one: words of a list inside words, kinds, scraps."""

import pytest

from reader.arabic.actors import (
    celestial,
    cleaning,
    coreference,
    from_lists,
    given_before,
    homonyms,
    institutions,
    introduced,
    named_bodies,
    not_people,
    person_names,
    placed,
    works,
)
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
        ("في مسقط رأسه أمس", (1, 2, PLACE), set()),
        ("بحث الملك عبد الله الثاني مع", (1, 5, PERSON), {("عبد الله الثاني", "PER")}),
        ("من قرية كفر الزيتون أمس", (2, 4, PLACE), {("كفر الزيتون", "LOC")}),
        ("وانتقد الاتحاد العام التونسي للشغل القرار", (1, 6, BODY), {("الاتحاد العام التونسي للشغل", "ORG")}),
        ("المزارع لبي بي سي أمس", (1, 4, BODY), {("لبي بي سي", "ORG")}),
        ("اكتشف فريق جامعة نورهامة هيكلا خشبيا", (2, 5, BODY), {("جامعة نورهامة", "ORG")}),
        ("عن قرية غارقة أمس", (2, 3, PLACE), set()),
        ("القمر هدهد - 3 أمس", (1, 4, OTHER), {("هدهد - 3", "MISC")}),
        ("قال فريق جامعة نورهامة أن البحر", (2, 5, BODY), {("جامعة نورهامة", "ORG")}),
        ("وقالت حكومة الاتحاد الأوروبي الأسبوع الماضي", (2, 5, BODY), {("الاتحاد الأوروبي", "ORG")}),
        ("واستشهد السيد فقيهي بالأرقام", (1, 3, PERSON), {("فقيهي", "PER")}),
        ("مشيرا إلى أن محفوظ كتب", (1, 4, PERSON), {("محفوظ", "PER")}),
        ("وبلغ عددهم 17 أمس", (2, 3, OTHER), set()),
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
        ("الأمينة العامة ميرفت الدوغان أمس", [(2, 3, PERSON), (3, 4, PLACE)], "ميرفت الدوغان"),
        ("وقال مدير المركز يعرب التلمسي إن", [(4, 5, PERSON)], "يعرب التلمسي"),
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
        ("وقال ناجون إن المركب انقلب", (1, 2, PERSON), set()),
        ("وقال الحارس إن المركب انقلب", (1, 2, PERSON), set()),
        ("السياحة أحمد عيسى قدر ، في", (1, 4, PERSON), {("أحمد عيسى", "PER")}),
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
    words = "فسخرت من « حرب الصور » المعلقة"
    assert _names(words, works.without_scraps, (3, 5, OTHER)) == set()
    assert _names(words.replace("من", "فيلم"), works.without_scraps, (3, 5, OTHER)) == {("حرب الصور", "MISC")}
    assert _names('ويعتبر الناقد الفيلم " الأجمل منذ عقدين "', works.find) == set()
    found = _names('وتتحدث عن فيلمها " نهر بلا ضفاف " الذي', works.find)
    assert found == {("نهر بلا ضفاف", "MISC")}


def test_no_quality_of_the_concrete_is_a_person() -> None:
    assert not {name for name, kind in named("الخرسانة كانت دون المواصفات.") if kind == "PER"}


def test_a_family_name_is_a_person_though_the_lists_have_a_place_of_the_name() -> None:
    sentences = [["قالت", "ميرفت", "الدوغان", "إن", "الاتفاق", "قريب"], ["وتدخلت", "الدوغان", "أمس"]]
    rows = [[Name(1, 3, PERSON, 0.9)], [Name(1, 2, PLACE, 0.5)]]
    assert person_names.agree(KNOWN, sentences, rows)[1][0].type is PERSON


def test_a_family_name_of_a_headline_is_found_beside_its_verb() -> None:
    sentences = [["حكيمي", "يقود", "المغرب"], ["قاد", "أشرف", "حكيمي", "منتخب", "بلاده"]]
    found = coreference.spread(KNOWN, sentences, [[], [Name(1, 3, PERSON, 0.9)]])
    assert [(one.first, one.last) for one in found[0]] == [(0, 1)]


def test_no_particle_is_whom_a_body_is_called_after() -> None:
    assert named("وقال مكتبه إن المحادثة تناولت ملف المياه.") == set()


def test_a_doubtful_type_gives_way_to_the_lists() -> None:
    assert from_lists.as_listed([Name(0, 1, BODY, 0.4)], [Name(0, 1, PLACE, 0.8)])[0].type is PLACE
    assert from_lists.as_listed([Name(0, 1, BODY, 0.7)], [Name(0, 1, PLACE, 0.8)])[0].type is BODY


@pytest.mark.parametrize(
    ("words", "found", "right"),
    [
        ("حاكم مصرف لبنان السابق أمس", [(2, 3, PLACE)], ("مصرف لبنان", "ORG")),
        ("باسم مديرية أمن ترهونة الملازم أول", [(3, 4, PLACE)], ("مديرية أمن ترهونة", "ORG")),
        ("هتف جمهور ملعب رادس الكبير أمس", [(3, 4, PLACE)], ("ملعب رادس الكبير", "LOC")),
        ("من مسجد إبراهيم الدسوقي أمس", [(2, 4, PERSON)], ("مسجد إبراهيم الدسوقي", "LOC")),
        ("أجلت المحكمة الابتدائية بتونس القضية", [(3, 4, PLACE)], ("المحكمة الابتدائية بتونس", "ORG")),
        ("محللة في الرياض المالية أمس", [(2, 3, PLACE)], ("الرياض المالية", "ORG")),
        ("حصلت على جائزة إبسن الدولية أمس", [(3, 4, OTHER)], ("جائزة إبسن الدولية", "MISC")),
    ],
)
def test_bodies_and_grounds_end_with_their_name(
    words: str, found: list[tuple[int, int, ActorType]], right: tuple[str, str]
) -> None:
    assert right in _names(words, named_bodies.find, *found)


def test_a_ministry_ends_before_what_does_not_agree_with_it() -> None:
    names = _names("ونعت وزارة الثقافة الراحل قائلة", institutions.find)
    assert names == {("وزارة الثقافة", "ORG")}


def test_a_definite_word_behind_a_quarter_is_its_name() -> None:
    words = ["في", "حي", "الزهور", "أمس"]
    (name,) = placed.find(KNOWN, words, KNOWN.names.matches(words), [])
    assert (words[name.first], name.last - name.first, name.type) == ("الزهور", 1, PLACE)


def test_a_listed_place_is_found_again_though_the_lexicon_has_it_as_a_noun() -> None:
    text = "وصلت السفينة إلى اللاذقية أمس | وغادر الجنود محيط اللاذقية ليلا"
    sentences = [sentence.split() for sentence in text.split(" | ")]
    rows = coreference.spread(KNOWN, sentences, [[Name(3, 4, PLACE, 0.8)], []])
    assert [(one.first, one.last, one.type) for one in rows[1]] == [(3, 4, PLACE)]


def test_a_listed_place_is_found_behind_the_word_for_a_region() -> None:
    text = "نقلت المعدات إلى منطقة اللاذقية الساحلية"
    words = text.split()
    rows = placed.find(KNOWN, words, KNOWN.names.matches(words), [])
    assert [(one.first, one.last, one.type) for one in rows] == [(4, 5, PLACE)]


@pytest.mark.parametrize(
    ("words", "first", "last", "name"),
    [
        ("قال سي الطيب إنه", 1, 3, "الطيب"),
        ("عانق الملك فيليبي شابا", 1, 3, "فيليبي"),
        ("شكر اللاوسي فيينغ سيفان مضيفه", 1, 4, "فيينغ سيفان"),
        ("عزف العربي بن صاري هنا", 1, 4, "العربي بن صاري"),
        ("قالت حليمة غاربا أمس", 1, 3, "حليمة غاربا"),  # a woman is no غاربا as a participle
        ("رد سامر ضاحكا ثم", 1, 3, "سامر"),
    ],
)
def test_edges_of_people(words: str, first: int, last: int, name: str) -> None:
    assert _names(words, cleaning.clean, (first, last, PERSON)) == {(name, "PER")}


@pytest.mark.parametrize("words", ["عاد إلى عرس كبير", "مستشفيات بلا طماطم اليوم", "وجدوه في جيبه أمس"])
def test_an_ordinary_word_is_no_place(words: str) -> None:
    assert not _names(words, cleaning.clean, (2, 3, PLACE))


def test_an_ordinary_word_is_a_village_behind_its_kind() -> None:
    assert _names("من قرية شوك الجنوبية", cleaning.clean, (2, 3, PLACE)) == {("شوك", "LOC")}


@pytest.mark.parametrize(
    ("words", "last", "name"),
    [
        ("أدانت المحكمة أحمد باختلاس", 4, "أحمد"),
        ("قال يضم الروماني دوينا كرلينغي", 5, "دوينا كرلينغي"),
        ("كتب حسين سعد الفتوني", 4, "حسين سعد الفتوني"),
    ],
)
def test_what_a_person_holds(words: str, last: int, name: str) -> None:
    first = words.split().index(name.split()[0])
    assert _names(words, not_people.without_phrases, (first, last, PERSON)) == {(name, "PER")}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("خضع لجراحة في الرباط الصليبي أمس", 3),
        ("نادى الصغير يا جدة تعالي", 3),
        ("بكت جدة لجين كثيرا", 1),
        ("بعد أذان المغرب بقليل", 2),
    ],
)
def test_another_word_is_no_place(words: str, place: int) -> None:
    assert not _names(words, homonyms.without_homonyms, (place, place + 1, PLACE))


@pytest.mark.parametrize(("words", "place"), [("وصل إلى الرباط أمس", 2), ("قال أمين جدة صالح", 2)])
def test_the_place_stays(words: str, place: int) -> None:
    assert _names(words, homonyms.without_homonyms, (place, place + 1, PLACE))


def test_a_noun_with_its_adjective_is_no_country() -> None:
    assert not _names("حمل كوبا كبيرا إلينا", cleaning.without_demonyms, (1, 2, PLACE))
    assert _names("تعاني ليبيا انقساما حادا", cleaning.without_demonyms, (1, 2, PLACE))


@pytest.mark.parametrize(
    ("words", "first", "name"),
    [
        ("قالت الباحثة إشراقة مصطفى أمس", 3, "إشراقة مصطفى"),
        ("وقفت الكويتية مطيرة الظفيري هناك", 3, "مطيرة الظفيري"),
        ("الرياض : مساعد الزياني", 3, "مساعد الزياني"),
        ("قاد فريق إسماعيل اللعب", 2, "إسماعيل"),
    ],
)
def test_a_given_name_before_what_was_found(words: str, first: int, name: str) -> None:
    assert _names(words, given_before.with_given, (first, first + 1, PERSON)) == {(name, "PER")}


def test_planets_are_places_in_an_article_about_space() -> None:
    about = ["يرصد المسبار غبار المريخ", "يدور حول الكوكب"]
    sport = ["فاز المريخ بهدف"]
    club = [Name(1, 2, BODY, 0.9)]
    rows = celestial.with_planets(KNOWN, [line.split() for line in about], [[], []])
    assert [(name.first, name.type) for name in rows[0]] == [(3, PLACE)]
    assert celestial.with_planets(KNOWN, [sport[0].split()], [club]) == [club]


def test_titles_stand_in_a_row_and_again_in_marks() -> None:
    row = ["من", "مؤلفاته", "«", "غبار", "أبيض", "»", "،", "و", "«", "يوميات", "عامل", "»", "."]
    titles = works.find(KNOWN, row, [])
    assert [" ".join(row[one.first : one.last]) for one in titles] == ["غبار أبيض", "يوميات عامل"]
    again = ["«", "غبار", "أبيض", "»", "في", "دمشق"]
    assert works.find_again([row, again], [titles, []])[1] == [Name(1, 3, OTHER, 0.7)]


def test_a_book_may_begin_with_a_currency() -> None:
    book = (1, 5, OTHER)
    assert _names("كتاب دينار في مهب الريح صدر", cleaning.without_currencies, book)
    assert not _names("دفع دولار أمريكي أمس", cleaning.without_currencies, (1, 3, OTHER))
