"""The files that were handed in, as their list shows them: by state, with what became of each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _

from reader.models import Article, Draft, Upload
from reader.models.upload import UploadQuerySet, with_records
from reader.page.left_out import Told, told_of_uploads

State = Upload.State
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,7}$")


def name_and_ending(name: str) -> tuple[str, str]:
    """Return a file's name and its ending, which runs left to right beside any name."""
    found = _ENDING.search(name)
    return (name[: found.start()], found[0]) if found else (name, "")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file with its articles: the only one of them, or how many there are and how many in the bin.

    `doubts` are of its first draft that has some.
    """

    upload: Upload
    article: Article | None
    article_count: int
    binned_count: int
    waiting_count: int
    first_waiting: int | None
    doubts: tuple[str, ...]
    told: Told | None

    @property
    def name_parts(self) -> tuple[str, str]:
        return name_and_ending(self.upload.name)

    @property
    def state(self) -> tuple[str, str]:
        """Its state for the stylesheet, and in words."""
        if self.upload.state == State.HELD and self.waiting_count and not self.doubts:
            return "ready", _("looks right")
        if self.binned_count and not self.article_count:
            return "binned", _("in the bin")
        return self.upload.state, self.upload.get_state_display()


@dataclass(frozen=True, slots=True)
class Filter:
    """A state that the list can be narrowed to: its value in the address, its words, how many files."""

    value: str
    words: str
    count: int


def filters() -> list[Filter]:
    """Return the states with how many files are in each."""
    counts = Counter(dict(Upload.objects.order_by().values_list("state").annotate(Count("pk"))))
    right = Upload.objects.looking_right().count() if counts[State.HELD] else 0
    return [
        Filter("", _("All"), counts.total()),
        Filter("under-way", _("Under way"), sum(counts[state] for state in Upload.UNFINISHED)),
        Filter("looks-right", _("Looks right"), right),
        Filter("doubts", _("To look at"), counts[State.HELD] - right),
        Filter("added", _("Ready"), counts[State.READY]),
        Filter("already-here", _("Duplicate"), counts[State.DUPLICATE]),
        Filter("not-added", _("Refused"), counts[State.REFUSED]),
    ]


def of_state(value: str) -> UploadQuerySet:
    """Return the files of one of the filters, the newest first; all for a value that there is not."""
    found = Upload.objects.newest_first()
    match value:
        case "under-way":
            return found.unfinished()
        case "looks-right":
            return found.looking_right()
        case "doubts":
            return found.doubtful()
        case "added":
            return found.filter(state=State.READY)
        case "already-here":
            return found.filter(state=State.DUPLICATE)
        case "not-added":
            return found.filter(state=State.REFUSED)
    return found


def arrivals(uploads: Sequence[Upload]) -> list[Arrival]:
    """Return some files with what became of them, in a handful of queries."""
    articles, counts = _articles(uploads)
    drafts = Draft.objects.waiting().filter(upload__in=uploads).order_by()
    waiting = {
        row["upload"]: (row["count"], row["first"])
        for row in drafts.values("upload").annotate(count=Count("pk"), first=Min("item"))
    }
    doubts: dict[int, tuple[str, ...]] = {}
    doubtful = drafts.doubtful().select_related("twin").defer("twin__raw", "twin__text")
    for draft in with_records(doubtful[:200]):
        doubts.setdefault(draft.upload_id, tuple(draft.doubts))
    told = told_of_uploads(uploads)
    return [
        Arrival(
            one,
            articles.get(one.pk),
            *counts.get(one.pk, (0, 0)),
            *waiting.get(one.pk, (0, None)),
            doubts.get(one.pk, ()),
            told.get(one.pk),
        )
        for one in uploads
    ]


def _articles(uploads: Sequence[Upload]) -> tuple[dict[int, Article], dict[int, tuple[int, int]]]:
    """Return the article of each upload that has one or is a duplicate of one, and the counts of all."""
    rows = Article.everywhere.filter(upload__in=uploads).order_by().values("upload")
    counted = rows.annotate(all=Count("pk"), there=Count("pk", filter=Q(binned=None)), one=Min("pk"))
    counts = {row["upload"]: (row["there"], row["all"] - row["there"]) for row in counted}
    alone = {row["upload"]: row["one"] for row in counted if row["all"] == 1}
    for upload in uploads:
        twins = {one["article"] for one in upload.report if one["article"]}
        if upload.pk not in counts and len(twins) == 1:
            alone[upload.pk] = twins.pop()
    found = Article.everywhere.defer("raw", "text").in_bulk(set(alone.values()))
    return {upload: found[pk] for upload, pk in alone.items() if pk in found}, counts


@dataclass(frozen=True, slots=True)
class Adding:
    """What adding all that look right would do: how many texts of how many files, and by which facts.

    `sources` pairs each source with how many texts come under it; `dateless` have no date, and those of no
    source go under the name for files.
    """

    texts: int
    files: int
    sources: tuple[tuple[str, int], ...]
    dateless: int
    first: date | None
    last: date | None
    staying: int


def adding(unknown: str) -> Adding:
    """Count what waits and looks right. Texts of no known source are counted under `unknown`."""
    right = Draft.objects.looking_right().order_by()
    by_source: Counter[str] = Counter()
    rows = right.values_list("source__name_en", "site").annotate(count=Count("pk"))
    for source, site, count in rows:
        by_source[source or site or unknown] += count
    dates = right.aggregate(first=Min("published"), last=Max("published"))
    return Adding(
        texts=right.count(),
        files=right.values("upload").distinct().count(),
        sources=tuple(by_source.most_common()),
        dateless=right.filter(published=None).count(),
        first=dates["first"],
        last=dates["last"],
        staying=Draft.objects.waiting().doubtful().count(),
    )
