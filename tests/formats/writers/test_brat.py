"""brat: what brat's own reader asks of its files holds."""

import re

from hypothesis import given, settings

from reader.formats.records import ExportedArticle
from tests.formats.writers.written_files import written
from tests.records import articles, sample

_BOUND = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.ASCII | re.DOTALL)
_REST = re.compile(r"[RANE#]\d+\t[^\t\n]+(\t[^\t\n]*)?")


def check(text: str, standoff: str) -> dict[str, str]:
    """Read an .ann file as brat does: every offset must give the words beside it."""
    kinds = {}
    for line in standoff.split("\n")[:-1]:
        if bound := _BOUND.fullmatch(line):
            number, kind, places, words = bound.groups()
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            assert " ".join(text[start:end] for start, end in spans) == words
            kinds[number] = kind
        else:
            assert _REST.fullmatch(line), line
    return kinds


def test_offsets_types_and_relations() -> None:
    files, _ = written("brat")
    standoff = files["12.ann"].decode()
    kinds = check(files["12.txt"].decode(), standoff)
    assert set(kinds.values()) >= {"Person", "Organisation", "Direct", "Speaker", "Cue", "L-Loss_of_trees"}
    declared = files["annotation.conf"].decode().split("[relations]")[0].splitlines()
    assert set(kinds.values()) <= set(declared)
    assert re.search(r"^R\d+\tSaidBy Arg1:T\d+ Arg2:T\d+$", standoff, re.MULTILINE)
    assert "\tReference T" in standoff
    assert files["12.txt"].decode() == sample().text


@settings(max_examples=20, deadline=None)
@given(articles())
def test_any_text_keeps_its_offsets(article: ExportedArticle) -> None:
    files, _ = written("brat", [article])
    check(files["1.txt"].decode(), files["1.ann"].decode())
