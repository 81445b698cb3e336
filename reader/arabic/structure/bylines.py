"""Lines that say who wrote: بقلم: ليلى حداد, صيدا - ليلى حداد, ليلى حداد، مراسلة الشؤون الصحية."""

import re

from reader.arabic.structure.datelines import DASH, is_newsroom, is_when
from reader.arabic.structure.labels import AGENCY_ALONE, BYLINE, BYLINE_ALONE, OUTLET, PLACE_SENDER, ROLE
from reader.arabic.structure.persons import are_known_people, is_known_person, is_listed_place, is_person

_COLON = re.compile(r"[ \t\u00a0]*[:：|/\-–—][ \t\u00a0]*\S")
_LABEL_AND_PLACE = re.compile(r"[ \t\u00a0]+(?:في|من)[ \t\u00a0][^:.،]{2,30}:[ \t\u00a0]*")
_FROM = re.compile(r"[ \t\u00a0]من[ \t\u00a0]\S+(?:[ \t\u00a0]\S+)?")
_CUT = re.compile(DASH)
_PARTED = re.compile(r"[ \t\u00a0]*[-–—|ـ/][ \t\u00a0]*")
_SHORT_NAME = re.compile(r"[^\W\d_]+(?:[ \t\u00a0][^\W\d_]+){0,2}")
_SENDER_LEAD = re.compile(
    r"(?:من|عن)[ \t\u00a0](?:(?:مراسل|موفد)(?:نا|تنا)[ \t\u00a0]*)?"
    r"|(?:مراسلة?|موفدة?)[ \t\u00a0][«\"][^«»\"]+[»\"][ \t\u00a0]"
)
_IN_BRACKETS = re.compile(r"([^()]+)\(([^()]+)\)")
_STAFF = re.compile(r"(?:محررة?|مراسلة?|موفدة?|رئيس تحرير|رئيسة تحرير)[ \t\u00a0]")
_STAFF_WORDS = 4
_OF_PICTURE = re.compile(r"(?:تصوير|عدسة|بعدسة|رسم|صور|فيديو)\b")
_STAR = " \t\u00a0*"


def says_who_wrote(line: str) -> bool:
    """بقلم: ليلى حداد, كتبت ليلى حداد, صيدا - ليلى حداد (by Layla Haddad, from Sidon)."""
    line = line.rstrip(_STAR)
    if _is_labelled(line):
        return True
    if _OF_PICTURE.match(line):
        return False
    if _is_name_in_place(line) or _is_staff(line):
        return True
    pieces = [piece.strip() for piece in _CUT.split(line)]
    if len(pieces) < 2 or not all(pieces):
        return False
    if any(map(ROLE.match, pieces)) and any(map(is_known_person, pieces[:1])):
        return True  # ليلى حداد، مراسلة الشؤون الصحية
    return _is_name_first(line, pieces) or _is_name_last(line, pieces)


def _is_name_in_place(line: str) -> bool:
    """ليلى حداد (صيدا), ليلى حداد من صيدا."""
    bracketed = _IN_BRACKETS.fullmatch(line)
    name, place = bracketed.groups() if bracketed else line.rpartition(" من ")[::2]
    return is_known_person(name.strip()) and is_listed_place(place)


def _is_staff(line: str) -> bool:
    """محرر الاقتصاد, بي بي سي عربي - صيدا: who writes there, without a name."""
    pieces = _PARTED.split(line)
    if len(pieces) > 1 and OUTLET.fullmatch(pieces[0]) and all(map(is_listed_place, pieces[1:])):
        return True
    return _STAFF.match(pieces[0]) is not None and len(pieces[0].split()) <= _STAFF_WORDS and len(pieces) < 3


def _is_labelled(line: str) -> bool:
    label = BYLINE.match(line)
    if label is not None:
        placed = _LABEL_AND_PLACE.match(line, label.end())
        if _COLON.match(line, label.end()) or (placed and is_person(line[placed.end() :])):
            return True
    label = BYLINE_ALONE.match(line)
    if label is None:
        return False
    name = _FROM.sub("", _PARTED.split(line[label.end() :])[0].strip())
    return is_person(name) or are_known_people(name)


def _is_name_first(line: str, pieces: list[str]) -> bool:
    """سامي نصر، بي بي سي، القاهرة; سامي نصر - القاهرة."""
    if _is_listed_sender(pieces[0]):
        return False
    if is_person(pieces[0]) and (is_newsroom(pieces[1]) or ("|" in line and is_listed_place(pieces[1]))):
        return True
    if not are_known_people(pieces[0]):
        return False
    rest = pieces[1:]
    if all(map(_is_listed_sender, rest)):
        return True
    return len(rest) == 1 and _is_parted(line) and _may_be_place(rest[0])


def _is_parted(line: str) -> bool:
    """Tell whether a dash or stroke, not a colon or comma, parts a line: who speaks stands before a colon."""
    return _PARTED.search(line) is not None and ":" not in line


def _may_be_place(text: str) -> bool:
    return _SHORT_NAME.fullmatch(text) is not None and not is_when(text)


def _is_name_last(line: str, pieces: list[str]) -> bool:
    """صيدا: سامي نصر; تونس - النهار - سامي نصر; صفاقس - من مراسلنا سامي نصر."""
    *before, last = pieces
    name = _SENDER_LEAD.sub("", last)
    label = BYLINE.match(name)
    name = name[label.end() :].strip() if label else name
    known = [_is_listed_sender(piece) for piece in before]
    if any(is_known_person(piece) for piece, listed in zip(before, known, strict=True) if not listed):
        return False
    if not are_known_people(name):
        return all(map(is_listed_place, before)) and _is_parted(line) and _may_be_name(name)
    if AGENCY_ALONE.fullmatch(before[0]) and "/" in line:
        return False  # أسوشيتد برس / سامي نصر: whose the picture is
    if all(known):
        return True
    parted = "،" not in line or len(pieces) > 2
    return parted and known.count(False) <= 1 and all(map(_may_be_place, before))


def _may_be_name(text: str) -> bool:
    return is_person(text) and not text.startswith("ال") and len(text.split()) <= 3


def _is_listed_sender(text: str) -> bool:
    return is_listed_place(text) or is_newsroom(text) or PLACE_SENDER.fullmatch(text) is not None
