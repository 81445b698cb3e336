"""How much of whole articles is found right: names, their English, quotations, speakers, kinds of lines."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from reader.arabic.document import ActorType, BlockKind, Document, Mention, Quotation, QuotationKind
from reader.arabic.normalise import fold
from reader.evaluation.counts import Counts
from reader.evaluation.labelled_articles import (
    LINE_KINDS,
    LabelledActor,
    LabelledArticle,
    LabelledLine,
    LabelledQuotation,
)
from reader.text.spans import Span

_Label = TypeVar("_Label", LabelledActor, LabelledQuotation)
_Find = TypeVar("_Find", Mention, Quotation)
_MARKS = ' "«»“”.,،:؛'
# Nouns before a name that say what it is of: found with the name or without, the mention is the same.
_BODIES = ("وكالة", "صحيفة", "مجلة", "قناة", "منظمة", "تنظيم", "حركة", "حزب", "تيار", "جماعة", "شركة", "نادي")
_PLACES = ("مدينة", "بلدة", "قرية", "محافظة", "ولاية", "حي", "مخيم")
_HEADS = frozenset(map(fold, (*_BODIES, *_PLACES, "منصة", "موقع", "فريق", "منتخب", "كتلة")))


@dataclass(frozen=True, slots=True)
class WrongFinding:
    """Something that is not as labelled: `what` says how, `wanted` and `found` the words, either empty."""

    article: str
    what: str
    wanted: str
    found: str


@dataclass(slots=True)
class WholeArticleScores:
    """The counts over all articles.

    `english` counts the names that were found: right, and, in `english_or_guess`, right or called a guess.
    `quotations_exact` wants both ends, `quotations_near` half of the union. `speakers` counts those of
    `quotations_near` by the forms that the label accepts. `sure_actors` and `sure_quotations` have the score
    of each mark and whether it was right: a name in span and type, a quotation in place, kind and speaker.
    """

    actors: dict[ActorType, Counts] = field(default_factory=lambda: dict.fromkeys(ActorType, Counts()))
    english: Counts = field(default_factory=Counts)
    english_or_guess: Counts = field(default_factory=Counts)
    quotations_exact: Counts = field(default_factory=Counts)
    quotations_near: Counts = field(default_factory=Counts)
    speakers: Counts = field(default_factory=Counts)
    lines: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(LINE_KINDS, Counts()))
    sure_actors: list[tuple[float, bool]] = field(default_factory=list)
    sure_quotations: list[tuple[float, bool]] = field(default_factory=list)
    wrong: list[WrongFinding] = field(default_factory=list)

    @property
    def all_actors(self) -> Counts:
        return sum(self.actors.values(), Counts())

    def tell(
        self, article: LabelledArticle, what: str, wanted: Span | None = None, found: Span | None = None
    ) -> None:
        """Keep what was wrong, by the words of either span."""
        words = [span.of(article.text) if span else "" for span in (wanted, found)]
        self.wrong.append(WrongFinding(article.name, what, *words))


def score_articles(
    articles: Iterable[LabelledArticle], analyse: Callable[[str], Document]
) -> WholeArticleScores:
    """Score `analyse` on the text of each article, which is told nothing of the kinds of its lines.

    What is labelled as optional counts neither when it is found nor when it is not.
    """
    scores = WholeArticleScores()
    for article in articles:
        document = analyse(article.text)
        _score_actors(article, document, scores)
        _score_quotations(article, document, scores)
        _score_lines(article, document, scores)
    return scores


def _score_actors(article: LabelledArticle, document: Document, scores: WholeArticleScores) -> None:
    pairs = _paired(article.actors, document.mentions, partial(_same_name, article.text))
    named = {mention.span: label for label, mention in pairs}
    found = {label.span for label in named.values()}
    for label in article.actors:
        if not label.optional:
            scores.actors[label.type] += Counts(wanted=1)
            if label.span not in found:
                scores.tell(article, "name missed", label.span)
    open_to_doubt = [label.span for label in article.actors if label.optional]
    for mention in document.mentions:
        if any(mention.span.overlaps(span) for span in open_to_doubt):
            continue
        right = mention.span in named
        scores.actors[mention.type] += Counts(right=right, found=1)
        scores.sure_actors.append((mention.score, right))
        if not right:
            scores.tell(article, f"no such {mention.type}", found=mention.span)
        elif named[mention.span].english:
            _score_english(article, named[mention.span], mention, scores)


def _same_name(text: str, label: LabelledActor, mention: Mention) -> float:
    """1 for the same words and type, with or without a head noun; an optional one needs only to touch."""
    if label.optional:
        return 0.5 if label.span.overlaps(mention.span) else 0.0
    if label.type != mention.type or label.span.end != mention.span.end:
        return 0.0
    between = text[slice(*sorted((label.span.start, mention.span.start)))].split()
    return float(not between or (len(between) == 1 and fold(between[0]) in _HEADS))


def _score_english(
    article: LabelledArticle, label: LabelledActor, mention: Mention, scores: WholeArticleScores
) -> None:
    accepted = {_plain_english(form) for form in _forms_of_same(article, label)}
    right = _plain_english(mention.name_en) in accepted
    scores.english += Counts(right, 1, 1)
    scores.english_or_guess += Counts(right or mention.guess, 1, 1)
    if not right:
        wanted = f"{label.span.of(article.text)}: {label.english[0]}"
        scores.wrong.append(WrongFinding(article.name, "English name", wanted, mention.name_en))


def _forms_of_same(article: LabelledArticle, label: LabelledActor) -> Iterator[str]:
    """Yield the forms of a name and of longer ones with its words: the analysis gives the fullest."""
    words = set(label.span.of(article.text).split())
    for other in article.actors:
        if other.type == label.type and words <= set(other.span.of(article.text).split()):
            yield from other.english


def _plain_english(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return "".join(one for one in letters if one.isalnum() or one == " ").removeprefix("the ")


def _score_quotations(article: LabelledArticle, document: Document, scores: WholeArticleScores) -> None:
    pairs = {id(found): label for label, found in _paired(article.quotations, document.quotations, _near)}
    judged = [one for one in document.quotations if id(one) not in pairs or not pairs[id(one)].optional]
    hit = [(pairs[id(one)], one) for one in judged if id(one) in pairs]
    exact = sum(_same_ends(article.text, label, one) for label, one in hit)
    counted = [label for label in article.quotations if not label.optional]
    scores.quotations_near += Counts(len(hit), len(judged), len(counted))
    scores.quotations_exact += Counts(exact, len(judged), len(counted))
    for label in counted:
        if not any(label is one for one, _ in hit):
            scores.tell(article, "quotation missed", label.span)
    for quotation in judged:
        matched = pairs.get(id(quotation))
        right = matched is not None and _same_speaker_said(article.text, matched, quotation)
        scores.sure_quotations.append((quotation.score, right))
        if matched is None:
            scores.tell(article, "no such quotation", found=quotation.span)
        else:
            scores.speakers += Counts(right, 1, 1)
            _tell_of_quotation(article, matched, quotation, right, scores)


def _tell_of_quotation(
    article: LabelledArticle,
    label: LabelledQuotation,
    found: Quotation,
    speaker_right: bool,
    scores: WholeArticleScores,
) -> None:
    if not _same_ends(article.text, label, found):
        scores.tell(article, "ends of quotation", label.span, found.span)
    if not speaker_right:
        wanted = f"{' | '.join(label.speakers) or 'nobody'}: {label.span.of(article.text)}"
        scores.wrong.append(WrongFinding(article.name, "speaker", wanted, found.speaker_name))


def _near(label: LabelledQuotation, found: Quotation) -> float:
    """The share of the union that both have, from a half on; an optional one needs only to touch."""
    if label.optional:
        return 0.1 if label.span.overlaps(found.span) else 0.0
    if (label.kind is QuotationKind.DIRECT) != (found.kind is QuotationKind.DIRECT):
        return 0.0
    shared = min(label.span.end, found.span.end) - max(label.span.start, found.span.start)
    union = max(label.span.end, found.span.end) - min(label.span.start, found.span.start)
    return shared / union if 2 * shared >= union else 0.0


def _same_ends(text: str, label: LabelledQuotation, found: Quotation) -> bool:
    return _trimmed(text, label.span) == _trimmed(text, found.span)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_MARKS))
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip(_MARKS)))))


def _same_speaker_said(text: str, label: LabelledQuotation, found: Quotation) -> bool:
    if not label.speakers:
        return found.speaker is None and not found.speaker_name
    given = {found.speaker_name, found.speaker.of(text) if found.speaker else ""} - {""}
    return bool({_plain_arabic(one) for one in given} & {_plain_arabic(one) for one in label.speakers})


def _plain_arabic(name: str) -> str:
    return " ".join(fold(name).strip(_MARKS).split())


def _score_lines(article: LabelledArticle, document: Document, scores: WholeArticleScores) -> None:
    for line in article.lines:
        given = _kind_given(line, document)
        scores.lines[line.kind] += Counts(right=given == line.kind, wanted=1)
        scores.lines[given] += Counts(found=1)
        if given != line.kind:
            wanted = f"{line.kind}: {line.span.of(article.text)}"
            scores.wrong.append(WrongFinding(article.name, "kind of line", wanted, given))


def _kind_given(line: LabelledLine, document: Document) -> str:
    """Return what the analysis takes a line for; a credit may belong to the block of its caption.

    Labels have no kind of their own for a time line: it is a dateline.
    """
    for block in document.blocks:
        if block.credit and block.credit.overlaps(line.span) and not block.span.overlaps(line.span):
            return "credit"
        if block.line.overlaps(line.span) or block.span.overlaps(line.span):
            return "dateline" if block.kind is BlockKind.TIME_LINE else block.kind.value
    return "paragraph"


def _paired(
    wanted: Sequence[_Label], found: Sequence[_Find], fits: Callable[[_Label, _Find], float]
) -> list[tuple[_Label, _Find]]:
    """Return one-to-one pairs, what fits best first, and of what fits alike those that count."""
    candidates = sorted(
        (-fit, label.optional, i, j)
        for i, label in enumerate(wanted)
        for j, one in enumerate(found)
        if (fit := fits(label, one)) > 0
    )
    taken: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(wanted[i], found[j]) for i, j in taken.items()]
