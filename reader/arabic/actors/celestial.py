"""Planets and the moon, whose names are also those of clubs, women and islands: غبار المريخ, سطح القمر."""

from collections.abc import Sequence

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key, keys

_SCORE = 0.8
_LEAST = 2  # words of space that show what an article is about
_BEFORE_OTHERS = keys("جزر نادي كوكب فريق عباد")
_BEHIND_OTHERS = keys("الصناعي الاصطناعي السوداني")


def with_planets(
    known: Knowledge, sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]
) -> list[list[Name]]:
    """Return the names with planets found, and told from others, in an article about space."""
    words = {rest for sentence in sentences for word in sentence for _, rest in clitic_cuts(word)}
    if len(words & known.words.of("space")) < _LEAST:
        return [list(row) for row in rows]
    return [_planets_in(known, *pair) for pair in zip(sentences, rows, strict=True)]


def _planets_in(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    result = list(row)
    for at, word in enumerate(words):
        if not known.words.has("planet", word) or _is_other(words, at):
            continue
        here = [name for name in result if name.first <= at < name.last]
        if any(name.last - name.first > 1 for name in here):
            continue
        result = [name for name in result if name not in here]
        result.append(Name(at, at + 1, ActorType.PLACE, _SCORE))
    return sorted(result, key=lambda name: name.first)


def _is_other(words: Sequence[str], at: int) -> bool:
    """Tell whether the moon is a satellite that people made, or an island: القمر الصناعي, جزر القمر."""
    before, following = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    return key(before) in _BEFORE_OTHERS or key(following) in _BEHIND_OTHERS
