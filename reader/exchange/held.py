"""Files of annotations that somebody looks at before they are taken in; a day at most."""

import hashlib
import re
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from reader.files.scratch import draft_in, keep

MOST_BYTES = 200 << 20
_A_DAY = 24 * 60 * 60
_SHA256 = re.compile(r"[0-9a-f]{64}")


def _folder() -> Path:
    folder = Path(settings.STATE_DIR) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def hold_file(chunks: Iterable[bytes], name: str) -> str:
    """Keep a file for a day; return its sha256, by which it is found."""
    folder, digest = _folder(), hashlib.sha256()
    for old in folder.iterdir():
        if old.is_dir() and time.time() - old.stat().st_mtime > _A_DAY:
            shutil.rmtree(old, ignore_errors=True)
    with draft_in(folder) as draft:
        for chunk in chunks:
            digest.update(chunk)
            draft.write(chunk)
        held = digest.hexdigest()
        own = folder / held
        own.mkdir(exist_ok=True)
        keep(draft, own / safe_name(name))
    return held


def held_file(held: str) -> Path | None:
    """Return a file that is kept, by what `hold_file` returned; None if its day is over."""
    if not _SHA256.fullmatch(held):
        return None
    return next((path for path in (_folder() / held).glob("*") if path.is_file()), None)


def safe_name(name: str) -> str:
    """Return a name without anything that could lead elsewhere; its ending says the format."""
    return re.sub(r"[^\w.-]+", "_", Path(name).name)[-100:].lstrip(".") or "file"
