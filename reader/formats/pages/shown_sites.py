"""The names that a page shows as its own: on its logo, on its way home, where it says that it is one."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.formats.pages.blocks import folded_words
from reader.formats.pages.naming import name_parts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_time_line, surrounding_said
from reader.formats.pages.publishers import is_kind
from reader.formats.pages.site_words import bare_name
from reader.formats.pages.title_words import is_no_site

_ADDRESS = re.compile(r"\w\.\w|@|/|\d")
_HOME = re.compile(
    r"(?:https?://[^/?#]+)?/?(?:(?:index|default|home|main)(?:\.\w+)?/?|(?:ar|arabic|m|amp)/?)?",
    re.IGNORECASE,
)
_SLOGANS = frozenset(["tagline", "slogan", "motto", "strapline", "subtitle", "description"])
_NO_NAME = frozenset(["button", "nav", "ol", "small", "ul"])
_SITE_NAMES = frozenset(["logo", "brand", "sitename", "sitetitle", "masthead", "mast", "branding"])
_SOURCES = frozenset(["source", "publication", "publisher", "newspaper", "provider"])
_LOGO_FILE = re.compile(r"logo|brand|masthead", re.IGNORECASE)
_NEAR = 4
_MOST_PARTS = 40  # elements and texts of a name
_WORDS = 6
_WORDS_AROUND = 4  # of a sentence that a link stands in


def sites_shown(page: Element) -> Iterator[str]:
    """Yield what a page shows as its own name: a logo, what leads home, what says that it is the name.

    The last is what its first picture shows, if that is said in few words.
    """
    yield from _marked_sites(page)
    yield from islice(_named_sources(page), 1)
    first = next((one for one in page.elements() if _begins_content(one)), None)
    if first is not None and first.tag == "img" and can_be_name(name := " ".join(first.get("alt").split())):
        yield name


def providers(page: Element, authors: Sequence[str]) -> list[str]:
    """Return the paper that a page of another site names as its text's source and as its writer too."""
    written = [folded_words(one) for one in authors]
    return [one for one in _named_sources(page) if folded_words(one) in written and is_kind(one.split()[0])][
        :1
    ]


def _named_sources(page: Element) -> Iterator[str]:
    """Yield the few words of elements that are named the source, outside of pictures and of lists."""
    for one in page.elements():
        if one.tag in ("a", "div", "p", "span") and name_parts(one) & _SOURCES:
            around = {up.tag for up in one.ancestors()}
            name = bare_name(one.get("title") or _short_text(one))
            if not around & {"figure", "figcaption", "li", "aside"} and can_be_name(name):
                yield name


def _begins_content(one: Element) -> bool:
    """Tell whether a picture, an article or a line as long as a headline is where this element begins."""
    if one.tag in ("img", "h1", "article", "main"):
        return True
    own = " ".join(part for part in one.children if isinstance(part, str))
    return one.tag != "a" and len(own.split()) > _WORDS


def _marked_sites(page: Element) -> Iterator[str]:
    for one in page.elements():
        if one.tag == "img":
            text = one.get("alt") if is_logo(one) else ""
        elif one.tag == "a" and one.get("href") and _HOME.fullmatch(one.get("href").split("#")[0] or "#"):
            told = _short_text(one) or one.get("aria-label") or one.get("title")
            text = "" if _is_in_sentence(one) else told
        else:
            text = _short_text(one) if one.tag != "body" and _says_site(one) and not _has_home(one) else ""
        if can_be_name(name := bare_name(text)):
            yield name


def _is_in_sentence(link: Element) -> bool:
    """Tell whether a link is some words of a paragraph that has more, such as where an article was first."""
    around = link.parent
    return (
        around is not None
        and around.tag == "p"
        and len(around.text().split()) > len(link.text().split()) + _WORDS_AROUND
    )


def _has_home(one: Element) -> bool:
    """Tell whether there is a link with words in an element that leads home: these are the name."""
    links = (part for part in islice(one.elements(), _MOST_PARTS) if part.tag == "a" and part is not one)
    return any(_HOME.fullmatch(link.get("href").split("#")[0] or "#") and link.text() for link in links)


def is_logo(picture: Element) -> bool:
    """Tell whether a picture is the site's own sign: by its name, its file, or as it leads home."""
    if _LOGO_FILE.search(picture.get("src").rpartition("/")[2]):
        return True
    for up in list(picture.ancestors())[:_NEAR]:
        if up.tag == "a" and up.get("href") and _HOME.fullmatch(up.get("href")):
            return True
        if up.tag in ("article", "body", "figure", "main"):
            return False
        if _says_site(up):
            return True
    return False


def _short_text(one: Element) -> str:
    """Return the text of an element, or "" where it is too long for a name, without reading all of it."""
    found: list[str] = []
    waiting: list[Element | str] = [one]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS:
            return ""
        if isinstance(part, str):
            if found and part[:1].isalpha() and found[-1][-1:].isalpha():
                if not is_kind("".join(found)):
                    break  # what is set beside the name without a space
                found.append(" ")
            found.append(part)
        elif part is not one and _says_of_itself(part):
            found.append(" ")
        else:
            waiting.extend(reversed(part.children[:_MOST_PARTS]))
    return " ".join("".join(found).split())


def _says_of_itself(part: Element) -> bool:
    """Tell whether an element beside a site's name is what the site says of itself."""
    return part.tag in _NO_NAME or part.get("data-element") == "time" or bool(_SLOGANS & name_parts(part))


def _says_site(one: Element) -> bool:
    names = name_parts(one)
    return bool(_SITE_NAMES & names) or ("site" in names and bool({"name", "title"} & names))


def is_short_name(name: str) -> bool:
    """Tell whether something is a few words and no address."""
    return 0 < len(folded_words(name)) <= _WORDS and _ADDRESS.search(name) is None


def can_be_name(name: str) -> bool:
    """Tell whether a few words can be the name of a site: no address, no time, nothing that pages say."""
    if not is_short_name(name) or is_time_line(name):
        return False
    if is_no_site(name):
        return False
    return surrounding_said(name, 0.0) is None
