"""What scripts say: each sentence under a key, in the language of the page, and none in a script itself."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.utils import translation

from reader.assets.sentences import SAMPLES, script, sentences_of_scripts
from tests import pseudo

STATIC = settings.BASE_DIR / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
CLASSES = re.compile(r"\.([a-z][\w-]*)")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*$|(?<=\s)// .*$", re.S | re.M)
LITERAL = re.compile(r'"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`')
WORD = re.compile(r"(?<!\S)([A-Za-z]{2,})(?:[.,:;!?…]|(?!\S))")
GLUED = re.compile(r"\} [A-Za-z]{2,}|[A-Za-z]{2,} \$\{")
FILLED = re.compile(r"\$\{[^{}]*\}")
NAMES = {"Arrow", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", "Escape", "Home", "End", "Tab"}
HEADERS = {"Content-Type", "Form-Expired", "Page-User", "Somebody-Else"}
NOT_SHOWN = NAMES | HEADERS | {"innerHTML", "GET"}
TAGS = {
    "article",
    "details",
    "dialog",
    "form",
    "html",
    "input",
    "main",
    "select",
    "span",
    "summary",
    "textarea",
}


def known_words() -> set[str]:
    """Words of literals that nobody is shown: names of classes, of elements, of keys and headers."""
    styles = "\n".join(path.read_text("utf-8") for path in STATIC.rglob("*.css"))
    return set(CLASSES.findall(styles)) | TAGS | NOT_SHOWN


KNOWN = known_words()


def shown(source: str) -> Iterator[str]:
    """Yield the literals of a script that look like words for people."""
    for literal in LITERAL.findall(COMMENT.sub("", source)):
        text = FILLED.sub("", literal[1:-1])
        words = set(WORD.findall(text)) - KNOWN
        alone = re.match(r"[A-Z][a-z]", text) and text not in KNOWN
        if alone or GLUED.search(literal) or (words and re.search(r"\s", text)):
            yield literal


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_say_nothing_outside_the_catalogue(path: Path) -> None:
    assert list(shown(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'say("Copied");',
        'say("it was kept");',
        "say(`${word} on`);",
        'x.append("Kept from before. ");',
        '"No way."',
    ],
)
def test_the_rule_for_scripts_finds_sentences(source: str) -> None:
    assert list(shown(source))


@pytest.mark.parametrize(
    "source",
    [
        '// Not shown\n$("main .message.bad");',
        '$$("textarea, input:not([type=hidden])");',
        'told("no_entry");',
        'key === "ArrowLeft";',
        "`${PREFIX}${pathname}|${about}`;",
    ],
)
def test_the_rule_for_scripts_lets_everything_else_pass(source: str) -> None:
    assert list(shown(source)) == []


def test_scripts_and_catalogue_name_the_same_sentences() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    named = set(re.findall(r'\btold(?:With)?\([^"\n]*"(\w+)"', source))
    assert named - set(sentences_of_scripts()) == set()
    assert [key for key in sentences_of_scripts() if f'"{key}"' not in source] == []


def test_scripts_and_catalogue_have_forms_for_the_same_numbers() -> None:
    told = (STATIC / "scripts" / "sentences.js").read_text("utf-8")
    assert f"const SAMPLES = {list(SAMPLES)};" in told


def test_the_script_of_a_language_holds_its_sentences_and_nothing_else() -> None:
    text = script("en")
    assert json.loads(text.removeprefix("const sentences=").removesuffix(";\n")) == sentences_of_scripts()
    assert sentences_of_scripts()["try_again"] == "Try again"


def test_a_number_has_the_form_that_goes_with_it() -> None:
    forms = sentences_of_scripts()["changes_not_sent"]
    assert [form.split(" not ")[0] for form in forms] == [
        "%(count)s change" if count == 1 else "%(count)s changes" for count in SAMPLES
    ]


def test_every_sentence_goes_through_the_catalogue() -> None:
    translation.deactivate()  # migrating leaves a language active
    with pseudo.spoken():
        said = [
            form
            for one in sentences_of_scripts().values()
            for form in ([one] if isinstance(one, str) else one)
        ]
        assert [form for form in said if pseudo.outside(form)] == []
        assert "⟦" in script("en")


def test_every_language_of_the_interface_has_its_script() -> None:
    for language, _ in settings.LANGUAGES:
        found = find(f"sentences.{language}.js")
        assert isinstance(found, str)
        assert Path(found).read_text("utf-8") == script(language)
    assert find("sentences.tlh.js") is None
