"""Gather people's names and the parts they are made of, with how often each was seen, into two tables."""

import sqlite3
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reader.arabic.names.gazetteer import key

_PACKAGE = "arabic_name_romanizer"
_SOURCE = "wikidata"  # whose names are CC0; the package's others are under other licences
_MAGHREB = frozenset({"DZ", "MA", "TN", "MR"})
_ARAB = _MAGHREB | {"EG", "IQ", "SA", "LB", "SY", "PS", "JO", "YE", "AE", "KW", "SD", "QA", "LY", "BH", "OM"}
_LONGEST = 5  # words of a person's name
_HEADER = """\
# {what}
# columns: {columns}
# source: Wikidata, through arabic-name-romanizer {version}
# licence: CC0 1.0
"""


class Command(BaseCommand):
    help = "Gather people's names from arabic-name-romanizer (a development dependency) into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the tables go, reader/arabic/data")
        parser.add_argument("--index", type=Path, help="the package's names.sqlite3, if it is not installed")
        parser.add_argument(
            "--version-of-package", default="0.2.0", help="what the tables say of their source"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        index = options["index"] or _installed()
        if not index.is_file():
            raise CommandError(f"There is no index of names at {index}.")
        version = options["version_of_package"]
        with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as names:
            people, parts = dict(_people(names)), dict(_parts(names))
        _write(
            options["folder"] / "names_people.tsv",
            _HEADER.format(
                what="People by their full names.",
                columns="Arabic (folded, in the order of its letters), English",
                version=version,
            ),
            people,
        )
        _write(
            options["folder"] / "name_units.tsv",
            _HEADER.format(
                what="Parts of people's names, with how often they were seen.",
                columns="Arabic (folded, in the order of its letters), as given name, as family name, "
                "English, English in the Maghreb where it is another (or -)",
                version=version,
            ),
            parts,
        )
        self.stdout.write(f"{len(people)} people, {len(parts)} parts of names")


def _installed() -> Path:
    found = find_spec(_PACKAGE)
    places = found.submodule_search_locations if found else None
    if not places:
        raise CommandError("Install arabic-name-romanizer, or name its names.sqlite3 with --index.")
    return Path(places[0]) / "resources" / "names.sqlite3"


def _write(path: Path, header: str, rows: dict[str, str]) -> None:
    by_letters = sorted(rows.items(), key=lambda row: row[0].replace(" ", ""))
    lines = (f"{arabic}\t{rest}" for arabic, rest in by_letters)
    path.write_text(header + "\n".join((*lines, "")), encoding="utf-8")


def _people(names: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield every full name of two to five words with the English that most have."""
    found: dict[str, Counter[tuple[bool, str]]] = {}
    for arabic, latin, language, country, count in names.execute(
        "select arabic_key, latin, latin_lang, country, count from full_names where source = ?", (_SOURCE,)
    ):
        words = arabic.split()
        if (
            2 <= len(words) <= _LONGEST
            and not _is_one_name(words)
            and len(latin.split()) > 1
            and latin.isprintable()
        ):
            preferred = language == "en" and country in _ARAB
            found.setdefault(" ".join(map(key, words)), Counter())[preferred, latin] += count
    written: set[str] = set()
    for arabic, seen in sorted(found.items()):
        if arabic.replace(" ", "") in written:
            continue
        written.add(arabic.replace(" ", ""))
        yield arabic, max(seen.items(), key=lambda pair: (pair[0][0], pair[1], pair[0][1]))[0][1]


def _is_one_name(words: list[str]) -> bool:
    """Tell whether two words are one name, which many bear: عبد الكريم, نصر الله, أبو بكر."""
    return len(words) == 2 and (words[1] == "الله" or words[0] in ("عبد", "ابو", "ابن", "بن", "ام"))


def _parts(names: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield every part with its counts by role and its commonest English in both halves of the Arab world."""
    roles: dict[str, Counter[str]] = {}
    latins: dict[tuple[str, bool], Counter[str]] = {}
    for arabic, latin, country, role, count in names.execute(
        "select arabic_key, latin, country, role, count from units where source = ?", (_SOURCE,)
    ):
        letters = key(arabic)
        if not letters or country not in _ARAB:
            continue
        roles.setdefault(letters, Counter())[role] += count
        latins.setdefault((letters, country in _MAGHREB), Counter())[_with_article(latin)] += count
    for letters, seen in roles.items():
        east, west = (_commonest(latins.get((letters, half))) for half in (False, True))
        given, family = seen["given"], seen["surname"]
        yield letters, f"{given}\t{family}\t{east or west}\t{west if west and west != east else '-'}"


def _with_article(latin: str) -> str:
    """Write the article as we do: al-Mutairi, for Al Mutairi and Al-Mutairi."""
    for written in ("Al-", "Al ", "El-", "El ", "al ", "el-", "el "):
        if latin.startswith(written):
            return f"al-{latin[len(written) :]}"
    return latin


def _commonest(seen: Counter[str] | None) -> str:
    return max(seen.items(), key=lambda pair: (pair[1], pair[0]))[0] if seen else ""
