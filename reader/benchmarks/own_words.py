"""What words of one's own cost: an article's page for a reader of 5,000 words, beside one who keeps none."""

from collections.abc import Callable
from statistics import median
from typing import Any

from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reader.benchmarks.measuring import Figures, count_queries, cpu_ms, cpu_seconds
from reader.benchmarks.scratch import seed_article
from reader.models import Article, KeptWord, LemmaCount
from reader.vocabulary import say_states

WORDS = 5000
TIMES = 60
AFRESH = 30


def run() -> Figures:
    """Measure the seed article's page; CPU as ratios to the page of a reader who keeps no word."""
    with seed_article() as article:
        plain, learner = _reader("plain"), _reader("learner")
        _keep(learner, article)
        address = article.get_absolute_url()
        without, with_words = _client(plain), _client(learner)
        figures: Figures = {
            "words": WORDS,
            "cpu_ratio": _ratio(lambda: with_words.get(address), lambda: without.get(address), TIMES),
            "afresh_cpu_ratio": _ratio(_afresh(with_words, address), _afresh(without, address), AFRESH),
            "queries": count_queries(lambda: with_words.get(address)),
            "queries_of_who_keeps_none": count_queries(lambda: without.get(address)),
        }
        with_words.post(reverse("preferences"), {"switches": "new_words", "new_words": "1"})
        return figures | {
            "marked_cpu_ratio": _ratio(lambda: with_words.get(address), lambda: without.get(address), TIMES),
            "marked_afresh_cpu_ratio": _ratio(
                _afresh(with_words, address), _afresh(without, address), AFRESH
            ),
            "keep_cpu_ms": round(_keeping(with_words, article), 1),
        }


def _reader(name: str) -> User:
    return User.objects.create_user(name)


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _keep(user: User, article: Article) -> None:
    """Keep 5,000 words, among them two thirds of the article's."""
    here = LemmaCount.objects.filter(article=article).order_by("pk").values_list("lemma", flat=True)
    lemmas = [lemma for place, lemma in enumerate(here) if place % 3]
    lemmas += [f"كلمة{number}" for number in range(WORDS - len(lemmas))]
    now = timezone.now()
    KeptWord.objects.bulk_create(
        (KeptWord(user=user, lemma=lemma, key=lemma, made=now) for lemma in lemmas), batch_size=500
    )
    say_states(user.pk, list(KeptWord.objects.of(user.pk).values_list("pk", flat=True)), "known")


def _keeping(client: Client, article: Article) -> float:
    address = reverse("keep_word", args=(article.pk, article.text.index(" ") + 1))
    return cpu_ms(lambda: client.post(address, {"state": "known"}, headers={"hx-request": "true"}), TIMES)


def _afresh(client: Client, address: str) -> Callable[[], Any]:
    def asked() -> Any:
        cache.clear()
        return client.get(address)

    return asked


def _ratio(one: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """Return the median CPU time of `one` against that of `other`, asked for in turn."""
    for _ in range(3):
        one()
        other()
    taken = [(cpu_seconds(one), cpu_seconds(other)) for _ in range(times)]
    return round(median(first for first, _ in taken) / median(second for _, second in taken), 2)
