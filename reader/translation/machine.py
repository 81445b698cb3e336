"""Paragraphs without English, one after the other, to the provider that is switched on.

There is no list of what is to be done that could be lost: a paragraph without English is work (see
`reader.jobs.lease`), so that several workers never ask for the same, and one that dies costs a few minutes. A
sentence that was translated once, by a person or by a machine, is not asked for again.
"""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from reader import search
from reader.alignment.english_marks import mark_translation
from reader.analyser import site_analyser
from reader.arabic.glosses.terms import FoundTerm
from reader.errors import Reason
from reader.glossary import current_terms
from reader.jobs.back_off import BackOff
from reader.jobs.lease import take
from reader.models import (
    Article,
    Paragraph,
    Translation,
    TranslationProvider,
    TranslationUnit,
    TranslationWait,
)
from reader.models.translation import Origin
from reader.sentences import stored_sentence
from reader.text.presentation import plain_letters
from reader.text.spans import Span
from reader.translation.asking import Ask, asking
from reader.translation.memory import recall, remember_machine
from reader.translation.naming import NamedHere, hold_to_names, names_in
from reader.translation.pairing import (
    Rendering,
    arabic_sentences,
    put_together,
    renderings_of,
    sentence_key,
    take_pairs,
)
from reader.translation.services.limits import (
    Postponed,
    admit,
    chosen_provider,
    failed,
    succeeded,
)
from reader.translation.services.provider import DEADLINE_SECONDS, NoTranslation, Unavailable

provider_log = logging.getLogger("hashiya.provider")

AT_ONCE = 20
LEASE = timedelta(minutes=5)  # more than AT_ONCE paragraphs take, their sentences asked for one by one
WAITS = BackOff(first=timedelta(minutes=1), factor=4, longest=timedelta(days=1))  # of a paragraph refused
WRONG_IN_A_ROW = 3  # answers that are no translation, until the provider rests


@dataclass(slots=True)
class TranslationTurn:
    """What a turn of work came to: paragraphs translated, and why and until when no more is asked."""

    translated: int = 0
    refused: int = 0
    postponed: Postponed | None = None
    _wrong: int = field(default=0, repr=False)


def missing(articles: Iterable[int] = ()) -> QuerySet[Paragraph]:
    """Return the paragraphs that a provider should be asked for, whether now or later.

    Those without English; and those whose machine English became outdated by a correction of the Arabic.
    """
    outdated = Q(translation__outdated=True, translation__origin=Origin.MACHINE)
    rows = Paragraph.objects.filter(Q(translation=None) | outdated).exclude(kind="credit")
    return rows.filter(article__in=list(articles)) if articles else rows


def translate_some(
    articles: Iterable[int] = (), at_once: int = AT_ONCE, deadline: float = DEADLINE_SECONDS
) -> TranslationTurn:
    """Translate the next paragraphs; nothing is done while no provider is switched on."""
    progress = TranslationTurn()
    provider = chosen_provider()
    if provider is None or provider.rests_until(timezone.now()):
        return progress
    taken = _take(articles, at_once)
    if not taken:
        return progress
    provider.pk = TranslationProvider.objects.get_or_create(name=provider.name)[0].pk
    names = names_in(taken)
    with asking(provider, deadline) as ask:
        if provider.is_here:
            ask.announce(_coming(taken))
        for number, paragraph in enumerate(taken):
            try:
                _translate(paragraph, names.get(paragraph.pk, ()), provider, ask, progress)
            except Postponed as postponed:
                _note(taken[number:], postponed.until, postponed.reason)
                progress.postponed = postponed
                break
    return progress


def _take(articles: Iterable[int], at_once: int) -> list[Paragraph]:
    """Return paragraphs that are due, the latest articles first, and keep others from taking them."""
    due = missing(articles).filter(Q(wait=None) | Q(wait__retry_at__lte=timezone.now()))
    due = due.defer("words").order_by("-article_id", "number")
    taken = take(due, at_once, LEASE, _note)
    texts = Article.objects.defer("raw").in_bulk({row.article_id for row in taken})
    for row in taken:
        row.article = texts[row.article_id]
    return taken


def _note(paragraphs: Sequence[Paragraph], retry_at: datetime, why: Reason | None = None) -> None:
    TranslationWait.objects.bulk_create(
        [
            TranslationWait(paragraph=row, retry_at=retry_at, why=why.packed() if why else {})
            for row in paragraphs
        ],
        update_conflicts=True,
        unique_fields=["paragraph"],
        update_fields=["retry_at"] if why is None else ["retry_at", "why"],
    )


def _coming(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Yield the sentences of paragraphs that nobody has translated, as they will be sent."""
    glossary = current_terms()
    for paragraph in paragraphs:
        sentences = [span.of(paragraph.text) for span in arabic_sentences(paragraph.text)]
        known = recall(sentences)
        for sentence in sentences:
            if sentence_key(sentence) not in known:
                arabic = plain_letters(sentence)
                yield _with_english(arabic, site_analyser().terms_in(arabic, glossary))


def _translate(
    paragraph: Paragraph,
    named: Sequence[NamedHere],
    provider: TranslationProvider,
    ask: Ask,
    progress: TranslationTurn,
) -> None:
    """Translate one paragraph, or note why it has to wait. Raises Postponed when all have to."""
    try:
        renderings = _renderings(paragraph, named, provider, ask)
    except NoTranslation as problem:
        progress.refused += 1
        progress._wrong += 1
        _wait_longer(paragraph, problem.reason)
        if progress._wrong >= WRONG_IN_A_ROW:
            raise failed(provider, Unavailable(problem.reason)) from problem
    except Unavailable as problem:
        raise failed(provider, problem) from problem
    else:
        progress._wrong = 0
        progress.translated += _store(paragraph, renderings)


def _renderings(
    paragraph: Paragraph, named: Sequence[NamedHere], provider: TranslationProvider, ask: Ask
) -> list[Rendering]:
    """Return the English of every sentence: what people wrote, what is remembered, what is answered now."""
    spans = arabic_sentences(paragraph.text)
    ours = _kept(paragraph)
    known = recall(span.of(paragraph.text) for span in spans if span not in ours)
    glossary = current_terms()
    found = []
    for span in spans:
        if span in ours:
            found.append(ours[span])
            continue
        arabic = plain_letters(span.of(paragraph.text))
        terms = site_analyser().terms_in(arabic, glossary)
        here = [one for one in named if span.covers(one.span)]
        unit = known.get(sentence_key(arabic))
        if unit is None or (
            unit.origin == Origin.MACHINE and _left_out(terms, hold_to_names(unit.english, terms, here))
        ):
            unit = _answered(arabic, terms, here, provider, ask)
        is_machine = unit.origin == Origin.MACHINE
        english = hold_to_names(unit.english, terms, here) if is_machine else unit.english
        made = unit.made.date().isoformat()
        found.append(Rendering(span, english, unit.origin, unit.provider, made, unit.model))
    return found


def _kept(paragraph: Paragraph) -> dict[Span, Rendering]:
    """Return the sentences of an outdated translation that still stand as they stood."""
    translation = Translation.objects.filter(paragraph=paragraph).first()
    if translation is None:
        return {}
    standing = renderings_of(paragraph, translation)
    return {one.arabic: one for one in standing if one.origin == Origin.PERSON and one.english}


def _answered(
    arabic: str,
    terms: Sequence[FoundTerm],
    named: Sequence[NamedHere],
    provider: TranslationProvider,
    ask: Ask,
) -> TranslationUnit:
    """Ask for a sentence. What the glossary has is sent in English, which providers leave as it is."""
    if not any(letter.isalpha() for letter in arabic):
        return TranslationUnit(arabic=arabic, english=arabic, origin=Origin.MACHINE, provider=provider.name)
    admit(provider, len(arabic))
    begun = time.perf_counter()
    outcome = "failed"
    try:
        english = ask(_with_english(arabic, terms))
        outcome = "answered"
    finally:
        _log(provider, len(arabic), outcome, time.perf_counter() - begun)
    succeeded(provider)
    if term := _left_out(terms, hold_to_names(english, terms, named)):
        raise NoTranslation("service-left-out-term", service=str(provider), term=term)
    return remember_machine(arabic, english, provider.name, ask.model)


def _log(provider: TranslationProvider, characters: int, outcome: str, taken: float) -> None:
    fields = {
        "provider": provider.name,
        "outcome": outcome,
        "characters": characters,
        "ms": round(taken * 1000, 1),
    }
    provider_log.info("%s %s %d characters %.1f ms", *fields.values(), extra=fields)


def _with_english(arabic: str, terms: Sequence[FoundTerm]) -> str:
    """Return the sentence with the glossary's English in the place of its Arabic."""
    pieces, at = [], 0
    for found in terms:
        gap = " " if found.clitics else ""  # "and" stays by itself, not in front of Latin letters
        pieces += [arabic[at : found.span.start], gap, found.english]
        at = found.span.end
    return "".join([*pieces, arabic[at:]])


def _left_out(terms: Iterable[FoundTerm], english: str) -> str:
    """Return a term that the English does not have, in whatever case; empty if it has all."""
    said = english.casefold()
    return next((one.term.english for one in terms if one.term.english.casefold() not in said), "")


def _wait_longer(paragraph: Paragraph, why: Reason) -> None:
    """Have the paragraph wait longer than the last time."""
    row = TranslationWait.objects.filter(paragraph=paragraph).first()
    if row is None:  # its article was deleted meanwhile
        return
    row.tries += 1
    row.retry_at = timezone.now() + WAITS.after(row.tries)
    row.why = why.packed()
    row.save()


def _store(paragraph: Paragraph, renderings: Sequence[Rendering]) -> bool:
    """Make the translation, unless text or English changed while the provider was asked."""
    text, pairs = put_together(renderings)
    with transaction.atomic():
        article = Article.objects.select_for_update().defer("raw").get(pk=paragraph.article_id)
        row = Paragraph.objects.select_related("translation").defer("words").filter(pk=paragraph.pk).first()
        if row is None or row.span.of(article.text) != paragraph.text:
            return False
        row.article = article
        standing = getattr(row, "translation", None)
        if standing is not None:
            if not (standing.outdated and standing.origin == Origin.MACHINE):
                return False
            standing.keep()
        translation = standing or Translation(paragraph=row)
        translation.text, translation.outdated = text, False
        take_pairs(translation, pairs)
        translation.save()
        row.translation = translation
        mark_translation(row)
        search.put_paragraph(row)
        TranslationWait.objects.filter(paragraph=row).delete()
    return True


@dataclass(frozen=True, slots=True)
class Arriving:
    """What an article's page says while English is on its way; `retry_at` and `problem` if it has to wait."""

    count: int
    provider: str
    retry_at: datetime | None = None
    problem: str = ""


def arriving(article: Article) -> Arriving | None:
    """Tell how many paragraphs of an article wait for English; None if none does or nobody is asked."""
    provider = chosen_provider()
    if provider is None:
        return None
    waits = list(missing([article.pk]).values_list("wait__retry_at", "wait__why"))
    if not waits:
        return None
    problems = [(at, why) for at, why in waits if at and why and at > timezone.now()]
    if len(problems) < len(waits):
        return Arriving(len(waits), str(provider))
    at, why = min(problems, key=lambda one: one[0])
    return Arriving(len(waits), str(provider), at, stored_sentence(why))
