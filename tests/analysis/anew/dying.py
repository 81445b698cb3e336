"""A reader of batches that ends its process at a text that says so; it knows no Django."""

import os
from collections.abc import Sequence

from reader.analysis.anew.batches import Recipe, TextToRead, read_batch

POISON = "خبر يقتل من يقرأه"


def read_or_die(recipe: Recipe, batch: Sequence[TextToRead]) -> bytes:
    if any(one.text.startswith(POISON) for one in batch):
        os._exit(9)
    return read_batch(recipe, batch)
