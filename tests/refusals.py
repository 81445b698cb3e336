"""Expect an error by the sentence that is made of its code."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from reader.errors import CodedError
from reader.sentences import sentence_of

Kind = TypeVar("Kind", bound=CodedError)


@contextmanager
def refused(kind: type[Kind], match: str) -> "Iterator[pytest.ExceptionInfo[Kind]]":
    """Hold if what is done in the block raises a `kind` whose sentence has the pattern `match` in it."""
    with pytest.raises(kind) as told:
        yield told
    sentence = sentence_of(told.value)
    assert re.search(match, sentence), sentence
