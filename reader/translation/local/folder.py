"""The folder of a translation model: which files it has, under which names, and what the model is called.

Three layouts are known. "opus": `model.bin` with vocabularies and config.json, `source.spm`, `target.spm`: an
OPUS-MT model converted for CTranslate2. "argos": `model/` with the same, `sentencepiece.model` for both
sides, `metadata.json`: a package of Argos Translate unpacked. "published": `decoder.yml` and the weights for
Marian, as OPUS-MT publishes them, which are still to be converted.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import CodedError

MANIFEST = "hashiya.json"
LONGEST_LABEL = 80
_DEPTH = 3  # folders in which an archive may have wrapped it
_DATED = re.compile(r"(?P<name>[\w-]*?)-?(?P<version>\d{4}-\d{2}-\d{2})")
_NOT_IN_NAMES = re.compile(r"[^\w.+-]+")


class BrokenTranslator(CodedError):  # noqa: N818 (it says what the folder is)
    """There is no usable model; `reason` says what is missing or damaged."""


@dataclass(frozen=True, slots=True)
class TranslatorFolder:
    """A model on the disk: what CTranslate2 loads, the models of SentencePiece, and what it is called."""

    path: Path
    layout: str
    weights: Path
    source: Path
    target: Path
    name: str
    version: str
    installed: float  # when its weights were put there

    @property
    def label(self) -> str:
        """The model and its version, as they are kept with each sentence."""
        return f"{self.name} {self.version}".strip()[:LONGEST_LABEL]

    @property
    def ends_by_hand(self) -> bool:
        """Whether the end of the sentence is to be given to the model, which does not add it itself.

        Of OPUS-MT's models those that were converted by way of other libraries want it so.
        """
        return self.layout == "opus" and not _json(self.weights / "config.json").get("add_source_eos")


def read_translator_folder(folder: Path) -> TranslatorFolder:
    """Return the model in a folder, or in the one folder that it holds. Raises BrokenTranslator."""
    if not folder.is_dir():
        raise BrokenTranslator("translator-no-folder", folder=str(folder))
    root = _root(folder)
    if (root / "decoder.yml").is_file():
        found = _layout(folder, "published", root, root / "source.spm", root / "target.spm")
    elif (root / "model").is_dir():
        pieces = root / "sentencepiece.model"
        found = _layout(folder, "argos", root / "model", pieces, pieces)
    else:
        found = _layout(folder, "opus", root, root / "source.spm", root / "target.spm")
    _check(found)
    return found


def _root(folder: Path) -> Path:
    """Return the folder itself, or the deepest of those that alone are in one another."""
    for _ in range(_DEPTH):
        inner = [one for one in folder.iterdir() if not one.name.startswith((".", "__MACOSX", MANIFEST))]
        if len(inner) != 1 or not inner[0].is_dir() or inner[0].name == "model":
            return folder
        folder = inner[0]
    return folder


def _layout(path: Path, layout: str, weights: Path, source: Path, target: Path) -> TranslatorFolder:
    name, version = _called(path, source.parent)
    file = weights / "model.bin"
    installed = file.stat().st_mtime if file.is_file() else 0.0
    return TranslatorFolder(path, layout, weights, source, target, name, version, installed)


def _check(found: TranslatorFolder) -> None:
    """Raise BrokenTranslator for a file that is missing, or for a model of other languages."""
    needed = [found.source, found.target]
    if found.layout == "published":
        if not any(found.weights.glob("*.npz")):
            raise BrokenTranslator("translator-file-missing", file="*.npz", folder=str(found.path))
    else:
        needed += [found.weights / "model.bin", found.weights / "config.json"]
        if not any(found.weights.glob("*vocabulary*")):
            file_name = "shared_vocabulary.json"
            raise BrokenTranslator("translator-file-missing", file=file_name, folder=str(found.path))
    for file in needed:
        if not file.is_file() or not file.stat().st_size:
            raise BrokenTranslator("translator-file-missing", file=file.name, folder=str(found.path))
    facts = _json(found.source.parent / "metadata.json")
    languages = str(facts.get("from_code", "ar")), str(facts.get("to_code", "en"))
    if languages != ("ar", "en"):
        raise BrokenTranslator("translator-languages", source=languages[0], target=languages[1])


def _called(path: Path, root: Path) -> tuple[str, str]:
    """Return the name of a model and its version: what was said at its installation, else what it says."""
    said = _json(path / MANIFEST)
    if said.get("name"):
        return str(said["name"]), str(said.get("version", ""))
    if facts := _json(root / "metadata.json"):
        languages = f"{facts.get('from_code', 'ar')}-{facts.get('to_code', 'en')}"
        return f"argos-{languages}", str(facts.get("package_version", ""))[:20]
    if dated := _DATED.search(_first_line(root / "README.md")):
        return f"{dated['name'] or 'opus'}-mt", dated["version"]
    return tidy_name(path.name), ""


def tidy_name(name: str) -> str:
    """Return a name without what does not belong into the name of a folder."""
    return _NOT_IN_NAMES.sub("-", name).strip("-.")[:50] or "translator"


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline(500)
    except OSError:
        return ""


def _json(path: Path) -> Mapping[str, Any]:
    """Return the object in a small file of JSON; empty where there is none."""
    try:
        found = json.loads(path.read_bytes()[:100_000])
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
