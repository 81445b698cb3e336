"""A long text is analysed in a process of its own, and says how far it is."""

import os
import signal
from pathlib import Path

import pytest

from reader.analyser import site_analyser
from reader.analysis import confined, storing
from reader.analysis.confined import AnalysisFailed, analyse_confined
from reader.analysis.packing import pack_document, unpack_document
from reader.arabic.document import BlockKind, Document
from reader.intake.uploads import process
from reader.models import Article, Upload
from tests.articles import receive
from tests.refusals import refused
from tests.shapes import in_shapes

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = (SEEDS / "us-warns-russia.ar.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("text", ["", "12", TEXT, in_shapes(TEXT)])
def test_an_analysis_comes_back_as_it_was_packed(text: str) -> None:
    document = site_analyser().analyse(text)
    assert unpack_document(pack_document(document)) == document


def test_it_is_the_same_as_in_this_process_and_tells_how_far_it_is() -> None:
    told: list[float] = []
    kinds = {1: BlockKind.CREDIT}
    assert analyse_confined(TEXT, kinds, told.append) == site_analyser().analyse(TEXT, kinds)
    assert told == sorted(told)
    assert len(told) > 5
    assert 0 < told[0] < told[-1] < 1


def test_only_a_long_text_is_analysed_there(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def analyse(text: str, *more: object) -> Document:
        seen.append(text)
        return site_analyser().analyse(text)

    monkeypatch.setattr(storing, "analyse_confined", analyse)
    monkeypatch.setattr(storing, "LONG", 20)
    storing.document_of("قال الوزير", {})
    assert seen == []
    storing.document_of("قال الوزير إن الوضع خطير", {})
    assert seen == ["قال الوزير إن الوضع خطير"]


PROGRAMS = {
    "analysis-too-slow": "kill -XCPU $$",
    "analysis-too-much-memory": "kill -KILL $$",
    "analysis-failed": "echo '{\"done\"'; exit 1",
}


def _in_place_of_python(folder: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    path.chmod(0o700)
    monkeypatch.setattr(confined.sys, "executable", str(path))  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", PROGRAMS)
def test_what_is_said_when_it_ends_badly(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _in_place_of_python(tmp_path, PROGRAMS[code], monkeypatch)
    with refused(AnalysisFailed, match="Split it") as told:
        analyse_confined(TEXT * 50, {}, lambda share: None)
    assert told.value.reason.code == code


def test_it_is_ended_when_its_time_is_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = tmp_path / "pid"
    _in_place_of_python(tmp_path, f"echo $$ > {pid}; cat > /dev/null; exec sleep 600", monkeypatch)
    monkeypatch.setattr(confined, "WALL_SECONDS", 1)
    with refused(AnalysisFailed, match="too much time"):
        analyse_confined(TEXT, {}, lambda share: None)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), signal.SIGTERM)


@pytest.mark.django_db
def test_an_upload_shows_how_far_the_analysis_of_a_long_text_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str, int]] = []
    plain_go = Upload.go

    def go(self: Upload, *more: object) -> None:
        plain_go(self, *more)  # type: ignore[arg-type]
        seen.append((self.state, self.reason, self.percent))

    monkeypatch.setattr(Upload, "go", go)
    monkeypatch.setattr("reader.intake.ingest.LONG", 1000)
    monkeypatch.setattr(storing, "LONG", 1000)
    upload, _ = receive("a.txt", [TEXT.encode()])
    process(upload.pk)
    told = [(reason, percent) for state, reason, percent in seen if state == "analysing" and reason]
    assert len(told) > 5
    assert all(reason == f"{percent} % of a long text is analysed." for reason, percent in told)
    assert seen[-1][:2] == ("ready", "")
    assert Article.objects.get(upload=upload).annotations.exists()


@pytest.mark.django_db
def test_a_text_that_takes_too_long_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.intake.ingest.LONG", 1000)
    monkeypatch.setattr(storing, "LONG", 1000)
    upload, _ = receive("a.txt", [TEXT.encode()])
    _in_place_of_python(tmp_path, PROGRAMS["analysis-too-slow"], monkeypatch)
    process(upload.pk)
    upload.refresh_from_db()
    assert (upload.state, Article.objects.count()) == (Upload.State.REFUSED, 0)
    assert upload.reason == "This text takes too much time to analyse. Split it and try again."
