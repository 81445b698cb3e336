"""The title a text gives a person before the name, in Arabic and in English."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, code_points, key, keys
from reader.arabic.remembering import remembered_function
from reader.arabic.rules import first_answer

_FARTHEST = 9  # words from the title to the name
_STOPPING = frozenset({"verb", "punctuation", "pronoun", "interjection"})
_COMMON = frozenset(
    [
        "House",
        "Department",
        "Ministry",
        "Union",
        "Nations",
        "Council",
        "Pentagon",
        "Kremlin",
        "Organisation",
        "Organization",
        "army",
        "government",
        "forces",
        "Agency",
        "Party",
        "Commission",
        "Court",
        "Bank",
        "Fund",
        "Committee",
        "League",
        "parliament",
        "police",
        "Knesset",
        "States",
        "Movement",
    ]
)
_NOT_IN_TITLES = frozenset({"في", "من", "ان", "علي", "الي", "عن", "مع"})
_PRONOUNS = ("ها", "هم", "نا", "ه", "ي", "ك")  # whose kin
_SECRETARY = keys("أمين أمينة أمينا")
_ACTING = frozenset(map(key, ("بالإنابة", "بالنيابة", "بالوكالة")))
_OFFICES = {
    ("foreign minister", "US"): "US Secretary of State",
    ("defence minister", "US"): "US Secretary of Defense",
    ("finance minister", "US"): "US Treasury Secretary",
}


def before(known: Knowledge, words: Sequence[str], name: Name, others: Sequence[Name]) -> tuple[str, str]:
    """Return the title that leads up to the person `name`, in both languages, or nothing twice."""
    persons = {
        at for other in others if other.type == ActorType.PERSON for at in range(other.first, other.last)
    }
    first = -1
    for at in range(name.first - 1, max(-1, name.first - 1 - _FARTHEST), -1):
        if at in persons or _stops(known, words[at]):
            break
        if is_title(known, words[at]):
            first = at
        elif first >= 0 and first == at + 1:
            break
    if first < 0 or not _leads(words, first, name.first):
        return "", ""
    cut, head = _head(known, words[first])
    shown = [words[first][code_points(words[first], cut) :], *words[first + 1 : name.first]]
    if cut and head.startswith("ال") and not key(shown[0]).startswith("ال"):
        shown[0] = "ا" + shown[0]
    return " ".join(shown), _in_english(known, [head, *map(key, words[first + 1 : name.first])], shown)


def _stops(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    return not key(word) or (reading.known and reading.pos in _STOPPING and not is_title(known, word))


def _head(known: Knowledge, word: str) -> tuple[int, str]:
    """Return the letters of clitics before a title and the title folded; (0, "") when it is none."""
    for cut, rest in clitic_cuts(word):
        if rest in known.titles:
            return cut, rest
    return 0, ""


def is_title(known: Knowledge, word: str) -> bool:
    """Tell whether a word, clitics aside, is a listed title of one word."""
    return bool(_head(known, word)[1])


def is_owned_title(known: Knowledge, word: str) -> bool:
    """Tell whether a word is the title of whoever has a post with what was told of: محافظه, its governor."""
    stems = (word.removesuffix(ending) for ending in ("ه", "ها") if word.endswith(ending))
    return any(is_title(known, stem) or is_title(known, _as_woman(stem)) for stem in stems)


def _as_woman(stem: str) -> str:
    """مديرت(ها) is مديرة."""
    return f"{stem[:-1]}ة" if stem.endswith("ت") else stem


def is_kin(known: Knowledge, word: str) -> bool:
    """Tell whether a word says whose kin somebody is, with or without a pronoun: والدة, زوجته, وابنها."""
    forms = _kin_forms(known.words.of("kin"))
    for _, rest in clitic_cuts(word):  # noqa: SIM110 - asked of every word
        if rest in forms:
            return True
    return False


@remembered_function(10)
def _kin_forms(kin: frozenset[str]) -> frozenset[str]:
    """Return words for kin with those that have a pronoun: والدتها of والدة."""
    bound = {one for word in kin for one in (word, f"{word[:-1]}ت" if word.endswith("ه") else word)}
    return kin | {stem + pronoun for stem in bound for pronoun in _PRONOUNS}


def is_office(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether words are an office, not a name: أمين عام, أمينة سر, أمين المجلس, رئيس الاتحاد."""
    if first + 1 >= len(words):
        return False
    head, following = key(words[first]), key(words[first + 1])
    if head in _SECRETARY and last - first <= 2 and following in known.words.of("of-secretary"):
        return True
    if head not in _SECRETARY and "title" not in known.lists.exactly(head):
        return False
    return _is_body(known, following) and all(key(word).startswith("ال") for word in words[first + 1 : last])


def _is_body(known: Knowledge, letters: str) -> bool:
    """Tell whether a folded word is what a body is called, with its article: المجلس, الاتحاد."""
    kinds = (known.lists.exactly(letters), known.lists.exactly(letters.removeprefix("ال")))
    return letters.startswith("ال") and any("organisation" in names for names in kinds)


def _leads(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether all between a title and the name can belong to the title: nouns, adjectives, باسم."""
    for word in words[first + 1 : last]:
        letters = key(word)
        if not letters or letters in _NOT_IN_TITLES:
            return False
    return True


class _Title(NamedTuple):
    """The English of a listed title with what follows it in Arabic: a nationality, and whose it is."""

    known: Knowledge
    title: str
    nation: str
    rest: Sequence[str]  # the words after the title, without the nationality
    following: Sequence[str]  # the words after the title

    @property
    def whose(self) -> str:
        return _whose(self.known, self.rest)


def title_that_ends_in_for(said: _Title) -> str | None:
    """المتحدث باسم البيت الأبيض: spokesman for the White House; the nationality belongs to the name."""
    if not said.title.endswith(" for"):
        return None
    complement = _whose(said.known, said.following)
    return (
        f"{said.title} {_with_article(said.known, complement)}"
        if complement
        else said.title.removesuffix(" for")
    )


def office_with_a_name(said: _Title) -> str | None:
    """وزير الخارجية الأمريكي: US Secretary of State."""
    return None if said.rest else _OFFICES.get((said.title, said.nation))


def office_of_somebody(said: _Title) -> str | None:
    """نظيره الروسي: his Russian counterpart."""
    owner, _, office = said.title.partition(" ")
    return _of(f"{owner} {said.nation} {office}", said) if owner in ("his", "her") and said.nation else None


def office_of_a_country(said: _Title) -> str:
    """رئيس الوزراء المصري: Egyptian prime minister."""
    return _of(f"{said.nation} {said.title}".strip(), said)


# What English says in its own way comes before the general order: nationality, title, "of" what.
RULES: tuple[Callable[[_Title], str | None], ...] = (
    title_that_ends_in_for,
    office_with_a_name,
    office_of_somebody,
    office_of_a_country,
)


def _of(office: str, said: _Title) -> str:
    whose = said.whose
    bare = office.removesuffix(" of")
    return f"{bare} of {_with_article(said.known, whose)}" if whose else bare


def _in_english(known: Knowledge, folded: Sequence[str], shown: Sequence[str]) -> str:
    """Return the title in English, by the longest listed title; "acting" stands before all of it."""
    acting = [at for at, word in enumerate(folded) if word in _ACTING]
    if acting:
        kept = [at for at in range(len(folded)) if at not in acting]
        spoken = _in_english(known, [folded[at] for at in kept], [shown[at] for at in kept])
        return f"acting {spoken}" if spoken else ""
    titles = known.titles
    size = max((n for n in range(1, len(folded) + 1) if " ".join(folded[:n]) in titles), default=0)
    if not size:
        return ""
    following = shown[size:]
    nation = known.nationality(following[-1]) if following else ""
    rest = following[:-1] if nation else following
    return first_answer(RULES, _Title(known, titles[" ".join(folded[:size])], nation, rest, following)) or ""


def _whose(known: Knowledge, rest: Sequence[str]) -> str:
    """Return the English of what a title is of, when the lists know it."""
    if not rest:
        return ""
    spelling = " ".join(rest)
    for _, first in clitic_cuts(rest[0]):
        listed = [one for one in known.names.get(" ".join((first, *rest[1:]))) if one.sure or len(rest) > 1]
        if listed and (listed[0].curated or not is_title(known, rest[0])):
            return listed[0].english
    return known.english_names.english(spelling, ActorType.ORGANISATION, composed_only=True)


def _with_article(known: Knowledge, name: str) -> str:
    """Return the name with "the" where English wants it: before what is named by a common word."""
    return f"the {name}" if set(name.split()) & _COMMON else name
