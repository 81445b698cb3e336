"""Names from labels, as the scorer of CoNLL reads them."""

import pytest

from reader.arabic.actors.bio import decoded


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        ("O B-PER I-PER O", [(1, 3, "PER")]),
        ("B-LOC B-LOC", [(0, 1, "LOC"), (1, 2, "LOC")]),
        ("I-ORG I-ORG", [(0, 2, "ORG")]),
        ("B-PER I-LOC", [(0, 1, "PER"), (1, 2, "LOC")]),
        ("S-PER S-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("B-LOC E-LOC I-LOC", [(0, 2, "LOC"), (2, 3, "LOC")]),
        ("O O", []),
        ("", []),
    ],
)
def test_spans_of_bio_labels(labels: str, names: list[tuple[int, int, str]]) -> None:
    assert decoded(labels.split()) == names
