"""English names of actors: from the lists, composed of known parts, or transliterated."""

from collections.abc import Sequence
from functools import lru_cache

from reader.arabic.actors.institutions import nationality
from reader.arabic.document import ActorType
from reader.arabic.names.english_parts import (
    AFTER_PLACE,
    BEFORE_PLACE,
    BODIES,
    DROPPED,
    MINISTRY,
    ORGANISATIONS,
    PARTICLES,
    WORDS,
)
from reader.arabic.names.gazetteer import key, keys
from reader.arabic.names.name_words import name_words
from reader.arabic.names.transliteration import transliterate
from reader.arabic.tables import data_rows, names, readings, singular


@lru_cache(maxsize=20_000)
def english(name: str, kind: ActorType, composed_only: bool = False) -> str:
    """Return the usual English of an Arabic name without clitics: كيري gives Kerry.

    The lists come first, then composition (وزارة الداخلية المصرية: Egyptian Interior Ministry), then given
    and family names, then transliteration. With `composed_only` nothing is transliterated: the result may
    be empty.
    """
    words = (name.replace("-", " ") if kind == ActorType.PERSON else name).split()[:12]
    if not words:
        return ""
    listed = _listed(name, kind)
    if listed:
        return listed
    composed = ""
    if kind == ActorType.ORGANISATION:
        composed = _organisation(words)
    elif kind == ActorType.PLACE:
        composed = _place(words)
    if composed or composed_only:
        return composed
    if kind == ActorType.PERSON or kind == ActorType.PLACE or not all(map(_is_ordinary, words)):
        return person(words)
    return _title_case(_meaning(words))


def _listed(name: str, kind: ActorType) -> str:
    entries = names().get(name)
    same = [entry for entry in entries if entry.type == kind]
    if same:
        return same[0].english
    return entries[0].english if entries and entries[0].sure and " " in name else ""


# People

_FRENCH = frozenset({"Jean", "Marie", "Anne"})  # joined to a second given name by a hyphen


def person(words: Sequence[str]) -> str:
    """Return a person's name in English, name by name; two words may be one name (عبد الله)."""
    foreign = any(_spelling_of(word)[1] == "foreign" for word in words)
    spoken: list[str] = []
    at = 0
    while at < len(words):
        size, found = _known_name(words, at)
        if found:
            spoken.append(found)
            at += size
            continue
        particle = PARTICLES.get(key(words[at]))
        if particle and at + 1 < len(words):
            spoken.append(particle)
        else:
            spoken.append(transliterate(words[at], foreign))
        at += 1
    spoken = [part for part in spoken if part]
    if len(spoken) > 2 and spoken[0] in _FRENCH and _spelling_of(words[1])[1] == "foreign":
        spoken[:2] = [f"{spoken[0]}-{spoken[1]}"]
    return " ".join(spoken)


def _known_name(words: Sequence[str], at: int) -> tuple[int, str]:
    if at + 1 < len(words) and key(words[at]) not in PARTICLES:
        pair = _names_of_people().get(key(words[at]) + key(words[at + 1]))
        if pair:
            return 2, (pair[1] if at else "") or pair[0] or pair[1]
    given, family, _ = _names_of_people().get(key(words[at]), ("", "", ""))
    if PARTICLES.get(key(words[at])) and at + 1 < len(words):
        return 0, ""
    after_parent = at and key(words[at - 1]) in name_words("parent")
    return (
        (1, (family or given) if at and not after_parent else (given or family))
        if given or family
        else (0, "")
    )


def _spelling_of(word: str) -> tuple[str, str]:
    given, _, origin = _names_of_people().get(key(word), ("", "", ""))
    return given, origin


@lru_cache(maxsize=1)
def _names_of_people() -> dict[str, tuple[str, str, str]]:
    """Return given name, family name and origin ("arabic", "foreign") by folded Arabic."""
    found: dict[str, tuple[str, str, str]] = {}
    for arabic, latin, origin, *_ in data_rows("given_names.tsv"):
        found.setdefault(key(arabic), (latin, "", origin))
    for arabic, latin, *_ in data_rows("family_names.tsv"):
        given, family, origin = found.get(key(arabic), ("", "", ""))
        found[key(arabic)] = (given, family or latin, origin)
    for _, arabic, latin, *_ in data_rows("gazetteer_people.tsv"):
        one, two = arabic.split(), latin.split()
        if len(one) == len(two) == 2:
            given, family, origin = found.get(key(one[0]), ("", "", ""))
            found[key(one[0])] = (given or two[0], family, origin)
            given, family, origin = found.get(key(one[1]), ("", "", ""))
            found[key(one[1])] = (given, family or two[1], origin)
    return found


# Places


def _place(words: Sequence[str]) -> str:
    if len(words) < 2:
        return ""
    head, rest = key(words[0]), " ".join(words[1:])
    if head in DROPPED:
        return english(rest, ActorType.PLACE)
    if head in BEFORE_PLACE:
        return f"{BEFORE_PLACE[head]} {_without_article(english(rest, ActorType.PLACE))}"
    if head in AFTER_PLACE:
        return f"{_without_article(english(rest, ActorType.PLACE))} {AFTER_PLACE[head]}"
    return ""


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("al-")


# Organisations

_PUBLIC = keys("العام العامة الوطني الوطنية المركزي المركزية الأعلى العليا الدولي الدولية") & set(WORDS)


def _organisation(words: Sequence[str]) -> str:
    nation, core = ("", words)
    body = BODIES.get("".join(map(key, words)))
    if body:
        return body
    if len(words) > 1 and nationality(words[-1]) and "".join(map(key, words[1:])) not in MINISTRY:
        nation, core = nationality(words[-1]), words[:-1]
        listed = _listed(" ".join(core), ActorType.ORGANISATION)
        body = BODIES.get("".join(map(key, core)))
        if body:
            return f"{nation} {body}"
        if listed:
            return listed if " " not in listed and len(core) > 1 else f"{nation} {listed}"
    middle = _nation_inside(words) or _for_affairs(core, nation)
    if middle:
        return middle
    head, rest = key(core[0]), core[1:]
    if head == key("وزارة") and rest:
        return f"{nation} {_ministry(rest)}".strip()
    if head == key("جامعة") and rest:
        return _university(rest, nation)
    if head in ORGANISATIONS:
        return _headed(head, rest, nation)
    if nation and all(map(_is_ordinary, core)):
        return f"{nation} {_meaning(core)}"
    return ""


def _for_affairs(words: Sequence[str], nation: str) -> str:
    """Write المفوضية الأوروبية لشؤون الطاقة as "European Commission for Energy Affairs"."""
    at = next((at for at, word in enumerate(words) if key(word) == key("لشؤون")), 0)
    body = english(" ".join(words[:at]), ActorType.ORGANISATION) if at and at + 1 < len(words) else ""
    return f"{nation} {body} for {_title_case(_meaning(words[at + 1 :]))} Affairs".strip() if body else ""


def _ministry(rest: Sequence[str]) -> str:
    topic = MINISTRY.get("".join(map(key, rest))) or _title_case(_meaning(rest))
    return f"{topic} Ministry"


def _university(rest: Sequence[str], nation: str) -> str:
    place = _listed(" ".join(rest), ActorType.PLACE)
    if place:
        return f"{place} University"
    if nation:
        return f"{nation} University"
    return f"{person(rest)} University"


def _nation_inside(words: Sequence[str]) -> str:
    """Return الاتحاد المغربي لكرة القدم as Moroccan Football Federation: nation, field, head."""
    if len(words) < 3 or not nationality(words[1]) or key(words[0]) not in ORGANISATIONS:
        return ""
    title = ORGANISATIONS[key(words[0])][0]
    field = key(words[2])
    if not field.startswith("ل") or not title:
        return ""
    about = WORDS.get("".join(map(key, words[2:]))[1:]) or _title_case(
        _meaning([_unprefixed(words[2]), *words[3:]])
    )
    return f"{nationality(words[1])} {about} {title}"


def _unprefixed(word: str) -> str:
    return "ال" + word[2:] if word.startswith("لل") else word[1:]


def _headed(head: str, rest: Sequence[str], nation: str) -> str:
    title, manner = ORGANISATIONS[head]
    while rest and key(rest[0]) in _PUBLIC:  # المركز الوطني للأرصاد is the National ... Centre
        nation, rest = f"{nation} {WORDS[key(rest[0])]}".strip(), rest[1:]
    if rest and rest[0].startswith("ل") and nation and not _any_listed(" ".join(rest)):
        return f"{nation} {_attributive([_unprefixed(rest[0]), *rest[1:]])} {title}".replace("  ", " ")
    if not rest:
        return f"{nation} {title}".strip() if nation else ""
    listed = _listed(" ".join(rest), ActorType.ORGANISATION) or _any_listed(" ".join(rest))
    if manner == "name":  # the word for the kind is not part of the English name
        if listed:
            return listed
        if all(map(_is_ordinary, rest)) and len(rest) > 1 and title:
            return f"{nation} {_attributive(rest)} {title}".strip()
        return f"{nation} {person(rest)}".strip()
    known = WORDS.get("".join(map(key, rest)))
    if manner == "of":
        about = known or listed or _title_case(_meaning(rest))
        return f"{nation} {title} of {about}".strip()
    if known or listed:
        return f"{nation} {known or listed} {title}".strip()
    if all(map(_is_ordinary, rest)):
        return f"{nation} {_attributive(rest)} {title}".strip()
    return f"{nation} {person(rest)} {title}".strip()


def _attributive(words: Sequence[str]) -> str:
    """Return what words say as English puts it before a noun: موانئ النخيل is Palm Ports.

    What follows with ل stands first: أندية الساحل لكرة القدم is Football Coast Clubs.
    """
    whole = WORDS.get("".join(map(key, words)))
    if whole:
        return whole
    field = next((at for at in range(1, len(words)) if words[at].startswith("ل")), 0)
    if field:
        purpose = _attributive([_unprefixed(words[field]), *words[field + 1 :]])
        return f"{_attributive(words[:field])} {purpose}"
    parts = [part.split(" of ") for part in _meaning(words).split(" and ")]
    parts[:] = [[_singular(noun) if at else noun for at, noun in enumerate(part)] for part in parts]
    return _title_case(" and ".join(" ".join(reversed(part)) for part in parts))


def _singular(noun: str) -> str:
    head, _, last = noun.rpartition(" ")
    return f"{head} {singular(last)}".strip()


def _any_listed(name: str) -> str:
    entries = names().get(name)
    return entries[0].english if entries else ""


# Ordinary words


def _is_ordinary(word: str) -> bool:
    reading = readings(word)[0]
    return reading.known and reading.pos in ("noun", "adjective", "preposition", "number", "particle")


def _meaning(words: Sequence[str]) -> str:
    """Return what ordinary words mean: adjectives before their noun, nouns joined by "of" or "and"."""
    groups: list[tuple[str, list[str]]] = []
    for word in words:
        known = WORDS.get(key(word))
        reading = readings(word)[0]
        sense = known or (reading.senses[0] if reading.senses else transliterate(word))
        if reading.plural_stem and not known and reading.stem.glosses:
            sense = reading.stem.glosses[0]
        nation = nationality(word)
        if groups and (nation or reading.pos == "adjective"):
            groups[-1][1].insert(0, nation or sense)
        else:
            joint = "and" if key(word).startswith("و") and reading.prefix.conjunction else "of"
            groups.append((joint, [sense]))
    spoken = ""
    for place, (joint, parts) in enumerate(groups):
        if joint == "and" and place + 1 < len(groups) and groups[place + 1][0] == "and":
            joint = ","
        spoken = f"{spoken} {joint} {' '.join(parts)}" if spoken else " ".join(parts)
    return spoken.replace(" , ", ", ")


def _title_case(phrase: str) -> str:
    small = {"of", "and", "the", "for", "in"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in phrase.split())
