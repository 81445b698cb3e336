"""The translation models that are installed, which of them translates, and its one process."""

import threading
from pathlib import Path

from django.conf import settings

from reader.translation.local.folder import BrokenTranslator, TranslatorFolder, read_translator_folder
from reader.translation.local.process import HowToTranslate, TranslatorProcess


def translators_folder() -> Path:
    return Path(settings.STATE_DIR) / "translators"


def installed_translators() -> list[TranslatorFolder]:
    """Return what is installed, the latest first; what is damaged is left out."""
    found = []
    for path in translators_folder().glob("[!.]*/"):
        try:
            found.append(read_translator_folder(path))
        except (BrokenTranslator, OSError):
            continue
    return sorted(found, key=lambda one: (one.installed, one.path.name), reverse=True)


def chosen_translator(named: str = "") -> TranslatorFolder:
    """Return the model of HASHIYA_TRANSLATOR_MODEL, else the one that is `named`, else the latest.

    Raises BrokenTranslator, which says what to do.
    """
    if folder := settings.HASHIYA_TRANSLATOR_MODEL:
        return read_translator_folder(Path(folder).expanduser())
    if named:
        return read_translator_folder(translators_folder() / named)
    found = installed_translators()
    if not found:
        raise BrokenTranslator("translator-none")
    return found[0]


def how_to_translate() -> HowToTranslate:
    return HowToTranslate(
        batch=max(1, settings.HASHIYA_TRANSLATOR_BATCH),
        beam=max(1, settings.HASHIYA_TRANSLATOR_BEAM),
        threads=max(1, settings.HASHIYA_TRANSLATOR_THREADS),
    )


class _Standing:
    """The one process of this one, which goes on from turn to turn: loading a model takes seconds."""

    def __init__(self) -> None:
        self._process: TranslatorProcess | None = None
        self._lock = threading.Lock()

    def process(self, folder: TranslatorFolder, how: HowToTranslate) -> TranslatorProcess:
        """Return the process that has this model; one that has another is ended."""
        with self._lock:
            if self._process is None or (self._process.folder, self._process.how) != (folder, how):
                self.close()
                self._process = TranslatorProcess(folder, how)
            return self._process

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.close()


standing_translator = _Standing()
