"""The English of a paragraph as people write it: set it, keep what was there before, mark it anew."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader import search
from reader.alignment.english_marks import mark_translation
from reader.annotation import ActionRefused
from reader.models import Article, Paragraph, PostEdit, Translation
from reader.models.translation import Origin
from reader.text.bilingual.edits import word_edits
from reader.text.canonical import canonical
from reader.text.spans import Span
from reader.translation.lines import SegmentPair
from reader.translation.memory import remember_people
from reader.translation.pairing import (
    Rendering,
    SentencePair,
    arabic_sentences,
    put_together,
    renderings_of,
    take_pairs,
)

LONGEST = 20_000


def set_english(paragraph: Paragraph, text: str, seen: str, user: User) -> Translation:
    """Store what a person wrote as the paragraph's English; return it.

    `seen` is the English that was on the screen. What stood before stays in the history, with who or which
    machine wrote it; the marks are found anew in the new words. Raises ActionRefused when the text cannot be,
    or when somebody else wrote another one in the meantime.
    """
    return _set(paragraph, _clean(text), None, seen, user)


def set_lines(paragraph: Paragraph, lines: Sequence[SegmentPair], seen: str, user: User) -> Translation:
    """Store the English of a paragraph line by line, so that it is known which sentences face each other.

    A line that is as it was keeps where it came from; the others are the person's. Raises as `set_english`.
    """
    standing = Translation.objects.filter(paragraph=paragraph).first()
    before = {one.english: one for one in renderings_of(paragraph, standing)} if standing else {}
    renderings = []
    for place, line in zip(_places(paragraph, lines), lines, strict=True):
        english = _clean(line.english)
        known = before.get(english)
        made = timezone.localdate().isoformat()
        new = Rendering(place, english, Origin.PERSON, "", made)
        renderings.append(
            Rendering(place, english, known.origin, known.provider, known.made) if known else new
        )
    text, pairs = put_together(renderings)
    with transaction.atomic():
        row = _set(paragraph, text, pairs, seen, user)
        _note_edits(paragraph, before.values(), renderings)
    return row


def _note_edits(paragraph: Paragraph, before: Iterable[Rendering], after: Iterable[Rendering]) -> None:
    """Store how much of each sentence of a machine a person changed."""
    machines = {one.arabic: one for one in before if one.origin == Origin.MACHINE}
    found = []
    for one in after:
        was = machines.get(one.arabic)
        if was is not None and one.origin == Origin.PERSON and one.english != was.english:
            edits, words = word_edits(was.english, one.english)
            row = PostEdit(paragraph=paragraph, provider=was.provider, model=was.model)
            row.edits, row.words = edits, words
            found.append(row)
    PostEdit.objects.bulk_create(found)


def _places(paragraph: Paragraph, lines: Sequence[SegmentPair]) -> list[Span]:
    """Return where the Arabic of each line stands in the paragraph."""
    spans = arabic_sentences(paragraph.text)
    if sum(line.sentences for line in lines) != len(spans) or any(line.sentences < 0 for line in lines):
        raise ActionRefused(
            _("The sentences are not those of this paragraph any more. Reload the page and compare.")
        )
    places, at = [], 0
    for line in lines:
        taken = spans[at : at + line.sentences]
        end = spans[at - 1].end if at else 0
        places.append(Span(taken[0].start, taken[-1].end) if taken else Span(end, end))
        at += line.sentences
    return places


def _clean(text: str) -> str:
    return " ".join(canonical(text).split())


def _set(
    paragraph: Paragraph, text: str, pairs: Sequence[SentencePair] | None, seen: str, user: User
) -> Translation:
    if not text:
        raise ActionRefused(_("The English is empty. Write what the paragraph says."))
    if len(text) > LONGEST:
        message = ngettext(
            "The English has %(count)s letter; %(most)s fit.",
            "The English has %(count)s letters; %(most)s fit.",
            len(text),
        )
        raise ActionRefused(message % {"count": len(text), "most": LONGEST})
    with transaction.atomic():
        Article.objects.select_for_update().only("pk").get(pk=paragraph.article_id)
        row = Translation.objects.select_for_update().filter(paragraph=paragraph).first()
        packed = [pair.packed() for pair in pairs or ()]
        if row is not None and row.text == text and not row.outdated and row.pairs == packed:
            return row
        if (row.text if row else "") != seen:
            raise ActionRefused(
                _("Somebody else changed this English in the meantime. Yours is still here: compare.")
            )
        if row is None:
            row = Translation(paragraph=paragraph)
        elif row.text != text:
            row.keep()
        row.text, row.author, row.outdated = text, user, False
        row.origin, row.provider, row.model, row.pairs = Origin.PERSON, "", "", []
        if pairs is not None:
            take_pairs(row, pairs)
        row.save()
        paragraph.translation = row
        mark_translation(paragraph)
        search.put_paragraph(paragraph)
        remember_people([(paragraph, row)], user)
        return row
