"""The seeds enter the library once, complete, with both languages marked."""

from datetime import date

import pytest
from django.conf import settings

from reader.intake.ingest import ingest
from reader.intake.seeding import load_seeds
from reader.intake.submission import Submission, TextFacts
from reader.library.bin import purge, put_in_bin
from reader.models import Actor, Annotation, Article, Paragraph, Source

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def load() -> list[tuple[int, int, str]]:
    calls: list[tuple[int, int, str]] = []
    load_seeds(lambda done, total, name: calls.append((done, total, name)))
    return calls


def test_twice_is_once() -> None:
    seeds = len(list(settings.SEEDS_DIR.glob("*.ar.txt")))
    assert load()[0][:2] == (0, seeds)
    assert Article.objects.count() == seeds
    assert load() == [(0, 0, "")]
    assert Article.objects.count() == seeds


def test_a_seed_that_somebody_handed_in_is_no_obstacle() -> None:
    raw = (settings.SEEDS_DIR / "murjana-re-elected.ar.txt").read_bytes()
    source = Source.objects.create(slug="ours", name_en="Ours")
    ingest(Submission(TextFacts(source=source, published=date(2026, 1, 1)), raw=raw + b"\n", name="ours.txt"))
    load()
    assert Article.objects.count() == len(list(settings.SEEDS_DIR.glob("*.ar.txt")))
    assert Article.objects.filter(source=source).count() == 1


def test_a_seed_and_its_source_in_the_bin_stay_there_and_stop_no_start() -> None:
    load()
    seed = Article.objects.get(is_sample=False)
    put_in_bin(seed, None)
    put_in_bin(seed.source, None)
    assert load() == [(0, 0, "")]
    assert not Source.objects.filter(pk=seed.source_id).exists()
    purge(Article.everywhere.get(pk=seed.pk))
    assert load()[0][:2] == (0, 1)
    assert Article.objects.get(is_sample=False).source == Source.objects.get(pk=seed.source_id)


def test_samples_say_that_they_are_samples() -> None:
    load()
    assert Article.objects.get(is_sample=False).raw_name == "us-warns-russia.ar.txt"
    assert not Article.objects.filter(is_sample=True, note="").exists()


def test_every_paragraph_has_its_english() -> None:
    load()
    assert not Paragraph.objects.filter(translation=None).exists()


def test_actors_are_shared_between_articles() -> None:
    load()
    shared = Actor.objects.filter(kind="PER", article_count__gte=3)
    assert shared.count() >= 10


def test_people_are_not_doubled() -> None:
    load()
    names = list(Actor.objects.filter(kind="PER").values_list("name_ar", flat=True))
    assert len(names) == len(set(names))


def test_most_marks_are_found_in_the_english_too() -> None:
    load()
    mentions = Annotation.objects.mentions()
    assert mentions.exclude(en_start=None).count() >= 0.85 * mentions.count()
    direct = Annotation.objects.quotations().filter(label="direct")
    assert direct.exclude(en_start=None).count() >= 0.9 * direct.count()
