"""The one door through which files become texts: read, then mended where their letters are wrong."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reader.analyser import site_analyser
from reader.errors import Reason
from reader.formats import ExtractedText
from reader.formats.confined import read_confined
from reader.text.ligatures import with_ligatures
from reader.text.mojibake import repaired
from reader.text.turned import TurnedText, turned_round
from reader.text.web_address import names_address


def texts_of(name: str, path: Path, columns: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return the texts of the file at `path`, which was called `name`: see `read_confined`, and `mended`.

    Raises Unreadable and FileNotFoundError.
    """
    return [mended(one) for one in read_confined(name, path, columns)]


def mended(reading: ExtractedText) -> ExtractedText:
    """Return a text with letters that were read in a wrong encoding or that stand backwards put right.

    Its remarks say what was done, its doubts what may have to be done; one that has lost letters has a
    problem. No source is called by an address.
    """
    if names_address(reading.site):
        reading = replace(reading, site="")
    repair = repaired(reading.text)
    if repair.is_lost:
        lost = Reason("text-decoded-wrongly", encoding=repair.read_as)
        return replace(reading, problem=lost if repair.read_as else Reason("text-letters-lost"))
    remarks, doubts = list(reading.remarks), list(reading.doubts)
    if repair.read_as:
        remarks.append(Reason("encoding-repaired", encoding=repair.read_as))
        reading = _with_facts_put_right(reading)
    turned = as_read(repair.text)
    text = with_ligatures(turned.text, site_analyser().knows)
    if text == reading.text and not turned.is_unsure:
        return reading
    if turned.is_turned:
        remarks.append(Reason("text-turned-round"))
        left_out = tuple(replace(one, text=as_read(one.text).text) for one in reading.left_out)
        reading = replace(reading, left_out=left_out)
    if turned.is_unsure:
        doubts.append(Reason("text-may-stand-backwards"))
    if text != turned.text:
        doubts.append(Reason("ligatures-put-right"))
    return replace(reading, text=text, remarks=tuple(remarks), doubts=tuple(doubts))


def _with_facts_put_right(reading: ExtractedText) -> ExtractedText:
    """Return a text whose letters were read wrongly with what is said of it put right too."""
    return replace(
        reading,
        name=repaired(reading.name).text,
        english=repaired(reading.english).text,
        author=repaired(reading.author).text,
        site=repaired(reading.site).text,
        left_out=tuple(replace(one, text=repaired(one.text).text) for one in reading.left_out),
    )


def as_read(text: str) -> TurnedText:
    """Return a text with lines that stand backwards turned round, by the site's lexicon if there is one."""
    return turned_round(text, site_analyser().knows)
