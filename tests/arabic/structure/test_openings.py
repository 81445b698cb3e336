"""Who wrote, where and when: told by their form below the headline and at the end, and nowhere else."""

import pytest

from reader.arabic.document import BlockKind
from reader.arabic.structure import openings
from reader.arabic.structure.lines import blocks

HEAD = "افتتاح محطة جديدة للمياه"
BODY = "افتتحت البلدية صباح أمس محطة جديدة لتنقية المياه في الحي الغربي بعد عامين من العمل المتواصل فيها."


def kinds(*lines: str) -> list[str]:
    return [block.kind.value for block in blocks("\n".join(lines))]


@pytest.mark.parametrize(
    "line",
    [
        "بقلم: ليلى حداد",
        "بقلم ليلى حداد",
        "كتبت ليلى حداد",
        "كَتَبَتْ ليلى حداد",
        "إعداد: فريق المحطة الثانية",
        "صيدا - ليلى حداد",
        "تقرير – ليلى حداد",
        "بي بي سي عربي",
        "رويترز",
        "بقلم محمد علي",
        "صيدا: محمد علي",
        "القاهرة ـ محمد علي",
        "محمد علي - القاهرة",
        "ليلى حداد، بي بي سي، القاهرة",
        "كتبت ليلى حداد من صيدا",
        "ليلى حداد - بون",
        "ليلى حداد | صيدا",
        "صيدا - النهار - ليلى حداد",
        "صيدا، بيروت: ليلى حداد وسامي نصر",
        "ليلى حداد، مراسلة الشؤون الصحية",
        "ليلى حداد - موفدتنا إلى صيدا",
        "صيدا - من مراسلنا سامي نصر",
        "حاورتها في صيدا: ليلى حداد",
        "كتبت ليلى حداد - صيدا",
        "صيدا: حوار ليلى حداد",
        "د. ليلى حداد *",
        "ليلى حداد (صيدا)",
        "ليلى حداد من صيدا",
        "بيروت ـ من كمال حداد",
        "محرر الاقتصاد",
        "بي بي سي عربي - القاهرة",
        "ليلى س. حداد",
        "حوار: ليلى حدّاد",
    ],
)
def test_a_byline_says_who_wrote(line: str) -> None:
    assert kinds(HEAD, line, BODY) == ["headline", "byline", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "صيدا - الأحد",
        "صيدا - وكالة الأفق",
        "صيدا - «الشرق»",
        "صيدا (أ ف ب)",
        "صيدا (وال)",
        "القاهرة (وكالة أنباء الشرق الأوسط) -",
        "القاهرة، 12 مارس",
        "عمّان – الخميس 12 مايو",
        "صيدا - 5 تموز 2024",
        "صيدا (أ ف ب) - الأحد",
        "بور سعيد - وكالات",
        "صيدا - رويترز - الأحد",
        "صيدا، 2 سبتمبر (شينخوا)",
        "صيدا - 14 شباط/فبراير (فرانس برس)",
        "كانو (نيجيريا) 18-11-2025 (أ ف ب)",
        "الدوحة في 18 أكتوبر /قنا/",
        "صيدا - 5 - 12 (كونا)",
        "بكين أول يونيو (شينخوا)",
        "جيبوتي - العمانية",
        "صيدا 05 محرم 1447 هـ الموافق 30 يونيو 2025 م واس",
        "نيويورك/نيروبي",
        "ناشفيل (الولايات المتحدة)",
        "إسلام آباد - سريناغار: «الشرق الأوسط»",
        "تونس – موزاييك أف أم | 11 مارس 2024",
        "صيدا - خاص",
        "صنعاء، اليمن",
    ],
)
def test_a_dateline_says_where_and_when_or_by_whom(line: str) -> None:
    assert kinds(HEAD, line, BODY) == ["headline", "dateline", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "الأحد 3 مايو 2026",
        "آخر تحديث: 14:05 بتوقيت غرينتش",
        "نشر في 3 كانون الثاني 2026",
        "الساعة 9:30 صباحا",
        "منذ 5 ساعات",
        "قبل 4 ساعات",
        "منذ يومين",
        "18/5/2026",
        "2025-02-24",
        "الثلاثاء 2 ربيع الأول 1447هـ - 26 أغسطس 2025م",
        "آخر تحديث: 6/9/2025 – 18:42 (توقيت مكة المكرمة)",
        "نشر قبل 5 ساعات، آخر تحديث: 21:15",
    ],
)
def test_a_line_of_time_has_nothing_but_when(line: str) -> None:
    assert kinds(HEAD, line, BODY) == ["headline", "time", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "كتبت الصحيفة أن المحطة تكفي الحي",  # a report, no name
        "تقرير يصف أحوال المياه",  # no colon after the label
        "المياه - ثروة لا تعوض",
        "بعد عشر سنوات",
        "2026",  # a number could be anything
        "حداد: الماء يعود ليل الثلاثاء، ثم ينقطع",
        "هذا بيتي، أما الماء فليس ملكي",
        "سليم حداد: أنا سعيد بالمحطة",
        "مونديال 2030",
    ],
)
def test_a_line_with_other_words_is_none_of_these(line: str) -> None:
    assert kinds(HEAD, line, BODY) == ["headline", "subhead", "paragraph"]


def test_a_name_above_its_newsroom_is_a_byline() -> None:
    lines = (HEAD, "ليلى حداد", "بي بي سي نيوز عربي", BODY, BODY)
    assert kinds(*lines) == ["headline", "byline", "byline", "paragraph", "paragraph"]
    assert kinds(HEAD, "ليلى حداد", BODY) == ["headline", "byline", "paragraph"]
    assert kinds(HEAD, "ليلة طويلة", BODY) == ["headline", "subhead", "paragraph"]  # no given name
    assert kinds(HEAD, "ليلى تعود إلى بيتها", BODY) == ["headline", "subhead", "paragraph"]


def test_what_stands_between_headline_and_byline_is_a_subhead() -> None:
    lines = (HEAD, "السكان ينتظرون منذ عامين", "كتبت ليلى حداد", BODY)
    assert kinds(*lines) == ["headline", "subhead", "byline", "paragraph"]


def test_several_stand_in_a_row_and_none_below_the_first_sentence() -> None:
    assert kinds(HEAD, "كتبت ليلى حداد", "صيدا - الأحد", "الأحد 3 مايو 2026", BODY) == [
        "headline",
        "byline",
        "dateline",
        "time",
        "paragraph",
    ]
    middle = kinds(HEAD, BODY, "صيدا - الأحد", BODY, BODY, BODY)
    assert middle[2] != "dateline"


def test_signatures_come_last() -> None:
    assert kinds(HEAD, BODY, BODY, "تحرير: ليلى حداد")[-1] == "byline"
    assert kinds(HEAD, BODY, BODY, "آخر تحديث: 14:05")[-1] == "time"
    assert kinds(HEAD, BODY, "تحرير: ليلى حداد", BODY)[2] != "byline"


def test_they_stand_below_a_deck_and_pictures_too() -> None:
    deck = "السكان الذين ينتظرون منذ عامين يشكون من طعم الماء ومن لونه ومن ثمنه الجديد"
    assert kinds(HEAD, deck, "ليلى حداد", "صيدا (رويترز)", BODY) == [
        "headline",
        "subhead",
        "byline",
        "dateline",
        "paragraph",
    ]


def test_two_lines_of_a_headline_with_colons_are_no_list() -> None:
    decks = ("المحافظ: لا تهاون مع المخالفين", "المقاول: سنسلم المحطة في موعدها")
    assert kinds(HEAD, *decks, "كتبت ليلى حداد", BODY)[1:3] == ["subhead", "subhead"]


def test_names_in_a_list_near_the_end_are_no_signatures() -> None:
    names = ("ليلى حداد، بيروت", "سامي نصر، دمشق")
    assert "byline" not in kinds(HEAD, BODY, BODY, "الفائزون", *names, "ويتسلم الفائزون جوائزهم الأحد.")


def test_what_a_person_says_of_a_line_holds() -> None:
    text = "\n".join((HEAD, "كتبت ليلى حداد", BODY))
    assert blocks(text, {1: BlockKind.PARAGRAPH})[1].kind is BlockKind.PARAGRAPH
    assert blocks(text, {2: BlockKind.BYLINE})[2].kind is BlockKind.BYLINE


@pytest.mark.parametrize(("kind", "rule"), openings.BY_FORM)
def test_no_rule_takes_a_sentence(kind: BlockKind, rule: object) -> None:
    assert callable(rule) and not rule(BODY) and not rule(HEAD)
