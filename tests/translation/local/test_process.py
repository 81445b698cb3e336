"""The translator on this machine at work, with a real model that is tiny: what it does, and how it fails."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.sentences import sentence_of
from reader.translation.local import process as at_work
from reader.translation.local.folder import BrokenTranslator, read_translator_folder
from reader.translation.local.process import HowToTranslate, TranslatorProcess
from reader.translation.services.provider import Unavailable
from reader.translation.services.replies import fault
from tests.refusals import refused

ARABIC = "قال الوزير إن 25 سفينة وصلت إلى الميناء."
OTHER = "بدأ العمل في Palm Port اليوم."


@pytest.fixture
def translator(opus: Path) -> Iterator[TranslatorProcess]:
    process = TranslatorProcess(read_translator_folder(opus), HowToTranslate(threads=1))
    yield process
    process.close()


def test_sentences_are_translated_together_and_each_by_itself(translator: TranslatorProcess) -> None:
    both = translator.translate([ARABIC, OTHER])
    assert fault(ARABIC, both[0]) is None
    assert "Palm Port" in both[1]
    assert [translator.translate([one])[0] for one in (ARABIC, OTHER)] == both
    assert translator.memory > 10_000_000


def test_with_and_without_a_beam(translator: TranslatorProcess, opus: Path) -> None:
    greedy = TranslatorProcess(read_translator_folder(opus), HowToTranslate(beam=1, threads=1))
    try:
        assert greedy.translate([ARABIC]) == translator.translate([ARABIC])
    finally:
        greedy.close()


def test_a_sentence_that_is_too_long_is_cut_and_put_together(translator: TranslatorProcess) -> None:
    part = "وصلت السفينة إلى الميناء، "
    long, short = translator.translate([part * 50 + "وعددها 7451 سفينة.", part.strip()])
    assert "7451" in long
    assert long.count(short.rstrip(",")) >= 45


def test_the_package_of_argos_works_too(made: Path, translator: TranslatorProcess) -> None:
    folder = read_translator_folder(made / "argos")
    assert (folder.layout, folder.label) == ("argos", "argos-ar-en 1.0")
    argos = TranslatorProcess(folder, HowToTranslate(threads=1))
    try:
        assert argos.translate([ARABIC]) == translator.translate([ARABIC])
    finally:
        argos.close()


def test_one_that_was_killed_is_started_again(translator: TranslatorProcess) -> None:
    said = translator.translate([ARABIC])
    first = translator.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert translator.translate([ARABIC]) == said
    assert translator.pid not in (None, first)


def test_one_that_takes_too_long_is_ended(
    translator: TranslatorProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    translator.start()
    assert translator.pid is not None
    os.kill(translator.pid, signal.SIGSTOP)
    monkeypatch.setattr(at_work, "WAIT_SECONDS", 0.2)
    monkeypatch.setattr(at_work, "SECONDS_A_WORD", 0.0)
    with refused(Unavailable, match="too long"):
        translator.translate([ARABIC])
    assert translator.pid is None
    monkeypatch.undo()
    assert translator.translate([ARABIC])


def test_its_memory_is_limited(translator: TranslatorProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_work, "MEMORY_BYTES", 40_000_000)
    with pytest.raises(Unavailable) as problem:
        translator.start()
    assert problem.value.reason.code in ("translator-memory", "translator-packages", "translator-ended")


@pytest.mark.parametrize("name", ["model.bin", "source.spm", "target.spm", "config.json"])
def test_what_is_missing_is_named(opus: Path, name: str) -> None:
    (opus / name).unlink()
    with refused(BrokenTranslator, match=name):
        read_translator_folder(opus)


def test_nothing_there_and_other_languages(tmp_path: Path, made: Path) -> None:
    with refused(BrokenTranslator, match="no folder"):
        read_translator_folder(tmp_path / "none")
    facts = tmp_path / "argos" / "metadata.json"
    facts.parent.mkdir()
    (facts.parent / "model").symlink_to(made / "opus")
    (facts.parent / "sentencepiece.model").write_bytes(b"x")
    facts.write_text('{"from_code": "en", "to_code": "ar"}')
    with refused(BrokenTranslator, match="from en to ar"):
        read_translator_folder(tmp_path / "argos")


@pytest.mark.parametrize("name", ["model.bin", "source.spm"])
def test_a_damaged_model_is_said_to_be(opus: Path, name: str) -> None:
    whole = (opus / name).read_bytes()
    (opus / name).write_bytes(whole[: len(whole) // 2])
    damaged = TranslatorProcess(read_translator_folder(opus), HowToTranslate(threads=1))
    with pytest.raises(Unavailable) as problem:
        damaged.translate([ARABIC])
    assert "cannot be loaded" in sentence_of(problem.value)
    assert damaged.pid is None


def test_no_module_loads_the_libraries_but_the_child() -> None:
    """The site's own processes take no more memory for a translator that they do not have."""
    reader = Path(at_work.__file__).parents[2]
    importing = re.compile(
        r"^(?:from|import) (?:ctranslate2|sentencepiece|reader\.translation\.local\.engine)", re.M
    )
    found = {path.name for path in reader.rglob("*.py") if importing.search(path.read_text("utf-8"))}
    assert found == {"engine.py"}


def test_site_and_worker_run_without_the_libraries() -> None:
    """All that serves and works in the background is loaded, and nothing of the translator with it."""
    code = (
        "import sys, reader.wsgi, reader.urls, reader.runtime.worker, reader.translation.machine\n"
        "from reader.views import articles, search, translations\n"
        "from reader.analyser import site_analyser\n"
        "site_analyser().analyse('وصلت السفينة إلى الميناء.')\n"
        "print(sorted({'ctranslate2', 'sentencepiece', 'torch', 'yaml'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(at_work.__file__).parents[3], capture_output=True, text=True
    )
    assert ran.stdout.strip() == "[]", ran.stderr
