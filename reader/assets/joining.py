"""Join the parts that a style sheet or a script imports into one file, and minify it.

A style sheet imports a part with `@import "styles/tokens.css";`, a script with `import "./scripts/words.js";`
or `import { words } from "./scripts/words.js";`, each from the beginning of a line. Each part comes once,
before what imports it. The parts of a script share one scope in the joined file: no two may give one name.
"""

import re
from collections import Counter
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_IMPORT = {
    ".css": re.compile(r'^@import "([^"]+)";\n', re.M),
    ".js": re.compile(r'^import (?:\{[^{}]*\} from )?"([^"]+)";\n', re.M),
}
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.M)
_MODULE_WORD = re.compile(r"^(?:import|export)\b.*", re.M)
_NAME = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.M)


class UnjoinableError(Exception):
    """Parts that cannot become one file; the message says why."""


def parts_of(entry: Path) -> list[Path]:
    """Return the files that a style sheet or script is made of, in their order; it is itself the last."""
    found: list[Path] = []
    entered: set[Path] = set()

    def enter(file: Path) -> None:
        if file in entered:
            return
        entered.add(file)
        for address in _IMPORT[file.suffix].findall(file.read_text(encoding="utf-8")):
            enter((file.parent / address).resolve())
        found.append(file)

    enter(entry.resolve())
    return found


def joined_file(entry: Path) -> str:
    """Return a style sheet or script with its parts in it.

    Raises UnjoinableError, and OSError where a part is not there.
    """
    texts = [_IMPORT[file.suffix].sub("", file.read_text(encoding="utf-8")) for file in parts_of(entry)]
    return _script(texts) if entry.suffix == ".js" else cssmin("".join(texts))


def _script(texts: list[str]) -> str:
    code = _EXPORT.sub("", "\n".join(texts))
    if left := _MODULE_WORD.search(code):
        raise UnjoinableError(f"This import or export cannot be joined: {left[0]}")
    if twice := [name for name, times in Counter(_NAME.findall(code)).items() if times > 1]:
        raise UnjoinableError(f"Two parts of one script give the same name: {', '.join(twice)}")
    return f'(()=>{{"use strict";{jsmin(code)}}})();\n'
