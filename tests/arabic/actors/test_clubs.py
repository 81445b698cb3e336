"""Clubs whose names are ordinary words are found where the talk is of sport, and nowhere else."""

import pytest

from reader.arabic.actors.clubs import find
from tests.arabic.analyser import KNOWN, analyse


@pytest.mark.parametrize(
    ("sentence", "clubs"),
    [
        ("استعاد الهلال صدارة الدوري", ["الهلال"]),
        ("قال مدرب النصر بعد المباراة", ["النصر"]),
        ("فاز على الاتحاد في الشوط الثاني", ["الاتحاد"]),
        ("قرر الاتحاد الأوروبي تأجيل المباراة", []),
        ("فرحة النصر لا توصف", []),
    ],
)
def test_clubs_in_a_sentence_on_sport(sentence: str, clubs: list[str]) -> None:
    words = sentence.split()
    assert [words[name.first] for name in find(KNOWN, words, [], "sport")] == clubs


def test_no_club_outside_sport() -> None:
    assert find(KNOWN, ["ظهر", "الهلال", "في", "السماء"], [], "") == []


def test_an_article_on_a_match_names_its_clubs() -> None:
    text = "فوز كبير في الدوري\n\nاستعاد الهلال صدارة الدوري بفوزه في المباراة على ملعب الرياض بهدفين."
    assert "الهلال" in [mention.span.of(text) for mention in analyse(text).mentions]
