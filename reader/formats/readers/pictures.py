"""Pictures inside files: which are kept, and where those of a page are. The one importer of imagesize.

A picture is kept as it is, under the kind that its first bytes say; nothing here unpacks its pixels, so there
is no bomb to be set off.
"""

import base64
import binascii
import io
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import unquote_to_bytes

import imagesize

MOST_PICTURES = 30
MOST_BYTES = 5 * 1024 * 1024
SMALLEST, LARGEST = 48, 12_000  # pixels of a side; smaller ones are icons
_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture of a text. `line` is the number of its caption among the text's visible lines.

    `kind` is png, jpeg, gif or webp; `alt` is what the file says is to be seen.
    """

    line: int
    data: bytes
    kind: str
    width: int
    height: int
    alt: str = ""

    def packed(self) -> list[Any]:
        data = base64.b64encode(self.data).decode()
        return [self.line, data, self.kind, self.width, self.height, self.alt]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> Self:
        line, data, *rest = packed
        return cls(line, base64.b64decode(data), *rest)


def picture_of(line: int, data: bytes | None, alt: str = "") -> FoundPicture | None:
    """Return the picture that these bytes are; None for what is none, or too small or large to be kept."""
    if not data or len(data) > MOST_BYTES:
        return None
    kind = next((kind for head, kind in _KINDS.items() if data.startswith(head)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "webp"
    if not kind:
        return None
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except Exception:  # a damaged head makes it raise errors of many kinds
        return None
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        return None
    return FoundPicture(line, data, kind, int(width), int(height), " ".join(alt.split())[:300])


def in_page(source: str) -> bytes | None:
    """Return the bytes of a picture that is written into the page itself (data:image/png;base64,...)."""
    if not source.startswith("data:image/"):
        return None
    head, _, body = source.partition(",")
    try:
        return base64.b64decode(body, validate=False) if head.endswith(";base64") else unquote_to_bytes(body)
    except binascii.Error:
        return None
