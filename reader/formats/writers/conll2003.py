"""CoNLL-2003: a word a line with its part of speech and a BIO tag, a file for each layer and annotator."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import IO

from reader.formats.records import ExportedArticle, Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.tagging import TaggedSentence, tagged_sentences
from reader.formats.writers.target import Carried, Loss, Target

LAYERS: Mapping[str, str] = {"actor": "actors", "quote": "quotations", "label": "labels"}
_BEGINNING = "-DOCSTART- -X- -X- O\n\n"
_KEEPS = frozenset((Carried.TOKENS, Carried.NAMES, Carried.QUOTATIONS, Carried.LABELS))


def write(library: Library, target: Target) -> None:
    """Write actors.conll, quotations.conll, labels.conll; of an annotator of a round actors-NAME.conll."""
    with ExitStack() as open_files:
        files: dict[str, IO[str]] = {}
        for article in library.articles:
            target.took(article)
            other = [mark for mark in article.marks if mark.layer not in LAYERS]
            target.lose(Loss.OTHER_LAYER, len(other))
            names = {layer: _name(article, name) for layer, name in LAYERS.items()}
            for name in names.values():
                if name not in files:
                    files[name] = open_files.enter_context(target.text(name))
                files[name].write(_BEGINNING)
            for sentence in tagged_sentences(article, tuple(LAYERS), target):
                for layer, name in names.items():
                    files[name].write(_sentence(article, sentence, layer))


def _name(article: ExportedArticle, layer: str) -> str:
    return f"{layer}-{article.annotator}.conll" if article.annotator else f"{layer}.conll"


def _sentence(article: ExportedArticle, sentence: TaggedSentence, layer: str) -> str:
    lines = [
        f"{token.span.of(article.text)} {'_'.join(token.pos.split()) or '_'} O {tag}\n"
        for token, tag in zip(sentence.tokens, sentence.tags[layer], strict=True)
    ]
    return "".join([*lines, "\n"])


FORMAT = ExportFormat("conll2003", "CoNLL-2003", ".conll", Use.TRAINING, _KEEPS, write)
