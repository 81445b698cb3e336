"""The people of a text: who bears a title, and which of those with one family name is meant."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.agreement import Nature, gender_of_name, noun_nature
from reader.arabic.quotes.mention_edges import NO_ACTOR
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.reading import QuoteContext, names_person
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.words import COMMAS, fold_cue, without_article

_SHORTEST = 4  # letters of a family name that may lack its article
_LONGEST_OFFICE = 5  # words of an office behind a name
_COUNTERPARTS = ("نظيره", "نظيرها", "نظيرته", "نظيرتها")
_KIN = {
    "الزوجة": ("زوجته", "زوجة"),
    "الزوج": ("زوجها", "زوج"),
    "الابن": ("ابنه", "ابنها", "نجله", "نجلها"),
    "الابنة": ("ابنته", "ابنتها"),
    "الحفيد": ("حفيده", "حفيدها"),
    "الحفيدة": ("حفيدته", "حفيدتها"),
    "الاب": ("والده", "والدها", "والد"),
    "الوالد": ("والده", "والدها", "والد"),
    "الام": ("والدته", "والدتها", "والدة"),
    "الوالدة": ("والدته", "والدتها", "والدة"),
    "الشقيق": ("شقيقه", "شقيقها"),
    "الشقيقة": ("شقيقته", "شقيقتها"),
    "الارملة": ("ارملته", "ارملة"),
}  # how the text calls them where it gives the name
_ALL_KIN = frozenset(head for heads in _KIN.values() for head in heads)
_CHILDREN_OF_HER = ("ابنتها", "ابنها", "نجلها", "طفلها", "طفلتها")
_CHILDREN_OF_HIM = ("ابنته", "ابنه", "نجله", "طفله", "طفلته")
_MOST = 200  # bearers of one title, or of one name, that are compared


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place of the text that names a person in full."""

    words: tuple[str, ...]
    name: str
    mention: Mention
    title: tuple[str, ...]
    gender: str

    @property
    def start(self) -> int:
        return self.mention.span.start


class Bearers:
    """The people of a text, by the words of their names and by their titles."""

    def __init__(self, reading: QuoteContext) -> None:
        self._speech = reading.speech
        self._named: dict[str, list[Bearer]] = {}
        self._titled: dict[str, list[tuple[tuple[str, ...], Speaker]]] = {}
        everybody = sorted((*reading.mentions, *reading.people), key=lambda one: one.span)
        for mention in everybody:
            if mention.type is not ActorType.PERSON:
                continue
            speaker = Speaker(mention.span, mention.name_ar, mention, person=True)
            if mention.role_ar:
                self.note_title(mention.role_ar, speaker)
            self._note_name(mention, " ".join(mention.span.of(reading.text).split()))
        for mention, title in _offices_behind(reading):
            self.note_title(title, Speaker(mention.span, mention.name_ar, mention, person=True))

    def _note_name(self, mention: Mention, name: str) -> None:
        words = tuple(fold_cue(name).split())
        if len(words) < 2:
            return
        title = title_words(self._speech, mention.role_ar)
        bearer = Bearer(words, name, mention, title, self._gender(mention.role_ar, name))
        for word in words:
            self._named.setdefault(word, []).append(bearer)

    def _gender(self, role: str, name: str) -> str:
        head = fold_cue(role).split()[:1]
        told = noun_nature(self._speech, head[0]).gender if head and self._speech.is_role(head[0]) else ""
        return told or gender_of_name(self._speech, name)

    # Names

    def named_in_full(self, person: Speaker) -> Speaker:
        """Return a person whom the text names by one word under the full name that is meant there.

        Where several bear it, the title decides, then the verb's gender, then who was named last before.
        """
        words = fold_cue(person.name if person.mention is None else _written(person)).split()
        found = self._candidates(words) or self._with_article(words)
        if not found or (len(words) > 1 and len({one.words for one in found}) < 2):
            return person
        if _is_linked(person, len(words)) and len({one.words[-1:] + one.words[:1] for one in found}) < 2:
            return person
        meant = self._nearest(self._fitting(found, person), person.span.start)
        mention = self._actor_of(meant)
        return replace(person, name=meant.name, mention=mention, known_by=self._known_by(person))

    def _known_by(self, person: Speaker) -> KnownBy | None:
        return person.known_by or (KnownBy.TITLED_NAME if person.title else KnownBy.ONE_NAME)

    def _candidates(self, words: list[str]) -> list[Bearer]:
        if not words:
            return []
        lists = [self._named.get(word, []) for word in words]
        shortest = min(lists, key=len)
        return [one for one in shortest[:_MOST] if set(words) < set(one.words)]

    def _with_article(self, words: list[str]) -> list[Bearer]:
        """Return who bears a single name that is written with the article elsewhere: غالي, محمد الغالي."""
        if len(words) != 1 or len(words[0]) < _SHORTEST:
            return []
        other = words[0][2:] if words[0].startswith("ال") else f"ال{words[0]}"
        return [one for one in self._candidates([other]) if one.words[-1] == other]

    def _fitting(self, found: list[Bearer], person: Speaker) -> list[Bearer]:
        title = title_words(self._speech, person.title)
        by_title = [one for one in found if title and one.title and alike(title, one.title)]
        if by_title:
            return by_title
        by_gender = [one for one in found if person.gender and one.gender == person.gender]
        fits = by_gender or [one for one in found if not (person.gender and one.gender)] or found
        return [one for one in fits if not one.title or one.title[0] not in _ALL_KIN] or fits

    def _nearest(self, found: list[Bearer], position: int) -> Bearer:
        before = [one for one in found if one.start <= position]
        return max(before, key=lambda one: one.start) if before else min(found, key=lambda one: one.start)

    def _actor_of(self, meant: Bearer) -> Mention:
        """Return the mention of a person that has an actor, if one of the same name has."""
        same = (one.mention for one in self._named[meant.words[-1]] if one.words == meant.words)
        return next((one for one in same if one.actor != NO_ACTOR), meant.mention)

    def full_name(self, name: str) -> str:
        """Return the longest name of a person in which all words of `name` occur."""
        found = self._candidates(fold_cue(name).split())
        return max((one.name for one in found), key=len, default=name)

    # Titles

    def note_title(self, title: str, person: Speaker) -> None:
        """Take note that a person bears a title."""
        words = title_words(self._speech, title)
        if words:
            self._titled.setdefault(words[0], []).append((words, person))

    def may_bear(self, person: Speaker, words: tuple[str, ...]) -> bool:
        """Tell whether a person can bear a title: the text gives him none, or one with its first word."""
        head = title_words(self._speech, " ".join(words))[:1]
        held = [title for title, other in self._all_titles() if other.name == person.name]
        return not held or any(head[0] in title for title in held if head)

    def _all_titles(self) -> Iterator[tuple[tuple[str, ...], Speaker]]:
        for bearers in self._titled.values():
            yield from bearers[-_MOST:]

    def holder(self, words: tuple[str, ...], position: int, nature: Nature) -> Speaker | None:
        """Return the last person named before `position` who bears the title that the words are."""
        title = title_words(self._speech, " ".join(words))
        bearers = self._titled.get(title[0], []) if title else []
        near = [
            person
            for held, person in bearers[-_MOST:]
            if person.span.start < position and alike(title, held) and not nature.many
        ]
        return max(near, key=lambda one: one.span.start, default=None)

    def only_holder(self, words: tuple[str, ...], nature: Nature) -> Speaker | None:
        """Return the one person of the text who bears the title that the words are, wherever it names him."""
        title = title_words(self._speech, " ".join(words))
        bearers = self._titled.get(title[0], []) if title and not nature.many else []
        held = [self.named_in_full(person) for held, person in bearers[:_MOST] if alike(title, held)]
        return held[0] if len({one.name for one in held}) == 1 else None

    def only_with_head(self, head: str, nature: Nature) -> Speaker | None:
        """Return the one person of the text whose title has a head: نائبة تونسية, then النائبة فلانة."""
        held = self._titled.get(title_words(self._speech, head)[0], [])[:_MOST]
        fits = [self.named_in_full(one) for _, one in held]
        return fits[0] if len({one.name for one in fits}) == 1 else None

    def counterpart(self, words: tuple[str, ...], position: int) -> Speaker | None:
        """Return the last counterpart of somebody that an office and a country mean: نظيره المصري فلان."""
        country = title_words(self._speech, " ".join(words))[1:]
        held = [one for head in _COUNTERPARTS for one in self._titled.get(head, ())]
        near = [person for title, person in held if title[1:] == country and person.span.start < position]
        return self.named_in_full(near[-1]) if near else None

    def of_kin(self, word: str, position: int | None) -> Speaker | None:
        """Return the one person before `position` whom the text calls kin: الزوجة, of زوجته فلانة."""
        own = _KIN.get(word, ())
        near = [
            self.named_in_full(person)
            for head in own
            for _, person in self._titled.get(head, ())
            if position is None or person.span.start < position
        ]
        if len({one.name for one in near}) == 1:
            return near[0]
        return self._parent(word, position) if position is not None else None

    def of_same_family(self, word: str, position: int, gender: str) -> Speaker | None:
        """Return the one person with the family name of whose kin a word is: توفي فلان، كما قالت ابنته."""
        everybody = sorted(
            {one.start: one for held in self._named.values() for one in held}.values(), key=_place
        )
        owner = next(
            (one for one in reversed(everybody) if one.start < position and _may_own(word, one)), None
        )
        if owner is None:
            return None
        family = [
            one
            for one in everybody
            if one.words[-1] == owner.words[-1]
            and one.gender == gender
            and not set(owner.words) <= set(one.words)
        ]
        if len({one.words for one in family}) != 1:
            return None
        return Speaker(family[0].mention.span, family[0].name, self._actor_of(family[0]), person=True)

    def _parent(self, word: str, position: int) -> Speaker | None:
        """Return the last person before `position` whose child the text has told of: الأم, ابنتها فلانة."""
        gender = {"الام": "f", "الاب": "m"}.get(word)
        heads = _CHILDREN_OF_HER if gender == "f" else _CHILDREN_OF_HIM
        told = [one for head in heads for one in self._titled.get(head, ()) if one[1].span.start < position]
        if not gender or not told:
            return None
        child = min(person.span.start for _, person in told)
        names = {self.named_in_full(person).name for _, person in told}
        everybody = (one for bearers in self._named.values() for one in bearers)
        before = [
            one
            for one in everybody
            if one.start < child and one.gender in ("", gender) and one.name not in names
        ]
        if not before:
            return None
        meant = max(before, key=lambda one: one.start)
        return Speaker(meant.mention.span, meant.name, self._actor_of(meant), person=True)


def _place(bearer: Bearer) -> int:
    return bearer.start


def _may_own(word: str, bearer: Bearer) -> bool:
    """Tell whether the pronoun of a word of kin can mean a person: ابنته of a man, ابنتها of a woman."""
    return bearer.gender in ("", "f" if word.endswith("ها") else "m")


def _written(person: Speaker) -> str:
    """Return the words by which a mention names a person at its place: the length of its span tells which."""
    return person.written or person.name


def _is_linked(person: Speaker, words: int) -> bool:
    """Tell whether a mention belongs to an actor whose name is longer than the words that stand there."""
    mention = person.mention
    return mention is not None and mention.actor != NO_ACTOR and len(mention.name_ar.split()) > words


def title_words(speech: SpeechVocabulary, title: str) -> tuple[str, ...]:
    """Return the folded words of a title in the form in which titles are compared."""
    words = [word for word in fold_cue(title).split() if word not in speech.word_class("self")]
    return tuple(_stem(word) if at else without_article(word) for at, word in enumerate(words))


def _stem(word: str) -> str:
    """Return a word without its article and without the endings in which spellings of a title differ."""
    bare = without_article(word)
    return bare[:-1] if len(bare) > 4 and bare[-1] in "ةهي" else bare


def alike(title: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two titles can be one office: most words of the shorter are in the other."""
    shared = len(set(title) & set(other))
    return 3 * shared >= 2 * min(len(set(title)), len(set(other))) and (shared > 1 or len(title) == 1)


def _offices_behind(reading: QuoteContext) -> Iterator[tuple[Mention, str]]:
    """Yield the people with an office behind their comma: سلمى الأتاسي، مديرة السوق،."""
    for passage in reading.passages:
        for at, unit in enumerate(passage.units[:-2]):
            following = passage.units[at + 2]
            named = names_person(unit.mention) and passage.units[at + 1].word in COMMAS
            if unit.mention is not None and named and following.is_role and following.mention is None:
                words: list[str] = []
                for other in passage.units[at + 2 : at + 2 + _LONGEST_OFFICE]:
                    if not other.is_word or other.is_only_a_verb or other.is_in("relative", "preposition"):
                        break
                    words.append(other.word)
                yield unit.mention, " ".join(words)


def full_names(reading: QuoteContext) -> Iterator[str]:
    """Yield the names of two and more words that the people of a text have."""
    for mention in (*reading.mentions, *reading.people):
        words = mention.span.of(reading.text).split()
        if mention.type is ActorType.PERSON and len(words) > 1:
            yield " ".join(words)
