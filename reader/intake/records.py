"""What is kept of the reading of a text beside its lines: what was left out, doubted, done."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from reader.arabic.structure.lines import visible_lines
from reader.errors import Reason
from reader.formats import ExtractedText
from reader.formats.reading import Surrounding
from reader.intake.drafts import kept_lines
from reader.intake.ingest import TextRefused
from reader.models import Draft, IntakeRecord, Upload
from reader.text.canonical import canonical

_LONGEST_NAME = 200
ABOUT_THE_DATE = frozenset(("date-unread", "dates-differ"))


def keep_record(upload: Upload, item: int, reading: ExtractedText) -> None:
    """Store what reading a text left out, doubted and did; what an earlier reading told goes."""
    by = [Reason("author-named", author=reading.author[:_LONGEST_NAME])] if reading.author else []
    told = {
        "left_out": [[one.before, one.what, canonical(one.text)] for one in reading.left_out],
        "doubts": [one.packed() for one in reading.doubts],
        "remarks": [one.packed() for one in (*by, *reading.remarks)],
    }
    if any(told.values()):
        IntakeRecord.objects.update_or_create(upload=upload, item=item, defaults=told)
    else:
        forget_records(upload, [item])


def without_settled_doubts(reading: ExtractedText, upload: Upload) -> ExtractedText:
    """Return a reading without the doubts about its date, where somebody has said the date of its upload."""
    if upload.published is None:
        return reading
    left = tuple(one for one in reading.doubts if one.code not in ABOUT_THE_DATE)
    return replace(reading, doubts=left)


def forget_records(upload: Upload, items: Iterable[int]) -> None:
    """Delete the records of some texts of an upload."""
    IntakeRecord.objects.filter(upload=upload, item__in=list(items)).delete()


def keep_left_out(draft: Draft) -> None:
    """Have the record of a draft say what it left out of the article that it becomes, by the article's lines.

    To be called in the transaction that makes the article.
    """
    record = draft.record
    kept = kept_lines(draft)
    spans = visible_lines(draft.text)
    out = [number for number in range(len(spans)) if number not in set(kept)]
    found = [(before, what, words) for before, what, words in record.left_out]
    found += [(number, str(Surrounding.BY_PERSON), spans[number].of(draft.text)) for number in out]
    found.sort(key=lambda one: one[0])  # stable: what stands before one line stays in its order
    record.left_out = [[_place(before, kept), what, words] for before, what, words in found]
    if record.left_out or record.pk:
        record.save()


def _place(before: int, kept: list[int]) -> int:
    """Return before which line of the article stands what stood before a line of the draft."""
    in_place = kept if kept == sorted(kept) else kept[1:]  # a headline from below went to the top
    following = [number for number in in_place if number >= before]
    return kept.index(following[0]) if following else len(kept)


def take_in(draft: Draft, at: int, key: str) -> int:
    """Make the `at`th block that was left out of a draft a line of it, where it stood; return its number.

    Raises TextRefused if there is no such block any more; `key` is the block's.
    """
    with transaction.atomic():
        row = Draft.objects.select_for_update().get(pk=draft.pk)
        record = row.record
        if not 0 <= at < len(record.left_out) or record.blocks[at].key != key:
            raise TextRefused("draft-block-gone")
        place, _, words = record.left_out.pop(at)
        count = len(visible_lines(row.text))
        number: int = min(place, count)
        _insert(row, number, " ".join(words.split()))
        record.left_out[at:] = [[before + 1, what, text] for before, what, text in record.left_out[at:]]
        record.save(update_fields=["left_out"])
        row.save(update_fields=["text", "lines", "kinds", "pictures", "facing"])
    draft.record = record
    for field in ("text", "lines", "kinds", "pictures", "facing"):
        setattr(draft, field, getattr(row, field))
    return number


def _insert(row: Draft, number: int, words: str) -> None:
    """Put a line before the line of that number; what is said of lines goes with them."""
    spans = visible_lines(row.text)
    gap = "\n\n" if "\n\n" in row.text else "\n"
    if number < len(spans):
        start = spans[number].start
        row.text = row.text[:start] + words + gap + row.text[start:]
    else:
        row.text = row.text.rstrip("\n") + gap + words

    def moved(line: int) -> int:
        return line + (line >= number)

    row.lines = [[moved(line), kind] for line, kind in row.lines]
    row.kinds = [[moved(line), kind] for line, kind in row.kinds]
    row.pictures = [[moved(line), picture] for line, picture in row.pictures]
    row.facing = [moved(line) for line in row.facing]


def settle_date(draft: Draft) -> None:
    """Note that somebody has said the date of a draft: what was doubted of it is settled."""
    record = draft.record
    left = [one for one in record.reasons_to_look if one.code not in ABOUT_THE_DATE]
    if len(left) < len(record.doubts):
        record.doubts = [one.packed() for one in left]
        record.save(update_fields=["doubts"])
