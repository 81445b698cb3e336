"""People's names made whole: a family name that is also a word joined on, two people told apart."""

from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise

from reader.arabic.actors.institutions import nationality
from reader.arabic.actors.tagger import Name
from reader.arabic.actors.tagger_features import lists_exactly, lists_of
from reader.arabic.document import ActorType
from reader.arabic.morphology.readings import readings
from reader.arabic.names.gazetteer import clitic_cuts, key, keys, names
from reader.arabic.tables import data_rows

_HYPHENS = frozenset("-‐‑–")
_BELONGING = frozenset(map(key, ("التابع", "التابعة", "التابعين")))
_AFTER_NAMES = keys("إن أن بأن إنه إنها الذي التي قوله قولها")
_PARTICLES = frozenset(key(word) for word in ["بن", "ابن", "ولد", "أبو", "ابو", "أبي", "آل", "عبد", "بنت"])


def complete(words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence with people divided before "و" and a given name, and extended."""
    parts = [part for name in row for part in _divided(words, name)]
    taken = {at for name in parts for at in range(name.first, name.last)}
    result: list[Name] = []
    for name in parts:
        if name.type == ActorType.PERSON and result and result[-1].last > name.first:
            continue
        last = name.last
        while last < len(words) and last not in taken and _goes_on(words, name.first, last, name.type):
            last += 1
        result.append(Name(name.first, last, name.type, name.score))
    return _hyphenated(words, result)


def _hyphenated(words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with two people made one where only a hyphen is between them: ماري-إيلين."""
    found: list[Name] = []
    for name in row:
        before = found[-1] if found else None
        if (
            before is not None
            and before.type == name.type == ActorType.PERSON
            and name.first == before.last + 1
            and before.last - before.first == 1
            and words[before.last] in _HYPHENS
        ):
            found[-1] = Name(before.first, name.last, name.type, min(before.score, name.score))
        else:
            found.append(name)
    return found


def agree(sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """Return the names with a family name by itself as a person where the article has its full name."""
    full = {
        key(words[name.last - 1])
        for words, row in zip(sentences, rows, strict=True)
        for name in row
        if name.type == ActorType.PERSON and name.last - name.first > 1
    }
    return [
        [_as_family(words, name, full) for name in row] for words, row in zip(sentences, rows, strict=True)
    ]


def _as_family(words: Sequence[str], name: Name, full: Set[str]) -> Name:
    word = words[name.first]
    if name.type == ActorType.PERSON or name.last - name.first > 1 or key(word) not in full:
        return name
    return name if names().get(word) else Name(name.first, name.last, ActorType.PERSON, name.score)


def _divided(words: Sequence[str], name: Name) -> list[Name]:
    """Return one name for each person, [سمير غانم] [ويونس شلبي], without what follows with ل or التابع."""
    last = next(
        (at for at in range(name.first + 1, name.last) if _ends_before(words[at], name.type)), name.last
    )
    if name.type != ActorType.PERSON:
        return [Name(name.first, last, name.type, name.score)]
    cuts = [at for at in range(name.first + 1, last) if _joins_another(words[at])]
    bounds = [name.first, *cuts, last]
    return [Name(first, end, name.type, name.score) for first, end in pairwise(bounds)]


def _ends_before(word: str, kind: ActorType) -> bool:
    """Tell whether a name of this kind cannot hold `word` after its first."""
    letters = key(word)
    if kind == ActorType.ORGANISATION:
        return letters in _BELONGING
    return kind == ActorType.PERSON and letters.startswith("لل") and "given" not in lists_exactly(letters)


def _joins_another(word: str) -> bool:
    letters = key(word)
    return (
        letters[:1] == "و"
        and len(letters) > 3
        and not lists_exactly(letters)
        and "given" in lists_exactly(letters[1:])
    )


def _goes_on(words: Sequence[str], first: int, last: int, kind: ActorType) -> bool:
    """Tell whether the word at `last` still belongs to the person's name that starts at `first`."""
    if kind != ActorType.PERSON:
        return False
    word, letters = words[last], key(words[last])
    if not letters.isalpha() or len(letters) < 3 or nationality(word) or "title" in lists_exactly(letters):
        return False
    listed = set(lists_exactly(letters))
    if key(words[last - 1]) in _PARTICLES:
        return True
    if letters in _PARTICLES:
        return letters != key("عبد") and last + 1 < len(words) and bool(key(words[last + 1]))
    servant = last - first == 2 and key(words[first]) == key("عبد")
    alone = servant or (last - first == 1 and "given" in lists_of(words[first]))
    reading = readings(word)[0]
    if not reading.known:
        return alone and letters[0] not in "وف" and letters[:3] != "بال" and letters[:2] != "لل"
    if listed & {"given", "surname"}:
        return reading.pos in ("noun", "adjective", "proper noun") and (alone or "surname" in listed)
    arabic = servant or any(rest in _arabic_given_names() for _, rest in clitic_cuts(words[first]))
    definite = letters.startswith("ال") and reading.pos in ("noun", "adjective") and not reading.plural_stem
    return alone and arabic and (definite or _is_ordinary_family(words, first, last))


def _is_ordinary_family(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a plain noun after a titled given name, with nothing after it, is a family name."""
    reading = readings(words[last])[0]
    if reading.pos != "noun" or reading.prefix.form or reading.suffix.pronoun or words[last].endswith("ا"):
        return False
    if not first or readings(words[first - 1])[0].pos == "verb" or last + 1 >= len(words):
        return False
    following = words[last + 1]
    return not key(following) or key(following) in _AFTER_NAMES


@lru_cache(maxsize=1)
def _arabic_given_names() -> frozenset[str]:
    return frozenset(key(name) for name, _, origin in data_rows("given_names.tsv") if origin == "arabic")
