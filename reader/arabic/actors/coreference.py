"""Who is who inside an article: the same name again, a surname after the full name, an abbreviation."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from reader.arabic.actors.proclitics import before_name
from reader.arabic.actors.roles import is_kin
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key, keys
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered_function

_HEAD = 4  # letters by which a name is told from most other words
_SHORT_NISBA = 5  # letters of a relative adjective with the article that is too short for a family name
_SEEN_MUCH = 7  # how often the long lists must have a word as a family name
_LONGEST = 4  # words of a further mention
_PLACING = keys("أما وأما فأما يا اسمه اسمها")  # words before a name
_GOD = key("الله")
_FATHER = keys("أبي أمي")  # "my father", though أبي is a name besides
_NEAR = 40  # sentences in which a name once found is looked for again
_BEFORE_NAMES = frozenset({"verb", "preposition", "conjunction", "particle", "punctuation"})
Sentences = Sequence[Sequence[str]]


def spread(known: Knowledge, sentences: Sentences, found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """Return the names with every further mention of a name found in the sentences near it.

    A full name of a person gives its surname too; a word that is also an ordinary word is only taken up as a
    surname, or when the lists do not know it otherwise.
    """
    where = _names_by_form(known, sentences, found)
    heads = {form[:size] for form in where for size in range(1, _HEAD + 1)}
    result: list[list[Name]] = []
    for number, words in enumerate(sentences):
        row = list(found[number])
        taken = {at for name in row for at in range(name.first, name.last)}
        for at, beginnings in enumerate(map(_beginnings, words)):
            if at in taken or heads.isdisjoint(beginnings):
                continue
            again = _again(known, words, at, number, where, taken)
            if again:
                row.append(again)
                taken.update(range(again.first, again.last))
        result.append(sorted(row, key=lambda name: name.first))
    return result


@remembered_function(60_000)
def _beginnings(word: str) -> tuple[str, ...]:
    """Return how a word begins, with its clitics and without."""
    return tuple(rest[:_HEAD] for _, rest in clitic_cuts(word))


def _names_by_form(
    known: Knowledge, sentences: Sentences, found: Sequence[Sequence[Name]]
) -> dict[str, dict[int, Name]]:
    """Return for every spelling to seek the likeliest name of it in each sentence."""
    where: dict[str, dict[int, Name]] = {}
    for number, row in enumerate(found):
        for name in row:
            for form in _forms_to_seek(known, sentences[number], name):
                there = where.setdefault(form, {})
                if number not in there or there[number].score < name.score:
                    there[number] = name
    return where


def _again(
    known: Knowledge,
    words: Sequence[str],
    at: int,
    number: int,
    where: dict[str, dict[int, Name]],
    taken: set[int],
) -> Name | None:
    """Return the known name that starts at word `at`, the longest."""
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        last = at + size
        if any(place in taken for place in range(at, last)) or not all(map(key, words[at:last])):
            continue
        rest = "".join(map(key, words[at + 1 : last]))
        for cut, first in clitic_cuts(words[at]):
            best = _nearest(where.get(first + rest), number)
            if best is None or (cut and size == 1 and len(first) < 4):
                continue
            if best.type is ActorType.PERSON and size == 1 and _is_attribute(known, words, at):
                continue
            if size > 1 or not (
                (cut and _hides(known, words[at], first))
                or (
                    _is_ordinary(known, words[at], first, best.type)
                    and not (best.type is ActorType.PERSON and _stands_as_name(known, words, at, first))
                )
            ):
                return Name(at, last, best.type, round(best.score * 0.9, 3))
    return None


def _nearest(there: dict[int, Name] | None, number: int) -> Name | None:
    """Return the likeliest name at most `_NEAR` sentences away."""
    if not there:
        return None
    if len(there) > 2 * _NEAR:
        near = [there[place] for place in range(number - _NEAR, number + _NEAR + 1) if place in there]
    else:
        near = [name for place, name in there.items() if abs(place - number) <= _NEAR]
    return max(near, key=lambda name: name.score, default=None)


def _is_ordinary(known: Knowledge, word: str, form: str, kind: ActorType) -> bool:
    """Tell whether a single word is too common to be taken for a name it also is."""
    reading = known.readings(word)[0]
    if len(form) < 3:
        return True
    if not reading.known or reading.pos == "proper noun":
        return False
    if kind is ActorType.PLACE and _is_sure_place(known, word, form):
        return False
    return kind != ActorType.PERSON or form not in known.surnames


def _is_sure_place(known: Knowledge, word: str, form: str) -> bool:
    """Tell whether the lists are sure of a place that the lexicon only has as a noun: اللاذقية."""
    entries = known.names.get(form)
    if not entries or not (entries[0].sure and entries[0].curated) or entries[0].type is not ActorType.PLACE:
        return False
    return all(one.pos in ("noun", "proper noun") for one in known.readings(word))


def _is_attribute(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a nationality belongs to a definite noun before it: المنتخب المغربي."""
    return bool(at) and bool(known.nationality(words[at])) and key(words[at - 1]).startswith("ال")


def _stands_as_name(known: Knowledge, words: Sequence[str], at: int, form: str) -> bool:
    """Tell whether a relative adjective is the family name of somebody named in full: قال الفضلي.

    It is one where no noun stands before it that it could belong to, and it is no nationality. Other words
    that many bear as a name are one where the words beside them show it: حكيمي يقود.
    """
    if known.nationality(words[at]):
        return False
    if not form.startswith("ال") or not form.endswith("ي") or len(form) <= _SHORT_NISBA:
        return _is_borne(known, words[at], form) and _acts(known, words, at)
    if not at or not key(words[at - 1]):
        return True
    before = known.readings(words[at - 1])[0]
    return (before.known and before.pos in _BEFORE_NAMES) or known.words.has("saying", words[at - 1])


def _is_borne(known: Knowledge, word: str, form: str) -> bool:
    """Tell whether many bear a word as a family name or a given name, and it is no title or preposition."""
    if any(reading.pos in ("preposition", "particle") for reading in known.readings(word)):
        return False
    if form in known.words.of("name-particle") or form in _FATHER:
        return False
    unit = known.people.unit(form)
    seen = unit.family >= _SEEN_MUCH or unit.given >= _SEEN_MUCH or "given" in known.lists.exactly(form)
    return seen and len(form) >= _HEAD - 1 and "title" not in known.lists.of(form)


def _acts(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether the words beside one show that it is somebody: حكيمي يقود, وسجل حكيمي, والدة لجين.

    A verb stands before it, or behind what opens a line or clause; or whose kin is told of, or أما.
    """
    before = words[at - 1] if at else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if _is_verb(known, before) or key(before) in _PLACING or is_kin(known, before):
        return True
    opens = not key(before) or known.readings(before)[0].pos in ("conjunction", "particle")
    return opens and _is_verb(known, following)


def _is_verb(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    return reading.known and reading.pos == "verb"


def _hides(known: Knowledge, word: str, rest: str) -> bool:
    """Tell whether a word with clitics is one of the lexicon, so that `rest` is hardly a name in it."""
    return known.readings(word)[0].known and not rest.startswith("ال") and not known.names.get(rest)


def is_common(known: Knowledge, word: str) -> bool:
    """Tell whether the lexicon also reads `word`, clitics included, as something other than a name."""
    found = known.readings(word)
    return found[0].known and any(reading.pos != "proper noun" for reading in found)


def _forms_to_seek(known: Knowledge, words: Sequence[str], name: Name) -> list[str]:
    forms = full_forms(known, words, name)
    if name.type == ActorType.PERSON and name.last - name.first > 1:
        forms.append(surname(known, words, name))
        forms.append(_given(known, words, name))
    return [form for form in forms if form]


def _given(known: Knowledge, words: Sequence[str], name: Name) -> str:
    """Return the folded given name, by which reports, sports and columns tell of somebody further on."""
    given = key(words[name.first][before_name(known, words, name) :])
    known_so = "given" in known.lists.exactly(given) or known.people.unit(given).given >= _SEEN_MUCH
    return given if len(given) >= _HEAD - 1 and known_so else ""


def full_forms(known: Knowledge, words: Sequence[str], name: Name) -> list[str]:
    """Return the folded spellings of a name without its possible clitics."""
    rest = "".join(map(key, words[name.first + 1 : name.last]))
    first = words[name.first]
    return [key(first[before_name(known, words, name) :]) + rest] if name.last > name.first else []


def surname(known: Knowledge, words: Sequence[str], name: Name) -> str:
    """Return the folded last part of a person's name, with the particle before it."""
    last = key(words[name.last - 1])
    before = key(words[name.last - 2])
    joined = before in known.words.of("name-particle") or last == _GOD  # حسب الله
    return before + last if joined else last


def link_mentions(
    known: Knowledge,
    spellings: Sequence[tuple[str, ActorType]],
    english: Sequence[str],
    abbreviated: Set[int] = frozenset(),
) -> list[int]:
    """Return an actor number for every name, in order of first mention.

    `spellings` are the names without clitics and their types; `english` their names in the lists, or empty.
    Two are one when the lists say so, when they are spelt alike, when one is the surname of the other or
    when they differ by the word for the kind ("وكالة رويترز", "رويترز"). `abbreviated` are the places of
    organisations that stand in brackets after their full name; an institution without its country is the
    one institution of the article that has one.
    """
    bare = [_bare(known, name, kind) for name, kind in spellings]
    owner: dict[tuple[str, str], int] = {}
    numbers: list[int] = []
    count = 0
    for at, (name, kind) in enumerate(spellings):
        listed = ("en:" + english[at], "") if english[at] else None
        own = (bare[at] + (english[at] if strip_marks(name) != name else ""), kind.value)
        number = owner.get(own)
        if number is None and listed:
            number = owner.get(listed)
        if number is None:
            number = count
            count += 1
        owner.setdefault(own, number)
        if listed:
            owner.setdefault(listed, number)
        numbers.append(number)
    _join_surnames(known, spellings, numbers)
    _join_institutions(known, spellings, numbers)
    renamed = {
        numbers[at]: numbers[at - 1]
        for at in sorted(abbreviated)
        if spellings[at][1] == spellings[at - 1][1] == ActorType.ORGANISATION
    }
    _rename(numbers, renamed)
    return _renumbered(numbers)


def _bare(known: Knowledge, name: str, kind: ActorType) -> str:
    words = name.split()
    if kind != ActorType.PERSON and len(words) > 1 and key(words[0]) in known.words.of("head-compared"):
        words = words[1:]
    return "".join(map(key, words))


def _join_surnames(known: Knowledge, spellings: Sequence[tuple[str, ActorType]], numbers: list[int]) -> None:
    """Give a surname the number of the full name, the nearest before it or else the first after it.

    A given name alone goes with a full name before it.
    """
    people = [
        (at, [key(word) for word in name.split()])
        for at, (name, kind) in enumerate(spellings)
        if kind == ActorType.PERSON
    ]
    surnames, given = _parts_of_full_names(known, people)
    renamed: dict[int, int] = {}
    for at, words in people:
        whole = "".join(words)
        before = [owner for owner in given.get(whole, [])[:1] if owner < at]
        owners = surnames.get(whole) or before
        if owners:
            best = owners[max(0, bisect_left(owners, at) - 1)]
            if numbers[best] != numbers[at]:
                renamed[numbers[at]] = numbers[best]
    _rename(numbers, renamed)


def _parts_of_full_names(
    known: Knowledge,
    people: Iterable[tuple[int, Sequence[str]]],
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return where full names stand, by each of their ends and by their given name."""
    surnames: dict[str, list[int]] = {}
    given: dict[str, list[int]] = {}
    for at, words in people:
        for size in range(1, len(words)):
            surnames.setdefault("".join(words[-size:]), []).append(at)
        if len(words) > 1 and words[0] not in known.words.of("name-particle"):
            given.setdefault(words[0], []).append(at)
    return surnames, given


def _join_institutions(
    known: Knowledge, spellings: Sequence[tuple[str, ActorType]], numbers: list[int]
) -> None:
    """Give وزارة الخارجية the number of وزارة الخارجية الأمريكية, when the article has one such."""
    longer: dict[str, set[int]] = {}
    for (name, kind), number in zip(spellings, numbers, strict=True):
        words = name.split()
        if kind == ActorType.ORGANISATION and len(words) > 1 and known.nationality(words[-1]):
            longer.setdefault(_institution(words[:-1]), set()).add(number)
    renamed: dict[int, int] = {}
    for (name, kind), number in zip(spellings, numbers, strict=True):
        owners = longer.get(_institution(name.split()))
        if kind == ActorType.ORGANISATION and owners and len(owners) == 1 and number not in owners:
            renamed[number] = next(iter(owners))
    _rename(numbers, renamed)


def _institution(words: Sequence[str]) -> str:
    return "".join(map(key, words)).removeprefix(key("وزارة"))


def _rename(numbers: list[int], renamed: dict[int, int]) -> None:
    """Put for every number what it is renamed to, over several steps if need be."""
    for at, number in enumerate(numbers):
        seen = {number}
        while number in renamed and renamed[number] not in seen:
            number = renamed[number]
            seen.add(number)
        numbers[at] = number


def _renumbered(numbers: Sequence[int]) -> list[int]:
    order: dict[int, int] = {}
    return [order.setdefault(number, len(order)) for number in numbers]
