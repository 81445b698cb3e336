"""What somebody selected, as a span that can be stored: inside one paragraph, on whole words or letters."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.annotation.errors import ActionRefused
from reader.arabic.stored_tokens import written_words
from reader.library.paragraphs import stored_paragraph_at
from reader.models import Article, Paragraph
from reader.text.graphemes import cuts_a_grapheme
from reader.text.spans import Span

_PARTICLES = "وفبلك"
_CHANGED = gettext_lazy(
    "The text was edited after this page was opened. Reload the page and mark the words again."
)


def selected(article: Article, start: int, end: int, exact: str, text_sha256: str) -> tuple[Span, Paragraph]:
    """Return the selection as a span and its paragraph, after checking that it is what it says.

    Raises ActionRefused if it is empty, reversed, out of the text, over several paragraphs, through a letter
    and its marks, or if the text at that place is not `exact` in the version that `text_sha256` names.
    """
    if text_sha256 != article.text_sha256:
        raise ActionRefused(_CHANGED)
    if start == end:
        raise ActionRefused(_("No words are selected. Select at least one."))
    if start > end:
        raise ActionRefused(_("The selection ends before it begins. Select the words again."))
    if start < 0 or end > len(article.text):
        raise ActionRefused(
            _("Letters %(start)s to %(end)s are not in the text, which has %(count)s.")
            % {"start": start, "end": end, "count": len(article.text)}
        )
    span = Span(start, end)
    if span.of(article.text) != exact:
        raise ActionRefused(
            _("At this place stand other words than were selected. Reload the page and try again.")
        )
    paragraph = _paragraph_of(article, span)
    if cuts_a_grapheme(article.text, span, paragraph.span):
        raise ActionRefused(_("The selection cuts a letter from its marks. Select whole letters."))
    return span, paragraph


def _paragraph_of(article: Article, span: Span) -> Paragraph:
    paragraph = stored_paragraph_at(article.paragraphs.select_related("translation"), span.start)
    if paragraph is None:
        raise ActionRefused(
            _("These words belong to no paragraph: a label such as “Image caption” cannot be marked.")
        )
    if span.end > paragraph.end:
        raise ActionRefused(
            _("The selection runs over more than one paragraph. Mark each paragraph by itself.")
        )
    return paragraph


def snapped(paragraph: Paragraph, span: Span) -> Span | None:
    """Return the selection grown to whole words, without the particles before the first (و، ف، ب، ل، ك).

    The future's س stays with its verb. Punctuation at either end is left out. None if no word is touched. A
    selection that begins in the particle keeps the word alone; whoever wants the particle too cuts by the
    letter.
    """
    words = written_words(paragraph.words)
    touched = [token for token in words if token.span.overlaps(span)]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    particles = first.span.of(paragraph.article.text)[: first.proclitic]
    start = first.span.start + len(particles) - len(particles.lstrip(_PARTICLES))
    return Span(start if start < last.span.end else first.span.start, last.span.end)
