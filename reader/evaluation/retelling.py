"""English word for word, scored: facts of the Arabic that it keeps, and how near it is to a person's English.

A fact is a row of a table: the article, its line (0 is the headline), a kind, the Arabic words that say it, a
pattern of the English that keeps it and one of English that turns it round: a negation lost, or who did it to
whom swapped.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from reader.arabic.document import Document
from reader.arabic.literal import LineName, plain_text
from reader.arabic.pipeline import Analyser
from reader.text.spans import Span


class Fact(NamedTuple):
    """What the Arabic says; patterns of English in small letters that keep it, and that turn it round."""

    article: str
    line: int
    kind: str
    arabic: str
    kept: re.Pattern[str]
    turned: re.Pattern[str] | None


@dataclass(slots=True)
class FactCounts:
    """How many facts there are, are kept and are turned round; all others are lost. `wrong` tells which."""

    facts: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    turned: Counter[str] = field(default_factory=Counter)
    wrong: list[dict[str, object]] = field(default_factory=list)


class Closeness(NamedTuple):
    """Scores from 0 to 100 against a person's English."""

    chrf: float
    bleu: float


# Gives the English of each line of some texts, by their names.
Retell = Callable[[Mapping[str, Sequence[str]]], Mapping[str, Sequence[str]]]


def read_facts(lines: Iterable[str]) -> list[Fact]:
    """Return the facts of a table; raises ValueError with the number of a line that is none."""
    facts = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            article, place, kind, arabic, kept, *turned = line.rstrip("\n").split("\t")
            pattern = re.compile(turned[0]) if turned and turned[0] else None
            facts.append(Fact(article, int(place), kind, arabic, re.compile(kept), pattern))
        except (ValueError, re.error) as problem:
            raise ValueError(f"line {number}: {problem}") from problem
    return facts


def literal_lines(analyser: Analyser, document: Document) -> list[str]:
    """Return the lines of an article word for word, as the site shows those that nobody translated."""
    lines = []
    for block in document.blocks:
        tokens = [token for token in document.tokens if _is_in(token.span, block.span)]
        names = [
            LineName(one.span, "", one.type.value == "PER")
            for one in document.mentions
            if _is_in(one.span, block.span)
        ]
        chunks = analyser.word_for_word(document.text, tokens, [token.gloss for token in tokens], names)
        lines.append(plain_text(chunks))
    return lines


def gloss_lines(document: Document) -> list[str]:
    """Return the lines of an article as bare glosses in the order of the Arabic: what rules have to beat."""
    lines = []
    for block in document.blocks:
        glosses = [token.gloss for token in document.tokens if _is_in(token.span, block.span) and token.gloss]
        lines.append(" ".join(gloss for gloss, _ in groupby(glosses)))
    return lines


def _is_in(span: Span, line: Span) -> bool:
    return line.start <= span.start < line.end


def retelling(
    analyser: Analyser, facts: Sequence[Fact], folder: Path, told: Retell | None = None
) -> dict[str, Any]:
    """Score articles of a folder, NAME.ar.txt, against the `facts` of them and their English, NAME.en.txt.

    `told` gives their lines in English by somebody else, such as a provider, whose figures come beside these.
    Raises OSError for an article that is not there, IndexError for a line that it has not.
    """
    found = {
        name: analyser.analyse(_text(folder, name, "ar"))
        for name in dict.fromkeys(one.article for one in facts)
    }
    references = [_text(folder, name, "en") for name in found]
    ours = _scored(facts, {name: literal_lines(analyser, one) for name, one in found.items()}, references)
    bare = closeness([" ".join(gloss_lines(document)) for document in found.values()], references)
    wrong = ours.pop("wrong")
    report = {
        "facts": ours["facts"],
        "by kind": ours["by kind"],
        "word for word": ours["closeness"],
        "bare glosses": bare._asdict(),
        "chrf gained": round(ours["closeness"]["chrf"] - bare.chrf, 2),
    }
    if told is not None:
        arabic = {name: [block.span.of(one.text) for block in one.blocks] for name, one in found.items()}
        report["provider"] = _scored(facts, told(arabic), references)
        wrong |= {f"provider {number}": one for number, one in report["provider"].pop("wrong").items()}
    return report | {"wrong": wrong}


def _scored(
    facts: Sequence[Fact], english: Mapping[str, Sequence[str]], references: Sequence[str]
) -> dict[str, Any]:
    """Return what the lines of each article keep, how near they are to a person's, and what is wrong."""
    counted = count_facts(facts, english)
    return {
        "facts": _shares(counted.facts, counted.kept, counted.turned),
        "by kind": {
            kind: _shares(
                *(Counter({kind: one[kind]}) for one in (counted.facts, counted.kept, counted.turned))
            )
            for kind in counted.facts
        },
        "closeness": closeness([" ".join(lines) for lines in english.values()], references)._asdict(),
        "wrong": {
            str(number): f"{one['article']} {one['line']} {'turned' if one['turned'] else 'lost'}: "
            f"{one['fact']} = {one['english']}"
            for number, one in enumerate(counted.wrong, 1)
        },
    }


def _text(folder: Path, name: str, language: str) -> str:
    return (folder / f"{name}.{language}.txt").read_text(encoding="utf-8")


def _shares(facts: Counter[str], kept: Counter[str], turned: Counter[str]) -> dict[str, float]:
    total = facts.total() or 1
    return {
        "number": facts.total(),
        "kept": round(kept.total() / total, 3),
        "turned round": round(turned.total() / total, 3),
    }


def count_facts(facts: Sequence[Fact], english: Mapping[str, Sequence[str]]) -> FactCounts:
    """Look for each fact in the English of its line; raises IndexError for a line that is not there."""
    found = FactCounts()
    for fact in facts:
        line = english[fact.article][fact.line].lower()
        found.facts[fact.kind] += 1
        if fact.kept.search(line):
            found.kept[fact.kind] += 1
            continue
        is_turned = bool(fact.turned and fact.turned.search(line))
        found.turned[fact.kind] += is_turned
        found.wrong.append(
            {
                "article": fact.article,
                "line": fact.line,
                "fact": fact.arabic,
                "turned": is_turned,
                "english": line,
            }
        )
    return found


def closeness(english: Sequence[str], references: Sequence[str]) -> Closeness:
    """Return chrF and BLEU of texts against a person's, both in small letters.

    Raises ImportError without sacrebleu, which tests/requirements.txt has.
    """
    import sacrebleu

    ours, theirs = [one.lower() for one in english], [[one.lower() for one in references]]
    chrf, bleu = sacrebleu.corpus_chrf(ours, theirs), sacrebleu.corpus_bleu(ours, theirs)
    return Closeness(round(chrf.score, 2), round(bleu.score, 2))
