"""Take files, folders and archives into the library."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from reader.formats.columns import COLUMNS
from reader.formats.kinds import DOCUMENTS_UNREAD, READABLE
from reader.formats.readers.chats import WAYS
from reader.formats.readers.tables import is_table
from reader.intake.fetching import Unfetchable, fetch
from reader.intake.gathering import page_file_name
from reader.intake.ingest import already_there
from reader.intake.submission import File, TextFacts
from reader.intake.uploads import process, receive
from reader.library.originals import FileTooLarge
from reader.management.site_command import SiteCommand
from reader.models import Article, Source, Upload
from reader.models.upload import with_records
from reader.sentences import sentence_of, stored_sentence

CHUNK = 256 * 1024
_POSTS = tuple(f"posts={way}" for way in WAYS)
_MOST_NAMED = 10
_SCHEMES = ("http://", "https://")


class Command(SiteCommand):
    help = (
        "Take texts into the library: files of every kind that the upload page takes, folders of them, and "
        ".zip archives. A file NAME.en.txt is the English of NAME.ar.txt beside it. Addresses of pages are "
        "fetched if HASHIYA_OUTGOING allows it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="+", help="files, folders, or addresses of pages")
        parser.add_argument("--source", default="", help="English name of the newspaper or agency")
        parser.add_argument("--source-ar", default="", help="its Arabic name, when it is new")
        parser.add_argument(
            "--columns",
            type=_columns,
            default=None,
            help="of tables, as text=body,headline=title; of chats, posts=post or posts=day",
        )
        parser.add_argument(
            "--look-first", action="store_true", help="let texts wait until somebody has looked at them"
        )
        parser.add_argument("--date", type=_date, default=None, help="date of publication, as 2026-03-31")

    def handle(self, *args: Any, **options: Any) -> None:
        tally = _Tally()
        pages = [path for path in options["path"] if path.startswith(_SCHEMES)]
        paths = [Path(path) for path in options["path"] if not path.startswith(_SCHEMES)]
        found: list[_File | _Page] = [_File(file, options["columns"]) for file in _files(paths, tally)]
        found += [_Page(url) for url in pages]
        source = _source(options["source"], options["source_ar"])
        with tqdm(total=len(found), unit="file", disable=None) as bar:
            for one in found:
                try:
                    upload, is_new = receive(one.file(source, options["date"], options["look_first"]))
                    tally.take(str(one), upload, is_new)
                except (FileTooLarge, OSError, Unfetchable) as problem:
                    tally.refused.append(f"{one}: {problem}")
                bar.update()
        self.stdout.write(tally.sentence)
        for line in (*tally.refused, *tally.waiting, *tally.passed_over_line):
            self.stdout.write(f"  {line}")
        if tally.refused:
            raise CommandError("Not everything was taken in; the reasons are above.")


class _Tally:
    """What became of the files: how many articles are new, and a line for each text that is not.

    `there` counts those of `refused` whose text the library had before.
    """

    def __init__(self) -> None:
        self.taken = self.there = 0
        self.refused: list[str] = []
        self.waiting: list[str] = []
        self.passed_over: list[str] = []

    @property
    def passed_over_line(self) -> list[str]:
        """What the folders had of no kind that is read, in one line; none where there is nothing."""
        names = ", ".join(self.passed_over[:_MOST_NAMED]) + (", …" if self.passed_over[_MOST_NAMED:] else "")
        count = len(self.passed_over)
        return [f"{count} {'file' if count == 1 else 'files'} passed over: {names}"] if count else []

    @property
    def sentence(self) -> str:
        return (
            f"{self.taken} articles were taken in, {len(self.refused)} files refused."
            f" {self.there} {'was' if self.there == 1 else 'were'} there before,"
            f" {len(self.waiting)} {'waits' if len(self.waiting) == 1 else 'wait'} for a look."
        )

    def take(self, file: str, upload: Upload, is_new: bool) -> None:
        """Make the articles of one file, and note what did not become one."""
        made = Article.everywhere.filter(upload=upload)
        before = list(made.order_by("item").defer("raw", "text"))
        process(upload.pk)
        upload.refresh_from_db()
        self.taken += made.count() - len(before)
        for article in before:
            self._note(file, article, sentence_of(already_there(article)))
        for one in upload.report if is_new or not before else ():
            where = f"{file}/{one['name']}" if upload.items > 1 else file
            self._note(
                where,
                Article.everywhere.filter(pk=one["article"] or 0).first(),
                stored_sentence(one["reason"]),
            )
        for draft in with_records(upload.drafts.waiting().select_related("twin")):
            why = "".join(f" {doubt[:1].upper()}{doubt[1:]}." for doubt in draft.doubts)
            self.waiting.append(f"{file}{f'/{draft}' if upload.items > 1 else ''}: It waits for a look.{why}")
        if upload.reason and not upload.report and not before and not upload.drafts.exists():
            self.refused.append(f"{file}: {upload.reason}")

    def _note(self, where: str, article: Article | None, reason: str) -> None:
        self.refused.append(f"{where}: {reason}" + (f" ({article})" if article else ""))
        self.there += article is not None and article.binned is None


class _File:
    """A file on this machine, with its English if that lies beside it."""

    def __init__(self, path: Path, columns: dict[str, str] | None) -> None:
        self.path = path
        chosen = columns or {}
        self.columns = chosen if is_table(path.name) or "posts" in chosen else {}

    def __str__(self) -> str:
        return str(self.path)

    def file(self, source: Source | None, day: date | None, look_first: bool) -> File:
        facts = TextFacts(source=source, published=day, english=_english_beside(self.path))
        return File(self.path.name, _chunks(self.path), facts, look_first, self.columns)


class _Page:
    """A page on the internet."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __str__(self) -> str:
        return self.url

    def file(self, source: Source | None, day: date | None, look_first: bool) -> File:
        page = fetch(self.url)
        facts = TextFacts(source=source, published=day, url=page.url)
        return File(page_file_name(page), [page.content], facts, look_first)


def _source(name: str, name_ar: str) -> Source | None:
    if not name:
        return None
    source = Source.objects.called(name, name_ar)
    if source.pk is None:
        source.save()
    return source


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a date; write it as 2026-03-31.") from None


def _columns(text: str) -> dict[str, str]:
    if text in _POSTS:
        return {"posts": text.removeprefix("posts=")}
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(meaning in COLUMNS and equals and name for meaning, equals, name in pairs):
        known = ", ".join(COLUMNS)
        raise ArgumentTypeError(f"{text} is no list such as text=body,headline=title, of: {known}.")
    return {meaning: name for meaning, _, name in pairs}


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _english_beside(file: Path) -> str:
    beside = file.with_name(file.name.replace(".ar.txt", ".en.txt"))
    return beside.read_text(encoding="utf-8", errors="replace") if beside != file and beside.exists() else ""


def _files(paths: list[Path], tally: _Tally) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _files_in(path, tally)
        elif path.is_file():
            yield path
        else:
            tally.refused.append(f"{path}: there is no such file.")


def _files_in(folder: Path, tally: _Tally) -> Iterator[Path]:
    """Yield the files of a folder that are to be read or refused; note the others, save hidden ones."""
    for file in sorted(folder.rglob("*")):
        if file.name[0] == "." or not file.is_file() or _is_english_of_another(file):
            continue
        if file.name.lower().endswith((*READABLE, *DOCUMENTS_UNREAD)):
            yield file
        else:
            tally.passed_over.append(str(file.relative_to(folder)))


def _is_english_of_another(file: Path) -> bool:
    return file.name.endswith(".en.txt") and file.with_name(file.name[: -len("en.txt")] + "ar.txt").exists()
