"""doccano: JSON lines of sequence labelling with relations, an article a line."""

import json
from typing import Any

from reader.formats.records import ExportedArticle, Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.spans_json import SPANS_KEEP, spans_of
from reader.formats.writers.target import Target


def write(library: Library, target: Target) -> None:
    """Write doccano.jsonl; each annotator of a round has lines of their own."""
    with target.text("doccano.jsonl") as file:
        for number, article in enumerate(library.articles, 1):
            target.took(article)
            file.write(json.dumps(_line(number, article, target), ensure_ascii=False) + "\n")


def _line(number: int, article: ExportedArticle, target: Target) -> dict[str, Any]:
    entities: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []

    def entity(start: int, end: int, label: str) -> int:
        entities.append({"id": len(entities) + 1, "label": label, "start_offset": start, "end_offset": end})
        return len(entities)

    for mark, part, span in spans_of(article, target):
        own = entity(span.start, span.end, mark.kind)
        for name, place in (("speaker", mark.speaker), ("cue", mark.cue)):
            if place and not part:
                other = entity(place.start, place.end, name)
                relations.append({"id": len(relations) + 1, "from_id": own, "to_id": other, "type": name})
    facts = {"article": article.id, "annotator": article.annotator, "sha256": article.text_sha256}
    about = {"source": article.source, "published": article.published, "url": article.address}
    return {
        "id": number,
        "text": article.text,
        "meta": {**facts, **about},
        "entities": entities,
        "relations": relations,
        "Comments": [],
    }


FORMAT = ExportFormat("doccano", "doccano", ".jsonl", Use.ANNOTATING, SPANS_KEEP, write)
