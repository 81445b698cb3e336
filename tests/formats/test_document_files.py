"""Documents of every kind: the same lines come out of each, and of damaged ones lines or a reason."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.benchmarks.hostile_files import BOMBS, mutated, whole
from reader.formats import ExtractedText, Unreadable, confined
from reader.formats.confined import read_confined
from reader.formats.files import read_file
from reader.formats.kinds import READABLE
from reader.sentences import sentence_of, stored_sentence
from tests.refusals import refused

LINES = [
    "توسعة ميناء النخيل تبدأ في الربيع",
    "قال وزير النقل سامر الحلبي إن الأعمال ستبدأ في مارس وتستمر حتى الشتاء المقبل.",
    "وأضاف أن العمل يستمر مع 340 عاملاً، وأن «الرصيف الجديد» سيفتح أمام السفن قريباً.",
]
WHOLE = whole("\n\n".join(LINES))
DOCUMENTS = ["word.docx", "text.odt", "text.rtf", "book.epub", "said.srt", "said.vtt"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_lines_come_out_of_every_kind(name: str) -> None:
    (found,) = read_file(name, WHOLE[name])
    assert found.text.split("\n") == LINES
    assert not found.doubts


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_kind_is_read_in_archives_and_by_folders(name: str) -> None:
    assert name.endswith(READABLE)
    assert any(one.name.startswith(name) for one in read_file("all.zip", WHOLE["all.zip"]))


def told(name: str, data: bytes) -> list[ExtractedText]:
    """Read a file; one that cannot be read must say why in a sentence."""
    try:
        found = read_file(name, data)
    except Unreadable as problem:
        assert sentence_of(problem).endswith(".")
        return []
    for one in found:
        for reason in (*one.doubts, *one.remarks, *([one.problem] if one.problem else [])):
            assert stored_sentence(reason.packed()).endswith(".")
        assert one.text.encode("utf-8") or one.problem
        assert ExtractedText.unpacked(one.packed()) == one
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_that_was_cut_off_is_read_or_refused(name: str) -> None:
    data = WHOLE[name]
    for kept in range(1, len(data), max(1, len(data) // 60)):
        told(name, data[:kept])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_that_was_changed_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    for _ in range(60):
        told(name, mutated(WHOLE[name], chance))


@pytest.mark.own_process
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("laughs.odt", "damaged or locked"),
        ("paragraphs.odt", "more than 20,000 paragraphs"),
        ("notes.rtf", "more than 20,000 paragraphs"),
        ("laughs.epub", "no Arabic text"),
        ("chapters.epub", "more than 2,000 chapters"),
        ("notes.vtt", "no subtitles"),
    ],
)
def test_files_that_mean_harm_are_refused(
    tmp_path: Path, name: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "WALL_SECONDS", 300)  # its limit is of the processor's time
    make: Callable[[], bytes] = BOMBS[name]
    path = tmp_path / "file"
    path.write_bytes(make())
    with refused(Unreadable, match=says):
        read_confined(name, path)
