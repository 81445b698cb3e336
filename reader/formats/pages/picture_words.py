"""What words beside pictures say: that a caption comes, whose a picture is, that nobody described it."""

import re

from reader.formats.pages.phrases import LONG, SIGNS, folded_line, phrase_of

_NAME_WORDS = 4
_LEAD_IN_ALONE = re.compile(f"(?:{phrase_of('caption-lead').pattern}|{phrase_of('credit-lead').pattern})")
_CREDIT_ALONE = phrase_of("credit-lead")
_NO_DESCRIPTION = phrase_of("no-description")
_GALLERY_HEAD = phrase_of("gallery-head")
_AGENCY = phrase_of("agency")
_BETWEEN_AGENCIES = re.compile(r"\s*[/|،,+&–—·-]\s*|\s+(?:via|عبر|and)\s+", re.IGNORECASE)
_AGENCY_SIGNS = " \t:،,.-–—|()[]©®/"
_FILE_LIKE = re.compile(
    r"\S*[-_]\S*[-_]\S*(?:[-_]\d+x\d+)?|\S+\.(?:jpe?g|png|gif|webp|avif)"
    r"|.*\d{1,2}[./-]\d{1,2}[./-]\d{4}",
    re.IGNORECASE,
)
_LEAD_IN = phrase_of("caption-lead", r"\s*{}\s*[،,:؛\-–—]+\s*")
_COUNTED = re.compile(
    r"^\s*(?:صورة\s+)?[(\[]?\d{1,3}\s*(?:/|من|of)\s*\d{1,3}[)\]]?\s*[-–—:.|]?\s+(?=\D)", re.IGNORECASE
)
_INITIAL = 2  # letters
_SOURCE_WORDS = 10
_SOURCE = re.compile(r"(?:ال)?مصدر ?:|source ?:", re.IGNORECASE)
_OF_PICTURE = re.compile(
    r"(?:في |علي )?(?:ال)?(?:صوره|صور|لقطه)"
    r"(?: (?:اعلاه|العليا|السفلي|المرفقه|الارشيفيه|ارشيفيه|الرءيسيه))? ?[:،,]"
)
_CREDIT_BEGINS = phrase_of("credit-lead", r"{}(?!\w)")
_CREDIT = phrase_of("credit-lead", r"\s*{}\s*(?:[،,:…]|\.\.+)")


def without_lead_in(text: str) -> str:
    """Return a caption without the words that only say that it is one, or which of how many."""
    text = _COUNTED.sub("", text, count=1) or text
    words = text.split()
    for count in range(1, min(6, len(words)) + 1):
        lead = folded_line(" ".join(words[:count]))
        if _LEAD_IN.fullmatch(lead + " ") and count < len(words):
            return " ".join(words[count:])
    return text


def is_lead_in(text: str) -> bool:
    """Tell whether a line only says that a caption or a credit comes."""
    return len(text) < 60 and _LEAD_IN_ALONE.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_credit_lead(text: str) -> bool:
    """Tell whether a line only says that a credit comes."""
    return len(text) < 60 and _CREDIT_ALONE.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_no_description(text: str) -> bool:
    """Tell whether what a picture is said to show is a file's name, or what a machine takes it for."""
    line = folded_line(text[:LONG])
    return _FILE_LIKE.fullmatch(text.strip()) is not None or _NO_DESCRIPTION.match(line) is not None


def begins_credit(text: str) -> bool:
    """Tell whether words behind a stroke begin as those do that say whose a picture is."""
    return _CREDIT_BEGINS.match(folded_line(text[:LONG])) is not None


def is_credit(text: str) -> bool:
    """Tell whether a line under a picture says whose it is."""
    return _CREDIT.match(folded_line(text[:LONG])) is not None


def is_agency(text: str) -> bool:
    """Tell whether all that is said is whose pictures these are: one agency, or one through another."""
    parts = [bare for one in _BETWEEN_AGENCIES.split(text[:LONG]) if (bare := one.strip(_AGENCY_SIGNS))]
    others = [one for one in parts if not _AGENCY.fullmatch(folded_line(one))]
    if any(f"{one}." in text for one in others if len(one) > _INITIAL):
        return False  # what is shown, and behind its full stop whose it is
    return len(others) < len(parts) and all(len(one.split()) < _NAME_WORDS for one in others)


def is_gallery_head(text: str) -> bool:
    """Tell whether a heading only says that pictures follow."""
    return len(text) < 60 and _GALLERY_HEAD.fullmatch(folded_line(text).strip(SIGNS)) is not None


def is_source_line(text: str) -> bool:
    """Tell whether a few words say from where a picture or a drawing is: with "source" and a colon."""
    return len(text.split()) <= _SOURCE_WORDS and _SOURCE.match(text.strip()) is not None


def tells_of_picture(text: str) -> bool:
    """Tell whether a line begins with words that only captions begin with: "In the picture:"."""
    return _OF_PICTURE.match(folded_line(text[:LONG])) is not None
