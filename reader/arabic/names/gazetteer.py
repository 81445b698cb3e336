"""Lists of names in both languages, and finding them in a row of words whatever the spelling or clitics."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from reader.arabic.document import ActorType
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered, remembered_function
from reader.arabic.resources import Resources

_CURATED = ("people", "organisations", "places", "other")
_LONGEST = 9  # words in a name
_PARTED = ("عبد", "ابو", "ابي", "بن")  # which a text may write apart from the word they begin in the lists
_SPELLED, _CLITICS = "بي", "وفبلك"  # how the letters of بي بي سي begin, and what may hang on them
_REMEMBERED = 60_000  # words whose cuts are kept


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A name. `sure` is False where the spelling is often an ordinary word; `curated` for our own lists."""

    type: ActorType
    arabic: str
    english: str
    sure: bool
    curated: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The words `first <= i < last` hold a name, after `cut` folded letters of clitics in the first word."""

    first: int
    last: int
    cut: int
    entries: tuple[GazetteerEntry, ...]


class Gazetteer:
    """Names by their folded letters without spaces, so that عبدالله and عبد الله are one."""

    def __init__(self, resources: Resources) -> None:
        """Read all lists; our own come before those of the world."""
        names: dict[str, list[GazetteerEntry]] = {}
        firsts = set(_PARTED)
        self._marked: dict[str, list[tuple[str, GazetteerEntry]]] = {}
        for spelling, entry in chain(_curated(resources), _world(resources)):
            firsts.update(_openings(spelling))
            if strip_marks(spelling) != spelling:
                self._marked.setdefault(key(spelling), []).append((spelling, entry))
            found = names.setdefault(key(spelling), [])
            if all(entry.type != other.type for other in found):
                found.append(entry)
        names.pop("", None)
        self._names = {spelling: tuple(found) for spelling, found in names.items()}
        self._in_order = sorted(self._names)
        self._starts = _Starts(frozenset(firsts))

    def __len__(self) -> int:
        return len(self._names)

    def get(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return the entries of exactly this name, whatever its spelling; empty when there are none.

        A vowel sign that is written is believed: عمّان is Amman, and القُرم is not Crimea.
        """
        found = self._names.get(key(name), ())
        marked = self._marked.get(key(name)) if found else None
        return _with_its_marks(name, found, marked) if marked and strip_marks(name) != name else found

    @remembered(60_000)
    def opens(self, letters: str) -> bool:
        """Tell whether a listed name begins with these folded letters."""
        at = bisect_left(self._in_order, letters)
        return bool(letters) and at < len(self._in_order) and self._in_order[at].startswith(letters)

    def name_at(self, words: Sequence[str], first: int) -> Match | None:
        """Return the longest name that starts in the word `first` (surface forms), clitics allowed."""
        starts = self._starts[words[first]]
        return self._longest(words, first, starts) if starts else None

    def matches(self, words: Sequence[str]) -> dict[int, Match]:
        """Return what `name_at` does for every word in which a name starts, by its place, in order."""
        found: dict[int, Match] = {}
        kept = self._starts
        for first, word in enumerate(words):
            starts = kept[word]  # empty for most words
            if starts:
                match = self._longest(words, first, starts)
                if match is not None:
                    found[first] = match
        return found

    def _longest(self, words: Sequence[str], first: int, starts: Sequence[tuple[int, str]]) -> Match | None:
        best: Match | None = None
        for cut, letters in starts:
            for last, word in enumerate(words[first : first + _LONGEST], first + 1):
                if last > first + 1:
                    following = key(word)
                    letters += following
                    if not following or not self.opens(letters):
                        break
                found = self._names.get(letters)
                if found and (best is None or last > best.last):
                    best = Match(first, last, cut, found)
        return best


class _Starts(dict[str, tuple[tuple[int, str], ...]]):
    """The cuts of a word after which a listed name may start; those that were asked for are kept."""

    def __init__(self, firsts: Set[str]) -> None:
        """`firsts` are the folded letters that the first word of a name may have."""
        super().__init__()
        self._firsts = firsts

    def __missing__(self, word: str) -> tuple[tuple[int, str], ...]:
        if len(self) > _REMEMBERED:
            self.clear()
        found = tuple(cut for cut in clitic_cuts(word) if cut[1] in self._firsts)
        self[word] = found
        return found


def _openings(spelling: str) -> Iterator[str]:
    """Yield what a text may write as the first word of a name: its own, or its first two or three as one."""
    letters = ""
    for word in spelling.split()[:3]:
        letters += key(word)
        yield letters


def _with_its_marks(
    name: str, found: tuple[GazetteerEntry, ...], marked: Sequence[tuple[str, GazetteerEntry]]
) -> tuple[GazetteerEntry, ...]:
    """Return the entries spelled with the marks of `name`, else those that its marks do not contradict."""
    agreeing = tuple(entry for spelling, entry in marked if _agree(name, spelling) is True)
    if agreeing:
        return agreeing
    others = {entry.english for spelling, entry in marked if _agree(name, spelling) is False}
    return tuple(entry for entry in found if entry.english not in others)


def _agree(one: str, other: str) -> bool | None:
    """Tell whether two spellings have the same marks on some letter, None where no letter has any in both."""
    both = [pair for pair in zip(_marks(one), _marks(other), strict=True) if pair[0] and pair[1]]
    return all(first == second for first, second in both) if both else None


def _marks(name: str) -> list[str]:
    """Return the marks on each letter of a name, in order."""
    marks: list[str] = []
    for letter in name:
        if key(letter):
            marks.append("")
        elif marks and not letter.isspace():
            marks[-1] += letter
    return ["".join(sorted(found)) for found in marks]


@remembered_function(60_000)
def key(word: str) -> str:
    """Return the letters and digits of `word`, folded: what names are compared by."""
    return "".join(letter for letter in fold(word) if letter.isalnum())


def keys(words: str) -> frozenset[str]:
    """Return the words of a text, folded."""
    return frozenset(map(key, words.split()))


@remembered_function(60_000)
def clitic_cuts(word: str) -> tuple[tuple[int, str], ...]:
    """Return how `word` may split into clitics and a name: (letters cut, folded rest), the whole first.

    In لل the second ل is the article, whose alef comes back: للأسد gives (1, الاسد). Of words of three
    letters only لبي بي سي is cut.
    """
    letters = key(word)
    cuts = [(0, letters)]
    if letters[1:] == _SPELLED and letters[0] in _CLITICS:
        return ((0, letters), (1, _SPELLED))
    starts = [0, 1] if letters[:1] in ("و", "ف") else [0]
    for start in starts:
        rest = letters[start:]
        if start and len(rest) > 2:
            cuts.append((start, rest))
        if rest[:2] == "لل" and len(rest) > 4:
            cuts.append((start + 1, "ا" + rest[1:]))
        elif rest[:1] in ("ب", "ل", "ك") and len(rest) > 3:
            cuts.append((start + 1, rest[1:]))
    return tuple(cuts)


def code_points(word: str, letters: int) -> int:
    """Return how many code points of `word` hold its first `letters` letters, with the marks on them."""
    place = 0
    while letters > 0 and place < len(word):
        letters -= 1 if strip_marks(word[place]) else 0
        place += 1
    while letters == 0 and 0 < place < len(word) and not strip_marks(word[place]):
        place += 1
    return place


def _curated(resources: Resources) -> Iterator[tuple[str, GazetteerEntry]]:
    for part in _CURATED:
        for kind, arabic, english, *more in resources.rows(f"gazetteer_{part}.tsv"):
            spellings = [arabic, *(alias for alias in (more[0] if more else "").split("|") if alias)]
            for spelling in spellings:
                bare = spelling.lstrip("?")
                yield (
                    bare,
                    GazetteerEntry(ActorType(kind), arabic.lstrip("?"), english, bare == spelling, True),
                )


def _world(resources: Resources) -> Iterator[tuple[str, GazetteerEntry]]:
    for kind, arabic, english in resources.rows("names_world.tsv"):
        bare = arabic.lstrip("?")
        yield bare, GazetteerEntry(ActorType(kind), bare, english, bare == arabic, False)
