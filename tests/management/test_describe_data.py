"""docs/data.md describes every file of data, as each says of itself."""

from pathlib import Path

import pytest
from django.conf import settings

from reader.management.commands.describe_data import PAGE, describe_table, files, page
from reader.text.tables import table_rows

FILES = [path for paths in files().values() for path in paths]
TABLES = [path for path in FILES if path.suffix == ".tsv"]


def test_the_page_is_what_the_files_say() -> None:
    assert (settings.BASE_DIR / PAGE).read_text(encoding="utf-8") == page(), "run manage.py describe_data"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_says_what_it_is(path: Path) -> None:
    said = describe_table(path)
    assert said.what and said.source and said.licence
    assert said.rows is None or said.rows > 0


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_row_has_more_fields_than_columns(path: Path) -> None:
    most = len(describe_table(path).columns)
    assert [row for row in table_rows(path) if len(row) > most] == []


def test_a_table_that_says_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("# Words.\n# columns: word\n# source: us\none\n", encoding="utf-8")
    with pytest.raises(ValueError, match="licence"):
        describe_table(tmp_path / "words.tsv")


def test_rows_are_counted_without_notes_and_without_names_of_columns(tmp_path: Path) -> None:
    header = "# Words.\n# columns: arabic, english\n# source: us\n# licence: ours\n"
    (tmp_path / "words.tsv").write_text(header + "arabic\tenglish\nبيت\thouse\n", encoding="utf-8")
    assert describe_table(tmp_path / "words.tsv").rows == 1
