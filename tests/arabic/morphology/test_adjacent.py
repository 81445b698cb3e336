"""The word beside one decides its reading: who, if, my brother, announcing, and a verb behind "then"."""

import pytest

from tests.arabic.analyser import analyse


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        ("لا أحد يعرف من اتصل بالشرطة.", "من", "who"),
        ("كان أول من باع الثلج في المدينة.", "باع", "[he] sold"),
        ("عاد الوفد من المدينة.", "من", "from"),
        ("سنغادر القاعة إن لم يحضر الوزير.", "إن", "if"),
        ("قال إن الوزير حضر.", "إن", "that"),
        ("صافحت أخي وخرجت.", "أخي", "my brother"),
        ("سألت عن أخي الوزير في القاعة.", "أخي", "brother"),
        ("وصف المدير الخطة، معلنا إغلاق الفرع القديم.", "معلنا", "announcing"),
        ("تحدثت الوزيرة طويلا، متوقعة أن يتحسن الوضع.", "متوقعة", "expecting"),
        ("ثم حمل الصندوق إلى الشاحنة.", "حمل", "[he] carried"),
        ("وقال إن جده فتح الدكان قبل الحرب.", "فتح", "[he] opened"),
    ],
)
def test_the_neighbour_decides(sentence: str, word: str, gloss: str) -> None:
    assert {one.span.of(sentence): one.gloss for one in analyse(sentence).tokens}[word] == gloss


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        # the vowel is written
        ("متى جلستِ خلف المقود؟", "جلستِ", "you sat"),
        # what is feminine without an ending
        ("قالت: «كأن الأرض ابتلعتهم».", "ابتلعتهم", "[it] swallowed them"),
        # "my" in what is said tells nothing of who says it
        ("وتابعت: «رأيته بعيني في السوق».", "وتابعت", "and [she] continued"),
        ("وغرمت المحكمة التاجر مئتي ألف دينار.", "وغرمت", "and [it] fined"),
        # yours
        ("كيف تقي نفسك من البرد؟", "تقي", "you protect"),
        ("راجع الطبيب إذا ارتفعت حرارتك أو لاحظت طفحا.", "لاحظت", "you noticed"),
        # one person does all of it
        ("خاط الخياط الثوب وقص القماش.", "وقص", "and [he] cut"),
        # paired parts of the body
        ("أطلقت ساقيها للريح.", "ساقيها", "her/its two legs"),
        ("وقال: أنا لا أعرفه.", "أنا", "I"),
    ],
)
def test_whose_verb_it_is(sentence: str, word: str, gloss: str) -> None:
    assert {one.span.of(sentence): one.gloss for one in analyse(sentence).tokens}[word] == gloss
