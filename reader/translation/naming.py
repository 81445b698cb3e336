"""Hold a machine's English to the names that are fixed: those of the glossary and of the library's actors.

A name is looked for as marks are, in whatever spelling; one that stands there otherwise spelt is replaced.
Nothing is put where no name was found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.alignment.english_marks import name_query
from reader.arabic.actors.identity import name_key
from reader.arabic.glosses.terms import FoundTerm
from reader.models import Annotation, Paragraph
from reader.text.bilingual.countries import COUNTRIES
from reader.text.bilingual.english_words import fold_english
from reader.text.bilingual.mirror import NameQuery, names_in_english
from reader.text.bilingual.name_forms import key_words
from reader.text.spans import Span

_ALIKE = 0.6  # letters in common of two spellings of a name
_ALIKE_ORGANISATIONS = 0.85  # which are translated rather than spelt: Foreign Ministry, Ministry of …
_ADJECTIVES = frozenset(fold_english(word) for _, adjectives in COUNTRIES for word in adjectives)


@dataclass(frozen=True, slots=True)
class NamedHere:
    """A mention in a paragraph: where it is, and what it is looked for by. Its spelling may be fixed."""

    span: Span
    query: NameQuery
    is_fixed: bool


def names_in(paragraphs: Sequence[Paragraph]) -> dict[int, list[NamedHere]]:
    """Return the mentions of each paragraph, by its id, with one query."""
    by_pk = {row.pk: row for row in paragraphs}
    found: dict[int, list[NamedHere]] = {}
    for one in Annotation.objects.filter(paragraph__in=by_pk).standing().mentions().select_related("actor"):
        paragraph, actor = by_pk[one.paragraph_id], one.actor
        if actor is None:
            continue
        is_whole = name_key(one.exact) == name_key(actor.name_ar)
        span = Span(one.start - paragraph.start, one.end - paragraph.start)
        is_fixed = is_whole and not actor.guess
        found.setdefault(paragraph.pk, []).append(NamedHere(span, name_query(paragraph, one), is_fixed))
    return found


def hold_to_names(english: str, terms: Sequence[FoundTerm], named: Iterable[NamedHere]) -> str:
    """Return the English with each fixed name that it spells otherwise as it is to be spelt."""
    here = list(named)
    queries = [
        *(NameQuery(-number, one.english, "MISC") for number, one in enumerate(terms, 1)),
        *(one.query for one in here),
    ]
    fixed = [True] * len(terms) + [one.is_fixed for one in here]
    if not any(fixed):
        return english
    places = zip(names_in_english(english, queries), queries, fixed, strict=True)
    wrong = {
        (span.start, span.end): query.name
        for span, query, is_fixed in places
        if span is not None and is_fixed and _is_misspelt(span.of(english), query)
    }
    for (start, end), name in sorted(wrong.items(), reverse=True):
        english = english[:start] + name + english[end:]
    return english


def _is_misspelt(found: str, query: NameQuery) -> bool:
    """Whether what was found is the name in another spelling, neither a part, a translation nor a demonym."""
    ours, theirs = key_words(query.name), key_words(found)
    if found == query.name or len(ours) != len(theirs) or fold_english(found) in _ADJECTIVES:
        return False
    enough = _ALIKE_ORGANISATIONS if query.type == "ORG" else _ALIKE
    return SequenceMatcher(a="".join(ours), b="".join(theirs), autojunk=False).ratio() >= enough
