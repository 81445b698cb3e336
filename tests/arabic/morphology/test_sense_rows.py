"""A row of the tables says which sense of a lemma is shown; a row that no lemma fits is found."""

from pathlib import Path

import pytest

from reader.arabic.knowledge import Knowledge
from reader.arabic.morphology.lexicon import Lexicon
from reader.arabic.morphology.preferences import PreferredSenses
from reader.arabic.morphology.sense_listing import doubtful_rows, listed_lemmas
from reader.arabic.morphology.sense_rows import SenseRow, SenseRows, lemma_name, sense_rows
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import DATA, Resources
from tests.arabic.analyser import KNOWN

_HEADER = "# Rows for a test.\n# columns: a, b, c, d\n# source: the test\n# licence: the project's\n"


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    for table in DATA.glob("*.tsv"):
        if not table.name.startswith("senses_"):
            (tmp_path / table.name).symlink_to(table)
    rows = "خَلِيَّة\tnoun\tsecurity,courts\tcell\nخَلِيَّة\tnoun\t*\tbeehive\nضَبَطَ\tverb\tsecurity\tseize\n"
    (tmp_path / "senses_one.tsv").write_text(_HEADER + rows, encoding="utf-8")
    (tmp_path / "senses_two.tsv").write_text(_HEADER + "خَلِيَّة\tnoun\tcourts\tjail\n", encoding="utf-8")
    return Resources(folder=tmp_path)


def test_row_counts_for_each_subject_it_names(resources: Resources) -> None:
    rows = SenseRows(resources, KNOWN.forms)
    assert rows.on("security", "xaliy~ap_1", "noun") == "cell"
    assert rows.on("courts", "خَلِيَّة", "noun") == "cell", "the first of two rows counts"
    assert rows.on("sport", "خَلِيَّة", "noun") == ""
    assert rows.general("خَلِيَّة", "noun") == "beehive"
    assert rows.general("خَلِيَّة", "verb") == ""


@pytest.mark.parametrize(
    ("written", "in_lexicon"),
    [
        ("جَلْسَة", "jalosap_1"),
        ("جَلسَة", "jalosap_1"),
        ("كِتَاب", "kitAb_2"),
        ("قالَ", "qAl-u_1"),
        ("كَبِيْر", "kabiyr_1"),
    ],
)
def test_lemma_is_found_however_it_is_vocalised(written: str, in_lexicon: str) -> None:
    assert lemma_name(written) == lemma_name(in_lexicon)


def test_sense_is_worded_as_its_stem_is() -> None:
    rows = SenseRows(Resources(), KNOWN.forms)
    assert rows.worded("hearing", ("session", "meeting")) == ("hearing", "session", "meeting")
    assert rows.worded("hearing", ("sessions",), plural=True) == ("hearings", "sessions")
    half_worded = rows.worded("condition", ("circumstances", "condition"), plural=True)
    assert half_worded == ("conditions", "circumstances", "condition")
    assert rows.worded("take over", ("be received",), passive=True) == ("be taken over", "be received")


def test_rows_that_cannot_count_are_told() -> None:
    known = listed_lemmas(one.stem for one in KNOWN.readings("حارس"))
    rows = [
        SenseRow("حارِس", "adjective", "sport", "goalkeeper", "a"),
        SenseRow("حارِس", "adjective", "sport", "guard", "b"),
        SenseRow("حارِسان", "noun", "sport", "goalkeeper", "b"),
    ]
    told = list(doubtful_rows(rows, known))
    assert [line.split("\t")[1] for line in told] == ["contradicts a", "no such lemma"]


def test_general_row_is_the_first_sense_of_its_lemma(resources: Resources) -> None:
    readings = Analyser(resources).known.readings("خلايا")
    assert any(one.stem.glosses[0] == "beehives" and one.senses[0] == "beehive" for one in readings)


def test_preference_for_the_lexicons_first_sense_leaves_that_of_the_row_first() -> None:
    preferences = PreferredSenses(Resources(), KNOWN.forms)
    fall = next(one for one in KNOWN.readings("تراجع") if one.pos == "noun")
    assert fall.stem.glosses[:3] == ("decline", "retreat", "backing down"), "the row's, then the lexicon's"
    assert preferences.with_sense_first(fall, "retreat").stem.glosses[0] == "decline"
    assert preferences.with_sense_first(fall, "backing down").stem.glosses[0] == "backing down"


def test_shipped_rows_name_lemmas_and_do_not_contradict_each_other() -> None:
    resources = Resources()
    bare = Knowledge(resources.without(resources.tables("senses_*.tsv")))
    known = listed_lemmas(Lexicon(bare.resources, bare.forms).every_stem())
    assert list(doubtful_rows(sense_rows(resources), known)) == []
