"""The lines of Python in the papers do what the papers say."""

import re
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from reader.annotation import NewMark, mark
from reader.exchange import Selection, export
from reader.formats.writers.registry import formats
from reader.models import Annotation
from reader.rounds import agreement, open_round, say_done, settle
from reader.rounds.comparing import places
from tests.articles import make_article

ROOT = Path(__file__).parent.parent.parent
WITH_PANDAS, WITHOUT, *NAMES, F1 = re.findall(
    r"```python\n(.*?)```", (ROOT / "docs/exchange.md").read_text("utf-8"), re.DOTALL
)
SAID = [WITHOUT, WITH_PANDAS] if find_spec("pandas") else [WITHOUT]  # which is too large for the tests
TEXT = "سامر الحلبي يزور طرابلس\n\nقال سامر الحلبي إن روسيا ستوقف القصف في طرابلس وبغداد غدا.\n"

pytestmark = pytest.mark.django_db


def test_agreement_is_that_of_the_page(
    anwar: Any,
    basma: Any,
    lubna: Any,
    adel: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Any,
) -> None:
    article = make_article(TEXT)
    one = open_round(article, [anwar, basma, lubna], adel, "nothing")
    given: list[tuple[Any, dict[str, str]]] = [
        (anwar, {"سامر الحلبي": "PER", "طرابلس": "LOC", "روسيا": "LOC", "بغداد": "LOC"}),
        (basma, {"سامر الحلبي": "PER", "طرابلس": "ORG", "بغداد": "LOC"}),
        (lubna, {"سامر الحلبي": "PER", "روسيا": "LOC"}),
    ]
    for user, names in given:
        for words, kind in names.items():
            at = article.text.rindex(words)
            mark(article, user, NewMark("actor", at, at + len(words), words, article.text_sha256, kind))
        say_done(one.assignments.get(user=user))
    for place in places(one):
        settle(one, place.key, place.versions[0].part.pk, adel)
    expected = round(agreement(one)[0].f1 or 0, 2)
    assert 0 < expected < 1
    selection = Selection(lubna, round=one, states=[Annotation.State.ACCEPTED])
    for name, script in zip(("jsonl", "xmi", "conllu"), NAMES, strict=True):
        (tmp_path / name).mkdir()
        export(formats()[name], selection, tmp_path / name / "round")
        monkeypatch.chdir(tmp_path / name)
        found: dict[str, Any] = {}
        exec(script + F1, found)
        assert float(capsys.readouterr().out) == expected, name
        assert {who: len(spans) for who, spans in found["names"].items()} == {
            **{"anwar": 4, "basma": 3, "lubna": 2},
            "gold": 4,
        }, name


@pytest.mark.parametrize("script", SAID)
def test_who_said_what(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, anwar: Any
) -> None:
    make_article(TEXT, published=date(2026, 5, 3))
    make_article(TEXT.replace("القصف", "النار"), published=date(2026, 6, 3))
    export(formats()["csv"], Selection(anwar), tmp_path / "may")
    monkeypatch.chdir(tmp_path)
    exec(script, {})
    told = capsys.readouterr().out
    assert "Samer al-Halabi" in told
    assert "ستوقف القصف" in told
    assert "2026-06" not in told
