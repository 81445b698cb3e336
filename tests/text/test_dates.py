"""Dates as they are written: each form, any day in every form, and what is no date."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import date_in, dates_of_column, parsed_date
from reader.text.hijri import gregorian_day
from reader.text.tables import DATA, table_rows

DAY = date(2026, 3, 3)

THE_THIRD_OF_MARCH = [
    "2026-03-03",
    "2026/03/03",
    "2026.3.3",
    "2026-03-03 09:15:22",
    "2026-03-03T23:30:00-05:00",
    "2026-03-03T00:30:00+03:00",
    "2026-03-03T23:30:00Z",
    "20260303",
    "20260303T091522Z",
    "20260303091522",
    "03/03/2026",
    "3.3.2026",
    "3 - 3 - 2026",
    "03/03/2026 - 09:15",
    "09:15 03/03/2026",
    "3-Mar-26",
    "3/3/26",
    "03-03-26 09:15",
    "3 مارس 26",
    "Tue, 03 Mar 2026 09:15:00 GMT",
    "Tue, 03 Mar 26 09:15:00 GMT",
    "الثلاثاء 3 مارس 26",
    "Tue Mar 03 2026 09:15:22 GMT+0300 (AST)",
    "Tue Mar 03 09:15:22 +0000 2026",
    "Tue Mar  3 09:15:22 2026",
    "March 3, 2026",
    "March 3rd, 2026",
    "3rd of March 2026",
    "Mar. 3, 2026",
    "2026-Mar-03",
    "mardi 3 mars 2026 à 9h15",
    "٣ مارس ٢٠٢٦",
    "۳ مارس ۲۰۲۶",
    "٣\u200f/٣\u200f/٢٠٢٦ ٩:١٥:٢٢ ص",
    "٠٣؍٠٣؍٢٠٢٦",
    "03 آذار 2026",
    "3 اذار 2026",
    "3 آذار/مارس 2026",
    "3 آذار (مارس) 2026",
    "3 مارس/ آذار 2026",
    "3 آذار مارس 2026",
    "3/مارس/2026",
    "03مارس2026",
    "2026-03-03T09:15:22.123Z",
    "March 3, 2026 at 9:15 AM",
    "3 March 2026 | 09:15",
    "3 آذار - مارس 2026",
    "الثلاثاء، 3 آذار/مارس 2026، آخر تحديث 14:00 (GMT+0200)",
    "الثلاثاء 3 مارس 2026م",
    "مارس 3, 2026",
    "2026 مارس 03",
    "3 من مارس 2026",
    "3 مارس من عام 2026",
    "3 من شهر مارس سنة 2026",
    "ﻣﺎﺭﺱ 3, 2026",
    "3 مَارِس 2026",
    "14 رمضان 1447 هـ الموافق 3 مارس 2026",
    "14/9/1447هـ - 3/3/2026م",
    "3 مارس 2026 الموافق 14 رمضان 1447 هـ",
    "14 رمضان 1447",
    "١٤ رمضان ١٤٤٧ هـ",
    "1447/09/14 هـ",
    "14-9-1447 هجرية",
    "1772522122",
    "1772522122000",
    "1772522122.5",
    "46084",
    "46084.386",
]


@pytest.mark.parametrize("text", THE_THIRD_OF_MARCH)
def test_it_is_the_third_of_march(text: str) -> None:
    assert parsed_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28 آب/اغسطس 2013", date(2013, 8, 28)),
        ("3 كانون الثاني 2026", date(2026, 1, 3)),
        ("3 شباط 2026", date(2026, 2, 3)),
        ("3 ت2 2025", date(2025, 11, 3)),
        ("3 تشرين الأول 2025", date(2025, 10, 3)),
        ("3 تشرين الثاني 2025", date(2025, 11, 3)),
        ("3 كانون الاول 2025", date(2025, 12, 3)),
        ("3 تموز (يوليو) 2026", date(2026, 7, 3)),
        ("3 جويليه 2026", date(2026, 7, 3)),
        ("3 أوت 2026", date(2026, 8, 3)),
        ("3 غشت 2026", date(2026, 8, 3)),
        ("3 نونبر 2025", date(2025, 11, 3)),
        ("3 هانيبال 1990", date(1990, 8, 3)),
        ("1er août 2025", date(2025, 8, 1)),
        ("3 févr. 2026", date(2026, 2, 3)),
        ("1 جمادى الآخرة 1447", date(2025, 11, 22)),
        ("3/14/2026", date(2026, 3, 14)),
        ("3/4/2026", date(2026, 4, 3)),
        ("31-12-99", date(1999, 12, 31)),
        ("الأربعاء الثاني من ديسمبر 2020", date(2020, 12, 2)),
        ("الثاني والعشرون من أيار 2021", date(2021, 5, 22)),
        ("الثاني عشر من تشرين الأول من عام 2023", date(2023, 10, 12)),
        ("الحادي والثلاثين من شهر يناير 2020", date(2020, 1, 31)),
        ("الخميس الأول من كانون الأول/ديسمبر عام 2022", date(2022, 12, 1)),
    ],
)
def test_other_days(text: str, day: date) -> None:
    assert parsed_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "اليوم",
        "أمس",
        "قبل ساعتين",
        "منذ 3 أيام",
        "yesterday",
        "2026",
        "10",
        "مارس 2026",
        "3 مارس",
        "30 فبراير 2026",
        "31/2/2026",
        "3 آذار/أبريل 2026",
        "3 مارسيليا 2026",
        "1447/09/14",
        "14 رمضان 2026",
        "29 صفر 1700",
        "1899-12-31",
        "3 مارس 1812",
        "192.168.20.2026",
        "الخميس الأول من ديسمبر 2020",
        "كانون الثاني من 2020",
        "في 3 مارس 26 شخصا",
        "3-5 مارس 2026",
        "9999999999",
        "99999",
        "12345678",
        "2026-03-03 " * 30,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parsed_date(text) is None


def test_a_date_is_of_next_year_at_most() -> None:
    year = date.today().year
    assert parsed_date(f"31 ديسمبر {year + 1}") == date(year + 1, 12, 31)
    assert parsed_date(f"1 يناير {year + 2}") is None


def test_a_column_has_its_day_first_unless_a_value_says_otherwise() -> None:
    assert dates_of_column(["3/4/2026", "5/6/2026"]) == [date(2026, 4, 3), date(2026, 6, 5)]
    assert dates_of_column(["3/4/2026", "14/3/2026"]) == [date(2026, 4, 3), date(2026, 3, 14)]
    assert dates_of_column(["3/4/2026", "3/14/2026", "", "5/6/26"]) == [
        date(2026, 3, 4),
        date(2026, 3, 14),
        None,
        date(2026, 5, 6),
    ]


def test_a_column_that_has_both_orders_leaves_open_what_could_be_either() -> None:
    assert dates_of_column(["3/4/2026", "3/14/2026", "14/3/2026", "5/5/2026", "2026-04-03"]) == [
        None,
        date(2026, 3, 14),
        date(2026, 3, 14),
        date(2026, 5, 5),
        date(2026, 4, 3),
    ]


def test_impossible_figures_say_nothing_of_a_columns_order() -> None:
    assert dates_of_column(["3/4/2026", "3/44/2026", "3/14/1822"]) == [date(2026, 4, 3), None, None]


def test_a_date_is_found_where_it_stands() -> None:
    line = "بيروت – الثلاثاء\u200f، ٣ آذار/مارس ٢٠٢٦، آخر تحديث 14:00"
    found = date_in(line)
    assert found is not None
    assert line[found.start : found.end] == "٣ آذار/مارس ٢٠٢٦"
    assert (found.day, found.is_computed) == (DAY, False)


def test_the_first_date_of_a_text_is_found() -> None:
    found = date_in("صدر في 3 مارس 2026 وعُدّل في 5 أبريل 2026")
    assert found is not None
    assert found.day == DAY


def test_a_day_that_was_reckoned_from_the_islamic_calendar_says_so() -> None:
    alone, beside = date_in("الرياض، 14 رمضان 1447 هـ"), date_in("14 رمضان 1447 هـ الموافق 3 مارس 2026")
    assert alone is not None
    assert beside is not None
    assert (alone.day, alone.is_computed) == (DAY, True)
    assert (beside.day, beside.is_computed) == (DAY, False)


def test_our_calendar_far_behind_an_islamic_date_is_another_date() -> None:
    found = date_in("14 رمضان 1447 هـ " + "كلام كثير لا تاريخ فيه " * 4 + "1 يناير 2020")
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize("text", ["", "لا تاريخ هنا", "في مارس 2026", "اليوم 2026"])
def test_no_date_is_found_where_there_is_none(text: str) -> None:
    assert date_in(text) is None


def test_every_name_of_a_month_is_read() -> None:
    wrong = []
    for calendar, number, names in table_rows(DATA / "months.tsv"):
        for name in names.split("|"):
            for written in (f"7 {name} ", f"٧ {name}، ", f"الخميس 07-{name.upper()}-"):
                year = 2021 if calendar == "gregorian" else 1440
                day = date(year, int(number), 7) if year == 2021 else gregorian_day(year, int(number), 7)
                if parsed_date(f"{written}{year}") != day:
                    wrong.append(f"{written}{year}")
    assert wrong == []


def test_every_name_stands_for_one_month() -> None:
    months: dict[str, set[tuple[str, str]]] = {}
    for calendar, number, names in table_rows(DATA / "months.tsv"):
        for name in names.split("|"):
            months.setdefault(name.lower(), set()).add((calendar, number))
    assert {name: known for name, known in months.items() if len(known) > 1} == {}


ARABIC = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
LEVANTINE = [
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول"),
    *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
]
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
FORMS: list[Callable[[date], str]] = [
    date.isoformat,
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day:%d/%m/%Y}".translate(DIGITS),
    lambda day: f"{day.day}-{day.month}-{day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"Mon, {day:%d} {ENGLISH[day.month - 1]} {day.year} 09:15:00 GMT",
    lambda day: f"{day.day} {ARABIC[day.month - 1]} {day.year}".translate(DIGITS),
    lambda day: f"{ARABIC[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"الأحد، {day.day} {LEVANTINE[day.month - 1]} {day.year}م",
    lambda day: f"{day.day} {LEVANTINE[day.month - 1]}/{ARABIC[day.month - 1]} {day.year} - 14:00",
    lambda day: f"{day.day} {LEVANTINE[day.month - 1]} ({ARABIC[day.month - 1]}) {day.year}",
]
ANY_DAY = st.dates(date(1900, 1, 1), date(date.today().year + 1, 12, 31))


@given(ANY_DAY, st.sampled_from(FORMS))
def test_any_day_comes_back_in_every_form(day: date, form: Callable[[date], str]) -> None:
    assert parsed_date(form(day)) == day


@given(st.dates(date(1970, 1, 1), date(date.today().year + 1, 12, 31)), st.sampled_from(ENGLISH))
def test_any_day_comes_back_from_a_year_of_two_digits(day: date, _: str) -> None:
    assert parsed_date(f"{day.day}-{ENGLISH[day.month - 1]}-{day:%y}") == day
    assert parsed_date(f"{day:%d/%m/%y}") == day


@given(st.dates(date(1927, 6, 1), date(date.today().year + 1, 12, 31)))
def test_any_day_comes_back_from_a_spreadsheet(day: date) -> None:
    assert parsed_date(str((day - date(1899, 12, 30)).days)) == day


@given(st.datetimes(datetime(2001, 9, 10), datetime(date.today().year + 1, 12, 31)))
def test_any_moment_comes_back_as_its_day(moment: datetime) -> None:
    seconds = (moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)
    for written in (seconds, seconds * 1000, seconds * 1_000_000):
        assert parsed_date(str(written)) == moment.date()


@given(st.integers(1345, 1440), st.integers(1, 12), st.integers(1, 28))
def test_any_islamic_day_is_reckoned_alike_in_words_and_figures(year: int, month: int, day: int) -> None:
    names = [names.split("|")[0] for kind, _, names in table_rows(DATA / "months.tsv") if kind == "hijri"]
    expected = gregorian_day(year, month, day)
    assert expected is not None
    assert parsed_date(f"{day} {names[month - 1]} {year} هـ") == expected
    assert parsed_date(f"{day}/{month}/{year} هـ") == expected


@given(st.lists(ANY_DAY, min_size=1), st.booleans())
def test_a_column_in_one_order_comes_back_where_a_value_tells_it(days: list[date], month_first: bool) -> None:
    form = "{0:%m/%d/%Y}" if month_first else "{0:%d/%m/%Y}"
    days.append(date(2020, 5, 25))
    assert dates_of_column([form.format(day) for day in days]) == days


@given(st.text(max_size=60), ANY_DAY, st.text(max_size=60))
def test_what_is_found_stands_in_the_text(before: str, day: date, after: str) -> None:
    text = f"{before} {day.day} مارس {day.year} {after}"
    found = date_in(text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert parsed_date(text[found.start : found.end]) == found.day
