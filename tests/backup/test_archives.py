"""What is refused: archives that are none, damaged, newer or hostile; and a library that is there stays."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.backup.archive import BadArchive, Manifest, Reader, Writer, opened
from reader.backup.rows import json_lines
from tests.libraries import content, sqlite_library
from tests.upgrading import upgraded_library

Change = Callable[[dict[str, Any]], None]


def quietly(done: int, total: int, label: str) -> None:
    pass


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small archive that is whole."""
    path = tmp_path / "whole.zip"
    manifest = Manifest(
        1, "2026-11-28T10:00:00+00:00", {}, [["reader", "0001_initial"]], {"reader_source": 1}
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        writer = Writer(file, manifest)
        writer.add("tables/reader_source.jsonl", [b'["id","slug"]\n', b'[1,"marfa"]\n'])
        writer.add(f"files/{'a' * 64}", [b"bytes of a file " * 200])
        writer.close()
    return path


def rewritten(archive: Path, entries: dict[str, bytes], change: Change = lambda told: None) -> Path:
    """The archive with another manifest, and with entries in place of its own or beside them."""
    path, entries = archive.with_name("changed.zip"), dict(entries)
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            told = old.read(name)
            if name == "manifest.json":
                parsed = json.loads(told)
                change(parsed)
                told = json.dumps(parsed).encode()
            new.writestr(name, entries.pop(name, told))
        for name, told in entries.items():
            new.writestr(name, told)
    return path


def refusal_of(path: Path) -> str:
    with pytest.raises(BadArchive) as refused, opened(path) as reader:
        reader.check(quietly)
    return str(refused.value)


def test_a_whole_archive_is_read(archive: Path) -> None:
    with opened(archive) as reader:
        reader.check(quietly)
        assert isinstance(reader, Reader)
        assert list(json_lines(reader.chunks("tables/reader_source.jsonl"))) == [
            b'["id","slug"]',
            b'[1,"marfa"]',
        ]
        assert reader.manifest.files == ["a" * 64]


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.zip", tmp_path / "other.zip"
    text.write_text("not a zip file")
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("letter.txt", "Dear reader")
    assert "is no backup of Hashiya" in refusal_of(text)
    assert "it has no manifest.json" in refusal_of(other)
    assert "There is no file" in refusal_of(tmp_path / "nowhere.zip")
    assert "is no backup of Hashiya" in refusal_of(tmp_path)


def test_an_archive_that_is_cut_off_is_refused(archive: Path) -> None:
    whole = archive.read_bytes()
    for length in (0, 10, len(whole) // 2, len(whole) - 5):
        archive.write_bytes(whole[:length])
        assert "no backup of Hashiya, or it is cut off" in refusal_of(archive)


def test_one_changed_byte_anywhere_is_refused_or_changes_nothing(archive: Path) -> None:
    whole = archive.read_bytes()
    with opened(archive) as reader:
        said = reader.manifest
    refused = 0
    for place in range(len(whole)):
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            with opened(archive) as reader:
                reader.check(quietly)
                assert (reader.manifest.entries, reader.manifest.rows) == (said.entries, said.rows)
        except BadArchive:
            refused += 1
    assert refused > len(whole) // 2


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "files/../x", "files/AA", "tables/x.sql", "x\\y"]
)
def test_an_entry_that_leads_elsewhere_is_refused(archive: Path, name: str) -> None:
    assert "an entry that no backup has" in refusal_of(rewritten(archive, {name: b"root"}))


def test_entries_that_the_manifest_does_not_list_are_refused(archive: Path) -> None:
    assert "its entries are not those" in refusal_of(rewritten(archive, {f"files/{'b' * 64}": b"more"}))


def test_what_is_not_what_the_manifest_says_is_refused(archive: Path) -> None:
    other = rewritten(archive, {f"files/{'a' * 64}": b"bytes of a FILE " * 200})
    assert "is not what it was when the archive was made" in refusal_of(other)
    longer = rewritten(archive, {f"files/{'a' * 64}": b"bytes of a file " * 201})
    assert "has another size than the manifest says" in refusal_of(longer)


def test_an_archive_that_unpacks_into_a_full_disk_is_refused(archive: Path) -> None:
    bomb = bytes(100 << 20)

    def listed(told: dict[str, Any]) -> None:
        told["entries"][f"files/{'a' * 64}"] = {"size": len(bomb), "sha256": "0" * 64}

    assert "times its own size" in refusal_of(rewritten(archive, {f"files/{'a' * 64}": bomb}, listed))


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("entries"),
        lambda told: told.update(entries=[1]),
        lambda told: told.update(format="x"),
        lambda told: told.update(migrations=[["reader"]]),
        lambda told: told["rows"].update(reader_article=1),
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(archive: Path, change: Change) -> None:
    assert "The archive is damaged" in refusal_of(rewritten(archive, {}, change))


def test_a_newer_archive_is_refused(archive: Path) -> None:
    assert "made by a newer Hashiya" in refusal_of(rewritten(archive, {}, lambda told: told.update(format=2)))


# The commands


def test_restore_refuses_and_leaves_the_library_as_it_was(archive: Path, tmp_path: Path) -> None:
    library = upgraded_library(tmp_path / "state", "d5d092d")
    before = content(library)
    good, damaged = tmp_path / "good.zip", tmp_path / "damaged.zip"
    library.manage("backup", str(good))

    def later(told: dict[str, Any]) -> None:
        told["migrations"].append(["reader", "9999_later"])

    newer = shutil.move(rewritten(good, {}, later), tmp_path / "newer.zip")
    whole = bytearray(good.read_bytes())
    whole[len(whole) // 3] ^= 0xFF
    damaged.write_bytes(whole)
    for path, options, sentence in (
        (good, (), "There is a library already. With --replace"),
        (newer, ("--replace",), "made by a newer Hashiya: this one does not know reader.9999_later"),
        (damaged, ("--replace",), "The archive is damaged"),
        (archive, ("--replace",), "The columns of reader_source in the archive are not those of the table"),
    ):
        refused = library.manage("restore", str(path), *options, check=False)
        assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
        assert sentence in refused.stderr
        assert content(library) == before
    assert list(library.folder.glob("restoring-*")) == []
    library.database.write_bytes(b"no database at all" * 1000)
    for command, path in (("backup", tmp_path / "other.zip"), ("restore", good)):
        refused = library.manage(command, str(path), check=False)
        assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
        assert "cannot be read" in refused.stderr


def test_backup_never_writes_over_a_file_and_leaves_no_half_archive(tmp_path: Path) -> None:
    library = sqlite_library(tmp_path / "state", "d5d092d")
    early = library.manage("backup", str(tmp_path / "early.zip"), check=False)
    assert "not up to date with this version" in early.stderr
    shutil.rmtree(library.folder)
    library = upgraded_library(tmp_path / "state", "d5d092d")
    told = library.manage("backup")
    assert "Not in the backup: Upload 1 (murjana.txt) has lost its file" in told.stderr
    (default,) = (library.folder / "backups").iterdir()
    again = library.manage("backup", str(default), check=False)
    assert again.returncode == 1
    assert "a backup never writes over a file" in again.stderr
    (library.folder / "originals/ab").mkdir(parents=True)
    (library.folder / "originals/ab" / ("ab" * 32)).mkdir()  # which cannot be read as a file
    half = library.manage("backup", str(tmp_path / "half.zip"), check=False)
    assert "The backup could not be written" in half.stderr
    assert not (tmp_path / "early.zip").exists()
    assert sorted(tmp_path.iterdir()) == [tmp_path / "state"]
