"""The entity tagger: labels in and out, features, and names in sentences that it has not seen."""

from pathlib import Path

import pytest

from reader.arabic.actors import tagger
from reader.arabic.actors.tagger import BuiltInTagger
from reader.arabic.actors.tagger_features import FeatureExtractor
from reader.arabic.document import ActorType
from tests.arabic.analyser import ANALYSER, KNOWN


def found(sentence: str) -> list[tuple[str, str]]:
    words = sentence.split()
    return [
        (" ".join(words[name.first : name.last]), name.type.value) for name in ANALYSER.tagger([words])[0]
    ]


def test_conll_lines_become_sentences() -> None:
    words, labels = tagger.read_conll(["زار\tO\n", "بيروت\tB-LOC\n", "\n", "\n", "قال\tO"])
    assert words == [["زار", "بيروت"], ["قال"]]
    assert labels == [["O", "B-LOC"], ["O"]]


def test_a_line_without_label_is_an_error() -> None:
    with pytest.raises(ValueError, match="line 1"):
        tagger.read_conll(["زار"])


def test_people_places_and_organisations_are_told_apart() -> None:
    names = found("التقى الرئيس السوري بشار الأسد في دمشق وفدا من الأمم المتحدة .")
    assert names == [("بشار الأسد", "PER"), ("دمشق", "LOC"), ("الأمم المتحدة", "ORG")]


def test_a_person_nobody_has_listed_is_found_after_a_title() -> None:
    assert ("سمير البرقوني", "PER") in found("قال الدكتور سمير البرقوني إن النتائج جيدة .")


def test_the_word_keeps_its_clitics() -> None:
    assert ("ولبنان", "LOC") in found("تضم المجموعة سوريا ولبنان والأردن .")


def test_scores_are_shares() -> None:
    rows = ANALYSER.tagger([["زار", "جون", "كيري", "موسكو"], [], ["مدينة", "برقش"]])
    assert len(rows) == 3 and not rows[1]
    assert all(0 < name.score < 1 for row in rows for name in row)


def test_a_very_long_sentence_is_cut_and_read_whole() -> None:
    words = ["في", "بيروت", "و"] * 400
    names = ANALYSER.tagger([words])[0]
    assert len(names) > 300
    assert all(words[name.first] == "بيروت" for name in names if name.type == ActorType.PLACE)


def test_no_sentence_of_a_long_text_is_lost_or_changes_its_place() -> None:
    sentences = [["زار", "كيري", "موسكو", "."], ["لا", "شيء", "."]] * 400
    told: list[float] = []
    rows = BuiltInTagger(KNOWN)(sentences, told.append)
    assert [[name.first for name in row] for row in rows] == [[1, 2], []] * 400
    assert told == [at / 800 for at in range(800)]


@pytest.mark.parametrize(
    "words", [["،", "."], ["\ud800"], ["x" * 5000], ["\u064b" * 300], ["123", "%"], ["a", "B", "C-D"]]
)
def test_odd_words_have_features_and_labels(words: list[str]) -> None:
    assert len(ANALYSER.tagger([words])) == 1


def test_every_word_has_features_and_neighbours() -> None:
    (rows,) = FeatureExtractor(KNOWN).of([["زار", "الرئيس", "بيروت"]])
    assert len(rows) == 3
    assert "w=بيروت" in rows[2]
    assert any(name.startswith("-1w=") for name in rows[2])
    assert not any(name.startswith("1w=") for name in rows[2])


def test_lists_can_be_left_out() -> None:
    (rows,) = FeatureExtractor(KNOWN).of([["بيروت"]], with_lists=False)
    assert not any(name.startswith("z=") for name in rows[0])


def test_training_writes_a_model(tmp_path: Path) -> None:
    words = [["زار", "بيروت"], ["زار", "دمشق"], ["قال", "نعم"]] * 5
    labels = [["O", "B-LOC"], ["O", "B-LOC"], ["O", "O"]] * 5
    tagger.train(KNOWN, words, labels, tmp_path / "small.crfsuite")
    assert (tmp_path / "small.crfsuite").stat().st_size > 100


def test_the_shipped_model_is_small() -> None:
    assert len(KNOWN.resources.model()) < 10_000_000
