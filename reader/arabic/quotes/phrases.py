"""Noun phrases that can be a speaker: where they end, and the name that a title leads to."""

from dataclasses import dataclass, replace

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.cues import COMMAS, Cue
from reader.arabic.quotes.names import can_be_a_name, is_only_a_name
from reader.arabic.quotes.phrase_ends import Joint, goes_on
from reader.arabic.quotes.reading import NOTHING, Passage, Unit, names_person
from reader.arabic.quotes.words import complementiser, fold, is_role, without_article, word_class
from reader.text.spans import Span

_ADJECTIVE_ENDINGS = ("ي", "ية", "ون", "ين", "ة", "كبير", "رفيع", "بارز", "كبار", "سابق", "اخر", "اخرون")
_MASCULINE_IN_TA = frozenset(map(fold, ("خليفة", "طلبة", "قادة", "ساسة", "دعاة", "علامة", "قضاة")))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source of speech at a place in the text. `gender` and `number` are what the verb said of it.

    `title` is the description that led to the name: وزير الخارجية الروسي.
    """

    span: Span
    name: str
    mention: Mention | None = None
    gender: str = ""
    number: str = "s"
    person: bool = False
    title: str = ""

    @property
    def actor(self) -> int | None:
        return self.mention.actor if self.mention is not None else None


class Phrases:
    """Reads the noun phrases of one passage as speakers."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.units = passage.units

    def is_strong(self, at: int) -> bool:
        """Tell whether a noun phrase that can speak begins here: a mention or role without a preposition."""
        unit = self.units[at]
        if unit.mention is not None:
            return not has_clitic(unit) and unit.mention.type is not ActorType.OTHER
        return is_role(unit.word) or (unit.word[:1] == "و" and is_role(unit.word[1:]))

    def read(self, at: int, limit: int, cue: Cue | None, *, needs_known: bool) -> Speaker | None:
        """Return the noun phrase that starts at `at` as a speaker, or the name it leads to."""
        unit = self.units[at]
        if not self._can_start(at, needs_known):
            return None
        gender, number = (cue.form.gender, cue.form.number) if cue is not None else ("", "s")
        if unit.mention is not None and names_person(unit.mention):
            return of_mention(unit.mention, gender, number)
        if cue is not None and not _agrees(unit, cue):
            return None
        end = self._phrase_end(at, limit, cue)
        person = self._person_in(at, end, limit)
        if person is not None:
            return replace(of_mention(person, gender, number), title=self._title(at, person.span.start))
        return self._described(at, end, limit, gender, number)

    def _title(self, at: int, end: int) -> str:
        words = (unit.word for unit in self.units[at:] if unit.is_word and unit.span.start < end)
        return " ".join(words) if end - self.units[at].span.start < 200 else ""

    def _can_start(self, at: int, needs_known: bool) -> bool:
        unit = self.units[at]
        if not unit.is_word or unit.word[:1].isdigit():
            return False
        if unit.mention is not None:
            return not has_clitic(unit)
        word = unit.word
        if any(word in word_class(name) for name in ("preposition", "pronoun", "relative", "negation")):
            return False
        if complementiser(unit.raw) or word[:3] in ("بال", "كال") or word[:2] == "لل":
            return False
        return not needs_known or is_role(word) or is_only_a_name(unit.raw)

    def _phrase_end(self, at: int, limit: int, cue: Cue | None) -> int:
        """Return the unit after the noun phrase: it ends at a mark, a time, a clause, or a circumstance."""
        end = at + 1
        mention = self.units[at].mention
        while mention is not None and end < limit and self.units[end].mention is mention:
            end += 1
        while end < limit and self._goes_on(end, limit, cue):
            end += 1
        while end > at + 1 and self.units[end - 1].word in word_class("link"):
            end -= 1
        return end

    def _goes_on(self, end: int, limit: int, cue: Cue | None) -> bool:
        following = self.units[end + 1] if end + 1 < limit else NOTHING
        return goes_on(Joint(self.units[end - 1], self.units[end], following, cue))

    def owner(self, at: int, end: int) -> Mention | None:
        """Return the first mention in a phrase that names a document: بيان وزارة الصحة."""
        for unit in self.units[at:end]:
            if unit.mention is not None and not has_clitic(unit):
                return unit.mention
        return None

    def _person_in(self, at: int, end: int, limit: int) -> Mention | None:
        """Return the person that a title leads to: الرئيس الروسي بوتين, القنصل في الجزر، أحمد موسى،."""
        definite = self._definite(at)
        if without_article(self.units[at].word) in word_class("owner"):
            return None
        for index in range(at + 1, end):
            unit = self.units[index]
            if names_person(unit.mention) and not has_clitic(unit):
                return unit.mention if definite or index == at + 1 else None
        if not definite or end + 1 >= limit or self.units[end].word not in COMMAS:
            return None
        for unit in self.units[end + 1 : min(limit, end + 4)]:  # after a nationality: المدرب، البرتغالي فلان
            if names_person(unit.mention) and not has_clitic(unit):
                return unit.mention
            if not unit.word.startswith("ال") or not unit.word.endswith(("ي", "ية")):
                return None
        return None

    def _definite(self, at: int) -> bool:
        """Tell whether a head noun is definite: by its article, or because a noun follows that it governs."""
        if self.units[at].word.startswith("ال") or at + 1 >= len(self.units):
            return True
        following = self.units[at + 1]
        if following.mention is not None:
            return True
        return following.word not in word_class("preposition") and not _is_adjective(following)

    def _described(self, at: int, end: int, limit: int, gender: str, number: str) -> Speaker:
        first, last = self.units[at], self.units[end - 1]
        start = first.span.start
        mention = first.mention
        if mention is not None:
            start = max(start, mention.span.start)
        elif first.raw.startswith("و") and not is_role(first.word) and is_role(first.word[1:]):
            start += 1
        name = self._name_shape(at, end, limit)
        span = name or Span(start, last.span.end)
        if mention is not None and (name is not None or 2 * len(mention.span) < len(span)):
            mention = None
        text = self.passage.reading.text
        if mention is None and name is None and end == at + 2 and last.marked is not None:
            mention = self.passage.reading.named(last.marked.inner)  # صحيفة "لوموند"
            if mention is not None:
                return Speaker(span, mention.name_ar, mention, gender, number, title=first.word)
        if mention is not None:
            return Speaker(span, mention.name_ar, mention, gender, number)
        title = self._title(at, name.start) if name is not None else ""
        words = " ".join(span.of(text).split())
        return Speaker(span, words, None, gender, number, name is not None, title)

    def _name_shape(self, at: int, end: int, limit: int) -> Span | None:
        """Return what looks like a name, where no mention tells: وزير الخارجية الأمريكية جون كيري."""
        if any(names_person(unit.mention) for unit in self.units[at:end]):
            return None
        begin = end
        while begin > at and _can_be_name(self.units[begin - 1]):
            begin -= 1
        if begin == at and is_only_a_name(self.units[at].raw):
            return Span(self.units[at].span.start, self.units[end - 1].span.end)
        if at < begin < end and end - at > 2 and self.units[begin - 1].word.startswith("ال"):
            return Span(self.units[begin].span.start, self.units[end - 1].span.end)
        if begin == end and end < limit and self.units[end].word in COMMAS and self._definite(at):
            return self._name_between_commas(end, limit)
        return None

    def _name_between_commas(self, comma: int, limit: int) -> Span | None:
        begin = end = comma + 1
        while end < min(limit, begin + 4) and _can_be_name(self.units[end]):
            end += 1
        if end == begin or (end < limit and self.units[end].word not in COMMAS):
            return None
        return Span(self.units[begin].span.start, self.units[end - 1].span.end)


def _can_be_name(unit: Unit) -> bool:
    word = unit.word
    if not unit.is_word or word.startswith(("ال", "لل", "و")) or len(word) < 3:
        return False
    if unit.mention is not None and not names_person(unit.mention) and not has_clitic(unit):
        return False
    if is_role(word) or any(word in word_class(name) for name in ("self", "preposition", "adverb", "time")):
        return False
    return can_be_a_name(unit.raw)


def _is_adjective(unit: Unit) -> bool:
    """Tell whether a word has the look of an indefinite adjective: أمريكي, رفيعة, كبار."""
    if unit.mention is not None or unit.word.startswith("ال"):
        return False
    return unit.word.endswith(_ADJECTIVE_ENDINGS)


def has_clitic(unit: Unit) -> bool:
    """Tell whether a preposition hangs on the mention of a unit: لبوتين; وبوتين counts as none."""
    mention = unit.mention
    if mention is None or mention.span.start <= unit.span.start:
        return False
    return unit.raw[: mention.span.start - unit.span.start].strip("ـ") not in ("و", "ف", "ال")


def of_mention(mention: Mention, gender: str, number: str = "s") -> Speaker:
    return Speaker(mention.span, mention.name_ar, mention, gender, number, names_person(mention))


def _agrees(unit: Unit, cue: Cue) -> bool:
    """Tell whether the head can be the subject of a verb of that gender; only places and ة are sure."""
    gender = cue.form.gender
    if not cue.form.finite or not gender:
        return True
    word = unit.word
    if unit.mention is not None and unit.mention.type is ActorType.PLACE:
        return gender == "f" or word in word_class("masculine_place") or is_role(word)
    if gender == "m" and word.endswith("ة"):
        return word in _MASCULINE_IN_TA
    return True
