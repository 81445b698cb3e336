"""Markup that is no page of its own: the body of a feed's entry, a cell of a table."""

import re
from html import escape

from reader.formats.reading import ExtractedText

_BLOCK = re.compile(r"<(?:p|div|br|li|h[1-6]|tr|td|blockquote|section|article)\b", re.IGNORECASE)


def read_fragment(headline: str, markup: str) -> ExtractedText:
    """Return the text that some markup has below a headline, which is plain words and may be empty.

    Where no element parts its lines, line ends do. Raises Unreadable.
    """
    from reader.formats.readers.html import read_html

    if not _BLOCK.search(markup):
        markup = "".join(f"<p>{line}</p>" for line in markup.split("\n") if line.strip())
    title = escape(headline)
    top = f"<h1>{title}</h1>" if headline else ""
    return read_html(
        f"<html><head><title>{title}</title></head><body><article>{top}{markup}</article></body></html>"
    )
