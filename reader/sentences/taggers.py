"""Why a tagger that an administrator chose cannot be used: `reader.taggers`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, Any] = {
    "tagger-unknown": _(
        "There is no tagger called {tagger}. "
        "HASHIYA_TAGGER is empty, fast, huggingface:MODEL-OR-FOLDER, camel or camel:MODEL."
    ),
    "tagger-camel-missing": _(
        "The tagger {tagger} needs the package camel-tools, which is not installed. "
        "Install it: .venv/bin/pip install camel-tools"
    ),
    "tagger-camel-catalogue": _(
        "The tagger {tagger} has no catalogue of models at {path}. "
        "Nothing is downloaded from here; fetch it first: .venv/bin/camel_data -i ner-arabert"
    ),
    "tagger-camel-incomplete": _(
        "The tagger {tagger} needs a package that is not installed ({problem}). "
        "Install it again: .venv/bin/pip install camel-tools"
    ),
    "tagger-camel-damaged": _(
        "The model in {folder} cannot be loaded ({problem}). "
        "Nothing is downloaded from here; fetch it first: .venv/bin/camel_data -i ner-arabert"
    ),
    "tagger-camel-model": _(
        "The tagger {tagger} is not on this machine: there is no folder {folder}, "
        "and the models of CAMeL Tools are {known}. "
        "Nothing is downloaded from here; fetch it first: .venv/bin/camel_data -i ner-arabert"
    ),
    "tagger-packages": _(
        "The tagger huggingface:{model} needs the packages torch and transformers ({problem}). "
        "Install them: .venv/bin/pip install torch transformers"
    ),
    "tagger-other-labels": _(
        "The model {model} does not mark names; its labels are {labels}. "
        "Name a model that was trained to find people, organisations and places."
    ),
    "tagger-folder": _(
        "The folder {folder} holds no model that can be loaded: {problem}. Name the folder of another."
    ),
    "tagger-model-missing": _(
        "There is no model {model} on this machine, neither as a folder nor in the cache of Hugging Face. "
        "Nothing is downloaded from here; fetch it first: .venv/bin/hf download {model}"
    ),
}
