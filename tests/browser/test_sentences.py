"""What scripts say, in a browser: values in their places, and the form that goes with a number."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from reader.assets.joining import joined_file

SCRIPTS = settings.BASE_DIR / "static" / "scripts"
CATALOGUE = """const sentences = {
  means: "%(word)s: %(meaning)s",
  changes: ["zero", "one", "two", "few", "many", "other"].map(form => `%(count)s ${form}`),
};"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", {0: "0 zero", 1: "1 one", 2: "2 zero", 5: "5 zero"}),
        ("ar", {0: "0 zero", 1: "1 one", 2: "2 two", 7: "7 few", 11: "11 many", 100: "100 other"}),
    ],
)
def test_a_number_chooses_the_form_of_its_language(
    language: str, said: dict[int, str], browser: Browser, tmp_path: Path
) -> None:
    entry = tmp_path / "probe.js"
    entry.write_text(
        f'import {{ told }} from "{SCRIPTS / "sentences.js"}";\n'
        'document.title = JSON.stringify([told("means", { word: "قال", meaning: "%(word)s" }),'
        f' ...{list(said)}.map((count) => told("changes", {{ count }}))]);\n',
        encoding="utf-8",
    )
    page = browser.new_page()
    page.set_content(f"<html lang={language}>")
    page.add_script_tag(content=CATALOGUE)
    page.add_script_tag(content=joined_file(entry))
    assert page.evaluate("JSON.parse(document.title)") == ["قال: %(word)s", *said.values()]
    page.close()
