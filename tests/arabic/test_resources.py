"""The tables beside the code: which ones an analyser reads is said by its resources, not by the process."""

from pathlib import Path

import pytest

from reader.arabic.pipeline import Analyser
from reader.arabic.resources import DATA, LISTS, Resources
from tests.arabic.analyser import ANALYSER

SENTENCE = "زار وزير الخارجية جون كيري مدينة حلب أمس."


def test_every_list_is_a_table_that_is_there() -> None:
    assert {name for name in LISTS if not (DATA / name).exists()} == set()


def test_a_table_that_is_left_out_reads_as_empty_there_and_nowhere_else() -> None:
    bare = Resources().without(["gazetteer_people.tsv"])
    assert bare.rows("gazetteer_people.tsv") == []
    assert bare.rows("titles.tsv")
    assert Resources().rows("gazetteer_people.tsv")


def test_tables_of_another_folder_are_read_from_there(tmp_path: Path) -> None:
    (tmp_path / "titles.tsv").write_text("# a note\n\nوزير\tminister\n", encoding="utf-8")
    assert Resources(tmp_path).rows("titles.tsv") == [["وزير", "minister"]]


def test_building_an_analyser_reads_nothing(tmp_path: Path) -> None:
    nowhere = Analyser(Resources(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError):
        nowhere.is_listed("حلب")


def test_two_analysers_side_by_side_do_not_disturb_each_other() -> None:
    before = ANALYSER.analyse(SENTENCE)
    bare = ANALYSER.without(LISTS)
    assert len(bare.known.names) == 0
    assert not bare.is_listed("جون كيري") and ANALYSER.is_listed("جون كيري")
    without = bare.analyse(SENTENCE)
    assert without != before
    assert ANALYSER.analyse(SENTENCE) == before
    assert bare.analyse(SENTENCE) == without
