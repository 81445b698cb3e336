"""Files to be saved: streamed, of the kind that their name says, never shown or guessed by a browser."""

from pathlib import PurePath
from typing import TypeVar

from django.http import FileResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from reader.library.original import Original

Answer = TypeVar("Answer", bound=HttpResponseBase)
_KINDS = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".epub": "application/epub+zip",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".zip": "application/zip",
}


def named(response: Answer, name: str, is_shown: bool = False) -> Answer:
    """Say under which name an answer is saved, in any script; it is saved at once unless it `is_shown`."""
    response["Content-Disposition"] = content_disposition_header(not is_shown, name) or "attachment"
    return response


def as_attachment(original: Original) -> FileResponse:
    """Return a kept file byte for byte. Compressed on the way it would lose its length."""
    kind = _KINDS.get(PurePath(original.name).suffix.lower(), "application/octet-stream")
    response = FileResponse(original.open(), as_attachment=True, filename=original.name, content_type=kind)
    response["Content-Length"] = original.size
    response["Content-Encoding"] = "identity"
    response["ETag"] = f'"{original.sha256}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
