"""What a program's reading of an article with all its marks costs, beside its page."""

from datetime import timedelta
from functools import partial

from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone

from reader.accounts.tokens import make_token
from reader.benchmarks.measuring import Figures, count_queries, cpu_ms, get, gzipped
from reader.benchmarks.scratch import seed_article
from reader.models import ApiToken

TIMES = 60
FIRST_VIEWS = 10
UNLIMITED = 10_000_000


def run() -> Figures:
    """Measure on the seed article; times in milliseconds of CPU, sizes in bytes."""
    with seed_article() as article, override_settings(HASHIYA_API_PER_MINUTE=UNLIMITED):
        page = article.get_absolute_url()
        whole = f"/api/v1/articles/{article.pk}/whole"
        token = make_token(User.objects.create_user("a program"), "bench", ["read"], 7)
        # In use already: that it is, is noted once a minute.
        ApiToken.objects.update(used=timezone.now() + timedelta(hours=1))
        read = partial(get, whole)
        signed = partial(get, whole, Authorization=f"Bearer {token[1]}")
        answer = read()
        page_cpu, read_cpu = cpu_ms(partial(get, page), TIMES), cpu_ms(read, TIMES)
        known = str(answer["ETag"])
        first_page = cpu_ms(partial(_afresh, page), FIRST_VIEWS)
        first_read = cpu_ms(partial(_afresh, whole), FIRST_VIEWS)
        return {
            "marks": len(answer.json()["marks"]),
            "page_cpu_ms": round(page_cpu, 2),
            "api_cpu_ms": round(read_cpu, 2),
            "api_to_page": round(read_cpu / page_cpu, 2),
            "api_with_token_cpu_ms": round(cpu_ms(signed, TIMES), 2),
            "api_unchanged_cpu_ms": round(cpu_ms(partial(_unchanged, whole, known), TIMES), 2),
            "first_page_cpu_ms": round(first_page, 2),
            "first_api_cpu_ms": round(first_read, 2),
            "first_api_to_page": round(first_read / first_page, 2),
            "queries": count_queries(read),
            "bytes": len(answer.content),
            "gzip_bytes": gzipped(answer.content),
        }


def _unchanged(address: str, tag: str) -> None:
    status = Client(headers={"If-None-Match": tag}).get(address).status_code
    if status != 304:
        raise RuntimeError(f"{address} answered {status}")


def _afresh(address: str) -> None:
    cache.clear()
    get(address)
