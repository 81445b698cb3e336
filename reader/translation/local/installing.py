"""Install a translation model: unpack it, convert it where needed, try it, and only then put it in place."""

import hashlib
import json
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils import timezone

from reader.errors import Reason
from reader.files.scratch import flush, folder_in
from reader.models import TranslationProvider
from reader.translation.local.folder import (
    MANIFEST,
    BrokenTranslator,
    TranslatorFolder,
    read_translator_folder,
    tidy_name,
)
from reader.translation.local.installed import (
    how_to_translate,
    installed_translators,
    translators_folder,
)
from reader.translation.local.process import (
    CONVERT_SECONDS,
    TranslatorProcess,
    asked_child,
    memory_for,
    start_child,
)
from reader.translation.local.unpacking import Tell, unpack_archive
from reader.translation.services.replies import fault

TRIED = "قال وزير النقل إن 25 سفينة وصلت إلى الميناء يوم الثلاثاء."
_MEASURED = tuple(
    f"{who} {what} {when}."
    for who in ("أعلنت الحكومة أن الوفد", "قالت الوزارة إن الفريق", "ذكرت الوكالة أن المجلس")
    for what in ("سيبحث خطة لتوسيع الميناء القديم في المدينة", "ناقش مع الخبراء أسعار القمح والوقود")
    for when in ("في اجتماع يعقد صباح الأحد المقبل", "بعد عودته من زيارة استمرت ثلاثة أيام")
)
_KEPT = ("source.spm", "target.spm", "README.md", "LICENSE")  # of a model that is converted


@dataclass(frozen=True, slots=True)
class Trial:
    """A model that was put in place, and what it did with one sentence."""

    folder: TranslatorFolder
    english: str
    words_a_second: float
    memory: int  # bytes that its process took at most
    size: int  # bytes on the disk
    digest: str
    replaced: int  # folders of the same version that it took the place of


def install_translator(
    given: Path, expected: str = "", name: str = "", version: str = "", tell: Tell = lambda count: None
) -> Trial:
    """Install the model in a folder or an archive. Raises BrokenTranslator or Unavailable, and then nothing
    has changed.

    `expected` is the archive's SHA-256. `name` and `version` say what the model is called, where it does not
    say so itself. `tell` is told how many bytes were unpacked.
    """
    digest = _digest(given, expected)
    root = translators_folder()
    root.mkdir(parents=True, exist_ok=True)
    with folder_in(root) as draft:
        unpacked = draft / (tidy_name(given.name.partition(".")[0]))
        if given.is_dir():
            shutil.copytree(given, unpacked)
        else:
            unpacked.mkdir()
            unpack_archive(given, unpacked, tell)
        found = read_translator_folder(unpacked)
        if found.layout == "published":
            found = _converted(found, draft / "converted")
        version = version or found.version or _file_digest(found.weights / "model.bin")[:8]
        _describe(found.path, name or found.name, version, digest)
        english, speed, memory = _tried(read_translator_folder(found.path))
        return _put_in_place(found.path, Trial(found, english, speed, memory, 0, digest, 0))


def _digest(given: Path, expected: str) -> str:
    """Return the SHA-256 of an archive, empty for a folder. Raises BrokenTranslator if it is another."""
    if given.is_dir():
        if expected:
            raise BrokenTranslator("translator-digest-of-folder")
        return ""
    if not given.is_file():
        raise BrokenTranslator("translator-no-folder", folder=str(given))
    found = _file_digest(given)
    if expected and found != expected.strip().lower():
        raise BrokenTranslator("translator-digest", expected=expected, found=found)
    return found


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _converted(found: TranslatorFolder, into: Path) -> TranslatorFolder:
    """Have a model that was published for Marian written for CTranslate2, in a process of its own."""
    weights = max(found.weights.glob("*.npz"), key=lambda one: one.stat().st_size)
    asked = {"published": str(found.weights), "into": str(into), "memory": memory_for(weights)}
    child = start_child()
    try:
        asked_child(child, asked, CONVERT_SECONDS)
    finally:
        child.kill()
        child.communicate()
    for file in _KEPT:
        if (found.weights / file).is_file():
            shutil.copyfile(found.weights / file, into / file)
    return read_translator_folder(into)


def _describe(folder: Path, name: str, version: str, digest: str) -> None:
    told = {"name": name, "version": version, "sha256": digest, "installed": timezone.now().isoformat()}
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _tried(folder: TranslatorFolder) -> tuple[str, float, int]:
    """Return the English of one sentence, how many words it translates in a second, and the memory it took.

    Raises BrokenTranslator where what it says is no English.
    """
    process = TranslatorProcess(folder, how_to_translate())
    try:
        process.start()
        english = process.translate([TRIED])[0]
        if problem := fault(TRIED, english):
            reason: Reason = problem.also(service=folder.label)
            raise BrokenTranslator("translator-no-english", problem=reason)
        begun = time.perf_counter()
        process.translate(_MEASURED)
        seconds = time.perf_counter() - begun
        words = sum(len(one.split()) for one in _MEASURED)
        return english, words / seconds, process.memory
    finally:
        process.close()


def _put_in_place(draft: Path, trial: Trial) -> Trial:
    """Move the model to a name of its own; one of the same version goes once it is there."""
    label = read_translator_folder(draft).label
    earlier = [one.path for one in installed_translators() if one.label == label]
    root = translators_folder()
    wanted = tidy_name(label.replace(" ", "-"))
    names = (wanted, *(f"{wanted}.{number}" for number in range(2, 1000)))
    place = next(root / one for one in names if not (root / one).exists())
    (read_translator_folder(draft).weights / "model.bin").touch()  # the latest is taken where none is chosen
    draft.rename(place)
    flush(root)
    for one in earlier:
        TranslationProvider.objects.filter(model=one.name).update(model=place.name)
        shutil.rmtree(one, ignore_errors=True)
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    return replace(trial, folder=read_translator_folder(place), size=size, replaced=len(earlier))
