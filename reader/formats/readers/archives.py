"""The files in an archive, each by the name under which its texts are shown."""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

LONGEST_KEPT = 200  # letters of a text's name that are kept with its article: the last ones
ZIP = b"PK\x03\x04"
# A file that only archives of this kind have, and the ending of the document that such an archive is.
_DOCUMENTS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "xl/workbook.bin": ".xlsb",
    "ppt/presentation.xml": ".pptx",
    "META-INF/container.xml": ".epub",
    "Index/Document.iwa": ".pages",
    "Index/Presentation.iwa": ".key",
    "index.apxl": ".key",
    "META-INF/manifest.xml": ".odt",  # whose file "mimetype" is lost
}
_WEB_ARCHIVE = "datapackage.json"
_OPEN_DOCUMENTS = {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp", "graphics": ".odg"}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def document_in(archive: zipfile.ZipFile) -> str:
    """Return the ending of the document that an archive is as a whole; empty for an archive of files."""
    names = set(archive.namelist())
    if "mimetype" in names and (ending := _open_document(archive)):
        return ending
    if _WEB_ARCHIVE in names and any(name.startswith("archive/") and ".warc" in name for name in names):
        return ".wacz"
    return next((ending for name, ending in _DOCUMENTS.items() if name in names), "")


def _open_document(archive: zipfile.ZipFile) -> str:
    try:
        with archive.open("mimetype") as file:
            kind = file.read(100).decode("ascii", "replace").strip()
    except Exception:  # damaged: of each kind of packing another error
        return ""
    return _OPEN_DOCUMENTS.get(kind.removeprefix(_OPEN_DOCUMENT).partition("-")[0], "")


def shown_names(members: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield each file with its name; the second of one name is called "name (2)"."""
    seen: Counter[str] = Counter()
    for one in members:
        seen[one.filename] += 1
        times = seen[one.filename]
        yield (one.filename if times == 1 else f"{one.filename} ({times})"), one


def find_member(path: Path, shown: str) -> tuple[str, zipfile.ZipInfo] | None:
    """Return the file of an archive that a text came from, by the text's name.

    That is the file's name, and where the file has several texts, a comma and more; only its last
    LONGEST_KEPT letters may be known. None if the file at `path` is no archive or has no such file.
    """
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        if document_in(archive):
            return None
        found = [(name, one) for name, one in shown_names(archive.infolist()) if _is_of(name, shown)]
    return max(found, key=lambda pair: len(pair[0]), default=None)


def _is_of(name: str, shown: str) -> bool:
    if shown == name or shown.startswith(f"{name}, "):
        return True
    known = {shown, shown.rpartition(", ")[0]} - {""}
    return len(shown) >= LONGEST_KEPT and name.endswith(tuple(known))
