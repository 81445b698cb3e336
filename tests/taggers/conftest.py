"""The tiny model, made once."""

from pathlib import Path

import pytest

from tests.taggers import tiny

HEAVY = "torch, transformers and camel-tools are not installed: `make test-heavy` installs them"


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tiny model."""
    return tiny.write(tmp_path_factory.mktemp("models") / "tiny")
