"""English names of actors: from the lists, composed of known parts, or transliterated."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.arabic.document import ActorType
from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.readings import Morphology
from reader.arabic.names.body_wording import SEATED, BodyWording, title_case, unprefixed
from reader.arabic.names.english_parts import NameParts, read_people
from reader.arabic.names.gazetteer import Gazetteer, key, keys
from reader.arabic.names.name_words import NameWords
from reader.arabic.names.nationalities import Nationalities
from reader.arabic.names.people import PeopleNames
from reader.arabic.names.transliteration import Transliteration
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources
from reader.text.letters import has_arabic_letter


class EnglishName(NamedTuple):
    """The English of a name; a `guess` is our own spelling or wording, which no list has as a whole."""

    text: str
    guess: bool = False


class EnglishNames:
    """The English of Arabic names, by the lists, by composition and by transliteration."""

    def __init__(
        self,
        resources: Resources,
        forms: EnglishForms,
        morphology: Morphology,
        lists: Gazetteer,
        words: NameWords,
        nationalities: Nationalities,
        transliteration: Transliteration,
        people: PeopleNames,
    ) -> None:
        self._lists = lists
        self._nationality, self._spell = nationalities.adjective, transliteration.spell
        self._words, self._parts = words, NameParts(resources)
        self._public = _PUBLIC & set(self._parts.words)
        self._wording = BodyWording(forms, morphology, nationalities, self._parts, self._place_of_one_word)
        self._people, self._seen = read_people(resources), people

    @remembered(20_000)
    def named(self, name: str, kind: ActorType) -> EnglishName:
        """Return what `english` does, and whether it is a guess: what no list has is composed or spelled."""
        return EnglishName(self.english(name, kind), not self._is_fact(name, kind))

    def _is_fact(self, name: str, kind: ActorType) -> bool:
        """Tell whether the lists have a name, or what a fixed rule makes it of: وزارة الداخلية المصرية."""
        words = name.split()
        if self._listed(name, kind) or not has_arabic_letter(name):
            return True
        if kind is ActorType.PLACE and len(words) > 1:
            return key(words[0]) in self._parts.of_places and bool(self._listed(" ".join(words[1:]), kind))
        return kind is ActorType.ORGANISATION and self._is_known_body(words)

    def _is_known_body(self, words: Sequence[str]) -> bool:
        """Tell whether words are a body of our tables, with its country or without."""
        core = words[:-1] if len(words) > 1 and self._nationality(words[-1]) else words
        whole = "".join(map(key, core))
        if key(words[0]) == key("وزارة") and "".join(map(key, words[1:])) in self._parts.ministry:
            return True
        ministry = key(core[0]) == key("وزارة") and "".join(map(key, core[1:])) in self._parts.ministry
        return whole in self._parts.bodies or ministry or bool(self._listed(" ".join(core), _BODY))

    @remembered(20_000)
    def english(self, name: str, kind: ActorType, composed_only: bool = False) -> str:
        """Return the usual English of an Arabic name without clitics: كيري gives Kerry.

        The lists come first, then composition (وزارة الداخلية المصرية: Egyptian Interior Ministry), then
        given and family names, then transliteration. With `composed_only` nothing is transliterated: the
        result may be empty.
        """
        words = (name.replace("-", " ") if kind == ActorType.PERSON else name).split()[:12]
        if not words:
            return ""
        listed = self._listed(name, kind)
        if listed:
            return listed
        composed = ""
        if kind == ActorType.ORGANISATION:
            composed = self._organisation(words)
        elif kind == ActorType.PLACE:
            composed = self._place(words)
        if composed or composed_only:
            return composed
        if (
            kind == ActorType.PERSON
            or kind == ActorType.PLACE
            or not all(map(self._wording.is_ordinary, words))
        ):
            return self.person(words)
        return title_case(self._wording.meaning(words))

    def _listed(self, name: str, kind: ActorType) -> str:
        entries = self._lists.get(name)
        same = [entry for entry in entries if entry.type == kind]
        if same:
            return same[0].english
        if kind is ActorType.PERSON and " " in name and (seen := self._seen.full_name(key(name))):
            return seen
        return entries[0].english if entries and entries[0].sure and " " in name else ""

    def _place_of_one_word(self, word: str) -> str:
        """Return the English of a place of the lists that is no other word first: القاهرة, not المنصورة."""
        entries = self._lists.get(word)
        sure = entries and entries[0].type is ActorType.PLACE and entries[0].sure and entries[0].curated
        return entries[0].english if sure else ""

    def person(self, words: Sequence[str]) -> str:
        """Return a person's name in English, name by name; two words may be one name (عبد الله)."""
        foreign = any(self._spelling_of(word)[1] == "foreign" for word in words)
        maghreb = not foreign and self._is_maghreb(words)
        spoken: list[str] = []
        at = 0
        while at < len(words):
            size, found = self._known_name(words, at)
            seen = "" if foreign else self._seen_spelling(words, at, maghreb)
            if seen and (maghreb or not found):
                size, found = 1, seen
            if not (size == 2 and found) and at + 1 < len(words) and key(words[at + 1]) == _GOD:
                spoken.append(f"{found or self._spell(words[at], foreign)}allah")
                at += 2
                continue
            if found:
                spoken.append(found)
                at += size
                continue
            particle = self._parts.particles.get(key(words[at]))
            if particle and at + 1 < len(words):
                spoken.append(particle)
            else:
                spoken.append(self._spell(words[at], foreign))
            at += 1
        spoken = [part for part in spoken if part]
        if len(spoken) > 2 and spoken[0] in _FRENCH and self._spelling_of(words[1])[1] == "foreign":
            spoken[:2] = [f"{spoken[0]}-{spoken[1]}"]
        return " ".join(spoken)

    def _is_maghreb(self, words: Sequence[str]) -> bool:
        """Tell whether a family name is spelled in the way of the Maghreb alone: Zerrouki."""
        unit = self._seen.unit(key(words[-1]))
        return len(words) > 1 and bool(unit.maghreb) and unit.english == unit.maghreb

    def _seen_spelling(self, words: Sequence[str], at: int, maghreb: bool) -> str:
        """Return the commonest spelling of a part of a name that the long list has."""
        if key(words[at]) in self._parts.particles:
            return ""
        unit = self._seen.unit(key(words[at]))
        return unit.maghreb if maghreb and unit.maghreb else unit.english

    def _known_name(self, words: Sequence[str], at: int) -> tuple[int, str]:
        if at + 1 < len(words) and key(words[at]) not in self._parts.particles:
            pair = self._people.get(key(words[at]) + key(words[at + 1]))
            if pair:
                return 2, (pair[1] if at else "") or pair[0] or pair[1]
        given, family, _ = self._people.get(key(words[at]), ("", "", ""))
        if self._parts.particles.get(key(words[at])) and at + 1 < len(words):
            return 0, ""
        after_parent = at and key(words[at - 1]) in self._words.of("parent")
        return (
            (1, (family or given) if at and not after_parent else (given or family))
            if given or family
            else (0, "")
        )

    def _spelling_of(self, word: str) -> tuple[str, str]:
        given, _, origin = self._people.get(key(word), ("", "", ""))
        return given, origin

    def _place(self, words: Sequence[str]) -> str:
        if len(words) < 2:
            return ""
        head = key(words[0])
        at = len(words)
        while at > 2 and head in self._parts.after_place and key(words[at - 1]) in self._parts.tails:
            at -= 1
        tail = "".join(f" {self._parts.tails[key(word)]}" for word in words[at:])
        rest = " ".join(words[1:at])
        if head in self._parts.dropped:
            return self.english(rest, ActorType.PLACE)
        if head in self._parts.before_place:
            return f"{self._parts.before_place[head]} {_without_article(self.english(rest, ActorType.PLACE))}"
        if head in self._parts.after_place:
            called = _without_article(self.english(rest, ActorType.PLACE))
            return f"{called}{tail} {self._parts.after_place[head]}"
        return ""

    def _organisation(self, words: Sequence[str]) -> str:
        body = self._parts.bodies.get("".join(map(key, words)))
        if body:
            return body
        nation, core = self._nation_apart(words)
        return (
            (self._body_of_nation(core, nation) if nation else "")
            or self._in_seat(words)
            or self._nation_inside(words)
            or self._for_affairs(core, nation)
            or self._with_tail(core, nation)
            or self._of_place(core)
            or self._by_head(core, nation)
        )

    def _nation_apart(self, words: Sequence[str]) -> tuple[str, Sequence[str]]:
        """Return the nationality that ends a name, if one does, and the name without it."""
        nation = self._nationality(words[-1]) if len(words) > 1 else ""
        if not nation or "".join(map(key, words[1:])) in self._parts.ministry:
            return "", words
        return nation, words[:-1]

    def _body_of_nation(self, core: Sequence[str], nation: str) -> str:
        """Return a body that the tables or lists have without its nationality."""
        body = self._parts.bodies.get("".join(map(key, core)))
        listed = body or self._listed(" ".join(core), _BODY)
        is_whole = not body and " " not in listed and len(core) > 1
        return listed if is_whole or not listed else f"{nation} {listed}"

    def _by_head(self, core: Sequence[str], nation: str) -> str:
        """Compose a body by its first word, or by what ordinary words mean beside a nationality."""
        head, rest = key(core[0]), core[1:]
        if head == key("وزارة") and rest:
            return f"{nation} {self._wording.ministry(rest)}".strip()
        if head == key("جامعة") and rest:
            return self._university(rest, nation)
        if head in self._parts.organisations:
            return self._headed(head, rest, nation)
        if nation and all(map(self._wording.is_ordinary, core)):
            return f"{nation} {self._wording.meaning(core)}"
        return ""

    def _of_place(self, words: Sequence[str]) -> str:
        """Write محكمة جنايات سوسة as "Sousse Criminal Court": a place, then the body without it."""
        head = key(words[0])
        for size in (3, 2, 1):
            at = len(words) - size
            if at < 1 or head not in self._parts.organisations:
                continue
            place = self._listed(" ".join(words[at:]), ActorType.PLACE)
            if not place or (" " in place.removeprefix("al-") and size == 1):
                continue
            title, manner = self._parts.organisations[head]
            if manner == "of" and at == 1:
                return f"{title} of {place}"
            if title and at > 1:
                return f"{place} {self._wording.attributive(words[1:at])} {title}"
            return f"{place} {title}" if title and self._parts.organisations[head][1] != "name" else ""
        return ""

    def _in_seat(self, words: Sequence[str]) -> str:
        """Write محكمة الاستئناف بمراكش as "Court of Appeal in Marrakesh", من أجل السلام as "for Peace"."""
        sake = next((at for at in range(1, len(words) - 2) if key(words[at] + words[at + 1]) == _SAKE), 0)
        if sake:
            cause = title_case(self._wording.meaning(words[sake + 2 :]))
            return f"{self.english(' '.join(words[:sake]), _BODY)} for {cause}"
        for at in range(len(words) - 1, 1, -1):
            clitic = words[at][:1]
            if clitic != "ب" and (clitic != "ل" or key(words[0]) not in SEATED):
                continue
            place = self._listed(" ".join((words[at][1:], *words[at + 1 :])), ActorType.PLACE)
            if place and not self._listed(" ".join(words[at:]), ActorType.PLACE):
                core = words[:at]
                body = self._parts.bodies.get("".join(map(key, core))) or self.english(" ".join(core), _BODY)
                return f"{body} {'in' if clitic == 'ب' else 'of'} {place}"
        return ""

    def _with_tail(self, core: Sequence[str], nation: str) -> str:
        """Write مؤسسة بارزاني الخيرية as "Barzani Charitable Foundation": what is called, how, and what."""
        at, head = len(core), key(core[0])
        while at > 2 and key(core[at - 1]) in self._parts.tails:
            at -= 1
        title = self._parts.organisations.get(head, ("", ""))[0]
        called = core[1:at]
        if any(word.startswith("ل") and not self._any_listed(word) for word in called[1:]):
            return ""
        charity = at == 2 < len(core) and key(core[at]) in _CHARITIES
        ordinary = all(map(self._wording.is_ordinary, called)) and not self._any_listed(" ".join(called))
        if at == len(core) or not title or (ordinary and not charity):
            return ""
        inner = self.english(" ".join(core[:at]), _BODY)
        tail = " ".join(self._parts.tails[key(word)] for word in core[at:])
        bare = inner.removesuffix(f" {title}")
        if bare == inner:
            return ""
        said = f"{tail} {bare}" if tail == _GREATER else f"{bare} {tail}"
        return f"{nation} {said} {title}".strip()

    def _for_affairs(self, words: Sequence[str], nation: str) -> str:
        """Write المفوضية الأوروبية لشؤون الطاقة as "European Commission for Energy Affairs"."""
        at = next((at for at, word in enumerate(words) if key(word) == key("لشؤون")), 0)
        body = (
            self.english(" ".join(words[:at]), ActorType.ORGANISATION) if at and at + 1 < len(words) else ""
        )
        return (
            f"{nation} {body} for {title_case(self._wording.meaning(words[at + 1 :]))} Affairs".strip()
            if body
            else ""
        )

    def _university(self, rest: Sequence[str], nation: str) -> str:
        place = self._listed(" ".join(rest), ActorType.PLACE)
        if place:
            return f"{place} University"
        if nation:
            return f"{nation} University"
        return f"{self.person(rest)} University"

    def _nation_inside(self, words: Sequence[str]) -> str:
        """Return الاتحاد المغربي لكرة القدم as Moroccan Football Federation: nation, field, head."""
        if (
            len(words) < 3
            or not self._nationality(words[1])
            or key(words[0]) not in self._parts.organisations
        ):
            return ""
        title = self._parts.organisations[key(words[0])][0]
        field = key(words[2])
        if not field.startswith("ل") or not title:
            return ""
        nation = self._nationality(words[1])
        about = self._parts.words.get("".join(map(key, words[2:]))[1:])
        if about:
            return f"{nation} {about} {title}"
        return self._wording.for_field(nation, [unprefixed(words[2]), *words[3:]], title)

    def _headed(self, head: str, rest: Sequence[str], nation: str) -> str:
        title, manner = self._parts.organisations[head]
        while rest and key(rest[0]) in self._public:  # المركز الوطني للأرصاد is the National ... Centre
            nation, rest = f"{nation} {self._parts.words[key(rest[0])]}".strip(), rest[1:]
        if head == _ESTABLISHMENT and nation.endswith("General"):
            title = "Corporation"
        if rest and rest[0].startswith("ل") and nation and not self._any_listed(" ".join(rest)):
            return self._wording.for_field(nation, [unprefixed(rest[0]), *rest[1:]], title)
        if not rest:
            return f"{nation} {title}".strip() if nation else ""
        field = next((at for at in range(1, len(rest)) if rest[at].startswith("لل")), 0)
        if field and title:  # شركة الدلتا للملاحة: Delta Shipping Company
            about = [unprefixed(rest[field]), *rest[field + 1 :]]
            return self._wording.for_field(self._called(rest[:field]), about, title)
        listed = self._listed(" ".join(rest), _BODY) or self._any_listed(" ".join(rest))
        if manner == "name":
            return listed or self._untitled(title, rest, nation)
        known = self._parts.words.get("".join(map(key, rest))) or listed
        if manner == "of":
            return f"{nation} {title} of {known or title_case(self._wording.meaning(rest))}".strip()
        return f"{nation} {known} {title}".strip() if known else self._titled(title, rest, nation)

    def _untitled(self, title: str, rest: Sequence[str], nation: str) -> str:
        """Name a body by the rest alone: the word for its kind is not part of the English name."""
        if all(map(self._wording.is_ordinary, rest)) and len(rest) > 1 and title:
            return f"{nation} {self._wording.attributive(rest)} {title}".strip()
        return f"{nation} {self.person(rest)}".strip()

    def _titled(self, title: str, rest: Sequence[str], nation: str) -> str:
        if all(map(self._wording.is_ordinary, rest)):
            return f"{nation} {self._wording.attributive(rest)} {title}".strip()
        return f"{nation} {self.person(rest)} {title}".strip()

    def _called(self, words: Sequence[str]) -> str:
        """Return what a body is called by, a name that is not translated: بدائل is Badael."""
        known = self._parts.words.get("".join(map(key, words))) or self._any_listed(" ".join(words))
        return known or self.person(words)

    def _any_listed(self, name: str) -> str:
        entries = self._lists.get(name)
        return entries[0].english if entries else ""


_GOD = key("الله")
_BODY = ActorType.ORGANISATION
_FRENCH = frozenset({"Jean", "Marie", "Anne"})  # joined to a second given name by a hyphen


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("al-")


_ESTABLISHMENT = key("المؤسسة")
_SAKE = key("من أجل")
_CHARITIES = keys("الخيرية الخيري التعاونية")
_GREATER = "Greater"
_PUBLIC = keys("العام العامة الوطني الوطنية المركزي المركزية الأعلى العليا الدولي الدولية الملكي الملكية")
