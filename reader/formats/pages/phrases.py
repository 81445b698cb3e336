"""What stands around articles, told by its words: links to others, buttons, notices, bylines, dates."""

import re
from collections.abc import Mapping

from reader.arabic.normalise import fold
from reader.formats.reading import Surrounding
from reader.text.dates import date_in
from reader.text.tables import DATA, table_rows

_SHORT = 40  # words; a longer block is not told by how it begins
_LONG = 1200  # letters
_NOTICE_WORDS = 70
_NOTICE_BEGINS = 160  # letters
_BYLINE_WORDS = 8
_TIME_WORDS = 25
_NAME_WORDS = 4
_LABEL_WORDS = 4  # of a name and its value
_SIGNS = " \t:،,.!؟?…-–—|«»\"'()[]•·>›*#+↓↑←→▼▲✕×"
_HOUR = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_MANY_CLOCKS = 3
_FIGURE = re.compile(r"\d[\d:.,٫٬]*\s?[°%]?")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+")
_STAMP_WORDS = 14
_CONTACT_WORDS = 14
_REACHED = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\+\d[\d\s()-]{7,}\d|(?:هاتف|تلفون|جوال|فاكس|موبايل)\s*:?\s*\+?[\d(]"
)
_ON_DAY = re.compile(r"^\S+ (?:في|بتاريخ|يوم) \d{1,2}\b")
_RECORD_PARTS = re.compile(r"\s*[|•·;؛]\s*|\s+[-–—/]\s+|\.\s+|\[|\]|\s[(]|[)]\s")
_NOT_LETTERS = re.compile(r"[^\w\s]+|_+")


def _read_phrases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for what, phrase in table_rows(DATA / "page_phrases.tsv"):
        found.setdefault(what, []).append(phrase)
    return found


_PHRASES = _read_phrases()


def _any(what: str, around: str = "{}") -> re.Pattern[str]:
    return re.compile(around.format("(?:" + "|".join(f"(?:{one})" for one in _PHRASES[what]) + ")"))


_WHOLE: Mapping[Surrounding, re.Pattern[str]] = {
    what: _any(what.value)
    for what in (
        Surrounding.SHARING,
        Surrounding.COMMENT,
        Surrounding.ADVERTISEMENT,
        Surrounding.MENU,
    )
}
_RELATED, _TAGS, _NOTICE = _any("related-lead", r"{}(?!\w)"), _any("tags-lead"), _any("notice")
_COMMENTS, _CLOCK, _WHEN, _UPDATE = _any("comments-head"), _any("clock"), _any("when"), _any("update")
_BYLINE = _any("byline", r"{}(?:[^\s،/|\-–]+[\s،/|\-–]*){{1,6}}")
_BYLINE_LEAD = _any("byline")
_NOTES, _BYLINE_LABEL = _any("notes-head"), _any("byline-label")
_ABOUT, _ABOUT_SELF = _any("about", r"{}\b"), _any("about-self")
_MEMBER, _POSTED, _LIFE = _any("member"), _any("posted"), _any("life")
_JUMP, _EDIT, _CONSENT, _READING = _any("jump"), _any("edit"), _any("consent"), _any("reading-time")
_LEAD_IN_ALONE = re.compile(f"(?:{_any('caption-lead').pattern}|{_any('credit-lead').pattern})")
_CREDIT_ALONE = _any("credit-lead")
_RECORDS = {
    what: _any(what)
    for what in ("record-source", "record-date", "record-author", "record-other", "record-weak")
}
_KICKER = _any("kicker")
_PLEA, _PLEADING = _any("plea"), _any("pleading")
_NO_DESCRIPTION = _any("no-description")
_AGENCY, _NO_SITE = _any("agency"), _any("no-site")
_PAGE_WORD, _SECTION, _SECTION_WEAK = _any("page-word"), _any("section"), _any("section-weak")
_BETWEEN_AGENCIES = re.compile(r"\s*[/|،,+&–—·-]\s*|\s+(?:via|عبر|and)\s+", re.IGNORECASE)
_AGENCY_SIGNS = " \t:،,.-–—|()[]©®/"
_FILE_LIKE = re.compile(
    r"\S*[-_]\S*[-_]\S*(?:[-_]\d+x\d+)?|\S+\.(?:jpe?g|png|gif|webp|avif)"
    r"|.*\d{1,2}[./-]\d{1,2}[./-]\d{4}",
    re.IGNORECASE,
)
_LEAD_IN = _any("caption-lead", r"\s*{}\s*[،,:؛\-–—]+\s*")
_AGO = _any("ago", r"{}(?: \w+){{0,3}}")
_CREDIT_BEGINS = _any("credit-lead", r"{}(?!\w)")
_CREDIT = _any("credit-lead", r"\s*{}\s*(?:[،,:…]|\.\.+)")


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
    if len(text) > _LONG:
        return None
    line = folded_line(text)
    bare = line.strip(_SIGNS)
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
    parts = [part for one in line[:_NOTICE_BEGINS].split("|") if (part := one.strip(_SIGNS))]
    if len(parts) < 2 or len(line) >= _NOTICE_BEGINS:
        return None
    said = [what for part in parts if not _WHEN.fullmatch(part) for what in [_whole(part)]]
    return said[0] if said and None not in said else None


def leads_to_others(text: str, link_share: float) -> bool:
    """Tell whether a block leads to other articles: "Read also", alone, with a link or with their names."""
    line = folded_line(text).lstrip(_SIGNS + "◄►»■▪●")
    match = _RELATED.match(line)
    if match is None or len(line.split()) > _SHORT:
        return False
    after = line[match.end() :].lstrip()
    return not after.strip(_SIGNS) or link_share > 0.3 or after[0] in ':|-–—…/>"«؟.'


def begins_comments(text: str) -> bool:
    """Tell whether a line stands above the comments of readers."""
    return len(text) < _LONG and _COMMENTS.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def is_time_line(text: str) -> bool:
    """Tell whether a line only says when: a date, a clock, so many hours ago, how long it takes to read."""
    if len(text) > _LONG:
        return False
    line = folded_line(text)
    count = len(line.split())
    bare = line.strip(_SIGNS)
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
    while dates < 3 and (found := date_in(text)):
        text = text[: found.start] + " " + text[found.end :]
        dates += 1
    rest = _READING.sub(" ", _CLOCK.sub(" ", folded_line(text)))
    return dates, sum(word not in _AROUND_DATES for word in _NOT_LETTERS.sub(" ", rest).split())


def is_bulletin(text: str) -> bool:
    """Tell whether a short line is of names and figures, as of prayers, of the weather, of currencies."""
    line = folded_line(text[:_LONG])
    figures = len(_FIGURE.findall(line))
    words = len(_NOT_LETTERS.sub(" ", _FIGURE.sub(" ", line)).split())
    return (figures > 1 and words <= figures + 1) or ("°" in line and words <= _NAME_WORDS)


def is_member_line(text: str) -> bool:
    """Tell whether a line is what forums say of whoever wrote a post: rank, how many posts, since when."""
    line = folded_line(text.replace(" | ", ": "))
    return len(text) < 80 and _MEMBER.fullmatch(line.strip(_SIGNS)) is not None


def is_jump(text: str) -> bool:
    """Tell whether a link within the page only leads past something."""
    return len(text) < 120 and _JUMP.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def begins_notes(text: str) -> bool:
    """Tell whether a line stands above the sources or the notes of an article."""
    return len(text) < 40 and _NOTES.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def is_byline_label(text: str) -> bool:
    """Tell whether a term only says that who wrote the article, or when, comes."""
    return len(text) < 40 and _BYLINE_LABEL.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def is_edit_link(text: str) -> bool:
    """Tell whether the words at the end of a heading only lead to where it is edited."""
    return len(text) < 40 and _EDIT.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def is_about(text: str) -> str:
    """Return "self" for a heading above what a site says of itself, "named" for one that may be, else ""."""
    line = folded_line(text).strip(_SIGNS)
    if len(text) > _LONG or not line:
        return ""
    return "self" if _ABOUT_SELF.fullmatch(line) else "named" if _ABOUT.match(line) else ""


def is_consent(text: str) -> bool:
    """Tell whether a line is of what a page asks to be allowed: to keep cookies, to use the reader's data."""
    return len(text) < _LONG and _CONSENT.search(folded_line(text)) is not None


def is_update(text: str) -> bool:
    """Tell whether a line with a date is of the last change, not of the publication."""
    return _UPDATE.match(folded_line(text[:_LONG]).lstrip(_SIGNS)) is not None


def is_byline(text: str) -> bool:
    """Tell whether a short line says who wrote the article."""
    if len(text) > _LONG:
        return False
    line = folded_line(text).strip(" .|-–—")
    return len(line.split()) <= _BYLINE_WORDS and _BYLINE.fullmatch(line) is not None


def tells_time(text: str) -> bool:
    """Tell whether a date, how long ago or how long it takes to read stands anywhere in a line."""
    line = folded_line(text[:_LONG])
    return date_in(text[:_LONG]) is not None or _READING.search(line) is not None


def says_who_and_when(text: str) -> bool:
    """Tell whether each part of a line, between its strokes, says who wrote the article or when."""
    if len(text.split()) > _TIME_WORDS:
        return False
    parts = [one for one in _PARTS.split(text) if one.strip(_SIGNS)]
    return len(parts) > 1 and all(is_byline(one) or is_stamp(one) or is_time_line(one) for one in parts)


def label_of_record(text: str) -> str:
    """Return which kind of "record-…" a label is, as databases and exports write it, or ""."""
    line = folded_line(text[:_NOTICE_BEGINS]).strip(_SIGNS)
    return next((what for what, pattern in _RECORDS.items() if pattern.fullmatch(line)), "")


def is_posted(text: str) -> bool:
    """Tell whether a line with a date begins with what sites write of who handed an article in, and when."""
    return _POSTED.match(folded_line(text[:_LONG]).lstrip(_SIGNS)) is not None


def is_contact(text: str) -> bool:
    """Tell whether a short line says how somebody is reached: by mail or by telephone."""
    return len(text.split()) <= _CONTACT_WORDS and _REACHED.search(text) is not None


def is_kicker(text: str) -> bool:
    """Tell whether a word or two only say of which kind an article is: urgent, exclusive, with pictures."""
    return len(text) < 40 and _KICKER.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def is_plea(text: str) -> bool:
    """Tell whether all that a link or a button says is to subscribe, to sign in, to join, to give."""
    return len(text) < 60 and _PLEA.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def pleads(text: str) -> bool:
    """Tell whether a line is about what a site wants of its reader: subscription, account, address, gift."""
    return len(text) < _LONG and _PLEADING.search(folded_line(text)) is not None


def says_posted(text: str) -> bool:
    """Tell whether a line with a date only says who handed an article in, when, and under what."""
    if len(text.split()) > _TIME_WORDS or text.rstrip().endswith((".", "؟", "!")) or not is_posted(text):
        return False
    return date_in(text) is not None or _ON_DAY.search(folded_line(text)) is not None


def names_paper_and_day(text: str) -> bool:
    """Tell whether a line is of parts of a few words, one of which is a date: who, where, on which day."""
    parts = [one for one in _RECORD_PARTS.split(text[:_LONG]) if one.strip(_SIGNS)]
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
    line = folded_line(text[:_LONG])
    day = _DAY_ALONE.search(line)
    if day is None or len(line.split()) > _STAMP_WORDS or line.endswith((".", "؟", "!", "…")):
        return False
    beside = f"{line[: day.start()]} {line[day.end() :]}"
    rest = _READING_ALONE.sub(" ", _READING.sub(" ", _CLOCK.sub(" ", beside)))
    left = [word for word in _NOT_LETTERS.sub(" ", rest).split() if word not in _AROUND_DATES]
    told = day["weekday"] is not None or rest != beside
    return told and len(left) <= _NAME_WORDS and not any(map(str.isdecimal, left))


def _begins_with_day(text: str) -> bool:
    """Tell whether a line that is no sentence begins with a day and says little more."""
    found = date_in(text[:_LONG])
    if found is None or len(text.split()) > _STAMP_WORDS or text.rstrip().endswith((".", "؟", "!", "…")):
        return False
    before = _NOT_LETTERS.sub(" ", folded_line(text[: found.start])).split()
    return all(word in _AROUND_DATES for word in before) and text[found.end :].lstrip()[:1] != ":"


def says_who(text: str) -> bool:
    """Tell whether each part of a line, between its strokes, says who wrote or edited the article."""
    parts = [one for one in _PARTS.split(text[:_LONG]) if one.strip(_SIGNS)]
    return bool(parts) and len(text.split()) <= _TIME_WORDS and all(map(is_byline, parts))


def tells_life(text: str) -> bool:
    """Tell whether a sentence begins with what somebody is who writes, as notes about writers do."""
    return _LIFE.match(folded_line(text[:_LONG]).lstrip(_SIGNS)) is not None


def without_byline(text: str) -> str:
    """Return the name of who wrote an article without the words before it."""
    words = text.split()
    lead = next((at for at in (2, 1) if _BYLINE_LEAD.fullmatch(folded_line(" ".join(words[:at])))), 0)
    return " ".join(words[lead:])


def without_lead_in(text: str) -> str:
    """Return a caption without the words that only say that it is one."""
    words = text.split()
    for count in range(1, min(6, len(words)) + 1):
        lead = folded_line(" ".join(words[:count]))
        if _LEAD_IN.fullmatch(lead + " ") and count < len(words):
            return " ".join(words[count:])
    return text


def is_lead_in(text: str) -> bool:
    """Tell whether a line only says that a caption or a credit comes."""
    return len(text) < 60 and _LEAD_IN_ALONE.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def is_credit_lead(text: str) -> bool:
    """Tell whether a line only says that a credit comes."""
    return len(text) < 60 and _CREDIT_ALONE.fullmatch(folded_line(text).strip(_SIGNS)) is not None


def is_no_description(text: str) -> bool:
    """Tell whether what a picture is said to show is a file's name, or what a machine takes it for."""
    line = folded_line(text[:_LONG])
    return _FILE_LIKE.fullmatch(text.strip()) is not None or _NO_DESCRIPTION.match(line) is not None


def begins_credit(text: str) -> bool:
    """Tell whether words behind a stroke begin as those do that say whose a picture is."""
    return _CREDIT_BEGINS.match(folded_line(text[:_LONG])) is not None


def is_credit(text: str) -> bool:
    """Tell whether a line under a picture says whose it is."""
    return _CREDIT.match(folded_line(text[:_LONG])) is not None


def is_agency(text: str) -> bool:
    """Tell whether all that is said is whose pictures these are: one agency, or one through another."""
    parts = [bare for one in _BETWEEN_AGENCIES.split(text[:_LONG]) if (bare := one.strip(_AGENCY_SIGNS))]
    others = [one for one in parts if not _AGENCY.fullmatch(folded_line(one))]
    return len(others) < len(parts) and all(len(one.split()) < _NAME_WORDS for one in others)


def is_no_site(name: str) -> bool:
    """Tell whether words where a site's name may stand are none: with what it was made, where it is kept."""
    return is_page_word(name) or _NO_SITE.fullmatch(folded_line(name[:_LONG]).strip(_SIGNS)) is not None


def is_page_word(name: str) -> bool:
    """Tell whether a part of a title only says what a page does, or which part of a site it is of."""
    line = folded_line(name[:_LONG]).strip(_SIGNS)
    return _PAGE_WORD.fullmatch(line) is not None or _SECTION.fullmatch(line) is not None


def may_be_section(name: str) -> bool:
    """Tell whether a part of a title is what sites call a section, though one may be called so itself."""
    return _SECTION_WEAK.fullmatch(folded_line(name[:_LONG]).strip(_SIGNS)) is not None
