"""Style sheets and scripts as Django finds them: joined, under one name, at one time for one text."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.templatetags.static import static
from django.test import Client

from reader.assets.finder import JoinedFinder


@pytest.fixture
def source(tmp_path: Path, settings: Any) -> Path:
    """A folder of static files: a style sheet of two parts, and a picture."""
    folder = tmp_path / "source"
    (folder / "styles").mkdir(parents=True)
    (folder / "page.css").write_text('@import "styles/a.css";\n@import "styles/b.css";\n')
    (folder / "styles" / "a.css").write_text("a { color: red }\n")
    (folder / "styles" / "b.css").write_text("b { background: url(mark.svg) }\n")
    (folder / "mark.svg").write_text("<svg/>")
    settings.STATICFILES_DIRS, settings.STATE_DIR = [folder], tmp_path
    return folder


def text_of(path: str) -> str:
    found = find(path)
    assert isinstance(found, str)
    return Path(found).read_text(encoding="utf-8")


def test_a_style_sheet_is_found_with_its_parts_in_it(source: Path) -> None:
    assert text_of("page.css") == "a{color:red}b{background:url(mark.svg)}"


def test_a_part_alone_is_not_found_and_other_files_are_found_as_they_are(source: Path) -> None:
    assert find("styles/a.css") is None
    assert find("mark.svg") == str(source / "mark.svg")


def test_a_changed_part_is_found_at_once(source: Path) -> None:
    text_of("page.css")
    (source / "styles" / "a.css").write_text("a { color: blue }\n")
    assert "a{color:blue}" in text_of("page.css")


def test_a_joined_file_keeps_its_time_while_its_text_is_the_same(source: Path) -> None:
    found = find("page.css")
    assert isinstance(found, str)
    before = Path(found).stat().st_mtime_ns
    (source / "styles" / "a.css").write_text("a   { color: red }\n")
    find("page.css")
    assert Path(found).stat().st_mtime_ns == before


def test_the_list_of_what_is_collected_names_no_part(source: Path) -> None:
    assert {path for path, _ in JoinedFinder().list(None)} == {
        *("page.css", "mark.svg", "sentences.ar.js", "sentences.en.js")
    }


def collect_into(folder: Path, settings: Any) -> None:
    settings.STATIC_ROOT = folder
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", verbosity=0, interactive=False)


def test_collected_files_have_hashed_names_and_so_has_what_they_refer_to(
    source: Path, tmp_path: Path, settings: Any
) -> None:
    collect_into(tmp_path / "static", settings)
    page, mark = (staticfiles_storage.stored_name(name) for name in ("page.css", "mark.svg"))  # type: ignore[attr-defined]
    text = (settings.STATIC_ROOT / page).read_text(encoding="utf-8")
    assert text == f'a{{color:red}}b{{background:url("{mark}")}}'


def test_whoever_asks_for_a_collected_file_gets_the_same(source: Path, tmp_path: Path, settings: Any) -> None:
    collect_into(tmp_path / "static", settings)
    answer = Client().get(static("page.css"), headers={"accept-language": "ar", "cookie": "language=ar"})
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, "text/css")
    assert "immutable" in answer["Cache-Control"]
    assert answer.get("Vary", "") in ("", "Accept-Encoding")
    assert "Content-Language" not in answer
