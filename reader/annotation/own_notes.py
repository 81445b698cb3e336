"""What readers mark for themselves: made, changed, and moved with its words when the text is corrected."""

from django.utils.translation import gettext as _

from reader.annotation.errors import ActionRefused
from reader.arabic.stored_tokens import written_words
from reader.library.paragraphs import stored_paragraph_at
from reader.models import Article, OwnNote, Paragraph
from reader.models.own_note import LONGEST_NOTE
from reader.text.anchors import anchor
from reader.text.reanchoring import Status, bare, reanchor
from reader.text.spans import Span

MOST_NOTES = 20_000  # of one reader


def note_words(user_id: int, article: Article, words: Span, text_sha256: str, body: str) -> OwnNote:
    """Mark words of an article for its reader alone; the selection grows to whole words of one paragraph.

    `text_sha256` names the text that the reader saw. Raises ActionRefused.
    """
    if text_sha256 != article.text_sha256:
        raise ActionRefused(
            _("The text was edited after this page was opened. Reload the page and mark the words again.")
        )
    paragraph = stored_paragraph_at(article.paragraphs.all(), words.start)
    touched = [one for one in written_words(paragraph.words) if one.span.overlaps(words)] if paragraph else []
    if not touched:
        raise ActionRefused(_("No words are selected. Select at least one."))
    return _stored(user_id, article, Span(touched[0].span.start, touched[-1].span.end), body)


def note_paragraph(user_id: int, paragraph: Paragraph, body: str) -> OwnNote:
    """Mark a whole paragraph, which comes with its article. Raises ActionRefused."""
    if paragraph.start == paragraph.end:
        raise ActionRefused(_("This line has no words."))
    return _stored(user_id, paragraph.article, paragraph.span, body)


def change_note(note: OwnNote, body: str) -> None:
    """Put another text in the place of a note's; somebody has looked at where it is. Raises ActionRefused."""
    note.body, note.needs_look = _checked(body), ""
    note.save(update_fields=["body", "needs_look", "updated"])


def _stored(user_id: int, article: Article, span: Span, body: str) -> OwnNote:
    body = _checked(body)
    if OwnNote.everywhere.of(user_id).count() >= MOST_NOTES:
        raise ActionRefused(
            _("You have %(most)s notes, and no more fit. Remove some first.") % {"most": MOST_NOTES}
        )
    note = OwnNote(user_id=user_id, article=article, body=body)
    _put(note, article, span)
    note.save()
    return note


def _checked(body: str) -> str:
    body = body.strip()
    if len(body) > LONGEST_NOTE:
        raise ActionRefused(
            _("The note has %(count)s letters; %(most)s fit.") % {"count": len(body), "most": LONGEST_NOTE}
        )
    return body


def _put(note: OwnNote, article: Article, span: Span) -> None:
    place = anchor(article.text, span)
    note.start, note.end, note.exact = place.start, place.end, place.exact
    note.prefix, note.suffix, note.text_sha256 = place.prefix, place.suffix, article.text_sha256


def follow_own_notes(article: Article, old: str) -> None:
    """Move the notes of all readers to where their words are now; what is in doubt says why.

    `old` is the text in which they stood; one that nothing is found of stays at the nearest place.
    """
    notes = list(OwnNote.everywhere.filter(article=article))
    for note, outcome in zip(notes, reanchor(old, article.text, [one.span for one in notes]), strict=True):
        if outcome.status is Status.FLAGGED:
            note.needs_look = outcome.reason
        _put(note, article, outcome.span or _nearest(article.text, note))
    fields = ["start", "end", "exact", "prefix", "suffix", "text_sha256", "needs_look"]
    OwnNote.everywhere.bulk_update(notes, fields, batch_size=200)


def _nearest(text: str, note: OwnNote) -> Span:
    length = max(1, min(note.end - note.start, len(text)))
    start = min(note.start, len(text) - length)
    return bare(text, Span(start, start + length), note.exact)
