"""What opening an article costs the server and the network, beside a bare Django view."""

import re
from collections.abc import Callable
from pathlib import Path
from statistics import median

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache

from reader.benchmarks.measuring import Figures, count_queries, cpu_ms, cpu_seconds, get, gzipped
from reader.benchmarks.scratch import seed_article
from reader.intake.ingest import ingest
from reader.intake.submission import Submission, TextFacts
from reader.models import Article

TIMES = 60
FIRST_VIEWS = 40
WARM_UP = 3
_STATIC = re.compile(r'(?:href|src)="([^"]+\.(?:css|js|woff2))"')
_HASH = re.compile(r"\.[0-9a-f]{12}(?=\.)")


def run() -> Figures:
    """Measure the seed article's page; sizes in bytes, times in milliseconds of CPU."""
    with seed_article() as article:
        address = article.get_absolute_url()
        page = get(address)
        files = _static_files(page.content.decode())
        cpu = cpu_ms(lambda: get(address), TIMES)
        bare = cpu_ms(lambda: get("/bare/"), TIMES)
        html = gzipped(page.content)
        fonts = sum(size for name, size in files.items() if name.endswith(".woff2"))
        return {
            "cpu_ms": round(cpu, 2),
            "bare_view_cpu_ms": round(bare, 2),
            "ratio_to_bare_view": round(cpu / bare, 1),
            "queries": count_queries(lambda: get(address)),
            "words": article.word_count,
            "html_bytes": len(page.content),
            "bytes_per_word": round(len(page.content) / article.word_count, 1),
            "html_gzip_bytes": html,
            "first_visit_bytes": html + sum(files.values()) - fonts,
            "first_visit_font_bytes": fonts,
            "requests": 1 + len(files),
            **_untranslated(article),
        }


def _untranslated(article: Article) -> Figures:
    """Measure the page word for word, as ratios to that of the translated article.

    Both are asked for in turn, so that whatever else the machine does slows down both.
    """
    facts = TextFacts(source=article.source, published=article.published)
    twin = ingest(Submission(facts, raw=f"{article.text}.".encode()))  # the very text would be refused
    address, bare = article.get_absolute_url(), twin.get_absolute_url()
    return {
        "untranslated_cpu_ratio": _ratio(lambda: get(bare), lambda: get(address), TIMES),
        "untranslated_first_view_cpu_ratio": _ratio(
            lambda: _afresh(bare), lambda: _afresh(address), FIRST_VIEWS
        ),
        "untranslated_bytes_ratio": round(len(get(bare).content) / len(get(address).content), 2),
        "untranslated_queries": count_queries(lambda: get(bare)),
    }


def _ratio(one: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """Return the median CPU time of `one` against that of `other`."""
    for _ in range(WARM_UP):
        one()
        other()
    taken = [(cpu_seconds(one), cpu_seconds(other)) for _ in range(times)]
    return round(median(first for first, _ in taken) / median(second for _, second in taken), 2)


def _afresh(address: str) -> None:
    cache.clear()
    get(address)


def _static_files(html: str) -> dict[str, int]:
    """Return the compressed size of each file that the page asks for (fonts are compressed already)."""
    sizes = {}
    for address in sorted(set(_STATIC.findall(html))):
        name = _HASH.sub("", address.removeprefix(settings.STATIC_URL))
        found = finders.find(name)
        if found is None:
            raise RuntimeError(f"the page asks for {address}, which is no static file")
        content = Path(str(found)).read_bytes()
        sizes[address] = len(content) if name.endswith(".woff2") else gzipped(content)
    return sizes
