"""Which tagger is in use, and the sentence that is shown when one cannot be."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command

from reader import analyser
from reader.analyser import site_analyser
from reader.analysis import storing as annotate
from reader.arabic.actors.tagger import BuiltInTagger, Name
from reader.arabic.document import ActorType
from reader.intake.ingest import TextRefused
from reader.models import Article
from reader.taggers import camel, huggingface, named
from reader.taggers.errors import TaggerError
from reader.taggers.named import NamedTagger
from tests.articles import make_article
from tests.refusals import refused

SENTENCE = "زار المدير طوفال شنقب المدينة أمس."


@pytest.fixture(autouse=True)
def nothing_loaded() -> Iterator[None]:
    analyser._with.cache_clear()
    yield
    analyser._with.cache_clear()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The models asked for, of a tagger that takes the third and fourth word for a person."""
    asked: list[str] = []

    def load(name: str) -> Any:
        asked.append(name)
        return lambda sentences: [[Name(2, 4, ActorType.PERSON, 0.8)] for _ in sentences]

    monkeypatch.setitem(named._LOADERS, "huggingface", load)
    return asked


def modules(monkeypatch: pytest.MonkeyPatch, **given: ModuleType | None) -> None:
    """Put modules in place of those that may be installed; None stands for one that is not."""
    for name, module in given.items():
        monkeypatch.setitem(sys.modules, name, module)


# The choice


def test_without_a_setting_it_is_the_built_in_one_with_its_encoder(settings: Any) -> None:
    settings.HASHIYA_TAGGER = ""
    assert site_analyser() is site_analyser("")
    assert site_analyser().reads_in_context
    assert isinstance(site_analyser().tagger, BuiltInTagger)


def test_fast_is_the_built_in_one_without_its_encoder(settings: Any) -> None:
    settings.HASHIYA_TAGGER = "fast"
    assert isinstance(site_analyser().tagger, BuiltInTagger)
    assert not site_analyser().reads_in_context
    assert site_analyser().known is site_analyser("").known


def test_the_setting_chooses_and_the_model_is_loaded_once(settings: Any, loads: list[str]) -> None:
    settings.HASHIYA_TAGGER = " huggingface:oasis/tiny "
    assert site_analyser() is site_analyser()
    assert loads == []
    for _ in range(2):
        site_analyser().tagger.load()
    assert loads == ["oasis/tiny"]


def test_a_name_overrules_the_setting(settings: Any, loads: list[str]) -> None:
    settings.HASHIYA_TAGGER = "huggingface:oasis/tiny"
    assert isinstance(site_analyser("").tagger, BuiltInTagger)
    site_analyser("huggingface:./models/b:c").tagger.load()
    assert loads == ["./models/b:c"]


def test_the_library_is_read_with_it(settings: Any, loads: list[str]) -> None:
    settings.HASHIYA_TAGGER = "huggingface:oasis/tiny"
    [mention] = annotate.document_of(SENTENCE).mentions
    assert (mention.name_ar, mention.type, mention.score) == ("طوفال شنقب", ActorType.PERSON, 0.8)


def test_words_are_read_though_the_tagger_cannot_be_loaded() -> None:
    assert site_analyser("crf").readings("كتب")


def test_analysers_that_differ_in_the_tagger_share_what_they_know() -> None:
    assert site_analyser("huggingface:m").known is site_analyser("").known


@pytest.mark.parametrize("name", ["crf", "huggingface", "huggingface:", "Camel", ":x"])
def test_an_unknown_name_is_an_error(name: str) -> None:
    with refused(
        TaggerError, match=rf"no tagger called {name}\. HASHIYA_TAGGER is empty, fast, huggingface:"
    ):
        site_analyser(name).tagger.load()


def test_nothing_heavy_is_imported_unless_asked_for() -> None:
    code = (
        "import sys, django; django.setup()\n"
        "from reader.analyser import site_analyser; site_analyser().load()\n"
        "print({'numpy', 'torch', 'transformers', 'camel_tools'} & set(sys.modules))"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    environment = {"DJANGO_SETTINGS_MODULE": "reader.settings", "HASHIYA_SECRET_KEY": "for this test"}
    ran = subprocess.run(command, env=environment, cwd=project.BASE_DIR, capture_output=True, check=True)
    assert ran.stdout.decode().strip() == "set()"


# Packages that are not installed


@pytest.mark.parametrize("missing", ["torch", "transformers"])
def test_a_missing_package_is_said_with_how_to_install_it(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules(monkeypatch, **{"torch": ModuleType("torch"), missing: None})
    with refused(TaggerError, match=rf"huggingface:m needs .*{missing}.*pip install torch transformers"):
        huggingface.load("m")


def test_missing_camel_tools_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    modules(monkeypatch, camel_tools=None)
    with refused(TaggerError, match=r"camel:x needs the package camel-tools.*pip install camel-tools"):
        NamedTagger("camel:x").load()


def test_the_command_ends_with_the_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules(monkeypatch, torch=None, transformers=None)
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    with pytest.raises(CommandError, match="pip install torch transformers"):
        call_command("analyse", str(tmp_path / "a.txt"), tagger="huggingface:m")


@pytest.mark.django_db
def test_an_upload_is_refused_with_the_sentence(settings: Any) -> None:
    settings.HASHIYA_TAGGER = "crf"
    with pytest.raises(TextRefused, match="no tagger called crf"):
        make_article()
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_a_new_analysis_of_the_library_ends_with_the_sentence(settings: Any) -> None:
    article = make_article()
    settings.HASHIYA_TAGGER = "crf"
    with pytest.raises(CommandError, match="no tagger called crf"):
        call_command("annotate", str(article.pk))


# Models that are not there


class NoModels:
    """Stands for the classes of transformers on a machine without models; notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def from_pretrained(self, name: str, **options: Any) -> None:
        self.asked.append((name, options))
        raise OSError("We couldn't connect to the hub")


def without_models(monkeypatch: pytest.MonkeyPatch) -> NoModels:
    transformers: Any = ModuleType("transformers")
    models = NoModels()
    transformers.AutoTokenizer = transformers.AutoModelForTokenClassification = models
    transformers.logging = SimpleNamespace(disable_progress_bar=lambda: None)
    modules(monkeypatch, torch=ModuleType("torch"), transformers=transformers)
    return models


def test_a_missing_model_is_said_and_only_this_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    models = without_models(monkeypatch)
    with refused(TaggerError, match=r"no model oasis/tiny on this machine.*hf download oasis/tiny"):
        huggingface.load("oasis/tiny")
    assert [(name, options["local_files_only"]) for name, options in models.asked] == [("oasis/tiny", True)]


def test_a_folder_that_holds_none_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_models(monkeypatch)
    with refused(TaggerError, match="holds no model that can be loaded: We couldn't connect"):
        huggingface.load(str(tmp_path))


def test_camel_tools_without_their_catalogue_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = ModuleType("camel_tools")
    package.__spec__ = ModuleSpec("camel_tools", None)
    modules(monkeypatch, **{"camel_tools": package, "camel_tools.ner": None})
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with refused(TaggerError, match=r"no catalogue of models at .*catalogue\.json\. .*camel_data -i"):
        camel.load()


def test_a_catalogue_is_looked_for_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAMELTOOLS_DATA", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert camel._catalogue().parent.parent in {tmp_path, tmp_path / "AppData/Roaming"}


def test_a_tagger_answers_for_every_sentence(loads: list[str]) -> None:
    sentences: Sequence[Sequence[str]] = [SENTENCE.split()] * 3
    assert len(NamedTagger("huggingface:m")(sentences)) == 3
