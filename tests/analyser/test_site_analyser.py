"""One analyser for the site, the commands and the scores."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from reader.analyser import site_analyser
from reader.analysis.storing import document_of
from reader.arabic.document import Analysis, Document
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import LISTS, Resources
from tests.articles import make_article

SENTENCE = "زار وزير الخارجية جون كيري مدينة حلب أمس."


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Resources]:
    """What analysers are built of meanwhile."""
    found: list[Resources] = []
    build = Analyser.__init__

    def noted(self: Analyser, resources: Resources, *more: Any) -> None:
        found.append(resources)
        build(self, resources, *more)

    site_analyser("")
    monkeypatch.setattr(Analyser, "__init__", noted)
    return found


def test_it_is_built_once_and_reads_what_is_shipped() -> None:
    assert site_analyser() is site_analyser()
    assert site_analyser().known.resources == Resources()


@pytest.mark.django_db
def test_a_popover_asks_the_site_analyser_and_builds_none(
    client: Client, built: list[Resources], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article(SENTENCE + "\n" + SENTENCE)
    asked: list[Analyser] = []
    readings = Analyser.readings

    def noted(self: Analyser, word: str) -> tuple[Analysis, ...]:
        asked.append(self)
        return readings(self, word)

    monkeypatch.setattr(Analyser, "readings", noted)
    for _ in range(2):
        assert client.get(reverse("word", args=(article.pk, 0))).status_code == 200
    assert asked == [site_analyser()] * 2
    assert built == []


def test_evaluate_measures_the_analyser_that_the_site_uses(
    tmp_path: Path, built: list[Resources], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Analyser] = []
    analyse = Analyser.analyse

    def noted(self: Analyser, *given: Any) -> Document:
        asked.append(self)
        return analyse(self, *given)

    monkeypatch.setattr(Analyser, "analyse", noted)
    document_of(SENTENCE)
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"text": "زار الوزير حلب.", "quotations": []}\n', encoding="utf-8")
    call_command(
        "evaluate", "quotations", str(gold), with_lists=True, json=True, stdout=(tmp_path / "out").open("w")
    )
    assert asked == [site_analyser()] * 2
    assert built == []


def test_evaluate_leaves_lists_out_beside_it(tmp_path: Path, built: list[Resources]) -> None:
    gold = tmp_path / "names.tsv"
    gold.write_text("PER\tجون كيري\tJohn Kerry\n", encoding="utf-8")
    out = tmp_path / "out"
    with out.open("w") as stdout:
        call_command("evaluate", "names", str(gold), json=True, stdout=stdout)
    assert '"share_right": 1.0' in out.read_text("utf-8")
    assert '"without lists": {"share_right": 0.0' in out.read_text("utf-8")
    assert built == [Resources().without(LISTS)]
    assert site_analyser().is_listed("جون كيري")
