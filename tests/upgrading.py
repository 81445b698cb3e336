"""Upgrade libraries of earlier versions in one process, `python -m tests.upgrading migrate FOLDER...`, and
work in each as people do, `python -m tests.upgrading live FOLDER...`.

Most of an upgrade is Django making the models as they were between two migrations. They are the same for
every library, so they are made for the first and kept for the others. `tests/schema/test_upgrade.py` has
upgrades by the product's own commands too.
"""

import os
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.libraries import Library, shapes, sqlite_library
from tests.shared import made_once

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations import Migration
    from django.db.migrations.state import ProjectState

# What people do in this version; a column that is missing or that nothing fills would stop one of these.
TAKES_NEW_ROWS = """
from django.apps import apps
from django.contrib.auth.models import User
from reader import annotation
from reader.analysis.correcting import correct_line
from reader.models import Article
from reader.rounds.discussion import add_comment
from reader.translation.writing import set_english
for model in apps.get_models():
    list(model._base_manager.all())
anwar, adel = User.objects.get(username="anwar"), User.objects.get(username="adel")
article = Article.objects.order_by("pk").first()
mark = article.annotations.filter(state="suggested").first()
annotation.accept(mark.pk, mark.version, anwar)
annotation.undo(article, anwar)
line = article.paragraphs.filter(kind="paragraph").order_by("-number").first()
correct_line(article, line.number, line.text + " اليوم", article.text_sha256, adel, "a test")
line = article.paragraphs.get(number=line.number)
set_english(line, "New words.", line.translation.text, anwar)
add_comment(article, anwar, "A comment.")
print(article.revisions.count(), article.changes.count())
"""
CRAWL = """
from tests.crawling import main
main(["anonymous", "adel"])
"""
OLDEST = "523ef40"  # which goes through most migrations
LIVED_IN = (OLDEST, "d5d092d")  # and the newest; all others end in the same tables as these
LIVES = {"HASHIYA_DEBUG": "1", "HASHIYA_LOG_LEVEL": "CRITICAL"}


def upgraded() -> Path:
    """A folder with a library of each earlier shape, upgraded; nobody has worked in them."""

    def make(folder: Path) -> None:
        oldest_first = sorted(shapes("sqlite"), key=lambda shape: shape != OLDEST)
        _run("migrate", [sqlite_library(folder / shape, shape) for shape in oldest_first])

    return made_once("upgraded", make)


def upgraded_library(folder: Path, shape: str) -> Library:
    """A library that an earlier version made and this one has upgraded, in an SQLite file."""
    shutil.copytree(upgraded() / shape, folder, dirs_exist_ok=True)
    return Library(folder)


def lived_in(shape: str) -> str:
    """What `TAKES_NEW_ROWS` and `CRAWL` print in the upgraded library of one of the shapes LIVED_IN."""

    def make(folder: Path) -> None:
        libraries = [upgraded_library(folder / one, one) for one in LIVED_IN]
        libraries[0].environment |= LIVES
        _run("live", libraries)

    return (made_once("lived", make) / shape / "printed").read_text(encoding="utf-8")


def _run(what: str, libraries: list[Library]) -> None:
    libraries[0].run("-m", "tests.upgrading", what, *(str(one.folder) for one in libraries))


# In the process


def migrate(folder: Path) -> None:
    from django.core.management import call_command

    _open(folder)
    call_command("migrate", verbosity=0)


def live(folder: Path) -> None:
    """Work and look around in a library, in a process that knows no other; keep what is printed there."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert status == 0, folder
        return
    _open(folder)
    with (folder / "printed").open("w", encoding="utf-8") as sys.stdout:
        exec(TAKES_NEW_ROWS + CRAWL, {})
    os._exit(0)


def _open(folder: Path) -> None:
    """Make the library in a folder the one that this process works with."""
    from django.conf import settings
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(folder / "db.sqlite3")
    settings.STATE_DIR = folder


class KeptStates:
    """The models before each operation of each migration, and after the last."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, frozenset[tuple[object, ...]]], list[ProjectState]] = {}

    def apply(
        self,
        migration: "Migration",
        state: "ProjectState",
        editor: "BaseDatabaseSchemaEditor",
        collect_sql: bool = False,
    ) -> "ProjectState":
        """Do what `Migration.apply` does.

        Other applications' migrations may come between, so that there may be several states before one.
        """
        before_all = frozenset((*name, *model.fields) for name, model in state.models.items())
        known = (migration.app_label, migration.name, before_all)
        states = self._kept.get(known)
        if states is None:
            states = [state.clone()]
            for operation in migration.operations:
                after = states[-1].clone()
                operation.state_forwards(migration.app_label, after)
                states.append(after)
            self._kept[known] = states
        for operation, (before, after) in zip(migration.operations, pairwise(states), strict=True):
            forget_default(migration, operation, after)
            operation.database_forwards(migration.app_label, editor, before, after)
        return states[-1]


def forget_default(migration: "Migration", operation: Any, after: "ProjectState") -> None:
    """Let a field have the default again that it has in this operation alone, and took leave of before."""
    if getattr(operation, "preserve_default", True) is False:
        model = after.apps.get_model(migration.app_label, operation.model_name)
        model._meta.get_field(operation.name).__dict__.pop("_get_default", None)


def main(what: str, folders: list[Path]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "reader.settings"
    import django

    django.setup()
    if what == "migrate":
        from django.db.migrations import Migration

        kept: Any = KeptStates()
        Migration.apply = lambda migration, *given, **named: kept.apply(migration, *given, **named)  # type: ignore[method-assign]
    else:
        import_all()
    for folder in folders:
        (migrate if what == "migrate" else live)(folder)


def import_all() -> None:
    """Do once what each library would have to do: modules, tables of the analysis, templates."""
    from django.conf import settings
    from django.template.loader import get_template
    from django.urls import get_resolver

    from reader.analyser import site_analyser

    assert get_resolver().url_patterns
    site_analyser().load()
    templates = Path(settings.BASE_DIR) / "templates"
    for path in templates.rglob("*.html"):
        get_template(str(path.relative_to(templates)))


if __name__ == "__main__":
    main(sys.argv[1], [Path(one) for one in sys.argv[2:]])
