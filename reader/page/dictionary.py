"""An entry of the dictionary as its page shows it: forms, family, frequency, sentences of the library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from reader.analyser import site_analyser
from reader.arabic.dictionary import ConjugatedTense, DictionaryEntry
from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.models import Article, LemmaCount, Paragraph, Source
from reader.models.vocabulary import where_lemma
from reader.page.excerpts import excerpt
from reader.page.grammar import grammar_term
from reader.page.walking import newest
from reader.page.word import word_href

EXAMPLES_FROM = 12  # articles, the newest that have the word
EXAMPLES = 2  # of each sense
FAMILY = 60
SAMPLED = 200  # articles
LARGE_ENOUGH = 100_000  # words that a library has before it says how common a word is
SENSES = 8
# How often a word is, in a million of the library's words, from which each band begins.
_BANDS = (
    (400, gettext_lazy("very common")),
    (80, gettext_lazy("common")),
    (15, gettext_lazy("fairly common")),
    (0, gettext_lazy("rare")),
)
_FORM_MEANINGS = {
    "I": gettext_lazy("the plain meaning"),
    "II": gettext_lazy("often makes do, or does much"),
    "III": gettext_lazy("often does something with or against somebody"),
    "IV": gettext_lazy("often makes do or become"),
    "V": gettext_lazy("often what the second form does, to oneself"),
    "VI": gettext_lazy("often does something with one another"),
    "VII": gettext_lazy("often is done, or happens by itself"),
    "VIII": gettext_lazy("often does for oneself"),
    "IX": gettext_lazy("takes on a colour or a defect"),
    "X": gettext_lazy("often asks for, or takes as"),
}


@dataclass(frozen=True, slots=True)
class FamilyWord:
    """A dictionary form of the same root, with how often the library has it."""

    lemma: str
    sense: str
    kind: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class ExampleSentence:
    """A place in the library where a word stands."""

    before: str
    exact: str
    after: str
    english: str
    article: Article
    href: str


@dataclass(frozen=True, slots=True)
class SenseOfWord:
    """A sense with sentences in which the gloss has it."""

    sense: str
    examples: tuple[ExampleSentence, ...]


@dataclass(frozen=True, slots=True)
class WordForm:
    """A form of the word and what it is called."""

    name: str
    arabic: str


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """One entry, laid out."""

    entry: DictionaryEntry
    kind: str
    form_meaning: str
    root_letters: str
    root_href: str
    forms: tuple[WordForm, ...]
    senses: tuple[SenseOfWord, ...]
    tenses: tuple["ShownTense", ...]
    table_href: str


@dataclass(frozen=True, slots=True)
class ShownTense:
    """A tense of the conjugation by persons; a person that the tense has not is empty."""

    name: str
    forms: tuple[tuple[str, str], ...]


def entry_href(lemma: str) -> str:
    return f"{reverse('dictionary')}?{urlencode({'lemma': lemma})}"


def root_href(root: str) -> str:
    return f"{reverse('dictionary')}?{urlencode({'root': root})}"


def entry_sheets(lemma: str, with_table: bool) -> list[EntrySheet]:
    """Return the entries of a dictionary form; none for a form that the lexicon does not know."""
    dictionary = site_analyser().dictionary
    entries = dictionary.entries(lemma)
    found = _examples(lemma, [sense for entry in entries for sense in entry.senses]) if entries else {}
    return [
        EntrySheet(
            entry=entry,
            kind=grammar_term(entry.pos),
            form_meaning=str(_FORM_MEANINGS.get(entry.form, "")),
            root_letters=" ".join(entry.root),
            root_href=root_href(entry.root) if entry.root else "",
            forms=tuple(_forms(entry)),
            senses=tuple(SenseOfWord(one, tuple(found.get(one, ()))) for one in entry.senses[:SENSES]),
            tenses=tuple(map(_shown, dictionary.tenses(entry))) if with_table else (),
            table_href=f"{entry_href(lemma)}&table=1#table" if entry.pattern else "",
        )
        for entry in entries
    ]


def _forms(entry: DictionaryEntry) -> Iterable[WordForm]:
    named = [
        (_("Present"), entry.imperfect),
        *((_("Verbal noun"), one) for one in entry.verbal_nouns),
        (_("Active participle"), entry.active_participle),
        (_("Passive participle"), entry.passive_participle),
        *((_("Plural"), one) for one in entry.plurals),
    ]
    return [WordForm(name, arabic) for name, arabic in named if arabic]


def _shown(tense: ConjugatedTense) -> ShownTense:
    names = {
        "past": _("Past"),
        "ind": _("Present"),
        "sub": _("Subjunctive"),
        "juss": _("Jussive"),
        "imp": _("Imperative"),
        "past_pass": _("Past passive"),
        "ind_pass": _("Present passive"),
    }
    return ShownTense(names[tense.name], tuple((_person(one), form) for one, form in tense.forms))


def _person(name: str) -> str:
    return {
        "3ms": pgettext("person of a verb", "he"),
        "3fs": pgettext("person of a verb", "she"),
        "3md": pgettext("person of a verb", "they two (m)"),
        "3fd": pgettext("person of a verb", "they two (f)"),
        "3mp": pgettext("person of a verb", "they (m)"),
        "3fp": pgettext("person of a verb", "they (f)"),
        "2ms": pgettext("person of a verb", "you (m)"),
        "2fs": pgettext("person of a verb", "you (f)"),
        "2d": pgettext("person of a verb", "you two"),
        "2mp": pgettext("person of a verb", "you all (m)"),
        "2fp": pgettext("person of a verb", "you all (f)"),
        "1s": pgettext("person of a verb", "I"),
        "1p": pgettext("person of a verb", "we"),
    }[name]


def frequency_of(lemma: str) -> tuple[int, str]:
    """Return how often the library has a dictionary form, and its band; that is empty in small libraries."""
    count = LemmaCount.objects.filter(lemma=lemma).aggregate(count=Sum("count"))["count"] or 0
    words = _words_in_library()
    if not count or words < LARGE_ENOUGH:
        return count, ""
    million = 1_000_000 * count / words
    return count, str(next(name for least, name in _BANDS if million >= least))


def _words_in_library() -> int:
    """Return about how many words the library has: its articles, as long as the newest of them are."""
    articles = Source.objects.aggregate(articles=Sum("article_count"))["articles"] or 0
    newest = list(Article.objects.order_by("-pk").values_list("word_count", flat=True)[:SAMPLED])
    return articles * sum(newest) // len(newest) if newest else 0


def family_of(root: str, most: int | None = FAMILY) -> list[FamilyWord]:
    """Return the dictionary forms of a root: those that the library has first, the most frequent first."""
    return listed_words(site_analyser().dictionary.lemmas_of_root(root), by_count=True, most=most)


def listed_words(
    lemmas: Sequence[str], by_count: bool = False, most: int | None = FAMILY
) -> list[FamilyWord]:
    """Return dictionary forms with their first sense and how often the library has them; None for all."""
    counted = LemmaCount.objects.filter(lemma__in=lemmas[:500]).order_by().values_list("lemma")
    counts = dict(counted.annotate(sum=Sum("count")))
    order = sorted(lemmas, key=lambda one: -counts.get(one, 0)) if by_count else lemmas
    dictionary = site_analyser().dictionary
    rows = []
    for lemma in order[:most]:
        entry = next(iter(dictionary.entries(lemma)), None)
        if entry is not None:
            sense = next(iter(entry.senses), "")
            href = entry_href(lemma)
            rows.append(FamilyWord(lemma, sense, grammar_term(entry.pos), counts.get(lemma, 0), href))
    return rows


def _examples(lemma: str, senses: Sequence[str]) -> dict[str, list[ExampleSentence]]:
    """Return places of the newest articles that have a word, by the sense that its gloss has there."""
    have = newest(Article.objects.filter(where_lemma(lemma)), EXAMPLES_FROM)
    articles = Article.objects.filter(pk__in=have).select_related("source").defer("raw").newest_first()
    found: dict[str, list[ExampleSentence]] = {}
    for article in articles:
        for paragraph in article.paragraphs.select_related("translation"):
            for token in map(unpack, paragraph.words):
                if token.lemma != lemma:
                    continue
                sense = _sense_of(token, senses)
                held = found.setdefault(sense, [])
                if sense and len(held) < EXAMPLES and all(one.article != article for one in held):
                    held.append(_example(article, paragraph, token))
    return found


def _sense_of(token: Token, senses: Sequence[str]) -> str:
    """Return the sense that stands in a gloss, or else the first; empty where there is none."""
    gloss = f" {token.gloss} "
    return next((one for one in senses if f" {one}" in gloss), next(iter(token.senses), ""))


def _example(article: Article, paragraph: Paragraph, token: Token) -> ExampleSentence:
    around = excerpt(article.text, paragraph.span, token.span)
    translation = paragraph.english
    return ExampleSentence(
        before=around.before,
        exact=around.exact,
        after=around.after,
        english=translation.text if translation and len(translation.text) < 400 else "",
        article=article,
        href=word_href(article.pk, token.span.start),
    )
