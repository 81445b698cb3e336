"""Search the library from the command line: one hit a line."""

import json
from argparse import ArgumentParser
from itertools import islice
from typing import Any

from reader import search
from reader.management.site_command import SiteCommand
from reader.search.hits import SearchHit, hits_of


class Command(SiteCommand):
    help = (
        "Search the library, in Arabic or English, with the syntax of the search page; newest article first. "
        "The exit status is 0 also where nothing is found. A query that begins with - goes after --."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query")
        parser.add_argument("--limit", type=int, help="at most so many hits")
        parser.add_argument(
            "--json", action="store_true", help="a JSON object a line: article, number of the paragraph..."
        )

    def handle(self, *args: Any, query: str, limit: int | None, **options: Any) -> None:
        prepared = search.prepare(query)
        for note in prepared.conditions.notes:
            self.stderr.write(note)
        for hit in islice(hits_of(prepared), limit if limit is None else max(limit, 0)):
            self.stdout.write(json.dumps(hit.packed(), ensure_ascii=False) if options["json"] else _line(hit))


def _line(hit: SearchHit) -> str:
    row = hit.paragraph
    return f"article {row.article_id}, paragraph {row.number}, {hit.language}: {hit.exact} ({hit.why})"
