"""CAMeL Tools' recogniser as tagger: found through its catalogue, and nothing fetched."""

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from reader.taggers import camel
from reader.taggers.errors import TaggerError
from reader.taggers.named import NamedTagger
from tests.refusals import refused
from tests.taggers.conftest import HEAVY

pytest.importorskip("torch", reason=HEAVY)
if find_spec("camel_tools") is None:
    pytest.skip(HEAVY, allow_module_level=True)


@pytest.fixture(scope="module")
def installed(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as camel_data leaves it, with one model that is there and one that is not."""
    data = tmp_path_factory.mktemp("camel")
    shutil.copytree(tiny_model, data / "data" / "ner" / "tiny")
    models = {"tiny": {"path": "ner/tiny"}, "absent": {"path": "ner/absent"}}
    components = {"NamedEntityRecognition": {"default": "tiny", "datasets": models}}
    catalogue = {"version": "1.5", "packages": {}, "components": components}
    (data / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    return data


@pytest.fixture(autouse=True)
def data_folder(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(installed))
    monkeypatch.setenv("CAMELTOOLS_DATA", str(installed))


@pytest.mark.parametrize("name", ["camel", "camel:tiny"])
def test_names_by_the_recogniser(name: str) -> None:
    [row] = NamedTagger(name)([["زار", "طوفال", "شنقب", "مدينة", "\u064b", "كردوخ", "الكبرى"]])
    assert [(name.first, name.last, name.type.value) for name in row] == [(1, 3, "PER"), (5, 7, "LOC")]


def test_a_folder_will_do(tiny_model: Path) -> None:
    assert NamedTagger(f"camel:{tiny_model}")([["كردوخ"]])[0]


@pytest.mark.parametrize("name", ["absent", "CAMeL-Lab/nothing"])
def test_a_model_that_is_not_there_is_said(name: str) -> None:
    with refused(TaggerError, match=rf"camel:{name} is not on this machine.* absent, tiny\. .*camel_data -i"):
        camel.load(name)
