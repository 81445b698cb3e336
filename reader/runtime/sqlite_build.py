"""Choose the SQLite library that Django uses, and say whether it keeps commits safely in WAL mode."""

import importlib
import sqlite3
import sys
from types import ModuleType

Version = tuple[int, int, int]

WAL_SINCE: Version = (3, 7, 0)
WAL_FIXED: Version = (3, 51, 3)
BACKPORTS: tuple[Version, ...] = ((3, 44, 6), (3, 50, 7))


def may_lose_commits(version: Version) -> bool:
    """Whether two connections in WAL mode can lose a commit with this SQLite ("WAL-reset" defect).

    All of 3.7.0 to 3.51.2 can, except the release lines into which the repair was taken back.
    """
    if version < WAL_SINCE or version >= WAL_FIXED:
        return False
    return not any(version[:2] == fixed[:2] and version >= fixed for fixed in BACKPORTS)


def is_better(candidate: Version, current: Version) -> bool:
    """Safe beats unsafe; among equals the newer one wins."""
    return (not may_lose_commits(candidate), candidate) > (not may_lose_commits(current), current)


def prefer_bundled(name: str = "pysqlite3") -> ModuleType:
    """Let every later `import sqlite3` find the bundled library where that one is the better; return it.

    Call it before Django opens a database: Django takes `sqlite3.dbapi2` when its backend is imported.
    """
    current = sys.modules["sqlite3"]
    try:
        bundled = importlib.import_module(name)
    except ImportError:
        return current
    if is_better(bundled.sqlite_version_info, current.sqlite_version_info):
        sys.modules["sqlite3"] = bundled
        sys.modules["sqlite3.dbapi2"] = importlib.import_module(f"{name}.dbapi2")
        return bundled
    return current


def version_in_use() -> Version:
    """The version of the library that `import sqlite3` now gives."""
    major, minor, patch = sys.modules.get("sqlite3", sqlite3).sqlite_version_info[:3]
    return major, minor, patch
