"""The project keeps its own rules: its map, its templates, its styles, its characters."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("reader", "templates", "static", "seeds", "tests", "docs")
SOURCES = {".py", ".html", ".css", ".js", ".ts"}
TEXT_SUFFIXES = SOURCES | {".md", ".toml", ".tsv", ".txt", ".json", ".svg", ".po", ""}
LONGEST_MODULE = 400
LONGEST_LINE = 120  # of templates, style sheets and scripts; ruff counts those of the code

# Embeddings, overrides, isolates and marks that make source read otherwise than it runs.
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

INLINE_IN_TEMPLATE = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"\sstyle\s*=", re.I),
    "event attribute": re.compile(r"\son[a-z]+\s*=", re.I),
    "javascript address": re.compile(r"javascript:", re.I),
    "htmx script attribute": re.compile(r"\shx-on[:=-]", re.I),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b"),
}

# A line that must name a physical side says so: /* physical: why */
PHYSICAL_SIDE = re.compile(
    r"""(?x)
    \b(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b
    | (?<![\w-])(?:left|right)\s*:
    | \b(?:text-align|float|clear)\s*:\s*(?:left|right)\b
    | \bborder-(?:top|bottom)-(?:left|right)-radius\b
    """
)
EXCUSED = re.compile(r"/\*\s*physical:")


def files(*rooms: str, suffixes: set[str] | None = None) -> Iterator[Path]:
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*")):
            hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(ROOT).parts)
            if path.is_file() and not hidden and (suffixes is None or path.suffix in suffixes):
                yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules() -> list[Path]:
    return [path for path in files("reader", suffixes={".py"}) if "migrations" not in path.parts]


def templates() -> list[Path]:
    return list(files("templates", suffixes={".html"}))


# Python


def test_every_module_says_what_it_is_for() -> None:
    sources = {name(path): path.read_text("utf-8") for path in modules()}
    assert [path for path, text in sources.items() if text and not ast.get_docstring(ast.parse(text))] == []


def test_no_module_holds_more_than_one_head_can() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_code_marks_text_as_safe_but_what_bleach_cleaned() -> None:
    unsafe = re.compile(r"\bmark_safe\b|\bSafeString\b|\bSafeText\b")
    found = [name(path) for path in modules() if unsafe.search(path.read_text("utf-8"))]
    assert found == ["reader/page/rich_text.py"]


def test_nothing_is_left_to_do_in_the_code() -> None:
    left = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    sources = files("reader", "templates", "static", suffixes={".py", ".html", ".css", ".js"})
    assert [name(path) for path in sources if left.search(path.read_text("utf-8"))] == []


# Templates


def long_lines(paths: Iterable[Path]) -> list[str]:
    return [
        f"{name(path)}:{number}: {len(line)} characters"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]


def test_lines_of_templates_are_short_enough_to_review() -> None:
    assert long_lines(templates()) == []


def test_fragments_start_with_an_underscore_and_extend_nothing() -> None:
    for path in templates():
        extends = "{% extends" in path.read_text("utf-8")
        if path.name.startswith("_"):
            assert not extends, f"{name(path)} is a fragment and extends a page"
        elif path.name != "base.html" and path.parent != ROOT / "templates":
            assert extends, f"{name(path)} extends no page: a fragment's name starts with _"


@pytest.mark.parametrize("rule", INLINE_IN_TEMPLATE)
def test_templates_hold_nothing_that_the_policy_forbids(rule: str) -> None:
    pattern = INLINE_IN_TEMPLATE[rule]
    found = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in templates()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<script>", "inline script"),
        ('<script type="module">', "inline script"),
        ("<style>", "style element"),
        ('<p style="color:red">', "style attribute"),
        ('<p onclick="x()">', "event attribute"),
        ('<a href="JavaScript:x()">', "javascript address"),
        ('<p hx-on:click="x()">', "htmx script attribute"),
        ("{{ text|safe }}", "unescaped text"),
        ("{% autoescape off %}", "unescaped text"),
    ],
)
def test_the_rules_for_templates_find_what_they_are_for(markup: str, rule: str) -> None:
    assert INLINE_IN_TEMPLATE[rule].search(markup)


# Styles


def test_lines_of_style_sheets_are_short_enough_to_review() -> None:
    assert long_lines(files("static", suffixes={".css"})) == []


def test_styles_name_logical_sides() -> None:
    found = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in files("static", suffixes={".css"})
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if PHYSICAL_SIDE.search(line) and not EXCUSED.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "declaration",
    ["margin-left: 1px", "left: 0", "text-align: right", "border-top-left-radius: 1px", "float:left"],
)
def test_the_rule_for_styles_finds_physical_sides(declaration: str) -> None:
    assert PHYSICAL_SIDE.search(declaration)


@pytest.mark.parametrize(
    "declaration", ["margin-inline-start: 1px", "inset-inline-end: 0", "text-align: start"]
)
def test_the_rule_for_styles_lets_logical_sides_pass(declaration: str) -> None:
    assert not PHYSICAL_SIDE.search(declaration)


# In the sheets of a long page: "img + p". A browser keeps one list of what may stand behind any tag, and
# looks all of the page's paragraphs through when one row of it is changed.
COMMENT = re.compile(r"/\*.*?\*/", re.S)
ANY_SIBLING = re.compile(r"(?:^|[\s>(,])(?:[a-z]+[1-6]?|\*)\s*[+~]\s*[a-z*]")


def test_no_rule_of_an_article_s_page_stands_behind_a_bare_tag() -> None:
    sheets = [*files("static/styles/reader", "static/styles/workbench", suffixes={".css"})]
    assert sheets
    found = [
        f"{name(path)}: {selector.strip()}"
        for path in [*sheets, ROOT / "static/styles/first_steps.css"]
        for selector in re.findall(r"([^{};]+)\{", COMMENT.sub("", path.read_text("utf-8")))
        if ANY_SIBLING.search(selector)
    ]
    assert found == []


# ".head:has(+ .tools …)": every change behind the tools is then one of the head, and styles the page anew.
AHEAD = re.compile(r":has\(\s*[+~]")
UNSCRIPTED = re.compile(r"@media \(scripting: none\) \{.*?\n\}", re.S)


def test_no_rule_of_an_article_s_page_looks_ahead_for_what_stands_behind() -> None:
    sheets = files("static/styles/reader", "static/styles/workbench", suffixes={".css"})
    texts = {name(path): COMMENT.sub("", path.read_text("utf-8")) for path in sheets}
    assert any(AHEAD.search(text) for text in texts.values())  # where there is no script
    assert [sheet for sheet, text in texts.items() if AHEAD.search(UNSCRIPTED.sub("", text))] == []


@pytest.mark.parametrize("selector", [".keep form + p", "h2 + p", ".a > img ~ p", ".ways * + *"])
def test_the_rule_for_siblings_finds_bare_tags(selector: str) -> None:
    assert ANY_SIBLING.search(selector)


@pytest.mark.parametrize("selector", ["h2.ask + p", ".message + *", ".row ~ .row p", "[type=radio] ~ span"])
def test_the_rule_for_siblings_lets_classes_pass(selector: str) -> None:
    assert not ANY_SIBLING.search(selector)


CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
SHORT_WORDS = {"by", "go", "no", "of", "on", "up", "me", "in", "to", "ok"}
# Cut words that one might take for whole ones
CUT = re.compile(
    r"\b(?:btn|cap|cols|cred|cur|err|fig|figs|hash|inter|lab|lib|mast|med|morph|msg|pal|pic|pos|prog"
    r"|sect|seg|sep|struct|trans|ver|voc)\b"
)


def classes() -> dict[str, str]:
    """Every class that a style sheet names, with one that does."""
    found: dict[str, str] = {}
    for path in files("static", suffixes={".css"}):
        text = re.sub(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|url\([^)]*\)", "", path.read_text("utf-8"), flags=re.S)
        found |= dict.fromkeys(CLASS.findall(re.sub(r"@import[^;]*;", "", text)), name(path))
    return found


def is_cut(name_of_class: str) -> bool:
    """Whether a name has a part that is no word: too short, without a vowel, or with a number."""
    return bool(CUT.search(name_of_class)) or any(
        re.search(r"\d", word)
        or (len(word) < 3 and word not in SHORT_WORDS)
        or not re.search("[aeiouy]", word)
        for word in re.split("[-_]", name_of_class.lower())
    )


def test_names_of_classes_are_whole_words() -> None:
    assert {one: where for one, where in classes().items() if is_cut(one) and one != "htmx-request"} == {}


@pytest.mark.parametrize("one", ["btn", "en1", "gl-in", "m", "sect", "h-ar"])
def test_the_rule_for_classes_finds_cut_words(one: str) -> None:
    assert is_cut(one)


@pytest.mark.parametrize("one", ["button", "by-words", "gloss-inside", "matn", "who-list"])
def test_the_rule_for_classes_lets_whole_words_pass(one: str) -> None:
    assert not is_cut(one)


def test_every_class_of_a_style_sheet_is_given_somewhere() -> None:
    sources = files("templates", "reader", "static", suffixes={".html", ".py", ".js"})
    given = set(re.findall(r"[\w-]+", "\n".join(path.read_text("utf-8") for path in sources)))
    by_htmx_or_by_kind = {"htmx-request", "said-doubtful"}
    assert {one: where for one, where in classes().items() if one not in given | by_htmx_or_by_kind} == {}


# Scripts


def scripts() -> list[Path]:
    return list(files("static", suffixes={".js"}))


def test_lines_of_scripts_are_short_enough_to_review() -> None:
    assert long_lines(files("static", suffixes={".js", ".ts"})) == []


def test_every_script_has_its_types_checked_and_says_what_it_is_for() -> None:
    begins = re.compile(r"// @ts-check\n/\* \w")
    assert [name(path) for path in scripts() if not begins.match(path.read_text("utf-8"))] == []


def test_no_script_is_more_than_one_head_can_hold() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in scripts()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE / 2} == {}


def test_scripts_import_from_each_other_and_ask_the_server_through_htmx() -> None:
    of_pages = [path for path in scripts() if path.parent.name != "worker"]  # which hands on what pages ask
    found = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in of_pages
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\bwindow\.\w+ =|XMLHttpRequest|HX-", line)
        or (re.search(r"\bfetch\(", line) and path.name != "signing_in.js")
    ]
    assert found == []


# Characters


def test_no_file_holds_invisible_direction_controls() -> None:
    top = [path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".")]
    found = [
        f"{name(path)}:{number}"
        for path in (*files(*ROOMS), *top)
        if path.suffix in TEXT_SUFFIXES and (ROOT / "tests/data") not in path.parents
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if BIDI_CONTROLS.search(line)
    ]
    assert found == []


# The map


def mapped() -> set[str]:
    """The paths that the "Map of the code" names."""
    papers = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    section = re.search(r"^#+ Map of the code\n(.*?)(?=^#|\Z)", papers, re.M | re.S)
    assert section is not None, "docs/architecture.md has no section called Map of the code"
    return set(re.findall(r"`((?:reader|templates|static|seeds|tests|docs)/[\w/.-]*)`", section[1]))


def test_the_map_names_every_room_and_module() -> None:
    inside = {
        f"reader/{path.name}{'/' if path.is_dir() else ''}"
        for path in (ROOT / "reader").iterdir()
        if path.name not in {"__init__.py", "__pycache__"}
    }
    rooms = {f"{room}/" for room in ROOMS if room != "reader"}
    assert (inside | rooms) - mapped() == set()


def test_the_map_names_nothing_that_is_not_there() -> None:
    assert {path for path in mapped() if not (ROOT / path).exists()} == set()


def test_the_papers_explain_exactly_the_variables_that_are_read() -> None:
    asked = re.compile(r"""os\.environ\.get\(\s*"(HASHIYA_\w+)"|env_\w+\(\s*"(HASHIYA_\w+)\"""")
    read = {first or second for path in modules() for first, second in asked.findall(path.read_text("utf-8"))}
    rows = re.findall(r"^\| (`HASHIYA_.*?) \|", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.M)
    explained = {variable for row in rows for variable in re.findall(r"HASHIYA_\w+", row)}
    assert explained == read


# The papers

PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_bytes()) < 6_000


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_link_of_the_papers_leads_somewhere(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", paper.read_text("utf-8"))
    assert {link for link in links if not (paper.parent / link).exists()} == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_path_that_the_papers_name_is_there(paper: Path) -> None:
    named = re.findall(r"`((?:reader|templates|static|seeds|tests|docs)/[\w/.-]+)`", paper.read_text("utf-8"))
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_no_module_lies_flat_in_the_package() -> None:
    flat = {path.name for path in (ROOT / "reader").glob("*.py")}
    assert flat <= {"__init__.py", "settings.py", "urls.py", "wsgi.py", "apps.py", "errors.py"}


def test_nothing_new_lies_at_the_top_of_the_project() -> None:
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    files = {"LICENSE", "Makefile", "README.md", "manage.py", "pyproject.toml", "requirements.txt"}
    assert top - {"static-collected", "__pycache__"} == files | set(ROOMS)
