"""Make a library of generated articles to measure on, with questions whose answers are known."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from reader.benchmarks.corpus_answers import write_answers
from reader.benchmarks.corpus_rows import make_corpus
from reader.benchmarks.corpus_texts import MOST_ARTICLES
from reader.intake.ingest import TextRefused
from reader.management.site_command import SiteCommand


class Command(SiteCommand):
    help = (
        "Write generated articles of about 300 words into the library, with the rows of any taken in, "
        "and questions with their exact answers into a file. Meant for a library of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, required=True, help="how many")
        parser.add_argument("--seed", type=int, default=1, help="another gives other articles")
        parser.add_argument(
            "--answers", type=Path, default=Path("answers.jsonl"), help="the file for the questions"
        )

    def handle(self, *args: Any, articles: int, seed: int, answers: Path, **options: Any) -> None:
        if not 0 < articles <= MOST_ARTICLES:
            raise CommandError(f"Between 1 and {MOST_ARTICLES} articles can be made.")
        with tqdm(total=articles, unit="article", disable=None) as bar:
            try:
                corpus = make_corpus(articles, seed, lambda done: bar.update(done - bar.n))
            except TextRefused as problem:
                raise CommandError(
                    f"The library has articles of seed {seed} already ({problem}). Choose another seed."
                ) from problem
        questions = write_answers(corpus, seed, answers)
        self.stdout.write(f"The library has {articles} more articles; {answers} has {questions} questions.")
