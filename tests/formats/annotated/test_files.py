"""Files of annotations in an archive: what is damaged in it is told, whole file or line by line."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from reader.errors import Reason
from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations

READ: list[Callable[[AnnotatedFiles, str], Iterable[object]]] = [AnnotatedFiles.read, AnnotatedFiles.lines]


def archive_with_damage(path: Path, packing: int) -> Path:
    """An archive whose one file has a damaged middle: its head and the archive's list are right."""
    name = "articles.jsonl"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr(name, "\n".join(f"line {number * 7919}" for number in range(20_000)))
        packed = archive.getinfo(name).compress_size
    data = bytearray(path.read_bytes())
    data[30 + len(name) + packed // 2 : 30 + len(name) + packed // 2 + 64] = b"\xff" * 64
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("read", READ, ids=lambda read: read.__name__)
@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_file_of_an_archive_is_named(
    read: Callable[[AnnotatedFiles, str], Iterable[object]], packing: int, tmp_path: Path
) -> None:
    files = AnnotatedFiles(archive_with_damage(tmp_path / "a.zip", packing))
    with pytest.raises(BadAnnotations) as refused:
        list(read(files, "articles.jsonl"))
    assert refused.value.reason == Reason("annotations-file-damaged", name="articles.jsonl")


@pytest.mark.parametrize("read", READ, ids=lambda read: read.__name__)
def test_a_file_that_went_away_is_named(
    read: Callable[[AnnotatedFiles, str], Iterable[object]], tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text("{}", "utf-8")
    files = AnnotatedFiles(tmp_path)
    (tmp_path / "a.jsonl").unlink()
    with pytest.raises(BadAnnotations, match="annotations-file-damaged"):
        list(read(files, "a.jsonl"))
