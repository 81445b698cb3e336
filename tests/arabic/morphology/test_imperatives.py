"""What somebody is told to do is read as such, though the lexicon has hardly any imperatives."""

import pytest

from reader.arabic.morphology.imperatives import is_listed
from tests.arabic.analyser import analyse


def glosses(text: str) -> dict[str, str]:
    return {token.span.of(text): token.gloss for token in analyse(text).tokens}


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        # letters that can be nothing else
        ("اغسل الخضار جيدا قبل طبخها.", "اغسل", "wash"),
        ("احرصوا على إغلاق النوافذ.", "احرصوا", "be keen"),
        ("اكتب قائمة بما ينقصك.", "اكتب", "write"),
        # like a past, where somebody is spoken to
        ("أغلق هاتفك قبل النوم.", "أغلق", "close"),
        ("تناولوا وجبة خفيفة قبل نومكم.", "تناولوا", "have"),
        ("خذ حبة واحدة بعد الأكل.", "خذ", "take"),
        # what goes on with it, and what one must not do
        ("اخلط الطحين بالماء واتركه ساعة في مكان دافئ.", "واتركه", "and leave him/it"),
        ("لا تستخدم المصعد، واحمل طفلك على كتفك.", "تستخدم", "you use"),
        # "you" in what somebody says tells nothing of what stands outside
        ("نزع قبعته وقال: «أعتذر لكم».", "نزع", "[he] removed"),
        ("وقد وصل كتابك أمس.", "وقد", "and has"),
        # somebody who does it, or "that", follows
        ("اعلن الرئيس موعد المؤتمر.", "اعلن", "[he] announced"),
        ("استخدم الجيش الطائرات في القصف.", "استخدم", "[it] used"),
    ],
)
def test_an_imperative_opens_its_clause(sentence: str, word: str, gloss: str) -> None:
    assert glosses(sentence)[word] == gloss


def test_an_item_of_a_list_tells_what_to_do() -> None:
    text = "نصائح للبيت\n\n1. علّق المفاتيح قرب الباب.\n\n2. وزّع الأثقال على الرفوف.\n"
    shown = glosses(text)
    assert (shown["علّق"], shown["وزّع"]) == ("hang", "distribute")


@pytest.mark.parametrize(("text", "listed"), [("a\n3. b", True), ("a\n- b", True), ("a\nb", False)])
def test_a_number_or_bullet_leads_an_item(text: str, listed: bool) -> None:
    assert is_listed(text, len(text) - 1) is listed
