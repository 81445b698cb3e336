"""Lists without bullets: short lines one below the other behind a colon, or each of a label and its value."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.forms import carries_on

_FEWEST = 2  # lines of a list
_MOST_LINES = 40
_LONGEST = 140  # code points of an item
_MOST_WORDS = 12
_IN_MARKS = '"“«'
_LABELLED = re.compile(
    r"[^\W_][^:.؟?!\"“«]{1,35}:[ \t\u00a0]+[^\s\"“«]|[«\"“][^«»\"“”]{2,25}[»\"”]:[ \t\u00a0]+\S"
)
_ASKED = re.compile(r"[سج][ \t\u00a0]*:")
_REPORTS = re.compile(r"و[^\W\d_]+:[ \t\u00a0]*[«\"“]|.*[.؟!].*[.؟!]")
_ORDINAL = re.compile(
    r"(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|أخيرا)ً?[ \t\u00a0]*[:،,\-–]"
)
_ORDERS = (
    "ابتعد ابدأ ابق اتصل اتبع اترك اجعل اجلس احتفظ احذر احرص احسب احفظ احم احمل اختر اخرج ادفع ارتد"
    " ارفع استخدم استرح استشر استعمل اسأل اشرب اطلب اغسل افتح افحص اقرأ اقلب اكتب التزم البس امسح"
    " انتبه انتظر انزع انقع تابع تأكد تجنب تحقق تخلص تذكر تناول توجه توقف جرب جفف حافظ حاول حدد خذ"
    " خفف راجع راقب ركز سجل شارك شم ضع عالج عد عقم غط غير فكر قس قف قلل قم كن كل نظف نم وزع أبعد أبلغ"
    " أخبر أخرج أزل أضف أطفئ أعد أغلق أكثر"
)
_ORDER_WORDS = frozenset(_ORDERS.split())
_FORBIDS = re.compile(r"لا[ \t\u00a0]ت[^\W\d_]{2,}")
_MARKS_OF_VOWELS = re.compile("[\u064b-\u0652\u0670]")
_MOSTLY = 0.6  # the share of lines that tell somebody to do something
_RULES_WORDS = 10


def with_unmarked_lists(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Make the lines of such lists items."""
    found = list(blocks)
    for first, last in _lists(text, blocks):
        found[first:last] = [replace(block, kind=BlockKind.LIST_ITEM) for block in blocks[first:last]]
    return found


def _lists(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each list and the one behind its last."""
    short = [block.span.of(text) if _is_short(text, block) else "" for block in blocks]
    first = _begin(text, blocks)
    while first < len(blocks):
        lines = list(takewhile(bool, short[first : first + _MOST_LINES]))
        last = first + max(form(lines) for form in _FORMS)
        if lines and _announces(text, blocks[first - 1]):
            last = max(last, first + _announced(lines))
        if last - first >= _FEWEST:
            yield first, last
        first = max(last, first + 1)


def _begin(text: str, blocks: Sequence[Block]) -> int:
    """Return the line behind the first of the text: several lines of a headline may have a colon each."""
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and (
            len(block.span.of(text).split()) > _MOST_WORDS or _announces(text, block)
        ):
            return at + 1
    return len(blocks)


def _announces(text: str, block: Block) -> bool:
    """Tell whether a paragraph ends in a colon: وجاءت النتائج كالآتي:"""
    return block.kind is BlockKind.PARAGRAPH and block.span.of(text).endswith(":")


def _announced(lines: Sequence[str]) -> int:
    """Return how many lines an announced list has: any short ones, with or without stops."""
    stopped = lines[0].endswith(".")
    for at, line in enumerate(lines[1:], 1):
        if carries_on(line) or (line.endswith(".") and not stopped):
            return at
    return len(lines)


def _is_short(text: str, block: Block) -> bool:
    line = block.span.of(text) if len(block.span) <= _LONGEST else ""
    if block.kind is not BlockKind.PARAGRAPH or not line or line.endswith(":"):
        return False
    if len(line.split()) > _MOST_WORDS or _ASKED.match(line) or _REPORTS.match(line):
        return False
    if line[0] == "(":
        return False
    return line[0] not in _IN_MARKS or _LABELLED.match(line) is not None


def _leading(lines: Sequence[str], holds: Callable[[str], bool]) -> int:
    """Return how many lines from the first on are of a form; none where a single one is."""
    count = next((at for at, line in enumerate(lines) if not holds(line)), len(lines))
    return count if count >= _FEWEST else 0


def _labelled(lines: Sequence[str]) -> int:
    """الهدف الأول: سالم، 12, and the next: each a label and its value."""
    return _leading(lines, lambda line: bool(_LABELLED.match(line)) and not line.endswith(("؟", "?")))


def _counted(lines: Sequence[str]) -> int:
    """أولا: بلوغ النصاب, ثانيا: …: each says which it is."""
    return _leading(lines, lambda line: _ORDINAL.match(line) is not None)


def _rules(lines: Sequence[str]) -> int:
    """افتح النافذة., لا تشعل النار.: most of them tell somebody what to do, the first and last surely."""
    last = told = sure = 0
    for at, line in enumerate(lines, 1):
        if len(line.split()) > _RULES_WORDS or (at == 1 and not _orders(line)):
            break
        if _orders(line):
            told, sure = told + 1, sure + _surely_orders(line)
            last = at if told >= _MOSTLY * at else last
    return last if sure and last >= _FEWEST else 0


def _orders(line: str) -> bool:
    plain = _MARKS_OF_VOWELS.sub("", line)
    return _first_word(plain) in _ORDER_WORDS or _FORBIDS.match(plain) is not None


def _first_word(line: str) -> str:
    return next(iter(line.split()), "")


def _surely_orders(line: str) -> bool:
    """Tell whether a line's first word is no verb of the past as well: افتح, لا تفتح, but not سجل."""
    word = _first_word(_MARKS_OF_VOWELS.sub("", line))
    return _FORBIDS.match(line) is not None or (word in _ORDER_WORDS and word.startswith("ا"))


def _wishes(lines: Sequence[str]) -> int:
    """أن تصيح, أن تقف, أن لا تثق: three lines or more that begin with the same small word."""
    count = _leading(lines, lambda line: _first_word(line) == "أن")
    return count if count > _FEWEST else 0


# Each returns how many lines from the first on are items.
_FORMS: tuple[Callable[[Sequence[str]], int], ...] = (_labelled, _counted, _rules, _wishes)
