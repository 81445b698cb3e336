"""Decks, subheads, and captions and credits without a label, told from each other and from the text."""

import pytest

from reader.arabic.structure.captions import caption_weight
from tests.arabic.structure.test_openings import BODY, HEAD, kinds

CAPTIONS = (
    "رجال يغسلون السجاد على درج الحمام القديم",
    "المهندسة لدى وصولها إلى المحطة أمس",
    "بائعة ترتب الخبز أمام الفرن",
    "جانب من الاجتماع",
    "لقطة من الحلقة السادسة",
    "حداد (يمين) مع مدير المحطة",
    "جرافة عسكرية تهدم سور المدرسة",
    "ركام المبنى الذي انهار فجر الأحد",
    "الطبيب المتهم في قفص الاتهام",
    "خريطة توضح مسار العاصفة",
)
SUBHEADS = (
    "قلق دولي",
    "من الورشة إلى السوق",
    "لماذا تأخر المقاول؟",
    "المحافظ: لا مساس بالأجور",
    "«لم أطلب إذنا من أحد»",
    "وداعا «أم الخير»",
    "سبعة عشر مفتاحا في علبة حلوى",
    "توقعات بانخفاض الأسعار خلال الصيف",
    "العودة إلى المدارس وسط مخاوف من الوباء",
    "الحكومة ترد على الاتهامات",
    "غياب المعدات يعرقل عمليات الإنقاذ",
    "نساء في المقدمة",
    "خبز بلا دقيق",
    "هل يعود السكان إلى بيوتهم قبل أن تنتهي الشركة من مد الأنابيب إلى آخر الحي؟",
    "نصائح لمن لا يستطيع أن يترك بيته في هذين اليومين اللذين تنقطع فيهما المياه",
)


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_line_between_paragraphs_that_says_what_is_seen_is_a_caption(line: str) -> None:
    assert kinds(HEAD, BODY, line, BODY)[2] == "caption"
    assert kinds(HEAD, "كتبت ليلى حداد", line, BODY)[2] == "caption"
    assert kinds(HEAD, BODY, line, "(سانا)", BODY)[2:] == ["caption", "credit", "paragraph"]


@pytest.mark.parametrize("line", SUBHEADS)
def test_another_is_a_subhead(line: str) -> None:
    assert kinds(HEAD, BODY, line, BODY)[2] == "subhead"


@pytest.mark.parametrize("caption", [line for line in CAPTIONS if caption_weight(line) > 1])
def test_of_two_lines_the_caption_is_told_by_what_it_says(caption: str) -> None:
    assert kinds(HEAD, BODY, caption, "قلق دولي", BODY)[2:4] == ["caption", "subhead"]
    assert kinds(HEAD, BODY, "قلق دولي", caption, BODY)[2:4] == ["subhead", "caption"]


def test_a_last_line_may_be_a_caption_and_a_sentence_without_stop_none() -> None:
    assert kinds(HEAD, BODY, BODY, "القطة في حضن الطفلة")[-1] == "caption"
    assert kinds(HEAD, BODY, BODY, "وقال إن القطة في حضن الطفلة")[-1] == "paragraph"


@pytest.mark.parametrize(
    "line", ["الإدارة تجتمع الليلة والسكان يطالبون بالماء", "صاحبة «غوص» تتحدث عن البحر"]
)
def test_what_stands_under_the_headline_may_tell_an_act(line: str) -> None:
    assert kinds(HEAD, line, BODY)[1] == "subhead"
    assert kinds(HEAD, line, "ليلى حداد", BODY)[1:3] == ["subhead", "byline"]


def test_where_sentences_have_no_stops_long_lines_are_text() -> None:
    long = "زار الوزير المحطة يوم الجمعة والتقى عددا من العمال فيها وسألهم عن أحوالهم وعن أجورهم"
    assert set(kinds(HEAD, long, long, long, long)[1:]) == {"paragraph"}


def test_a_long_sentence_that_lacks_its_stop_stays_a_paragraph() -> None:
    goes_on = "وتعمل المحطة في الأيام الأولى ست ساعات ثم تزيد ساعة كل يوم حتى الصيف"
    assert kinds(HEAD, BODY, BODY, goes_on, BODY)[3] == "paragraph"


def test_short_sentences_stay_paragraphs() -> None:
    assert kinds(HEAD, BODY, "بكى الحاضرون.", "ثم صمتوا.", BODY)[2:4] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "(نورث برس)",
        "(أرشيف «الدستور»)",
        "رويترز",
        "أ ف ب، رويترز",
        "الأناضول / هيثم نصر",
        "وكالة الأنباء العمانية",
    ],
)
def test_who_sent_a_picture_stands_below_its_caption_or_a_subhead(line: str) -> None:
    assert kinds(HEAD, BODY, CAPTIONS[0], line, BODY)[2:4] == ["caption", "credit"]
    assert kinds(HEAD, BODY, "قلق دولي", line, BODY)[2:4] == ["subhead", "credit"]


def test_a_name_alone_at_the_end_signs_the_article() -> None:
    assert kinds(HEAD, BODY, BODY, "ليلى حداد")[-1] == "byline"
    assert kinds(HEAD, BODY, BODY, "(النهاية) س م")[-1] == "credit"


def test_an_agency_under_the_headline_may_be_that_of_a_picture() -> None:
    assert kinds(HEAD, "رويترز", CAPTIONS[0], BODY)[1:3] == ["credit", "caption"]
    assert kinds(HEAD, "رويترز", BODY)[1] == "byline"


def test_brackets_around_an_aside_make_no_credit() -> None:
    assert kinds(HEAD, BODY, "(تذوق المرق، ثم تضحك)", BODY)[2] == "paragraph"
    assert kinds(HEAD, BODY, BODY, "(إعداد ليلى حداد للنشرة العربية - تحرير سامي نصر)")[-1] == "credit"


def test_questions_and_answers_are_no_list() -> None:
    asked = kinds(HEAD, BODY, "- لماذا تأخرت المحطة؟", "- لأن الأنابيب لم تصل.", BODY)
    assert asked[2:4] == ["paragraph", "paragraph"]
    assert kinds(HEAD, BODY, "■ لماذا تأخرت المحطة؟", BODY, "■ ومتى تفتح؟", BODY)[2::2] == ["subhead"] * 2
    named = kinds(HEAD, BODY, "ليلى حداد: لماذا تأخرت؟", "سامي نصر: لم تصل الأنابيب.", BODY)
    assert named[2:4] == ["paragraph", "paragraph"]


def test_a_single_number_over_a_paragraph_heads_it() -> None:
    assert kinds(HEAD, BODY, "1) لا توقع قبل أن تقرأ", BODY, "2) احسب مرتين", BODY)[2::2] == ["subhead"] * 2


def test_a_sentence_before_a_question_makes_no_subhead() -> None:
    assert kinds(HEAD, BODY, "سألناها عن التقاعد. أطرقت: ومن يصعد؟", BODY)[2] == "paragraph"


def test_whose_picture_it_is_may_stand_below_a_caption_without_label() -> None:
    lines = ("رجل إطفاء يستريح على صخرة قرب النهر", "الدفاع المدني", "ماذا بقي؟")
    assert kinds(HEAD, BODY, *lines, BODY)[2:5] == ["caption", "credit", "subhead"]
    account = ("المطربة خلال حفلها في بيروت", "حساب المطربة على إنستغرام")
    assert kinds(HEAD, BODY, BODY, *account)[-2:] == ["caption", "credit"]


def test_how_somebody_is_seen_makes_a_caption() -> None:
    assert kinds(HEAD, BODY, "الوزير متحدثا إلى الصحافيين في القصر", BODY)[2] == "caption"
