"""Who is quoted, with which words, for the constructions of Arabic news."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.document import ActorType, QuotationKind
from reader.arabic.quotes.marks import in_marks
from reader.arabic.quotes.words import complementiser, fold_cue
from reader.arabic.structure.lines import blocks
from reader.arabic.tokenise import tokens
from tests.arabic.analyser import SPEECH, analyse
from tests.arabic.quotes.speech import quotations, said

DIRECT = [
    ('قال بوتين: "ندعم الحكومة."', "ندعم الحكومة.", "فلاديمير بوتين"),
    ("وقال بوتين الثلاثاء: «ندعم الحكومة».", "ندعم الحكومة", "فلاديمير بوتين"),
    ('وقال الرئيس الروسي فلاديمير بوتين "ندعم الحكومة".', "ندعم الحكومة", "فلاديمير بوتين"),
    ("أكد جون كيري، وزير الخارجية، أن “الحل سياسي”.", "الحل سياسي", "جون كيري"),
    ("جون كيري، وزير الخارجية الأمريكي، قال إن “الحل سياسي”.", "الحل سياسي", "جون كيري"),
    ("وكان المتحدث باسم الكرملين سمر الحاج صرح بأن “الحل سياسي”.", "الحل سياسي", "سمر الحاج"),
    ("أما جون كيري فقال مازحا: “الحل سياسي”.", "الحل سياسي", "جون كيري"),
    ("“الحل سياسي لا عسكري”، تضيف سمر الحاج في تصريح للصحافة.", "الحل سياسي لا عسكري", "سمر الحاج"),
    ('"الحل سياسي لا عسكري"، بحسب جون كيري.', "الحل سياسي لا عسكري", "جون كيري"),
    ('ونقلت وكالة عن جون كيري قوله: "الحل سياسي".', "الحل سياسي", "جون كيري"),
    ('وجاء في بيان وزارة الصحة: "الوضع مستقر".', "الوضع مستقر", "وزارة الصحة"),
    ('ووصف جون كيري الاتفاق بأنه "تاريخي".', "تاريخي", "جون كيري"),
    ("وندد بوتين “بالإكراه المتزايد” الذي تمارسه الدول.", "بالإكراه المتزايد", "فلاديمير بوتين"),
    ("اتهم جون كيري الصين بـ“ازدواجية المعايير”.", "ازدواجية المعايير", "جون كيري"),
    ("وتابع بوتين قائلا إن “على الأحزاب تنفيذ برامجها”.", "على الأحزاب تنفيذ برامجها", "فلاديمير بوتين"),
    ("واكتفى جون كيري بالقول: “سنرى ما يحدث”.", "سنرى ما يحدث", "جون كيري"),
    ('قال مسؤول في الوزارة: "الوضع مستقر".', "الوضع مستقر", "مسؤول في الوزارة"),
    ('قالت موسكو: "الوضع مستقر".', "الوضع مستقر", "موسكو"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), DIRECT)
def test_direct_speech(text: str, words: str, speaker: str) -> None:
    assert said(text) == [("direct", words, speaker)]


INDIRECT = [
    ("وحذر كيري من أن الوضع خطير، بحسب مسؤول أمريكي.", "الوضع خطير", "جون كيري"),
    ("وتقول موسكو إنها أرسلت معدات.", "أرسلت معدات", "موسكو"),
    ("وأشار بوتين إلى أن الوضع خطير.", "الوضع خطير", "فلاديمير بوتين"),
    ("قال مسؤول في الخارجية طلب عدم ذكر اسمه إن الوضع خطير.", "الوضع خطير", "مسؤول في الخارجية"),
    ("واتهمت الولايات المتحدة موسكو بتعزيز وجودها العسكري.", "تعزيز وجودها العسكري", "الولايات المتحدة"),
    ("ودعا كيري إلى وقف القتال.", "وقف القتال", "جون كيري"),
    ("ونفى الكرملين وجود أي نية للحرب.", "وجود أي نية للحرب", "الكرملين"),
    ("وقال بوتين لا أعتقد أن الحرب قريبة.", "لا أعتقد أن الحرب قريبة", "فلاديمير بوتين"),
    ("وتساءل كيري عما إذا كان الاتفاق ممكنا.", "كان الاتفاق ممكنا", "جون كيري"),
    (
        "قتل خمسة أشخاص في الهجوم، حسبما أفاد مسؤول في الوزارة.",
        "قتل خمسة أشخاص في الهجوم",
        "مسؤول في الوزارة",
    ),
    ("ووفقا لوزارة الصحة، فإن الوضع مستقر.", "الوضع مستقر", "وزارة الصحة"),
    ("غير ذلك، تتابع سمر الحاج، فالوضع مستقر.", "الوضع مستقر", "سمر الحاج"),
    ("ونقلت وكالة عن كيري قوله إن الوضع خطير.", "الوضع خطير", "جون كيري"),
    ("رغم تأكيد كيري على أن الوضع خطير.", "الوضع خطير", "جون كيري"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), INDIRECT)
def test_indirect_speech(text: str, words: str, speaker: str) -> None:
    assert said(text) == [("indirect", words, speaker)]


def test_a_clause_with_words_in_marks_is_mixed_and_each_of_them_direct_besides() -> None:
    assert said('وقال بوتين إن الوضع سيكون "أسوأ من ليبيا" لولا الدعم.') == [
        ("mixed", 'الوضع سيكون "أسوأ من ليبيا" لولا الدعم', "فلاديمير بوتين"),
        ("direct", "أسوأ من ليبيا", "فلاديمير بوتين"),
    ]


def test_a_marked_sentence_after_a_clause_stands_for_itself() -> None:
    text = 'وقال بوتين إن الغرب دمر كل الاقتصادات الكبرى، "المشكلة كلها في رأس رجل واحد مجنون هناك".'
    assert [(kind, words) for kind, words, _ in said(text)] == [
        ("indirect", "الغرب دمر كل الاقتصادات الكبرى"),
        ("direct", "المشكلة كلها في رأس رجل واحد مجنون هناك"),
    ]


NAMES = [
    'وقال كيري إن تنظيم "الدولة الإسلامية" تراجع.',
    "وقال كيري إن وباء “كورونا” تراجع.",
    "وقال كيري لصحيفة «الحياة» إن الوضع تراجع.",
    'وقال كيري إن شركة "غازبروم" (Gazprom) الروسية تراجعت.',
    'وقال كيري إن فيلما بعنوان "الأرض والسماء" سيعرض.',
]


@pytest.mark.parametrize("text", NAMES)
def test_names_in_marks_are_not_speech(text: str) -> None:
    assert [kind for kind, _, _ in said(text)] == ["indirect"]


def test_a_song_and_a_ferry_are_no_speech_without_a_verb_of_speech() -> None:
    assert said('اصطدمت العبارة "نسمة" بالرصيف وعزفت الفرقة أغنية "صوت الحسن".') == []


@pytest.mark.parametrize(
    "opening", ["يذكر أن", "يشار إلى أن", "جدير بالذكر أن", "ومن المتوقع أن", "ويمكن أن"]
)
def test_formulas_of_the_newsroom_are_no_speech(opening: str) -> None:
    assert said(f"{opening} الاجتماع سيعقد غدا.") == []


def test_a_denied_report_is_no_report() -> None:
    assert said("ولم يقل كيري إن الوضع خطير.") == []


def test_a_dropped_subject_is_who_spoke_last() -> None:
    text = 'قال بوتين إن الوضع صعب.\nوأضاف: "سنواصل الدعم."\nوحذر من أن الأعداد ستزداد.'
    assert [speaker for _, _, speaker in said(text)] == ["فلاديمير بوتين"] * 3


def test_gender_chooses_among_the_last_speakers() -> None:
    text = 'قالت سمر الحاج إن الوضع صعب.\nوقال جون كيري إن الوضع جيد.\nوأضافت: "بل هو صعب."\nوتابع: "بل جيد."'
    assert [speaker for _, _, speaker in said(text)][2:] == ["سمر الحاج", "جون كيري"]


def test_a_transitive_verb_does_not_take_its_object_for_the_subject() -> None:
    text = 'قال جون كيري إن الوضع صعب.\nووصف دعم موسكو للحكومة بأنه "رهان خاسر".'
    assert said(text)[-1] == ("direct", "رهان خاسر", "جون كيري")


def test_a_place_that_does_not_agree_is_no_subject() -> None:
    text = "قال جون كيري إن الوضع صعب.\nواتهم موسكو بتعزيز وجودها."
    assert said(text)[-1] == ("indirect", "تعزيز وجودها", "جون كيري")


def test_participles_go_with_the_subject_of_their_sentence_and_end_the_clause_before() -> None:
    text = "قال جون كيري إن الوضع صعب، مضيفا أن الحل بعيد، ومؤكدا: “لن نتراجع”."
    assert said(text) == [
        ("indirect", "الوضع صعب", "جون كيري"),
        ("indirect", "الحل بعيد", "جون كيري"),
        ("direct", "لن نتراجع", "جون كيري"),
    ]


def test_a_second_verb_after_a_comma_ends_the_clause_before() -> None:
    text = "قال جون كيري إن الوضع صعب، وأكد أن الحل بعيد."
    assert [words for _, words, _ in said(text)] == ["الوضع صعب", "الحل بعيد"]


def test_a_report_inside_a_report_is_left_in_it() -> None:
    assert [words for _, words, _ in said("قالت الصحيفة إن الوزير أعلن أن الحل بعيد.")] == [
        "الوزير أعلن أن الحل بعيد"
    ]


def test_a_relative_clause_speaks_for_the_noun_before_it() -> None:
    assert said("وحضر الاجتماع جون كيري، الذي قال إن الحل بعيد.") == [("indirect", "الحل بعيد", "جون كيري")]


@pytest.mark.parametrize(
    "description", ["المتحدث ذاته", "المسؤول نفسه", "الدبلوماسي الأمريكي", "المصدر ذاته"]
)
def test_a_description_stands_for_the_person_who_spoke(description: str) -> None:
    text = f"قال جون كيري إن الوضع صعب.\nوأورد {description} أن “الحل بعيد”."
    assert said(text)[-1] == ("direct", "الحل بعيد", "جون كيري")


def test_a_title_stands_for_the_person_who_bears_it() -> None:
    text = (
        "قال وزير الخارجية الروسي فلاديمير بوتين إن الوضع صعب.\n"
        "وقال جون كيري إن الوضع جيد.\nوأضاف وزير الخارجية الروسي أن الحل بعيد."
    )
    assert said(text)[-1] == ("indirect", "الحل بعيد", "فلاديمير بوتين")


def test_without_mentions_the_shape_of_a_phrase_tells_the_name() -> None:
    text = 'وقال وزير الخارجية الأمريكية جون كيري: "لن نتراجع أبدا".'
    (found,) = quotations(text, [])
    assert found.speaker is not None
    assert (found.speaker.of(text), found.speaker_actor) == ("جون كيري", None)


def test_a_speaker_who_is_a_mention_has_its_number_and_the_cue_its_english() -> None:
    text = "وحذر كيري من أن الوضع خطير."
    (found,) = quotations(text)
    assert found.cue is not None
    assert (found.cue.of(text), found.verb_ar, found.verb_en) == ("حذر", "حذر", "warned that")
    assert found.speaker_actor == 0
    assert 0.5 < found.score <= 1


def test_the_headline_names_its_speaker_before_a_colon() -> None:
    text = "كيري: الحل بعيد\n\nقال كيري إن الوضع صعب في كل مكان من هذا العالم الواسع."
    assert said(text)[0] == ("indirect", "الحل بعيد", "جون كيري")


def test_captions_are_not_searched() -> None:
    assert said('عنوان\nالتعليق على الصورة، قال كيري: "لن نتراجع".') == []


UNBALANCED = [
    ('وقال كيري: "لن نتراجع أبدا عن هذا.', "لن نتراجع أبدا عن هذا."),
    ("وقال كيري: ”لن نتراجع أبدا عن هذا”.", "لن نتراجع أبدا عن هذا"),
    ("وقال كيري: “لن نتراجع أبدا عن هذا″.", "لن نتراجع أبدا عن هذا"),
    ('وقال كيري " لن نتراجع أبدا عن هذا ".', "لن نتراجع أبدا عن هذا"),
]


@pytest.mark.parametrize(("text", "words"), UNBALANCED)
def test_broken_marks_still_bound_the_words(text: str, words: str) -> None:
    assert [(kind, found) for kind, found, _ in said(text)] == [("direct", words)]


def test_a_mark_never_closed_ends_before_the_sentence_that_opens_the_next() -> None:
    text = "وتساءل كيري: “ماذا ينتظر منا الناس؟ وزاد متسائلا: “ماذا نريد نحن؟”."
    assert [words for _, words, _ in said(text)] == ["ماذا ينتظر منا الناس؟", "ماذا نريد نحن؟"]


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    text = 'كذا "المعركة تجري بطريقة "شرسة" و"محتدمة" هذه السنة" كذا'
    words = tokens(text)
    assert [one.inner.of(text) for one in in_marks(text, words, blocks(text))] == [
        'المعركة تجري بطريقة "شرسة" و"محتدمة" هذه السنة'
    ]


def test_a_quotation_may_run_over_a_sentence() -> None:
    text = "قال كيري: “انتهى الأمر. لن نعود إليه أبدا”، مضيفا أن الحل بعيد."
    assert [words for _, words, _ in said(text)] == ["انتهى الأمر. لن نعود إليه أبدا", "الحل بعيد"]


@pytest.mark.parametrize(
    ("word", "lemma", "shape", "gender", "number"),
    [
        ("وأضاف", "أضاف", "past", "m", "s"),
        ("قالت", "قال", "past", "f", "s"),
        ("رأت", "رأى", "past", "f", "s"),
        ("دعوا", "دعا", "past", "m", "p"),
        ("سيقولون", "قال", "present", "m", "p"),
        ("مضيفة", "أضاف", "participle", "f", "s"),
        ("داعين", "دعا", "participle", "m", "p"),
        ("قولها", "قول", "noun", "f", "s"),
        ("يُؤَكِّد", "أكد", "present", "m", "s"),
    ],
)
def test_forms_of_speech(word: str, lemma: str, shape: str, gender: str, number: str) -> None:
    forms = [form for form, _ in SPEECH.facts(fold_cue(word)).forms]
    assert (lemma, shape, gender, number) in [(f.verb.lemma, f.shape, f.gender, f.number) for f in forms]


@pytest.mark.parametrize("word", ["بين", "الوضع", "", "123", "ا"])
def test_other_words_have_no_form_of_speech_of_a_strong_verb(word: str) -> None:
    assert all(form.verb.weak for form, _ in SPEECH.facts(fold_cue(word)).forms)


@pytest.mark.parametrize(
    ("word", "kind"), [("إن", "ان"), ("أنها", "ان"), ("بأن", "ب"), ("لأن", ""), ("أنا", "")]
)
def test_complementisers(word: str, kind: str) -> None:
    assert complementiser(word) == kind


PIECES = [
    "قال ",
    "بوتين",
    " إن ",
    '"',
    "“",
    "”",
    "«",
    ". ",
    "، ",
    ":",
    "\n",
    "مضيفا ",
    "(",
    "-",
    "ما ",
    "كذا ",
]


def test_an_office_without_a_name_is_no_person() -> None:
    text = "وزعم أمين المجلس الأعلى للموانئ أن الرصيف بني بطريقة «معقدة»."
    document = analyse(text)
    assert not [one for one in document.mentions if one.type is ActorType.PERSON]
    assert {one.speaker_name for one in document.quotations} == {"أمين المجلس الأعلى للموانئ"}


def test_an_office_may_have_the_word_for_year_in_it() -> None:
    assert said("أعلن أمين عام المجلس الأعلى أن الوضع خطير.")[0][2] == "أمين عام المجلس الأعلى"
    assert said("قال كيري عام 2015 إن الوضع خطير.")[0][2] == "جون كيري"


@pytest.mark.parametrize(
    "text",
    [
        "ما الذي يحدث في السودان وهل أن الاحتجاجات وصلت الخرطوم؟",
        "ومن الذي أكد أن السفينة غرقت؟",
        "هل قال إن السفينة غرقت؟",
    ],
)
def test_nobody_speaks_in_a_question_who_spoke(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "who", ["المركز", "اتحاد السائقين", "الحزب", "السكان", "الشهود", "التقرير", "المصدر"]
)
def test_a_body_or_a_group_is_no_man_who_spoke_before(who: str) -> None:
    further = "وأضافوا" if who in ("السكان", "الشهود") else "وأضاف"
    text = f"قال كيري إن الوضع صعب.\nوأفاد {who} أن الحل بعيد.\n{further} أن الأمر معروف."
    assert [speaker for _, _, speaker in said(text)] == ["جون كيري", who, who]


def test_a_body_is_taken_up_by_its_head() -> None:
    text = "قال اتحاد السائقين إن الوضع صعب.\nوقال كيري إن الحل بعيد.\nوأوضح الاتحاد أن الأمر معروف."
    assert said(text)[-1] == ("indirect", "الأمر معروف", "اتحاد السائقين")


def test_as_for_a_body_it_has_urged() -> None:
    text = "قال كيري إن الوضع صعب.\nأما اتحاد السائقين المعارض، فقد دعا في بيان له الفروع إلى “الوعي التام”."
    assert said(text)[-1] == ("direct", "الوعي التام", "اتحاد السائقين المعارض")


def test_whom_a_relative_clause_tells_apart_is_nobody_who_spoke_before() -> None:
    text = "قال كيري إن الوضع صعب.\nوأزعجه موقف الرئيس الذي قال إن بلاده بخير."
    assert said(text)[-1] == ("indirect", "بلاده بخير", "الرئيس")


def test_an_office_behind_a_name_is_no_part_of_what_was_announced() -> None:
    assert said("أعلن جون كيري رئيس هيئة الترفيه إصابته بوعكة صحية.") == [
        ("indirect", "إصابته بوعكة صحية", "جون كيري")
    ]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_spans_are_ordered_inside_the_text_and_only_mixed_ones_hold_others(text: str) -> None:
    found = quotations(text)
    for one, following in pairwise(found):
        assert one.span.start <= following.span.start
        if one.span.overlaps(following.span):
            assert one.span.covers(following.span)
            assert one.kind is QuotationKind.MIXED
            assert following.kind is QuotationKind.DIRECT
    for one in found:
        assert one.span.start < one.span.end
        assert one.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["", '"' * 50_000, "قال " * 5_000, "قال إن " * 5_000, '"قال" و' * 1_000, "( - " * 10_000, "\ud800" * 100],
)
def test_hostile_text_gets_an_answer(text: str) -> None:
    quotations(text, [])
