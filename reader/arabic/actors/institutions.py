"""Institutions that are named by what they are: الجيش السوري, وزارة الخارجية, صحيفة لوموند."""

from collections.abc import Iterable, Sequence

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key
from reader.arabic.remembering import remembered_function

_FULL = 6  # most words after وزارة
_OWN_SCORE = 0.85
_HEADS = ("head-construct", "head-named", "head-joined", "head-for", "head-lent", "kind")
_NOMINAL = ("noun", "adjective", "unknown", "proper noun")


def find(known: Knowledge, words: Sequence[str], taken: Sequence[Name]) -> list[Name]:
    """Return `taken` with the institutions of a sentence added and kinds of organisation joined to names.

    Of names that overlap the longest stays.
    """
    found = list(taken)
    may_open = known.words.has
    for first, word in enumerate(words):
        if not may_open("institution-any", word):
            continue
        last = _ministry(known, words, first) or _national(known, words, first) or _whole(known, words, first)
        if last:
            found.append(Name(first, last, ActorType.ORGANISATION, _OWN_SCORE))
    return longest(_with_kind(known, words, name) for name in found)


def longest(candidates: Iterable[Name]) -> list[Name]:
    """Return the names that overlap no longer one, in order; of equals the likelier stays."""
    kept: list[Name] = []
    occupied: set[int] = set()
    for name in sorted(candidates, key=lambda one: (one.first - one.last, -one.score)):
        here = range(name.first, name.last)
        if occupied.isdisjoint(here):
            occupied.update(here)
            kept.append(name)
    return sorted(kept, key=lambda one: one.first)


@remembered_function(20_000)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(rest for _, rest in clitic_cuts(word))


def _ministry(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of وزارة with the definite words that say which: وزارة الموارد المائية العراقية."""
    if key("وزارة") not in _forms(words[first]):
        return 0
    start = first + 1
    if start + 1 < len(words) and _is_indefinite(known, words[start]) and is_article(words[start + 1]):
        start += 1  # وزارة شؤون المرأة
    if start >= len(words) or not (key(words[start])[:2] == "ال" and is_nominal(known, words[start])):
        return 0
    last = start + 1
    while last < min(len(words), first + _FULL) and not known.nationality(words[last - 1]):
        more = _more_of_ministry(known, words, last)
        if not more:
            break
        last += more
    return last


def _more_of_ministry(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return how many words from `at` on say more of which ministry it is: and of what, or an adjective."""
    if is_field_joined(known, words, at):
        return 2
    if ends_body(known, words, at) or _disagrees(known, words, at) or not is_nominal(known, words[at]):
        return 0
    if words[at].startswith("وال"):
        return 0 if joins_body(known, words, at) else 1
    return 1 if key(words[at])[:2] == "ال" and _may_describe(known, words[at]) else 0


def _may_describe(known: Knowledge, word: str) -> bool:
    adjective = any(one.pos == "adjective" or not one.known for one in known.readings(word))
    return adjective or bool(known.nationality(word))


def _is_indefinite(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    plain = not reading.prefix.form and not reading.suffix.pronoun and not word.endswith("ا")
    return reading.known and reading.pos == "noun" and plain


def ends_body(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a definite word is no more of the body before it: مصرف لبنان | السابق, شرطة صور | الملازم.

    A title or what tells of time; people in the plural behind one that is not of people.
    """
    letters = key(words[at])
    if letters in known.words.of("behind-body"):
        return True
    if "title" in known.lists.exactly(letters):
        return at + 1 >= len(words) or not known.nationality(words[at + 1])  # الجمعية الفلكية الأردنية
    plural = (
        letters.startswith("ال") and letters.endswith("ين") and known.readings(words[at])[0].pos in _NOMINAL
    )
    return plural and not are_people(known, words[at - 1]) and not known.nationality(words[at])


def are_people(known: Knowledge, word: str) -> bool:
    """Tell whether a word is of people in the plural, whom an adjective in the plural follows: الأطباء."""
    letters = key(word)
    if letters.endswith(("ين", "ون")) or letters in known.words.of("people"):
        return True
    return letters.startswith("ال") and letters.endswith("اء") and known.readings(word)[0].plural_stem


def joins_body(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a joined word is the head of a body of its own: وزارة الشباب | والاتحاد المصري."""
    if at + 1 >= len(words):
        return False
    bare, following = key(words[at][1:]), words[at + 1]
    if all(known.readings(word)[0].pos == "adjective" for word in words[at - 1 : at + 1]):
        return False  # النقل البرية والبحرية
    if known.nationality(following):
        return bare in known.words.of("head-definite") or bare in known.words.of("head-national")
    return bare in known.words.of("head-definite") and _says_which(known, following)


def _says_which(known: Knowledge, word: str) -> bool:
    adjective = key(word).startswith("ال") and known.readings(word)[0].pos == "adjective"
    return adjective or word.startswith("لل") or key(word) in known.words.of("public")


def is_field_joined(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a second field is joined with what it is of: وزارة العمل | وشؤون الضمان."""
    if at + 1 >= len(words):
        return False
    word = words[at]
    if word[:1] != "و" or word[:3] == "وال" or not is_article(words[at + 1]):
        return False
    if any(known.words.has(use, word) for use in _HEADS) or "title" in known.lists.of(word):
        return False
    reading = known.readings(word)[0]
    own = reading.known and reading.pos == "noun" and not reading.suffix.pronoun
    return own and bool(reading.prefix.conjunction) and is_nominal(known, words[at + 1])


def is_field_of_it(known: Knowledge, word: str) -> bool:
    """Tell whether what is joined is of the field before: حماية النخيل | وتطويره, للأغذية | ومشتقاتها."""
    reading = known.readings(word)[0]
    joined = reading.known and reading.pos == "noun" and bool(reading.prefix.conjunction)
    owned = joined and bool(reading.suffix.pronoun) and key(word).endswith(("ه", "ها"))
    return owned and not ("title" in known.lists.exactly(_bare(word)) or known.words.has("kind", _bare(word)))


def _bare(word: str) -> str:
    """Return a folded word without و before and whose it is behind."""
    return key(word)[1:].removesuffix("ها").removesuffix("ه")


def is_article(word: str) -> bool:
    """Tell whether a word has the article, which ألعاب only seems to have when its letters are folded."""
    return word.startswith("ال")


def has_article(word: str) -> bool:
    """Tell whether a word has the article, behind و ب ل too: بالمحكمة, للمجلس."""
    return word[:2] in ("ال", "لل") or word[1:3] == "ال"


def is_nominal(known: Knowledge, word: str) -> bool:
    """Tell whether a word is first of all a noun or an adjective, or one that nobody knows."""
    return known.readings(word)[0].pos in _NOMINAL


def _disagrees(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a masculine word behind a feminine one is not its adjective: وزارة الثقافة | الراحل."""
    letters, before = key(words[at]), words[at - 1]
    masculine = letters.startswith("ال") and not letters.endswith(("ه", "اء", "ي", "ات"))
    return masculine and before.endswith("ة") and not known.nationality(words[at])


def _national(known: Knowledge, words: Sequence[str], first: int) -> int:
    if first + 1 >= len(words) or not known.nationality(words[first + 1]):
        return 0
    if not known.words.has("head-national", words[first]):
        return 0
    if known.words.has("head-feminine", words[first]) and key(words[first + 1])[-1:] != "ه":
        return 0
    return first + 2


def _whole(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of a body that is a name by itself, with the nationality after it: مجلس النواب."""
    starts = known.words.after_first("institution")
    bodies = [rest for form in _forms(words[first]) if form in starts for rest in starts[form]]
    if not bodies:
        return 0
    following = tuple(map(key, words[first + 1 : first + 4]))
    size = max((len(rest) + 1 for rest in bodies if rest == following[: len(rest)]), default=0)
    if size and first + size < len(words) and _says_whose(known, words[first + size]):
        size += 1
    return first + size if size else 0


def _says_whose(known: Knowledge, word: str) -> bool:
    return bool(known.nationality(word)) or key(word) in known.words.of("public")


def _with_kind(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    """Return the name with the word for its kind before it: [فرانس برس] in وكالة فرانس برس."""
    if name.type != ActorType.ORGANISATION or not name.first:
        return name
    before = words[name.first - 1]
    if known.words.has("head-joined", before) and not known.names.get(before):
        return Name(name.first - 1, name.last, name.type, name.score)
    return name
