"""Words of which the text does not tell the sense are shown with both; whatever tells it, decides."""

from pathlib import Path

import pytest

from reader.arabic.document import Subject
from reader.arabic.glosses.undecided import either, is_undecided
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import DATA, Resources

_HEADER = "# Rows for a test.\n# columns: a, b, c, d\n# source: the test\n# licence: the project's\n"
_ROWS = {
    "undecided_senses.tsv": "وِلايَة\tnoun\tterm\tsport\nكَسَرَ\tverb\tdefeat\t-\n",
    "collocations.tsv": "ولاية\tnoun\t@office\tterm\t-\nولاية\tnoun\tملك\trule\t-\n",
    "set_phrases.tsv": "في حال\tif\n",
    "word_classes.tsv": "office\tرئيس وزير ملك\n",
    "senses_one.tsv": "كَسَرَ\tverb\tsport\tbeat\nوِلايَة\tnoun\t*\tstate\n",
}


@pytest.fixture(scope="module")
def analyser(tmp_path_factory: pytest.TempPathFactory) -> Analyser:
    folder: Path = tmp_path_factory.mktemp("tables")
    for table in DATA.iterdir():
        if table.name not in _ROWS and not table.name.startswith("senses_"):
            (folder / table.name).symlink_to(table)
    for name, rows in _ROWS.items():
        (folder / name).write_text(_HEADER + rows, encoding="utf-8")
    return Analyser(Resources(folder=folder))


def _gloss(analyser: Analyser, text: str, word: str, subject: Subject = Subject.GENERAL) -> str:
    tokens = analyser.analyse(text, subject=subject).tokens
    return next(token.gloss for token in tokens if token.span.of(text) == word)


@pytest.mark.parametrize(
    ("text", "word", "gloss"),
    [
        ("زرنا الولاية أمس", "الولاية", "the state / term"),
        ("زرنا ولايات كثيرة", "ولايات", "states / terms"),
        ("تذكر ولايته", "ولايته", "his state / term"),
        ("كسره أمس", "كسره", "[he] broke / defeated him/it"),
    ],
)
def test_both_are_shown_inflected_as_the_word_is(
    analyser: Analyser, text: str, word: str, gloss: str
) -> None:
    assert _gloss(analyser, text, word) == gloss


def test_a_companion_decides_and_one_that_is_named_goes_before_one_of_a_class(analyser: Analyser) -> None:
    assert _gloss(analyser, "انتهت ولاية الرئيس", "ولاية") == "term"
    assert _gloss(analyser, "انتهت ولاية الملك", "ولاية") == "rule"


def test_a_subject_with_a_row_or_in_which_the_first_is_certain_decides(analyser: Analyser) -> None:
    assert _gloss(analyser, "كسره أمس", "كسره", Subject.SPORT) == "[he] beat him/it"
    assert _gloss(analyser, "زرنا الولاية أمس", "الولاية", Subject.SPORT) == "the state"
    assert _gloss(analyser, "زرنا الولاية أمس", "الولاية", Subject.CULTURE) == "the state / term"


def test_both_stand_first_among_the_senses(analyser: Analyser) -> None:
    text = "زرنا الولاية أمس"
    token = next(one for one in analyser.analyse(text).tokens if one.span.of(text) == "الولاية")
    assert token.senses[:2] == ("state", "term") and len(set(token.senses)) == len(token.senses)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("the state", "the term", "the state / term"),
        ("[he] hung it", "[he] suspended it", "[he] hung / suspended it"),
        ("state", "term", "state / term"),
        ("carry", "carry out", "carry / carry out"),
        ("state", "state", "state"),
    ],
)
def test_what_two_glosses_share_is_said_once(one: str, other: str, both: str) -> None:
    assert either(one, other) == both
    assert is_undecided(both) == (one != other)


def test_every_class_that_a_row_names_has_words() -> None:
    resources = Resources()
    classes = {row[0] for row in resources.rows("word_classes.tsv")}
    named = {
        one[1:] for row in resources.rows("collocations.tsv") for one in row[2].split(" ") if one[0] == "@"
    }
    assert named <= classes
