"""Which gloss a word is shown with: an analyst's correction, else the glossary's, else the analysis'.

Terms and corrections that hold in more than one article are read once a process and kept until the
`Glossary` row has another stamp; those of one article are one small query.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import FilteredRelation, Q, Subquery, Value

from reader.analyser import site_analyser
from reader.arabic.document import Token
from reader.arabic.glosses.terms import FoundTerm, TermPattern, Terms
from reader.arabic.normalise import fold
from reader.models import Article, Glossary, GlossCorrection, Term
from reader.text.spans import Span

Scope = GlossCorrection.Scope


class Correction(NamedTuple):
    """A correction that stands."""

    scope: str
    key: str
    pk: int
    english: str


@dataclass(frozen=True, slots=True)
class Worded:
    """The gloss of a word, and the entry or correction that it comes from (0: the analysis).

    `key` and `form` are what a correction would be about: the word, or the words of an entry that it is in.
    """

    gloss: str
    key: str
    form: str
    term: int = 0
    correction: int = 0
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class ArticleWording:
    """What the words of one article are glossed with; `corrections` by scope and key."""

    terms: Terms
    corrections: Mapping[tuple[str, str], Correction]

    def __bool__(self) -> bool:
        return bool(self.terms or self.corrections)

    def glosses(self, text: str, tokens: Sequence[Token]) -> list[str]:
        """Return the gloss of each token; `text` is the article's, `tokens` those of a paragraph."""
        if not self:
            return [token.gloss for token in tokens]
        return [one.gloss for one in self.of(text, tokens)]

    def at(self, text: str, tokens: Sequence[Token], token: Token) -> Worded:
        """Return the gloss of one of the tokens of a paragraph, with where it comes from."""
        if not self.terms:
            return self._worded(text, token, token.span, None)
        return self.of(text, tokens)[tokens.index(token)]

    def of(self, text: str, tokens: Sequence[Token]) -> list[Worded]:
        """Return the gloss of each token with where it comes from."""
        found: dict[int, FoundTerm] = {}
        for one in site_analyser().terms_among(text, [token.span for token in tokens], self.terms):
            found.update(dict.fromkeys(one.words, one))
        worded = []
        for at, token in enumerate(tokens):
            term = found.get(at)
            words = term.words if term else (at,)
            span = Span(tokens[words[0]].span.start, tokens[words[-1]].span.end)
            worded.append(self._worded(text, token, span, term))
        return worded

    def _worded(self, text: str, token: Token, span: Span, found: FoundTerm | None) -> Worded:
        if token.pos == "punctuation" and found is None:
            return Worded(token.gloss, "", "")
        is_phrase = found is not None and len(found.words) > 1
        form = " ".join(span.of(text).split())
        key = fold(form)
        correction = self._correction(key, "" if is_phrase or not token.known else token.lemma)
        if correction is not None:
            gloss = correction.english
            if correction.scope == Scope.LEMMA:
                gloss = site_analyser().reworded(form, token, gloss)
            return Worded(gloss, key, form, correction=correction.pk, is_phrase=is_phrase)
        if found is not None:
            return Worded(found.gloss, key, form, term=found.term.ref, is_phrase=is_phrase)
        return Worded(token.gloss, key, form)

    def _correction(self, key: str, lemma: str) -> Correction | None:
        """Return the correction that counts: the article's, else that of the form, else of the lemma."""
        wanted = ((Scope.ARTICLE, key), (Scope.EVERYWHERE, key), (Scope.LEMMA, lemma))
        return next((self.corrections[one] for one in wanted if one in self.corrections), None)


def current_terms() -> Terms:
    """Return the termbase as it stands, ready for `Analyser.terms_in`."""
    return _book(Glossary.current_stamp()).terms


def glossary_stamp() -> Subquery:
    """Return an expression for what changes with every term and with corrections that hold everywhere.

    A correction for one article touches that article's `updated` instead.
    """
    return Subquery(Glossary.objects.filter(pk=1).values("stamp"))


def wording_of(article_id: int, stamp: str | None = None) -> ArticleWording:
    """Return the wording of an article, with one query, and without `stamp` a second after a change.

    `stamp` is the glossary's, for a caller that knows it; whoever changes the glossary in this very
    transaction passes the one from before.
    """
    if stamp is None:
        stamp, own = _stamp_and_own(article_id)
        book = _book(stamp)
    elif stamp and stamp not in _kept:
        book, own = _read(stamp, article_id)
    else:
        _, own = _stamp_and_own(article_id)
        book = _book(stamp)
    return ArticleWording(book.terms, {**book.corrections, **_by_key(own)})


def _stamp_and_own(article_id: int) -> tuple[str, list[Correction]]:
    """Read the glossary's stamp and the corrections that hold in one article, in one query."""
    standing = FilteredRelation("gloss_corrections", condition=Q(gloss_corrections__undone=None))
    rows = Article.objects.filter(pk=article_id).annotate(own=standing, now=glossary_stamp())
    columns = ("now", *(f"own__{name}" for name in Correction._fields))
    found = list(rows.order_by("own__pk").values_list(*columns))
    return found[0][0] or "" if found else "", [Correction(*row[1:]) for row in found if row[1] is not None]


class _Book(NamedTuple):
    """What holds in every article."""

    terms: Terms
    corrections: Mapping[tuple[str, str], Correction]


_EMPTY = _Book(Terms(()), {})
_kept: dict[str, _Book] = {}  # the last one, by its stamp; what was read may be newer than that, never older


def _book(stamp: str) -> _Book:
    book = _kept.get(stamp) if stamp else _EMPTY
    return book if book is not None else _read(stamp, None)[0]


def _read(stamp: str, article_id: int | None) -> tuple[_Book, list[Correction]]:
    """Read and keep what holds everywhere, with what holds in one article, in one query."""
    rows = GlossCorrection.objects.standing().filter(Q(article=None) | Q(article=article_id)).order_by()
    entries = Term.objects.order_by().values_list(Value("term"), "key", "pk", "english", "arabic")
    found = rows.values_list("scope", "key", "pk", "english", "form").union(entries, all=True)
    terms: list[TermPattern] = []
    corrections: list[Correction] = []
    for kind, key, pk, english, arabic in found:
        if kind == "term":
            terms.append(TermPattern(arabic, english, pk, key))
        else:
            corrections.append(Correction(kind, key, pk, english))
    corrections.sort(key=lambda one: one.pk)
    everywhere = _by_key(one for one in corrections if one.scope != Scope.ARTICLE)
    book = _Book(Terms(terms), everywhere)
    _kept.clear()
    _kept[stamp] = book
    return book, [one for one in corrections if one.scope == Scope.ARTICLE]


def _by_key(corrections: Iterable[Correction]) -> dict[tuple[str, str], Correction]:
    """Return the last correction of each scope and key."""
    return {(one.scope, one.key): one for one in corrections}
