"""Turn a code and its arguments into a sentence, with numbers as the language writes them."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format

from reader.errors import Argument, CodedError, Reason
from reader.sentences import articles, containers, exchange, files, glossary, services, taggers

SENTENCES: Mapping[str, Any] = {
    "said": "{sentence}",
    **files.SENTENCES,
    **containers.SENTENCES,
    **articles.SENTENCES,
    **exchange.SENTENCES,
    **glossary.SENTENCES,
    **services.SENTENCES,
    **taggers.SENTENCES,
}


class _Integer(int):
    """A number that is written as the language does: {n} by itself, {n:,} in groups."""

    def __format__(self, how: str) -> str:
        return number_format(int(self), force_grouping="," in how)


class _Decimal(float):
    """A number with a fraction: {n:.1f} as the language writes it."""

    def __format__(self, how: str) -> str:
        return number_format(float.__format__(self, how or "g"))


def sentence_of(problem: Reason | CodedError) -> str:
    """Return the sentence of an error or its reason, in the language that is in use."""
    reason = problem.reason if isinstance(problem, CodedError) else problem
    sentence = SENTENCES.get(reason.code)
    if sentence is None:  # stored by another version
        return str(reason)
    return str(sentence.format(**{name: _shown(value) for name, value in reason.arguments.items()}))


def stored_sentence(stored: Mapping[str, Any] | str) -> str:
    """Return the sentence of a reason that is stored packed; older rows hold a sentence, or nothing."""
    return sentence_of(Reason.unpacked(stored)) if stored else ""


def _shown(value: Argument) -> str | int | float:
    match value:
        case Reason():
            return sentence_of(value)
        case int():
            return _Integer(value)
        case float():
            return _Decimal(value)
    return value
