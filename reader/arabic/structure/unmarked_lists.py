"""Lists without bullets: short lines one below the other behind a colon, or each of a label and its value."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.forms import goes_on

_FEWEST = 2  # lines of a list
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
    first = _begin(text, blocks)
    while first < len(blocks):
        last = max(_end(text, blocks, first, form) for form in _FORMS)
        if _announces(text, blocks[first - 1]):
            last = max(last, _end_announced(text, blocks, first))
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


def _end_announced(text: str, blocks: Sequence[Block], first: int) -> int:
    """Return the line behind the last of an announced list: any short ones, with or without stops."""
    stopped = blocks[first].span.of(text).endswith(".")
    last = first
    while last < len(blocks) and _is_short(text, blocks[last]):
        line = blocks[last].span.of(text)
        if (line.endswith(".") and not stopped) or (last > first and goes_on(line)):
            break
        last += 1
    return last


def _end(text: str, blocks: Sequence[Block], first: int, form: Callable[[Sequence[str]], bool]) -> int:
    """Return the line behind the last that, with those from `first` on, makes a list of this form."""
    last = first
    while last < len(blocks) and _is_short(text, blocks[last]):
        last += 1
    lines = [block.span.of(text) for block in blocks[first:last]]
    fitting = (count for count in range(len(lines), _FEWEST - 1, -1) if form(lines[:count]))
    return first + next(fitting, 0)


def _is_short(text: str, block: Block) -> bool:
    line = block.span.of(text) if len(block.span) <= _LONGEST else ""
    if block.kind is not BlockKind.PARAGRAPH or not line or line.endswith(":"):
        return False
    if len(line.split()) > _MOST_WORDS or _ASKED.match(line) or _REPORTS.match(line):
        return False
    if line[0] == "(":
        return False
    return line[0] not in _IN_MARKS or _LABELLED.match(line) is not None


def _are_labelled(lines: Sequence[str]) -> bool:
    """الهدف الأول: سالم، 12, and the next: each a label and its value."""
    return all(_LABELLED.match(line) and not line.endswith(("؟", "?")) for line in lines)


def _are_counted(lines: Sequence[str]) -> bool:
    """أولا: بلوغ النصاب, ثانيا: …: each says which it is."""
    return all(map(_ORDINAL.match, lines))


def _are_rules(lines: Sequence[str]) -> bool:
    """افتح النافذة., لا تشعل النار.: most of them tell somebody what to do."""
    if any(len(line.split()) > _RULES_WORDS for line in lines) or not (
        _orders(lines[0]) and _orders(lines[-1])
    ):
        return False
    return any(map(_surely_orders, lines)) and sum(map(_orders, lines)) >= _MOSTLY * len(lines)


def _orders(line: str) -> bool:
    plain = _MARKS_OF_VOWELS.sub("", line)
    return plain.split()[0] in _ORDER_WORDS or _FORBIDS.match(plain) is not None


def _surely_orders(line: str) -> bool:
    """Tell whether a line's first word is no verb of the past as well: افتح, لا تفتح, but not سجل."""
    word = _MARKS_OF_VOWELS.sub("", line).split()[0]
    return _FORBIDS.match(line) is not None or (word in _ORDER_WORDS and word.startswith("ا"))


def _begin_alike(lines: Sequence[str]) -> bool:
    """أن تصيح, أن تقف, أن لا تثق: three lines or more that begin with the same small word."""
    openings = {line.split()[0] for line in lines}
    return len(lines) > _FEWEST and openings <= {"أن"}


_FORMS: tuple[Callable[[Sequence[str]], bool], ...] = (_are_labelled, _are_counted, _are_rules, _begin_alike)
