"""Programs that are not held back, but where that is tested."""

from typing import Any

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_limits(settings: Any) -> None:
    settings.HASHIYA_API_PER_MINUTE = 1_000_000
    cache.clear()  # of what tests before have used up
