"""What is deleted goes to the bin with all that was made of it, and is gone only once it is purged."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from reader.errors import Reason
from reader.library.tallies import tell_anew
from reader.models import Annotation, Article, Comment, Feed, IntakeRecord, Paragraph, Round, Source, Upload
from reader.models.bin import Binnable

KINDS: dict[str, type[Binnable]] = {"article": Article, "source": Source, "feed": Feed}
AT_ONCE = 100


class NotBinned(ValueError):  # noqa: N818 (it says what stands in the way)
    """The row cannot be put into the bin, restored or purged; `str()` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much there is of each thing that goes with an article."""

    marks: int
    decided: int
    changes: int
    comments: int
    rounds: int
    translations: int
    corrections: int
    answers: int

    @property
    def sentence(self) -> str:
        """Say it in words, without what there is none of."""
        words = (
            (
                self.marks,
                ngettext(
                    "%(number)s mark (%(decided)s decided by people)",
                    "%(number)s marks (%(decided)s decided by people)",
                    self.marks,
                ),
            ),
            (
                self.changes,
                ngettext(
                    "%(number)s entry of their history", "%(number)s entries of their history", self.changes
                ),
            ),
            (self.comments, ngettext("%(number)s comment", "%(number)s comments", self.comments)),
            (self.rounds, ngettext("%(number)s round", "%(number)s rounds", self.rounds)),
            (
                self.translations,
                ngettext(
                    "%(number)s translated paragraph", "%(number)s translated paragraphs", self.translations
                ),
            ),
            (
                self.corrections,
                ngettext(
                    "%(number)s correction of its text or glosses",
                    "%(number)s corrections of its text or glosses",
                    self.corrections,
                ),
            ),
            (
                self.answers,
                ngettext(
                    "%(number)s answer to questions about it",
                    "%(number)s answers to questions about it",
                    self.answers,
                ),
            ),
        )
        decided = written_number(self.decided)
        told = [
            form % {"number": written_number(count), "decided": decided} for count, form in words if count
        ]
        return pgettext("between things of a list", ", ").join(told) or _("nothing but its text")


def written_number(number: int) -> str:
    """Return a number as the language of the page writes it, its thousands apart."""
    return number_format(number, force_grouping=True)


def contents_of(article: Article) -> Contents:
    """Count what goes with an article, rounds' marks and rejected ones included; also of one in the bin."""
    marks = Annotation._base_manager.filter(article=article)
    judged = marks.exclude(origin=Annotation.Origin.MACHINE, state=Annotation.State.SUGGESTED)
    return Contents(
        marks=marks.count(),
        decided=judged.count(),
        changes=article.changes.count(),
        comments=Comment._base_manager.filter(article=article).count(),
        rounds=Round._base_manager.filter(article=article).count(),
        translations=Paragraph._base_manager.filter(article=article).exclude(translation=None).count(),
        corrections=article.revisions.count() + article.gloss_corrections.count(),
        answers=article.answers.count(),
    )


def check_can_go(row: Binnable) -> None:
    """Raise NotBinned for a source that has articles."""
    if isinstance(row, Source) and (count := row.articles.count()):
        sentence = ngettext(
            "%(source)s has %(number)s article in the library. Delete those, or give them another source,"
            " before it is deleted.",
            "%(source)s has %(number)s articles in the library. Delete those, or give them another source,"
            " before it is deleted.",
            count,
        )
        raise NotBinned(sentence % {"source": row, "number": written_number(count)})


def put_in_bin(row: Binnable, user: User | None) -> None:
    """Put an article, a source or a feed into the bin. Raises NotBinned for a source with articles."""
    with transaction.atomic():
        row = _as_it_is_now(row)
        check_can_go(row)
        if row.binned is None:
            row.put_in_bin(user)
        if isinstance(row, Article):
            tell_anew([row.pk])


def restore_from_bin(row: Binnable) -> None:
    """Take a row out of the bin as it was; an article brings its source with it.

    Raises NotBinned if it was deleted for good in the meantime.
    """
    with transaction.atomic():
        row = _as_it_is_now(row)
        row.take_out_of_bin()
        if isinstance(row, Article):
            Article.objects.filter(pk=row.pk).update(updated=timezone.now())  # its page is drawn anew
            if row.source.binned:
                row.source.take_out_of_bin()
            tell_anew([row.pk])


def purge(row: Binnable) -> None:
    """Delete a row of the bin for good. Raises NotBinned if it is not there, or if something needs it.

    The file that an article came in stays, and its text is read again once the file is handed in again.
    """
    with transaction.atomic():
        row = _as_it_is_now(row)
        if row.binned is None:
            raise NotBinned(_("%(row)s is not in the bin.") % {"row": row})
        if isinstance(row, Source) and Article.everywhere.filter(source=row).exists():
            raise NotBinned(_("%(row)s has articles in the bin. Delete those for good first.") % {"row": row})
        if isinstance(row, Article) and row.upload_id is not None:
            _tell(Upload.objects.select_for_update().get(pk=row.upload_id), row)
            IntakeRecord.objects.filter(upload=row.upload_id, item=row.item or 0).delete()
        row.delete()


def _as_it_is_now(row: Binnable) -> Binnable:
    """Read a row anew and let nobody change it meanwhile: what was looked at may have been restored since."""
    rows: Any = type(row).everywhere  # type: ignore[attr-defined]
    found: Binnable | None = rows.select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise NotBinned(
            _("%(row)s is not there any more. It was deleted for good in the meantime.") % {"row": row}
        )
    return found


def _tell(upload: Upload, article: Article) -> None:
    """Say on an upload that an article of it was deleted."""
    reason = Reason("upload-purged")
    upload.tell(str(article), reason, again=True)
    left = Article.everywhere.filter(upload=upload).exclude(pk=article.pk).exists()
    if upload.state == Upload.State.READY and not left:
        upload.go(Upload.State.REFUSED, reason)
    else:
        upload.save(update_fields=["report", "updated"])


def purge_all(expired: bool = True, most: int = AT_ONCE) -> int:
    """Purge up to `most` rows whose days are over, or with `expired` off any; return how many there were.

    Each is purged by itself, the oldest first. What something else in the bin still needs stays.
    """
    count = 0
    for row in _rows(expired):
        if count == most:
            break
        try:
            purge(row)
        except NotBinned:
            continue
        count += 1
    return count


def _rows(expired: bool) -> Iterator[Binnable]:
    for model in KINDS.values():  # articles before their sources
        rows: Any = model.everywhere  # type: ignore[attr-defined]
        found = rows.expired() if expired else rows.binned()
        yield from found.order_by("binned")


def numbers() -> dict[str, int]:
    """Return how many rows of each kind are in the bin."""
    counts: dict[str, Callable[[], int]] = {
        "article": Article.everywhere.binned().count,
        "source": Source.everywhere.binned().count,
        "feed": Feed.everywhere.binned().count,
    }
    return {kind: count() for kind, count in counts.items()}
