"""Label Studio: tasks with annotations (accepted) and predictions (suggested), and the labels to set up."""

import json
from collections import defaultdict
from typing import Any

from reader.formats.records import ExportedArticle, ExportedMark, Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.spans_json import SPANS_KEEP, spans_of
from reader.formats.writers.target import Carried, Target
from reader.formats.writers.xml_text import XmlFile
from reader.text.spans import Span

# Of each annotation who made it. `completed_by` is for its own users: one that it does not know, and it takes
# nothing of the file.
AUTHORS = "authors"
_KEEPS = SPANS_KEEP | {Carried.FACTS}


def write(library: Library, target: Target) -> None:
    """Write tasks.json, a list that is written task by task, and label_config.xml."""
    labels = {"speaker", "cue"}
    with target.text("tasks.json") as file:
        file.write("[")
        for number, article in enumerate(library.articles):
            target.took(article)
            labels.update(mark.kind for mark in article.marks if mark.layer != "note")
            file.write(",\n" if number else "\n")
            file.write(json.dumps(_task(article, target), ensure_ascii=False))
        file.write("\n]\n")
    with target.text("label_config.xml") as file:
        xml = XmlFile(file, target.lost, is_declared=False)  # for it is pasted into a page
        with xml.element("View", {"style": "direction: rtl"}):
            with xml.element("Labels", {"name": "label", "toName": "text"}):
                for label in sorted(labels):
                    xml.leaf("Label", value=label)
            xml.leaf("Text", name="text", value="$text", granularity="symbol")


def _task(article: ExportedArticle, target: Target) -> dict[str, Any]:
    results: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for mark, part, span in spans_of(article, target):
        found = results[
            ("annotations" if mark.state == "accepted" else "predictions", mark.author or mark.tool)
        ]
        own = f"{mark.id}-{part}"
        found.append(_region(own, span, mark.kind, article, mark))
        for name, place in (("speaker", mark.speaker), ("cue", mark.cue)):
            if place and not part:
                found.append(_region(f"{own}-{name}", place, name, article, mark))
                ends = {"from_id": own, "to_id": f"{own}-{name}"}
                found.append({"type": "relation", **ends, "direction": "right", "labels": [name]})
    made = {kind: [who for other, who in results if other == kind] for kind in ("annotations", "predictions")}
    facts = {"article": article.id, "annotator": article.annotator, "sha256": article.text_sha256}
    about = {"source": article.source, "published": article.published, "url": article.address}
    return {
        "data": {"text": article.text, **facts, **about, AUTHORS: made["annotations"]},
        "annotations": [
            {"result": results["annotations", author], "ground_truth": False}
            for author in made["annotations"]
        ],
        "predictions": [
            {"result": results["predictions", tool], "model_version": tool} for tool in made["predictions"]
        ],
    }


def _region(
    number: str, span: Span, label: str, article: ExportedArticle, mark: ExportedMark
) -> dict[str, Any]:
    value = {"start": span.start, "end": span.end, "text": span.of(article.text), "labels": [label]}
    scored = {} if mark.score is None else {"score": mark.score}
    named = {"id": number, "from_name": "label", "to_name": "text", "type": "labels"}
    return {**named, "value": value, **scored}


FORMAT = ExportFormat("labelstudio", "Label Studio", ".json", Use.ANNOTATING, _KEEPS, write)
