"""Is everything that is kept whole? Files, the database, uploads and their tasks, texts and their marks.

What is found comes as a sentence that says what is wrong and one that says how to mend it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from reader import schema, search
from reader.backup.archive import Progress
from reader.jobs.queue import is_open
from reader.library import originals, tallies
from reader.models import Annotation, Article, Picture, Upload
from reader.translation import memory_words

FROM_A_BACKUP = (
    "Unpack files/{sha256} of a backup to {path}. Without one, hand the same file in again: it is kept under "
    "the same name."
)
RESTORE = "Restore the newest backup whose `restore` finds it whole (`manage.py restore PATH --replace`)."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with something of a `kind`, and how to `mend` it."""

    kind: str
    what: str
    mend: str


def find_faults(progress: Progress, quick: bool = False) -> Iterator[Fault]:
    """Yield what is wrong. With `quick` the bytes of files and the words of texts are not read."""
    yield from _of_the_database(progress, quick)
    yield from _of_uploads()
    yield from _of_the_search(quick)
    if not quick:
        yield from _of_the_counts()
    yield from _of_files(progress, quick)
    if not quick:
        yield from _of_texts(progress)
        yield from _of_marks(progress)


# The database


def _of_the_database(progress: Progress, quick: bool) -> Iterator[Fault]:
    with progress("Checking the database") as report:
        report(0, 1, "")
        yield from _of_sqlite(quick) if connection.vendor == "sqlite" else _of_postgresql()
        report(1, 1, "")
    if pending := schema.pending():
        yield Fault(
            "database",
            f"The database has {pending} migrations still to go through.",
            "Start the site once (`make run`), or run `manage.py migrate`.",
        )


def _of_sqlite(quick: bool) -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {'quick_check' if quick else 'integrity_check'}")
        for (told,) in cursor.fetchall():
            if told != "ok":
                yield Fault("database", f"The database file is damaged: {told}", RESTORE)
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _ in cursor.fetchall():
            yield Fault(
                "database",
                f"Row {row} of {table} belongs to a row of {parent} that is not there.",
                f"Delete that row, if it means nothing by itself, or else: {RESTORE[0].lower()}{RESTORE[1:]}",
            )


def _of_postgresql() -> Iterator[Fault]:
    """Say which promises PostgreSQL does not keep; it checks rows and references as they are written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint"
            " JOIN pg_namespace ON pg_namespace.oid = connamespace"
            " WHERE nspname = current_schema() AND NOT convalidated ORDER BY 1, 2"
        )
        for table, name in cursor.fetchall():
            yield Fault(
                "database",
                f"Rows of {table} may break its rule {name}, which PostgreSQL was told not to check.",
                f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}; it names the first row that does.",
            )
        cursor.execute(
            "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
            " JOIN pg_namespace ON pg_namespace.oid = relnamespace"
            " WHERE nspname = current_schema() AND NOT indisvalid ORDER BY 1"
        )
        for (name,) in cursor.fetchall():
            yield Fault("database", f"The index {name} is not usable.", f"REINDEX INDEX {name};")


# Uploads


def _of_uploads() -> Iterator[Fault]:
    for upload in Upload.objects.order_by("pk").iterator():
        named = f"Upload {upload.pk} ({upload.name})"
        if upload.state == Upload.State.READY and not Article.everywhere.filter(upload=upload).exists():
            yield Fault(
                "upload",
                f"{named} is ready, but its articles have been deleted.",
                "Nothing, if that was meant: its file is kept. To have them again, restore a backup.",
            )
        if not upload.is_finished and not is_open(upload.task):
            yield Fault("upload", f"{named} waits, but no task reads it.", _enqueue(upload.pk))


def _enqueue(pk: int) -> str:
    imports = "from reader.models import Upload; from reader.intake.tasks import enqueue"
    code = f"{imports}; enqueue(Upload.objects.get(pk={pk}))"
    return f'Give it one: manage.py shell -c "{code}"'


# The search


def _of_the_search(quick: bool) -> Iterator[Fault]:
    if not schema.pending():
        for what in search.check(quick):
            told = f"The index of the search is not right: {what}."
            yield Fault("search", told, "Run `manage.py reindex`; the site may go on.")
        if memory_words.are_damaged():
            told = "The translation memory is not found by its words."
            yield Fault("search", told, "Run `manage.py reindex`; the site may go on.")


# The counts


def _of_the_counts() -> Iterator[Fault]:
    if not schema.pending():
        for what in tallies.miscounted():
            yield Fault("counts", f"What is counted is not right: {what}.", "Run `manage.py reindex`.")


# Files


def _owners() -> dict[str, tuple[str, str]]:
    """Whose each file is, by its sha256: (kind, name)."""
    owners = {}
    for pk, name, sha256, english in Upload.objects.order_by("-pk").values_list(
        "pk", "name", "sha256", "english_file"
    ):
        if english:
            owners[english] = ("upload", f"The English of upload {pk} ({name})")
        owners[sha256] = ("upload", f"Upload {pk} ({name})")
    for pk, sha256 in Picture.objects.order_by("-pk").values_list("pk", "sha256"):
        owners[sha256] = ("picture", f"The picture {pk}")
    return owners


def lost_files() -> Iterator[Fault]:
    """Yield the files that rows name and that are not there."""
    owners = _owners()
    for sha256 in sorted(owners.keys() - set(originals.stored())):
        kind, name = owners[sha256]
        yield Fault(kind, f"{name} has lost its file {sha256}.", _from_a_backup(sha256))


def _of_files(progress: Progress, quick: bool) -> Iterator[Fault]:
    yield from lost_files()
    owners, kept = _owners(), set(originals.stored())
    for sha256 in sorted(kept - owners.keys()):
        yield Fault(
            "file",
            f"The file {sha256} belongs to no upload: its sender was not told that it had arrived.",
            f"Hand it in, if it is wanted, or delete it: it is {originals.whereabouts(sha256)}.",
        )
    if quick:
        return
    with progress("Reading the files") as report:
        for done, sha256 in enumerate(sorted(kept)):
            report(done, len(kept), sha256[:12])
            if not originals.is_whole(sha256):
                kind, name = owners.get(sha256, ("file", "A file that belongs to no upload"))
                yield Fault(
                    kind,
                    f"{name} has a damaged file: the bytes of {sha256} are other ones by now.",
                    f"Check the disk. {_from_a_backup(sha256)}",
                )
        report(len(kept), len(kept), "")


def _from_a_backup(sha256: str) -> str:
    return FROM_A_BACKUP.format(sha256=sha256, path=originals.whereabouts(sha256))


# Texts and marks


def _of_texts(progress: Progress) -> Iterator[Fault]:
    articles = Article.everywhere.order_by("pk").only("text", "text_sha256", "raw", "raw_sha256")
    with progress("Reading the texts") as report:
        total = articles.count()
        for done, article in enumerate(articles.iterator(chunk_size=2)):
            report(done, total, "")
            if _digest(article.text.encode()) != article.text_sha256:
                yield Fault("article", f"The text of article {article.pk} is not what it was.", RESTORE)
            raw = bytes(article.raw)
            if raw and _digest(raw) != article.raw_sha256:
                yield Fault("article", f"The original of article {article.pk} is not what it was.", RESTORE)
        report(total, total, "")


def _of_marks(progress: Progress) -> Iterator[Fault]:
    """Look for standing marks whose words are not those of their place in the text."""
    standing = Q(state__in=(Annotation.State.SUGGESTED, Annotation.State.ACCEPTED))
    articles = Article.everywhere.order_by("pk")
    with progress("Comparing the marks") as report:
        total = articles.count()
        for done, (pk, text) in enumerate(articles.values_list("pk", "text").iterator(chunk_size=50)):
            report(done, total, "")
            rows = Annotation._base_manager.filter(standing, article=pk, needs_look="")
            for mark, start, end, exact in rows.values_list("pk", "start", "end", "exact").order_by("pk"):
                if text[start:end] != exact:
                    yield Fault(
                        "mark",
                        f"The mark {mark} in article {pk} stands on other words than it was made for.",
                        f"Open /annotations/{mark}/ and give it its words, or withdraw it.",
                    )
        report(total, total, "")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
