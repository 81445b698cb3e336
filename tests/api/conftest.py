"""Programs that are not held back, but where that is tested."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def no_limits(settings: Any) -> None:
    settings.HASHIYA_API_PER_MINUTE = 1_000_000
