"""The labels and agency names by which newsrooms mark captions, picture credits and bylines."""

import re

from reader.arabic.normalise import fold
from reader.text.tables import DATA, table_rows

_GAP = r"[ \t\u00a0]*"


def _any(kind: str) -> str:
    """Return what matches one of the labels of a class of the table."""
    return "(?:" + "|".join(pattern for name, pattern in _LABELS if name == kind) + ")"


_LABELS = table_rows(DATA / "newsroom_labels.tsv")
_AGENCY = _any("agency")

# A label stands at the head of the line: with a colon, or alone where it cannot begin a sentence.
CAPTION_LEAD = re.compile(
    rf"(?:{_any('caption')}{_GAP}[,،:\-–—|]?|{_any('caption-with-colon')}{_GAP}[:|]){_GAP}", re.IGNORECASE
)
INNER_CAPTION_LEAD = re.compile(
    rf"(?:(?:Image|Media|Video) caption|التعليق على (?:الصورة|الفيديو)){_GAP}[,،:]?[ \t\u00a0]+",
    re.IGNORECASE,
)
CREDIT_LEAD = re.compile(
    rf"(?:{_any('credit')}{_GAP}[,،:\-–—|]?|{_any('credit-with-colon')}{_GAP}[:|©]){_GAP}", re.IGNORECASE
)

# A credit in brackets at the end of the caption: مقاتلون في كابل (رويترز)
ENDING_CREDIT = re.compile(
    rf"{_GAP}[(\[]((?:(?:وكالة|صورة|تصوير|الصورة|المصدر|عن|من)[ \t:]*)?{_AGENCY}"
    rf"(?:[ \t]*[-–—/|،,+][ \t]*[^()\[\]]{{1,40}})?)[)\]]$"
    rf"|{_GAP}[(\[]((?:تصوير|عدسة|بعدسة|خاص)[ \t]*[:\-–—]?[ \t]*[^()\[\]]{{2,40}})[)\]]$"
)
# The same behind a label, where the line is known to be a caption: يحتفل بهدفه. المصدر: أ ف ب
LABELLED_CREDIT = re.compile(
    rf"[ \t\u00a0]+(?:المصدر|مصدر الصورة|تصوير|عدسة){_GAP}[:：]{_GAP}([^()\[\]:]{{2,60}}?)[.]?$"
)
AGENCY_AT_END = re.compile(rf"[ \t\u00a0]+{_AGENCY}$")
AGENCY_ALONE = re.compile(_AGENCY)
ONLY_CREDIT = re.compile(
    rf"(?:{_AGENCY}|[A-Z][\w.&/ -]{{1,40}})(?:[ \t]*[-–—/|،,+][ \t]*[^،,.]{{1,30}})?\.?$"
)
BYLINE = re.compile(_any("byline") + r"\b")
BYLINE_ALONE = re.compile(_any("byline-alone") + r"\b")
NEWSROOM = re.compile(f"(?:{_any('outlet')}|{_AGENCY})")
OUTLET = re.compile(_any("outlet"))
WIDE_AGENCY = re.compile(_any("wide-agency"))
PLACE_SENDER = re.compile(_any("place-sender"))
ROLE = re.compile(_any("role") + r"\b")
TITLE_LEAD = re.compile(_any("title") + r"(?:[.](?:[ \t\u00a0]*/)?|[ \t\u00a0]*/)?[ \t\u00a0]+")
MONTH_WORDS = frozenset(
    word
    for _, _, names in table_rows(DATA / "months.tsv")
    for name in names.split("|")
    for word in fold(name).split()
)
WEEKDAYS = frozenset(fold(word) for kind, word in _LABELS if kind == "weekday")
TIME_WORDS = frozenset(fold(word) for kind, word in _LABELS if kind == "time")
BARE_CAPTION = re.compile("(?:صورة|صور|لقطة|مشهد) " + _any("bare-caption") + r"\b")
CAPTION_HEAD = re.compile(_any("caption-head") + r"\b")
CAPTION_SCENE = re.compile(r"(?<=\s)" + _any("caption-scene") + r"\b")
CAPTION_PEOPLE = re.compile(_any("caption-people") + r"\b")
CAPTION_WEAK = re.compile(r"(?<=\s)" + _any("caption-weak") + r"\b")
CAPTION_THING = re.compile(_any("caption-thing") + r"\b")
CAPTION_HUMAN = re.compile("(?:ال)?" + _any("caption-human") + r"\b")
HEADING_NOUN = re.compile("(?:ال)?" + _any("heading-noun") + r"\b")
HEADING_BODY = re.compile("(?:ال)?" + _any("heading-body") + r"\b")
CAPTION_ACT = re.compile(_any("caption-act"))
