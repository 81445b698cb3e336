"""Is everything whole that a test left behind?"""

from reader.backup.verifying import find_faults
from reader.runtime.prepare import progress_bar


def faults() -> list[str]:
    """What `manage.py verify` says is wrong, reading everything."""
    return [one.what for one in find_faults(progress_bar)]
