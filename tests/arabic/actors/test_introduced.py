"""Every rule by which a sentence introduces a person: its example needs it."""

import pytest

from reader.arabic.actors import introduced
from reader.arabic.actors.introduced import RULES, Rule
from reader.arabic.document import ActorType
from reader.arabic.tokenise import tokens
from tests.arabic.analyser import ANALYSER, KNOWN

INTRODUCED = {
    "listed family name": "غسان الحداد",
    "likely family name after a title": "سالم الزرغابي",
    "likely family name after a verb": "سالم الزرغابي",
    "likely family name that ends": "غسان الزرغابي",
    "another one in a row": "كريم غراب",
    "another one joined by and": "وسالم الزرغابي",
    "definite word after a title": "غسان المصباح",
    "definite word that ends a title": "سالم المصباح",
    "definite word that ends a verb": "سالم المصباح",
    "definite word before the object": "غسان المصباح",
    "ordinary word that ends a title": "سالم غراب",
    "ordinary word that ends a verb": "غسان غراب",
}


def people(text: str) -> list[str]:
    words = [token.of(text) for token in tokens(text)]
    return [" ".join(words[name.first : name.last]) for name in introduced.find(KNOWN, words, [])]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    assert INTRODUCED[rule.name] in people(rule.example)
    monkeypatch.setattr(introduced, "RULES", tuple(one for one in RULES if one is not rule))
    assert INTRODUCED[rule.name] not in people(rule.example)


@pytest.mark.parametrize(
    "text",
    [
        "عن سالم الحداد أمس.",  # the given name is a word, and nothing else tells
        "عن غسان المصباح أمس.",  # a definite word needs a title or a verb
        "رفض سالم غراب.",  # two ordinary words after a verb
        "عن غسان الحداد وسالم الزرغابي أمس.",  # و may begin any word: the row must end
    ],
)
def test_fewer_signs_introduce_nobody_else(text: str) -> None:
    assert not set(people(text)) - {"غسان الحداد"}


@pytest.mark.parametrize(
    "text",
    [
        "اختبأ خلف الستار.",  # behind the curtain
        "أطالت الأزمة عمر الحكومة.",
        "طلب منه القاضي أن يجلس.",
        "خاطب السيد الوزير الحضور.",
        "التقى مالك الفندق.",
        "زار طفل تركي الحديقة.",
        "قالت إن جده فتح الدكان.",
    ],
)
def test_phrases_are_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("أرتنا صورة ابنتها جود في المطبخ.", "جود"),
        ("وقالت زوجته، حورية، إن الباب كان مغلقا.", "حورية"),
        ("ساعده راع يدعى ثائر، وغاب.", "ثائر"),
    ],
)
def test_a_given_name_alone_is_introduced(text: str, person: str) -> None:
    assert person in people(text)


@pytest.mark.parametrize(
    "said", ["وقال محافظه نديم البرزخ إن السعر ثابت.", "وأوضحت مديرته نجوى المرسى الأمر."]
)
def test_a_name_behind_whose_office_it_is_is_a_person(said: str) -> None:
    assert [mention.type for mention in ANALYSER.analyse(said).mentions] == [ActorType.PERSON]
