"""Lists without bullets: short lines one below the other behind a colon, or each of a label and its value."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.forms import STOPPED, announces_below, can_be_subhead, carries_on

_FEWEST = 2  # lines of a list
_MOST_LINES = 40
_LONGEST = 140  # code points of an item
_LONGEST_TITLE = 90  # code points of a title with its maker
_MOST_WORDS = 12
_IN_MARKS = '"“«'
_LABELLED = re.compile(
    r"[^\W_][^:.؟?!\"“«]{1,35}:[ \t\u00a0]+[^\s\"“«]|[«\"“][^«»\"“”]{2,25}[»\"”]:[ \t\u00a0]+\S"
)
# A label before a title in marks that something follows: التانيت الذهبي: «غرق» (الأردن).
_AWARDED = re.compile(r"[^\W_][^:.؟?!\"“«]{1,35}:[ \t\u00a0]+[\"“«][^»\"”]{2,45}[»\"”][ \t\u00a0]+[^\s.]")
_TITLE = re.compile(r"[\"“«][^»\"”]{2,45}[»\"”](?:[ \t\u00a0]+[^\s.:؟?!\"«]+){0,6}")
_ASKED = re.compile(r"[سج][ \t\u00a0]*:")
_REPORTS = re.compile(r"و[^\W\d_]+:[ \t\u00a0]*[«\"“]|.*[.؟!].*[.؟!]")
_ORDINAL = re.compile(
    r"(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|أخيرا)ً?[ \t\u00a0]*[:،,\-–]"
)
_ORDERS = (
    "ادخل أدخل انقر اضغط حمل جهز أنشئ تدرب تعلم تمهل أجب أرسل حضر رتب خطط وفر ادخر استثمر"
    " اخبز اسق أضيف أعيد أذيب افرك"
    " اخلط اعجن اقل اقطع ادهن قطع حمر اسلق اسكب قدم رش وزع أضف اترك شكل لف ضف"
    " ابتعد ابدأ ابق اتصل اتبع اترك اجعل اجلس احتفظ احذر احرص احسب احفظ احم احمل اختر اخرج ادفع ارتد"
    " ارفع استخدم استرح استشر استعمل اسأل اشرب اطلب اغسل افتح افحص اقرأ اقلب اكتب التزم البس امسح"
    " انتبه انتظر انزع انقع تابع تأكد تجنب تحقق تخلص تذكر تناول توجه توقف جرب جفف حافظ حاول حدد خذ"
    " خفف راجع راقب ركز سجل شارك شم ضع عالج عد عقم غط غير فكر قس قف قلل قم كن كل نظف نم وزع أبعد أبلغ"
    " أخبر أخرج أزل أضف أطفئ أعد أغلق أكثر"
)
_ORDER_WORDS = frozenset(_ORDERS.split())
_HERS = re.compile(r"ي?(?:ها|ه)?$")  # اخبزي, اخبزيها: told to a woman, or of a thing
_FORBIDS = re.compile(r"لا[ \t\u00a0]ت[^\W\d_]{2,}")
_SECTION_WORDS = 3  # the most that the name of a part of a page has
_NAMES_OF_SECTIONS = (
    "المقادير|المكونات|المقادير والمكونات|الطريقة|طريقة التحضير|طريقة العمل|طريقة الإعداد|طريقة التقديم"
    "|الخطوات|خطوات التقديم|خطوات التسجيل|خطوات العمل|الحشوة|العجينة|الصلصة|التزيين|للتزيين|للتقديم"
    "|النتائج|نتائج المباريات|نتائج الجولة|الترتيب|ترتيب الفرق|جدول الترتيب|ترتيب الهدافين|الهدافون"
    "|المباريات|مباريات اليوم|مباريات الجولة|جدول المباريات|مواعيد المباريات|موعد المباراة|حكم المباراة"
    "|القنوات الناقلة|القناة الناقلة|المعلق|معلق المباراة|التشكيلة|التشكيلة المتوقعة|التشكيل المتوقع"
    "|البدلاء|الغيابات|تاريخ المواجهات|المواجهات السابقة|المواجهات المباشرة|الإنذارات|الأهداف"
    "|الأعراض|أعراض المرض|الأسباب|أسباب المرض|الوقاية|طرق الوقاية|سبل الوقاية|العلاج|طرق العلاج|المضاعفات"
    "|التشخيص|الفوائد|الأضرار|النصائح|نصائح|نصائح عامة|تحذيرات|القيمة الغذائية|متى تزور الطبيب"
    "|البرنامج|برنامج اليوم|برنامج الحفل|جدول الأعمال|المشاركون|المتحدثون|الفائزون|قائمة الفائزين|الجوائز"
    "|الشروط|شروط التقديم|شروط القبول|شروط التسجيل|المستندات المطلوبة|الأوراق المطلوبة|الوثائق المطلوبة"
    "|الرسوم|المواعيد|مواعيد التقديم|موعد التقديم|مواعيد العمل|المواصفات|المزايا|المميزات|العيوب|السعر"
    "|الأسعار|السعر والتوافر|التقييم|الخلاصة|البطارية|الشاشة|الكاميرا|التصميم|الأداء|المراجع|المصادر"
    "|التسلسل|تسلسل الأحداث|تسلسل زمني|خط زمني|محطات|أرقام|بالأرقام|أبرز الأرقام|أبرز البنود|التوصيات"
    "|التعازي|مراسم العزاء|السيرة|مؤلفاته|مؤلفاتها|من مؤلفاته|من مؤلفاتها|أعماله|أعمالها|من أقواله"
)
_SECTIONS = frozenset(_NAMES_OF_SECTIONS.split("|"))
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
        titles = _titles(text, blocks, first) if _announces(text, blocks[first - 1]) else 0
        if titles >= _FEWEST:
            last = max(last, first + titles)
        elif lines and _announces(text, blocks[first - 1]):
            last = max(last, first + _announced(lines))
            last -= heads_below(text, blocks, first, last)
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
    """Tell whether a paragraph ends in a colon, or says that it has what comes below: وجاءت النتائج كالآتي"""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    line = block.span.of(text)
    return line.endswith(":") or announces_below(line)


def _titles(text: str, blocks: Sequence[Block], first: int) -> int:
    """Return how many lines from the first on are a title in marks, with its maker or without: «كرهني»."""
    titles = takewhile(
        lambda block: len(block.span) <= _LONGEST_TITLE and _TITLE.fullmatch(block.span.of(text)),
        blocks[first:],
    )
    return sum(1 for _ in titles)


def heads_below(text: str, blocks: Sequence[Block], first: int, last: int) -> bool:
    """Tell whether the last line of a list rather heads the longer paragraph below it, by its other form."""
    if last - first <= _FEWEST or last >= len(blocks) or blocks[last].kind is not BlockKind.PARAGRAPH:
        return False
    *items, line = [block.span.of(text) for block in blocks[first:last]]
    below = blocks[last].span.of(text)
    if len(below.split()) <= _MOST_WORDS and STOPPED.search(below[-3:]) is None:
        return False
    if can_be_subhead(text, blocks[last].span) or not can_be_subhead(text, blocks[last - 1].span):
        return False
    return is_section(line) or is_of_other_form(line, items)


def is_section(line: str) -> bool:
    """Tell whether a line is what parts of such pages are called: المقادير, طريقة التحضير."""
    words = line.rstrip(":").split()
    return 0 < len(words) <= _SECTION_WORDS and " ".join(words) in _SECTIONS


def is_of_other_form(line: str, items: Sequence[str]) -> bool:
    """Tell whether all of the items have a number or a colon, or are orders, and the line is not so."""
    return any(not has(line) and all(map(has, items)) for has in (_has_number, _has_colon, _orders))


def _has_number(line: str) -> bool:
    return any(letter.isdigit() for letter in line)


def _has_colon(line: str) -> bool:
    return ":" in line


def _announced(lines: Sequence[str]) -> int:
    """Return how many lines an announced list has: any short ones, with or without stops."""
    stopped = lines[0].endswith(".")
    for at, line in enumerate(lines[1:], 1):
        if (carries_on(line) and not _orders(line)) or (line.endswith(".") and not stopped):
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
    return _leading(lines, lambda line: _has_label(line) and not line.endswith(("؟", "?")))


def _has_label(line: str) -> bool:
    return _LABELLED.match(line) is not None or _AWARDED.match(line) is not None


def _counted(lines: Sequence[str]) -> int:
    """أولا: بلوغ النصاب, ثانيا: …: each says which it is."""
    return _leading(lines, lambda line: _ORDINAL.match(line) is not None)


def _rules(lines: Sequence[str]) -> int:
    """افتح النافذة., لا تشعل النار.: most of them tell somebody what to do, the first and last surely."""
    last = told = sure = 0
    for at, line in enumerate(lines, 1):
        if len(line.split()) > _RULES_WORDS or (at == 1 and not _orders(line)):
            break
        if line.endswith(".") and not lines[0].endswith("."):
            break
        if told == at - 1 >= _FEWEST and not _orders(line) and len(line.split()) <= _SECTION_WORDS:
            break  # أثناء المقابلة: it heads the next
        if _orders(line):
            told, sure = told + 1, sure + _surely_orders(line)
            last = at if told >= _MOSTLY * at else last
    return last if sure and last >= _FEWEST else 0


def _orders(line: str) -> bool:
    plain = _MARKS_OF_VOWELS.sub("", line)
    word = _first_word(plain)
    hers = _HERS.sub("", word)
    return word in _ORDER_WORDS or hers in _ORDER_WORDS or _FORBIDS.match(plain) is not None


def _first_word(line: str) -> str:
    return next(iter(line.split()), "")


def _surely_orders(line: str) -> bool:
    """Tell whether a line's first word is no verb of the past as well: افتح, لا تفتح, but not سجل."""
    word = _first_word(_MARKS_OF_VOWELS.sub("", line))
    hers = word.endswith("ي") and _HERS.sub("", word) in _ORDER_WORDS
    return _FORBIDS.match(line) is not None or hers or (word in _ORDER_WORDS and word.startswith("ا"))


def _wishes(lines: Sequence[str]) -> int:
    """أن تصيح, أن تقف, أن لا تثق: three lines or more that begin with the same small word."""
    count = _leading(lines, lambda line: _first_word(line) == "أن")
    return count if count > _FEWEST else 0


# Each returns how many lines from the first on are items.
_FORMS: tuple[Callable[[Sequence[str]], int], ...] = (_labelled, _counted, _rules, _wishes)
