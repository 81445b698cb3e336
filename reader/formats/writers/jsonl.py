"""JSON lines: an article a line, with its text, lines, tokens, marks, actors and English; nothing is lost."""

import json
from typing import Any

from reader.formats.records import ExportedArticle, Library, packed_record
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.target import EVERYTHING, Target

VERSION = 1


def line_of(article: ExportedArticle) -> str:
    """Return an article as one line of JSON."""
    return _json({"hashiya": VERSION, **packed_record(article)})


def write(library: Library, target: Target) -> None:
    """Write articles.jsonl, and beside it terms.jsonl and codebook.jsonl."""
    with target.text("articles.jsonl") as file:
        for article in library.articles:
            target.took(article)
            file.write(f"{line_of(article)}\n")
    with target.text("terms.jsonl") as file:
        file.writelines(f"{_json(packed_record(term))}\n" for term in library.terms())
    with target.text("codebook.jsonl") as file:
        file.writelines(f"{_json(packed_record(label))}\n" for label in library.labels)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


FORMAT = ExportFormat("jsonl", "JSON lines", ".jsonl", Use.RETURN, EVERYTHING, write)
