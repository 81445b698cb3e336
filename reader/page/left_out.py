"""What was left out of a text, as pages show it: folded strips where it stood, and what stood around."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from reader.formats.reading import Surrounding
from reader.models import IntakeRecord, Upload
from reader.models.intake_record import LeftOutBlock
from reader.sentences.left_out import COUNTED, NAMES

MOST_SHOWN = 300  # blocks of one strip
ABOUT_THE_PAGE = frozenset((Surrounding.MENU, Surrounding.COMMENT, Surrounding.FOOT))  # wherever they stand
FEW = 50  # texts of a file whose records are looked at for a list of files


@dataclass(frozen=True, slots=True)
class Strip:
    """Blocks that were left out at one place, or of one kind, and what they are in a few words."""

    names: str
    blocks: tuple[LeftOutBlock, ...]
    count: int
    is_open: bool = False

    @property
    def first(self) -> LeftOutBlock:
        return self.blocks[0]

    @property
    def more(self) -> int:
        return self.count - len(self.blocks)


def strips_between(record: IntakeRecord, line_count: int, opened: int | None = None) -> dict[int, Strip]:
    """Return what was left out between the lines of a text, by the line that follows.

    Those at `opened`, the line that was just taken in, and after it are open.
    """
    between = [one for one in record.blocks if not _is_around(one, line_count)]
    near = () if opened is None else (opened, opened + 1)
    return {
        before: _strip(tuple(blocks), before in near)
        for before, blocks in groupby(between, key=lambda one: one.before)
    }


def strips_around(record: IntakeRecord, line_count: int) -> list[Strip]:
    """Return what was left out around a text, or is of the page whatever its place, by what it is."""
    return _by_kind([one for one in record.blocks if _is_around(one, line_count)])


def _is_around(block: LeftOutBlock, line_count: int) -> bool:
    return block.what in ABOUT_THE_PAGE or not 0 < block.before < line_count


def strips_of(record: IntakeRecord) -> list[Strip]:
    """Return all that was left out of a text, by what it is."""
    return _by_kind(record.blocks)


def _by_kind(blocks: list[LeftOutBlock]) -> list[Strip]:
    kinds: dict[str, list[LeftOutBlock]] = {}
    for one in blocks:
        kinds.setdefault(one.what, []).append(one)
    return [_strip(tuple(found)) for found in kinds.values()]


def _strip(blocks: tuple[LeftOutBlock, ...], is_open: bool = False) -> Strip:
    kinds = dict.fromkeys(one.what for one in blocks)
    names = gettext(", ").join(str(NAMES[kind]) for kind in kinds)
    return Strip(names, blocks[:MOST_SHOWN], len(blocks), is_open)


def counted(counts: Mapping[str, int]) -> str:
    """Return how many blocks of each kind were left out: "12 lines of menus, 3 related links"."""
    return gettext(", ").join(COUNTED[kind] % {"count": count} for kind, count in counts.items())


@dataclass(frozen=True, slots=True)
class Told:
    """What reading a text tells beside its lines: what was left out, counted and in full, and remarks."""

    counted: str
    strips: tuple[Strip, ...]
    remarks: tuple[str, ...]


def told_of(record: IntakeRecord) -> Told:
    return Told(counted(record.counts), tuple(strips_of(record)), tuple(record.remarks_in_words))


def told_by_item(upload: Upload, items: Iterable[int | None]) -> dict[int, Told]:
    """Return what is told of some texts of an upload, by their number."""
    records = IntakeRecord.objects.filter(upload=upload, item__in=[one for one in items if one is not None])
    return {one.item: told_of(one) for one in records}


def told_of_uploads(uploads: Iterable[Upload]) -> dict[int, Told]:
    """Return what is told of files, by their row: in full of a single text, counted of several."""
    few = {one.pk: one for one in uploads if 0 < one.items <= FEW}
    counts: dict[int, Counter[str]] = {}
    found: dict[int, Told] = {}
    for record in IntakeRecord.objects.filter(upload__in=few).order_by("upload_id", "item"):
        counts.setdefault(record.upload_id, Counter()).update(record.counts)
        if few[record.upload_id].items == 1:
            found[record.upload_id] = told_of(record)
        else:
            found[record.upload_id] = Told(counted(counts[record.upload_id]), (), ())
    return found
