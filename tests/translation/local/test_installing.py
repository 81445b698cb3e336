"""A model is installed whole or not at all, from a folder, an archive or an address."""

import shutil
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reader.models import TranslationProvider
from reader.translation.local.installed import chosen_translator, installed_translators
from tests.site import Site, said

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def state(settings: Any, tmp_path: Path) -> Path:
    settings.STATE_DIR = tmp_path / "state"
    return tmp_path / "state"


@pytest.fixture(scope="module")
def archives(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archives")
    for name in ("published", "argos"):
        shutil.make_archive(str(folder / name), "zip", made / name)
    return folder


def install(source: Path | str, *arguments: str) -> str:
    out = StringIO()
    call_command("install_translator", str(source), *arguments, stdout=out)
    return out.getvalue()


def left(state: Path) -> list[str]:
    """The files and folders that are there after an installation that failed."""
    return [one.name for one in state.rglob("*") if one != state / "translators"]


def test_a_model_as_it_is_published_is_converted_tried_and_measured(archives: Path, state: Path) -> None:
    archive = archives / "published.zip"
    digest = sha256(archive.read_bytes()).hexdigest()
    told = install(archive, "--sha256", digest)
    assert "opus-mt 2026-01-05 is installed" in told
    assert digest in told
    assert "25" in told.splitlines()[3]
    assert "Arabic words a second" in told
    assert "set HASHIYA_TRANSLATOR=local" in told
    folder = chosen_translator()
    assert (folder.layout, folder.label) == ("opus", "opus-mt 2026-01-05")
    assert [one.name for one in (state / "translators").iterdir()] == ["opus-mt-2026-01-05"]


def test_an_address_is_asked_only_where_that_is_allowed(archives: Path, site: Site, settings: Any) -> None:
    site.pages["/ar_en.argosmodel"] = said((archives / "argos.zip").read_bytes(), "application/zip")
    settings.HASHIYA_OUTGOING = False
    with pytest.raises(CommandError, match="HASHIYA_OUTGOING=1"):
        install(site.at("/ar_en.argosmodel"))
    assert site.asked == []
    settings.HASHIYA_OUTGOING = True
    assert "argos-ar-en 1.0 is installed" in install(site.at("/ar_en.argosmodel"))
    with pytest.raises(CommandError, match="404"):
        install(site.at("/none"))
    assert [one.label for one in installed_translators()] == ["argos-ar-en 1.0"]


def test_another_digest_is_refused_and_leaves_nothing(archives: Path, state: Path) -> None:
    with pytest.raises(CommandError, match="it is another file"):
        install(archives / "argos.zip", "--sha256", "0" * 64)
    assert left(state) == []


def test_a_damaged_model_leaves_the_one_that_is_there(opus: Path, made: Path, state: Path) -> None:
    install(made / "opus", "--name", "tiny", "--model-version", "1")
    (opus / "model.bin").write_bytes(b"nothing")
    with pytest.raises(CommandError, match="cannot be loaded"):
        install(opus, "--name", "tiny", "--model-version", "2")
    (opus / "model.bin").unlink()
    with pytest.raises(CommandError, match=r"lacks model\.bin"):
        install(opus)
    assert [one.label for one in installed_translators()] == ["tiny 1"]
    assert [one.name for one in (state / "translators").iterdir()] == ["tiny-1"]


def test_a_newer_version_is_taken_and_the_same_takes_the_place(made: Path, state: Path) -> None:
    install(made / "opus", "--name", "tiny", "--model-version", "1")
    provider = TranslationProvider.objects.create(name="local", model="tiny-1", is_on=True)
    assert "from now on" in install(made / "opus", "--name", "tiny", "--model-version", "1")
    assert [one.label for one in installed_translators()] == ["tiny 1"]
    provider.refresh_from_db()
    assert chosen_translator(provider.model).label == "tiny 1"
    assert "Another model was chosen" in install(made / "opus", "--name", "tiny", "--model-version", "2")
    assert [one.label for one in installed_translators()] == ["tiny 2", "tiny 1"]
    assert chosen_translator().label == "tiny 2"
