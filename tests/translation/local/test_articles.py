"""Articles are translated by the model on this machine: names, memory, versions, and what goes wrong."""

import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks

from reader.glossary import add
from reader.models import (
    Annotation,
    Article,
    Translation,
    TranslationProvider,
    TranslationUnit,
    TranslationWait,
)
from reader.translation.local.installed import standing_translator
from reader.translation.machine import arriving, translate_some
from tests.articles import HARBOUR, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LINES = HARBOUR.count("\n\n") + 1


def english(article: Article) -> list[str]:
    return [row.text for row in Translation.objects.filter(paragraph__article=article)]


def test_an_article_is_translated_and_says_by_what(here: Path) -> None:
    article = make_article(HARBOUR)
    assert translate_some().translated == LINES
    assert {row.model for row in Translation.objects.all()} == {"tiny 1"}
    assert {row.model for row in TranslationUnit.objects.all()} == {"tiny 1"}
    assert all(pair[7] == "tiny 1" for row in Translation.objects.all() for pair in row.pairs)
    assert arriving(article) is None
    assert TranslationProvider.objects.get().spent > 0  # counted, and limited by nothing


def test_old_sentences_stay_and_are_said_to_be_of_the_old_model(here: Path) -> None:
    first = make_article(HARBOUR)
    translate_some()
    before = english(first)
    newer = shutil.copytree(here / "tiny-1", here / "tiny-2")
    (newer / "hashiya.json").write_text('{"name": "tiny", "version": "2"}')
    (newer / "model.bin").touch()
    second = make_article(f"خبر آخر عن السفن\n\n{HARBOUR.split(chr(10) * 2)[1]}")
    translate_some()
    assert english(first) == before
    assert {row.model for row in Translation.objects.filter(paragraph__article=first)} == {"tiny 1"}
    headline, line = Translation.objects.filter(paragraph__article=second)
    assert headline.model == "tiny 2"
    assert line.model == "tiny 1"  # remembered, and of the model that it came from


def test_a_term_of_the_glossary_is_in_the_english(here: Path, adel: Any) -> None:
    add(adel, "ميناء النخيل", "Palm Port")
    article = make_article("خبر عن العمل\n\nبدأ العمل في ميناء النخيل اليوم.")
    translate_some()
    assert "Palm Port" in english(article)[-1]


def test_without_a_model_the_paragraphs_wait_and_say_why(here: Path) -> None:
    shutil.rmtree(here)
    article = make_article(HARBOUR)
    assert translate_some().translated == 0
    waiting = arriving(article)
    assert waiting is not None
    assert "install_translator" in waiting.problem
    assert [one.id for one in run_checks()] == ["reader.W005"]


def test_a_damaged_model_is_the_reason_that_is_told(here: Path) -> None:
    (here / "tiny-1" / "model.bin").write_bytes(b"nothing")
    article = make_article(HARBOUR)
    translate_some()
    waiting = arriving(article)
    assert waiting is not None
    assert "cannot be loaded" in waiting.problem


def test_a_process_that_is_killed_costs_nothing(here: Path) -> None:
    first = make_article(HARBOUR)
    translate_some()
    process = standing_translator._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    make_article("خبر آخر عن السفن\n\nوصلت سفينة أخرى إلى الميناء في المساء.")
    assert translate_some().translated == 2
    assert len(english(first)) == LINES


def test_one_sentence_that_it_cannot_translate_holds_up_no_other(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.translation.local.process import TranslatorProcess
    from reader.translation.services.provider import Unavailable

    translate = TranslatorProcess.translate

    def stumbling(process: TranslatorProcess, texts: list[str]) -> list[str]:
        if any("النخيل" in one for one in texts):
            raise Unavailable("translator-memory")
        return translate(process, texts)

    monkeypatch.setattr(TranslatorProcess, "translate", stumbling)
    article = make_article("خبر عن العمل\n\nبدأ العمل في ميناء النخيل اليوم.\n\nوصلت السفينة إلى المدينة.")
    assert translate_some().translated == 2
    assert TranslationWait.objects.get().paragraph == article.paragraphs.get(number=1)
    assert TranslationProvider.objects.get().failures == 0


def test_the_folder_of_the_setting_comes_first(here: Path, made: Path, settings: Any) -> None:
    settings.HASHIYA_TRANSLATOR_MODEL = str(made / "argos")
    make_article("خبر عن العمل")
    translate_some()
    assert Translation.objects.get().model == "argos-ar-en 1.0"
    assert Annotation.objects.filter(en_start__gt=10_000).count() == 0
