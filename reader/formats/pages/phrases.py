"""What stands around articles, told by its words: links to others, buttons, notices, bylines, dates."""

import re
from collections.abc import Mapping

from reader.arabic.normalise import fold
from reader.formats.reading import Surrounding
from reader.text.dates import date_in
from reader.text.tables import DATA, table_rows

_SHORT = 40  # words; a longer block is not told by how it begins
LONG = 1200  # letters
_NOTICE_WORDS = 70
_NOTICE_BEGINS = 160  # letters
_BYLINE_WORDS = 8
_TIME_WORDS = 25
_NAME_WORDS = 4
_LABEL_WORDS = 4  # of a name and its value
SIGNS = " \t:،,.!؟?…-–—|«»\"'()[]•·>›*#+↓↑←→▼▲✕×"
_HOUR = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_MANY_CLOCKS = 3
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+")
_STAMP_WORDS = 14
_CONTACT_WORDS = 14
_REACHED = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\+\d[\d\s()-]{7,}\d|(?:هاتف|تلفون|جوال|فاكس|موبايل)\s*:?\s*\+?[\d(]"
)
_YEAR_AND_COUNT = re.compile(r"(?<=\d{4})\s*/\s*(?=\d+ \D)")
_ON_DAY = re.compile(r"^\S+ (?:في|بتاريخ|يوم) \d{1,2}\b")
_RECORD_PARTS = re.compile(r"\s*[|•·;؛]\s*|\s+[-–—/]\s+|\.\s+|\[|\]|\s[(]|[)]\s")
NOT_LETTERS = re.compile(r"[^\w\s]+|_+")


def _read_phrases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for what, said in table_rows(DATA / "page_phrases.tsv"):
        found.setdefault(what, []).append(said)
    return found


_PHRASES = _read_phrases()


def phrase_of(what: str, around: str = "{}") -> re.Pattern[str]:
    """Return what matches each phrase of a kind, `around` it what else may stand there."""
    return re.compile(around.format("(?:" + "|".join(f"(?:{one})" for one in _PHRASES[what]) + ")"))


_WHOLE: Mapping[Surrounding, re.Pattern[str]] = {
    what: phrase_of(what.value)
    for what in (
        Surrounding.SHARING,
        Surrounding.COMMENT,
        Surrounding.ADVERTISEMENT,
        Surrounding.MENU,
    )
}
_RELATED, _TAGS, _NOTICE = (
    phrase_of("related-lead", r"{}(?!\w)"),
    phrase_of("tags-lead"),
    phrase_of("notice"),
)
_COMMENTS, _CLOCK, _WHEN, _UPDATE = (
    phrase_of("comments-head"),
    phrase_of("clock"),
    phrase_of("when"),
    phrase_of("update"),
)
_BYLINE = phrase_of("byline", r"{}(?:[^\s،/|\-–]+[\s،/|\-–]*){{1,6}}")
_BYLINE_LEAD = phrase_of("byline")
_NOTES, _BYLINE_LABEL = phrase_of("notes-head"), phrase_of("byline-label")
_ABOUT, _ABOUT_SELF = phrase_of("about", r"{}\b"), phrase_of("about-self")
_MEMBER, _POSTED, _LIFE = phrase_of("member"), phrase_of("posted"), phrase_of("life")
_JUMP, _EDIT, _CONSENT, _READING = (
    phrase_of("jump"),
    phrase_of("edit"),
    phrase_of("consent"),
    phrase_of("reading-time"),
)
_RECORDS = {
    what: phrase_of(what)
    for what in ("record-source", "record-date", "record-author", "record-other", "record-weak")
}
_KICKER, _COUNT = phrase_of("kicker"), phrase_of("picture-count")
_HEADING_LABEL = phrase_of("heading-label")
_PLEA, _PLEADING = phrase_of("plea"), phrase_of("pleading")
_AGO = phrase_of("ago", r"{}(?: \w+){{0,3}}")


def folded_line(text: str) -> str:
    """Return a line as it is compared with phrases: folded, one space for any."""
    return " ".join(fold(text).split())


def words_for(what: str) -> frozenset[str]:
    """Return the words of a kind that is told by words, folded."""
    return frozenset(word for words in _PHRASES[what] for word in folded_line(words).split())


_AROUND_DATES = words_for("around-dates")
_DAY_ALONE = re.compile(
    rf"(?<!\S)(?:(?P<weekday>{'|'.join(words_for('weekday'))})[،, ]*)?"
    rf"\d{{1,2}} (?:{'|'.join(words_for('month'))})(?!\S)"
)
_READING_ALONE = re.compile(r"(?<!\S)\d{1,3} (?:دقيقه|دقاءق)(?!\S)")


def surrounding_said(text: str, link_share: float) -> Surrounding | None:
    """Return what a block is by its own words, where nobody would write them in an article."""
    if len(text) > LONG:
        return None
    line = folded_line(text)
    bare = line.strip(SIGNS)
    if not bare:
        return None
    whole = _whole(bare) or _in_each_part(bare)
    if whole is not None:
        return whole
    if leads_to_others(text, link_share):
        return Surrounding.RELATED
    count = len(bare.split())
    if count <= _SHORT and _TAGS.match(bare) and (link_share > 0.3 or ":" in line[:30]):
        return Surrounding.MENU
    if count <= _NOTICE_WORDS and _NOTICE.search(line[:_NOTICE_BEGINS]):
        return Surrounding.NOTICE
    return None


def _whole(bare: str) -> Surrounding | None:
    return next((what for what, pattern in _WHOLE.items() if pattern.fullmatch(bare)), None)


def _in_each_part(line: str) -> Surrounding | None:
    """Return what a row of buttons is, between strokes, if each says something that no article does."""
    parts = [part for one in line[:_NOTICE_BEGINS].split("|") if (part := one.strip(SIGNS))]
    if len(parts) < 2 or len(line) >= _NOTICE_BEGINS:
        return None
    said = [what for part in parts if not _WHEN.fullmatch(part) for what in [_whole(part)]]
    return said[0] if said and None not in said else None


def leads_to_others(text: str, link_share: float) -> bool:
    """Tell whether a block leads to other articles: "Read also", alone, with a link or with their names."""
    line = folded_line(text).lstrip(SIGNS + "◄►»■▪●")
    match = _RELATED.match(line)
    if match is None or len(line.split()) > _SHORT:
        return False
    after = line[match.end() :].lstrip()
    return not after.strip(SIGNS) or link_share > 0.3 or after[0] in ':|-–—…/>"«؟.'


def begins_comments(text: str) -> bool:
    """Tell whether a line stands above the comments of readers."""
    return len(text) < LONG and _COMMENTS.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_time_line(text: str) -> bool:
    """Tell whether a line only says when: a date, a clock, so many hours ago, how long it takes to read."""
    if len(text) > LONG:
        return False
    line = folded_line(text)
    count = len(line.split())
    bare = line.strip(SIGNS)
    if not bare or count > _TIME_WORDS:
        return False
    if _CLOCK.fullmatch(bare) or _WHEN.fullmatch(bare) or _AGO.fullmatch(bare):
        return True
    clocks = len(_HOUR.findall(bare))
    if clocks >= _MANY_CLOCKS and count <= 2 * clocks + 1:
        return True  # of prayers, of buses
    dates, left = _beside_dates(text)
    return dates > 0 and left <= (1 if count > 4 else 0)


def is_stamp(text: str) -> bool:
    """Tell whether a short line says when, and beside it no more than a name: author, date, reading time."""
    if len(text.split()) > _TIME_WORDS or text.rstrip().endswith((".", "؟", "!")):
        return False
    dates, left = _beside_dates(text)
    labels = text.count(":")
    return dates > 0 and left <= (_NAME_WORDS if labels < 2 else _LABEL_WORDS * labels)


def _beside_dates(text: str) -> tuple[int, int]:
    """Return how many dates stand in a line, at most three, and how many words that say nothing of time."""
    dates = 0
    text = _YEAR_AND_COUNT.sub(" / ", text)
    while dates < 3 and (found := date_in(text)):
        text = text[: found.start] + " " + text[found.end :]
        dates += 1
    rest = _COUNT.sub(" ", _READING.sub(" ", _CLOCK.sub(" ", folded_line(text))))
    return dates, sum(word not in _AROUND_DATES for word in NOT_LETTERS.sub(" ", rest).split())


def is_member_line(text: str) -> bool:
    """Tell whether a line is what forums say of whoever wrote a post: rank, how many posts, since when."""
    line = folded_line(text.replace(" | ", ": "))
    return len(text) < 80 and _MEMBER.fullmatch(line.strip(SIGNS)) is not None


def is_jump(text: str) -> bool:
    """Tell whether a link within the page only leads past something."""
    return len(text) < 120 and _JUMP.fullmatch(folded_line(text).strip(SIGNS)) is not None


def begins_notes(text: str) -> bool:
    """Tell whether a line stands above the sources or the notes of an article."""
    return len(text) < 40 and _NOTES.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_byline_label(text: str) -> bool:
    """Tell whether a term only says that who wrote the article, or when, comes."""
    return len(text) < 40 and _BYLINE_LABEL.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_edit_link(text: str) -> bool:
    """Tell whether the words at the end of a heading only lead to where it is edited."""
    return len(text) < 40 and _EDIT.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_heading_label(text: str) -> bool:
    """Tell whether a word apart at the end of a heading only says how a theme lists it: featured, new."""
    return len(text) < 20 and _HEADING_LABEL.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_about(text: str) -> str:
    """Return "self" for a heading above what a site says of itself, "named" for one that may be, else ""."""
    line = folded_line(text).strip(SIGNS)
    if len(text) > LONG or not line:
        return ""
    return "self" if _ABOUT_SELF.fullmatch(line) else "named" if _ABOUT.match(line) else ""


def is_consent(text: str) -> bool:
    """Tell whether a line is of what a page asks to be allowed: to keep cookies, to use the reader's data."""
    return len(text) < LONG and _CONSENT.search(folded_line(text)) is not None


def is_update(text: str) -> bool:
    """Tell whether a line with a date is of the last change, not of the publication."""
    return _UPDATE.match(folded_line(text[:LONG]).lstrip(SIGNS)) is not None


def is_byline(text: str) -> bool:
    """Tell whether a short line says who wrote the article."""
    if len(text) > LONG:
        return False
    line = folded_line(text).strip(" .|-–—")
    return len(line.split()) <= _BYLINE_WORDS and _BYLINE.fullmatch(line) is not None


def tells_time(text: str) -> bool:
    """Tell whether a date, how long ago or how long it takes to read stands anywhere in a line."""
    line = folded_line(text[:LONG])
    return date_in(text[:LONG]) is not None or _READING.search(line) is not None


def says_who_and_when(text: str) -> bool:
    """Tell whether each part of a line, between its strokes, says who wrote the article or when."""
    if len(text.split()) > _TIME_WORDS:
        return False
    parts = [one for one in _PARTS.split(text) if one.strip(SIGNS)]
    return len(parts) > 1 and all(is_byline(one) or is_stamp(one) or is_time_line(one) for one in parts)


def label_of_record(text: str) -> str:
    """Return which kind of "record-…" a label is, as databases and exports write it, or ""."""
    line = folded_line(text[:_NOTICE_BEGINS]).strip(SIGNS)
    return next((what for what, pattern in _RECORDS.items() if pattern.fullmatch(line)), "")


def is_posted(text: str) -> bool:
    """Tell whether a line with a date begins with what sites write of who handed an article in, and when."""
    return _POSTED.match(folded_line(text[:LONG]).lstrip(SIGNS)) is not None


def is_contact(text: str) -> bool:
    """Tell whether a short line says how somebody is reached: by mail or by telephone."""
    return len(text.split()) <= _CONTACT_WORDS and _REACHED.search(text) is not None


def is_kicker(text: str) -> bool:
    """Tell whether a word or two only say of which kind an article is: urgent, exclusive, with pictures."""
    return len(text) < 40 and _KICKER.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_plea(text: str) -> bool:
    """Tell whether all that a link or a button says is to subscribe, to sign in, to join, to give."""
    return len(text) < 60 and _PLEA.fullmatch(folded_line(text).strip(SIGNS)) is not None


def pleads(text: str) -> bool:
    """Tell whether a line is about what a site wants of its reader: subscription, account, address, gift."""
    return len(text) < LONG and _PLEADING.search(folded_line(text)) is not None


def says_posted(text: str) -> bool:
    """Tell whether a line with a date only says who handed an article in, when, and under what."""
    if len(text.split()) > _TIME_WORDS or text.rstrip().endswith((".", "؟", "!")) or not is_posted(text):
        return False
    return date_in(text) is not None or _ON_DAY.search(folded_line(text)) is not None


def names_paper_and_day(text: str) -> bool:
    """Tell whether a line is of parts of a few words, one of which is a date: who, where, on which day."""
    parts = [one for one in _RECORD_PARTS.split(text[:LONG]) if one.strip(SIGNS)]
    if (
        len(parts) < 3
        or len(text.split()) > _TIME_WORDS
        or any(len(one.split()) > _NAME_WORDS for one in parts)
    ):
        return False
    return any(date_in(one) is not None or is_time_line(one) for one in parts)


def says_publication(text: str) -> bool:
    """Tell whether a line only says who published the article, where or when."""
    told = is_stamp(text) or says_who_and_when(text)
    return told or says_posted(text) or names_paper_and_day(text) or _begins_with_day(text)


def names_day_alone(text: str) -> bool:
    """Tell whether a line is of who and on which day of an unsaid year, as with "Monday" or "2 minutes"."""
    line = folded_line(text[:LONG])
    day = _DAY_ALONE.search(line)
    if day is None or len(line.split()) > _STAMP_WORDS or line.endswith((".", "؟", "!", "…")):
        return False
    beside = f"{line[: day.start()]} {line[day.end() :]}"
    rest = _READING_ALONE.sub(" ", _READING.sub(" ", _CLOCK.sub(" ", beside)))
    left = [word for word in NOT_LETTERS.sub(" ", rest).split() if word not in _AROUND_DATES]
    told = day["weekday"] is not None or rest != beside
    return told and len(left) <= _NAME_WORDS and not any(map(str.isdecimal, left))


def _begins_with_day(text: str) -> bool:
    """Tell whether a line that is no sentence begins with a day and says little more."""
    found = date_in(text[:LONG])
    if found is None or len(text.split()) > _STAMP_WORDS or text.rstrip().endswith((".", "؟", "!", "…")):
        return False
    before = NOT_LETTERS.sub(" ", folded_line(text[: found.start])).split()
    return all(word in _AROUND_DATES for word in before) and text[found.end :].lstrip()[:1] != ":"


def says_who(text: str) -> bool:
    """Tell whether each part of a line, between its strokes, says who wrote or edited the article."""
    parts = [one for one in _PARTS.split(text[:LONG]) if one.strip(SIGNS)]
    return bool(parts) and len(text.split()) <= _TIME_WORDS and all(map(is_byline, parts))


def tells_life(text: str) -> bool:
    """Tell whether a sentence begins with what somebody is who writes, as notes about writers do."""
    return _LIFE.match(folded_line(text[:LONG]).lstrip(SIGNS)) is not None


def without_byline(text: str) -> str:
    """Return the name of who wrote an article without the words before it."""
    words = text.split()
    lead = next((at for at in (2, 1) if _BYLINE_LEAD.fullmatch(folded_line(" ".join(words[:at])))), 0)
    return " ".join(words[lead:])
