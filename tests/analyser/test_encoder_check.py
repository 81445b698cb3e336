"""`manage.py check` says where names are found without the encoder though nobody asked for that."""

from pathlib import Path
from typing import Any

import pytest

from reader.arabic.actors.in_context import encoder_problem
from reader.arabic.resources import ENCODER, Resources
from reader.runtime import checks
from reader.runtime.checks import the_encoder_is_whole


def test_a_whole_one_is_nothing_to_speak_of(settings: Any) -> None:
    settings.HASHIYA_TAGGER = ""
    if "numpy" in encoder_problem(Resources()):
        pytest.skip("needs requirements.txt")
    assert the_encoder_is_whole(None) == []


@pytest.mark.parametrize(("content", "said"), [(None, "there is no"), (b"HASHIYA1" * 9, "is damaged|numpy")])
def test_a_missing_or_damaged_one_is_said_with_what_to_do(
    content: bytes | None, said: str, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content:
        (tmp_path / ENCODER).write_bytes(content)
    monkeypatch.setattr(checks, "Resources", lambda: Resources(models=tmp_path))
    settings.HASHIYA_TAGGER = ""
    (warning,) = the_encoder_is_whole(None)
    assert warning.id == "reader.W004"
    assert any(one in warning.msg for one in said.split("|"))
    assert "HASHIYA_TAGGER" in (warning.hint or "")


@pytest.mark.parametrize("chosen", ["fast", "huggingface:m"])
def test_nothing_is_said_where_another_was_asked_for(
    chosen: str, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "Resources", lambda: Resources(models=tmp_path))
    settings.HASHIYA_TAGGER = chosen
    assert the_encoder_is_whole(None) == []
