"""How often the gloss that is shown with a word is right in its place, clumsy or misleading."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reader.arabic.document import Token
from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.glosses.undecided import is_undecided
from reader.arabic.pipeline import Analyser
from reader.arabic.remembering import remembered
from reader.evaluation.labelled_articles import LabelledArticle, LabelledWord

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
_OWN = frozenset({"my", "your", "his", "her", "hers", "its", "our", "their"})
_OBJECTS = frozenset({"me", "him", "us", "them", "myself", "himself", "herself", "itself", "themselves"})
_AUXILIARIES = frozenset({"will", "would", "has", "have", "had", "having", "do", "does", "did", "not"})
_LITTLE = frozenset({"a", "an", "the", "to", "of", "for", "in", "on", "at", "by", "with", "from", "as"})
_JOINING = frozenset({"and", "or", "but", "so", "then", "if", "that", "which", "who"})
_EMPTY_WORDS = (
    _SUBJECTS | _BE | _OWN | _OBJECTS | _AUXILIARIES | _LITTLE | _JOINING
    | {"this", "these", "those", "two"}  # two: the dual
)  # fmt: skip
_THIRD = dict.fromkeys(("he", "she", "it", "they"), "it")
_NEIGHBOURS = 2  # words on either side whose gloss a phrase may hold
_BESIDE = 2  # code points between a word and a name that it may be shown with


class Verdict(StrEnum):
    """What a shown gloss is worth.

    `EITHER`: two senses are shown, and one of them is right. `ABSENT`: nothing is shown, so that nobody is
    misled.
    """

    RIGHT = "right"
    EITHER = "either"
    CLUMSY = "clumsy"
    MISLEADING = "misleading"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class JudgedGloss:
    """A content word of an article with what is shown for it, what would be right, and the verdict."""

    article: str
    section: str
    word: str
    shown: str
    right: tuple[str, ...]
    verdict: Verdict


def judged_glosses(analyser: Analyser, articles: Iterable[LabelledArticle]) -> Iterator[JudgedGloss]:
    """Yield the judgement of every labelled word.

    Shown and right are compared by their content words, in base form. A gloss that says more than is right
    is clumsy, unless the rest is what a neighbour means (a phrase or a name over both); so is one that is
    labelled clumsy. Misleading is whatever is in no list, a passive where the label has a verb, and, where
    the label says so, another person ("we lose") or voice ("be killed"), a verb for a noun ("the mention").
    Two senses for one word ("state / term") are a verdict of their own, whichever of them is right.
    """
    judge = GlossComparison(analyser.known.forms)
    for article in articles:
        tokens = analyser.analyse(article.text).tokens
        for place, word in enumerate(article.words):
            shown = _shown(tokens, word)
            verdict = judge.verdict(shown, word.right, word.clumsy, *_around(article, place))
            yield JudgedGloss(
                article.name, article.section, word.span.of(article.text), shown, word.right, verdict
            )


def verdicts_by_section(judged: Iterable[JudgedGloss]) -> dict[str, Counter[Verdict]]:
    """Return how many glosses of each section had each verdict."""
    counted: dict[str, Counter[Verdict]] = {}
    for one in judged:
        counted.setdefault(one.section, Counter())[one.verdict] += 1
    return counted


def _shown(tokens: Iterable[Token], word: LabelledWord) -> str:
    return " ".join(token.gloss for token in tokens if token.gloss and token.span.overlaps(word.span))


def _around(article: LabelledArticle, place: int) -> tuple[list[str], list[str]]:
    """Return what the words about the one at `place` mean, and the English of the names beside it."""
    word = article.words[place].span
    near = article.words[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
    names = [
        form
        for actor in article.actors
        if -_BESIDE <= actor.span.start - word.end <= _BESIDE
        or -_BESIDE <= word.start - actor.span.end <= _BESIDE
        for form in actor.english
    ]
    return [form for one in near for form in (*one.right, *one.clumsy)], names


class GlossComparison:
    """Compares English glosses by their content words."""

    def __init__(self, forms: EnglishForms) -> None:
        self._forms = forms

    def verdict(
        self,
        shown: str,
        right: Sequence[str],
        clumsy: Sequence[str] = (),
        phrase: Sequence[str] = (),
        names: Sequence[str] = (),
    ) -> Verdict:
        """Return what `shown` is worth. `phrase`: what the words around mean; `names`: those beside it."""
        words = _words(shown)
        if not words:
            return Verdict.ABSENT
        around = [*phrase, *names]
        if any(self._says(form, words, around) for form in (*right, *names)):
            return Verdict.RIGHT
        if any(self._says(form, words, around) for form in clumsy):
            return Verdict.CLUMSY
        if not any(self._holds(form, words) for form in right):
            return Verdict.MISLEADING
        return Verdict.EITHER if is_undecided(shown) else Verdict.CLUMSY

    def _says(self, form: str, shown: Sequence[str], around: Sequence[str]) -> bool:
        """Whether `shown` says `form`, and nothing beyond it but what is `around`."""
        if not self._holds(form, shown):
            return False
        said = {base for one in (form, *around) for word in _words(one) for base in self._bases(word)}
        return all(self._bases(word) & said for word in shown if word not in _EMPTY_WORDS)

    def _holds(self, form: str, shown: Sequence[str]) -> bool:
        words = _words(form)
        if any(differs(words, shown) for differs in _DIFFERENCES) or self._passive_for_active(words, shown):
            return False
        return all(any(self._is_form(one, word) for one in shown) for word in _content_of(words))

    def _is_form(self, shown: str, word: str) -> bool:
        """Whether `shown` is a form of a label's `word`: ruling is one of rule, rule none of ruling."""
        return bool({word, self._forms.singular(word)} & self._bases(shown))

    def _passive_for_active(self, form: Sequence[str], shown: Sequence[str]) -> bool:
        """convince, shown as "[he] is convinced"."""
        if not _subject(shown) or _BE & set(form):
            return False
        after_be = {word for one, word in pairwise(shown) if one in _BE}
        return any(self._is_form(one, word) for one in after_be for word in form if one not in form)

    @remembered(20_000)
    def _bases(self, word: str) -> frozenset[str]:
        bases = {word, self._forms.singular(word)} | self._forms.base_forms(word)
        if word.endswith(("es", "ied")):
            bases |= {word[:-2], word[:-1]}
        return frozenset(bases)


def _words(gloss: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(gloss.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))


def _content_of(words: Sequence[str]) -> Sequence[str]:
    return [word for word in words if word not in _EMPTY_WORDS] or words


def _subject(words: Sequence[str]) -> str:
    first = next((word for word in words if word not in _JOINING), "")
    return first if first in _SUBJECTS else ""


def _another_person(form: Sequence[str], shown: Sequence[str]) -> bool:
    """we lose, shown as "[he] lost us"; third persons are one."""
    wanted, given = (_THIRD.get(subject, subject) for subject in (_subject(form), _subject(shown)))
    return bool(wanted and given) and wanted != given


def _active_for_passive(form: Sequence[str], shown: Sequence[str]) -> bool:
    """be killed, shown as "[he] killed"."""
    verb = form[1:] if _subject(form) else form
    return len(verb) > 1 and verb[0] == "be" and bool(_subject(shown)) and not _BE & set(shown)


def _verb_for_noun(form: Sequence[str], shown: Sequence[str]) -> bool:
    """the mention, shown as "[he] mentioned"."""
    return form[0] in {"a", "an", "the"} and bool(_subject(shown))


_DIFFERENCES = (_another_person, _active_for_passive, _verb_for_noun)
