"""How many words of a sentence somebody changed."""

import pytest

from reader.text.bilingual.edits import word_edits


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("The ship reached the port.", "The ship reached the port.", 0),
        ("The ship reached the port.", "A ship reached the port.", 1),
        ("The ship reached the port.", "The ship reached port.", 1),
        ("The ship reached the port.", "The big ship reached the port.", 1),
        ("one two three", "three two one", 2),
        ("", "Three new words", 3),
        ("Three old words", "", 3),
    ],
)
def test_words_put_in_taken_out_and_replaced(before: str, after: str, edits: int) -> None:
    assert word_edits(before, after) == (edits, len(before.split()))


def test_long_texts_cost_little() -> None:
    assert word_edits("a b " * 5000, "c " * 9000) == (10_000, 10_000)
