"""The lines of a mail: its paragraphs, its signature, and the older mail that it answers or passes on."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.formats.reading import ExtractedText, LeftOut, Surrounding

_SIGNATURE = re.compile(r"^-- ?$")
_PASSED_ON = re.compile(
    r"^[-_ ]*(?:forwarded message|original message|begin forwarded message|رسالة محولة|الرسالة الأصلية"
    r"|رسالة معاد توجيهها|الرسالة المعاد توجيهها)[-_ :]*$",
    re.I,
)
_QUOTING = re.compile(
    r"^(?:on\b.{4,200}\bwrote|(?:في|بتاريخ)\s.{4,200}\s(?:كتبت?|تمت كتابة ما يلي))\b.{0,120}[:：]$", re.I
)
_HEADER = re.compile(
    r"^\*?(?:from|sent|date|subject|to|cc|reply-to|من|تم الإرسال|أرسلت|التاريخ|الموضوع|إلى|الى|نسخة)"
    r"\s*[:：]\*?\s*\S",
    re.I,
)
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MOST_NOTE, _TIMES_NOTE = 40, 3  # words of a note above a mail that is passed on, which has more
_SHORTEST_FULL, _LONGEST_FULL = 50, 80  # letters of a line that was broken to fit


def without_older(body: ExtractedText) -> ExtractedText:
    """Leave out the signature and older mail below the text; a mail that only passes one on is that one."""
    lines = [line for line in body.text.split("\n") if line.strip()]
    places: dict[int, int] = {}
    moved = []
    for at, what in enumerate(_marked(lines)):
        if what is None:
            places[at] = len(places)
        else:
            moved.append(LeftOut(bare_line(lines[at]), what, len(places)))
    stood = [replace(one, before=sum(at < one.before for at in places)) for one in body.left_out]
    return replace(
        body,
        text="\n".join(lines[at] for at in places),
        kinds=tuple((places[at], kind) for at, kind in body.kinds if at in places),
        pictures=tuple(replace(one, line=places[one.line]) for one in body.pictures if one.line in places),
        left_out=tuple(sorted([*stood, *_joined(moved)], key=lambda one: one.before)),
    )


def _joined(left_out: list[LeftOut]) -> Iterator[LeftOut]:
    """Yield what stood together as one."""
    waiting: LeftOut | None = None
    for one in left_out:
        if waiting is not None and (waiting.what, waiting.before) == (one.what, one.before):
            waiting = replace(waiting, text=f"{waiting.text}\n{one.text}")
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _marked(lines: list[str]) -> Iterator[Surrounding | None]:
    """Yield for each line what it is, None for one of the text."""
    what: Surrounding | None = None
    has_text, in_head = False, False
    noted = _words_to_go_with(lines)
    yield from [Surrounding.REMARK] * noted
    for at, line in enumerate(lines[noted:], noted):
        bare = bare_line(line)
        in_head = (in_head and bool(_HEADER.match(bare))) or _begins_older(lines, at)
        if in_head:
            what = Surrounding.UNCERTAIN if has_text else None
            yield what or Surrounding.TIMES
        elif what is None and _SIGNATURE.match(bare):
            what = Surrounding.FOOT
            yield what
        elif what is None and line.lstrip().startswith(">"):
            yield Surrounding.UNCERTAIN
        else:
            has_text = has_text or what is None
            yield what


def _words_to_go_with(lines: list[str]) -> int:
    """Return how many lines stand above a mail that is passed on, if they only go with it."""
    at = next((at for at, line in enumerate(lines) if _PASSED_ON.match(bare_line(line))), 0)
    above, below = (sum(len(line.split()) for line in part) for part in (lines[:at], lines[at:]))
    return at if above <= _MOST_NOTE and below >= _TIMES_NOTE * above else 0


def _begins_older(lines: list[str], at: int) -> bool:
    """Tell whether a line begins a mail that is quoted: a line that says so, or its first headers."""
    bare = bare_line(lines[at])
    with_next = bare_line(" ".join(lines[at : at + 2]))  # it may be broken to fit
    if _PASSED_ON.match(bare) or _QUOTING.match(bare) or _QUOTING.match(with_next):
        return True
    return sum(bool(_HEADER.match(bare_line(line))) for line in lines[at : at + 3]) == 3


def bare_line(line: str) -> str:
    """Return a line without marks of direction and outer white space."""
    return _MARKS.sub("", line).strip()


def mail_paragraphs(text: str, is_flowed: bool) -> Iterator[str]:
    """Yield the paragraphs of a plain mail, whose lines were broken to fit."""
    lines = [line.rstrip("\r") for line in text.expandtabs().split("\n")]
    if is_flowed:
        yield from _flowed(lines)
        return
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and not line.startswith((">", "-- ")) and line.strip() != "--":
            block.append(line.strip())
            continue
        yield from _unbroken(block)
        block = []
        if line.strip():
            yield line.strip()


def _flowed(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of a text whose lines go on where they end in a space (RFC 3676)."""
    block = ""
    for line in lines:
        if line.endswith(" ") and line.strip() not in ("", "--") and not line.startswith(">"):
            block += line
        elif (block + line).strip():
            yield (block + line).strip()
            block = ""
    if block.strip():
        yield block.strip()


def _unbroken(block: list[str]) -> Iterator[str]:
    """Yield lines as one where each but the last is about as long as a line of mail can be."""
    is_broken = len(block) > 1 and all(_SHORTEST_FULL <= len(line) <= _LONGEST_FULL for line in block[:-1])
    yield from [" ".join(block)] if is_broken else block
