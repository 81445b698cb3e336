"""Marks in the English: where a paragraph's translation names the actors and says the quotations."""

import re
from collections.abc import Collection, Sequence
from itertools import groupby
from operator import attrgetter

from reader.analyser import site_analyser
from reader.arabic.actors.identity import name_key
from reader.models import Actor, Annotation, Article, Paragraph, Translation
from reader.text.bilingual.mirror import NameQuery, QuoteQuery, find_quotes, names_in_english
from reader.text.spans import Span

_SPELT = (Actor.Kind.PERSON, Actor.Kind.ORGANISATION)


def mark_english(paragraphs: Sequence[Paragraph], annotations: Sequence[Annotation]) -> None:
    """Set on each annotation where the paragraph's English says the same; nothing is stored here.

    Annotations that are not found there, or whose paragraph has no English yet, get no English span.
    """
    by_paragraph: dict[int, list[Annotation]] = {}
    for one in sorted(annotations, key=lambda one: (one.start, -one.end)):
        one.en_start = one.en_end = None
        by_paragraph.setdefault(one.paragraph_id, []).append(one)
    for paragraph in paragraphs:
        translation = getattr(paragraph, "translation", None)
        if translation is not None and paragraph.pk in by_paragraph:
            _mark(paragraph, translation.text, by_paragraph[paragraph.pk])


def names_said(paragraph: Paragraph) -> dict[int, tuple[str, str]]:
    """Return a paragraph's names in Arabic with the English of its translation, by the mark's id."""
    translation = paragraph.english
    if translation is None:
        return {}
    rows = Annotation.objects.filter(paragraph=paragraph).standing().mentions().exclude(en_start=None)
    return {one.pk: (one.exact, one.english_span.of(translation.text)) for one in rows if one.english_span}


def spellings(annotations: Sequence[Annotation], new: Collection[int]) -> dict[Actor, str]:
    """Return how a person's translation spells people and organisations that no list knows.

    Short vowels are not written, so that the transliteration of a name is a guess; whoever translated the
    article knew better. Only actors among `new`, and only where the Arabic gives the full name.
    """
    spelled: dict[Actor, str] = {}
    for one in annotations:
        actor, span = one.actor, one.english_span
        if actor is None or span is None or actor.pk not in new or actor.kind not in _SPELT:
            continue
        translation = one.paragraph.translation
        by_person = translation.origin == Translation.Origin.PERSON
        full = one.layer == Annotation.Layer.ACTOR and name_key(one.exact) == name_key(actor.name_ar)
        name = span.of(translation.text)
        if by_person and full and _is_full_name(name) and not site_analyser().is_listed(actor.name_ar):
            spelled.setdefault(actor, name)
    return {actor: name for actor, name in spelled.items() if name != actor.name_en}


def _is_full_name(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 8 and words[0][:1].isupper()


def _mark(paragraph: Paragraph, english: str, annotations: Sequence[Annotation]) -> None:
    mentions = [one for one in annotations if one.layer == Annotation.Layer.ACTOR]
    quotations = [one for one in annotations if one.layer == Annotation.Layer.QUOTE]
    names = [name_query(paragraph, one) for one in mentions]
    _set(mentions, names_in_english(english, names))
    queries = [_quote_query(paragraph, one) for one in quotations]
    _set(quotations, find_quotes(english, queries, [query.name for query in names]))


def _set(annotations: Sequence[Annotation], spans: Sequence[Span | None]) -> None:
    for one, span in zip(annotations, spans, strict=True):
        if span is not None and len(span):
            one.en_start, one.en_end = span.start, span.end


def name_query(paragraph: Paragraph, mention: Annotation) -> NameQuery:
    """Return what a mention in the paragraph is looked for by in its English."""
    return NameQuery(
        actor=mention.actor_id or 0,
        name=mention.actor.name_en if mention.actor else "",
        type=mention.label,
        aliases=(_transliterated(mention.exact),),
        position=_position(paragraph, mention),
        is_bracketed=_stands_in(paragraph, mention, "(", ")"),
        is_quoted=_stands_in(paragraph, mention, '«“"', '»”"'),
    )


def _transliterated(name: str) -> str:
    """Return how a name sounds: a translator may have kept what the analysis put into English."""
    sound = site_analyser().in_latin_letters
    words = re.split(r"[\s\-_]+", name)
    return " ".join(str(int(word)) if word.isdecimal() else sound(word) for word in words).strip()


def _stands_in(paragraph: Paragraph, mention: Annotation, opening: str, closing: str) -> bool:
    text, start = paragraph.text, mention.start - paragraph.start
    before, after = text[start - 1 : start], text[start + len(mention.exact) :][:1]
    return bool(before and after) and before in opening and after in closing


def _quote_query(paragraph: Paragraph, quotation: Annotation) -> QuoteQuery:
    return QuoteQuery(
        kind=quotation.label,
        position=_position(paragraph, quotation),
        share=len(quotation.span) / max(1, len(paragraph.span)),
        verb=quotation.verb_en,
        speaker=quotation.actor.name_en if quotation.actor else "",
    )


def _position(paragraph: Paragraph, annotation: Annotation) -> float:
    """Return where in its paragraph an annotation begins, from 0 to 1."""
    return (annotation.start - paragraph.start) / max(1, len(paragraph.span))


def mark_translation(paragraph: Paragraph) -> None:
    """Find the paragraph's standing annotations in its English, which is new or has changed."""
    rows = Annotation.everywhere.filter(paragraph=paragraph).standing().select_related("actor")
    annotations = list(rows.order_by("assignment"))
    for _, part in groupby(annotations, key=attrgetter("assignment_id")):
        mark_english([paragraph], list(part))
    for one in annotations:
        one.en_by_hand = False  # what a person showed was shown in words that are no longer there
    Annotation.everywhere.bulk_update(annotations, ["en_start", "en_end", "en_by_hand"])
    article, english = paragraph.article, paragraph.translation.text
    stored = Article.objects.filter(pk=article.pk)
    if paragraph.kind == "headline":
        stored.update(headline_en=english[:500])
    elif paragraph.span.of(article.text) == article.lead:
        stored.update(lead_en=english)
