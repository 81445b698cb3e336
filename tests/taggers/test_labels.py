"""Labels on sub-words to names on words, in every scheme, and long sentences cut so that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.actors.bio import BioLabel, name_spans
from reader.arabic.document import ActorType
from reader.taggers.labels import HIGHEST, names_of, read_model_label, windows

PERSON, PLACE = ActorType.PERSON.value, ActorType.PLACE.value


def found(labels: str) -> list[tuple[int, int, str]]:
    return name_spans([*map(read_model_label, labels.split())])


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("O", BioLabel()),
        ("B-PER", BioLabel(PERSON, starts=True)),
        ("I-PERS", BioLabel(PERSON)),
        ("B-person", BioLabel(PERSON, starts=True)),
        ("E-LOC", BioLabel(PLACE, ends=True)),
        ("S-GPE", BioLabel(PLACE, starts=True, ends=True)),
        ("U-LOC", BioLabel(PLACE, starts=True, ends=True)),
        ("L-LOC", BioLabel(PLACE, ends=True)),
        ("PER", BioLabel(PERSON)),
        ("B_LOC", BioLabel(PLACE, starts=True)),
        ("I-ORG", BioLabel(ActorType.ORGANISATION.value)),
        ("ORGANIZATION", BioLabel(ActorType.ORGANISATION.value)),
        ("I-MISC", BioLabel(ActorType.OTHER.value)),
        ("WORK_OF_ART", BioLabel(ActorType.OTHER.value)),
        ("B-DATE", BioLabel()),
        ("I-NORP", BioLabel()),
        ("LABEL_0", BioLabel()),
        ("", BioLabel()),
    ],
)
def test_what_labels_say(label: str, meaning: BioLabel) -> None:
    assert read_model_label(label) == meaning


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("O B-PER I-PER O", [(1, 3, "PER")]),
        ("B-LOC B-LOC", [(0, 1, "LOC"), (1, 2, "LOC")]),
        ("I-ORG I-ORG", [(0, 2, "ORG")]),
        ("B-PER I-LOC", [(0, 1, "PER"), (1, 2, "LOC")]),
        ("B-LOC I-GPE", [(0, 2, "LOC")]),
        ("PER PER O LOC", [(0, 2, "PER"), (3, 4, "LOC")]),
        ("B-PER I-PER E-PER S-PER S-LOC", [(0, 3, "PER"), (3, 4, "PER"), (4, 5, "LOC")]),
        ("B-PER E-PER I-PER", [(0, 2, "PER"), (2, 3, "PER")]),
        ("B-DATE I-DATE B-PER", [(2, 3, "PER")]),
        ("B-PER B-DATE I-PER", [(0, 1, "PER"), (2, 3, "PER")]),
        ("O O", []),
        ("", []),
    ],
)
def test_names_in_labels(labels: str, expected: list[tuple[int, int, str]]) -> None:
    assert found(labels) == expected


def test_a_name_is_as_certain_as_its_least_certain_word() -> None:
    labels = [read_model_label(label) for label in ("O", "B-PER", "I-PER", "B-LOC")]
    rows = [[0.0, 1.0, 0.0, 0.0], [0.1, 0.3, 0.4, 0.2], [0.9, 0.1, 0.0, 0.0]]
    [name] = names_of(rows, labels)
    assert (name.first, name.last, name.type, name.score) == (0, 2, PERSON, 0.7)


def test_no_name_is_certain() -> None:
    [name] = names_of([[0.0, 1.0]], [read_model_label("O"), read_model_label("LOC")])
    assert name.score == HIGHEST < 1


def test_a_sentence_that_fits_is_one_window() -> None:
    assert [(one.first, one.last, one.use_first, one.use_last) for one in windows([2, 1, 3], 6)] == [
        (0, 3, 0, 3)
    ]
    assert windows([], 6) == []


def test_a_longer_one_overlaps_and_takes_each_word_where_it_sees_more() -> None:
    cut = windows([1] * 14, 8)
    assert [(one.first, one.last, one.use_first, one.use_last) for one in cut] == [
        (0, 8, 0, 7),
        (6, 14, 7, 14),
    ]


def test_a_long_word_after_an_overlap_starts_a_window_of_its_own() -> None:
    cut = windows([7, 2, 2, 1, 11], 12)
    assert [(one.first, one.last, one.use_first, one.use_last) for one in cut] == [
        (0, 4, 0, 4),
        (4, 5, 4, 5),
    ]


def test_a_window_must_hold_something() -> None:
    with pytest.raises(ValueError, match="0 sub-words"):
        windows([1], 0)


@given(st.lists(st.integers(1, 12), max_size=80), st.integers(1, 20))
def test_every_word_is_used_once_and_windows_are_short(sizes: list[int], longest: int) -> None:
    cut = windows(sizes, longest)
    used = [at for one in cut for at in range(one.use_first, one.use_last)]
    assert used == list(range(len(sizes)))
    for one in cut:
        assert one.first <= one.use_first < one.use_last <= one.last
        assert sum(sizes[one.first : one.last]) <= longest or one.last - one.first == 1
    assert sum(one.last - one.first for one in cut) <= 3 * len(sizes)
