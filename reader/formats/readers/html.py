"""HTML and saved pages: the article without menus and adverts. The one importer of trafilatura."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from reader.formats.given import nothing_beside
from reader.formats.readers.pictures import FoundPicture, in_page, picture_of, pictures_of_page
from reader.formats.reading import ExtractedText, Unreadable
from reader.formats.sanitise import CAPTION_LEAD_IN, BadMarkup, looks_like_html, sanitise
from reader.text.dates import parsed_date

is_html = looks_like_html

_BARE = 0.25  # of a page's letters; where the library keeps less, the page has no boilerplate that it knows
_CREDIT = re.compile(r"^(?:المصدر|مصدر الصورة|تصوير|الصورة|Image source|Getty|AFP|Reuters|EPA)\b")
_SPACES = re.compile(r"\s+")

Beside = Callable[[str], bytes | None]


def read_html(page: str, beside: Beside = nothing_beside) -> ExtractedText:
    """Return the article of a page: headline, body with captions and credits, date, author, site, pictures.

    `beside` gives the bytes of a file that lies beside the page, by its relative address.

    Our own cleaning gives the lines with their kinds; trafilatura says which of them are the article. Where
    it finds little, the page is taken as it is. Raises Unreadable.
    """
    try:
        lines = [line for line in sanitise(page).split("\n") if line.strip()]
    except BadMarkup as problem:
        raise Unreadable(problem.reason) from problem
    if not lines:
        raise Unreadable("page-empty")
    found = _extracted(page)
    body = found.get("text") or ""
    kept = _article(lines, body) if len(body) > _BARE * sum(map(len, lines)) else lines
    title = _key(found.get("title") or "")
    headline = next((line for line in lines if title and _key(line) == title), "")
    if headline and (not kept or kept[0] != headline):
        kept = [headline, *(line for line in kept if line != headline)]
    kept, pictures = _with_pictures(kept, page, beside)
    return ExtractedText(
        "\n".join(kept),
        pictures=pictures,
        published=parsed_date(found.get("date") or ""),
        url=found.get("url") or "",
        author=found.get("author") or "",
        site=found.get("sitename") or "",
    )


def _with_pictures(lines: list[str], page: str, beside: Beside) -> tuple[list[str], tuple[FoundPicture, ...]]:
    """Tie the pictures that came with the page to their captions.

    One without a caption stands below the headline with what it is said to show, one without that is left
    out, as are those on other servers.
    """
    lines = list(lines)
    found: list[FoundPicture] = []
    for shown in pictures_of_page(page):
        data = in_page(shown.source) or beside(unquote(shown.source))
        line = _line_of(shown.caption or shown.alt, lines)
        if data is None or (line is None and (shown.caption or not shown.alt.strip())):
            continue
        if (new := picture_of(line if line is not None else 1, data, shown.alt)) is None:
            continue
        if line is None:
            lines.insert(1, CAPTION_LEAD_IN + " ".join(shown.alt.split()))
            found = [replace(one, line=one.line + 1) if one.line else one for one in found]
        found.append(new)
    return lines, tuple(found)


def _line_of(caption: str, lines: list[str]) -> int | None:
    wanted = _key(caption)
    return next(
        (at for at, line in enumerate(lines) if line.startswith(CAPTION_LEAD_IN) and _key(line) == wanted),
        None,
    )


def _extracted(page: str) -> dict[str, Any]:
    import trafilatura

    try:
        document = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    except Exception:  # a page that its parsers choke on is taken as it is
        return {}
    if document is None:
        return {}
    return document if isinstance(document, dict) else dict(document.as_dict())


def _key(line: str) -> str:
    return _SPACES.sub(" ", line.removeprefix(CAPTION_LEAD_IN).strip(" •-–"))


def _article(lines: list[str], body: str) -> list[str]:
    """Return the lines that are in the body, and the captions and credits that stand among them."""
    wanted = {_key(line) for line in body.split("\n")}
    places = [at for at, line in enumerate(lines) if _key(line) in wanted]
    if not places:
        return lines
    first, last = places[0], places[-1]
    return [
        line
        for at, line in enumerate(lines)
        if first <= at <= last + 1
        and (_key(line) in wanted or line.startswith(CAPTION_LEAD_IN) or _CREDIT.match(line))
    ]
