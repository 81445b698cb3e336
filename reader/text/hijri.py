"""Days of the Islamic calendar (Umm al-Qura) as those of ours. The one importer of hijridate."""

from datetime import date


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """Return the day that a Hijri date is; None where there is no such date, or none from 1343 to 1500."""
    from hijridate import Hijri

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None
