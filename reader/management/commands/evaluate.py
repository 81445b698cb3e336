"""Measure how often the analysis is right, on labelled text."""

import json
import re
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import category

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils.translation import override

from reader.alignment.english_marks import mark_english
from reader.analyser import site_analyser
from reader.arabic.actors.tagger import read_conll
from reader.arabic.literal import LiteralChunk, plain_text
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import LISTS
from reader.benchmarks.scratch import fresh_library
from reader.errors import Reason
from reader.evaluation import reports
from reader.evaluation.alignment import LAYERS, LabelledEnglish, Place, read_labels
from reader.evaluation.degraded import degraded
from reader.evaluation.labelled_articles import LabelledArticle, articles_at
from reader.evaluation.retelling import read_facts, retelling
from reader.intake.mending import texts_of
from reader.intake.seeding import load_seeds
from reader.models import Annotation, Article, Translation, TranslationProvider
from reader.models.translation import machine_name
from reader.page.literal import WordForWord
from reader.search.retrieval import evaluate_retrieval
from reader.sentences.wording import sentence_of
from reader.taggers.errors import TaggerError
from reader.translation.services.limits import Postponed, provider_named
from reader.translation.trial import ProviderTrial, try_provider

_SCORERS: dict[str, Callable[[Analyser, Iterable[str]], reports.Report]] = {
    "glosses": reports.glosses,
    "quotations": reports.quotations,
    "names": reports.english_names,
    "actors-linking": reports.actors_linking,
}

_ARTICLE_SCORERS: dict[str, Callable[[Analyser, Sequence[LabelledArticle]], reports.Report]] = {
    "shown": reports.shown,
    "fresh": reports.whole_articles,
}


_JOINED_TO_A_NAME = re.compile(r"^(?:[a-z]+ )+(?=[A-Z0-9]|\w+-[A-Z])")
_MARKS = " .,;:?!“”‘’\"'()[]…-–—"


class Command(BaseCommand):
    help = (
        "Measure the analyser that the site uses: entities (CoNLL), glosses (TSV), quotations (JSONL), "
        "names (TSV), actors-linking (JSONL), alignment (TSV, of the seeds and their English). Each of these "
        "figures but the last is given a second time without the lists: names of people, organisations and "
        "places, given and family names, preferred readings, set phrases and the supplement to the lexicon "
        "are read as empty, the vocabulary of the rules and the trained model stay. So are those of whole "
        "articles, a file or a folder of them: shown (is the gloss that is shown right?) and fresh (names, "
        "English names, quotations, speakers, kinds of lines). Or measure what comes in "
        "of files: intake (a folder with an expected.json, of which docs/commands.md tells). Or how well "
        "words are found: search (TSV as for glosses; is what means the same found?). Or the seeds "
        "word for word: reading (a table of facts; which are kept, and how near it is to their English; "
        "with --provider also what a provider makes of them)."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = ("entities", "alignment", "intake", "reading", "search", *_SCORERS, *_ARTICLE_SCORERS)
        parser.add_argument("what", choices=kinds)
        parser.add_argument(
            "file", type=Path, nargs="?", help="alignment: tests/data/alignment.tsv if not named"
        )
        parser.add_argument("--train", type=Path, help="entities: the training text, to score unseen names")
        parser.add_argument(
            "--degraded",
            action="store_true",
            help="entities: only with rows of the lists hidden, until they hold as much of the text as of an "
            "unseen one",
        )
        parser.add_argument(
            "--models",
            type=Path,
            help="a folder with other models, of train_entities and train_encoder",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--without-lists", action="store_true", help="give the figures without lists only"
        )
        parser.add_argument("--with-lists", action="store_true", help="only the figures with lists")
        parser.add_argument(
            "--failures", action="store_true", help="intake: what was wrong in each file, with its words"
        )
        parser.add_argument(
            "--wrong", action="store_true", help="shown, fresh and reading: what was wrong, with its words"
        )
        parser.add_argument(
            "--provider",
            choices=TranslationProvider.Name.values,
            help="reading: what this provider makes of the same articles too; they are sent to it",
        )
        parser.add_argument(
            "--calibration", action="store_true", help="fresh: how often each step of the scores was right"
        )

    def handle(self, *args: Any, what: str, file: Path | None, train: Path | None, **options: Any) -> None:
        _refuse_what_is_for_others(what, file, options)
        if file is not None and what == "intake":
            report = _intake(file, options["failures"])
        elif file is not None and what in ("search", "reading"):
            report = _retrieval(file) if what == "search" else _reading(file, options["provider"])
            _leave_out_details(report, options["wrong"], options["calibration"])
        else:
            file = file or settings.BASE_DIR / "tests" / "data" / "alignment.tsv"
            report = self._analysis(what, file, train, options)
            if what in _ARTICLE_SCORERS:
                _leave_out_details(report, options["wrong"], options["calibration"])
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        for line in _table(report):
            self.stdout.write(line)

    def _analysis(self, what: str, file: Path, train: Path | None, options: dict[str, Any]) -> reports.Report:
        only_once = options["without_lists"] or options["with_lists"] or options["degraded"]
        try:
            analyser = _analyser(file, options)
            analyser.tagger.load()
            report = self._report(analyser, what, file, train)
            if what != "alignment" and not only_once:
                bare = self._report(analyser.without(LISTS), what, file, train)
                report["without lists"] = {
                    name: value for name, value in bare.items() if name not in reports.DETAILS
                }
        except TaggerError as problem:
            raise CommandError(str(problem)) from problem
        except (OSError, ValueError, KeyError) as problem:
            raise CommandError(f"{file} cannot be evaluated: {problem}") from problem
        return report

    def _report(self, analyser: Analyser, what: str, file: Path, train: Path | None) -> reports.Report:
        if what in _ARTICLE_SCORERS:
            return _ARTICLE_SCORERS[what](analyser, articles_at(file))
        with ExitStack() as opened:
            lines = opened.enter_context(file.open(encoding="utf-8"))
            if what == "alignment":
                labels = read_labels(lines)
                with fresh_library():
                    load_seeds(lambda done, total, name: None)
                    report = reports.alignment(labels, found_in_seeds())
                    known, found = found_in_literal()
                return report | {"word for word": reports.alignment(known, found)}
            if what == "entities":
                training = opened.enter_context(train.open(encoding="utf-8")) if train else None
                return reports.entities(analyser, lines, training)
            return _SCORERS[what](analyser, lines)


def _refuse_what_is_for_others(what: str, file: Path | None, options: Mapping[str, Any]) -> None:
    for option, only in (("degraded", "entities"), ("provider", "reading")):
        if options[option] and what != only:
            raise CommandError(f"--{option} is for {only}.")
    if file is None and what != "alignment":
        raise CommandError("Name a file of labelled text.")


def _analyser(file: Path, options: dict[str, Any]) -> Analyser:
    """Return the site's analyser with the models and the lists that are asked for."""
    analyser = site_analyser()
    resources = analyser.known.resources
    if options["models"]:
        resources = replace(resources, models=options["models"])
    if options["degraded"]:
        with file.open(encoding="utf-8") as lines:
            resources = degraded(resources, *read_conll(lines))
    if options["without_lists"]:
        resources = resources.without(LISTS)
    return analyser if resources is analyser.known.resources else analyser.with_resources(resources)


def _intake(folder: Path, with_failures: bool) -> reports.Report:
    """Score the files of a folder; without `with_failures` nothing of what stands in them is told."""
    try:
        report = reports.intake(folder, lambda path: texts_of(path.name, path), _in_words)
    except (OSError, ValueError, TypeError) as problem:
        raise CommandError(f"{folder} cannot be evaluated: {problem}") from problem
    failures = report.pop("failures")
    if with_failures:
        report["failures"] = {
            name: {str(number): one for number, one in enumerate(wrong, 1)}
            for name, wrong in failures.items()
        }
    return report


def _retrieval(file: Path) -> reports.Report:
    """Score how well single words are found in labelled text (as for glosses), by their dictionary forms."""
    try:
        with file.open(encoding="utf-8") as lines:
            scores = evaluate_retrieval(site_analyser(), lines)
    except (OSError, ValueError) as problem:
        raise CommandError(f"{file} cannot be evaluated: {problem}") from problem
    figures = {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1}
    return {**{name: round(value, 4) for name, value in figures.items()}, "queries": scores.queries}


def _reading(file: Path, name: str | None) -> reports.Report:
    """Score the seeds word for word: which facts of a table are kept, and how near it is to their English.

    With the name of a provider also what that one makes of them.
    """
    trial = ProviderTrial()

    def told(lines: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
        nonlocal trial
        trial = try_provider(provider_named(name or ""), lines)
        return trial.english

    try:
        with file.open(encoding="utf-8") as lines:
            facts = read_facts(lines)
        report = retelling(site_analyser(), facts, settings.SEEDS_DIR, told if name else None)
    except (OSError, ValueError, IndexError) as problem:
        raise CommandError(f"{file} cannot be evaluated: {problem}") from problem
    except ImportError as problem:
        raise CommandError("This needs sacrebleu: pip install -r tests/requirements.txt") from problem
    except Postponed as problem:
        raise CommandError(str(problem)) from problem
    if name:
        report["provider"] |= {
            "name": machine_name(name, trial.model),
            "sentences without English": trial.refused,
        }
    return report


def _in_words(reason: Reason) -> str:
    with override("en"):
        return sentence_of(reason)


def found_in_seeds() -> dict[Place, str]:
    """Return the English of every mention and quotation in the library's articles."""
    found: dict[Place, str] = {}
    for one in _marks():
        span = one.english_span
        found[_place(one, found)] = span.of(one.paragraph.translation.text) if span else ""
    return found


def found_in_literal() -> tuple[list[LabelledEnglish], dict[Place, str]]:
    """Return what each mark is in the English word for word, which is known, and what is found there."""
    known: list[LabelledEnglish] = []
    found: dict[Place, str] = {}
    for article in Article.objects.order_by("pk"):
        marks = [one for one in _marks() if one.article_id == article.pk]
        paragraphs = list(article.paragraphs.all())
        word_for_word = WordForWord(article, paragraphs)
        for paragraph in paragraphs:
            paragraph.article = article
            chunks = word_for_word.chunks(paragraph, paragraph.words)
            text = plain_text(chunks)
            paragraph.translation = Translation(paragraph=paragraph, text=text)
            here = [one for one in marks if one.paragraph_id == paragraph.pk]
            mark_english([paragraph], here)
            for one in here:
                place = _place(one, found)
                known.append(LabelledEnglish(*place, _known_english(one, chunks)))
                found[place] = one.english_span.of(text) if one.english_span else ""
    return known, found


def _marks() -> QuerySet[Annotation]:
    rows = Annotation.objects.filter(layer__in=LAYERS).exclude(label__in=("indirect", "mixed"))
    return rows.select_related("actor", "article", "paragraph__translation").order_by("start", "end")


def _place(one: Annotation, found: Iterable[Place]) -> Place:
    place = (one.article.raw_name.removesuffix(".ar.txt"), one.paragraph.number, one.layer, one.exact)
    return (*place, sum(known[:4] == place for known in found))


def _known_english(mark: Annotation, chunks: Iterable[LiteralChunk]) -> str:
    """Return what stands for a mark's words, the punctuation marks among them included.

    A name is without the small words that are joined to it, if a word with a capital follows.
    """
    inside = [chunk for chunk in chunks if mark.span.covers(chunk.span) or chunk.span.covers(mark.span)]
    if not inside:
        return ""
    if mark.layer == Annotation.Layer.ACTOR:
        return _JOINED_TO_A_NAME.sub("", plain_text(inside).strip(_MARKS))
    behind = mark.article.text[max(chunk.span.end for chunk in inside) : mark.end]
    closing = sum(category(one).startswith("P") for one in behind)
    first, last = replace(inside[0], before=""), inside[-1]
    last = replace(last if len(inside) > 1 else first, after=last.after[:closing])
    return plain_text([first, *inside[1:-1], last] if len(inside) > 1 else [last])


def _leave_out_details(report: reports.Report, wrong: bool, calibration: bool) -> None:
    if not wrong:
        report.pop("wrong", None)
    if not calibration:
        report.pop("calibration", None)


def _table(report: reports.Report, indent: str = "") -> Iterator[str]:
    """Yield a report as lines; figures that belong together stand on one."""
    for name, value in report.items():
        label = f"{indent}{name.replace('_', ' ')}"
        if isinstance(value, dict) and not any(isinstance(one, dict | str) for one in value.values()):
            yield f"{label:<40} " + "   ".join(f"{key.replace('_', ' ')} {one}" for key, one in value.items())
        elif isinstance(value, dict):
            yield label
            yield from _table(value, indent + "  ")
        else:
            yield f"{label:<40} {value}"
