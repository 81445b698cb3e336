"""A quotation as a record of BibTeX, which biblatex reads too: what it does not know it leaves."""

import re

from reader.formats.citations.cited import MONTHS, CitedQuotation

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_BLANK = re.compile(r"\s+")
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(one: CitedQuotation) -> str:
    """Return the record. Titles and names are in braces of their own, so that their letters stay so."""
    when = one.published
    hand = one.translator.told("en") if one.translator and one.english else ""
    fields = {
        "author": _kept(one.source("en")),
        "title": _kept(one.headline("en")),
        "titleaddon": _kept(one.headline_ar) if one.headline_en else "",
        "year": str(when.year) if when else "",
        "month": MONTHS["en"][when.month - 1][:3].lower() if when else "",
        "date": when.isoformat() if when else "",
        "howpublished": rf"\url{{{_address(one.address)}}}",
        "url": _address(one.address),
        "urldate": one.seen.isoformat(),
        "language": "arabic",
        "note": tex_escaped(
            "; ".join(part for part in (_speaker(one), hand, f"sha256: {one.digest}") if part)
        ),
        "annote": tex_escaped(" / ".join(part for part in (one.english, one.arabic) if part)),
    }
    bare = {"month"}
    lines = [
        f"  {name} = {value if name in bare else f'{{{value}}}'}," for name, value in fields.items() if value
    ]
    return "\n".join([f"@misc{{{one.key},", *lines, "}", ""])


def tex_escaped(text: str) -> str:
    """Return a text on one line, with nothing in it that TeX would take for a command."""
    return "".join(_SPECIAL.get(letter, letter) for letter in _BLANK.sub(" ", text).strip())


def _kept(text: str) -> str:
    return f"{{{tex_escaped(text)}}}" if text else ""


def _address(address: str) -> str:
    return address.translate(_IN_ADDRESSES)


def _speaker(one: CitedQuotation) -> str:
    return f"said by {one.speaker('en')}" if one.speaker("en") else ""


def _value(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"  # BibTeX has the months as words of its own
