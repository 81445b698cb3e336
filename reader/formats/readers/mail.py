"""E-mails and pages saved as one file (MHTML), which are e-mails to the computer."""

import re
from collections.abc import Callable, Iterator, Sequence
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
from reader.formats.pages.heads import is_body_name
from reader.formats.pages.phrases import words_for
from reader.formats.pages.publishers import is_publisher
from reader.formats.readers.html import read_html
from reader.formats.readers.mail_lines import bare_line, mail_paragraphs, without_older
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.text.letters import has_arabic_letter

MAX_PARTS = 1000
MAX_ATTACHMENTS = 100
_DEEPEST = 3  # mails in mails
_BEGINS = 2  # lines
_KIND_WORDS = 3  # of a subject before what it is about
_PLACES = words_for("place-kind")
_ANSWERED = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|رد|[إا]عادة توجيه)\s*(?:\[\d+\])?\s*[:：])+\s*", re.I)
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
    subject = _ANSWERED.sub("", _header(mail, "Subject"))
    body = _joined_body([one for part in parts if (one := _body(mail, part, subject, len(parts) == 1))])
    body = _headed(without_older(body), subject)
    if not body.text.strip():
        raise Unreadable("mail-empty")
    sender = _sender(mail)
    published, doubts = _day(mail)
    is_list = bool(mail["List-Id"] or mail["List-Unsubscribe"])
    site = (_list_of(mail) or sender if is_list else "") or body.site
    return replace(
        body,
        published=published,
        author=sender or body.author,
        site=site or (sender if _is_about(sender, body) else ""),
        doubts=(*body.doubts, *doubts),
    )


def _is_about(sender: str, body: ExtractedText) -> bool:
    """Tell whether a letter's sender is a body by its name, or one that it begins with words on."""
    name = _folded(sender)
    if is_body_name(sender) or is_publisher(sender):
        return True
    if name.split(" ")[0] not in _PLACES:
        return False  # who writes may be spoken of
    return any(name in _folded(line) for line in body.text.split("\n")[:_BEGINS])


def _body(mail: EmailMessage, part: EmailMessage, subject: str, is_alone: bool) -> ExtractedText | None:
    """Return the text of a part of the letter; None for an empty page among others. Raises Unreadable."""
    if part.get_content_type() != "text/html":
        return ExtractedText("\n".join(mail_paragraphs(_text(part), _is_flowed(part))))
    try:
        return read_html(_markup(part), _beside(mail, ""), subject)
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


def _headed(body: ExtractedText, subject: str) -> ExtractedText:
    """Put the subject above the text, unless the text begins with it."""
    lines = body.text.split("\n") if body.text else []
    if (at := _line_of_subject(lines, subject)) is not None:
        return _led_by(body, lines, at, is_headed=bool(lines) and _folded(lines[0]) == _folded(subject))
    if not subject or (lines and _folded(lines[0]) == _folded(subject)):
        return body
    return replace(
        body,
        text="\n".join([subject, *lines]),
        kinds=tuple((at + 1, "subhead" if kind == "headline" else kind) for at, kind in body.kinds),
        pictures=tuple(replace(one, line=one.line + 1) for one in body.pictures),
        left_out=tuple(replace(one, before=one.before + 1) for one in body.left_out),
    )


def _line_of_subject(lines: Sequence[str], subject: str) -> int | None:
    """Return the number of the line near the top that a subject names behind what kind of letter it is."""
    kind, colon, rest = subject.partition(":")
    told = _folded(rest)
    if not colon or len(kind.split()) > _KIND_WORDS or len(told.split()) <= _KIND_WORDS:
        return None
    return next((at for at, line in enumerate(lines[:_BEGINS]) if _folded(line) == told), None)


def _led_by(body: ExtractedText, lines: Sequence[str], at: int, is_headed: bool) -> ExtractedText:
    """Put a line first, as the headline; what stands above it follows, without the subject that heads it."""
    order = [at, *(number for number in range(is_headed, len(lines)) if number != at)]
    moved = {number: place for place, number in enumerate(order)}
    kinds = {moved[number]: kind for number, kind in body.kinds if kind != "headline" and number in moved}
    return replace(
        body,
        text="\n".join(lines[number] for number in order),
        kinds=tuple(sorted((kinds | {0: "headline"}).items())),
        pictures=tuple(replace(one, line=moved.get(one.line, 0)) for one in body.pictures),
        left_out=tuple(replace(one, before=max(0, one.before - is_headed)) for one in body.left_out),
    )


def _folded(line: str) -> str:
    return " ".join(bare_line(line).split())


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


def _list_of(mail: EmailMessage) -> str:
    """Return what the list is called that a mail came over, if that is said in words."""
    name = _header(mail, "List-Id").partition("<")[0].strip("\"' ")
    return name[:200] if has_arabic_letter(name) else ""


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
