"""The lists of names: spelling, clitics and the longest name."""

import pytest

from reader.arabic.document import ActorType
from reader.arabic.names import gazetteer
from tests.arabic.analyser import KNOWN


@pytest.mark.parametrize(
    ("spelling", "english"),
    [
        ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("عبدالفتاح السيسى", "Abdel Fattah el-Sisi"),
        ("الأمم المتّحدة", "United Nations"),
        ("الامم المتحده", "United Nations"),
        ("سانا", "Syrian Arab News Agency"),
        ("AFP", "Agence France-Presse"),
    ],
)
def test_a_name_is_found_whatever_its_spelling(spelling: str, english: str) -> None:
    assert KNOWN.names.get(spelling)[0].english == english


def test_a_name_not_listed_has_no_entries() -> None:
    assert KNOWN.names.get("مدرسة الحي الصغيرة") == ()
    assert KNOWN.names.get("...") == ()


@pytest.mark.parametrize(
    ("words", "last", "cut", "english"),
    [
        (["ولبنان", "بلد"], 1, 1, "Lebanon"),
        (["بالقاهرة"], 1, 1, "Cairo"),
        (["وللأمم", "المتحدة"], 2, 2, "United Nations"),
        (["واشنطن"], 1, 0, "Washington"),
        (["مجلس", "الأمن", "الدولي", "أمس"], 3, 0, "UN Security Council"),
        (["لبنان"], 1, 0, "Lebanon"),
    ],
)
def test_the_longest_name_after_clitics(words: list[str], last: int, cut: int, english: str) -> None:
    match = KNOWN.names.name_at(words, 0)
    assert match is not None
    assert (match.last, match.cut, match.entries[0].english) == (last, cut, english)


def test_no_name_starts_in_a_mark_or_goes_over_one() -> None:
    assert KNOWN.names.name_at(['"', "الأمم", "المتحدة"], 0) is None
    match = KNOWN.names.name_at(["مجلس", '"', "الأمن"], 0)
    assert match is None or match.last == 1


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        ("للأسد", [(0, "للاسد"), (1, "الاسد")]),
        ("وبغداد", [(0, "وبغداد"), (1, "بغداد"), (2, "غداد")]),
        ("كيري", [(0, "كيري"), (1, "يري")]),
        ("في", [(0, "في")]),
        ("،", [(0, "")]),
    ],
)
def test_clitic_cuts(word: str, cuts: list[tuple[int, str]]) -> None:
    assert list(gazetteer.clitic_cuts(word)) == cuts


@pytest.mark.parametrize(
    ("word", "letters", "points"), [("ولبنان", 1, 1), ("وَلُبنان", 1, 2), ("بـبيروت", 1, 2), ("", 1, 0)]
)
def test_letters_are_counted_with_their_marks(word: str, letters: int, points: int) -> None:
    assert gazetteer.code_points(word, letters) == points


def test_an_ordinary_word_that_is_also_a_name_is_unsure() -> None:
    club = [entry for entry in KNOWN.names.get("الأهلي") if entry.type == ActorType.ORGANISATION]
    assert club and not club[0].sure


@pytest.mark.parametrize("part", ["people", "organisations", "places", "other"])
def test_every_row_has_a_type_an_arabic_and_an_english_name(part: str) -> None:
    for row in KNOWN.resources.rows(f"gazetteer_{part}.tsv"):
        assert len(row) in (3, 4), row
        assert row[0] in {kind.value for kind in ActorType}, row
        assert gazetteer.key(row[1]) and row[2].strip(), row


def test_the_lists_hold_thousands_of_names() -> None:
    curated = sum(
        len(KNOWN.resources.rows(f"gazetteer_{part}.tsv")) for part in ("people", "organisations", "places")
    )
    assert curated > 3000
    assert len(KNOWN.names) > 10000
