"""Termbases in TBX (ISO 30042): read those of 2008 (martif) and of 2019 (tbx), write those of 2019.

A file that defines entities is refused before any is expanded.
"""

import io
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.utils.translation import gettext as _

from reader.errors import CodedError
from reader.formats.safe_xml import DefusedXmlException, ParseError, iterparse

DEEPEST = 100
MOST_ELEMENTS = 1_000_000
NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = ("termEntry", "conceptEntry")
_SECTIONS = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_NOT_TO_BE_USED = ("deprecated", "superseded", "forbidden", "obsolete")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class NoTermbase(CodedError, ValueError):  # noqa: N818 (it says what the file is)
    """The file is no TBX, or not a safe one; `reason` says why and what to do."""


def looks_like_xml(raw: bytes) -> bool:
    begin = raw[:200]
    for mark in _MARKS:
        begin = begin.removeprefix(mark)
    return begin.replace(b"\0", b"").lstrip().startswith(b"<")


def read_tbx(raw: bytes) -> Iterator[tuple[int, str, str, str]]:
    """Yield (number, Arabic, English, note) for each Arabic term, counted from 1.

    An entry with several Arabic terms gives one for each, all with its first English term that is not
    deprecated. An entry without one of the two languages is given with an empty string there. Raises
    NoTermbase for what is not TBX, for entities and for deep nesting. Linear in the size of the file.
    """
    try:
        for number, term in enumerate(_all_terms(raw), 1):
            yield (number, *term)
    except DefusedXmlException:
        raise NoTermbase("tbx-entities") from None
    except (ParseError, ValueError, LookupError) as problem:
        if isinstance(problem, NoTermbase):
            raise
        raise NoTermbase("tbx-malformed", problem=str(problem)) from None


def _all_terms(raw: bytes) -> Iterator[tuple[str, str, str]]:
    events = _events(raw)
    _, root = next(events)
    if _name(root) not in ("martif", "tbx"):
        raise NoTermbase("tbx-other-xml", name=_name(root)[:40])
    for event, element in events:
        if event == "end" and _name(element) in _ENTRIES:
            yield from _terms_of(element)
            element.clear()


def _events(raw: bytes) -> Iterator[tuple[str, Element]]:
    """Yield the starts and ends of elements, as long as there are not too many and not too deep."""
    depth = elements = 0
    for event, element in iterparse(io.BytesIO(raw), events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > DEEPEST:
            raise NoTermbase("tbx-too-deep", most=DEEPEST)
        if elements > MOST_ELEMENTS:
            raise NoTermbase("tbx-too-many-elements", most=MOST_ELEMENTS)
        yield event, element


def write_tbx(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """Return (Arabic, English, note) as TBX-Basic of 2019 in UTF-8, an entry each."""
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "en", "xmlns": NAMESPACE})
    described = SubElement(SubElement(SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    SubElement(described, "p").text = _("The glossary of a Hashiya library.")
    body = SubElement(SubElement(root, "text"), "body")
    for number, (arabic, english, note) in enumerate(rows, 1):
        entry = SubElement(body, "conceptEntry", {"id": f"c{number}"})
        if note:
            SubElement(entry, "note").text = note
        for language, words in (("ar", arabic), ("en", english)):
            section = SubElement(entry, "langSec", {"xml:lang": language})
            SubElement(SubElement(section, "termSec"), "term").text = words
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'.encode()


def _terms_of(entry: Element) -> Iterator[tuple[str, str, str]]:
    words: dict[str, list[str]] = {"ar": [], "en": []}
    for section in _children(entry, _SECTIONS):
        language = (section.get(_LANGUAGE) or section.get("lang") or "").lower().split("-")[0].split("_")[0]
        if language in words:
            words[language] += [word for word in map(_term, _children(section, _TERMS)) if word]
    notes = (_text(one) for one in entry.iter() if _name(one) == "note")
    note = " / ".join(dict.fromkeys(filter(None, notes)))
    english = next(iter(words["en"]), "")
    for arabic in words["ar"] or [""]:
        yield arabic, english, note


def _term(section: Element) -> str:
    """Return the term of a section, or nothing if it is said not to be used."""
    status = (_text(one) for one in section.iter() if "administrativeStatus" in (one.get("type"), _name(one)))
    if any(word in one.lower() for one in status for word in _NOT_TO_BE_USED):
        return ""
    return next((_text(one) for one in section.iter() if _name(one) == "term"), "")


def _children(parent: Element, names: tuple[str, ...]) -> Iterator[Element]:
    return (child for child in parent if _name(child) in names)


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
