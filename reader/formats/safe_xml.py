"""XML that was handed in, without entities and in bounds. The only importer of defusedxml."""

import io
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

__all__ = ["BadXml", "DefusedXmlException", "ParseError", "iterparse", "local_name", "xml_root"]

_DEEPEST = 150
_MOST_ELEMENTS = 1_000_000


class BadXml(ValueError):  # noqa: N818 (it says what the bytes are)
    """It is no XML, defines entities, or has too many elements or too deep ones."""


def xml_root(data: bytes) -> Element:
    """Return the root of an XML document. Raises BadXml. Linear in its size."""
    depth = elements = 0
    root: Element | None = None
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            elements += event == "start"
            if depth > _DEEPEST or elements > _MOST_ELEMENTS:
                raise BadXml
    except (DefusedXmlException, ParseError, ValueError, LookupError) as problem:
        raise BadXml from problem
    if root is None:
        raise BadXml
    return root


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; empty for a remark or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
