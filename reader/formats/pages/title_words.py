"""What parts of titles and short lines above a text say: what a page does, its section, a row of figures."""

import re

from reader.formats.pages.phrases import LONG, NOT_LETTERS, SIGNS, folded_line, phrase_of

_NAME_WORDS = 4
_FIGURE = re.compile(r"\d[\d:.,٫٬]*\s?[°%]?")
_NO_SITE, _PAGE_WORD = phrase_of("no-site"), phrase_of("page-word")
_SECTION, _SECTION_WEAK = phrase_of("section"), phrase_of("section-weak")


def is_bulletin(text: str) -> bool:
    """Tell whether a short line is of names and figures, as of prayers, of the weather, of currencies."""
    line = folded_line(text[:LONG])
    figures = len(_FIGURE.findall(line))
    words = len(NOT_LETTERS.sub(" ", _FIGURE.sub(" ", line)).split())
    return (figures > 1 and words <= figures + 1) or ("°" in line and words <= _NAME_WORDS)


def is_no_site(name: str) -> bool:
    """Tell whether words where a site's name may stand are none: with what it was made, where it is kept."""
    return is_page_word(name) or _NO_SITE.fullmatch(folded_line(name[:LONG]).strip(SIGNS)) is not None


def is_page_word(name: str) -> bool:
    """Tell whether a part of a title only says what a page does, or which part of a site it is of."""
    line = folded_line(name[:LONG]).strip(SIGNS)
    return _PAGE_WORD.fullmatch(line) is not None or _SECTION.fullmatch(line) is not None


def may_be_section(name: str) -> bool:
    """Tell whether a part of a title is what sites call a section, though one may be called so itself."""
    return _SECTION_WEAK.fullmatch(folded_line(name[:LONG]).strip(SIGNS)) is not None
