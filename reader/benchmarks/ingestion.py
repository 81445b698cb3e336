"""How fast articles are taken in, beside storing one row with the same text."""

import time
from datetime import date

from django.conf import settings

from reader.arabic.pipeline import analyse
from reader.benchmarks.measuring import Figures, fresh_library
from reader.ingest import Submission, ingest
from reader.models import Article, Source
from reader.models.article import digest

COPIES = 10


def run() -> Figures:
    """Ingest the seeds several times over, each copy with a headline of its own."""
    paths = sorted(settings.SEEDS_DIR.glob("*.ar.txt"))
    texts = [f"{path.read_text(encoding='utf-8')}\nنسخة {n}" for n in range(COPIES) for path in paths]
    with fresh_library():
        source = Source.objects.create(slug="bench", name_en="Bench")
        analyse(texts[0])
        start = time.perf_counter()
        for text in texts:
            ingest(Submission(text.encode(), source, date(2026, 1, 1)))
        taken = time.perf_counter() - start
        start = time.perf_counter()
        for text in texts:
            _bare_row(source, text + " ")
        floor = time.perf_counter() - start
    return {
        "articles": len(texts),
        "articles_per_second": round(len(texts) / taken, 1),
        "ms_per_article": round(taken / len(texts) * 1000, 1),
        "bare_row_ms": round(floor / len(texts) * 1000, 2),
        "ratio_to_bare_row": round(taken / floor, 1),
    }


def _bare_row(source: Source, text: str) -> None:
    Article.objects.create(
        source=source,
        published=date(2026, 1, 1),
        text=text,
        text_sha256=digest(text.encode()),
        raw=text.encode(),
    )
