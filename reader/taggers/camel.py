"""Names by the recogniser of CAMeL Tools; the only importer of camel_tools.

Nothing is downloaded: its models are fetched with its own command, camel_data.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from reader.taggers.errors import TaggerError
from reader.taggers.huggingface import TokenClassifier, stay_offline

_COMPONENT = "NamedEntityRecognition"


def load(name: str = "") -> TokenClassifier:
    """Return the recogniser called `name` by CAMeL Tools, or in that folder; without a name, its default one.

    Its model is read by our own windows and alignment: `NERecognizer.predict` gives no probabilities and
    leaves out words without sub-words. Makes no network request. Raises TaggerError when the package or the
    model is missing.
    """
    if find_spec("camel_tools") is None:
        raise TaggerError("tagger-camel-missing", tagger=_called(name))
    # Importing camel_tools.data downloads its catalogue when there is none.
    if not _catalogue().is_file():
        raise TaggerError("tagger-camel-catalogue", tagger=_called(name), path=str(_catalogue()))
    stay_offline()
    try:
        from camel_tools.ner import NERecognizer
    except ImportError as error:
        raise TaggerError("tagger-camel-incomplete", tagger=_called(name), problem=str(error)) from error
    folder = _folder(name)
    try:
        recogniser = NERecognizer(str(folder))
    except Exception as error:  # a damaged file makes the libraries raise errors of many classes
        raise TaggerError("tagger-camel-damaged", folder=str(folder), problem=str(error)) from error
    return TokenClassifier(_called(name), recogniser.model, recogniser.tokenizer)


def _folder(name: str) -> Path:
    """Return the folder of a model; it exists."""
    from camel_tools.data import CATALOGUE

    component = CATALOGUE.components[_COMPONENT]
    listed = component.datasets.get(name or component.default)
    folder = Path(listed.path) if listed else Path(name).expanduser()
    if not folder.is_dir():
        raise TaggerError(
            "tagger-camel-model",
            tagger=_called(name),
            folder=str(folder),
            known=", ".join(sorted(component.datasets)),
        )
    return folder


def _catalogue() -> Path:
    """Return where CAMeL Tools keeps the list of its models."""
    if chosen := os.environ.get("CAMELTOOLS_DATA"):
        return Path(chosen).expanduser() / "catalogue.json"
    folder = "AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools"
    return Path.home() / folder / "catalogue.json"


def _called(name: str) -> str:
    return f"camel:{name}" if name else "camel"
