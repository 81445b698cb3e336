"""spaCy: documents as its `Doc.from_json` reads them, a line each, with span groups for each layer."""

import json
from collections import defaultdict
from typing import Any

from reader.formats.records import ExportedArticle, Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.spans_json import SPANS_KEEP, spans_of
from reader.formats.writers.tagging import tagged_sentences
from reader.formats.writers.target import Carried, Target

_KEEPS = SPANS_KEEP | {Carried.TOKENS, Carried.IDENTITY}


def write(library: Library, target: Target) -> None:
    """Write spacy.jsonl. `ents` has no overlaps and whole words, as spaCy asks; `spans` has every mark."""
    with target.text("spacy.jsonl") as file:
        for article in library.articles:
            target.took(article)
            file.write(json.dumps(_doc(article, target), ensure_ascii=False) + "\n")


def _doc(article: ExportedArticle, target: Target) -> dict[str, Any]:
    tokens: list[dict[str, Any]] = []
    sents: list[dict[str, Any]] = []
    ents: list[dict[str, Any]] = []
    for sentence in tagged_sentences(article, ("actor",), target):
        sents.append({"start": sentence.span.start, "end": sentence.span.end})
        for token, tag in zip(sentence.tokens, sentence.tags["actor"], strict=True):
            if tag.startswith("B-"):
                ents.append({"start": token.span.start, "end": token.span.end, "label": tag[2:]})
            elif tag != "O":
                ents[-1]["end"] = token.span.end
            place = {"id": len(tokens), "start": token.span.start, "end": token.span.end}
            tokens.append({**place, "tag": token.pos, "lemma": token.lemma})
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mark, _, span in spans_of(article, target):
        place = {"start": span.start, "end": span.end}
        groups[mark.layer].append({**place, "label": mark.kind, "kb_id": mark.actor})
    meta = {"article": article.id, "annotator": article.annotator, "sha256": article.text_sha256}
    return {
        "text": article.text,
        "ents": ents,
        "sents": sents,
        "tokens": tokens,
        "spans": groups,
        "_": {},
        "cats": {},
        "meta": meta,
    }


FORMAT = ExportFormat("spacy", "spaCy", ".jsonl", Use.TRAINING, _KEEPS, write)
