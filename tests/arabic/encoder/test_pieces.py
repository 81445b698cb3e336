"""Words are cut into the likeliest pieces."""

import pytest

from reader.arabic.encoder.pieces import Pieces
from tests.arabic.encoder.tiny import SHAPE

PIECES = Pieces(SHAPE.pieces, SHAPE.scores, SHAPE.normal, 3)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("زار", ["▁زار"]),
        ("بيروت", ["▁", "بيروت"]),  # 3 + 7 is less unlikely than 8 + 8.5
        ("بيروتا", ["▁", "بيروت", "ا"]),
        ("بَيْرُوت", ["▁", "بيروت"]),
        ("الX", ["▁", "ا", "ل", "<unk>"]),
        ("زار\u00a0الوزير", ["▁زار", "▁الوزير"]),
        ("", ["▁"]),
    ],
)
def test_a_word_is_cut_where_the_product_is_highest(word: str, pieces: list[str]) -> None:
    assert [SHAPE.pieces[number] for number in PIECES.of(word)] == pieces


def test_a_very_long_word_is_read_in_part_and_a_second_time_the_same() -> None:
    assert len(PIECES.of("ا" * 5000)) == 48
    assert PIECES.of("بيروت") == PIECES.of("بيروت")


def test_a_lone_surrogate_is_an_unknown_letter() -> None:
    assert PIECES.of("\ud800")[-1] == 3
