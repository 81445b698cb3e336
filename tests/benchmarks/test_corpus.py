"""Generated libraries: the rows that taking the same texts in gives, and answers known beforehand."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from reader import search
from reader.benchmarks import corpus_answers
from reader.benchmarks.corpus_answers import QUOTES, KnownAnswer, found_by_answer, read_answers
from reader.benchmarks.corpus_rows import make_corpus
from reader.benchmarks.corpus_texts import base_texts
from reader.intake.ingest import ingest
from reader.intake.submission import Submission, TextFacts
from reader.models import Annotation, Article, Fingerprint, LemmaCount, Paragraph, SearchRow, Translation
from reader.models.search import SearchPlace

pytestmark = pytest.mark.django_db

_OWN = {"id", "article", "article_id", "paragraph", "paragraph_id", "created", "updated", "place"}


def _rows(article: Article) -> dict[str, list[dict[str, object]]]:
    """All rows of an article, without their ids and times."""
    mine = {
        "article": Article.objects.filter(pk=article.pk),
        "paragraphs": Paragraph.objects.filter(article=article).order_by("number"),
        "translations": Translation.objects.filter(paragraph__article=article).order_by("paragraph__number"),
        "lemmas": LemmaCount.objects.filter(article=article).order_by("lemma"),
        "annotations": Annotation.objects.filter(article=article).order_by("layer", "start", "end"),
        "bands": Fingerprint.objects.filter(article=article).order_by("band"),
        "index": SearchRow.objects.filter(article=article).order_by("-place"),
    }
    found = {
        name: [{key: _plain(value) for key, value in row.items() if key not in _OWN} for row in rows.values()]
        for name, rows in mine.items()
    }
    places = SearchRow.objects.filter(article=article).order_by("-place").values_list("place", flat=True)
    found["places"] = [SearchPlace.of(place)._asdict() | {"article": 0} for place in places]
    numbers = Annotation.objects.filter(article=article).order_by("layer", "start", "end")
    found["where"] = [{"number": number} for number in numbers.values_list("paragraph__number", flat=True)]
    return found


def _plain(value: object) -> object:
    return (
        round(value, 4)
        if isinstance(value, float)
        else bytes(value)
        if isinstance(value, memoryview)
        else value
    )


def test_copies_have_the_rows_of_articles_that_were_taken_in() -> None:
    corpus = make_corpus(3, seed=3, bases=2)
    for pk, plan in corpus.articles[2:]:
        copy = Article.objects.get(pk=pk)
        there, text, published, source = _rows(copy), copy.text, copy.published, copy.source
        base = corpus.texts[plan.base]
        english = base.english.replace(base.serial, plan.serial)
        Article.objects.filter(pk=pk).delete()
        taken = ingest(
            Submission(TextFacts(source=source, published=published, english=english), raw=text.encode())
        )
        assert _rows(taken) == there
    assert list(search.check()) == []


def test_known_answers_come_back_through_page_file_and_command(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus_answers, "OF_EACH", 2)
    path = tmp_path / "answers.jsonl"
    call_command("make_corpus", articles=4, seed=5, answers=path)
    answers = read_answers(path)
    assert {one.kind for one in answers} == {"number", "phrase", "word", "and", "actor", "speaker", "quotes"}
    capsys.readouterr()
    for one in answers:
        assert found_by_answer(one) == one.found, one
        assert _in_file(client, one) == sorted(article for article, _ in one.found), one
        assert _on_page(client, one) == {article for article, _ in one.found}, one
        if one.kind != QUOTES:
            call_command("search", one.query, "--json")
            hits = map(json.loads, capsys.readouterr().out.splitlines())
            assert sorted({(hit["article"], hit["number"]) for hit in hits}) == one.found, one


def _asked(one: KnownAnswer) -> tuple[str, dict[str, str]]:
    if one.kind == QUOTES:
        return "/quotes/", {"by": one.query, "kind": "direct"}
    return "/search/", {"q": one.query}


def _in_file(client: Client, one: KnownAnswer) -> list[int]:
    address, given = _asked(one)
    response = client.get(f"{address}{'list' if one.kind == QUOTES else 'hits'}.csv", given)
    rows = csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig")))
    places = {(int(row["article"]), row.get("number") or row["start"]) for row in rows}
    return sorted(article for article, _ in places)


def _on_page(client: Client, one: KnownAnswer) -> set[int]:
    address, given = _asked(one)
    context = client.get(address, given).context
    if one.kind == QUOTES:
        return {card.article.pk for card in context["cards"]}
    return set(context["found"].groups)


def test_a_seed_gives_the_same_texts() -> None:
    one, same, other = (base_texts(3, seed)[2].text for seed in (1, 1, 2))
    assert one == same != other
    assert 250 < len(one.split()) < 350
