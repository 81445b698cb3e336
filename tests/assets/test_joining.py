"""Parts of style sheets and scripts, joined: each once, in order, or refused."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from reader.assets.joining import UnjoinableError, joined_file, parts_of

STATIC = settings.BASE_DIR / "static"
ENTRIES = sorted(path for path in STATIC.iterdir() if path.suffix in {".css", ".js"})


def write(folder: Path, **texts: str) -> Path:
    """Put files into a folder, `one_js` as one.js; return the first."""
    files = [folder / name.replace("_", ".") for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files[0]


def test_a_style_sheet_has_its_parts_in_the_order_of_its_imports(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        all_css='@import "b.css";\n@import "a.css";\nall { color: red }\n',
        a_css="a { color: red }\n",
        b_css="/* said */\nb { color: red }\n",
    )
    assert joined_file(entry) == "b{color:red}a{color:red}all{color:red}"


def test_a_part_of_a_script_comes_once_and_before_what_imports_it(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        all_js='import "./a.js";\nimport { c } from "./c.js";\nc();\n',
        a_js='import { c } from "./c.js";\nexport const a = c();\n',
        c_js="export function c() { return 1; }\n",
    )
    assert [part.name for part in parts_of(entry)] == ["c.js", "a.js", "all.js"]
    assert joined_file(entry) == '(()=>{"use strict";function c(){return 1;}\nconst a=c();c();})();\n'


def test_parts_that_import_each_other_are_joined_too(tmp_path: Path) -> None:
    entry = write(tmp_path, a_js='import "./b.js";\nf();\n', b_js='import "./a.js";\nfunction f() {}\n')
    assert [part.name for part in parts_of(entry)] == ["b.js", "a.js"]


@pytest.mark.parametrize(
    "text",
    [
        'import all from "./b.js";\n',
        'import * as b from "./b.js";\n',
        "export default 1;\n",
        "const a = 1;\nexport { a };\n",
        'import { b as a } from "./b.js"; a();\n',
    ],
)
def test_what_cannot_be_joined_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(UnjoinableError, match="cannot be joined"):
        joined_file(write(tmp_path, a_js=text, b_js="export const b = 1;\n"))


def test_two_parts_that_give_one_name_are_refused(tmp_path: Path) -> None:
    entry = write(tmp_path, a_js='import "./b.js";\nfunction say() {}\n', b_js="export const say = 1;\n")
    with pytest.raises(UnjoinableError, match="same name: say"):
        joined_file(entry)


def test_a_part_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        joined_file(write(tmp_path, a_css='@import "nowhere.css";\n'))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda path: path.name)
def test_what_is_sent_is_smaller_than_what_is_written_and_imports_nothing(entry: Path) -> None:
    sent = joined_file(entry)
    written = sum(part.stat().st_size for part in parts_of(entry))
    assert len(sent.encode()) < written
    assert not re.search(r"@import|^\s*(?:import|export)\b", sent, re.M)


def test_every_part_belongs_to_something_that_is_sent() -> None:
    used = {part for entry in ENTRIES for part in parts_of(entry)}
    written = {path for path in STATIC.rglob("*") if path.suffix in {".css", ".js"}}
    assert written - used == set()
