"""Lines that say where and when a report was written: صيدا (رويترز) - الأحد, آخر تحديث: 14:05."""

import re
from itertools import accumulate

from reader.arabic.normalise import fold
from reader.arabic.structure.labels import (
    AGENCY_AT_END,
    BYLINE,
    MONTH_WORDS,
    NEWSROOM,
    PLACE_SENDER,
    TIME_WORDS,
    WEEKDAYS,
)
from reader.arabic.structure.persons import is_known_person, is_listed_place

DASH = r"[ \t\u00a0]*[-–—/|ـ:،,][ \t\u00a0]*"
_NAME = r"[^\W\d_]+(?:[ \t\u00a0][^\W\d_]+)"
_ENDING_DASH = re.compile(r"[ \t\u00a0]*[-–—ـ]+$")
# Place, agency in brackets, and what stands behind the dash: عدن (رويترز) - السبت
_PLACED = re.compile(rf"({_NAME}{{0,2}})(?:[ \t\u00a0]*\(([^()]{{2,40}})\))?(?:{DASH}(.+))?")
_PLACE = re.compile(rf"{_NAME}{{0,2}}(?:[ \t\u00a0]*[-–—/،][ \t\u00a0]*{_NAME}{{0,2}})?")
_GROUP = re.compile(r"\(([^()]{2,40})\)|/[ \t\u00a0]*([^()/]{2,20}?)[ \t\u00a0]*/")
_PIECE = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:٫.]\d{2}(?!\d)")
_NUMBER = re.compile(r"\d{1,4}")
_ONLY_NUMBERS = re.compile(r"\d{1,4}[ \t]?[-–/.][ \t]?\d{1,2}[ \t]?[-–/.][ \t]?\d{1,4}")
_ONE_OR_TWO = "يوم|يومين|ساعة|ساعتين|دقيقة|دقيقتين|أسبوع|أسبوعين|شهر|شهرين"
_AGO = re.compile(rf"(?:نشر[ \t]+)?(?:منذ|قبل)[ \t](?:{_ONE_OR_TWO})")
_YEAR_SIGN = re.compile(r"(?<=\d)(?:هـ?|م|ص)(?!\w)")
_ZONES = frozenset(fold("القاهرة مكة الرياض بيروت دمشق بغداد عمان").split())  # towns whose time is told
_IN_MARKS = re.compile(r"[«\"“][^«»\"“”]{2,30}[»\"”]")
_AGENCY_SHAPE = re.compile(rf"وكالة[ \t\u00a0]{_NAME}{{0,3}}")
_SHORT_NAME = re.compile(rf"{_NAME}{{0,2}}")
_SEPARATORS = " \t\u00a0:،,/|-–—"
_PARTS = re.compile(r"[ \t\u00a0]*[-–—/|ـ:،,(]")
_DATED = re.compile(r"[ \t\u00a0]*(?:(?:في|يوم|أول)[ \t\u00a0]|\d)")
_MOST_PLACE_WORDS = 4
_LONGEST_BARE_PLACE = 2  # words, where only an agency in brackets follows


def says_where_written(line: str) -> bool:
    """صيدا (رويترز) - الأحد, صيدا - 5 مايو, صيدا/ وكالات: where a report was written, and when or by whom."""
    bare = _ENDING_DASH.sub("", line)
    if BYLINE.match(bare):
        return False
    if _is_placed(bare):
        return True
    if is_when(bare):
        return False
    return _are_places(bare) or any(_is_dateline(*cut) for cut in _cuts(bare))


def _is_placed(line: str) -> bool:
    placed = _PLACED.fullmatch(line)
    if placed is None or not _may_be_first(placed[1]):
        return False
    agency, behind = placed[2], placed[3]
    if (agency or behind or "").startswith("أرشيف"):
        return False
    if behind is None:
        return agency is not None and (is_newsroom(agency.strip()) or len(agency.split()) == 1)
    return is_when(behind) or _has_agency_and_day(behind)


def _is_somebody(place: str) -> bool:
    return is_known_person(place) and not is_listed_place(place)


def _may_be_first(place: str) -> bool:
    if is_when(place) or _is_label_of_time(place) or _is_somebody(place):
        return False
    return NEWSROOM.fullmatch(place) is None


def _are_places(line: str) -> bool:
    """نيويورك/نيروبي, ناشفيل (الولايات المتحدة): places only, and two of them."""
    group = _GROUP.search(line)
    if group is not None and group.end() == len(line) and group[1]:
        if is_known_person(line[: group.start()].strip()):
            return False
        return is_listed_place(group[1]) and _PLACE.fullmatch(line[: group.start()].strip()) is not None
    parts = re.split(r"[ \t]*[/–—،-][ \t]*", line)
    return len(parts) > 1 and all(map(is_listed_place, parts))


def _cuts(line: str) -> list[tuple[str, str]]:
    """Return the ways to part a line into a place of one to four words and what follows it."""
    words = re.findall(r"\S+[ \t\u00a0]*", line)
    ends = list(accumulate(len(word) for word in words))[:_MOST_PLACE_WORDS]
    places = [line[:end].rstrip(_SEPARATORS) for end in ends]
    return [(place.lstrip(_SEPARATORS), line[len(place) :]) for place in places]


def _is_dateline(place: str, rest: str) -> bool:
    if not _may_be_place(place) or not (_PARTS.match(rest) or _DATED.match(rest)):
        return False
    rest = rest.strip(" \t\u00a0")
    groups = [(one[1] or one[2]).strip() for one in _GROUP.finditer(rest)]
    country = bool(groups) and rest.startswith("(") and not is_newsroom(groups[0]) and not is_when(groups[0])
    told = [is_newsroom(one) or is_when(one) or _is_short(one, 2) for one in groups[country:]]
    if not all(told) or (country and not _is_short(groups[0], 4)):
        return False
    return _rest_tells(place, _GROUP.sub(" / ", rest), senders=len(told), country=country)


def _rest_tells(place: str, rest: str, *, senders: int, country: bool) -> bool:
    """Tell whether what stands between the brackets says when, or who sent it, and little else."""
    end = AGENCY_AT_END.search(rest)
    if end is not None and is_date(rest[: end.start()]):
        return True
    if is_date(rest):
        return True
    pieces = [piece for piece in re.split(DASH, rest) if piece.strip(" \t.")]
    dated = [piece for piece in pieces if is_date(piece) or _ONLY_NUMBERS.fullmatch(piece)]
    others = [piece for piece in pieces if not is_when(piece) and not _ONLY_NUMBERS.fullmatch(piece)]
    unknown = [piece for piece in others if not _sends(piece) and not is_listed_place(piece)]
    if dated or (senders and others and not unknown):
        short = len(place.split()) <= _LONGEST_BARE_PLACE or is_listed_place(place)
        return not unknown or (len(unknown) == 1 and short and bool(_SHORT_NAME.fullmatch(unknown[0])))
    if others and not unknown and any(map(_sends, others)):
        return True
    if pieces or not senders:
        return False
    return country or len(place.split()) <= _LONGEST_BARE_PLACE or is_listed_place(place)


def _sends(piece: str) -> bool:
    if piece.startswith("أرشيف"):
        return False
    return is_newsroom(piece) or PLACE_SENDER.fullmatch(piece) is not None


def _may_be_place(place: str) -> bool:
    if _PLACE.fullmatch(place) is None or _is_somebody(place) or BYLINE.match(place):
        return False
    if NEWSROOM.fullmatch(place) or _is_label_of_time(place):
        return False
    return all(len(part) > 1 for part in _PIECE.findall(place)) and not any(
        fold(word) in MONTH_WORDS or fold(word) in WEEKDAYS for word in _PIECE.findall(place)
    )


def _is_short(text: str, words: int) -> bool:
    return len(text.split()) <= words and all(one.isalpha() for one in re.split(r"[ .\u00a0]+", text) if one)


def says_only_when(line: str) -> bool:
    """آخر تحديث: 14:05 بتوقيت غرينتش, الأحد 3 مايو 2026, 18/5/2026: nothing but when."""
    if _ONLY_NUMBERS.fullmatch(line):
        return True
    has_number = any(letter.isdigit() for letter in line)
    if _AGO.fullmatch(line):
        return True
    has_more = _CLOCK.search(line) is not None or any(letter.isalpha() for letter in line)
    return has_number and has_more and is_when(line)


def is_newsroom(text: str) -> bool:
    """رويترز, وكالة الأفق, «الشرق»: an agency or a paper, by its name, its kind or its marks."""
    pieces = [piece for piece in re.split(DASH, text.strip()) if piece]
    return bool(pieces) and all(
        any(form.fullmatch(piece) for form in (NEWSROOM, _AGENCY_SHAPE, _IN_MARKS)) for piece in pieces
    )


def is_agency_name(text: str) -> bool:
    """وكالة الأنباء العمانية: an agency by the word that says so."""
    return _AGENCY_SHAPE.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Tell whether a text says when, with a day or month by its name or as two numbers."""
    pieces = _PIECE.findall(_YEAR_SIGN.sub("", text))
    named = any(fold(piece) in MONTH_WORDS or fold(piece) in WEEKDAYS for piece in pieces)
    return is_when(text) and (named or sum(piece.isdigit() for piece in pieces) > 1)


def is_when(text: str) -> bool:
    """Tell whether a text has words of days, months and clocks only, and at least one day or number."""
    told = False
    after_zone = False
    for word in _PIECE.findall(_CLOCK.sub(" 0 ", _YEAR_SIGN.sub("", text))):
        folded = fold(word)
        if folded in _ZONE_LEADS:
            after_zone = True
        elif folded in WEEKDAYS or _NUMBER.fullmatch(folded):
            told = True
        elif folded not in MONTH_WORDS and folded not in TIME_WORDS and not after_zone:
            return False
    return told


_ZONE_LEADS = frozenset(map(fold, ("بتوقيت", "توقيت")))


def _is_label_of_time(text: str) -> bool:
    """Tell whether words only announce a time: آخر تحديث, but not القاهرة, whose time is told elsewhere."""
    return all(fold(word) in TIME_WORDS - _ZONES for word in text.split())


def _has_agency_and_day(text: str) -> bool:
    """رويترز, and رويترز - الأحد."""
    parts = re.split(DASH, text)
    return is_newsroom(parts[0]) and all(map(is_when, parts[1:]))
