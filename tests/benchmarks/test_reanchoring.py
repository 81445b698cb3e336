"""Random edits on the seeds: what is flagged for a look, and that nothing goes wrong."""

import pytest

from reader.benchmarks import reanchoring


@pytest.mark.parametrize("seed", [1, 2])
def test_at_most_one_untouched_passage_in_fifty_needs_a_look_and_none_goes_wrong(seed: int) -> None:
    figures = reanchoring.run([], edits=20, seed=seed)
    assert figures["moved_wrongly"] == 0
    assert int(figures["untouched"]) > 5_000
    assert int(figures["flagged"]) <= 0.02 * int(figures["untouched"])
    assert int(figures["changed_missed"]) <= 0.01 * int(figures["changed"])
