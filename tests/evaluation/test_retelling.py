"""Facts that English word for word keeps, loses or turns round."""

import pytest

from reader.evaluation.retelling import closeness, count_facts, read_facts

ROWS = """# a comment
strike\t0\twho\tالنقابة أعلنت\tunion .*announc\tannounc\\w* .*the union$
strike\t1\tnegation\tلم تضغط\tnot .*press\t(?<!not )pressed
strike\t1\tnumber\t37 سفينة\t37 ships\t
"""


@pytest.mark.parametrize(
    ("lines", "kept", "turned"),
    [
        (["The union announced the end", "the government did not press 37 ships"], 3, 0),
        (["The end announced the union", "the government pressed 37 ships"], 1, 2),
        (["An end", "thirty ships"], 0, 0),
    ],
)
def test_facts_are_kept_turned_round_or_lost(lines: list[str], kept: int, turned: int) -> None:
    counted = count_facts(read_facts(ROWS.splitlines()), {"strike": lines})
    assert (counted.facts.total(), counted.kept.total(), counted.turned.total()) == (3, kept, turned)
    assert len(counted.wrong) == 3 - kept


@pytest.mark.parametrize("row", ["strike\tone\twho\tx\ty\t", "strike\t1\twho\tx\t(\t", "strike"])
def test_a_row_that_is_none_is_named(row: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_facts(["# comment", row])


def test_nearness_grows_with_the_words_that_agree() -> None:
    reference = ["The minister said that work would begin in March."]
    near = closeness(["the minister said that work begins in March"], reference)
    far = closeness(["a ship arrived"], reference)
    assert near.chrf > far.chrf
    assert near.bleu >= far.bleu
