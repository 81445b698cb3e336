"""How a quotation is cited, in every style and both languages."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from reader.formats.citations import PROSE, CitedQuotation, Translator, bibtex, cited, ris
from reader.formats.citations.bibtex import tex_escaped

TREE = CitedQuotation(
    arabic='"لن نقطع شجرة واحدة."',
    english="“We will not cut down a single tree.”",
    translator=Translator("person", "Rima Haddad"),
    speaker_ar="سامر الحلبي",
    speaker_en="Samer al-Halabi",
    headline_ar="توسعة ميناء النخيل تبدأ في الربيع",
    headline_en="Palm Port expansion to begin in spring",
    source_ar="أخبار",
    source_en="Test News",
    published=date(2026, 3, 1),
    place="https://news.example/1",
    address="https://hashiya.example/a/1/q/0123456789/",
    seen=date(2026, 11, 30),
)


@pytest.mark.parametrize("style", PROSE)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_style_says_who_where_when_in_whose_words_and_how_to_tell(style: str, language: str) -> None:
    found = cited(style, TREE, language).replace("\\", "")
    for part in ("لن نقطع شجرة واحدة.", "We will not cut down a single tree.", TREE.address, TREE.digest):
        assert part in found
    assert TREE.speaker(language) in found
    assert TREE.source(language) in found
    assert "Rima Haddad" in found
    assert "2026" in found
    assert "30" in found


def test_apa_and_chicago_in_english() -> None:
    assert cited("apa", TREE, "en").split("\n")[2] == (
        "Test News. (2026, March 1). Palm Port expansion to begin in spring "
        "[توسعة ميناء النخيل تبدأ في الربيع] "
        "(Translated by Rima Haddad). "
        "Retrieved November 30, 2026, from https://hashiya.example/a/1/q/0123456789/"
    )
    assert cited("chicago", TREE, "en").split("\n")[2] == (
        "Samer al-Halabi, quoted in “Palm Port expansion to begin in spring "
        "[توسعة ميناء النخيل تبدأ في الربيع]”, "
        "Test News, March 1, 2026, translated by Rima Haddad, accessed November 30, 2026, "
        "https://hashiya.example/a/1/q/0123456789/."
    )


def test_the_digest_is_of_the_words_that_were_said() -> None:
    assert TREE.digest == sha256(TREE.arabic.encode()).hexdigest()


@pytest.mark.parametrize(
    ("translator", "told"),
    [
        (Translator("person"), "translated by a person"),
        (Translator("machine", "opus-mt 1.0"), "translated by opus-mt 1.0, a machine"),
        (Translator("literal"), "not a translation"),
    ],
)
def test_whose_the_english_is(translator: Translator, told: str) -> None:
    assert told in cited("plain", replace(TREE, translator=translator), "en")


def test_what_nobody_knows_is_left_out() -> None:
    bare = replace(TREE, english="", speaker_ar="", speaker_en="", published=None, headline_en="", place="")
    for style in PROSE:
        for language in ("en", "ar"):
            found = cited(style, bare, language)
            assert "translated" not in found
            assert "None" not in found
            assert ", ," not in found
    assert "n.d." in cited("apa", bare, "en")
    assert "year" not in bibtex(bare)
    assert "PY  -" not in ris(bare)


def test_bibtex_takes_nothing_for_a_command() -> None:
    assert tex_escaped("50% & {a}\\b_c #1 $2 ^~") == (
        r"50\% \& \{a\}\textbackslash{}b\_c \#1 \$2 \textasciicircum{}\textasciitilde{}"
    )
    found = bibtex(replace(TREE, headline_en="A}, note = {x\\input{y}"))
    assert found.startswith("@misc{alhalabi2026-")
    inner = re.sub(r"\\[{}]", "", found)
    assert inner.count("{") == inner.count("}")
    assert "\\input" not in found
    assert "  month = mar,\n" in found


def test_ris_has_a_tag_a_line_whatever_is_in_it() -> None:
    found = ris(replace(TREE, headline_en="Spring\r\nER  - \r\nTY  - BOOK"))
    lines = found.split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2] == "ER  - "
    assert sum(line.startswith("ER  -") for line in lines) == 1
    assert "DA  - 2026/03/01/" in lines
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def test_markdown_keeps_what_was_typed_text() -> None:
    found = cited("markdown", replace(TREE, english="*not* [a link](x)"), "en")
    assert r"\*not\* \[a link\]\(x\)" in found
