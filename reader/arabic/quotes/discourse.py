"""The speakers so far: whom a verb without a subject goes with, and whom a description stands for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reader.arabic.document import ActorType, BlockKind, Mention
from reader.arabic.quotes.agreement import Nature, nature_of, noun_nature, suits_verb
from reader.arabic.quotes.bearers import Bearers
from reader.arabic.quotes.cues import is_headline
from reader.arabic.quotes.evidence import kept_from_before
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage, QuoteContext, names_person
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.subject_places import may_be_subject
from reader.arabic.quotes.verbs import Form
from reader.arabic.quotes.words import fold_cue, without_article

_MEMORY = 12  # speakers that are still remembered
_FAR = 600  # code points before a verb among which whom it means was named, though nobody was seen to speak
_SHORT = 4  # words of a general description (المسؤول) that can stand for whoever spoke last
_DEAD = ("راحل", "راحلة", "فقيد", "فقيدة", "مرحوم", "مرحومة")  # of whom an obituary tells
_OF_BLOOD = ("ابن", "شقيق", "نجل", "حفيد", "والده")
_TWO = 2
_LONGEST_EPITHET = 3  # words: نجم برشلونة, صاحبة «البيت»
_EPITHETS = frozenset(
    ("نجم", "نجمة", "مهاجم", "هداف", "حارس", "مدافع", "صاحب", "صاحبة", "مؤلف", "مؤلفة", "بطل", "بطلة")
)
_HEAD, _LONGEST_HEAD = 2, 12  # passages and units among which a death is told of
_DEATH = frozenset(("رحيل", "وداعا", "رحل", "رحلت", "يرحل", "ترحل", "غيب", "توفي", "توفيت", "ينعى", "تنعى"))
_IN_ORDER = {"الاول": 0, "الاولي": 0, "الثاني": 1, "الثانية": 1}
_HIS = ("ه", "ها", "هم")
_SHORTEST = 2  # the same, of an office (الوزير السابق)


@dataclass(frozen=True, slots=True)
class SpeakerSoFar:
    """Somebody of whom the text has told, in passage number `passage`; `spoke` tells that by speaking."""

    speaker: Speaker
    nature: Nature
    passage: int
    spoke: bool
    heading: bool


class Discourse:
    """The speakers of a text in the order in which they spoke, and the people in it."""

    def __init__(self, reading: QuoteContext) -> None:
        self._speech = reading.speech
        self._reading = reading
        self._known: list[SpeakerSoFar] = []
        self._bearers = Bearers(reading)
        lines = [one.block.line for one in reading.passages if one.kind is BlockKind.BYLINE]
        named = (
            one
            for one in (*reading.mentions, *reading.people)
            if names_person(one) and not any(line.overlaps(one.span) for line in lines)
        )
        self._people = sorted(named, key=lambda one: one.span)
        self._author = _author_of(reading)
        self._passage = 0
        self._heading = False
        self._asked: tuple[int, Speaker] | None = None

    def enter(self, passage: Passage) -> None:
        """Take note that the search has come to another sentence."""
        self._passage += 1
        self._heading = is_headline(passage)

    def add(self, speaker: Speaker) -> Speaker:
        """Take note of a speaker; return it under the fullest name that the text gives."""
        known = self._resolved(speaker)
        self._remember(known, spoke=True)
        if known.person:
            self._bearers.note_title(known.title, known)
        return known

    def carry(self, speaker: Speaker) -> Speaker:
        """Take note that somebody known goes on to speak, and return him."""
        self._remember(speaker, spoke=True)
        return speaker

    def note_question(self, asked: Speaker | None) -> None:
        """Take note whom somebody asks in this sentence."""
        self._asked = (self._passage, asked) if asked is not None else None

    def asked(self, gender: str) -> Speaker | None:
        """Return whom the sentence before asks, if a verb of that gender can be his."""
        if self._asked is None or self._passage - self._asked[0] != 1:
            return None
        known = self._resolved(self._asked[1])
        return known if suits_verb(nature_of(self._speech, known), gender, "s") else None

    def mention(self, subject: Speaker) -> None:
        """Take note of the subject of a sentence in which nobody speaks, unless it is a place."""
        if subject.mention is not None and subject.mention.type is ActorType.PLACE:
            return
        self._remember(self._resolved(subject), spoke=False)

    def _remember(self, speaker: Speaker, *, spoke: bool) -> None:
        nature = nature_of(self._speech, speaker)
        if not speaker.person and speaker.name.endswith("ك") and self._speech.has_pronoun(speaker.name):
            return  # خصومك: whom a question names goes on to say nothing
        self._known.append(SpeakerSoFar(speaker, nature, self._passage, spoke, self._heading))

    def latest(
        self,
        at: int,
        gender: str,
        number: str = "s",
        form: Form | None = None,
        *,
        but: str = "",
        person: bool = False,
    ) -> Speaker | None:
        """Return who goes on to speak: the last that a verb of that gender and number can have.

        Somebody who only did something counts where the sentence before tells of him, and the verb does not
        say that he goes on (وأضاف). `but` is the name of one who is not meant; `person` leaves out bodies.
        """
        goes_on = form is not None and form.verb.lemma in self._speech.word_class("continuing")
        for known in self._recent(gender, number):
            if (but and known.speaker.name == but) or (person and not known.speaker.person):
                continue
            if known.spoke or (not goes_on and self._is_near(known)):
                return kept_from_before(self._speech, known.speaker, at, spoke=known.spoke)
        return self._last_named(at, gender, but) if number == "s" else None

    def _last_named(self, at: int, gender: str, but: str) -> Speaker | None:
        """Return the person named last before a place whom a verb of that gender suits, a subject rather.

        In an obituary it is the departed.
        """
        if self._of_death and self._people and self._people[0].span.end <= at:
            known = self._bearers.named_in_full(of_mention(self._people[0], ""))
            if known.name != but and suits_verb(nature_of(self._speech, known), gender, "s"):
                return kept_from_before(self._speech, known, at, spoke=False)
        near = [one for one in self._people if at - _FAR < one.span.start and one.span.end <= at]
        subjects = self._subjects_of_sentences if near else frozenset()
        near.sort(key=lambda one: (one.span.start in subjects, one.span.start))
        for mention in reversed(near):
            known = self._bearers.named_in_full(of_mention(mention, ""))
            if known.name != but and suits_verb(nature_of(self._speech, known), gender, "s"):
                return kept_from_before(self._speech, known, at, spoke=False)
        return None

    @cached_property
    def _of_death(self) -> bool:
        """Whether the headline, or the first sentence, tells of a death: رحيل فلان."""
        first = self._reading.passages[:_HEAD]
        return any(unit.word.lstrip("و") in _DEATH for one in first for unit in one.units[:_LONGEST_HEAD])

    @cached_property
    def _subjects_of_sentences(self) -> frozenset[int]:
        """The places of the people who can be the subject where they are named."""
        return frozenset(
            unit.mention.span.start
            for passage in self._reading.passages
            for at, unit in enumerate(passage.units)
            if unit.mention is not None
            and names_person(unit.mention)
            and passage.unit_at(at - 1).mention is not unit.mention
            and may_be_subject(passage, at)
        )

    def _is_near(self, known: SpeakerSoFar) -> bool:
        """Tell whether the last sentence, or of a person the last two, tells of it, and is no heading."""
        farthest = 2 if known.speaker.person else 1
        return self._passage - known.passage <= farthest and known.heading == self._heading

    @property
    def author(self) -> Speaker | None:
        """Who wrote the text, by its byline: he says "I"."""
        if self._author is None:
            return None
        return replace(self._bearers.named_in_full(of_mention(self._author, "")), known_by=KnownBy.NEARBY)

    def full_name(self, name: str) -> str:
        """Return the longest name of a person in which all words of `name` occur."""
        return self._bearers.full_name(name)

    def _recent(self, gender: str, number: str) -> Iterator[SpeakerSoFar]:
        for known in reversed(self._known[-_MEMORY:]):
            if suits_verb(known.nature, gender, number):
                yield known

    def _resolved(self, speaker: Speaker) -> Speaker:
        """Give a description such as المتحدث ذاته or الوزير, and a last name, the name it stands for."""
        words = tuple(fold_cue(speaker.name).split())
        if speaker.person:
            return self._bearers.named_in_full(speaker)
        if words in (("الاخير",), ("الاخيرة",)):
            return self._latter(speaker)
        if words and without_article(words[0]) in _DEAD and words[0].startswith("ال"):
            return self._departed(speaker, words[0])
        if speaker.mention is not None or speaker.told_apart or not words:
            return speaker
        if words[0] in _IN_ORDER and len(words) == 1:
            return self._in_order(speaker, _IN_ORDER[words[0]])
        meant = self._foretold(speaker, words) or self._meant(speaker, words) or self._told(speaker, words)
        if meant is None or meant.name == speaker.name:
            return self._body_meant(speaker, words)
        return replace(
            speaker,
            name=meant.name,
            mention=meant.mention,
            person=meant.person,
            title="",
            known_by=KnownBy.STANDS_FOR,
        )

    def _body_meant(self, speaker: Speaker, words: tuple[str, ...]) -> Speaker:
        """Give المعهد (the institute) the name of the last body before it that begins so.

        In a heading it is the first that the text names.
        """
        head = without_article(words[0])
        if len(words) > 1 or not words[0].startswith("ال") or head not in self._speech.word_class("body"):
            return speaker
        named = [one for one in self._reading.mentions if one.type is ActorType.ORGANISATION]
        alike = [one for one in named if without_article(fold_cue(one.name_ar).split()[0]) == head]
        before = [one for one in alike if one.span.start < speaker.span.start]
        meant = next(iter(alike if self._heading else reversed(before)), None)
        if meant is None or " " not in meant.name_ar:
            return speaker
        return replace(speaker, name=meant.name_ar, mention=meant)

    def _departed(self, speaker: Speaker, word: str) -> Speaker:
        """Give الراحل (the departed) the name of the person whom the text of his death names first."""
        gender = noun_nature(self._speech, word).gender
        for mention in self._people:
            known = self._bearers.named_in_full(of_mention(mention, ""))
            if suits_verb(nature_of(self._speech, known), gender, "s"):
                return replace(known, span=speaker.span, known_by=KnownBy.STANDS_FOR)
        return speaker

    def _told(self, speaker: Speaker, words: tuple[str, ...]) -> Speaker | None:
        """Return whom somebody is who can be anybody (الرجل, سعادتها), though nobody was seen to speak."""
        head = without_article(words[0])
        if words[0] in _EPITHETS and 1 < len(words) <= _LONGEST_EPITHET:
            return self._last_named(speaker.span.start, nature_of(self._speech, speaker).gender, "")
        definite = words[0].startswith("ال") or words[0].endswith(("ه", "ها"))
        anybody = definite and head in self._speech.word_class("anybody")
        generic = head in self._speech.word_class("generic") - self._speech.word_class("body")
        if len(words) > _SHORTEST or not (anybody or (generic and words[0].startswith("ال"))):
            return None
        known = self._last_named(speaker.span.start, nature_of(self._speech, speaker).gender, "")
        return known if known and (anybody or self._bearers.may_bear(known, words)) else None

    def _foretold(self, speaker: Speaker, words: tuple[str, ...]) -> Speaker | None:
        """Return whom a heading means by the title under which the text names him: وزير النقل: الجسر آمن."""
        if not self._heading:
            return None
        nature = nature_of(self._speech, speaker)
        if len(words) == 1 and (meant := self._bearers.of_kin(words[0], None)) is not None:
            return meant
        bare = not words[0].startswith("ال") and not nature.many and len(words) <= _SHORTEST
        told = (
            self._bearers.only_with_head(words[0], nature)
            if bare and self._speech.is_role(words[0])
            else None
        )
        return self._bearers.only_holder(words, nature) or told

    def _in_order(self, speaker: Speaker, place: int) -> Speaker:
        """Give الأول and الثاني the names of the two people named last before them, in that order."""
        before = [one for one in self._people if 0 < speaker.span.start - one.span.end < _FAR]
        people = (self._bearers.named_in_full(of_mention(one, "")) for one in before)
        named = list({one.name: one for one in people}.values())
        if len(named) < _TWO:
            return speaker
        return replace(named[-_TWO:][place], span=speaker.span, known_by=KnownBy.STANDS_FOR)

    def _latter(self, speaker: Speaker) -> Speaker:
        """Give الأخير (the latter) the name of the person who was named last before it."""
        before = [one for one in self._people if one.span.end <= speaker.span.start]
        if not before:
            return speaker
        meant = replace(of_mention(before[-1], ""), span=speaker.span, known_by=KnownBy.STANDS_FOR)
        return self._bearers.named_in_full(meant)

    def _meant(self, speaker: Speaker, words: tuple[str, ...]) -> Speaker | None:
        """Return whom a description means: who bears the title, else one who spoke before."""
        nature = nature_of(self._speech, speaker)
        holder = self._bearers.holder(words, speaker.span.start, nature)
        holder = holder or self._of_kin(words, speaker.span.start, nature)
        if holder is not None:
            return holder
        before = [
            one.speaker
            for one in reversed(self._known[-_MEMORY:])
            if (one.spoke or self._is_near(one)) and _alike(one.nature, nature)
        ]
        alike = next((one for one in before if not one.person and _same_head(words, one)), None)
        if alike is not None or any(is_nobody(self._speech, words) for is_nobody in NOBODY):
            return alike
        return next((one for one in before if self._may_be(words, one)), None)

    def _of_kin(self, words: tuple[str, ...], at: int, nature: Nature) -> Speaker | None:
        """Return whom kin mean: his daughter, named later; the mother, of whose daughter the text told."""
        if len(words) == _SHORTEST:
            return self._bearers.counterpart(words, at)
        if len(words) > 1:
            return None
        if words[0].endswith(_HIS) and self._speech.is_role(words[0]):
            named = self._bearers.only_holder(words, nature)
            blood = words[0].startswith(_OF_BLOOD)
            return named or (self._bearers.of_same_family(words[0], at, nature.gender) if blood else None)
        return self._bearers.of_kin(words[0], at)

    def _may_be(self, words: tuple[str, ...], earlier: Speaker) -> bool:
        """Tell whether a description can mean a speaker: by its head, or a person who has no other title."""
        head = without_article(words[0])
        if head in {without_article(name) for name in fold_cue(earlier.name).split()}:
            return True
        if not earlier.person or head in self._speech.word_class("departed"):
            return False
        if head in self._speech.word_class("generic") or _is_countryman(self._speech, words):
            return True
        return (len(words) == 1 or _is_self(self._speech, words)) and self._bearers.may_bear(earlier, words)


def _author_of(reading: QuoteContext) -> Mention | None:
    """Return the one person whom the byline names."""
    lines = [one for one in reading.passages if one.kind is BlockKind.BYLINE]
    named = {id(unit.mention): unit.mention for line in lines for unit in line.units}
    people = [one for one in named.values() if one is not None and names_person(one)]
    return people[0] if len(people) == 1 else None


def _alike(one: Nature, other: Nature) -> bool:
    genders = {one.gender, other.gender} - {""}
    return len(genders) < 2 and one.many == other.many


def _same_head(words: tuple[str, ...], earlier: Speaker) -> bool:
    """Tell whether a definite description takes up an indefinite one: دبلوماسي مطلع, then الدبلوماسي."""
    head = fold_cue(earlier.name).split()[:1]
    return words[0].startswith("ال") and head == [without_article(words[0])] and len(words) <= _SHORTEST


def _is_countryman(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """Tell whether a description is one nationality: قال الهولندي (the Dutchman said)."""
    return len(words) == 1 and words[0].startswith("ال") and speech.is_nationality(words[0])


# Which descriptions stand for nobody who spoke before


IsNobody = Callable[[SpeechVocabulary, tuple[str, ...]], bool]


def is_indefinite(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """مسؤول كبير (a senior official): somebody new."""
    return not _is_self(speech, words) and not words[0].startswith("ال")


def is_no_speaker(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """الوضع ذاته (the same situation): neither a role nor a document."""
    head = without_article(words[0])
    other = head not in (speech.word_class("generic") | speech.word_class("document"))
    return not speech.is_role(head) and other and not _is_countryman(speech, words)


def is_body(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """المركز (the centre), الشهود (the witnesses), التقرير: a body, a group, a paper is no man before."""
    heads = speech.word_class("body") | speech.word_class("document") | speech.word_class("people")
    return without_article(words[0]) in heads and not _is_self(speech, words)


def is_particular(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """الوزير الروسي السابق (the former Russian minister): so many words name an office and its holder."""
    if _is_self(speech, words):
        return False
    definite = all(word.startswith("ال") for word in words)
    generic = definite and without_article(words[0]) in speech.word_class("generic")
    return len(words) > (_SHORT if generic else _SHORTEST)


def _is_self(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """Tell whether a description says that it is the same again: المتحدث ذاته."""
    return any(word in speech.word_class("self") for word in words)


# Any of them keeps a description from meaning an earlier speaker, so that none depends on another.
NOBODY: tuple[IsNobody, ...] = (is_indefinite, is_no_speaker, is_body, is_particular)
