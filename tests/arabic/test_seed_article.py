"""The seed article, end to end through the pure analysis: its actors, quotations, captions and words."""

from functools import cache
from pathlib import Path

import pytest

from reader.arabic.document import Document
from tests.arabic.analyser import analyse

SEED = Path(__file__).parents[2] / "seeds" / "us-warns-russia.ar.txt"

ACTORS = [
    ("PER", "Bashar al-Assad"),
    ("PER", "John Kerry"),
    ("PER", "Sergei Lavrov"),
    ("PER", "Josh Earnest"),
    ("PER", "Vladimir Putin"),
    ("PER", "Jeff Davis"),
    ("ORG", "US State Department"),
    ("ORG", "White House"),
    ("ORG", "Kremlin"),
    ("ORG", "US Department of Defense"),
    ("ORG", "Islamic State"),
    ("ORG", "Associated Press"),
    ("ORG", "Syrian Arab News Agency"),
    ("LOC", "Syria"),
    ("LOC", "Russia"),
    ("LOC", "Iraq"),
    ("LOC", "Libya"),
    ("LOC", "Latakia"),
    ("LOC", "Tajikistan"),
    ("LOC", "United States"),
]
STATEMENTS = [
    ("يزعزع الاستقرار", "لقيادة البلاد", "Josh Earnest"),
    ("رهان خاسر", "رهان خاسر", "Josh Earnest"),
    ("يشير الروس", "هذا الهدف.", "Josh Earnest"),
    ("مساعدات فنية عسكرية", "مساعدات فنية عسكرية", "Vladimir Putin"),
    ("ندعم حكومة سوريا", "الاعتداء الإرهابي.", "Vladimir Putin"),
    ("نقدم وسنستمر", "الانضمام إلينا.", "Vladimir Putin"),
    ("أسوأ من ليبيا", "أسوأ من ليبيا", "Vladimir Putin"),
    ("لدينا مؤشرات", "هناك.", "Jeff Davis"),
]
GLOSSES = [
    ("واتهمت", "accused"),
    ("بنظيره", "his counterpart"),
    ("اللاجئين", "refugees"),
    ("المساعدات", "assistance"),
    ("يفاقم", "aggravate"),
    ("الساحلية", "coastal"),
]


@cache
def document() -> Document:
    return analyse(SEED.read_text(encoding="utf-8"))


def words(form: str) -> list[str]:
    found = document()
    return [token.gloss for token in found.tokens if token.span.of(found.text) == form]


@pytest.mark.parametrize(("kind", "name"), ACTORS)
def test_actor(kind: str, name: str) -> None:
    assert (kind, name) in {(mention.type.value, mention.name_en) for mention in document().mentions}


@pytest.mark.parametrize("surname", ["كيري", "بوتين", "ايرنست", "الأسد"])
def test_a_surname_alone_is_the_person_named_in_full(surname: str) -> None:
    found = document()
    alone = [mention for mention in found.mentions if mention.span.of(found.text) == surname]
    assert alone
    assert all(" " in mention.name_ar for mention in alone)


def test_sana_is_the_syrian_arab_news_agency() -> None:
    found = document()
    [sana] = [mention for mention in found.mentions if mention.span.of(found.text) == "سانا"]
    assert sana.name_en == "Syrian Arab News Agency"


def test_exactly_these_words_are_quoted() -> None:
    found = document()
    direct = [quotation for quotation in found.quotations if quotation.kind == "direct"]
    assert len(direct) == len(STATEMENTS)


@pytest.mark.parametrize(("first", "last", "speaker"), STATEMENTS)
def test_statement(first: str, last: str, speaker: str) -> None:
    found = document()
    names = {mention.actor: mention.name_en for mention in found.mentions}
    [quotation] = [
        one for one in found.quotations if one.kind == "direct" and one.span.of(found.text).startswith(first)
    ]
    assert quotation.span.of(found.text).endswith(last)
    assert quotation.speaker_actor is not None
    assert names[quotation.speaker_actor] == speaker


def test_islamic_state_in_quotation_marks_is_a_name() -> None:
    found = document()
    assert "الدولة الإسلامية" not in {quotation.span.of(found.text) for quotation in found.quotations}


def test_captions_and_credit() -> None:
    found = document()
    first, second = found.captions
    assert first.span.of(found.text).startswith("صورة صادرة عن الجيش السوري")
    assert first.credit is None
    assert second.span.of(found.text).startswith("صورة نشرتها الوكالة")
    assert second.credit is not None
    assert second.credit.of(found.text) == "AFP"


@pytest.mark.parametrize(("word", "gloss"), GLOSSES)
def test_gloss(word: str, gloss: str) -> None:
    assert words(word)
    assert all(gloss in shown for shown in words(word))


def test_every_word_says_something() -> None:
    found = document()
    silent = [
        token.span.of(found.text) for token in found.tokens if not token.gloss and token.pos != "punctuation"
    ]
    assert not silent
