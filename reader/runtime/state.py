"""The state folder: the secret key and the first password, readable by the owner alone."""

import secrets
from pathlib import Path

from reader.accounts.first import password_path
from reader.files import scratch

UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_GROUPS = 4


def ensure_folder(state: Path) -> None:
    """Create the state folder if it is not there, closed to other users."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_private(path: Path, content: str) -> None:
    """Put content at path in one step, with mode 600; nobody ever sees half of it."""
    with scratch.draft_in(path.parent) as draft:
        draft.write(content.encode())
        scratch.keep(draft, path)


def ensure_secret_key(state: Path) -> str:
    """Return the key that signs sessions, made once and kept."""
    path = state / "secret_key"
    if not path.exists():
        ensure_folder(state)
        write_private(path, secrets.token_urlsafe(48) + "\n")
    return path.read_text(encoding="utf-8").strip()


def new_password(state: Path) -> str:
    """Make up a password of four groups of four letters (79 bits) and keep it in the state folder."""
    groups = ("".join(secrets.choice(UNAMBIGUOUS) for _ in range(4)) for _ in range(PASSWORD_GROUPS))
    password = "-".join(groups)
    write_private(password_path(state), password + "\n")
    return password


def kept_password(state: Path) -> str | None:
    path = password_path(state)
    return path.read_text(encoding="utf-8").strip() if path.exists() else None
