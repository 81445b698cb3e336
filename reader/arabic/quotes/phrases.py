"""Noun phrases that can be a speaker: where they end, and the name that a title leads to."""

from dataclasses import dataclass, replace

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.joints import Joint
from reader.arabic.quotes.marked_names import names_speaker
from reader.arabic.quotes.mention_edges import NO_ACTOR
from reader.arabic.quotes.name_shapes import may_be_named, name_by_shape
from reader.arabic.quotes.phrase_ends import goes_on
from reader.arabic.quotes.phrase_names import Phrase, person_led_to
from reader.arabic.quotes.phrase_owners import author_of_paper, body_called, in_nominative, name_of_body
from reader.arabic.quotes.phrase_starts import PhraseHead, can_start
from reader.arabic.quotes.reading import NOTHING, Passage, TextUnit, has_clitic, names_person
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.subject_places import surely_speaks
from reader.text.spans import Span

_MOST_STRAY = 2  # words before a name that no mention has as its beginning
_LONGEST_TITLE = 200  # code points


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source of speech at a place in the text. `gender` and `number` are what the verb said of it.

    `title` is the description that led to the name: وزير الخارجية الروسي; `written` are the words of the name
    at this place, where a mention has a fuller one. With `told_apart` a relative clause
    says who is meant, so that it is nobody who spoke before: الرئيس الذي قال.
    """

    span: Span
    name: str
    mention: Mention | None = None
    gender: str = ""
    number: str = "s"
    person: bool = False
    title: str = ""
    told_apart: bool = False
    known_by: KnownBy | None = None
    written: str = ""

    @property
    def actor(self) -> int | None:
        if self.mention is None or self.mention.actor == NO_ACTOR:
            return None
        return self.mention.actor


class Phrases:
    """Reads the noun phrases of one passage as speakers."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.units = passage.units

    def is_strong(self, at: int) -> bool:
        """Tell whether a noun phrase that can speak begins here: a mention or role without a preposition."""
        return surely_speaks(self.units[at])

    def read(self, at: int, limit: int, cue: Cue | None, *, needs_known: bool) -> Speaker | None:
        """Return the noun phrase that starts at `at` as a speaker, or the name it leads to."""
        unit = self.units[at]
        if unit.marked is not None and names_speaker(self.passage, at):
            return self._in_marks(unit)
        if not can_start(PhraseHead(unit, cue, needs_known)):
            return None
        gender, number = (cue.form.gender, cue.form.number) if cue is not None else ("", "s")
        if unit.mention is not None and names_person(unit.mention):
            return self._person(unit.mention, gender, number)
        phrase = Phrase(self.passage, at, self._phrase_end(at, limit, cue), limit)
        person = person_led_to(phrase)
        if person is not None:
            return replace(self._person(person, gender, number), title=self._title(at, person.span.start))
        return replace(self._described(phrase), gender=gender, number=number)

    def _in_marks(self, unit: TextUnit) -> Speaker | None:
        """Return what speaks by its name in marks: كتبت «عكاظ»."""
        if unit.marked is None:
            return None
        mention = self.passage.reading.named(unit.marked.inner)
        name = mention.name_ar if mention is not None else self._words(unit.marked.inner)
        return Speaker(unit.marked.inner, name, mention, known_by=KnownBy.BODY)

    def _person(self, mention: Mention, gender: str, number: str) -> Speaker:
        speaker = replace(of_mention(mention, gender, number), written=self._words(mention.span))
        whole = self._whole_name(mention)
        if len(whole) == len(mention.span):
            return speaker
        first = self._words(whole).split()[0]
        if mention.name_ar != speaker.written:
            other = Speaker(whole, self._words(whole), None, gender, number, person=True)
            given = self.passage.speech.is_given_name(first) and first not in mention.name_ar.split()
            return other if given else speaker  # أمها هجر | أبو جزر
        return replace(speaker, span=whole, name=self._words(whole), written=self._words(whole))

    def _whole_name(self, mention: Mention) -> Span:
        """Return a name with the words that stand between a title and it: مرشحة الحزب | آنيا [فوغل]."""
        at = next((at for at, unit in enumerate(self.units) if unit.mention is mention), 0)
        begin = at
        while begin > 1 and at - begin < _MOST_STRAY and may_be_named(self.units[begin - 1]):
            begin -= 1
        if begin == at or self.units[begin].raw.startswith(("ال", "و", "ب", "ل")):
            return mention.span
        before = self.units[begin - 1]
        titled = before.is_owned_role or (before.raw.startswith("ال") and begin > 1 and not before.forms)
        return Span(self.units[begin].span.start, mention.span.end) if titled else mention.span

    def owner(self, at: int, end: int) -> Mention | None:
        """Return the first mention in a phrase that names a document: بيان وزارة الصحة."""
        for unit in self.units[at:end]:
            if unit.mention is not None and not has_clitic(unit):
                return unit.mention
        return None

    def _phrase_end(self, at: int, limit: int, cue: Cue | None) -> int:
        """Return the unit after the noun phrase; it takes in all of a mention that it begins with."""
        end = at + 1
        mention = self.units[at].mention
        while mention is not None and end < limit and self.units[end].mention is mention:
            end += 1
        while end < limit and self._goes_on(end, limit, cue):
            end += 1
        while end > at + 1 and self.units[end - 1].is_in("link"):
            end -= 1
        return end

    def _goes_on(self, end: int, limit: int, cue: Cue | None) -> bool:
        following = self.units[end + 1] if end + 1 < limit else NOTHING
        return goes_on(Joint(self.units[end - 1], self.units[end], following, cue))

    def _title(self, at: int, end: int) -> str:
        words = (unit.word for unit in self.units[at:] if unit.is_word and unit.span.start < end)
        return " ".join(words) if end - self.units[at].span.start < _LONGEST_TITLE else ""

    def _described(self, phrase: Phrase) -> Speaker:
        """Return a phrase that leads to no known person: by its mention, by a name in it, or by its words."""
        first = self.units[phrase.at]
        name = name_by_shape(phrase)
        span = name or Span(self._start(first), self.units[phrase.end - 1].span.end)
        if name is not None:
            title = self._title(phrase.at, name.start)
            return Speaker(span, self._words(span), person=True, title=title)
        if first.mention is not None and _is_most_of(first.mention, span):
            return Speaker(span, name_of_body(first, first.mention), first.mention)
        in_marks = self._named_in_marks(phrase)
        if in_marks is not None:
            return Speaker(span, in_marks.name_ar, in_marks, title=first.word)
        named = author_of_paper(phrase) or body_called(phrase)
        if named is not None:
            return Speaker(span, named.name_ar, named)
        return Speaker(span, in_nominative(self._words(span), phrase))

    def _start(self, first: TextUnit) -> int:
        """Return where a phrase starts: with its mention, or past the و that hangs on its role."""
        if first.mention is not None:
            return max(first.span.start, first.mention.span.start)
        joined = first.is_joined_role and (not first.is_role or first.is_joined)
        return first.span.start + joined

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self.passage.reading.text).split())

    def _named_in_marks(self, phrase: Phrase) -> Mention | None:
        """Return the mention in marks after the one word of a phrase: صحيفة "لوموند"."""
        first, last = self.units[phrase.at], self.units[phrase.end - 1].marked
        if last is None or phrase.end != phrase.at + 2 or not first.is_in("named"):
            return None
        return self.passage.reading.named(last.inner)


def _is_most_of(mention: Mention, span: Span) -> bool:
    """Tell whether a phrase is what its mention names: شركة المرفأ | المشغلة للميناء."""
    body = mention.type is ActorType.ORGANISATION and " " in mention.name_ar
    return body or 2 * len(mention.span) >= len(span)


def of_mention(mention: Mention, gender: str, number: str = "s") -> Speaker:
    return Speaker(mention.span, mention.name_ar, mention, gender, number, names_person(mention))
