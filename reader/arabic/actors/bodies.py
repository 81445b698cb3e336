"""Bodies named by ordinary words: الهيئة العامة للكتاب, نقابة عمال الموانئ, مرصد الأمراض المعدية."""

from collections.abc import Sequence

from reader.arabic.actors.institutions import longest, nationality
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.names.gazetteer import clitic_cuts, key, keys
from reader.arabic.tables import readings

_SCORE = 0.75
_MOST = 8  # words of a name
# Heads that make a name with definite words after them.
_CONSTRUCT = keys(
    "هيئة مرصد نقابة اتحاد رابطة مصرف وكالة مديرية مفوضية سلطة جمعية مؤسسة منظمة معهد صندوق جهاز "
    "أكاديمية مجلس مركز جامعة غرفة"
)
# Complements that leave these heads common words: the board, the city centre, the security service.
_COMMON = keys(
    "الإدارة المدينة الأمناء العائلة الأسرة القرية الحي البلدة الاقتراع التسوق الأبحاث التدريب "
    "العزاء الصحافة الدول الأمن الكمبيوتر الحاسوب التنفس الشركة المدرسة الجامعة الدولة الدفاع "
    "المحكمة الحكم الجهات الاتصال القيادة القرار الاحتلال الشعب النقد الطفل المال المباراة المنطقة "
    "الموقع الكلية الكبد الدوران الهضم المناعة الشرطة الرئاسة الحرب النواب"
)
# Heads with the article that make a name with a public adjective and what the body is for.
_DEFINITE = keys(
    "الهيئة الجهاز الوكالة الجمعية المجلس المكتب المعهد المركز الاتحاد النقابة المنظمة اللجنة الشبكة "
    "المرصد المؤسسة الصندوق الرابطة الجامعة الأكاديمية المفوضية المديرية الكونفدرالية الإدارة المعرض "
    "المحكمة المدرسة المكتبة المندوبية الغرفة المصرف البنك الفيدرالية الحركة الجبهة المبادرة الحملة "
    "الشركة"
)
_PUBLIC = keys(
    "العام العامة الوطني الوطنية الأعلى العليا العالي المركزي المركزية الدولي الدولية الملكي الملكية "
    "القومي القومية العالمي العالمية الإقليمي الإقليمية الفيدرالي الفيدرالية الاتحادي الاتحادية "
    "المستقل المستقلة"
)


def find(words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with the bodies added that overlap no person; of overlapping names the longest."""
    people = {at for name in row if name.type == ActorType.PERSON for at in range(name.first, name.last)}
    found = list(row)
    for first in range(len(words) - 1):
        if first in people:
            continue
        last = _end(words, first, people)
        if last:
            found.append(Name(first, last, ActorType.ORGANISATION, _SCORE))
    return longest(found)


def _end(words: Sequence[str], first: int, people: set[int]) -> int:
    """Return the end of the body that starts at word `first`, 0 for none."""
    forms = [rest for _, rest in clitic_cuts(words[first])]
    if any(form in _DEFINITE for form in forms):
        return _after_definite(words, first, people)
    if any(form in _CONSTRUCT for form in forms):
        return _after_construct(words, first, people)
    return 0


def _after_definite(words: Sequence[str], first: int, people: set[int]) -> int:
    """Return the end of head, adjectives and a complement with لل; one adjective must be public."""
    last = first + 1
    public = national = False
    while last < len(words) and last not in people and _is_definite(words[last]):
        public = public or key(words[last]) in _PUBLIC
        national = national or bool(nationality(words[last]))
        last += 1
        if last - first > 4:
            break
    if not (public or national):
        return 0
    end = _complement(words, last, people)
    if end > last:
        return end
    return last if public and national else 0


def _complement(words: Sequence[str], at: int, people: set[int]) -> int:
    """Return the end of للأمراض المعدية, لحقوق الإنسان, للتعبئة العامة والإحصاء; `at` for none."""
    if at >= len(words) or at in people or not words[at].startswith("ل"):
        return at
    reading = readings(words[at])[0]
    if reading.pos not in ("noun", "unknown", "proper noun"):
        return at
    last = at + 1
    if not words[at].startswith("لل") and not (last < len(words) and _is_definite(words[last])):
        return at
    while last < len(words) and last - at < _MOST and last not in people:
        if not (_is_definite(words[last]) or _is_joined(words[last])):
            break
        last += 1
    return last


def _after_construct(words: Sequence[str], first: int, people: set[int]) -> int:
    """Return the end of a head in construct with definite words, one indefinite between at most."""
    at = first + 1
    if at + 1 < len(words) and at not in people and _is_indefinite_plural(words[at]):
        at += 1
    if at >= len(words) or at in people or not _is_definite(words[at]) or key(words[at]) in _COMMON:
        return 0
    if (readings(words[at])[0].pos == "adjective" and at == first + 1) or nationality(words[at]):
        return 0
    last = at + 1
    while last < len(words) and last - first < _MOST and last not in people:
        agrees = _is_definite(words[last]) and readings(words[last])[0].pos in ("adjective", "unknown")
        if not (agrees or _is_joined(words[last])):
            break
        last += 1
    end = _complement(words, last, people)
    return end if end > last or last - first > 2 else 0


def _is_definite(word: str) -> bool:
    return key(word).startswith("ال") and readings(word)[0].pos in ("noun", "adjective", "unknown")


def _is_joined(word: str) -> bool:
    letters = key(word)
    return letters[:3] == "وال" and readings(word)[0].pos in ("noun", "adjective", "unknown")


def _is_indefinite_plural(word: str) -> bool:
    reading = readings(word)[0]
    return reading.known and reading.pos == "noun" and reading.plural_stem and not reading.prefix.definite
