"""Voice and person of a verb come from what stands around it, where the letters leave both open."""

import pytest

from reader.arabic.document import ActorType, Mention
from reader.text.spans import Span
from tests.arabic.analyser import ANALYSER


def gloss(sentence: str, word: str, *names: tuple[str, ActorType]) -> str:
    spans, start = [], 0
    for one in sentence.split(" "):
        spans.append(Span(start, start + len(one)))
        start += len(one) + 1
    mentions = tuple(
        Mention(Span(sentence.index(name), sentence.index(name) + len(name)), kind, 0, name, "X", 0.9)
        for name, kind in names
    )
    tokens = ANALYSER.read_tokens(sentence, spans, [Span(0, len(sentence))], mentions)
    return next(token.gloss for token in tokens if token.span.of(sentence) == word)


@pytest.mark.parametrize(
    ("sentence", "word", "voice"),
    [
        # nothing but a thing follows, or stands before
        ("نشرت نتائج الفحص في التقرير", "نشرت", "was published"),
        ("عرض على المجلس كتاب نشر في بيروت", "نشر", "was published"),
        ("الأموال التي دفعت إلى الموظفين", "دفعت", "was paid"),
        ("هذه الأجهزة تستخدم في المصانع", "تستخدم", "is utilized"),
        # people to whom it is done
        ("قتل سبعة أشخاص في الانفجار", "قتل", "was killed"),
        ("اعتقل ثلاثة موظفين في المطار", "اعتقل", "was arrested"),
        # only a preposition follows
        ("الحقيبة التي عثر عليها في الغابة", "عثر", "was found"),
        ("أفرج صباح الاثنين عن السجين", "أفرج", "was released"),
        # written otherwise than the active
        ("قوبل الاقتراح بالرفض", "قوبل", "was met"),
        ("أقيل مدير المصنع", "أقيل", "was dismissed"),
        ("يعتبر المشروع الأكبر في البلاد", "يعتبر", "is considered"),
    ],
)
def test_verb_without_its_object_is_passive(sentence: str, word: str, voice: str) -> None:
    assert voice in gloss(sentence, word)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("نشرت المجلة دراسة عن المناخ", "نشرت"),
        ("نشرت الصحيفة أمس في صدر صفحتها مقالا", "نشرت"),
        ("اعتقلت الشرطة ثلاثة موظفين", "اعتقلت"),
        ("قال إنه نشر الكتاب", "نشر"),
        ("الشركة تستخدم أجهزة قديمة", "تستخدم"),
        ("الرئيس الذي يستخدمها", "يستخدمها"),
        ("جاء الطبيب ليفتح العيادة", "ليفتح"),
        ("هز الانفجار المدينة", "هز"),
    ],
)
def test_verb_with_subject_and_object_is_active(sentence: str, word: str) -> None:
    found = gloss(sentence, word)
    assert " was " not in found
    assert " is " not in found


def test_name_of_a_person_is_arrested_but_arrests_too() -> None:
    name = ("سامي حداد", ActorType.PERSON)
    assert "was arrested" in gloss("اعتقل سامي حداد في المطار", "اعتقل", name)
    assert "[he] arrested" in gloss("اعتقل سامي حداد اللص في المطار", "اعتقل", name)


@pytest.mark.parametrize(
    ("sentence", "word", "shown"),
    [
        ("قال « سمعنا صوتا قويا »", "سمعنا", "we heard"),
        ("خسرنا المباراة أمام فريق أقوى", "خسرنا", "we lost"),
        ("زارنا الوزير في المستشفى", "زارنا", "[he] visited us"),
        ("قالت « سألت الطبيب عن النتيجة »", "سألت", "I asked"),
        ("« كتبت القصيدة في السجن »", "كتبت", "I wrote"),
        ("قال « لم أقل ذلك »", "أقل", "I say"),
        ("« أردت أن أعود إلى البيت »", "أردت", "I wanted"),
        ("قال « قوبلنا بالرفض »", "قوبلنا", "we were met"),
        ("« خفنا على الأطفال »", "خفنا", "we were scared"),
    ],
)
def test_first_person_in_what_somebody_says(sentence: str, word: str, shown: str) -> None:
    assert gloss(sentence, word) == shown


@pytest.mark.parametrize(
    ("sentence", "word", "shown"),
    [
        ("سألت الصحيفة الوزير عن النتيجة", "سألت", "[it] asked"),
        ("« كتبت الصحيفة مقالا عن السجن »", "كتبت", "[it] wrote"),
        ("« الحكومة طلبت من الناس الصبر »", "طلبت", "[it] requested"),
    ],
)
def test_feminine_subject_beside_the_verb_keeps_the_third_person(
    sentence: str, word: str, shown: str
) -> None:
    assert gloss(sentence, word) == shown


def test_second_person_where_somebody_is_spoken_to() -> None:
    assert gloss("« ماذا تطلب أنت من أخيك »", "تطلب") == "you request"


@pytest.mark.parametrize(
    ("sentence", "word", "pos"),
    [
        ("قررت الجامعة ضم الكلية إلى المعهد", "ضم", "noun"),
        ("أعلنت الشركة نقل المكاتب إلى العاصمة", "نقل", "noun"),
        ("رفضت المحكمة طلب الدفاع", "طلب", "noun"),
        ("ضم الوفد ستة وزراء", "ضم", "verb"),
        ("وصل رجل يحمل رسالة", "يحمل", "verb"),
    ],
)
def test_clause_that_has_its_verb_wants_no_other(sentence: str, word: str, pos: str) -> None:
    spans, start = [], 0
    for one in sentence.split(" "):
        spans.append(Span(start, start + len(one)))
        start += len(one) + 1
    tokens = ANALYSER.read_tokens(sentence, spans, [Span(0, len(sentence))])
    assert next(token.pos for token in tokens if token.span.of(sentence) == word) == pos
