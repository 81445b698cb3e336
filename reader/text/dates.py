"""Dates as newspapers, feeds and spreadsheets write them, in Arabic, English, French and figures.

The day is the one that is written, in whatever zone the writer was: no time is reckoned into another zone.
Nothing is guessed: a date without its year, and words such as "yesterday", are no dates here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from reader.text.hijri import gregorian_day
from reader.text.spelling import plain, plain_with_places
from reader.text.tables import DATA, table_rows

EARLIEST = 1900
_LONGEST_CELL = 200
_BESIDE = 40  # how far behind a Hijri date the same day may stand in our calendar
_HIJRI_YEARS = range(1300, 1500)
_WEEKDAY_NEAR = 16  # how far before a date in figures its weekday may begin
_EPOCH_DIGITS = {10: 1, 13: 1000, 16: 1_000_000}  # parts of a second
_SPREADSHEET_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: the day, and the half-open span of code points where it is written.

    `is_computed` where the day was reckoned from the Islamic calendar, by which countries can differ a day.
    """

    day: date
    start: int
    end: int
    is_computed: bool


class _Order(Enum):
    """Whether 3/4/2026 is in April or in March."""

    NOT_SAID = "day first, unless it cannot be"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    BOTH = "some values one way, some the other: no telling"


def parsed_date(text: str) -> date | None:
    """Return the day that a cell, a field or a line of a page says; None where it says none.

    A text that is longer than a cell says none. Beside what `date_in` finds, a number by itself is understood
    as seconds, milliseconds or microseconds since 1970 (in UTC), as YYYYMMDD or as a spreadsheet's day, and a
    year may have two digits.
    """
    return _day_of(text, _Order.NOT_SAID)


def dates_of_column(values: Iterable[str]) -> list[date | None]:
    """Return the day that each value says, or None, one manner of writing taken for the whole column.

    3/4/2026 has its day first, unless some other value can only have its month first; where the column has
    values of either kind, such a date is not understood.
    """
    cells = list(values)
    order = _order_of(cells)
    return [_day_of(cell, order) for cell in cells]


def date_in(text: str) -> FoundDate | None:
    """Return the first date with its year that is written in a text, None where there is none.

    Where an Islamic date has ours beside it, it is ours. Linear in the text's length.
    """
    folded, places = plain_with_places(text)
    found = _first(_dates(folded, _Order.NOT_SAID))
    if found is None:
        return None
    return FoundDate(found.day, places[found.start], places[found.end - 1] + 1, found.is_computed)


def _months() -> dict[str, tuple[bool, int]]:
    """Return the folded names of months: whether it is an Islamic one, and its number."""
    return {
        plain(name): (calendar == "hijri", int(number))
        for calendar, number, names in table_rows(DATA / "months.tsv")
        for name in names.split("|")
    }


_MONTHS = _months()
_WEEKDAYS = {
    plain(name): number
    for number, names in enumerate(
        (
            *("اثنين الاثنين الإثنين monday mon lundi", "ثلاثاء الثلاثاء tuesday tue mardi"),
            *("أربعاء الأربعاء wednesday wed mercredi", "خميس الخميس thursday thu jeudi"),
            *("جمعة الجمعة friday fri vendredi", "سبت السبت saturday sat samedi"),
            "أحد الأحد sunday sun dimanche",
        )
    )
    for name in names.split()
}
_NAMES = "|".join(re.escape(one).replace(r"\ ", r"\s{1,2}") for one in sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})(?:(?:\s?[/\\(|,-]\s?|\s)(?P<second>{_NAMES})\s?\)?)?"
_GAP = r"[\s,./\\-]{0,3}"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\s[a-z+0-9:]{1,6})?"
_LEFT = r"(?<!\d)(?<!\d[./:,-])"
_RIGHT = r"(?!\d|[./]\d|-\d{1,2}(?![\d:]))"
_AH = r"(?P<ah>\s?(?:ه|هجري[هة]?|a\.?h\.?)(?![^\W\d_]))?"
_DAY_AND_MONTH = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?{_GAP}(?:(?:من|شهر|of|de)\s{{1,2}}){{0,2}}{_MONTH}{_GAP}"
    r"(?:(?:من|عام|سنه|لعام|لسنه|للعام|of)\s{1,2}){0,2}"
)

_ONES = "الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع"


def _ordinals() -> dict[str, int]:
    """Return the days of a month as they are counted in words, folded: the third, the twenty-first."""
    ones = _ONES.split("|")
    found = {one: number for number, one in enumerate([*ones, "العاشر"], 1)}
    for number, one in enumerate(["الحادي", *ones[1:]], 1):
        found[f"{one} عشر"] = 10 + number
        found |= {f"{one} و{tens}": 20 + number for tens in ("العشرون", "العشرين")}
    found |= {f"الحادي و{tens}": 31 for tens in ("الثلاثون", "الثلاثين")}
    found |= dict.fromkeys(("العشرون", "العشرين"), 20) | dict.fromkeys(("الثلاثون", "الثلاثين"), 30)
    return {plain(name): day for name, day in found.items()}


_ORDINALS = _ordinals()
_IN_WORDS = "|".join(one.replace(" ", r"\s{1,2}") for one in sorted(_ORDINALS, key=len, reverse=True))

_WRITTEN = [
    re.compile(one)
    for one in (
        rf"(?<![^\W\d_])(?P<ordinal>{_IN_WORDS})\s{{1,2}}من\s{{1,2}}(?:شهر\s{{1,2}})?{_MONTH}{_GAP}"
        rf"(?:(?:من|عام|سنه|لعام|لسنه|للعام)\s{{1,2}}){{0,2}}(?P<year>\d{{4}}){_RIGHT}{_AH}",
        rf"{_LEFT}{_DAY_AND_MONTH}(?P<year>\d{{4}}){_RIGHT}{_AH}",
        rf"(?<![^\W\d_]){_MONTH}{_GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        rf"(?:{_GAP}|\s{{1,2}}{_CLOCK}\s)(?P<year>\d{{4}}){_RIGHT}{_AH}",
        rf"{_LEFT}(?P<year>\d{{4}})[\s/-]{{1,3}}{_MONTH}[\s/-]{{1,3}}(?P<day>\d{{1,2}})(?![\d:]){_AH}",
        rf"{_LEFT}(?P<year>\d{{4}})\s?(?P<by>[./-])\s?(?P<figure>\d{{1,2}})\s?(?P=by)\s?(?P<day>\d{{1,2}})(?!\d){_AH}",
        rf"{_LEFT}(?P<one>\d{{1,2}})\s?(?P<by>[./-])\s?(?P<two>\d{{1,2}})\s?(?P=by)\s?(?P<year>\d{{4}}){_RIGHT}{_AH}",
    )
]
_SHORT = [  # a year of two digits, in a cell that has nothing else but perhaps a weekday and a time
    re.compile(rf"(?:[^\W\d_]{{3,12}},?\s{{1,2}})?{one}(?P<year>\d\d)(?=$|[\s,]|t\d)")
    for one in (
        rf"{_DAY_AND_MONTH}'?",
        r"(?P<one>\d{1,2})\s?(?P<by>[./-])\s?(?P<two>\d{1,2})\s?(?P=by)\s?",
    )
]
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?\d{4}(?:\d\d)?z?)?")
_EPOCH = re.compile(r"(\d{10}|\d{13}|\d{16})(?:\.\d+)?")
_SPREADSHEET = re.compile(r"(\d{5})(?:\.\d+)?")


def _day_of(text: str, order: _Order) -> date | None:
    if len(text) > _LONGEST_CELL:
        return None
    cell = plain(text).strip()
    if day := _of_number(cell):
        return day
    found = _short(cell, order) or _first(_dates(cell, order))
    return found.day if found else None


def _of_number(cell: str) -> date | None:
    if compact := _COMPACT.fullmatch(cell):
        return _gregorian(*map(int, compact.groups()))
    if epoch := _EPOCH.fullmatch(cell):
        moment = int(epoch[1]) // _EPOCH_DIGITS[len(epoch[1])]
        return _within(datetime.fromtimestamp(moment, UTC).date())
    if serial := _SPREADSHEET.fullmatch(cell):
        return _within(_SPREADSHEET_DAY_0 + timedelta(days=int(serial[1])))
    return None


def _short(cell: str, order: _Order) -> FoundDate | None:
    for pattern in _SHORT:
        if (match := pattern.match(cell)) and (found := _found(match, order)):
            return found
    return None


def _dates(folded: str, order: _Order) -> Iterator[FoundDate]:
    """Yield the dates of a folded text in their order, of two that overlap the one that begins first."""
    found = [
        one for pattern in _WRITTEN for match in pattern.finditer(folded) if (one := _found(match, order))
    ]
    end = 0
    for one in sorted(found, key=lambda it: (it.start, -it.end)):
        if one.start >= end:
            yield one
            end = one.end


def _first(found: Iterable[FoundDate]) -> FoundDate | None:
    """Return the first, or the one in our calendar that stands beside it."""
    dates = iter(found)
    first = next(dates, None)
    if first is None or not first.is_computed:
        return first
    beside = next((one for one in dates if not one.is_computed), None)
    return beside if beside and beside.start - first.end <= _BESIDE else first


def _found(match: re.Match[str], order: _Order) -> FoundDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 2000 if year <= _latest() - 2000 else EARLIEST
    named = _named_month(parts)
    is_computed = named[0] if named else year in _HIJRI_YEARS and bool(parts.get("ah"))
    months_and_days = [(named[1], _day(parts))] if named else list(_figures(parts, order))
    weekday = None if is_computed or (named and not parts.get("ordinal")) else _weekday_before(match)
    if weekday is not None:
        months_and_days.sort(key=lambda it: not _is_on(weekday, year, *it))
        if named and not _is_on(weekday, year, *months_and_days[0]):
            return None  # the first Thursday of a month, not its first day
    for month, day in months_and_days:
        if found := _hijri(year, month, day) if is_computed else _gregorian(year, month, day):
            return FoundDate(found, match.start(), match.end(), is_computed)
    return None


def _day(parts: dict[str, str]) -> int:
    ordinal = parts.get("ordinal")
    return _ORDINALS[" ".join(ordinal.split())] if ordinal else int(parts["day"])


def _weekday_before(match: re.Match[str]) -> int | None:
    """Return the weekday that is named just before a date in figures, from Monday, 0; None for none."""
    before = re.findall(r"[^\W\d_]+", match.string[max(0, match.start() - _WEEKDAY_NEAR) : match.start()])
    return next((_WEEKDAYS[word] for word in reversed(before) if word in _WEEKDAYS), None)


def _is_on(weekday: int, year: int, month: int, day: int) -> bool:
    found = _gregorian(year, month, day)
    return found is not None and found.weekday() == weekday


def _named_month(parts: dict[str, str | None]) -> tuple[bool, int] | None:
    """Return the month that is named; of a double name that contradicts itself, the number 0."""
    if not (name := parts.get("month")):
        return None
    month = _MONTHS[" ".join(name.split())]
    second = parts.get("second")
    return month if second is None or _MONTHS[" ".join(second.split())] == month else (month[0], 0)


def _figures(parts: dict[str, str], order: _Order) -> Iterator[tuple[int, int]]:
    """Yield the months and days that figures can mean, the likelier first."""
    if "figure" in parts:
        yield int(parts["figure"]), int(parts["day"])
        return
    one, two = int(parts["one"]), int(parts["two"])
    if order is _Order.BOTH and one != two and one <= 12 and two <= 12:
        return
    day_first, month_first = (two, one), (one, two)
    yield from (month_first, day_first) if order is _Order.MONTH_FIRST else (day_first, month_first)


def _order_of(cells: Iterable[str]) -> _Order:
    """Tell from the values that can be read in one order alone in which order all of them are."""
    orders = set()
    for cell in cells:
        folded = plain(cell[:_LONGEST_CELL]).strip()
        match = _SHORT[-1].match(folded) or _WRITTEN[-1].search(folded)
        if match and _found(match, _Order.NOT_SAID):
            if int(match["one"]) > 12:
                orders.add(_Order.DAY_FIRST)
            elif int(match["two"]) > 12:
                orders.add(_Order.MONTH_FIRST)
    return _Order.BOTH if len(orders) == 2 else next(iter(orders), _Order.NOT_SAID)


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return _within(date(year, month, day))
    except ValueError:
        return None


def _hijri(year: int, month: int, day: int) -> date | None:
    found = gregorian_day(year, month, day) if year in _HIJRI_YEARS else None
    return _within(found) if found else None


def _within(day: date) -> date | None:
    return day if EARLIEST <= day.year <= _latest() else None


def _latest() -> int:
    """Return the last year that a date can be of: next year, for what is announced."""
    return date.today().year + 1
