"""Lines with marked names become words with labels."""

from pathlib import Path

import pytest

from reader.training.marked import read_marked

SENTENCES = Path(__file__).parents[2] / "reader/training/sentences"


def pairs(line: str) -> list[str]:
    ((words, labels),) = read_marked([line])
    return [f"{word}/{label}" for word, label in zip(words, labels, strict=True)]


def test_a_name_has_its_label_and_the_clitic_before_it_is_of_its_word() -> None:
    assert pairs("زار [PER سمر الحاج] ب[LOC بيروت]، و[ORG الوفد]") == [
        "زار/O", "سمر/B-PER", "الحاج/I-PER", "ببيروت/B-LOC", "،/O", "والوفد/B-ORG"
    ]  # fmt: skip


def test_a_body_that_says_what_it_is_has_no_label_but_what_is_in_it_has() -> None:
    assert pairs("[INS محكمة [LOC صور]]") == ["محكمة/O", "صور/B-LOC"]
    assert pairs("بلغ [CUR الدولار]") == ["بلغ/O", "الدولار/B-MISC"]


def test_two_names_side_by_side_are_two() -> None:
    assert pairs("[PER عمر] [PER سعد]") == ["عمر/B-PER", "سعد/B-PER"]


def test_remarks_and_empty_lines_are_no_sentences() -> None:
    assert read_marked(["# a remark", "", "  "]) == []


@pytest.mark.parametrize("line", ["[PER عمر", "عمر]", "[XYZ عمر]", "[PER عمر [LOC صور]]"])
def test_a_bad_mark_is_said_with_its_line(line: str) -> None:
    with pytest.raises(ValueError, match="عمر"):
        read_marked([line])


@pytest.mark.parametrize("file", sorted(SENTENCES.glob("*.txt")), ids=lambda file: file.stem)
def test_the_sentences_that_ship_can_be_read_and_have_names_of_every_kind(file: Path) -> None:
    found = read_marked(file.read_text("utf-8").splitlines())
    assert len(found) > 500
    labels = [label for _, labels in found for label in labels]
    assert {"B-PER", "B-ORG", "B-LOC", "B-MISC"} <= set(labels)
