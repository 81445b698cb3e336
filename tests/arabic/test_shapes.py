"""A text in shapes has the names, glosses and quotations of the same text in letters."""

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.arabic.document import Document
from reader.text.presentation import plain_letters
from reader.text.spans import Span
from tests.arabic.analyser import ANALYSER, analyse
from tests.shapes import in_shapes

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def _lines() -> list[str]:
    found = (path.read_text(encoding="utf-8").splitlines() for path in sorted(SEEDS.glob("*.ar.txt")))
    return [line for lines in found for line in lines if line.strip()]


def _told(document: Document) -> list[Any]:
    """Return what was found, its spans as the letters that they cover."""

    def letters(span: Span | None) -> str:
        return plain_letters(span.of(document.text)) if span else ""

    return [
        [(letters(one.span), letters(one.line), one.kind) for one in document.blocks],
        [letters(one) for one in document.sentences],
        [(letters(one.span), one.lemma, one.pos, one.gloss, one.vocalised) for one in document.tokens],
        [
            (one.name_ar, one.name_en, one.type, one.actor, one.role_ar, one.score)
            for one in document.mentions
        ],
        [
            (letters(one.span), letters(one.cue), one.speaker_name, one.kind, one.verb_en)
            for one in document.quotations
        ],
    ]


@given(st.lists(st.sampled_from(_lines()), min_size=1, max_size=4), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_seeds_in_shapes_are_read_as_in_letters(lines: list[str], ligatures: bool) -> None:
    text = "\n".join(lines)
    found = analyse(in_shapes(text, ligatures))
    assert found.text == in_shapes(text, ligatures)
    assert _told(found) == _told(analyse(text))


def test_names_in_shapes_are_stored_in_letters_where_they_stand() -> None:
    text = in_shapes("قال وزير النقل أحمد الحلاق أمس لأحمد إن الطريق مفتوح")
    document = analyse(text)
    mention = document.mentions[0]
    assert mention.name_ar == "أحمد الحلاق"
    assert mention.span.of(text) == in_shapes("أحمد الحلاق")


def test_a_clitic_that_shares_a_ligature_is_counted_with_what_follows() -> None:
    text = in_shapes("وصل الكتاب لأحمد وبكتابه")
    words = {plain_letters(one.span.of(text)): (one.proclitic, one.enclitic) for one in analyse(text).tokens}
    assert words["لأحمد"] == (0, 0)
    assert words["وبكتابه"] == (2, 1)


def test_a_word_in_shapes_has_the_readings_of_its_letters() -> None:
    assert ANALYSER.readings(in_shapes("للاجئين")) == ANALYSER.readings("للاجئين")
