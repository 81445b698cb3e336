"""Search, in both languages at once, by paragraph: `put`, `remove`, `find`, `check`, `rebuild`.

A query is read (`query`), each of its words looked up (`readings`), and put together as terms (`plan`), which
the index of the database finds (`homes`); what was found is marked by the same terms (`matching`).
"""

from reader.search.finding import find, prepare
from reader.search.writing import begin_again, check, put, put_paragraph, rebuild, still_to_put
from reader.search.writing import remove_rows as remove

__all__ = [
    "begin_again",
    "check",
    "find",
    "prepare",
    "put",
    "put_paragraph",
    "rebuild",
    "remove",
    "still_to_put",
]
