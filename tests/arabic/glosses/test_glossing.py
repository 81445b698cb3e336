"""Words are read in their sentence: the right homograph, inflected, with names and set phrases as wholes."""

import pytest

from reader.arabic.document import ActorType, Mention, Token
from reader.text.spans import Span
from tests.arabic.analyser import ANALYSER


def tokens_of(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Token, ...]:
    spans, start = [], 0
    for word in text.split(" "):
        spans.append(Span(start, start + len(word)))
        start += len(word) + 1
    return ANALYSER.read_tokens(text, spans, [Span(0, len(text))], mentions)


def glosses(text: str, mentions: tuple[Mention, ...] = ()) -> list[str]:
    return [token.gloss for token in tokens_of(text, mentions)]


@pytest.mark.parametrize(
    ("sentence", "word", "pos"),
    [
        ("كتب الرئيس رسالة إلى الوزير", "كتب", "verb"),
        ("قرأ ثلاثة كتب في الأسبوع", "كتب", "noun"),
        ("لم يعد الوزير إلى العاصمة", "يعد", "verb"),
        ("يجب أن يعمل الجميع", "أن", "conjunction"),
        ("ذهب الوزير إلى باريس", "ذهب", "verb"),
        ("ارتفع سعر الذهب اليوم", "الذهب", "noun"),
    ],
)
def test_context_decides_between_noun_and_verb(sentence: str, word: str, pos: str) -> None:
    token = next(one for one in tokens_of(sentence) if one.span.of(sentence) == word)
    assert token.pos == pos


def test_glosses_are_put_as_a_person_would() -> None:
    assert glosses("واتهمت الحكومة نظيره") == ["and [it] accused", "the government", "his counterpart"]


def test_adjective_after_its_noun_has_no_article() -> None:
    assert glosses("الدعم العسكري") == ["the support", "military"]


def test_verb_after_a_particle_stays_uninflected() -> None:
    assert glosses("لم يقدم المسؤول")[:2] == ["did not", "[he] offer"]
    assert glosses("يقدم المسؤول المساعدة")[0] == "[he] offers"


def test_set_phrase_shows_on_each_of_its_words() -> None:
    assert glosses("على الرغم من الحرب") == ["in spite of"] * 3 + ["the war"]
    assert glosses("وعلى الرغم من الحرب")[0] == "and in spite of"


def test_set_phrase_keeps_the_senses_of_its_words() -> None:
    minister = tokens_of("رئيس الوزراء")[1]
    assert minister.gloss == "prime minister"
    assert "minister" in minister.senses


def test_longest_phrase_wins() -> None:
    assert glosses("مجلس الأمن الدولي") == ["UN Security Council"] * 3


def test_before_a_number_means_ago() -> None:
    assert glosses("قبل أربع سنوات")[0] == "ago"
    assert glosses("قبل الحرب")[0] == "before"


def person(text: str, word: str, name_ar: str, name_en: str) -> Mention:
    start = text.index(word)
    return Mention(Span(start, start + len(word)), ActorType.PERSON, 0, name_ar, name_en, 0.9)


def test_name_shows_its_part_of_the_full_name() -> None:
    text = "وحذر كيري من الحرب"
    assert glosses(text, (person(text, "كيري", "جون كيري", "John Kerry"),))[1] == "Kerry"


def test_clitic_before_a_name_stays_in_the_gloss() -> None:
    text = "الدعم للأسد"
    token = tokens_of(text, (person(text, "لأسد", "بشار الأسد", "Bashar al-Assad"),))[1]
    assert (token.gloss, token.proclitic, token.pos) == ("to al-Assad", 1, "proper noun")


def test_organisation_shows_its_whole_name() -> None:
    text = "أعلنت وكالة سانا"
    mention = Mention(Span(6, 16), ActorType.ORGANISATION, 0, "وكالة سانا", "SANA news agency", 0.9)
    assert glosses(text, (mention,))[1:] == ["SANA news agency"] * 2


def test_what_is_not_arabic_keeps_its_kind() -> None:
    found = [(token.pos, token.gloss) for token in tokens_of("عام ٢٠١١ ، AFP")]
    assert found[1:] == [("number", "2011"), ("punctuation", ""), ("foreign", "AFP")]


def test_tokens_outside_any_sentence_are_read_too() -> None:
    assert len(ANALYSER.read_tokens("قال الوزير", [Span(0, 3), Span(4, 10)], [], [])) == 2
    assert ANALYSER.read_tokens("", [], [], []) == ()


def test_other_readings_are_offered() -> None:
    assert len(ANALYSER.readings("كتب")) > 1


@pytest.mark.parametrize("text", ["\u064b" * 2000, "\ud800 \udfff", "( ) ، ؛", "ا" * 3000, "كتب " * 2000])
def test_any_text_is_read(text: str) -> None:
    words = [word for word in text.split(" ") if word]
    assert len(tokens_of(" ".join(words))) == len(words)


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        ("قال إن الحرب الدائرة في البلاد مستمرة", "الدائرة", "ongoing"),
        ("نشرت الوكالة صورة تظهر مركبات عسكرية", "تظهر", "[it] shows"),
        ("وصل الوفد مساء الثلاثاء إلى العاصمة", "الثلاثاء", "Tuesday"),
        ("ارتفع المؤشر ثلاثة بالمئة", "بالمئة", "per cent"),
    ],
)
def test_neighbours_choose_the_gloss(sentence: str, word: str, gloss: str) -> None:
    assert glosses(sentence)[sentence.split(" ").index(word)] == gloss


def test_adjective_that_describes_no_noun_is_whoever_has_the_quality() -> None:
    assert glosses("قال الفلكيون")[-1] == "the astronomers"
    assert glosses("توقعات المحللين")[-1] == "the analysts"
    assert glosses("القرار السياسي")[-1] == "political"


def test_english_plurals_are_made_once() -> None:
    assert glosses("هاجم المسلحين")[-1] == "the gunmen"
    assert "militias" in glosses("قاتل المليشيات")[-1].split()
    assert glosses("نقل المكفوفين")[-1] == "the blind people"


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        ("قارب يقل مهاجرين", "مهاجرين", "migrants"),
        ("قال ناشطون إن القصف استمر", "ناشطون", "activists"),
        ("وصل عمال مهاجرون", "مهاجرون", "migrant"),
        ("تجاوز عدد متابعيها المليون", "متابعيها", "her/its followers"),
        ("ظلوا متفائلين", "متفائلين", "optimistic"),
    ],
)
def test_many_people_are_in_the_plural_unless_the_word_describes_a_noun(
    sentence: str, word: str, gloss: str
) -> None:
    assert {one.span.of(sentence): one.gloss for one in tokens_of(sentence)}[word] == gloss


def test_what_is_mine_is_hardly_two() -> None:
    assert glosses("قال إن فرحتي لا توصف")[2] == "my joy"


def test_undergo_has_its_third_person() -> None:
    assert glosses("يخضع المهاجم لبرنامج تأهيلي")[0] == "[he] undergoes"
