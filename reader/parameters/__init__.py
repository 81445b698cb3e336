"""What a request sends, read in one typed way: addresses, queries, posted forms and their fields.

Whatever does not fit its type is None, empty or 404, never an error of the database or of Python.
"""

from reader.parameters.sent import Parameters, next_address, posted, query, submitted, submitted_files
from reader.parameters.values import place, row, row_of

__all__ = [
    "Parameters",
    "next_address",
    "place",
    "posted",
    "query",
    "row",
    "row_of",
    "submitted",
    "submitted_files",
]
