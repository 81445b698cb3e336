"""The encoder's file and its arithmetic, against the same written out number by number."""

import pytest

from reader.arabic.encoder.packed import DamagedEncoder, sealed, unsealed
from tests.arabic.encoder import tiny

pytest.importorskip("numpy")  # one of requirements.txt

from reader.arabic.encoder.network import Network
from reader.arabic.encoder.reading import Encoder

CONTENT = tiny.content()


def test_the_file_says_what_it_is() -> None:
    shape, tensors = unsealed(CONTENT)
    assert shape == tiny.SHAPE
    assert len(tensors) > 20_000


def test_rows_of_any_length_read_together_are_read_as_each_alone() -> None:
    rows = [[4, 7, 5, 6], [4], [5, 6, 10, 11, 3, 8, 9, 4]]
    starts = [[0, 1, 2], [0], [0, 2, 5, 7]]
    for row, firsts, found in zip(rows, starts, Network(CONTENT).label_scores(rows, starts), strict=True):
        right = tiny.scores_of([0, *row, 2])
        for start, scores in zip(firsts, found.tolist(), strict=True):
            assert scores == pytest.approx(right[start + 1], abs=2e-3)


def test_the_weights_are_those_of_the_file_by_their_names() -> None:
    weights = Network(CONTENT).weights()
    for name, values in tiny.tensors().items():
        assert weights[name].ravel().tolist() == pytest.approx(values, abs=1e-3)


@pytest.mark.parametrize("at", [0, 20, len(CONTENT) // 2, len(CONTENT) - 1])
def test_a_changed_byte_is_noticed(at: int) -> None:
    damaged = bytearray(CONTENT)
    damaged[at] ^= 1
    with pytest.raises(DamagedEncoder):
        Network(bytes(damaged))


@pytest.mark.parametrize("size", [0, 7, 100, len(CONTENT) - 1])
def test_a_file_that_was_cut_off_is_noticed(size: int) -> None:
    with pytest.raises(DamagedEncoder):
        unsealed(CONTENT[:size])


def test_tensors_that_are_too_few_are_noticed() -> None:
    shape, tensors = unsealed(CONTENT)
    with pytest.raises(DamagedEncoder, match="too early"):
        Network(sealed(shape, bytes(tensors)[:-2]))


def test_a_word_has_the_shares_of_its_first_piece_in_its_sentence() -> None:
    encoder = Encoder(CONTENT)
    told: list[float] = []
    sentences = [["زار", "الوزير", "بيروت"], [], ["زار"]]
    found = encoder.label_shares(sentences, told.append)
    assert [len(rows) for rows in found] == [3, 0, 1]
    right = tiny.scores_of([0, 4, 7, 5, 6, 2])
    for row, place in zip(found[0], (1, 2, 3), strict=True):
        assert row == pytest.approx(right[place], abs=2e-3)
    assert told == [0.0]


def test_a_sentence_that_is_too_long_is_read_in_stretches_of_whole_words() -> None:
    words = ["بيروت"] * 13  # two pieces each, twelve are read at once
    found = Encoder(CONTENT).label_shares([words])[0]
    assert len(found) == 13
    for row, other in zip(found[:6], found[6:12], strict=True):
        assert row == pytest.approx(other, abs=1e-5)
    assert found[12] == pytest.approx(Encoder(CONTENT).label_shares([["بيروت"]])[0][0], abs=1e-5)


def test_a_word_with_more_pieces_than_are_read_at_once_stands_alone() -> None:
    encoder = Encoder(CONTENT)
    encoder._pieces = type("Long", (), {"of": staticmethod(lambda word: (4,) * 12)})()
    assert [len(rows) for rows in encoder.label_shares([["أ", "ب"]])] == [2]
