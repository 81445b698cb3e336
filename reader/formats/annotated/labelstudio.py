"""Label Studio's JSON: annotations are accepted marks, predictions suggestions."""

from collections.abc import Iterator
from typing import Any

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations, json_of
from reader.formats.annotated.loose import loose, span
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import ExportedArticle, ExportedMark
from reader.formats.writers.labelstudio import AUTHORS
from reader.text.spans import Span

_ENDS = ("speaker", "cue")


def _finds(files: AnnotatedFiles) -> list[str]:
    found = []
    for name in files.ending(".json"):
        with files.open(name) as file:
            head = file.read(1 << 16).lstrip(b"\xef\xbb\xbf \r\n\t")
        if (
            head.startswith(b"[")
            and b'"data"' in head
            and (b'"annotations"' in head or b'"predictions"' in head)
        ):
            found.append(name)
    return found


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    tasks = json_of(files.text(name), name)
    for number, task in enumerate(tasks, 1):
        data = task.get("data") if isinstance(task, dict) else None
        texts = [value for value in data.values() if isinstance(value, str)] if isinstance(data, dict) else []
        if not texts or not isinstance(data, dict):
            raise BadAnnotations("annotations-task-without-text", name=name, number=number)
        text = data["text"] if isinstance(data.get("text"), str) else max(texts, key=len)
        told = {key: str(data.get(key) or "") for key in ("url", "annotator")}
        marks = list(_marks(task, text))
        yield loose(f"{name}:{number}", text, marks, address=told["url"], annotator=told["annotator"])


def _marks(task: dict[str, Any], text: str) -> Iterator[ExportedMark]:
    for kind, state in (("annotations", "accepted"), ("predictions", "suggested")):
        for number, results in enumerate(task.get(kind) or ()):
            rows = [one for one in results.get("result") or () if isinstance(one, dict)]
            who = _author(task, results, number) if kind == "annotations" else ""
            made = {"author": who, "tool": str(results.get("model_version") or "")[:100], "state": state}
            yield from _regions(
                rows, text, {**made, "origin": "person" if state == "accepted" else "machine"}
            )


def _author(task: dict[str, Any], results: dict[str, Any], number: int) -> str:
    """Return who made an annotation: as Label Studio says it, else as we wrote it beside the text."""
    said, ours = results.get("completed_by"), task["data"].get(AUTHORS)
    if said is None:
        return str(ours[number]) if isinstance(ours, list) and number < len(ours) else ""
    return str(said.get("email", "")) if isinstance(said, dict) else str(said)


def _regions(rows: list[dict[str, Any]], text: str, made: dict[str, Any]) -> Iterator[ExportedMark]:
    places: dict[str, tuple[str, Any]] = {}
    ends: dict[str, dict[str, Any]] = {}
    for row in rows:
        value = row.get("value")
        if row.get("type") != "relation" and isinstance(value, dict) and value.get("labels"):
            places[str(row.get("id"))] = (str(value["labels"][0]), row)
    for row in rows:
        own, (label, other) = str(row.get("from_id")), places.get(str(row.get("to_id")), ("", None))
        if row.get("type") == "relation" and label in _ENDS and other:
            ends.setdefault(own, {})[label] = Span(other["value"]["start"], other["value"]["end"])
    for id_, (label, row) in places.items():
        value, score = row["value"], row.get("score")
        if label not in _ENDS:
            scored = {"score": float(score)} if isinstance(score, (int, float)) else {}
            exact = str(value.get("text") or "")
            place = (value.get("start"), value.get("end"))
            yield span(id_, label, place, text, exact, **made, **scored, **ends.get(id_, {}))


READER = AnnotationReader("labelstudio", "Label Studio", _finds, _read)
