"""The lines of Python in the papers do what the papers say."""

import re
from pathlib import Path
from typing import Any

import pytest

from reader.annotation import NewMark, mark
from reader.exchange import Selection, export
from reader.formats.writers.registry import formats
from reader.models import Annotation
from reader.rounds import agreement, open_round, say_done
from tests.articles import make_article

ROOT = Path(__file__).parent.parent.parent
FIRST, SECOND = re.findall(r"```python\n(.*?)```", (ROOT / "docs/exchange.md").read_text("utf-8"), re.DOTALL)
TEXT = "سامر الحلبي يزور طرابلس\n\nقال سامر الحلبي إن روسيا ستوقف القصف في طرابلس غدا.\n"

pytestmark = pytest.mark.django_db


def test_agreement_is_that_of_the_page(
    anwar: Any, basma: Any, lubna: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    article = make_article(TEXT)
    one = open_round(article, [anwar, basma, lubna], lubna, "nothing")
    given: list[tuple[Any, dict[str, str]]] = [
        (anwar, {"سامر الحلبي": "PER", "طرابلس": "LOC", "روسيا": "LOC"}),
        (basma, {"سامر الحلبي": "PER", "طرابلس": "ORG"}),
        (lubna, {"سامر الحلبي": "PER", "روسيا": "LOC"}),
    ]
    for user, names in given:
        for words, kind in names.items():
            at = article.text.index(words)
            mark(article, user, NewMark("actor", at, at + len(words), words, article.text_sha256, kind))
        say_done(one.assignments.get(user=user))
    selection = Selection(lubna, round=one, states=[Annotation.State.ACCEPTED])
    export(formats()["jsonl"], selection, tmp_path / "round")
    monkeypatch.chdir(tmp_path)
    exec(SECOND, {})
    assert float(capsys.readouterr().out) == round(agreement(one)[0].f1 or 0, 2)


def test_who_said_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, anwar: Any) -> None:
    pytest.importorskip("pandas")
    from datetime import date

    make_article(TEXT, published=date(2026, 5, 3))
    export(formats()["csv"], Selection(anwar), tmp_path / "may")
    monkeypatch.chdir(tmp_path)
    exec(FIRST, {})
    told = capsys.readouterr().out
    assert "Samer al-Halabi" in told
    assert "ستوقف" in told
