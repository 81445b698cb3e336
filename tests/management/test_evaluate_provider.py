"""What a provider makes of articles is measured beside their English word for word."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reader.models import Translation, TranslationProvider
from tests.translation.services.stub import Stub

pytestmark = pytest.mark.django_db
ENGLISH = {
    "السفن تعود إلى الميناء": "The ships return to the port",
    "قال الوزير إن 25 سفينة وصلت.": "The minister said that 25 ships arrived.",
    "لم يعلن الوزير موعدا.": "The minister announced a date.",
}


@pytest.fixture
def facts(tmp_path: Path, settings: Any) -> Path:
    """A table of four facts of one article, which is all that there is."""
    headline, *lines = ENGLISH
    (tmp_path / "ships.ar.txt").write_text(f"{headline}\n\n{' '.join(lines)}\n", encoding="utf-8")
    (tmp_path / "ships.en.txt").write_text(
        "Ships return to port\n\nThe minister said 25 ships had arrived. He announced no date.\n",
        encoding="utf-8",
    )
    settings.SEEDS_DIR = tmp_path
    table = tmp_path / "facts.tsv"
    rows = (
        ("0", "who", "السفن تعود", "ships.*return", "port.*return"),
        ("1", "number", "25 سفينة", "25 ships", ""),
        ("1", "who", "قال الوزير", "minister.*said", ""),
        ("1", "negation", "لم يعلن", "announced (not|no)", "minister announced"),
    )
    table.write_text("".join("\t".join(("ships", *row)) + "\n" for row in rows), encoding="utf-8")
    return table


def evaluated(facts: Path, *arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("evaluate", "reading", str(facts), "--json", *arguments, stdout=out)
    report: dict[str, Any] = json.loads(out.getvalue())
    return report


def test_facts_that_a_service_keeps_and_turns_round(facts: Path, switched_on: Stub) -> None:
    switched_on.english = ENGLISH.__getitem__
    report = evaluated(facts, "--provider", "libre", "--wrong")
    told = report["provider"]
    assert switched_on.asked == list(ENGLISH)
    assert told["facts"] == {"number": 4, "kept": 0.75, "turned round": 0.25}
    assert told["by kind"]["negation"] == {"number": 1, "kept": 0.0, "turned round": 1.0}
    assert told["closeness"]["chrf"] > report["bare glosses"]["chrf"]
    assert "turned: لم يعلن" in report["wrong"]["provider 1"]
    assert not Translation.objects.exists()
    assert TranslationProvider.objects.get(name="libre").spent == sum(map(len, ENGLISH))


def test_the_model_on_this_machine_and_its_version(facts: Path, here: Path) -> None:
    told = evaluated(facts, "--provider", "local")["provider"]
    assert told["name"] == "Translator on this machine, tiny 1"
    assert told["sentences without English"] == 0
    assert told["facts"]["number"] == 4


def test_what_is_no_translation_is_counted(facts: Path, switched_on: Stub) -> None:
    switched_on.mode = "echo"
    told = evaluated(facts, "--provider", "libre")["provider"]
    assert told["sentences without English"] == len(ENGLISH)
    assert told["facts"]["kept"] == 0


def test_one_that_cannot_be_asked_says_why(facts: Path, switched_on: Stub) -> None:
    switched_on.mode = "broken"
    with pytest.raises(CommandError, match="libre gave no translation"):
        evaluated(facts, "--provider", "libre")
    with pytest.raises(CommandError, match="is for reading"):
        call_command("evaluate", "glosses", str(facts), "--provider", "libre")
