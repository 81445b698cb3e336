"""Who a verb is of and what a participle goes on with, told by endings, pronouns and what stands before."""

import pytest

from reader.arabic.morphology.speech import SpokenWords, told_of_oneself
from tests.arabic.analyser import analyse


def gloss(text: str, word: str) -> str:
    return next(one.gloss for one in analyse(text).tokens if one.span.of(text) == word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("رفع الحارس الراية ثم لوح بذراعين، ورفع ذراعين", "ورفع", "and [he] raised"),
        ("من أغلق النافذة؟", "أغلق", "[he] closed"),
        ("اقتحم مسلحون مبنى البلدية", "اقتحم", "[he] stormed"),
        ("خطف مسلحون 12 عاملا من الحقل", "خطف", "[he] kidnapped"),
        ("قتل 17 عاملا في انهيار المنجم", "قتل", "[he] was killed"),
        ("عشرون متطوعا سلمت أسماؤهم إلى البلدية", "سلمت", "[she] was handed over"),
        ("كبلت يداه وعصبت عيناه", "كبلت", "[she] was shackled"),
        ("القرار سيتخذ في جلسة مغلقة", "سيتخذ", "[it] will be taken"),
        ("ستدفن الشاعرة في قريتها", "ستدفن", "[she] will be buried"),
        ("كتاب نشر في دمشق", "نشر", "[it] was published"),
        ("نزل المتفرجون ورشقوا الحافلة، وهتفت الجماهير واقتحمت الملعب", "واقتحمت", "and [she] stormed"),
    ],
)
def test_endings_and_neighbours_tell_who_does_it(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("غادرت الأم وهي تغالب النعاس", "تغالب", "[she] overcomes"),
        ("المدرب الجديد تحمل المسؤولية كاملة", "تحمل", "[he] bore"),
        ("تخرج الراحل في كلية الطب", "تخرج", "[he] graduated"),
        ("الممرضة تحمل حقيبة صغيرة", "تحمل", "[she] carries"),
    ],
)
def test_past_of_him_is_told_from_present_of_her(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("خرج المتهم معترفا بأنه كذب", "معترفا", "admitting"),
        ("غادر القاعة متعهدا بأن يعود", "متعهدا", "pledging"),
        ("وقف الفائز حاملا كأسه", "حاملا", "carrying"),
    ],
)
def test_participle_goes_on_with_what_its_verb_would(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected


def test_written_vowel_tells_who_did_it() -> None:
    assert gloss("جلستُ على المقعد", "جلستُ") == "I sat"


def test_after_a_relative_a_verb_is_likelier_than_a_bare_noun() -> None:
    assert gloss("الطالب الذي حفظ القصيدة", "حفظ").startswith("[")


def test_what_happens_to_us_has_a_subject_before_it() -> None:
    assert gloss("المدير حرمنا من الإجازة", "حرمنا") == "[he] deprived us"


def test_broken_plural_that_the_lexicon_words_as_one_is_many() -> None:
    assert gloss("ضربت الزلازل الجزيرة", "الزلازل") == "the earthquakes"


def test_attached_object_decides_a_sense() -> None:
    assert gloss("علقه على الجدار", "علقه") == "[he] hung him/it"


def test_sister_before_a_name_is_mine_alone() -> None:
    assert gloss("قال « رأيت أختي سلمى حداد »", "أختي") == "my sister"


def test_column_is_told_by_its_writer() -> None:
    paragraphs = [["أنا", "وصديقي"], ["سألت", "الجار"], ["قال", "لي", "الجار"]]
    assert told_of_oneself(paragraphs) == [True, True, True]
    assert told_of_oneself([["وصل", "الوفد"], ["غادر", "الوفد"]]) == [False, False]


def test_i_in_somebodys_speech_does_not_tell_of_the_writer() -> None:
    assert told_of_oneself([["قال", ":", "أنا", "هنا"], ["قالت", "«", "لي", "»"]]) == [False, False]


def test_saying_announces_speech_however_far_its_colon_is() -> None:
    words = ["ونقلت", "الصحيفة", "عن", "جارتها", "قولها", "في", "ذلك", "المساء", "البارد", ":", "تعبنا"]
    assert SpokenWords().of(words)[-1]
