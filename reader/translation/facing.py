"""The English that faces an article, as a person brought it: set beside the Arabic line by line."""

import re
from collections.abc import Sequence

from django.contrib.auth.models import User

from reader.arabic.document import BlockKind
from reader.arabic.structure.labels import CAPTION_LEAD, CREDIT_LEAD
from reader.library.paragraphs import places_of_lines
from reader.models import Article, Paragraph, Translation
from reader.text.bilingual.alignment import facing_lines
from reader.translation.memory import remember_people

_ENGLISH_LEAD_IN = {
    BlockKind.CAPTION: CAPTION_LEAD,
    BlockKind.CREDIT: CREDIT_LEAD,
    BlockKind.LIST_ITEM: re.compile(r"(?:[•*–-]|\d{1,3}[.)])\s+"),
}


def face(
    article: Article,
    paragraphs: Sequence[Paragraph],
    english: str,
    author: User | None = None,
    faced: Sequence[int] = (),
) -> None:
    """Set `english` beside the Arabic, line by line, and store it as a person's translation.

    `faced` says which visible line of the Arabic each line of English faces; without it they are aligned.
    Lines that face one paragraph together are joined. The first two also give the English of the
    library's list.
    """
    lines = english_lines(english)
    if not lines:
        return
    texts: dict[int, list[str]] = {}
    for line, at in zip(lines, _places(article, paragraphs, lines, faced), strict=True):
        texts.setdefault(at, []).append(line)
    translations = [
        Translation(
            paragraph=paragraphs[at], text=_without_lead_in(paragraphs[at], " ".join(found)), author=author
        )
        for at, found in texts.items()
    ]
    Translation.objects.bulk_create(translations)
    remember_people(((row.paragraph, row) for row in translations), author)
    _show_in_library(article, translations)


def english_lines(english: str) -> list[str]:
    """Return the lines of an English text that have words."""
    return [line.strip() for line in english.splitlines() if line.strip()]


def _places(
    article: Article, paragraphs: Sequence[Paragraph], lines: Sequence[str], faced: Sequence[int]
) -> list[int]:
    """Return the number of the paragraph that each line of English faces."""
    if len(faced) != len(lines):
        return facing_lines([row.span.of(article.text) for row in paragraphs], lines)
    return places_of_lines(article, paragraphs, faced)


def _without_lead_in(paragraph: Paragraph, english: str) -> str:
    """Return the English without the "Image caption" or bullet that the paragraph's span leaves out too."""
    lead_in = _ENGLISH_LEAD_IN.get(BlockKind(paragraph.kind))
    found = lead_in.match(english) if lead_in else None
    return english[found.end() :] if found else english


def _show_in_library(article: Article, translations: Sequence[Translation]) -> None:
    def first(kind: BlockKind) -> str:
        return next((row.text for row in translations if row.paragraph.kind == kind), "")

    article.headline_en = first(BlockKind.HEADLINE)[:500]
    article.lead_en = first(BlockKind.PARAGRAPH)
    article.save(update_fields=["headline_en", "lead_en", "updated"])
