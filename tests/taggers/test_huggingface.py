"""A real model of Hugging Face as tagger: loaded, given long and odd text, and in the whole analysis."""

import json
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from reader.analysis.storing import annotate
from reader.arabic.actors.tagger import Name
from reader.sentences import stored_sentence
from reader.taggers import huggingface
from reader.taggers.errors import TaggerError
from reader.taggers.named import NamedTagger
from tests.arabic.analyser import ANALYSER
from tests.articles import make_article
from tests.refusals import refused
from tests.taggers import tiny
from tests.taggers.conftest import HEAVY

pytest.importorskip("torch", reason=HEAVY)
pytest.importorskip("transformers", reason=HEAVY)

TEXT = """زيارة إلى مدينة كردوخ

زار المدير طوفال شنقب مدينة كردوخ أمس وعاد إلى البيت مساء.

وقال طوفال شنقب: "سنعود إلى المدينة بعد شهر واحد."
"""


@pytest.fixture(scope="module")
def tag(tiny_model: Path) -> huggingface.TokenClassifier:
    return huggingface.load(str(tiny_model))


def found(sentence: str, row: list[Name]) -> list[tuple[str, str]]:
    words = sentence.split()
    return [(" ".join(words[name.first : name.last]), name.type.value) for name in row]


def test_names_are_of_words_and_the_first_piece_of_a_word_decides(tag: huggingface.TokenClassifier) -> None:
    sentence = "زار المدير طوفال شنقب مدينة كردوخ الكبرى ."
    [row] = tag([sentence.split()])
    assert found(sentence, row) == [("طوفال شنقب", "PER"), ("كردوخ الكبرى", "LOC")]
    assert all(0.5 < name.score < 1 for name in row)


def test_vowel_signs_and_tatweel_do_not_hide_a_name(tag: huggingface.TokenClassifier) -> None:
    [row] = tag([["زارَ", "طُوفال", "كردـــوخ"]])
    assert [(name.first, name.last, name.type.value) for name in row] == [(1, 2, "PER"), (2, 3, "LOC")]


def test_a_sentence_far_longer_than_the_model_reads(tag: huggingface.TokenClassifier) -> None:
    sentence = ["زار", "طوفال", "شنقب", "مدينة", "كردوخ"] * 200
    [row] = tag([sentence])
    assert [(name.first, name.last) for name in row] == [
        span for at in range(0, 1000, 5) for span in ((at + 1, at + 3), (at + 4, at + 5))
    ]


def test_many_sentences_of_all_lengths_keep_their_order(tag: huggingface.TokenClassifier) -> None:
    sentences = [[*["زار"] * (at * 7 % 31), "كردوخ"] for at in range(300)]
    rows = tag(sentences)
    assert [[name.first for name in row] for row in rows] == [[at * 7 % 31] for at in range(300)]


def test_a_name_of_one_sentence_is_as_certain_beside_longer_ones(tag: huggingface.TokenClassifier) -> None:
    short = ["زار", "كردوخ"]
    assert tag([short, ["زار"] * 13])[0] == tag([short])[0]


@pytest.mark.parametrize(
    "words",
    [["\ud800"], ["\u064b" * 300], ["x" * 5000], ["ب" * 5000], ["…", "\u200f"], ["\x00"], ["😀"], [""], []],
)
def test_odd_words_shift_nothing(tag: huggingface.TokenClassifier, words: list[str]) -> None:
    [row] = tag([[*words, "كردوخ"]])
    assert [(name.first, name.last) for name in row] == [(len(words), len(words) + 1)]


def test_nothing_gives_nothing(tag: huggingface.TokenClassifier) -> None:
    assert tag([]) == []
    assert tag([[], []]) == [[], []]


def test_the_other_stages_go_on_with_its_names(tiny_model: Path) -> None:
    analyse = ANALYSER.with_tagger(NamedTagger(f"huggingface:{tiny_model}")).analyse
    document = analyse(TEXT)
    people = [mention for mention in document.mentions if mention.name_ar == "طوفال شنقب"]
    assert [mention.span.of(TEXT) for mention in people] == ["طوفال شنقب"] * 2
    assert len({mention.actor for mention in people}) == 1
    assert [mention.span.of(TEXT) for mention in document.mentions if mention.type == "LOC"] == ["كردوخ"] * 2
    assert [quotation.speaker_name for quotation in document.quotations] == ["طوفال شنقب"]
    assert document.tokens == analyse(TEXT).tokens


def test_the_command_takes_a_tagger(tiny_model: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = StringIO()
    call_command("analyse", str(tmp_path / "a.txt"), tagger=f"huggingface:{tiny_model}", stdout=out)
    actors = json.loads(out.getvalue())["actors"]
    assert {(actor["name_ar"], actor["type"]) for actor in actors} == {
        ("كردوخ", "LOC"),
        ("طوفال شنقب", "PER"),
    }


@pytest.mark.django_db
def test_the_setting_chooses_it_for_the_library(tiny_model: Path, settings: Any) -> None:
    article = make_article(TEXT)
    settings.HASHIYA_TAGGER = f"huggingface:{tiny_model}"
    annotate(article)
    assert {one.exact for one in article.annotations.filter(layer="actor")} == {"كردوخ", "طوفال شنقب"}


# Run by itself, since what was imported before decides which requests are made.
BY_ITSELF = """
import json
import socket
asked = []
socket.getaddrinfo = lambda host, *rest, **more: asked.append(host)
socket.socket.connect = lambda self, address: asked.append(address)
from reader.taggers.errors import TaggerError
from reader.taggers.huggingface import load
print([(name.first, name.last) for name in load("oasis/tiny-ner")([["زار", "طوفال", "شنقب"]])[0]])
try:
    load("oasis/nothing")
except TaggerError as problem:
    print(json.dumps(problem.reason.packed()))
print(asked)
"""


def test_models_are_found_by_name_in_the_cache_and_never_asked_for(tiny_model: Path, tmp_path: Path) -> None:
    stored = tmp_path / "hub" / "models--oasis--tiny-ner"
    shutil.copytree(tiny_model, stored / "snapshots" / "0123456789abcdef")
    (stored / "refs").mkdir()
    (stored / "refs" / "main").write_text("0123456789abcdef", encoding="ascii")
    unset = ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_CACHE")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    ran = subprocess.run(
        [sys.executable, "-c", BY_ITSELF],
        env=environment | {"HF_HOME": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        cwd=settings.BASE_DIR,
        check=True,
    )
    found, packed, asked = ran.stdout.decode().splitlines()
    problem = stored_sentence(json.loads(packed))
    assert found == "[(1, 3)]"
    assert problem.startswith("There is no model oasis/nothing on this machine")
    assert problem.endswith("hf download oasis/nothing")
    assert asked == "[]"


def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    with refused(TaggerError, match="holds no model"):
        huggingface.load(str(tmp_path))


def test_a_damaged_model_is_said(tiny_model: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny_model, tmp_path / "damaged"))
    (folder / "model.safetensors").write_bytes(b"\x08" + bytes(40))
    with refused(TaggerError, match="damaged holds no model that can be loaded"):
        huggingface.load(str(folder))


def test_a_model_that_marks_no_names_is_refused(tmp_path: Path) -> None:
    folder = tiny.write(tmp_path, tuple(f"LABEL_{at}" for at in range(len(tiny.LABELS))))
    with refused(TaggerError, match="does not mark names; its labels are LABEL_0, LABEL_1"):
        huggingface.load(str(folder))
