"""Print entries of the dictionary that are drawn by lot, to be judged by a person."""

import random
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reader.analyser import FAST, site_analyser
from reader.arabic.dictionary import DictionaryEntry
from reader.models import LemmaCount


class Command(BaseCommand):
    help = (
        "Print entries of the dictionary, drawn by lot from the lexicon, or with --library from the words of"
        " the library: what each shows of root, form, imperfect, verbal noun, participles, plural and gender."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, default=300, help="how many (300)")
        parser.add_argument("--seed", type=int, default=1, help="the same number draws the same entries (1)")
        parser.add_argument("--library", action="store_true", help="only words that the library has")

    def handle(self, **options: Any) -> None:
        dictionary = site_analyser(FAST).dictionary
        lemmas = _of_library() if options["library"] else dictionary.every_lemma()
        chance = random.Random(options["seed"])  # noqa: S311 (no secret)
        printed = 0
        for lemma in chance.sample(lemmas, len(lemmas)):
            for entry in dictionary.entries(lemma):
                if printed < options["count"] and _shows_something(entry):
                    self.stdout.write(_line(entry))
                    printed += 1
            if printed >= options["count"]:
                break


def _of_library() -> list[str]:
    return sorted(set(LemmaCount.objects.order_by().values_list("lemma", flat=True)))


def _shows_something(entry: DictionaryEntry) -> bool:
    return bool(entry.root or entry.imperfect or entry.plurals or entry.gender)


def _line(entry: DictionaryEntry) -> str:
    shown = {
        "root": entry.root,
        "form": entry.form,
        "present": entry.imperfect,
        "verbal noun": "، ".join(entry.verbal_nouns),
        "active": entry.active_participle,
        "passive": entry.passive_participle,
        "plural": "، ".join(entry.plurals),
        "gender": entry.gender,
    }
    told = "; ".join(f"{name}: {value}" for name, value in shown.items() if value)
    return f"{entry.lemma}\t{entry.pos}\t{', '.join(entry.senses[:2])}\t{told}"
