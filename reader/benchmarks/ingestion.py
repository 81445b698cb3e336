"""How fast articles are taken in, beside analysing them alone and storing one row with the same text."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from django.conf import settings

from reader.analyser import site_analyser
from reader.benchmarks.measuring import Figures, cpu_seconds
from reader.benchmarks.scratch import fresh_library
from reader.intake.ingest import ingest
from reader.intake.submission import Submission, TextFacts
from reader.models import Article, Source
from reader.models.article import digest
from reader.runtime.memory import calm_collector

ARTICLES = 120
WORDS = 460


def run() -> Figures:
    """Ingest every second of many articles of 460 words, made of the seeds' paragraphs; analyse the others.

    In turn and on one core: what is measured is CPU time, so that waiting for a disk or for others is left
    out, and both find the same words known. One article is taken in before, which reads what is read once.
    """
    before, *texts = _articles()
    analyse = site_analyser().analyse
    analyse(texts[0])
    calm_collector()  # as a worker does
    taken = analysed = floor = 0.0
    with fresh_library():
        source = Source.objects.create(slug="bench", name_en="Bench")
        facts = TextFacts(source=source, published=date(2026, 1, 1))
        ingest(Submission(facts, raw=before.encode()))
        for text, other in zip(texts[::2], texts[1::2], strict=True):
            taken += cpu_seconds(ingest, Submission(facts, raw=text.encode()))
            analysed += cpu_seconds(analyse, other)
            floor += cpu_seconds(_bare_row, source, text + " ")
    count = len(texts) // 2
    return {
        "articles": count,
        "words_per_article": round(sum(len(text.split()) for text in texts) / len(texts)),
        "articles_per_second": round(count / taken, 1),
        "ms_per_article": round(taken / count * 1000, 1),
        "analysis_alone_ms": round(analysed / count * 1000, 1),
        "share_of_analysis": round(analysed / taken, 2),
        "bare_row_ms": round(floor / count * 1000, 2),
    }


def _articles() -> Iterator[str]:
    """Yield texts of that many words: a headline of its own, then paragraphs of the seeds in turn."""
    paths = sorted(settings.SEEDS_DIR.glob("*.ar.txt"))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]
    following = cycle(lines)
    for number in range(ARTICLES + 1):
        text = f"الخبر رقم {number} من أخبار اليوم\n"
        while len(text.split()) < WORDS:
            text += f"\n{next(following)}\n"
        yield text


def _bare_row(source: Source, text: str) -> None:
    Article.objects.create(
        source=source,
        published=date(2026, 1, 1),
        text=text,
        text_sha256=digest(text.encode()),
        raw=text.encode(),
    )
