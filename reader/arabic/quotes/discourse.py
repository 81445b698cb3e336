"""The speakers so far: whom a verb without a subject goes with, and whom a description stands for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.evidence import kept_from_before
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.words import fold_cue, without_article

_MEMORY = 12  # speakers that are still remembered
_MOST = 200  # bearers of one title, or of one name, that are compared
_SHORT = 4  # words of a general description (المسؤول) that can stand for whoever spoke last
_SHORTEST = 2  # the same, of an office (الوزير السابق)


class Discourse:
    """The speakers of a text in the order in which they spoke, and the titles of the people in it."""

    def __init__(self, speech: SpeechVocabulary, mentions: Sequence[Mention]) -> None:
        self._speech = speech
        self._speakers: list[Speaker] = []
        self._titled: dict[str, list[tuple[tuple[str, ...], Speaker]]] = {}
        self._names: dict[str, list[str]] = {}
        for one in mentions:
            if one.role_ar and one.type is ActorType.PERSON:
                self._note_title(one.role_ar, Speaker(one.span, one.name_ar, one, person=True))

    def add(self, speaker: Speaker) -> Speaker:
        """Take note of a speaker; return it under the fullest name that the text has given so far."""
        known = self._resolved(speaker)
        self._speakers.append(known)
        if known.person:
            self._note_title(known.title, known)
            for word in fold_cue(known.name).split():
                names = self._names.setdefault(word, [])
                if known.name not in names[-_MEMORY:]:
                    names.append(known.name)
        return known

    def latest(self, at: int, gender: str, number: str = "s") -> Speaker | None:
        """Return the last speaker that a verb of that gender and number can have, if he may go on."""
        compatible = next(self._compatible(gender, number), None)
        return kept_from_before(self._speech, compatible, at) if compatible is not None else None

    def full_name(self, name: str) -> str:
        """Return the longest name of a person in which all words of `name` occur."""
        words = set(fold_cue(name).split())
        if not words:
            return name
        names = min((self._names.get(word, []) for word in words), key=len)
        return max(
            (one for one in names[:_MOST] if words < set(fold_cue(one).split())), key=len, default=name
        )

    def _note_title(self, title: str, person: Speaker) -> None:
        words = _title_words(self._speech, title)
        if words:
            self._titled.setdefault(words[0], []).append((words, person))

    def _compatible(self, gender: str, number: str) -> Iterator[Speaker]:
        for speaker in reversed(self._speakers[-_MEMORY:]):
            if gender and speaker.gender and speaker.gender != gender:
                continue
            if number != "s" and speaker.person:
                continue
            yield speaker

    def _resolved(self, speaker: Speaker) -> Speaker:
        """Give a description such as المتحدث ذاته or الوزير, and a last name, the name it stands for."""
        words = tuple(fold_cue(speaker.name).split())
        if speaker.mention is not None or speaker.told_apart or not words:
            return speaker
        meant = self._meant(speaker, words)
        if meant is None:
            return speaker
        known_by = KnownBy.ONE_NAME if speaker.person else KnownBy.STANDS_FOR
        return replace(
            speaker, name=meant.name, mention=meant.mention, person=meant.person, title="", known_by=known_by
        )

    def _meant(self, speaker: Speaker, words: tuple[str, ...]) -> Speaker | None:
        """Return whom a name or description means: who bears the title, else one who spoke before."""
        earlier = self._compatible(speaker.gender, speaker.number)
        if speaker.person:
            return next((one for one in earlier if _is_part_of_name(words, one)), None)
        holder = self._holder(words, speaker.span.start)
        if holder is not None:
            return holder
        before = list(earlier)
        alike = next((one for one in before if not one.person and _same_head(words, one)), None)
        if alike is not None or any(is_nobody(self._speech, words) for is_nobody in NOBODY):
            return alike
        return next((one for one in before if _may_be(words, one)), None)

    def _holder(self, words: tuple[str, ...], position: int) -> Speaker | None:
        """Return the last person named before `position` who bears the title that the words are."""
        title = _title_words(self._speech, " ".join(words))
        bearers = self._titled.get(title[0], []) if title else []
        near = [one for one in bearers[-_MOST:] if one[1].span.start < position and _alike(title, one[0])]
        return max((person for _, person in near), key=lambda one: one.span.start, default=None)


def _title_words(speech: SpeechVocabulary, title: str) -> tuple[str, ...]:
    words = [word for word in fold_cue(title).split() if word not in speech.word_class("self")]
    return tuple(_stem(word) if at else without_article(word) for at, word in enumerate(words))


def _stem(word: str) -> str:
    """Return a word without its article and without the endings in which spellings of a title differ."""
    bare = without_article(word)
    return bare[:-1] if len(bare) > 4 and bare[-1] in "ةهي" else bare


def _alike(title: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shared = len(set(title) & set(other))
    return 3 * shared >= 2 * min(len(set(title)), len(set(other))) and (shared > 1 or len(title) == 1)


def _same_head(words: tuple[str, ...], earlier: Speaker) -> bool:
    """Tell whether a definite description takes up an indefinite one: دبلوماسي مطلع, then الدبلوماسي."""
    head = fold_cue(earlier.name).split()[:1]
    return words[0].startswith("ال") and head == [without_article(words[0])] and len(words) <= _SHORTEST


def _is_part_of_name(words: tuple[str, ...], earlier: Speaker) -> bool:
    return earlier.person and set(words) <= set(fold_cue(earlier.name).split())


def _may_be(words: tuple[str, ...], earlier: Speaker) -> bool:
    """Tell whether a description can mean a speaker: any person, or what is called by the same head."""
    heads = {without_article(name) for name in fold_cue(earlier.name).split()}
    return earlier.person or without_article(words[0]) in heads


# Which descriptions stand for nobody who spoke before


IsNobody = Callable[[SpeechVocabulary, tuple[str, ...]], bool]


def is_indefinite(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """مسؤول كبير (a senior official): somebody new."""
    return not _is_self(speech, words) and not words[0].startswith("ال")


def is_no_speaker(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """الوضع ذاته (the same situation): neither a role nor a document."""
    head = without_article(words[0])
    return not speech.is_role(head) and head not in (
        speech.word_class("generic") | speech.word_class("document")
    )


def is_body(speech: SpeechVocabulary, words: tuple[str, ...]) -> bool:
    """المركز (the centre), الشهود (the witnesses), التقرير: a body, a group, a paper is no man before."""
    heads = speech.word_class("body") | speech.word_class("document")
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
