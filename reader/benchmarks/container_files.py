"""Good files that hold several texts: workbooks, web archives, mails, chats."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from email import policy
from email.message import EmailMessage
from xml.sax.saxutils import escape

from reader.benchmarks.zipping import packed

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DAY_STYLE = (
    f'<styleSheet xmlns="{_SHEETS}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)
Cell = str | int | float


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return an .xlsx file with the rows of each sheet; a number that is a float is shown as a day."""
    entries, relations, files = [], [], {}
    for number, (name, rows) in enumerate(sheets.items(), 1):
        entries.append(f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"/>')
        relations.append(_relation(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        files[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows)
    book = f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>{"".join(entries)}</sheets></workbook>'
    styles = _relation("styles", "styles", "styles.xml")
    return packed(
        {
            "[Content_Types].xml": _types(len(sheets)).encode(),
            "_rels/.rels": _related(_relation("r", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": _related(*relations, styles),
            "xl/styles.xml": _DAY_STYLE.encode(),
        }
        | {name: sheet.encode() for name, sheet in files.items()}
    )


def _types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    parts |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    overrides = (
        f'<Override PartName="{name}" ContentType="{kind}.{what}+xml"/>' for name, what in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{''.join(overrides)}</Types>"
    )


def _relation(ident: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _related(*relations: str) -> bytes:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'.encode()


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    written = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(65 + at)}{number}", one) for at, one in enumerate(row))
        written.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{_SHEETS}"><sheetData>{"".join(written)}</sheetData></worksheet>'


def _cell(place: str, value: Cell) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""
    style = ' s="1"' if isinstance(value, float) else ""
    return f'<c r="{place}"{style}><v>{value}</v></c>'


def web_record(url: str, body: bytes, head: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html") -> bytes:
    """Return a WARC record with what a server answered."""
    answer = f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    said = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-04T09:15:22Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return said.encode() + answer + b"\r\n\r\n"


def web_archive(records: Iterable[bytes]) -> bytes:
    """Return a .warc.gz with these records, each packed by itself."""
    return b"".join(gzip.compress(one) for one in records)


def mail(subject: str, text: str, html: str = "") -> EmailMessage:
    """Return a mail from somebody with a name."""
    letter = EmailMessage(policy.SMTPUTF8)
    letter["From"], letter["To"] = "سلمى الحيدري <salma@almarfa.example>", "desk@almarfa.example"
    letter["Subject"], letter["Date"] = subject, "Tue, 03 Mar 2026 00:30:00 +0300"
    letter.set_content(text)
    if html:
        letter.add_alternative(html, subtype="html")
    return letter


def saved_page(page: str, address: str) -> bytes:
    """Return a page as Chrome saves it in one file."""
    whole = EmailMessage()
    whole["From"], whole["Snapshot-Content-Location"] = "<Saved by Blink>", address
    whole["Date"] = "Wed, 04 Mar 2026 09:15:22 -0000"
    whole.set_content(page, subtype="html", cte="quoted-printable")
    whole["Content-Location"] = address
    return bytes(whole)


def telegram_export(posts: Sequence[str], name: str = "قناة المرفأ", kind: str = "public_channel") -> bytes:
    """Return the result.json of a chat with these posts, three a day from the third of March 2026."""
    messages = [
        {
            "id": number,
            "type": "message",
            "date": f"2026-03-{3 + (number - 1) // 3:02}T{9 + (number - 1) % 3:02}:15:22",
            "from": name,
            "text": post,
        }
        for number, post in enumerate(posts, 1)
    ]
    chat = {"name": name, "type": kind, "id": 1, "messages": messages}
    return json.dumps(chat, ensure_ascii=False, indent=1).encode()


def whatsapp_export(posts: Sequence[str]) -> bytes:
    """Return the _chat.txt of a chat with these posts, three a day from the third of March 2026."""
    lines = [
        f"[{3 + number // 3:02}/03/2026, {9 + number % 3}:15:22] سلمى: {post}"
        for number, post in enumerate(posts)
    ]
    return "\n".join(lines).encode()
