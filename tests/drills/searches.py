"""Random searches of one library in both databases, hit by hit: `python -m tests.drills.searches`.

A generated library is made in a new SQLite and in a new PostgreSQL, with marks judged the same way; each
answers the same searches in a process of its own. What is found, its order and what could not be read are
compared.
"""

import json
import os
import secrets
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from tests import postgresql

SHOWN = 20
HITS = 60  # of each search, whose words are compared; of the others their places
ANSWERED = "answered"


def answers(given: Namespace) -> Iterator[dict[str, Any]]:
    """Yield what each search finds in the library of the settings."""
    from reader import search
    from reader.search import finding, hits
    from tests.random_searches import RandomSearches

    read = finding.read_paragraphs

    @cache
    def whole() -> dict[int, Any]:
        from reader.models import SearchRow

        return read(list(SearchRow.objects.values_list("place", flat=True)))

    def kept(places: Sequence[int]) -> dict[int, Any]:
        return {place: whole()[place] for place in places if place in whole()}

    finding.LOOKING = 3600  # so that no answer depends on how fast a machine is
    made = RandomSearches(given.seed)
    with patch.object(finding, "read_sides", kept), patch.object(hits, "read_paragraphs", kept):
        for _ in range(given.queries):
            typed = made.query()
            prepared = search.prepare(typed)
            found = search.find(prepared)
            shown = islice(hits.hits_of(prepared), HITS) if found.places else ()
            yield {
                "query": typed,
                "places": found.places,
                "more": [found.has_more, found.was_cut],
                "notes": prepared.conditions.notes,
                "hits": [one.packed() for one in shown],
            }


def make_library(articles: int, seed: int) -> None:
    """Make the library, with marks accepted, rejected and a person's, and an article in the bin."""
    from django.core.management import call_command
    from django.utils import timezone

    from reader.benchmarks.corpus_rows import make_corpus
    from reader.library.tallies import tell_anew
    from reader.models import Annotation, Article

    call_command("migrate", verbosity=0)
    make_corpus(articles, seed, bases=max(20, articles // 3))
    marks = Annotation.objects.order_by("article", "start", "-end", "layer", "label", "pk")
    pks = list(marks.values_list("pk", flat=True))
    judged = ((7, {"state": "accepted"}), (11, {"state": "rejected"}), (13, {"origin": "person"}))
    for step, changed in judged:
        for at in range(0, len(pks), 5000):
            Annotation.objects.filter(pk__in=pks[at : at + 5000 : step]).update(**changed)
    Article.objects.filter(pk=Article.objects.order_by("pk").values("pk")[3:4]).update(binned=timezone.now())
    tell_anew(list(Article.everywhere.order_by("pk").values_list("pk", flat=True)))


def answer(given: Namespace) -> None:
    import django

    django.setup()
    make_library(given.articles, given.seed)
    with given.answer.open("w", encoding="utf-8") as file:
        for one in answers(given):
            file.write(json.dumps(one, ensure_ascii=False) + "\n")


def answered(given: Namespace, folder: Path, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    """Begin to answer the searches into a file in a new folder."""
    folder.mkdir()
    settled = {
        "HASHIYA_STATE": str(folder),
        "HASHIYA_SECRET_KEY": secrets.token_hex(),
        "HASHIYA_TAGGER": "fast",
        "DJANGO_SETTINGS_MODULE": "reader.settings",
    }
    command = [sys.executable, "-m", "tests.drills.searches", "--answer", str(folder / ANSWERED)]
    for name in ("queries", "articles", "seed"):
        command += [f"--{name}", str(getattr(given, name))]
    return subprocess.Popen(command, env={**os.environ, **settled, **environment})


def compared(one: Path, other: Path) -> dict[str, Any]:
    """Return how many searches there are, and those that the two answer otherwise."""
    figures = {"queries": 0, "with_hits": 0, "hits": 0, "different": 0}
    with one.open(encoding="utf-8") as lines, other.open(encoding="utf-8") as others:
        for line, second in zip(lines, others, strict=True):
            there, elsewhere = json.loads(line), json.loads(second)
            figures["queries"] += 1
            figures["with_hits"] += bool(there["places"])
            figures["hits"] += len(there["places"])
            if there != elsewhere:
                figures["different"] += 1
                if figures["different"] <= SHOWN:
                    tell(there, elsewhere)
    return figures


def tell(there: dict[str, Any], elsewhere: dict[str, Any]) -> None:
    """Print in what two answers differ."""
    for name in there:
        if there[name] != elsewhere[name]:
            told = f"{name}: {str(there[name])[:300]} on SQLite, {str(elsewhere[name])[:300]} on PostgreSQL"
            print(f"{there['query']!r} {told}", file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--answer", type=Path, help="only answer, in the library of the settings")
    given = parser.parse_args(arguments)
    if given.answer:
        answer(given)
        return 0
    with TemporaryDirectory(prefix="hashiya-drill-") as name, postgresql.server() as url:
        folders = [Path(name) / "sqlite", Path(name) / "postgresql"]
        processes = [
            answered(given, folder, {"DATABASE_URL": address})
            for folder, address in zip(folders, ("", url), strict=True)
        ]
        ended = [process.wait() for process in processes]
        if any(ended):
            return 1
        figures = compared(*(folder / ANSWERED for folder in folders))
    print(json.dumps(figures))
    return 1 if figures["different"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
