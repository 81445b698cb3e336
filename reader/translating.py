"""The English of a paragraph as people write it: set it, keep what was there before, mark it anew."""

from django.contrib.auth.models import User
from django.db import transaction

from reader.annotate import mark_translation
from reader.marking import Refused
from reader.models import Paragraph, Translation, TranslationChange
from reader.text.canonical import canonical

LONGEST = 20_000


def set_english(paragraph: Paragraph, text: str, seen: str, user: User) -> Translation:
    """Store what a person wrote as the paragraph's English; return it.

    `seen` is the English that was on the screen. What stood before stays in the history, with who or which
    machine wrote it; the marks are found anew in the new words. Raises Refused when the text cannot be, or
    when somebody else wrote another one in the meantime.
    """
    text = " ".join(canonical(text).split())
    if not text:
        raise Refused("The English is empty. Write what the paragraph says.")
    if len(text) > LONGEST:
        raise Refused(f"The English has {len(text)} letters; {LONGEST} fit.")
    with transaction.atomic():
        row = Translation.objects.select_for_update().filter(paragraph=paragraph).first()
        if row is not None and row.text == text:
            return row
        if (row.text if row else "") != seen:
            raise Refused("Somebody else changed this English in the meantime. Yours is still here: compare.")
        if row is None:
            row = Translation(paragraph=paragraph)
        else:
            _keep(row)
        row.text, row.author, row.provider = text, user, ""
        row.origin = Translation.Origin.PERSON
        row.save()
        paragraph.translation = row
        mark_translation(paragraph)
        return row


def _keep(row: Translation) -> None:
    TranslationChange.objects.create(
        paragraph_id=row.paragraph_id,
        text=row.text,
        origin=row.origin,
        provider=row.provider,
        author=row.author,
        made=row.updated,
    )
