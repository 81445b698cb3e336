"""The database's tables and this code: which migrations each knows, and what early libraries need first."""

from reader.schema.early import Filled, mend_early_tables
from reader.schema.standing import (
    NewerDatabase,
    is_behind,
    is_empty,
    is_there,
    pending,
    refuse_newer,
    unknown,
)

__all__ = [
    "Filled",
    "NewerDatabase",
    "is_behind",
    "is_empty",
    "is_there",
    "mend_early_tables",
    "pending",
    "refuse_newer",
    "unknown",
]
