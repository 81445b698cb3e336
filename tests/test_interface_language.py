"""Every sentence that a person sees goes through gettext: in templates, in Python, and on the pages.

What is data is told by its markup, or by being in the library: see `tests/pseudo.py`.
"""

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.template.base import Lexer, TokenType
from django.test import Client
from django.urls import resolve
from django.utils.formats import date_format
from django.utils.translation.template import templatize

from reader.models import Article
from tests import pseudo
from tests.strange import Map

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def folder(path: Path) -> str:
    return path.parent.name if path.parent.name != "templates" else ""


# Templates

BODY_CLASS = re.compile(r"{% block body_class %}.*?{% endblock %}")
TAG = re.compile(r"<[^<>]*>", re.DOTALL)
NO_WORDS = re.compile(r"<(kbd|code|script|style)\b.*?</\1>|<!doctype[^>]*>|<!--.*?-->|&#?\w+;", re.DOTALL)
SAID = re.compile(rf'\s(?:{"|".join(pseudo.SAID)})="([^"]*)"')
LATIN = re.compile(r"[A-Za-z]+")
LOGIC = "\0"


def words_of_template(source: str) -> Iterator[str]:
    """Yield the English that stands in a template outside `translate` and `blocktranslate`."""
    shown, within = "", False
    for token in Lexer(BODY_CLASS.sub("", source)).tokenize():
        if token.token_type is TokenType.BLOCK:
            name = token.contents.split()[0]
            within = name in ("blocktranslate", "blocktrans") or (within and not name.startswith("endblock"))
        if not within:
            shown += token.contents if token.token_type is TokenType.TEXT else LOGIC
    shown = NO_WORDS.sub(" ", shown)
    said = [value for tag in TAG.findall(shown) for value in SAID.findall(tag)]
    for text in (*TAG.sub("\n", shown).split("\n"), *said):
        if any(word not in pseudo.OUR_NAMES for word in LATIN.findall(text)):
            yield text.replace(LOGIC, "…").strip()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{folder(path)}-{path.name}")
def test_templates_say_nothing_outside_the_catalogue(path: Path) -> None:
    assert list(words_of_template(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>{% translate 'Save' %}</p>", []),
        ("<p>Save {{ n }}</p>", ["Save …"]),
        ('<a title="Close">{{ x }}</a>', ["Close"]),
        ('<a title="{% translate "Close" %}">{% blocktranslate %}Up{% endblocktranslate %}</a>', []),
        ("<kbd>Esc</kbd> <b>حاشية</b> Hashiya", []),
    ],
)
def test_what_stands_outside_the_catalogue_is_found(source: str, found: list[str]) -> None:
    assert list(words_of_template(source)) == found


BLOCK = re.compile(r"{% blocktrans(?:late)?\b([^%]*)%}(.*?){% endblocktrans(?:late)? %}", re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{folder(path)}-{path.name}")
def test_messages_of_templates_can_be_gathered(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    templatize(source, origin=str(path))  # which raises, or warns, about what makemessages could not gather
    for options, message in BLOCK.findall(source):
        assert "\n" not in message or "trimmed" in options, message


# Python

SPEAK: tuple[str, ...] = (
    "accounts",
    "actors",
    "admin",
    "analysis",
    "annotation",
    "glossary",
    "intake",
    "library",
    "models",
)
SPEAK += ("page", "parameters", "rounds", "translation", "views", "watch")
MODULES = sorted(path for name in SPEAK for path in (ROOT / "reader" / name).rglob("*.py"))
MODULES.remove(ROOT / "reader" / "watch" / "metrics.py")  # which speaks to programs
CALLS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
}
OF_PROGRAMMERS = {
    *("AssertionError", "ImproperlyConfigured", "KeyError", "LookupError", "RuntimeError", "TypeError"),
    *(
        "ValueError",
        "NotImplementedError",
        "warn",
        "info",
        "warning",
        "error",
        "exception",
        "debug",
        "critical",
    ),
}
OF_DATABASES = {"execute", "RawSQL"}
NAMES = {  # of a browser, of providers and of a file; and those with which the key to the marks shows them
    'Bearer realm="metrics"',
    *("Samsung Internet", "Google Translate", "Microsoft Translator", "README.md"),
    *("Salma al-Haidari", "Fishermen’s Association", "Safa port", "Safa Festival"),
}
SENTENCE = re.compile(
    r"^[“‘(]?[A-Z][\w’'-]*[ ,.:…].*[a-z]{2}|^[A-Z][a-z]+ [a-z]|^[^<>{}]*[a-z]{2} [a-z]+.*[.?!…]$", re.DOTALL
)
SQL = re.compile(r"^(SELECT|INSERT INTO|UPDATE|WITH|INDEXED BY) ")
PLACE = re.compile(r"%(?!\()[sd]|\{\}")


def name_of(module: Path) -> str:
    return module.relative_to(ROOT / "reader").with_suffix("").as_posix()


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def sentences_of_code(source: str) -> Iterator[str]:
    """Yield the sentences that a module says to people without handing them to gettext."""

    def within(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Call) and called(node) in CALLS | OF_PROGRAMMERS | OF_DATABASES:
            return
        body = getattr(node, "body", None)
        is_documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        docstring = body[0] if is_documented and body and isinstance(body[0], ast.Expr) else None
        for child in ast.iter_child_nodes(node):
            is_type = child in (getattr(node, "annotation", None), getattr(node, "returns", None))
            if child is docstring or is_type or isinstance(child, ast.Assert):
                continue
            if isinstance(child, ast.JoinedStr):
                text = "".join(
                    str(one.value) if isinstance(one, ast.Constant) else "…" for one in child.values
                )
                if SENTENCE.search(text) and not SQL.search(text):
                    yield text
            elif isinstance(child, ast.Constant):
                said = child.value if isinstance(child.value, str) else ""
                if said not in NAMES and SENTENCE.search(said) and not SQL.search(said):
                    yield said
            else:
                yield from within(child)

    yield from within(ast.parse(source))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_code_says_nothing_outside_the_catalogue(path: Path) -> None:
    assert list(sentences_of_code(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", sorted((ROOT / "reader").rglob("*.py")), ids=name_of)
def test_messages_of_code_can_be_gathered(path: Path) -> None:
    """What is handed to gettext is written out there, and two things put into it have names."""
    if path.name in ("gather_names.py", "translating.py"):  # by models and by templates
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and called(node) in CALLS:
            said = node.args[:-1] if called(node).startswith("n") else node.args
            for one in said:
                assert isinstance(one, ast.Constant), ast.unparse(node)
                assert len(PLACE.findall(str(one.value))) < 2, ast.unparse(node)


# Pages

NO_PAGES = {"sign_out", "both_languages"}  # the last are files to be kept, in both languages of the article


@pytest.mark.sqlite  # what language a page speaks does not hang on the database
@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("role", ["anonymous", "reader", "analyst", "lead", "admin"])
def test_every_text_of_every_page_is_of_the_catalogue_or_of_the_library(
    role: str, full_library: Article, users: dict[str, User], lubna: User, client_of: Any
) -> None:
    everyone = users | {"lead": lubna}
    client: Client = Client() if role == "anonymous" else client_of(everyone[role])
    told: dict[str, str] = {}
    with pseudo.spoken():
        found = Map([client], most=2)
        data = pseudo.library_texts()
        for route, paths in found.paths.items():
            for path in paths:
                if route.startswith("admin/") or resolve(path).url_name in NO_PAGES:
                    continue
                answer = found.answer(client, path)
                if answer.status_code != 405 and "html" in answer.headers.get("Content-Type", ""):
                    for one in pseudo.unsaid(answer.content.decode(), data):
                        told.setdefault(one, path)
    assert not told, "\n".join(f"{path}: {one}" for one, path in told.items())


# Dates


def test_dates_are_written_as_the_language_writes_them() -> None:
    day = datetime(2026, 3, 1, 9, 5)
    assert date_format(day, "DATE_FORMAT") == "1 March 2026"
    assert date_format(day, "SHORT_DATETIME_FORMAT") == "1 Mar 2026 09:05"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{folder(path)}-{path.name}")
def test_templates_name_the_format_of_a_date(path: Path) -> None:
    """A format written out in a template would be the same in every language; "c" is for machines."""
    formats = re.findall(r"""\|date:["']([^"']*)["']""", path.read_text(encoding="utf-8"))
    assert [one for one in formats if one != "c" and not one.endswith("_FORMAT")] == []
