"""Whose words they are: names in apposition, papers of bodies, whom a text names before or after."""

import pytest

from reader.arabic.document import ActorType, Mention
from reader.text.spans import Span
from tests.arabic.quotes.speech import quotations


def speaker_of_last(text: str, *names: tuple[str, str]) -> str:
    """Return who speaks last in a text in which these names, each with its type, are known."""
    return quotations(text, mentions_of(text, *names))[-1].speaker_name


def mentions_of(text: str, *names: tuple[str, str]) -> list[Mention]:
    found: list[Mention] = []
    for number, (name, kind) in enumerate(names):
        role, _, name = name.rpartition("|")
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(span.overlaps(other.span) for other in found):
                found.append(Mention(span, ActorType(kind), number, name, name, 1.0, role_ar=role))
            at = text.find(name, at + 1)
    return sorted(found, key=lambda mention: mention.span)


NABIL, SALMA = ("نبيل الجوهري", "PER"), ("سلمى الأتاسي", "PER")


@pytest.mark.parametrize(
    "text",
    [
        "وقال محامي المتهم، نبيل الجوهري، إن التسجيل ناقص.",
        "وقال أحدهم، وهو نجار من المدينة اسمه نبيل الجوهري، إن الباب انكسر.",
        "وروى أحدهم، ويدعى نبيل الجوهري، أن الباب انكسر.",
        "وقال مسؤول محلي في القرية، اسمه نبيل الجوهري، إن البئر جفت.",
        "وقال رفيق دربه الشاعر نبيل الجوهري إن القصيدة طويلة.",
    ],
)
def test_the_name_in_apposition_is_who_speaks(text: str) -> None:
    assert speaker_of_last(text, NABIL) == "نبيل الجوهري"


def test_a_name_between_commas_is_known_by_its_place() -> None:
    assert speaker_of_last("وعلق معدها، صخر رشيق، بأن الأرقام أولية.") == "صخر رشيق"
    assert speaker_of_last("وقالت مديرة الدار، بنبرة حادة، إن الكتاب نفد.") == "مديرة الدار"


def test_an_office_has_no_name_of_its_own() -> None:
    text = "وقال مكتب الوزير، نبيل الجوهري، إن الاجتماع تأجل."
    assert speaker_of_last(text, NABIL) == "مكتب الوزير"


@pytest.mark.parametrize("pronoun", ["لي", "لنا", "لهما"])
def test_whom_somebody_tells_is_not_who_speaks(pronoun: str) -> None:
    text = f"وجلس نبيل الجوهري على المقعد. وقال {pronoun} إن القطار تأخر."
    assert speaker_of_last(text, NABIL) == "نبيل الجوهري"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ووفق بيانات هيئة الموانئ، تراجعت الشحنات.", "هيئة الموانئ"),
        ("وأظهر استطلاع لمعهد القياس أن الناس راضون.", "معهد القياس"),
        ("ووفقا لمسح أجراه معهد القياس، فإن الناس راضون.", "معهد القياس"),
        ("وقالت شركة أشرعة إن السفينة وصلت.", "أشرعة"),
    ],
)
def test_a_paper_speaks_for_the_body_that_issues_it(text: str, name: str) -> None:
    assert speaker_of_last(text, (name, "ORG")) == name


def test_somebody_without_a_name_is_cited_in_the_nominative() -> None:
    text = "ولم تعلق الوزارة، لكن مصدرا مطلعا قال إن القرار جاهز."
    assert speaker_of_last(text) == "مصدر مطلع"


@pytest.mark.parametrize(
    "before",
    ["هكذا فعل نبيل الجوهري، صاحب المطعم.", "وفي الزاوية بائع الخضار نبيل الجوهري."],
)
def test_whom_the_sentence_before_names_goes_on(before: str) -> None:
    assert speaker_of_last(f"{before} يقول إن الأرباح قليلة.", NABIL) == "نبيل الجوهري"


def test_nobody_of_the_other_gender_goes_on() -> None:
    text = "والتقى نبيل الجوهري جارته سلمى الأتاسي عند الباب.\nوقالت إن المطر غزير."
    assert speaker_of_last(text, NABIL, SALMA) == "سلمى الأتاسي"


def test_the_departed_is_of_whom_an_obituary_tells() -> None:
    text = "رحيل نبيل الجوهري\nوكتبت سلمى الأتاسي مقالا عنه.\nوقال الراحل في مقابلة قديمة إنه يحب البحر."
    assert speaker_of_last(text, NABIL, SALMA) == "نبيل الجوهري"


def test_a_heading_means_the_one_who_bears_its_title() -> None:
    text = "وزير النقل: الجسر آمن\nأكد وزير النقل نبيل الجوهري سلامة الجسر أمام الصحفيين اليوم."
    found = quotations(text, mentions_of(text, ("وزير النقل|نبيل الجوهري", "PER")))
    assert found[0].speaker_name == "نبيل الجوهري"


def test_a_source_goes_on_in_the_next_paragraph() -> None:
    text = (
        "وقال مصدر أمني إن القوات مشطت الكهوف والآبار والوديان القريبة من الطريق طوال الليل، من دون أن تعثر "
        "على أحد من المسلحين الذين هاجموا النقطة.\nوأردف: «لن نعود بأيد فارغة من هناك»."
    )
    assert speaker_of_last(text) == "مصدر أمني"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وتقول النائبة عن ولاية الساحل، سلمى الأتاسي، إن الميناء مغلق.", (SALMA,)),
        ("وكانت المديرة التنفيذية للهيئة، المهندسة سلمى الأتاسي، قد كشفت أن الجسر جاهز.", (SALMA,)),
        ("إلا أن النائبة المعارضة سلمى الأتاسي اتهمته بأنه كاذب.", (SALMA,)),
        ("وأبدت السويسرية سلمى الأتاسي أسفها للخسارة، موضحة أن الفريق متعب.", (SALMA,)),
        ("وعبرت رئيسة اللجنة سلمى الأتاسي عن حزنها العميق، مؤكدة أن الفريق متعب.", (SALMA,)),
    ],
)
def test_a_name_behind_an_office_and_its_post(text: str, names: tuple[tuple[str, str], ...]) -> None:
    assert speaker_of_last(text, *names) == "سلمى الأتاسي"


@pytest.mark.parametrize(
    "text",
    [
        "وأكد رئيسها، نبيل الجوهري، أن الحليب فسد. ودعا العائلات إلى أن ترميه.",
        "وقال نبيل الجوهري إن الحليب فسد، ولفت النظر إلى أن المصنع مغلق.",
        "وتحدث نبيل الجوهري طويلا. وقال مازحا إن الحليب نفد.",
    ],
)
def test_an_object_and_a_manner_are_nobody(text: str) -> None:
    assert speaker_of_last(text, NABIL) == "نبيل الجوهري"


def test_manner_that_is_taken_for_a_name_is_nobody() -> None:
    text = "وتحدث نبيل الجوهري طويلا. وقال مازحا إن الحليب نفد."
    assert speaker_of_last(text, NABIL, ("مازحا", "PER")) == "نبيل الجوهري"


def test_a_title_that_is_taken_for_a_name_is_nobody() -> None:
    text = "وقال مالك النادي نبيل الجوهري إن الموسم انتهى."
    assert speaker_of_last(text, NABIL, ("مالك النادي", "PER")) == "نبيل الجوهري"


def test_where_a_judge_says_it_is_no_part_of_his_name() -> None:
    assert speaker_of_last("وقال القاضي في حيثياته إن الوثائق سليمة.") == "القاضي"


def test_an_office_behind_a_name_is_his() -> None:
    text = "وحضرت سلمى الأتاسي، أمينة المتحف، ونبيل الجوهري.\nوقالت الأمينة إن القاعة باردة."
    assert speaker_of_last(text, SALMA, NABIL) == "سلمى الأتاسي"


@pytest.mark.parametrize("description", ["الخمسينية", "السيدة", "سعادتها"])
def test_a_description_stands_for_whoever_was_named_last(description: str) -> None:
    text = f"وكان نبيل الجوهري قرب سلمى الأتاسي عند الباب.\nوقالت {description} إن القاعة باردة."
    assert speaker_of_last(text, NABIL, SALMA) == "سلمى الأتاسي"


def test_a_paper_is_no_participle_behind_its_verb() -> None:
    text = "وتفيد مذكرة هيئة الموانئ بأن الشحنات تراجعت."
    assert speaker_of_last(text, ("هيئة الموانئ", "ORG")) == "هيئة الموانئ"


def test_words_that_open_a_sentence_with_its_subject_are_his() -> None:
    text = "كان نبيل الجوهري يحفر الأرض حين وجد حجرا «له رنين غير رنين الحجارة كلها»، كما يقول."
    assert speaker_of_last(text, NABIL) == "نبيل الجوهري"


def test_a_name_whose_beginning_no_mention_tells_is_whole_behind_its_title() -> None:
    text = "وتقول الباحثة إشراقة الأتاسي، من الجامعة، إن القرار خاطئ."
    assert speaker_of_last(text, ("الأتاسي", "PER")) == "إشراقة الأتاسي"


def test_a_kunya_belongs_to_the_name() -> None:
    text = "وبسطت أم سامي الحلبي صينية كعك. وقالت إن السوق مزدحم."
    assert speaker_of_last(text, ("سامي الحلبي", "PER")) == "أم سامي الحلبي"
    text = "وقال نبيل الجوهري أم سامي الحلبي إن السوق مزدحم؟"
    assert speaker_of_last(text, NABIL, ("سامي الحلبي", "PER")) == "نبيل الجوهري"


def test_who_comments_by_saying_is_the_subject_of_the_comment() -> None:
    text = "وعلق نبيل الجوهري على الأنباء عن الصفقة بقوله إن السوق مزدحم."
    assert speaker_of_last(text, NABIL) == "نبيل الجوهري"


def test_an_informed_source_is_no_beginning() -> None:
    text = "ونقلت هيئة الموانئ عن مصدر مطلع قوله إن السوق مزدحم."
    assert speaker_of_last(text, ("هيئة الموانئ", "ORG")) == "مصدر مطلع"
