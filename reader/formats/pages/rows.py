"""Tables of a page: those of data, whose rows are lines, and those that only lay it out."""

from reader.formats.pages.parsing import Element

_LONG_CELL = 300  # letters
_BOXES = frozenset(["address", "blockquote", "center", "div", "form", "hr", "section"])


def table_around(row: Element) -> Element | None:
    """Return the table that a row is in."""
    return next((up for up in row.ancestors() if up.tag == "table"), None)


def is_data(table: Element) -> bool:
    """Tell a table of data from one that only lays out a page: short cells, no pictures, several a row."""
    rows = [one for one in table.elements() if one.tag == "tr"]
    several = False
    for one in table.elements():
        if one is not table and one.tag in ("table", "img", "article", "h1", "h2", "figure", "ul", "ol"):
            return False
        if one.tag in ("td", "th"):
            paragraphs = sum(part.tag in ("p", "div", "br") for part in one.elements())
            if paragraphs > 2 or len(one.text()) > _LONG_CELL or _is_laid_out(one):
                return False
    for row in rows:
        cells = sum(isinstance(one, Element) and one.tag in ("td", "th") for one in row.children)
        several = several or cells > 1
    return several


def _is_laid_out(cell: Element) -> bool:
    """Tell whether a cell holds boxes beside other things, as no datum does."""
    parts = [one for one in cell.children if isinstance(one, Element) or one.strip()]
    return len(parts) > 1 and any(isinstance(one, Element) and one.tag in _BOXES for one in parts)
