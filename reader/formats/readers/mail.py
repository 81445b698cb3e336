"""E-mails and pages saved as one file (MHTML), which are e-mails to the computer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from mimetypes import guess_extension
from urllib.parse import urljoin

from reader.errors import Reason
from reader.formats.given import GivenFile, decoded_text
from reader.formats.readers.html import read_html
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.text.letters import has_arabic_letter

MAX_PARTS = 1000
MAX_ATTACHMENTS = 100
_DEEPEST = 3  # mails in mails
_ANSWERED = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|رد|[إا]عادة توجيه)\s*(?:\[\d+\])?\s*[:：])+\s*", re.I)
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
_SHORTEST_FULL, _LONGEST_FULL = 50, 80  # letters of a line that was broken to fit
_NAMED_PART = re.compile(r"""(\bsrc\s*=\s*["']?)cid:""", re.IGNORECASE)
_INLINE = "cid/"
_ENCODED = (LookupError, ValueError, AttributeError, TypeError, OverflowError)

ReadFile = Callable[[GivenFile], list[ExtractedText]]


def read_mail(data: bytes, read: ReadFile, depth: int = 1) -> list[ExtractedText]:
    """Return the text of an e-mail or of a saved page, and one for each file that is attached to it.

    `read` reads an attached file; what it cannot read is told. Raises Unreadable.
    """
    if data.count(b"\n--") > 10 * MAX_PARTS:
        raise Unreadable("mail-too-many-parts", most=MAX_PARTS)
    try:
        mail = message_from_bytes(data, policy=policy.default)
        parts = list(islice(mail.walk(), MAX_PARTS + 1))
        parted = _parted(mail) if len(parts) <= MAX_PARTS else _Parts()
    except (*_ENCODED, RecursionError) as problem:
        raise Unreadable("mail-damaged") from problem
    if len(parts) > MAX_PARTS:
        raise Unreadable("mail-too-many-parts", most=MAX_PARTS)
    if address := _saved_from(mail):
        return [_page(mail, address)]
    attached = list(_attached(parted.attached, read, depth))
    try:
        letter = [_letter(mail, parted.letters)]
    except Unreadable as problem:
        if not attached:
            raise
        letter = [] if problem.reason.code == "mail-empty" else [ExtractedText("", problem=problem.reason)]
    return [*letter, *attached]


def _saved_from(mail: EmailMessage) -> str:
    """Return the address that a page was saved from; empty for an e-mail."""
    address = _header(mail, "Snapshot-Content-Location")
    if address or mail.get_content_type() not in ("multipart/related", "text/html"):
        return address
    page = _first(mail, "text/html")
    found = _header(page, "Content-Location") if page is not None else ""
    return found if ":" in found and not mail["To"] else ""


def _page(mail: EmailMessage, address: str) -> ExtractedText:
    page = _first(mail, "text/html")
    if page is None:
        raise Unreadable("mail-without-page")
    found = read_html(_markup(page), _beside(mail, address))
    saved, _ = _day(mail)
    return replace(
        found,
        url=found.url or (address if address.startswith(("http://", "https://")) else ""),
        remarks=(*found.remarks, *([Reason("page-saved", day=saved.isoformat())] if saved else [])),
    )


def _letter(mail: EmailMessage, parts: list[EmailMessage]) -> ExtractedText:
    body = _joined_body([one for part in parts if (one := _body(mail, part, len(parts) == 1))])
    subject = _ANSWERED.sub("", _header(mail, "Subject"))
    body = _headed(_cut(body), subject)
    if not body.text.strip():
        raise Unreadable("mail-empty")
    sender = _sender(mail)
    published, doubts = _day(mail)
    return replace(
        body,
        published=published,
        author=sender or body.author,
        site=body.site or (sender if mail["List-Id"] or mail["List-Unsubscribe"] else ""),
        doubts=(*body.doubts, *doubts),
    )


def _body(mail: EmailMessage, part: EmailMessage, is_alone: bool) -> ExtractedText | None:
    """Return the text of a part of the letter; None for an empty page among others. Raises Unreadable."""
    if part.get_content_type() != "text/html":
        return ExtractedText("\n".join(_paragraphs(_text(part), _is_flowed(part))))
    try:
        return read_html(_markup(part), _beside(mail, ""))
    except Unreadable as problem:
        if is_alone or problem.reason.code != "page-empty":
            raise
    return None


def _joined_body(bodies: list[ExtractedText]) -> ExtractedText:
    """Return the parts of a letter as one, as pictures between them part it; one without Arabic is a foot."""
    if not bodies:
        raise Unreadable("mail-empty")
    whole = bodies[0]
    for one in bodies[1:]:
        whole = _with_next(whole, one)
    return whole


def _with_next(whole: ExtractedText, one: ExtractedText) -> ExtractedText:
    count = sum(1 for line in whole.text.split("\n") if line.strip())
    if not has_arabic_letter(one.text):
        foot = [LeftOut(one.text, Surrounding.FOOT, count)] if one.text.strip() else []
        return replace(whole, left_out=(*whole.left_out, *foot))
    kinds = ((at + count, "subhead" if kind == "headline" and count else kind) for at, kind in one.kinds)
    return replace(
        whole,
        text="\n".join(filter(str.strip, (whole.text, one.text))),
        kinds=(*whole.kinds, *kinds),
        pictures=(*whole.pictures, *(replace(each, line=each.line + count) for each in one.pictures)),
        left_out=(*whole.left_out, *(replace(each, before=each.before + count) for each in one.left_out)),
        doubts=(*whole.doubts, *(each for each in one.doubts if each not in whole.doubts)),
        remarks=(*whole.remarks, *(each for each in one.remarks if each not in whole.remarks)),
    )


def _cut(body: ExtractedText) -> ExtractedText:
    """Leave out the signature and older mail below the text; a mail that only passes one on is that one."""
    lines = [line for line in body.text.split("\n") if line.strip()]
    places: dict[int, int] = {}
    moved = []
    for at, what in enumerate(_marked(lines)):
        if what is None:
            places[at] = len(places)
        else:
            moved.append(LeftOut(_bare(lines[at]), what, len(places)))
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
    for at, line in enumerate(lines):
        bare = _bare(line)
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


def _begins_older(lines: list[str], at: int) -> bool:
    """Tell whether a line begins a mail that is quoted: a line that says so, or its first headers."""
    bare = _bare(lines[at])
    with_next = _bare(" ".join(lines[at : at + 2]))  # it may be broken to fit
    if _PASSED_ON.match(bare) or _QUOTING.match(bare) or _QUOTING.match(with_next):
        return True
    return sum(bool(_HEADER.match(_bare(line))) for line in lines[at : at + 3]) == 3


def _bare(line: str) -> str:
    return _MARKS.sub("", line).strip()


def _headed(body: ExtractedText, subject: str) -> ExtractedText:
    """Put the subject above the text, unless the text begins with it."""
    lines = body.text.split("\n") if body.text else []
    if not subject or (lines and _folded(lines[0]) == _folded(subject)):
        return body
    return replace(
        body,
        text="\n".join([subject, *lines]),
        kinds=tuple((at + 1, "subhead" if kind == "headline" else kind) for at, kind in body.kinds),
        pictures=tuple(replace(one, line=one.line + 1) for one in body.pictures),
        left_out=tuple(replace(one, before=one.before + 1) for one in body.left_out),
    )


def _folded(line: str) -> str:
    return " ".join(_bare(line).split())


def _paragraphs(text: str, is_flowed: bool) -> Iterator[str]:
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


def _attached(parts: list[EmailMessage], read: ReadFile, depth: int) -> Iterator[ExtractedText]:
    """Yield the texts of the files that are attached, and of those that cannot be read the reason."""
    for number, part in enumerate(parts, 1):
        name = part.get_filename() or f"attachment {number}{_ending_of(part)}"
        try:
            if number > MAX_ATTACHMENTS:
                raise Unreadable("mail-more-attached", most=MAX_ATTACHMENTS)
            if part.get_content_type() == "message/rfc822":
                found = _enclosed(part, read, depth)
            else:
                found = read(GivenFile(name, _bytes(part)))
        except Unreadable as problem:
            found = [ExtractedText("", problem=problem.reason)]
        for place, one in enumerate(found, 1):
            named = f"{name}, {one.name or place}" if one.name or place > 1 else name
            yield replace(one, name=named)


def _ending_of(part: EmailMessage) -> str:
    """Return the ending that files of a part's kind have."""
    kind = part.get_content_type()
    return (guess_extension(kind) or "") if kind != "application/octet-stream" else ""


def _enclosed(part: EmailMessage, read: ReadFile, depth: int) -> list[ExtractedText]:
    if depth >= _DEEPEST:
        raise Unreadable("mail-too-deep")
    inner = next(part.iter_parts(), None)
    return read_mail(inner.as_bytes(), read, depth + 1) if inner is not None else []


@dataclass(slots=True)
class _Parts:
    """The parts of a mail: those of its letter in their order, and the files that are attached to it."""

    letters: list[EmailMessage] = field(default_factory=list)
    attached: list[EmailMessage] = field(default_factory=list)


def _parted(part: EmailMessage, is_alternative: bool = False) -> _Parts:
    """Return the parts of a mail, however deep; of words in several forms the page, else the first."""
    kind = part.get_content_type()
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        within = (one for one in part.iter_parts() if isinstance(one, EmailMessage))
        inner = [_parted(one, kind == "multipart/alternative") for one in within]
        attached = [file for one in inner for file in one.attached]
        if kind == "multipart/alternative":
            return _Parts(_preferred([one.letters for one in inner if one.letters]), attached)
        return _Parts([letter for one in inner for letter in one.letters], attached)
    is_attached = part.get_content_disposition() == "attachment"
    if not is_attached and kind in ("text/plain", "text/html") and not part.get_filename():
        return _Parts(letters=[part])
    if not is_attached and (is_alternative or part.get_content_maintype() == "image"):
        return _Parts()  # the words in another form, or a picture that the letter shows
    return _Parts(attached=[part])


def _preferred(forms: list[list[EmailMessage]]) -> list[EmailMessage]:
    pages = [form for form in forms if any(one.get_content_type() == "text/html" for one in form)]
    return next(iter(pages or forms), [])


def _first(mail: EmailMessage, kind: str) -> EmailMessage | None:
    return next((part for part in mail.walk() if part.get_content_type() == kind), None)


def _is_flowed(part: EmailMessage) -> bool:
    return str(part.get_param("format", "")).lower() == "flowed"


def _beside(mail: EmailMessage, address: str) -> Callable[[str], bytes | None]:
    """Return what finds a part of the mail by its address, or by its name in the mail."""
    parts: dict[str, EmailMessage] = {}
    for part in mail.walk():
        if part.get_content_maintype() == "image":
            location, ident = _header(part, "Content-Location"), _header(part, "Content-ID").strip("<> ")
            parts |= {location: part} if location else {}
            parts |= {f"{_INLINE}{ident}": part} if ident else {}

    def found(wanted: str) -> bytes | None:
        part = parts.get(wanted) or parts.get(urljoin(address, wanted))
        return _bytes(part) if part is not None else None

    return found


def _bytes(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except _ENCODED:
        return b""
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage) -> str:
    return decoded_text(_bytes(part), str(part.get_content_charset() or ""))


def _markup(part: EmailMessage) -> str:
    """Return a page of the mail; what it shows by a name in the mail has an address that cleaning keeps."""
    return _NAMED_PART.sub(rf"\1{_INLINE}", _text(part))


def _header(mail: EmailMessage, name: str) -> str:
    """Return a header in one line; empty where there is none, or nothing that can be read."""
    try:
        found = _undeclared(mail, name) or str(mail[name] or "")
    except _ENCODED:
        return ""
    return " ".join(found.encode("utf-8", "replace").decode("utf-8").replace("\0", "").split())


def _undeclared(mail: EmailMessage, name: str) -> str:
    """Return a header whose letters stand in it without their encoding, read by what they are."""
    said = next((str(value) for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    return "" if said.isascii() else decoded_text(said.encode("utf-8", "surrogateescape"))


def _sender(mail: EmailMessage) -> str:
    name, _ = parseaddr(_header(mail, "From"))
    return "" if "@" in name else name.strip("\"' ")[:200]


def _day(mail: EmailMessage) -> tuple[date | None, tuple[Reason, ...]]:
    """Return the day on which it was sent, where its sender was, and what makes it doubtful."""
    written = _header(mail, "Date")
    if not written:
        return None, ()
    try:
        return parsedate_to_datetime(written).date(), ()
    except _ENCODED:
        return None, (Reason("date-unread", said=written[:80]),)
