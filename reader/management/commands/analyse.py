"""Analyse texts without a library: one JSON object a line on standard output."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reader.analyser import site_analyser
from reader.analysis.confined import AnalysisFailed
from reader.analysis.storing import document_of
from reader.arabic.document import BlockKind
from reader.arabic.pipeline import Analyser, to_json
from reader.errors import CodedError
from reader.formats import ExtractedText, Unreadable
from reader.intake.ingest import TextRefused, decode_text
from reader.intake.mending import mended, texts_of
from reader.sentences import sentence_of
from reader.taggers.errors import TaggerError
from reader.text.canonical import canonical


class Command(BaseCommand):
    help = (
        "Analyse Arabic texts and print a JSON object for each, on a line of its own. No database is needed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="+", help="a file in any format that ingest reads, or - for text on standard input"
        )
        parser.add_argument(
            "--tagger",
            help="who finds the names: fast, huggingface:MODEL-OR-FOLDER, camel or camel:MODEL "
            "(default: the setting HASHIYA_TAGGER, or else the built-in tagger with its encoder)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        analyser = site_analyser(options["tagger"])
        try:
            analyser.tagger.load()
        except TaggerError as problem:
            raise CommandError(sentence_of(problem)) from problem
        failed = [problem for name in options["file"] for problem in self._analysed(name, analyser)]
        if failed:
            raise CommandError("\n".join(failed))

    def _analysed(self, name: str, analyser: Analyser) -> Iterator[str]:
        """Print what the texts of a file are; yield what was wrong with it, or with some of them."""
        try:
            texts = _texts(name)
        except (OSError, TextRefused, Unreadable) as problem:
            yield f"{name}: {_sentence(problem)}"
            return
        for number, one in enumerate(texts, 1):
            called = {"name": one.name or str(number)} if len(texts) > 1 else {}
            where = f"{name}, {called['name']}" if called else name
            if one.problem:
                yield f"{where}: {sentence_of(one.problem)}"
                continue
            kinds = {line: BlockKind(kind) for line, kind in one.kinds}
            try:
                document = document_of(canonical(one.text), kinds, analyser=analyser)
            except AnalysisFailed as problem:
                yield f"{where}: {sentence_of(problem)}"
            else:
                found = called | to_json(document, analyser.version)
                self.stdout.write(json.dumps(found, ensure_ascii=False))


def _texts(name: str) -> list[ExtractedText]:
    """Return the texts of a file, or the one on standard input, as they come into the library; also none."""
    if name == "-":
        return [mended(ExtractedText(decode_text(sys.stdin.buffer.read())[0]))]
    try:
        return texts_of(Path(name).name, Path(name))
    except Unreadable as problem:
        if problem.reason.code == "file-empty":
            return [ExtractedText("")]
        raise


def _sentence(problem: Exception) -> str:
    return sentence_of(problem) if isinstance(problem, CodedError) else str(problem)
