"""Every code of an error has a sentence, and every sentence is given what it names."""

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from django.utils import translation

from reader.errors import Reason
from reader.sentences import sentence_of, stored_sentence
from reader.sentences.wording import SENTENCES
from reader.text.decoding import NotText, decode

ROOT = Path(__file__).parent.parent.parent


@cache
def trees() -> dict[Path, ast.Module]:
    """Return what each module is made of; not before a test asks, for every process reads this file."""
    return {
        path.relative_to(ROOT): ast.parse(path.read_text("utf-8"))
        for path in sorted((ROOT / "reader").rglob("*.py"))
        if "migrations" not in path.parts
    }


def classes() -> dict[str, set[str]]:
    """Return the classes that take a code, each with the names of what else it takes."""
    found: dict[str, set[str]] = {"Reason": set(), "CodedError": set()}
    defined = [one for tree in trees().values() for one in ast.walk(tree) if isinstance(one, ast.ClassDef)]
    while True:
        more = [one for one in defined if one.name not in found and bases(one) & found.keys() - {"Reason"}]
        if not more:
            return found
        for one in more:
            own = [it.args for it in one.body if isinstance(it, ast.FunctionDef) and it.name == "__init__"]
            inherited = set().union(*(found.get(base, set()) for base in bases(one)))
            found[one.name] = {arg.arg for args in own for arg in args.args} or inherited


def bases(one: ast.ClassDef) -> set[str]:
    return {base.id for base in one.bases if isinstance(base, ast.Name)}


def given() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where a code stands in the source, the code, and the names of its arguments.

    The arguments that `also` adds are those of the whole file.
    """
    known = classes()
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            code = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
            if node.func.id in known and isinstance(code, str):
                named = {one.arg for one in node.keywords if one.arg} - known[node.func.id]
                yield f"{path}:{node.lineno}", code, named


ADDED_LATER = {"reply-": {"service"}}  # by whoever knows which service was asked


def test_every_code_has_a_sentence_and_every_sentence_is_given_what_it_names() -> None:
    wrong = []
    for where, code, named in given():
        if code not in SENTENCES:
            wrong.append(f"{where}: {code} has no sentence")
            continue
        named |= next((more for begin, more in ADDED_LATER.items() if code.startswith(begin)), set())
        if names_in(code) != named:
            wrong.append(f"{where}: {code} names {sorted(names_in(code))}, given {sorted(named)}")
    assert not wrong


def test_no_sentence_is_left_of_what_is_no_longer_said() -> None:
    assert SENTENCES.keys() - {code for _, code, _ in given()} == {"said"}


def names_in(code: str) -> set[str]:
    sentence = SENTENCES[code]
    with_plural = getattr(sentence, "_translate", None)
    text = str(with_plural(2) if with_plural else sentence)
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_an_error_is_stored_in_no_language_and_worded_in_any() -> None:
    with pytest.raises(NotText) as problem:
        decode(b"%PDF-1.7")
    reason = Reason("file-not-text", what=problem.value.reason)
    stored = json.loads(json.dumps(reason.packed()))
    assert Reason.unpacked(stored) == reason
    assert stored_sentence(stored).startswith("This file is a PDF. Copy its text into the form")


def test_an_older_row_that_holds_a_sentence_is_shown_as_it_is() -> None:
    assert stored_sentence("The file was {odd}.") == "The file was {odd}."
    assert stored_sentence({}) == ""


def test_a_code_of_another_version_is_named_and_stops_no_page() -> None:
    assert stored_sentence(Reason("from-tomorrow", line=3).packed()) == "from-tomorrow line=3"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    reason = Reason("page-too-many-elements", size=1234567, most=50000)
    assert "1,234,567 elements; at most 50,000" in sentence_of(reason)
    with translation.override("de"):
        assert "1.234.567 elements; at most 50.000" in sentence_of(reason)


def test_a_single_thing_is_said_in_the_singular() -> None:
    assert sentence_of(Reason("upload-some-not-added", count=1, items=9)) == "1 of 9 texts was not added."
    assert sentence_of(Reason("upload-some-not-added", count=2, items=9)) == "2 of 9 texts were not added."
