"""Subtitles: what is said in them, in paragraphs, without numbers and times. The one importer of pysubs2."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reader.errors import Reason
from reader.formats.readers.document_lines import DocumentLines, is_stopped
from reader.formats.reading import ExtractedText, Surrounding, Unreadable
from reader.text.letters import has_arabic_letter

ENDINGS = (".srt", ".vtt")
_WEB = "WEBVTT"
_TIMING = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,:]\d{1,3}[ \t]*-->[ \t]*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,:]\d{1,3}"
_BEGINS = re.compile(rf"\s*(?:{_WEB}\b|\d+[ \t]*\n[ \t]*{_TIMING})")
_STYLING = re.compile(r"\{(?:\\|[a-zA-Z]:)[^{}\n]*\}|</? *[a-zA-Z][^<>]*>")
_INNER_TIMES = re.compile(r"<[\d:.]+>")
_SPEAKER = re.compile(r"[-–—][ \t]*(?=\S)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]+)>")
_APART = 1000  # milliseconds after a full stop, and
_FAR_APART = 3000  # after any word, that begin a paragraph
_LONG, _TOO_LONG = 40, 80  # words of a paragraph that ends at its next full stop, or at the next subtitle
_AT_ONCE = 100  # milliseconds between subtitles, the second of which may repeat what the first still shows


@dataclass(frozen=True, slots=True)
class _Subtitle:
    start: int
    end: int
    lines: list[str]


def is_subtitles(name: str, text: str) -> bool:
    """Tell whether a file has subtitles, by its ending or its beginning."""
    return name.lower().endswith(ENDINGS) or bool(_BEGINS.match(text.lstrip("\ufeff")))


def read_subtitles(text: str) -> ExtractedText:
    """Return what SRT or WebVTT subtitles say. Raises Unreadable if there are none.

    Sentences go on over the ends of subtitles. A paragraph ends where there is a pause, after a full stop
    once it is long, and where the next speaker's dash stands.
    """
    text = _INNER_TIMES.sub("", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    lines = DocumentLines()
    if text.startswith(_WEB):
        text = _numbered(text, lines)
    found = [one for one in _without_repetitions(_subtitles(text)) if one.lines]
    if not found:
        raise Unreadable("subtitles-empty")
    lines.leave_out(f"{_time(found[0].start)} … {_time(found[-1].end)}", Surrounding.TIMES)
    lines.leave_out("; ".join(dict.fromkeys(map(str.strip, _VOICE.findall(text)))), Surrounding.TIMES)
    for paragraph in _paragraphs(found):
        lines.write(paragraph, "" if lines.lines else "paragraph")
    return lines.extracted(remarks=(Reason("subtitles-times", count=len(found)),))


def _numbered(text: str, lines: DocumentLines) -> str:
    """Return WebVTT as its cues alone, with numbers for their names; its head and remarks are left out."""
    cues: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text):
        rows = block.strip("\n").split("\n")
        at = next((number for number, row in enumerate(rows) if re.match(rf"\s*{_TIMING}", row)), None)
        if at is not None:
            lines.leave_out(" ".join(filter(has_arabic_letter, rows[:at])), Surrounding.REMARK)
            cues.append("\n".join([str(len(cues) + 1), *rows[at:]]))
        elif re.match(r"NOTE\b", block):
            lines.leave_out(block.removeprefix("NOTE"), Surrounding.REMARK)
        elif block.startswith(_WEB) and has_arabic_letter(block):
            lines.leave_out(block.removeprefix(_WEB).lstrip(" -"), Surrounding.REMARK)
        elif cues and not re.match(r"(?:STYLE|REGION)\b", block):
            cues[-1] += "\n" + block
    return "\n\n".join([_WEB, *cues])


def _subtitles(text: str) -> Iterator[_Subtitle]:
    import pysubs2

    kind = "vtt" if text.startswith(_WEB) else "srt"
    try:
        # The number that follows is taken for that of a next subtitle, and a last line of digits stays.
        found: Any = pysubs2.SSAFile.from_string(text + "\n\n0\n", format_=kind, keep_html_tags=True)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, OverflowError):
        raise Unreadable("subtitles-empty") from None
    for one in found:
        rows = [" ".join(html.unescape(_STYLING.sub("", row)).split()) for row in one.text.split("\\N")]
        yield _Subtitle(one.start, one.end, [row for row in rows if row])


def _without_repetitions(subtitles: Iterator[_Subtitle]) -> Iterator[_Subtitle]:
    """Yield subtitles without the lines that they go on showing from the one before, as rolling ones do."""
    before: _Subtitle | None = None
    for one in subtitles:
        shown = before.lines if before and abs(one.start - before.end) <= _AT_ONCE else []
        kept = next(
            (
                count
                for count in range(min(len(shown), len(one.lines)), 0, -1)
                if shown[-count:] == one.lines[:count]
            ),
            0,
        )
        yield _Subtitle(one.start, one.end, one.lines[kept:])
        before = one


def _paragraphs(subtitles: list[_Subtitle]) -> Iterator[str]:
    words: list[str] = []
    end = subtitles[0].start
    for one in subtitles:
        pause = one.start - end
        for row in one.lines:
            if words and _begins(row, words, pause):
                yield " ".join(words)
                words = []
            words += _SPEAKER.sub("", row, count=1).split() if _SPEAKER.match(row) else row.split()
            pause = 0
        end = one.end
    yield " ".join(words)


def _begins(row: str, words: list[str], pause: int) -> bool:
    """Tell whether a row begins a paragraph, after a paragraph of these words and a pause."""
    if _SPEAKER.match(row) or pause >= _FAR_APART or len(words) >= _TOO_LONG:
        return True
    return is_stopped(words[-1]) and (pause >= _APART or len(words) >= _LONG)


def _time(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
