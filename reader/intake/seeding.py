"""Put the seed articles into the library, by the same ingest as any upload."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from reader.intake.ingest import TextRefused, ingest
from reader.intake.submission import Submission, TextFacts
from reader.models import Article, Source
from reader.models.article import digest

Report = Callable[[int, int, str], None]


def load_seeds(report: Report, folder: Path | None = None) -> bool:
    """Ingest every article of the folder's `seeds.toml` that the library does not have; tell if some were.

    `report(done, total, name)` is called before each article that has to be read.
    """
    folder = folder or settings.SEEDS_DIR
    manifest = tomllib.loads((folder / "seeds.toml").read_text(encoding="utf-8"))
    sources = {row["slug"]: row for row in manifest["source"]}
    known = set(Article.everywhere.values_list("raw_sha256", flat=True))
    missing = [
        (row, raw)
        for row in manifest["article"]
        if digest(raw := (folder / f"{row['slug']}.ar.txt").read_bytes()) not in known
    ]
    for done, (row, raw) in enumerate(missing):
        report(done, len(missing), row["slug"])
        try:
            ingest(_submission(row, raw, _source(sources[row["source"]]), folder))
        except TextRefused as refusal:
            if refusal.duplicate is None:  # else somebody handed the same text in
                raise
    report(len(missing), len(missing), "")
    return bool(missing)


def _source(row: dict[str, Any]) -> Source:
    source, _ = Source.everywhere.get_or_create(
        slug=row["slug"], defaults={"name_en": row["name_en"], "name_ar": row["name_ar"]}
    )
    if source.binned is not None:
        source.take_out_of_bin()
    return source


def _submission(row: dict[str, Any], raw: bytes, source: Source, folder: Path) -> Submission:
    slug = row["slug"]
    facts = TextFacts(
        source=source,
        published=row["date"],
        english=(folder / f"{slug}.en.txt").read_text(encoding="utf-8"),
        url=row.get("url", ""),
        note=row.get("note", ""),
        licence=row.get("licence", ""),
        is_sample=row.get("sample", False),
    )
    return Submission(facts, raw=raw, name=f"{slug}.ar.txt")
