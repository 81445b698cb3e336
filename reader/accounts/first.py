"""The first admin, whom set-up makes, and where their password lies until they change it."""

from pathlib import Path

FIRST_USER = "admin"


def password_path(state: Path) -> Path:
    return state / "first-password"


def stamp_path(state: Path) -> Path:
    """Where it is noted which hash of the first user's was seen to be of that password."""
    return state / "first-password.stamp"


def forget_password(state: Path) -> None:
    """Remove the first password, which is nobody's any more."""
    for path in (password_path(state), stamp_path(state)):
        path.unlink(missing_ok=True)
