"""What a word's popover costs the server, beside a bare Django view."""

from itertools import cycle

from reader.benchmarks.measuring import Figures, count_queries, cpu_ms, get
from reader.benchmarks.scratch import seed_article
from reader.page.word import word_href

TIMES = 300


def run() -> Figures:
    """Measure the popovers of the seed article's words, one after the other."""
    with seed_article() as article:
        offsets = [packed[0] for row in article.paragraphs.all() for packed in row.words]
        addresses = cycle(word_href(article.pk, offset) for offset in offsets)
        fragment = {"HX-Request": "true"}
        first = get(word_href(article.pk, offsets[0]), **fragment)
        cpu = cpu_ms(lambda: get(next(addresses), **fragment), TIMES)
        bare = cpu_ms(lambda: get("/bare/"), TIMES)
        return {
            "cpu_ms": round(cpu, 2),
            "bare_view_cpu_ms": round(bare, 2),
            "share_of_bare_view_rate": round(bare / cpu, 2),
            "queries": count_queries(lambda: get(next(addresses), **fragment)),
            "bytes": len(first.content),
        }
