"""A site's name without the words that pages write around it: its sign, a greeting, what is official."""

import re
from collections.abc import Sequence

from reader.formats.pages.blocks import folded_words
from reader.formats.pages.phrases import is_stamp, words_for

_SIGN = re.compile(
    r"(?:شعار|لوجو|لوغو|لوقو|logo(?: of)?|by"
    r"|(?:ال)?(?:موقع|بوابة|صفحة|نافذة) (?:ال)?(?:رسمي|رسمية|إلكتروني|الكتروني|إلكترونية|الكترونية) ل(?=\w))"
    r"(?:(?<=ل)|\s+)(?=\S)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:مرحب[اًا]+|أهلا[ًً]?|اهلا|أهلًا)(?: وسهلا[ً]?| بكم| بك)*(?: (?:في|على|إلى))?"
    r"(?: (?:ال)?(?:موقع|بوابة|صفحة)(?= \S+ \S))? (?=\S)|welcome to (?:the )?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:ال)?(?:مصدر|ناشر|جهة|صحيفة|وسيلة)|نقلا[ً]? عن|عن موقع|source|publisher|via)\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"[\s،,|–—-]+(?:ال)?عدد(?: رقم)?\s*[:(]?\s*[\d٠-٩]{1,6}\s*\)?$")
_HOME_BEHIND = re.compile(
    r"\s*[|–—:،,-]\s*(?:(?:ال)?صفحة )?(?:ال)?(?:رئيسية|رئيسة|home(?: ?page)?)\s*$", re.IGNORECASE
)
_PRINTED_FROM = re.compile(
    r"(?:طُ?بع(?:ت)?|تمت? (?:ال)?طباعة(?: .{2,20})?|حُ?فظ(?:ت)?|نُ?سخ(?:ت)?|منقول(?:ة)?|نقلا[ً]?|printed)"
    r"(?:\s+(?:هذا|هذه)?\s*(?:ال)?(?:مقالة?|خبر|تقرير|مادة|صفحة|موضوع))?\s+(?:من|عن|from)\s+(?:موقع\s+)?(\S.{1,50}?)\s*(?:$|[:|،,.]|\s(?:بتاريخ|في|يوم|on|at)\s)",
    re.IGNORECASE,
)
_ISSUE_PARTS = re.compile(r"\s*[|•·–—]\s*|\s+-\s+")
_NUMBER_OF_ISSUE = re.compile(r"(?:السنة|العدد|عدد|صفحة|ص)\s*:?\s*\(?[\d٠-٩]{1,6}\)?")
_MONTH_AND_YEAR = re.compile(r"[^\W\d]+(?: ?/ ?[^\W\d]+| [^\W\d]+)? (?:19|20|١٩|٢٠)[\d٠-٩]{2}")
_RUN_WITH = re.compile(
    r"(\S.{2,50}?)\s*[–—|.،-]\s+(?:بدعم من|يعمل (?:ب|على)|مدعوم (?:من|ب)|powered by|built (?:with|on))",
    re.IGNORECASE,
)
_LONG_LINE = 400  # letters
_QUOTES = (("«", "»"), ('"', '"'), ("“", "”"), ("(", ")"))
_SWALLOWED = re.compile(r"ل(?!بنان|يبيا|ندن|كزس|وموند|وفيغارو)\w")  # names that begin so themselves keep it
_GENERAL = words_for("site-word")


def bare_name(name: str) -> str:
    """Return a name without the signs around it, and the words that say that this is its sign or its site."""
    plain = " ".join(name.split()).strip(" .،,|-–—:")
    for said in (_GREETING, _SIGN, _LABEL):
        match = said.match(plain)
        plain = whole_behind(match) if match else plain
    plain = _ISSUE.sub("", _HOME_BEHIND.sub("", plain))
    return plain[1:-1].strip() if (plain[:1], plain[-1:]) in _QUOTES else plain


def whole_behind(match: re.Match[str]) -> str:
    """Return what stands behind a match, with the first letter that "for" before it has swallowed."""
    rest = match.string[match.end() :]
    return f"ا{rest}" if match[0].endswith("ل") and _SWALLOWED.match(rest) else rest


def greets(title: str) -> bool:
    """Tell whether a title says welcome to the site that it names."""
    return _GREETING.match(title.strip()) is not None


def printed_from(line: str) -> str:
    """Return from which site a page for printing says that it is, or ""."""
    match = _PRINTED_FROM.match(line.strip())
    return bare_name(match[1]) if match else ""


def run_with(line: str) -> str:
    """Return whose site it is by a line of its foot that says by which programs it is run, or ""."""
    match = _RUN_WITH.match(line[:_LONG_LINE])
    return bare_name(match[1]) if match else ""


def paper_of_issue(line: str) -> str | None:
    """Return the first part of a line whose others are the number of an issue and its day; else None."""
    name, *others = [part.strip() for part in _ISSUE_PARTS.split(line[:_LONG_LINE])]
    numbered = any(map(_NUMBER_OF_ISSUE.match, others))
    return name if numbered and all(map(_is_of_issue, others)) else None


def _is_of_issue(part: str) -> bool:
    told = _NUMBER_OF_ISSUE.match(part) or _MONTH_AND_YEAR.fullmatch(part)
    return told is not None or is_stamp(part)


def as_shown(name: str, shown: Sequence[str]) -> str:
    """Return a name as the page shows it, where it only adds that it is a portal or an official site."""
    words = folded_words(name)
    for one in shown:
        inner = folded_words(one)
        starts = range(len(words) - len(inner) + 1) if 0 < len(inner) < len(words) else ()
        for at in starts:
            if words[at : at + len(inner)] == inner:
                others = {*words[:at], *words[at + len(inner) :]}
                if others <= _GENERAL:
                    return one
    return name
