"""The speakers so far: whom a verb without a subject goes with, and whom a description stands for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reader.arabic.quotes.agreement import Nature, nature_of, noun_nature, suits_verb
from reader.arabic.quotes.bearers import Bearers
from reader.arabic.quotes.cues import is_headline
from reader.arabic.quotes.evidence import kept_from_before
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage, QuoteContext, names_person
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.verbs import Form
from reader.arabic.quotes.words import fold_cue, without_article

_MEMORY = 12  # speakers that are still remembered
_FAR = 600  # code points before a verb among which whom it means was named, though nobody was seen to speak
_SHORT = 4  # words of a general description (المسؤول) that can stand for whoever spoke last
_DEAD = ("راحل", "راحلة", "فقيد", "فقيدة", "مرحوم", "مرحومة")  # of whom an obituary tells
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
        self._known: list[SpeakerSoFar] = []
        self._bearers = Bearers(reading)
        named = (one for one in (*reading.mentions, *reading.people) if names_person(one))
        self._people = sorted(named, key=lambda one: one.span)
        self._passage = 0
        self._heading = False

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

    def mention(self, subject: Speaker) -> None:
        """Take note of the subject of a sentence in which nobody speaks."""
        self._remember(self._resolved(subject), spoke=False)

    def _remember(self, speaker: Speaker, *, spoke: bool) -> None:
        nature = nature_of(self._speech, speaker)
        self._known.append(SpeakerSoFar(speaker, nature, self._passage, spoke, self._heading))

    def latest(
        self, at: int, gender: str, number: str = "s", form: Form | None = None, *, but: str = ""
    ) -> Speaker | None:
        """Return who goes on to speak: the last that a verb of that gender and number can have.

        Somebody who only did something counts where the sentence before tells of him, and the verb does not
        say that he goes on (وأضاف). `but` is the name of one who is not meant.
        """
        goes_on = form is not None and form.verb.lemma in self._speech.word_class("continuing")
        for known in self._recent(gender, number):
            if but and known.speaker.name == but:
                continue
            if known.spoke or (not goes_on and self._is_near(known)):
                return kept_from_before(self._speech, known.speaker, at, spoke=known.spoke)
        return self._last_named(at, gender, but) if number == "s" else None

    def _last_named(self, at: int, gender: str, but: str) -> Speaker | None:
        """Return the person named last before a place whom a verb of that gender suits."""
        for mention in reversed(self._people):
            if at - _FAR < mention.span.start and mention.span.end <= at:
                known = self._bearers.named_in_full(of_mention(mention, ""))
                if known.name != but and suits_verb(nature_of(self._speech, known), gender, "s"):
                    return kept_from_before(self._speech, known, at, spoke=False)
        return None

    def _is_near(self, known: SpeakerSoFar) -> bool:
        """Tell whether the last sentence, or of a person the last two, tells of it, and is no heading."""
        farthest = 2 if known.speaker.person else 1
        return self._passage - known.passage <= farthest and known.heading == self._heading

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
        meant = self._foretold(speaker, words) or self._meant(speaker, words) or self._told(speaker, words)
        if meant is None:
            return speaker
        return replace(
            speaker,
            name=meant.name,
            mention=meant.mention,
            person=meant.person,
            title="",
            known_by=KnownBy.STANDS_FOR,
        )

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
        return self._bearers.only_holder(words, nature_of(self._speech, speaker))

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
