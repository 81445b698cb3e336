"""The form of a line by itself: its length, whether it ends as sentences do, whether it can be a heading."""

import re
from collections.abc import Callable

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.labels import BYLINE
from reader.text.spans import Span

_SUBHEAD_WORDS = 12
_SUBHEAD_LENGTH = 100  # code points
_QUESTION_WORDS = 8
_DECK_WORDS = 25
_LOOSE_WORDS = 18  # below the first sentence of the text
_LOOSE_LENGTH = 200  # code points

HAS_WORD = re.compile(r"[^\W_]")
STOPPED = re.compile(r"[.؟?!۔…][\"”»’'″)\]]*$")
_ENDED = re.compile(r"(?<![.])[.!۔][\"”»’'″)\]]*$|[،,؛;]$")
_IN_MARKS = re.compile(r"[\"“«”]([^\"“”«»]*[^\"“”«».])[\"”»“]")
_ASKS = re.compile(
    r"(?:هل|ماذا|لماذا|كيف|متى|أين|كم|أي|أية|ما|بم|لمن|ألا|أليس"
    r"|من(?![ ](?:جهت|جانب|ناحيت|جهة|ناحية|المقرر|المتوقع|المنتظر|بين|أبرز)))\b"
)
_ASKED = re.compile(r"(?:[سج]|سؤال|جواب|السؤال|الجواب)[ \t\u00a0]*\d*[ \t\u00a0]*:")
_ANNOUNCING_WORDS = 3  # of a heading that ends in a colon
_SENTENCE_WITHIN = re.compile(r"[.؟?!](?=\s)")
_STATED_WITHIN = re.compile(r"(?<![.])[.](?=\s)")  # أطرقت قليلا. ومن يصعد؟: a sentence before the question
_FOLLOWS = re.compile(
    r"(?:كالتالي|كالآتي|كما يلي|كما يأتي|ما يلي|ما يأتي|النحو (?:التالي|الآتي))[ \t\u00a0]*[:.]?$"
)
REPORTING = r"و?(?:قال|أضاف|أكد|أوضح|تابع|أشار|كان|ذكر|أعلن|كشف)ت?"
_REPORTS = re.compile(rf"(?:{REPORTING}|و(?:بحسب|وفق|حسب|من|في|لم|قد|هو|هي)|يذكر)\b")
# A sentence that goes on from the one before, not a word whose first letter is that of "and".
_GOES_ON = re.compile(
    r"(?:و(?!زير|زارة|فد|فاة|كيل|كالة|ثيق|رشة|الد|لي\b|داع|عود|باء|حد|ساط|جوه|جه\b|رق|سائل|ظائف|عي\b)\w{2,}"
    r"|أما|من جانب|من جهة|في المقابل|غير أن|لكن|إلى ذلك|بدور|يذكر)"
)
# The share of the lines of so many words that end in a stop, where sentences do.
_STOPPED_SHARES = ((_DECK_WORDS + 1, 2, 0.9), (15, 1, 0.7))


def count_words(text: str, span: Span, limit: int) -> int:
    """Count the space-separated words of a span, as far as `limit`."""
    return len(text[span.start : min(span.end, span.start + 30 * limit)].split(maxsplit=limit)[:limit])


def is_short_line(text: str, span: Span) -> bool:
    """قلق دولي (international concern): few words without a stop; of a question fewer still."""
    piece = span.of(text)
    if piece.endswith(("؟", "?", "!")):
        few = count_words(text, span, _SUBHEAD_WORDS) <= _QUESTION_WORDS
        return few and not _STATED_WITHIN.search(piece)
    return not STOPPED.search(piece) and piece[-1] not in '،,؛;:"”»'


def breaks_off(text: str, span: Span) -> bool:
    """موسم للنسيان.. (a season to forget): it ends in two points or more, which no sentence does."""
    return span.of(text).endswith(("..", "…"))


def stands_in_marks(text: str, span: Span) -> bool:
    """«لم أجد بيتنا» (I did not find our house): somebody's words, wholly in one pair of marks."""
    return _IN_MARKS.fullmatch(span.of(text)) is not None


# Any of them makes a line one that may be a subhead.
FORMS: tuple[Callable[[str, Span], bool], ...] = (is_short_line, breaks_off, stands_in_marks)


def can_be_subhead(text: str, span: Span) -> bool:
    """Tell whether a line has the length and form of a subhead, whatever stands around it."""
    if len(span) > _SUBHEAD_LENGTH:
        return False
    piece = span.of(text)
    words = count_words(text, span, _SUBHEAD_WORDS + 1)
    if not 0 < words <= _SUBHEAD_WORDS or not HAS_WORD.search(piece) or BYLINE.match(piece):
        return False
    return any(has_form(text, span) for has_form in FORMS)


def asks(line: str) -> bool:
    """Tell whether a line is one question, by its first word and its mark."""
    return line.endswith(("؟", "?")) and bool(_ASKS.match(line)) and not _SENTENCE_WITHIN.search(line)


def has_bullet(text: str, block: Block) -> bool:
    """Tell whether something visible stands before the span of a line."""
    return bool(text[block.line.start : block.span.start].strip())


def carries_on(line: str) -> bool:
    """Tell whether a sentence goes on from the one before: وتعمل المحطة, أما المحطة."""
    return _GOES_ON.match(line) is not None


def announces_below(line: str) -> bool:
    """Tell whether a line says that it has what comes below: وجاءت النتائج كالتالي."""
    return _FOLLOWS.search(line[-40:]) is not None


def _is_aside(text: str, block: Block) -> bool:
    """Tell whether a bullet, or brackets around, or who asks, make a line a part of what is said."""
    line = block.span.of(text)
    return (
        has_bullet(text, block) or (line.startswith("(") and line.endswith(")")) or bool(_ASKED.match(line))
    )


def is_loose(text: str, block: Block, *, stopped: bool, head: bool) -> bool:
    """Tell whether a line is no sentence of the text: it lacks the stop, where the sentences have theirs.

    Above the text, in the head, it may be longer.
    """
    limit = _DECK_WORDS if head else _LOOSE_WORDS
    if block.kind is not BlockKind.PARAGRAPH or _is_aside(text, block):
        return False
    if can_be_subhead(text, block.span):
        line = block.span.of(text)
        return not (announces_below(line) and carries_on(line))
    if not stopped or len(block.span) > _LOOSE_LENGTH:
        return False
    line = block.span.of(text)
    if count_words(text, block.span, limit + 1) > limit or not HAS_WORD.search(line):
        return False
    if line.endswith(("؟", "?")):
        return asks(line)
    if _REPORTS.match(line) or carries_on(line):
        return False
    if line.endswith(":") and len(line.split()) > _ANNOUNCING_WORDS:
        return False
    return not _ENDED.search(line) and not _SENTENCE_WITHIN.search(line)


def ends_its_sentences(text: str, blocks: list[Block]) -> bool:
    """Tell whether the long lines of an article end in stops: not all newsrooms set them."""
    lines = [block.span for block in blocks if block.kind is BlockKind.PARAGRAPH]
    for words, fewest, share in _STOPPED_SHARES:
        long = [span for span in lines if count_words(text, span, words) == words]
        if len(long) >= fewest:
            return sum(bool(STOPPED.search(span.of(text)[-3:])) for span in long) >= share * len(long)
    return False
