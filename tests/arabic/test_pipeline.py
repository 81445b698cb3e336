"""The stages together: one text in, one document out, and the JSON that users script."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.arabic.document import QuotationKind
from reader.arabic.pipeline import to_json
from tests.arabic.analyser import analyse

SEED = Path(__file__).parents[2] / "seeds" / "us-warns-russia.ar.txt"
TEXT = (
    "موسكو تحذر الغرب\n\n"
    "التعليق على الصورة، فلاديمير بوتين في قمة سابقة (رويترز)\n\n"
    'قال الرئيس الروسي فلاديمير بوتين إن الوضع "خطير للغاية" في المنطقة.\n'
)


def test_every_stage_is_there() -> None:
    document = analyse(TEXT)
    assert [block.kind.value for block in document.blocks] == ["headline", "caption", "paragraph"]
    assert "فلاديمير بوتين" in {mention.span.of(TEXT) for mention in document.mentions}
    assert [(one.kind.value, one.span.of(TEXT)) for one in document.quotations if one.span.start > 60] == [
        ("mixed", 'الوضع "خطير للغاية" في المنطقة'),
        ("direct", "خطير للغاية"),
    ]
    assert [token.span.of(TEXT) for token in document.tokens][:3] == ["موسكو", "تحذر", "الغرب"]
    (caption,) = document.captions
    assert caption.credit is not None
    assert (caption.span.of(TEXT), caption.credit.of(TEXT)) == ("فلاديمير بوتين في قمة سابقة", "رويترز")


def test_json_has_the_documented_keys_and_survives_a_round_trip() -> None:
    found = json.loads(json.dumps(to_json(analyse(TEXT), "a1"), ensure_ascii=False))
    assert found["text"] == TEXT
    assert found["version"] == "a1"
    assert {"kind", "start", "end"} <= found["paragraphs"][0].keys()
    assert {"start", "end", "lemma", "pos", "vocalised", "gloss", "senses"} <= found["tokens"][0].keys()
    assert {"start", "end", "type", "name_en", "score"} <= found["actors"][0].keys()
    quotation = found["quotations"][-1]
    assert {"start", "end", "kind", "cue", "speaker", "speaker_name", "speaker_score"} <= quotation.keys()
    cue, speaker = quotation["cue"], quotation["speaker"]
    assert (TEXT[cue[0] : cue[1]], TEXT[speaker[0] : speaker[1]]) == ("قال", "فلاديمير بوتين")
    assert {"start", "end", "credit"} == found["captions"][0].keys()


@pytest.mark.parametrize(
    "text",
    [
        "The president said: “We will not go back.”",
        "رئیس جمهور گفت که این کار را می‌کنیم و از آن بهتر است",
        "12.5",
    ],
)
def test_a_text_that_is_not_arabic_has_structure_and_words_but_no_actors_or_quotations(text: str) -> None:
    document = analyse(text)
    assert document.blocks
    assert document.tokens
    assert document.mentions == ()
    assert document.quotations == ()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_a_document_whose_spans_lie_in_it(text: str) -> None:
    document = analyse(text)
    spans = [*document.sentences, *(token.span for token in document.tokens)]
    spans += [mention.span for mention in document.mentions]
    spans += [quotation.span for quotation in document.quotations]
    assert all(span.end <= len(text) for span in spans)


def test_the_seed_article_has_its_eight_quoted_statements_and_who_said_them() -> None:
    text = SEED.read_text(encoding="utf-8")
    direct = [one for one in analyse(text).quotations if one.kind is QuotationKind.DIRECT]
    speakers = [one.speaker.of(text) if one.speaker else "" for one in direct]
    assert [one.span.of(text).split()[0] for one in direct] == [
        "يزعزع",
        "رهان",
        "يشير",
        "مساعدات",
        "ندعم",
        "نقدم",
        "أسوأ",
        "لدينا",
    ]
    assert ["ايرنست" in name for name in speakers] == [True] * 3 + [False] * 5
    assert ["بوتين" in name for name in speakers] == [False] * 3 + [True] * 4 + [False]
    assert "دايفيز" in speakers[-1]


def test_actors_say_whether_their_english_is_our_own_spelling() -> None:
    found = to_json(analyse("التقى سيرغي لافروف الوزير غسان المصباح أمس."), "")
    assert {one["name_ar"]: one["guess"] for one in found["actors"]} == {
        "سيرغي لافروف": False,
        "غسان المصباح": True,
    }


def test_latin_words_keep_their_letters() -> None:
    document = analyse("أعلنت WhatsApp عن ميزة جديدة في iPhone أمس.")
    assert [token.lemma for token in document.tokens if token.pos == "foreign"] == ["WhatsApp", "iPhone"]


def test_who_speaks_is_named_with_a_score_or_not_at_all() -> None:
    text = "قال الوزير جون كيري إن الوضع صعب.\nوأضاف أن الحل بعيد."
    told, carried = to_json(analyse(text), "")["quotations"]
    assert (told["speaker_name"], carried["speaker_name"]) == ("جون كيري", "جون كيري")
    assert 0 < carried["speaker_score"] < told["speaker_score"] < 1
    (nobody,) = to_json(analyse("اجتماع في المدينة\nوأضافت أن الحل بعيد."), "")["quotations"]
    assert (nobody["speaker_name"], nobody["speaker"], nobody["speaker_score"]) == ("", None, 0)
