"""Which article of the library a record is, and where its marks stand in that article's text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from reader.formats.records import ExportedArticle, ExportedMark
from reader.formats.writers.xmi import Utf16
from reader.library.duplicates import nearest
from reader.models import Annotation, Article
from reader.models.article import digest
from reader.text.canonical import canonical
from reader.text.reanchoring import Status, reanchor
from reader.text.spans import Span


def find_article(record: ExportedArticle) -> Article | None:
    """Return the article with this text, out of the bin too; else with this address; else the one most like
    it; None for a new one."""
    known = {record.text_sha256, digest(record.text.encode("utf-8", "replace"))}
    if record.text:
        known.add(digest(canonical(record.text).encode()))
    rows = Article.everywhere.defer("raw")
    same = rows.filter(text_sha256__in=known).first()
    if same is None and record.address:
        there = list(rows.filter(url=record.address, binned=None)[:2])
        same = there[0] if len(there) == 1 else None
    if same is None and record.text:
        twin = nearest(record.text)
        same = twin.article if twin else None
    return same


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in the text of its article; without one it is in doubt, and `why` says why."""

    mark: ExportedMark
    place: ExportedMark | None
    why: str = ""
    moved: bool = False
    counted_in_utf_16: bool = False


def place_marks(record: ExportedArticle, text: str) -> list[Placed]:
    """Return where each mark of a record stands in a text: by its offsets where that is the same text, else
    by comparing the two, else by its words and what stands around them. Never by a guess."""
    own = record.text or (text if digest(text.encode()) == record.text_sha256 else "")
    if not own:
        return [_by_quote(mark, text) for mark in record.marks]
    counted = [_by_code_points(mark, own) for mark in record.marks]
    spans = sorted({span for one in counted if one.place for span in _spans(one.place)})
    moved = dict(zip(spans, reanchor(own, text, spans), strict=True))
    doubts = {span: one for span, one in moved.items() if one.status is Status.FLAGGED or one.span is None}
    found = []
    for one in counted:
        if one.place is None:
            found.append(one)
            continue
        doubt = next((doubts[span] for span in _spans(one.place) if span in doubts), None)
        if doubt is not None:
            found.append(Placed(one.mark, None, str(Annotation(needs_look=doubt.reason).why_look)))
            continue
        places = {span: moved[span].span or span for span in _spans(one.place)}
        is_moved = any(span != place for span, place in places.items())
        found.append(replace(one, place=_moved(one.place, places, text), moved=is_moved))
    return found


def _spans(mark: ExportedMark) -> list[Span]:
    return [mark.span, *mark.further, *(one for one in (mark.cue, mark.speaker) if one)]


def _moved(mark: ExportedMark, places: Mapping[Span, Span], text: str) -> ExportedMark:
    at = places[mark.span]
    return replace(
        mark,
        start=at.start,
        end=at.end,
        exact=at.of(text),
        further=tuple(places[one] for one in mark.further),
        cue=places[mark.cue] if mark.cue else None,
        speaker=places[mark.speaker] if mark.speaker else None,
    )


def _by_code_points(mark: ExportedMark, text: str) -> Placed:
    """Take offsets as code points if the words stand there, else as UTF-16 code units, else by the words."""
    is_inside = all(one.end <= len(text) for one in _spans(mark))
    if is_inside and mark.exact in ("", mark.span.of(text)):
        return Placed(mark, replace(mark, exact=mark.span.of(text)))
    units = Utf16(text)
    turned = {span: _turned(span, units) for span in _spans(mark)}
    is_inside = all(one.end <= len(text) for one in turned.values())
    if is_inside and mark.exact and turned[mark.span].of(text) == mark.exact:
        return Placed(mark, _moved(mark, turned, text), counted_in_utf_16=True)
    return _by_quote(mark, text)


def _turned(span: Span, units: Utf16) -> Span:
    return Span(units.code_points(span.start), units.code_points(span.end))


def _by_quote(mark: ExportedMark, text: str) -> Placed:
    """Find a mark by its words between what stood around them; then by its words, if they stand once."""
    if not mark.exact:
        return Placed(mark, None, _("it says neither its words nor a place that is there"))
    for before, after in ((mark.prefix, mark.suffix), (mark.prefix[-8:], mark.suffix[:8]), ("", "")):
        found = _places(text, before + mark.exact + after)
        if len(found) == 1:
            start = found[0] + len(before)
            place = replace(
                mark, start=start, end=start + len(mark.exact), further=(), cue=None, speaker=None
            )
            return Placed(mark, place, moved=start != mark.start)
    if _places(text, mark.exact):
        return Placed(mark, None, _("its words stand there several times"))
    return Placed(mark, None, _("its words are not in the text"))


def _places(text: str, words: str) -> Sequence[int]:
    """Return the first two places of some words."""
    first = text.find(words)
    second = text.find(words, first + 1) if first >= 0 else -1
    return [one for one in (first, second) if one >= 0]
