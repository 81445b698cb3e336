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
_FETCH = "Nothing is downloaded from here; fetch it first: .venv/bin/camel_data -i ner-arabert"


def load(name: str = "") -> TokenClassifier:
    """Return the recogniser called `name` by CAMeL Tools, or in that folder; without a name, its default one.

    Its model is read by our own windows and alignment: `NERecognizer.predict` gives no probabilities and
    leaves out words without sub-words. Makes no network request. Raises TaggerError when the package or the
    model is missing.
    """
    if find_spec("camel_tools") is None:
        raise TaggerError(
            f"The tagger {_called(name)} needs the package camel-tools, which is not installed. "
            "Install it: .venv/bin/pip install camel-tools"
        )
    # Importing camel_tools.data downloads its catalogue when there is none.
    if not _catalogue().is_file():
        raise TaggerError(
            f"The tagger {_called(name)} has no catalogue of models at {_catalogue()}. {_FETCH}"
        )
    stay_offline()
    try:
        from camel_tools.ner import NERecognizer
    except ImportError as error:
        raise TaggerError(
            f"The tagger {_called(name)} needs a package that is not installed ({error}). "
            "Install it again: .venv/bin/pip install camel-tools"
        ) from error
    folder = _folder(name)
    try:
        recogniser = NERecognizer(str(folder))
    except Exception as error:  # a damaged file makes the libraries raise errors of many classes
        raise TaggerError(f"The model in {folder} cannot be loaded ({error}). {_FETCH}") from error
    return TokenClassifier(_called(name), recogniser.model, recogniser.tokenizer)


def _folder(name: str) -> Path:
    """Return the folder of a model; it exists."""
    from camel_tools.data import CATALOGUE

    component = CATALOGUE.components[_COMPONENT]
    listed = component.datasets.get(name or component.default)
    folder = Path(listed.path) if listed else Path(name).expanduser()
    if not folder.is_dir():
        known = ", ".join(sorted(component.datasets))
        raise TaggerError(
            f"The tagger {_called(name)} is not on this machine: there is no folder {folder}, "
            f"and the models of CAMeL Tools are {known}. {_FETCH}"
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
