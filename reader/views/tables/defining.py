"""The rows behind the dictionary: entries of a form, words of a root or of what was typed, roots."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest

from reader.analyser import site_analyser
from reader.page.dictionary import FamilyWord, family_of, listed_words
from reader.page.grammar import grammar_term
from reader.parameters import query
from reader.views.dictionary import LETTERS, LONGEST, lemmas_for, roots_beginning_with
from reader.views.tables.rows import PageRows

_ENTRY = (
    *("lemma", "latin", "kind", "root", "form", "present", "verbal_nouns", "active_participle"),
    *("passive_participle", "plurals", "gender", "senses"),
)
_WORD = ("lemma", "sense", "kind", "count")
_APART = "; "


def dictionary_data(request: HttpRequest) -> PageRows:
    """What the page shows for `lemma`, `root`, `q` or `letter`; without any of them the letters."""
    given = query(request)
    if lemma := given.text("lemma", most=LONGEST):
        return _entries(lemma)
    if root := given.text("root", most=8):
        words = family_of(root, None)
        if not words:
            raise Http404
        return PageRows(_WORD, _listed(words), "words", {"root": root})
    if typed := given.search()[:LONGEST]:
        lemmas = lemmas_for(typed)
        alone = len(lemmas) == 1
        return _entries(lemmas[0]) if alone else PageRows(_WORD, _listed(listed_words(lemmas)), "words")
    if letter := given.choice("letter", LETTERS):
        return PageRows(("root", "words"), roots_beginning_with(letter), "roots", {"letter": letter})
    return PageRows(("letter",), ((letter,) for letter in LETTERS), "letters")


def _entries(lemma: str) -> PageRows:
    entries = site_analyser().dictionary.entries(lemma)
    if not entries:
        raise Http404
    rows = (
        (
            *(one.lemma, one.latin, grammar_term(one.pos), one.root, one.form, one.imperfect),
            *(_APART.join(one.verbal_nouns), one.active_participle, one.passive_participle),
            *(_APART.join(one.plurals), one.gender, _APART.join(one.senses)),
        )
        for one in entries
    )
    return PageRows(_ENTRY, rows, "entries")


def _listed(words: Iterable[FamilyWord]) -> Iterable[tuple[str, str, str, int]]:
    return ((one.lemma, one.sense, one.kind, one.count) for one in words)
