"""How sure a name is: by what speaks for it, and by what was counted."""

from pathlib import Path

import pytest

from reader.arabic.actors.certainty import Circumstances, CountedNames, NameEvidence, evidence_for
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.resources import Resources
from tests.arabic.analyser import ANALYSER

PERSON, BODY = ActorType.PERSON, ActorType.ORGANISATION
PLACE, OTHER = ActorType.PLACE, ActorType.OTHER


@pytest.mark.parametrize(
    ("kind", "words", "known", "expected"),
    [
        (PERSON, 2, Circumstances(titled=True, listed=True), NameEvidence.TITLED_PERSON),
        (PERSON, 2, Circumstances(listed=True), NameEvidence.LISTED_PERSON),
        (PERSON, 2, Circumstances(), NameEvidence.FULL_PERSON),
        (PERSON, 1, Circumstances(again=True, titled=True), NameEvidence.NAMED_AGAIN),
        (PERSON, 1, Circumstances(titled=True), NameEvidence.ONE_WORD_PERSON),
        (BODY, 2, Circumstances(listed=True, plain=True), NameEvidence.LISTED_BODY),
        (BODY, 2, Circumstances(), NameEvidence.OTHER_BODY),
        (PLACE, 1, Circumstances(listed=True, plain=True), NameEvidence.PLAIN_PLACE),
        (PLACE, 1, Circumstances(listed=True), NameEvidence.LISTED_PLACE),
        (PLACE, 1, Circumstances(), NameEvidence.OTHER_PLACE),
        (OTHER, 1, Circumstances(listed=True, plain=True), NameEvidence.OTHER),
    ],
)
def test_what_speaks_for_a_name(
    kind: ActorType, words: int, known: Circumstances, expected: NameEvidence
) -> None:
    assert evidence_for(Name(3, 3 + words, kind, 0.9), known) is expected


def test_every_kind_of_evidence_was_counted_and_never_beyond_what_was_found() -> None:
    rows = ANALYSER.known.resources.rows("name_scores.tsv")
    assert {row[0] for row in rows} == set(NameEvidence)
    for _, step, *counts in rows:
        right, found, corpus_right, corpus_found = map(int, counts)
        assert int(step) in range(4) and right <= found and corpus_right <= corpus_found
    assert len({tuple(row[:2]) for row in rows}) == len(rows)


def test_whole_articles_outweigh_the_corpus_where_they_have_many_names(tmp_path: Path) -> None:
    def score(*counts: int) -> float:
        table = "\t".join(["other", "2", *map(str, counts)])
        (tmp_path / "name_scores.tsv").write_text(f"{table}\n")
        return CountedNames(Resources(tmp_path)).score(Name(0, 1, OTHER, 0.92), Circumstances())

    assert score(0, 0, 0, 0) == 0.8
    assert score(0, 0, 970, 999) == pytest.approx(0.96, abs=0.011)
    assert score(0, 0, 999, 999) == 0.96  # more is not promised
    assert score(0, 80, 999, 999) == pytest.approx(8 / 88, abs=0.001)


def test_what_was_never_counted_keeps_the_score_of_the_tagger() -> None:
    bare = CountedNames(ANALYSER.without(["name_scores.tsv"]).known.resources)
    assert bare.score(Name(0, 2, PERSON, 0.4321), Circumstances()) == 0.4321


def test_a_place_that_is_nothing_else_is_surer_than_one_that_is_also_another_word() -> None:
    mentions = ANALYSER.analyse("وصل الوفد إلى دمشق ثم غادر إلى جدة يوم الجمعة.").mentions
    assert [one.name_ar for one in mentions] == ["دمشق", "جدة"]
    assert mentions[0].score > mentions[1].score
