"""A quotation as a record of RIS, which Zotero, EndNote, Mendeley and others read."""

from reader.formats.citations.cited import CitedQuotation


def ris(one: CitedQuotation) -> str:
    """Return the record; a tag a line, ends of lines as the format wants them."""
    when = one.published
    hand = one.translator.told("en") if one.translator and one.english else ""
    tags = [
        ("TY", "NEWS"),
        ("ID", one.key),
        ("AU", one.source("en")),
        ("TI", one.headline_ar),
        ("TT", one.headline_en),
        ("T2", one.source("en")),
        ("PY", str(when.year) if when else ""),
        ("DA", f"{when.year:04}/{when.month:02}/{when.day:02}/" if when else ""),
        ("LA", "ar"),
        ("AB", one.english),
        ("N1", one.arabic),
        ("N1", f"said by {one.speaker('en')}" if one.speaker("en") else ""),
        ("N1", hand),
        ("N1", f"sha256: {one.digest}"),
        ("UR", one.address),
        ("L2", one.place),
        ("Y2", f"{one.seen.year:04}/{one.seen.month:02}/{one.seen.day:02}/"),
    ]
    lines = [f"{tag}  - {' '.join(text.split())}" for tag, text in tags if text.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])
