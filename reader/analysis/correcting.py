"""Correct a line of an article: the marks follow their words, and what is in doubt waits for a look."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reader import search
from reader.analysis.confined import AnalysisFailed
from reader.analysis.storing import document_of, suggest
from reader.annotation import ActionRefused
from reader.annotation.own_notes import follow_own_notes
from reader.annotation.quote_addresses import keep_addresses, quoted_before
from reader.annotation.recording import record, set_anchor
from reader.annotation.snapshots import snapshot
from reader.arabic.document import BlockKind, Document
from reader.arabic.structure.lines import visible_lines
from reader.library.paragraphs import lay_out
from reader.models import Annotation, Article, Change, Paragraph, Revision, Translation
from reader.models.article import digest
from reader.models.subject import said_of
from reader.sentences import sentence_of
from reader.text.canonical import canonical, is_arabic
from reader.text.reanchoring import Reanchored, Status, bare, reanchor
from reader.text.spans import Span
from reader.translation.pairing import corrected

LONGEST_LINE = 20_000
RECAST = tuple(kind.value for kind in BlockKind if kind is not BlockKind.HEADLINE)


def correct_line(
    article: Article, number: int, line: str, text_sha256: str, user: User, reason: str = ""
) -> Article:
    """Put another text in the place of a paragraph's, and bring the article up to date; return it.

    `text_sha256` names the text that the corrector saw. Marks that people made or judged keep their words;
    one whose words or surroundings were edited keeps its best guess and says why it needs a look. Suggestions
    that nobody judged are made anew. Raises ActionRefused when the line cannot be, or when the text changed
    meanwhile.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().defer("raw").get(pk=article.pk)
        paragraph = article.paragraphs.filter(number=number).first()
        if paragraph is None or article.text_sha256 != text_sha256:
            raise ActionRefused(
                _("Somebody corrected this article in the meantime. Your words are still here.")
            )
        old = article.text
        document = _corrected(article, paragraph, line)
        _keep(article, user, reason)
        quoted = quoted_before(article)
        article.annotations.replaceable().delete()
        marks = list(Annotation.everywhere.filter(article=article).select_related("paragraph"))
        article.read(document)
        article.save()
        paragraphs = lay_out(article, document)
        _follow(article, old, marks, paragraphs, user)
        follow_own_notes(article, old)
        _keep_english(paragraphs[number], paragraph.span.of(old))
        suggest(article, document)
        keep_addresses(article, quoted, old)
        search.put(article)
        return article


def recast_line(article: Article, number: int, kind: str, text_sha256: str) -> Article:
    """Say what a paragraph is: a caption, a credit, a subhead...; return the article. The text stays.

    It holds for later analyses too. Suggestions that nobody judged are made anew. Raises ActionRefused as
    `correct_line` does.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().defer("raw").get(pk=article.pk)
        paragraph = article.paragraphs.filter(number=number).first()
        if paragraph is None or article.text_sha256 != text_sha256:
            raise ActionRefused(_("Somebody corrected this article in the meantime. Reload the page."))
        if kind not in RECAST or number == 0:
            raise ActionRefused(
                _("The headline stays the headline.") if number == 0 else _("There is no such kind of line.")
            )
        lines = visible_lines(article.text)
        line = next(at for at, span in enumerate(lines) if span.end > paragraph.start)
        said = article.kinds_said | {line: BlockKind(kind)}
        document = _analysed(article, article.text, said)
        if len(document.blocks) != article.paragraphs.count():
            raise ActionRefused(_("With this the article would have other lines than before."))
        article.kinds = sorted([at, one.value] for at, one in said.items())
        quoted = quoted_before(article)
        article.annotations.replaceable().delete()
        article.read(document)
        article.save()
        lay_out(article, document)
        suggest(article, document)
        keep_addresses(article, quoted, article.text)
        search.put(article)
        return article


def _corrected(article: Article, paragraph: Paragraph, line: str) -> Document:
    line = canonical(line).strip()
    if not line:
        raise ActionRefused(_("The line is empty. A line can be corrected, not deleted."))
    if "\n" in line:
        raise ActionRefused(_("The line has a line break. Correct one line at a time."))
    if len(line) > LONGEST_LINE:
        raise ActionRefused(
            _("The line has %(count)s letters; %(most)s fit.") % {"count": len(line), "most": LONGEST_LINE}
        )
    text = canonical(article.text[: paragraph.start] + line + article.text[paragraph.end :])
    if text == article.text:
        raise ActionRefused(_("Nothing was changed in this line."))
    if not is_arabic(text):
        raise ActionRefused(_("With this line the article is not Arabic any more."))
    if Article.everywhere.filter(text_sha256=digest(text.encode())).exclude(pk=article.pk).exists():
        raise ActionRefused(_("With this line the article is the same as another one in the library."))
    document = _analysed(article, text, article.kinds_said)
    if len(document.blocks) != article.paragraphs.count():
        raise ActionRefused(_("With this line the article would have other lines than before."))
    return document


def _analysed(article: Article, text: str, kinds: Mapping[int, BlockKind]) -> Document:
    try:
        return document_of(text, kinds, subject=said_of(article))
    except AnalysisFailed as problem:
        raise ActionRefused(sentence_of(problem)) from problem


def _keep(article: Article, user: User, reason: str) -> None:
    Revision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        text=article.text,
        text_sha256=article.text_sha256,
        edited_by=user,
        reason=reason.strip()[:300],
    )


def _keep_english(paragraph: Paragraph, old: str) -> None:
    """Keep the English of the corrected line, sentence by sentence, and note whether it still fits."""
    translation = Translation.objects.filter(paragraph=paragraph).first()
    if translation is not None:
        corrected(old, paragraph.text, translation)
        translation.save()


def _follow(
    article: Article, old: str, marks: list[Annotation], paragraphs: list[Paragraph], user: User
) -> None:
    """Move every mark to where its words are now; store it with the change in its history."""
    group = uuid4()
    outcomes = reanchor(old, article.text, [mark.span for mark in marks])
    for mark, outcome in zip(marks, outcomes, strict=True):
        before = snapshot(mark)
        mark.article = article
        _place(mark, outcome, {row.number: row for row in paragraphs}[mark.paragraph.number])
        for name in ("cue", "speaker"):
            _follow_span(mark, name, old, article.text)
        _follow_parts(mark, old, article.text)
        set_anchor(mark)
        mark.updated = timezone.now()
        after = snapshot(mark)
        if any(before[name] != after[name] for name in ("exact", "needs_look")) or _moved(before, after):
            mark.version += 1
            record(mark, user, Change.Action.MOVE, group, before)
    fields = [*snapshot(marks[0]), "version", "updated"] if marks else []
    if fields:
        Annotation.everywhere.bulk_update(
            marks, [name.removesuffix("_id") for name in fields], batch_size=200
        )


def _moved(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return (before["start"], before["end"]) != (after["start"], after["end"])


def _place(mark: Annotation, outcome: Reanchored, paragraph: Paragraph) -> None:
    """Set the mark's place; one in doubt gets its best guess, or the beginning of its paragraph."""
    span = outcome.span
    if span is None or not paragraph.span.covers(span):
        length = min(mark.end - mark.start, len(paragraph.span))
        beginning = Span(paragraph.start, paragraph.start + max(1, length))
        span = bare(paragraph.article.text, beginning, mark.exact)
        mark.needs_look = outcome.reason or "its line was edited"
    elif outcome.status is Status.FLAGGED:
        mark.needs_look = outcome.reason
    mark.start, mark.end = span.start, span.end


def _follow_parts(quotation: Annotation, old: str, new: str) -> None:
    """Move the further parts of a quotation; one that is not certain goes, and the quotation needs a look."""
    if not quotation.further:
        return
    outcomes = reanchor(old, new, [Span(start, end) for start, end in quotation.further])
    sure = [one.span for one in outcomes if one.span is not None and one.status is not Status.FLAGGED]
    if len(sure) < len(quotation.further):
        quotation.needs_look = quotation.needs_look or "a part of it was edited"
    quotation.further = [[span.start, span.end] for span in sure]


def _follow_span(mark: Annotation, name: str, old: str, new: str) -> None:
    """Move the cue or the speaker of a quotation; where it is not certain, it is not said any more."""
    start, end = getattr(mark, f"{name}_start"), getattr(mark, f"{name}_end")
    if start is None or end is None:
        return
    (outcome,) = reanchor(old, new, [Span(start, end)])
    span = outcome.span if outcome.status is not Status.FLAGGED else None
    setattr(mark, f"{name}_start", span.start if span else None)
    setattr(mark, f"{name}_end", span.end if span else None)
