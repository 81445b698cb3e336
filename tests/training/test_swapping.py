"""Names of labelled sentences are exchanged for others of their kind."""

import random
import sqlite3
from pathlib import Path

from reader.arabic.actors.bio import decoded
from reader.training.swapping import Labelled, NamePool, names_only_in, pool_of, swapped
from tests.arabic.analyser import KNOWN

SENTENCE: Labelled = (
    ["زار", "جون", "كيري", "بيروت", "ودمشق", "."],
    ["O", "B-PER", "I-PER", "B-LOC", "B-LOC", "O"],
)


def pool(**names: list[str]) -> NamePool:
    made = NamePool()
    for kind, some in names.items():
        made.add(kind, some, frozenset())
    return made


def test_a_name_gives_way_to_one_of_its_type_and_about_its_length() -> None:
    names = pool(PER=["سمر الحاج", "هدى", "أ ب ج د ه"], LOC=["صور", "القاهرة"])
    seen = {
        (" ".join(words), " ".join(labels))
        for words, labels in swapped(KNOWN, names, [SENTENCE] * 400, random.Random(1))
    }
    assert (" ".join(SENTENCE[0]), " ".join(SENTENCE[1])) in seen
    assert ("زار سمر الحاج صور والقاهرة .", "O B-PER I-PER B-LOC B-LOC O") in seen
    assert ("زار هدى بيروت ودمشق .", "O B-PER B-LOC B-LOC O") in seen
    assert not any("أ ب ج" in words for words, _ in seen)


def test_clitics_stay_and_the_article_after_lam_loses_its_alef() -> None:
    given: Labelled = (["للعراق"], ["B-LOC"])
    found = {
        words[0] for words, _ in swapped(KNOWN, pool(LOC=["القاهرة", "تونس"]), [given] * 99, random.Random(2))
    }
    assert found == {"للعراق", "للقاهرة", "لتونس"}


def test_labels_stay_whole() -> None:
    names = pool_of(KNOWN, None, frozenset(), 1)
    for words, labels in swapped(KNOWN, names, [SENTENCE] * 50, random.Random(3)):
        assert len(words) == len(labels)
        assert [kind for _, _, kind in decoded(labels)] == ["PER", "LOC", "LOC"]


def test_names_that_only_the_measured_text_has_are_not_shown() -> None:
    measured: list[Labelled] = [SENTENCE, (["ولصور"], ["B-LOC"])]
    hidden = names_only_in(measured, [(["بيروت"], ["B-LOC"])])
    assert "صور" in hidden and "جونكيري" in hidden
    assert "بيروت" not in hidden
    names = NamePool()
    names.add("LOC", ["صور", "بيروت"], hidden)
    assert {tuple(names.pick(random.Random(at), "LOC", 1) or ()) for at in range(20)} == {("بيروت",)}
    assert names.pick(random.Random(1), "PER", 2) is None


def test_full_names_of_the_index_are_people(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "names.sqlite3") as made:
        made.execute("CREATE TABLE full_names (arabic_key TEXT, source TEXT)")
        rows = [("قلقول شنقب", "wikidata"), ("واحد", "wikidata"), ("هامش شنقب", "other")]
        made.executemany("INSERT INTO full_names VALUES (?, ?)", rows)
    made.close()
    names = pool_of(KNOWN, tmp_path / "names.sqlite3", frozenset(), 1)
    picked = {" ".join(names.pick(random.Random(at), "PER", 2) or ()) for at in range(300)}
    assert "قلقول شنقب" in picked
    assert not {"هامش شنقب", "واحد"} & picked
