"""The words of some articles as a list for a class: meaning, root, form, and where each is met.

All of it comes from the stored analyses; roots are looked up in the lexicon. Names, numbers and words of
grammar are no words of such a list.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Sum

from reader.analyser import site_analyser
from reader.arabic.dictionary import root_fits, verb_form
from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.glossary import ArticleWording, wording_of
from reader.models import Article, KeptWord, LemmaCount, Paragraph
from reader.page.grammar import grammar_term
from reader.page.idents import paragraph_idents

MOST_ARTICLES = 20
MOST_PARAGRAPHS = 1500
MOST_WORDS = 400
SAMPLED = 500  # articles, the newest, by which is told how common a word is
COMMONEST = (0, 100, 250, 500, 1000)  # how many of the commonest words may be left out
SENSES = 2
ORDERS = ("article", "frequency")
_KINDS = frozenset({"verb", "noun", "adjective", "adverb"})
_QUIET = frozenset({"byline", "dateline", "time", "credit"})
_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """How a list is to be made: its order, how many of the commonest words it lacks, whose known words."""

    order: str = "article"
    without: int = 100
    knower: int | None = None


@dataclass(frozen=True, slots=True)
class ClassWord:
    """A dictionary form with where it is first met: in article `number` of the list, as `met`."""

    lemma: str
    kind: str
    gloss: str
    root: str
    form: str  # "I" to "X", of verbs where it is certain
    met: str
    number: int
    ident: str  # of the paragraph on the article's page: "p3"
    href: str
    count: int

    @property
    def place(self) -> str:
        """The paragraph as it is numbered beside the text; empty for a headline."""
        return self.ident.removeprefix("p") if self.ident != "headline" else ""


@dataclass(frozen=True, slots=True)
class ClassSection:
    """The words that are first met in one article, or all of them where `article` is None."""

    article: Article | None
    words: Sequence[ClassWord]


@dataclass(frozen=True, slots=True)
class ClassList:
    """A list, with how many common, known and rarer words are not in it, and whether all lines were read."""

    articles: Sequence[Article]
    sections: Sequence[ClassSection]
    common: int = 0
    known: int = 0
    cut: int = 0
    is_whole: bool = True

    @property
    def words(self) -> list[ClassWord]:
        return [word for section in self.sections for word in section.words]


@dataclass(slots=True)
class _Met:
    """A dictionary form while the articles are read: its first word, and how often it comes."""

    at: int
    article: int
    paragraph: Paragraph
    tokens: list[Token]
    token: Token
    count: int = field(default=0)


def class_list(articles: Sequence[Article], choice: ClassChoice) -> ClassList:
    """Return the words of some articles in the order chosen, of more than `MOST_WORDS` the oftenest."""
    paragraphs = _paragraphs_of(articles)
    met = _met_in(articles, paragraphs)
    common = _commonest(choice.without) & met.keys()
    known = _known_by(choice.knower, met) - common
    wanted = [lemma for lemma in met if lemma not in common and lemma not in known]
    oftenest = sorted(wanted, key=lambda lemma: (-met[lemma].count, met[lemma].at))
    kept = oftenest[:MOST_WORDS]
    if choice.order == "article":
        kept.sort(key=lambda lemma: met[lemma].at)
    words = _worded(articles, paragraphs, [(lemma, met[lemma]) for lemma in kept])
    return ClassList(
        articles=articles,
        sections=_sections(articles, words, choice.order),
        common=len(common),
        known=len(known),
        cut=len(oftenest) - len(kept),
        is_whole=len(paragraphs) < MOST_PARAGRAPHS,
    )


def _paragraphs_of(articles: Sequence[Article]) -> list[Paragraph]:
    places = {one.pk: place for place, one in enumerate(articles)}
    rows = Paragraph.objects.filter(article__in=places).order_by("article", "number")[:MOST_PARAGRAPHS]
    return sorted(rows, key=lambda row: (places[row.article_id], row.number))


def _met_in(articles: Sequence[Article], paragraphs: Iterable[Paragraph]) -> dict[str, _Met]:
    places = {one.pk: place for place, one in enumerate(articles)}
    met: dict[str, _Met] = {}
    for paragraph in paragraphs:
        if paragraph.kind in _QUIET:
            continue
        tokens = [unpack(packed) for packed in paragraph.words]
        for token in tokens:
            if token.known and token.lemma and token.pos in _KINDS:
                first = _Met(len(met), places[paragraph.article_id], paragraph, tokens, token)
                met.setdefault(token.lemma, first).count += 1
    return met


def _commonest(most: int) -> set[str]:
    """Return the commonest dictionary forms of the newest articles, which are counted once an hour."""
    if not most:
        return set()
    counted = cache.get_or_set("commonest-words", _count_words, _AN_HOUR)
    return set((counted or [])[:most])


def _count_words() -> list[str]:
    newest = Article.objects.order_by("-pk").values("pk")[:SAMPLED]
    counted = LemmaCount.objects.filter(article__in=newest).order_by().values_list("lemma")
    return [lemma for lemma, _sum in counted.annotate(sum=Sum("count")).order_by("-sum")[: COMMONEST[-1]]]


def _known_by(user_id: int | None, met: Iterable[str]) -> set[str]:
    if user_id is None:
        return set()
    return set(KeptWord.objects.of(user_id).understood().values_list("lemma", flat=True)) & set(met)


def _worded(
    articles: Sequence[Article], paragraphs: Sequence[Paragraph], found: Iterable[tuple[str, _Met]]
) -> list[ClassWord]:
    idents: dict[int, str] = {}
    for article in articles:
        idents |= paragraph_idents(row for row in paragraphs if row.article_id == article.pk)
    wordings: dict[int, ArticleWording] = {}
    words = []
    for lemma, one in found:
        article = articles[one.article]
        if article.pk not in wordings:
            wordings[article.pk] = wording_of(article.pk)
        words.append(_word(lemma, one, article, wordings[article.pk], idents.get(one.paragraph.pk, "")))
    return words


def _word(lemma: str, met: _Met, article: Article, wording: ArticleWording, ident: str) -> ClassWord:
    form = met.token.span.of(article.text)
    root = _root(form, lemma)
    return ClassWord(
        lemma=lemma,
        kind=grammar_term(met.token.pos),
        gloss=_meaning(article.text, met, wording),
        root=root,
        form=verb_form(lemma, root) if met.token.pos == "verb" else "",
        met=met.token.vocalised or form,
        number=met.article + 1,
        ident=ident,
        href=f"{article.get_absolute_url()}#{ident}",
        count=met.count,
    )


def _meaning(text: str, met: _Met, wording: ArticleWording) -> str:
    """Return what a person has set for the word, else its first senses in this place."""
    worded = wording.at(text, met.tokens, met.token) if wording else None
    if worded and (worded.correction or worded.term) and not worded.is_phrase:
        return worded.gloss
    return ", ".join(met.token.senses[:SENSES]) or met.token.gloss


def _root(form: str, lemma: str) -> str:
    """Return the root of the reading that is meant, if its letters are the word's."""
    roots = (one.root for one in site_analyser().readings(form) if one.lemma == lemma and one.root)
    root = next(roots, "")
    return root if root and root_fits(root.replace(" ", ""), lemma) else ""


def _sections(articles: Sequence[Article], words: Sequence[ClassWord], order: str) -> list[ClassSection]:
    if order != "article":
        return [ClassSection(None, words)] if words else []
    return list(_by_article(articles, words))


def _by_article(articles: Sequence[Article], words: Iterable[ClassWord]) -> Iterator[ClassSection]:
    met: dict[int, list[ClassWord]] = {}
    for word in words:
        met.setdefault(word.number, []).append(word)
    for number, article in enumerate(articles, 1):
        yield ClassSection(article, met.get(number, ()))
