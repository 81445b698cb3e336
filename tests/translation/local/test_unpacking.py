"""Archives that do harm are refused, and nothing of them stands outside the folder."""

import gzip
import io
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from reader.translation.local import unpacking
from reader.translation.local.folder import BrokenTranslator
from reader.translation.local.unpacking import unpack_archive
from tests.refusals import refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    return inside


def outside(folder: Path) -> list[Path]:
    """Return the files that stand beside the folder and not in it, the last first."""
    files = (one for one in folder.parent.parent.rglob("*") if one.is_file())
    return sorted((one for one in files if folder not in one.parents), reverse=True)


def zipped(path: Path, *names: str, data: bytes = b"x") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, data)
    return path


def tarred(path: Path, *members: tuple[tarfile.TarInfo, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for member, data in members:
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives_however_they_are_packed(tmp_path: Path, folder: Path, mode: str) -> None:
    archive = tarred(tmp_path / "m", (tarfile.TarInfo("m/model.bin"), b"weights"), mode=mode)
    told: list[int] = []
    unpack_archive(archive, folder, told.append)
    assert (folder / "m/model.bin").read_bytes() == b"weights"
    assert sum(told) == 7


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../evil", "/evil", "C:\\evil", "..\\evil", "a/\\..\\..\\evil"]
)
def test_nothing_leads_out_of_the_folder(tmp_path: Path, folder: Path, name: str) -> None:
    archives = [
        zipped(tmp_path / "m.zip", name),
        tarred(tmp_path / "m.tar", (tarfile.TarInfo(name), b"x")),
    ]
    for archive in archives:
        with suppress(BrokenTranslator):
            unpack_archive(archive, folder)
    assert outside(folder) == archives


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(tmp_path: Path, folder: Path, kind: bytes) -> None:
    link = tarfile.TarInfo("model.bin")
    link.type, link.linkname = kind, "/etc/passwd"
    with refused(BrokenTranslator, match=r"model\.bin"):
        unpack_archive(tarred(tmp_path / "m.tar", (link, b"")), folder)


def test_links_of_zip_archives_are_refused(tmp_path: Path, folder: Path) -> None:
    link = zipfile.ZipInfo("model.bin")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with refused(BrokenTranslator, match=r"model\.bin"):
        unpack_archive(tmp_path / "m.zip", folder)


def test_what_swells_is_stopped(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", 3_000_000)
    big = b"\0" * 5_000_000
    for archive in (
        zipped(tmp_path / "m.zip", "model.bin", data=big),
        tarred(tmp_path / "m.tar", (tarfile.TarInfo("n/model.bin"), big)),
    ):
        with refused(BrokenTranslator, match="no room"):
            unpack_archive(archive, folder)
    assert sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) < 8_000_000


def test_a_name_without_end_takes_no_memory(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "_MOST_AT_ONCE", 100_000)
    header = tarfile.TarInfo("a")
    header.type, header.size = tarfile.XHDTYPE, 5_000_000
    (tmp_path / "m.tar.gz").write_bytes(gzip.compress(header.tobuf() + b"0" * 5_000_000))
    with refused(BrokenTranslator, match="no zip or tar"):
        unpack_archive(tmp_path / "m.tar.gz", folder)


def test_too_many_files_the_same_twice_and_no_archive(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MOST_FILES", 5)
    with refused(BrokenTranslator, match="more than 5 files"):
        unpack_archive(zipped(tmp_path / "m.zip", *(f"f{number}" for number in range(9))), folder)
    twice = tarred(tmp_path / "m.tar", *[(tarfile.TarInfo("same"), b"x") for _ in range(2)])
    (tmp_path / "text").write_text("no archive")
    for archive in (twice, tmp_path / "text"):
        with refused(BrokenTranslator, match="no zip or tar"):
            unpack_archive(archive, folder)
