"""The interface in Arabic: whole, in Arabic alone but for what says that it is English, and mirrored."""

import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import resolve

from reader.models import Article
from reader.views.language import COOKIE
from tests import catalogues, pseudo
from tests.strange import Map

ROOT = Path(settings.BASE_DIR)
ARABIC = catalogues.LOCALE / "ar" / "LC_MESSAGES" / "django.po"
WORD = re.compile("[A-Za-z]{2,}")

# The catalogue


def test_every_sentence_is_translated_and_none_is_a_guess() -> None:
    """`make messages` gathers them; translations are written into the file, and it is run again."""
    assert list(catalogues.waiting(ARABIC)) == []


def test_translations_keep_places_and_tags() -> None:
    found = {
        catalogues.in_english(one): list(catalogues.changed_places(one))
        for one in catalogues.sentences(ARABIC)
    }
    assert {sentence: forms for sentence, forms in found.items() if forms} == {}


@pytest.mark.parametrize("word", ["Note", "Mentions", "Reading"])
def test_a_word_of_several_meanings_says_which_is_meant(word: str) -> None:
    """Arabic has another word for each: a note on the text and one for oneself, who occurs and how often."""
    meant = [one for one in catalogues.sentences(ARABIC) if one.id == word]
    assert len(meant) > 1
    assert all(one.context for one in meant)


def test_what_the_site_reads_is_made_of_what_translators_wrote() -> None:
    with catalogues.compiled(ARABIC).open("rb") as file:
        read: dict[Any, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    for message in catalogues.sentences(ARABIC):
        context = f"{message.context}\4" if message.context else ""
        forms = catalogues.in_translation(message)
        if isinstance(message.id, str):
            assert read[context + message.id] == forms[0]
        else:
            assert [read[context + message.id[0], number] for number in range(6)] == list(forms)


# Pages


@cache
def latin_words_of_translations() -> frozenset[str]:
    said = " ".join(form for one in catalogues.sentences(ARABIC) for form in catalogues.in_translation(one))
    return frozenset(WORD.findall(pseudo.AS_THEY_ARE.sub(" ", said))) | pseudo.OUR_NAMES


def in_english(page: str, data: str) -> Iterator[str]:
    """Yield what a page says in Latin letters outside of what says that it is English, or data.

    Attributes, choices of a field and the title of a page cannot say so: names and addresses stand in them as
    they are.
    """
    known = latin_words_of_translations()
    shown = PLAIN.sub("", ATTRIBUTES.sub("", page))
    yield from (text for text in pseudo.texts(shown) if not known.issuperset(WORD.findall(text)))
    known_there = known.union(WORD.findall(data))
    yield from (text for text in pseudo.texts(page) if not known_there.issuperset(WORD.findall(text)))


ATTRIBUTES = re.compile(rf' (?:{"|".join(pseudo.SAID)})="[^"]*"')
PLAIN = re.compile("<(title|option)\\b.*?</\\1>", re.DOTALL)
NO_PAGES = {"sign_out", "both_languages"}


@pytest.mark.sqlite  # what language a page speaks does not hang on the database
@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("role", ["anonymous", "admin"])
def test_pages_say_nothing_in_english_but_what_says_so(
    role: str, full_library: Article, users: dict[str, User], client_of: Any
) -> None:
    client: Client = Client() if role == "anonymous" else client_of(users[role])
    client.cookies[COOKIE] = "ar"
    told: dict[str, str] = {}
    data = pseudo.library_texts()
    found = Map([client], most=1)
    for route, paths in found.paths.items():
        for path in paths:
            if route.startswith("admin/") or resolve(path).url_name in NO_PAGES:
                continue
            answer = found.answer(client, path)
            if answer.status_code != 405 and "html" in answer.headers.get("Content-Type", ""):
                page = answer.content.decode()
                spoken = "<html" not in page or '<html lang="ar" dir="rtl"' in page
                for one in in_english(page, data) if spoken else ("the page is not in Arabic",):
                    told.setdefault(one, path)
    assert not told, "\n".join(f"{path}: {one}" for one, path in told.items())


# Styles

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?<![\w-])(?:text-align|float|clear|caption-side|justify-\w+|align-\w+)\s*:[^;}]*\b(?:left|right)\b"
    r"|\bto (?:left|right)\b|(?<![\w-])direction\s*:"
)
SIDES = re.compile(r"(?<![\w-])(margin|padding|inset|border-radius)\s*:\s*([^;}!]+)")
STYLES = sorted([*(ROOT / "static").glob("*.css"), *(ROOT / "static" / "styles").rglob("*.css")])


def without_arguments(value: str) -> str:
    while (less := re.sub(r"\([^()]+\)", "", value).replace("()", "")) != value:
        value = less
    return value


def mirrored(name: str, top: str, right: str, bottom: str, left: str) -> list[str]:
    """Return the four values as they are in a mirrored page: of corners, from the first one clockwise."""
    return [right, top, left, bottom] if name == "border-radius" else [top, left, bottom, right]


def physical(style: str) -> Iterator[str]:
    """Yield the declarations of a style that speak of left or right and stay there in a mirrored page."""
    style = re.sub(r"/\*.*?\*/", " ", style, flags=re.DOTALL)
    yield from (found[0].strip() for found in PHYSICAL.finditer(style))
    for found in SIDES.finditer(style):
        values = without_arguments(found[2]).split()
        if len(values) == 4 and values != mirrored(found[1], *values):
            yield found[0].strip()
    for found in re.finditer(r"box-shadow\s*:\s*(?:inset\s+)?(-?[\d.]+\w*)\s", style):
        if float(re.match(r"-?[\d.]+", found[1])[0]):  # type: ignore[index]
            yield found[0].strip()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.relative_to(ROOT / "static").as_posix())
def test_styles_speak_of_start_and_end(path: Path) -> None:
    assert list(physical(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("style", "count"),
    [
        ("a { margin-left: 0 }", 1),
        ("a { border-right: 0; left: 1px }", 2),
        ("a { text-align: right }", 1),
        ("a { float: left }", 1),
        ("a { padding: 0 1rem 0 0 }", 1),
        ("a { border-radius: 3px 0 0 3px }", 1),
        ("a { box-shadow: inset 2px 0 0 red }", 1),
        ("a { margin-inline-start: 0; inset: 1px 0 0; border-radius: 3px 3px 0 0; text-align: start }", 0),
        (".left-out { color: red }", 0),
    ],
)
def test_what_speaks_of_left_or_right_is_found(style: str, count: int) -> None:
    assert len(list(physical(style))) == count
