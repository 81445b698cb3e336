"""The lines of an article as rows: paragraphs with their words, and the English that faces them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from reader.arabic.document import Block, BlockKind, Document
from reader.arabic.stored_tokens import pack
from reader.arabic.structure.lines import visible_lines
from reader.models import Article, LemmaCount, Paragraph, Translation
from reader.models.bulk import insert, insert_values


def lay_out(article: Article, document: Document) -> list[Paragraph]:
    """Store the article's paragraphs, words and lemma counts; return the paragraphs in order.

    A paragraph that stays keeps its row, so its translation and annotations stay with it. The translation
    of one that goes is moved to the paragraph that now covers its place.
    """
    is_new = not article.analysis_version  # nothing but its own row is stored
    old = {} if is_new else {paragraph.number: paragraph for paragraph in article.paragraphs.all()}
    words = _words_by_block(document)
    paragraphs = [
        Paragraph(
            pk=old[number].pk if number in old else None,
            article=article,
            number=number,
            kind=block.kind.value,
            start=block.span.start,
            end=block.span.end,
            words=packed,
        )
        for number, (block, packed) in enumerate(zip(document.blocks, words, strict=True))
    ]
    _store([row for row in paragraphs if row.number not in old or _differs(row, old[row.number])])
    if len(old) > len(paragraphs):
        _leave(article, old, paragraphs)
    _join_credits(document.blocks, paragraphs, old)
    _count_lemmas(article, document, is_new)
    return paragraphs


def _differs(row: Paragraph, old: Paragraph) -> bool:
    """Tell whether a row has to be stored: most have the words that they had, which are long."""
    place = (row.kind, row.start, row.end)
    return place != (old.kind, old.start, old.end) or row.words != old.words


def _words_by_block(document: Document) -> list[list[Any]]:
    """The packed tokens of each block, in one pass."""
    words: list[list[Any]] = [[] for _ in document.blocks]
    at = 0
    for token in document.tokens:
        while at < len(document.blocks) and document.blocks[at].span.end <= token.span.start:
            at += 1
        if at < len(document.blocks) and token.span.start >= document.blocks[at].span.start:
            words[at].append(pack(token))
    return words


def _store(paragraphs: Sequence[Paragraph]) -> None:
    standing = [row for row in paragraphs if row.pk is not None]
    _insert([row for row in paragraphs if row.pk is None])
    if standing:
        Paragraph.objects.bulk_update(standing, ["kind", "start", "end", "words"], batch_size=200)


def _insert(paragraphs: Sequence[Paragraph]) -> None:
    """Store new paragraphs of one article, and set their ids."""
    if paragraphs:
        insert(paragraphs)
        numbers = dict(paragraphs[0].article.paragraphs.order_by().values_list("number", "pk"))
        for row in paragraphs:
            row.pk = numbers[row.number]
            row._state.adding = False


def _leave(article: Article, old: Mapping[int, Paragraph], paragraphs: Sequence[Paragraph]) -> None:
    """Take away what stood before and stands no more."""
    _keep_translations([row for number, row in old.items() if number >= len(paragraphs)], paragraphs)
    article.paragraphs.filter(number__gte=len(paragraphs)).delete()


def _keep_translations(leaving: Iterable[Paragraph], paragraphs: Sequence[Paragraph]) -> None:
    last = paragraphs[-1]
    for translation in Translation.objects.filter(paragraph__in=leaving).order_by("paragraph__number"):
        facing = Translation.objects.filter(paragraph=last).first()
        if facing is None:
            translation.paragraph = last
            translation.save()
        else:
            facing.text = f"{facing.text} {translation.text}"
            facing.save()


def _join_credits(
    blocks: Sequence[Block], paragraphs: Sequence[Paragraph], old: Mapping[int, Paragraph]
) -> None:
    """Tie each caption to the row of its picture credit, where it is not tied to it already."""
    by_start = {row.start: row for row in paragraphs if row.kind == BlockKind.CREDIT}
    for block, row in zip(blocks, paragraphs, strict=True):
        credit = by_start.get(block.credit.start) if block.credit is not None else None
        before = old[row.number].credit_id if row.number in old else None
        row.credit = credit
        if before != (credit.pk if credit else None):
            row.save(update_fields=["credit"])


def _count_lemmas(article: Article, document: Document, is_new: bool) -> None:
    counts = Counter(token.lemma for token in document.tokens if token.lemma and token.pos != "punctuation")
    wanted = [(lemma[:60], count) for lemma, count in counts.items()]
    there = {} if is_new else dict(article.lemma_counts.order_by().values_list("lemma", "count"))
    if there == dict(wanted):
        return
    if there:
        article.lemma_counts.all().delete()
    insert_values(LemmaCount, ("article_id", "lemma", "count"), [(article.pk, *one) for one in wanted])


def show_pictures(
    article: Article, paragraphs: Sequence[Paragraph], pictures: Sequence[tuple[int, int]]
) -> None:
    """Tie stored pictures, by their ids, to the paragraphs at these visible lines; one each."""
    places = places_of_lines(article, paragraphs, [line for line, _ in pictures])
    for place, (_, picture) in zip(places, pictures, strict=True):
        paragraphs[place].picture_id = picture
        paragraphs[place].save(update_fields=["picture"])


def paragraph_at(paragraphs: Sequence[Paragraph], at: int) -> Paragraph | None:
    """Return which of an article's paragraphs, given in order, has this code point; None in between."""
    number = bisect_right(paragraphs, at, key=lambda row: row.start) - 1
    return paragraphs[number] if number >= 0 and at < paragraphs[number].end else None


def stored_paragraph_at(paragraphs: QuerySet[Paragraph], at: int) -> Paragraph | None:
    """Return which of an article's paragraphs, looked up in the database, has this code point, or None."""
    found = paragraphs.filter(start__lte=at).order_by("-start", "-number").first()
    return found if found is not None and at < found.end else None


def places_of_lines(article: Article, paragraphs: Sequence[Paragraph], lines: Sequence[int]) -> list[int]:
    """Return the number of the paragraph that each of these visible lines of the article is in."""
    if not lines:
        return []
    ends = [row.end for row in paragraphs]
    starts = [span.start for span in visible_lines(article.text)]
    places = [bisect_right(ends, starts[min(line, len(starts) - 1)]) for line in lines]
    return [min(place, len(paragraphs) - 1) for place in places]
