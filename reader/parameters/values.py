"""The kinds of values that a request may carry, each with its bounds; pure."""

from datetime import UTC, datetime

MOST_ROW = 2**63 - 1  # ids of rows: what both databases hold
MOST_PLACE = 2**31 - 1  # code points, lines, versions: what an integer column holds
LONGEST_SEARCH = 200  # code points of what is looked for
LONGEST = 2 * 1024 * 1024  # code points of one text
LAST_MOMENT = 253_402_214_400  # 31 December 9999, in seconds since 1970


def row(sent: str) -> int | None:
    """Return the id of a row, written in the digits 0 to 9; None for anything else, and for 2^63 and more."""
    return _whole(sent, MOST_ROW)


def place(sent: str) -> int | None:
    """Return a place in a text, the number of a line, or a version; None for what none can be."""
    return _whole(sent, MOST_PLACE)


def row_of(kind: str, sent: str) -> int:
    """Return the id in a row's name with its kind, such as "mention-12"; 0, which no row has, for others."""
    named, _, number = sent.partition("-")
    return row(number) or 0 if named == kind else 0


def _whole(sent: str, most: int) -> int | None:
    # Digits by the thousand and those of other scripts are no numbers that a page of ours has sent.
    if not (sent.isascii() and sent.isdigit()) or len(sent) > len(str(most)):
        return None
    number = int(sent)
    return number if number <= most else None


def moment(sent: str) -> datetime | None:
    """Return the time that is so many seconds after 1970 began, None if it is none of the years to 9999."""
    try:
        seconds = float(sent) if len(sent) < 30 else -1.0
    except ValueError:
        return None
    return datetime.fromtimestamp(seconds, UTC) if 0 <= seconds < LAST_MOMENT else None


def text(sent: str, most: int = LONGEST) -> str:
    """Return what can be stored: at most so many code points, none of them NUL or half a surrogate pair."""
    kept = sent[:most].replace("\0", "")
    return kept if kept.isascii() else kept.encode("utf-8", "replace").decode("utf-8")
