"""One noun a concept: no two public classes share a name, no two functions that mean different things."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Names that several modules give to the same deed, each in its own matter.
SAME_DEED = {
    "evaluate": "score labelled text of one kind: reader/evaluation",
    "find": "names of one kind in a sentence: reader/arabic/actors",
    "load": "a tagger: reader/taggers",
    "main": "what a module does that is run by itself",
    "write": "articles in one format: reader/formats/writers",
    "run": "a benchmark: reader/benchmarks",
}
# Names that a framework asks for.
ASKED_FOR = {"Command", "Migration"}


@cache
def statements() -> list[tuple[str, ast.stmt]]:
    """Return what stands at the top of every module, with the module's path."""
    return [
        (path.relative_to(ROOT).as_posix(), node)
        for path in sorted((ROOT / "reader").rglob("*.py"))
        if "migrations" not in path.parts
        for node in ast.parse(path.read_text("utf-8")).body
    ]


def defined(kind: type[ast.stmt]) -> dict[str, list[str]]:
    """Return the modules that define each public name at their top."""
    found = defaultdict(list)
    for path, node in statements():
        if isinstance(node, kind) and not node.name.startswith("_"):  # type: ignore[attr-defined]
            found[node.name].append(path)  # type: ignore[attr-defined]
    return found


def test_no_two_public_classes_share_a_name() -> None:
    shared = {name: at for name, at in defined(ast.ClassDef).items() if len(at) > 1 and name not in ASKED_FOR}
    assert shared == {}


def test_no_two_public_functions_share_a_name_unless_they_do_the_same() -> None:
    shared = {
        name: at
        for name, at in defined(ast.FunctionDef).items()
        if len(set(at)) > 1 and name not in SAME_DEED
    }
    assert shared == {}


def test_every_exception_to_unique_names_is_used() -> None:
    functions = defined(ast.FunctionDef)
    assert {name for name in SAME_DEED if len(functions[name]) < 2} == set()


def test_the_terms_name_classes_and_functions_that_are_there() -> None:
    rows = re.findall(r"^\| .* \| (.*) \|$", (ROOT / "docs" / "terms.md").read_text("utf-8"), re.M)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert len(named) >= 40
    assert named - defined(ast.ClassDef).keys() - defined(ast.FunctionDef).keys() == set()


def test_every_term_has_its_arabic() -> None:
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", (ROOT / "docs/terms.md").read_text("utf-8"), re.M
    )
    terms = {
        term: arabic for term, arabic in rows if term not in {"term", "---"} and not term.startswith("--")
    }
    assert len(terms) > 40
    assert {term for term, arabic in terms.items() if not re.search(r"[\u0621-\u064a]", arabic)} == set()
