"""Who speaks: the noun phrase that is the subject or source of a cue in its own sentence."""

from dataclasses import dataclass, replace

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.cues import COMMAS, Cue
from reader.arabic.quotes.names import is_only_a_name, is_only_a_verb
from reader.arabic.quotes.reading import Passage, Unit, names_person
from reader.arabic.quotes.words import complementiser, fold, is_role, without_article, word_class
from reader.text.spans import Span

_FARTHEST = 40
_RELATIVE_GENDER = {"الذي": "m", "التي": "f", "الذين": "m"}
_ADJECTIVE_ENDINGS = ("ي", "ية", "ون", "ين", "ة", "كبير", "رفيع", "بارز", "كبار", "سابق", "اخر", "اخرون")
_MASCULINE_IN_TA = frozenset(fold(word) for word in "خليفة طلبة قادة ساسة دعاة علامة قضاة".split())


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


class Subjects:
    """Finds subjects inside one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.units = passage.units

    def after(self, cue: Cue, limit: int) -> Speaker | None:
        """Return the subject that follows the verb (قال فلان), looking no further than unit `limit`."""
        verb = cue.form.verb
        at = self._skip(cue.last + 1, limit)
        if at >= limit:
            return None
        needs_known = verb.takes_object or "obj" in verb.nominal or (verb.weak and limit - at > 4)
        if self.units[at].word in COMMAS:
            at = self._past_comma_phrase(at, limit)
            needs_known = True
        return self._phrase(at, limit, cue, needs_known=needs_known) if at < limit else None

    def before(self, cue: Cue) -> Speaker | None:
        """Return the subject that stands before the verb: فلان قال, كان فلان صرح, فلان، الذي قال."""
        previous = self.units[cue.at - 1] if cue.at else None
        if previous is None:
            return None
        if previous.word in _RELATIVE_GENDER:
            return self._antecedent(cue, _RELATIVE_GENDER[previous.word])
        if not cue.joined:
            return self._topic(self._begin(cue.at), cue) or self._topic(self._clause_start(cue.at), cue)
        for at in range(cue.at - 1, max(-1, cue.at - _FARTHEST), -1):
            if self.units[at].word in ("اما", "واما"):
                return self._topic(at + 1, cue, sure=True)
        return None

    def passage_subject(self, limit: int) -> Speaker | None:
        """Return the subject of the main verb of the passage, where it is a person or body that is known."""
        begin = self._begin(limit)
        for at in (begin, begin + 1):
            at = self._skip(at, limit)
            while begin < at < limit and self.units[at].word in word_class("bound_preposition"):
                at += 1
            if at < limit and (self._is_strong(at) or (at > begin and is_only_a_name(self.units[at].raw))):
                speaker = self._phrase(at, limit, None, needs_known=True)
                gender = self._gender_of_verb(begin) if at > begin else ""
                return replace(speaker, gender=gender) if speaker is not None else None
        return None

    def _gender_of_verb(self, at: int) -> str:
        word = self.units[at].word.lstrip("وف")
        return "f" if word.startswith("ت") or word.endswith("ت") else "m"

    def person_before(self, limit: int, gender: str, *, nearby: bool = False) -> Speaker | None:
        """Return the last person named before unit `limit`, no comma between if `nearby`."""
        for unit in reversed(self.units[:limit]):
            if nearby and unit.word in COMMAS:
                break
            if unit.mention is not None and names_person(unit.mention) and not _clitic(unit):
                return _of_mention(unit.mention, gender)
        return None

    def source(self, at: int, limit: int) -> Speaker | None:
        """Return the source named from unit `at` on: بحسب المسؤول الأمريكي, عن مجلة "نيولاينز"."""
        at = self._skip(at, limit)
        if at >= limit or not self.units[at].is_word or self.units[at].word in word_class("preposition"):
            return None
        return self._phrase(at, limit, None, needs_known=False)

    def at(self, at: int, gender: str) -> Speaker | None:
        """Return the noun phrase that starts at unit `at`, if it can speak and is not of the other gender."""
        if not self.is_strong(at) or (gender == "m" and self.units[at].word.endswith("ة")):
            return None
        speaker = self._phrase(at, len(self.units), None, needs_known=True)
        return replace(speaker, gender=gender) if speaker is not None else None

    def is_strong(self, at: int) -> bool:
        """Tell whether a noun phrase that surely can speak begins at unit `at`."""
        return at < len(self.units) and self._is_strong(at)

    def end_of(self, speaker: Speaker, at: int) -> int:
        """Return the first unit from `at` on that lies after the speaker."""
        while at < len(self.units) and self.units[at].span.start < speaker.span.end:
            at += 1
        return at

    def _begin(self, limit: int) -> int:
        """Return the unit after the last ellipsis, past the words that only open a sentence."""
        at = 0
        for index, unit in enumerate(self.units[:limit]):
            if unit.word.startswith("..") or unit.word == "…":
                at = index + 1
        while at < limit and self.units[at].word in word_class("opener"):
            at += 1
        return at

    def _clause_start(self, limit: int) -> int:
        """Return the unit after the last إن or لكن before unit `limit`: فإن المدافعين يؤكدون."""
        for at in range(limit - 1, max(-1, limit - _FARTHEST), -1):
            if complementiser(self.units[at].raw) or self.units[at].word in ("لكن", "ولكن"):
                return at + 1
        return limit

    def _skip(self, at: int, limit: int) -> int:
        while at < limit:
            word = self.units[at].word
            if word not in ("(", "-") and word not in word_class("adverb") and word not in word_class("time"):
                break
            if self.units[at].mention is not None and word not in word_class("time"):
                break
            at += 1
        return at

    def _past_comma_phrase(self, at: int, limit: int) -> int:
        """Return the unit after «، في تصريح لهسبريس،»; `limit` when no such phrase is there."""
        if at + 1 >= limit or self.units[at + 1].word not in word_class("preposition"):
            return limit
        for end in range(at + 2, limit):
            if self.units[end].word in COMMAS:
                return self._skip(end + 1, limit)
        return limit

    def _antecedent(self, cue: Cue, gender: str) -> Speaker | None:
        if cue.form.gender and cue.form.gender != gender:
            return None
        end = cue.at - 1
        if end and self.units[end - 1].word in COMMAS:
            end -= 1
        for at in range(end - 1, max(-1, end - 12), -1):
            unit = self.units[at]
            if unit.word in COMMAS or not (unit.is_word or unit.marked) or complementiser(unit.raw):
                break
            if self._is_strong(at):
                return self._phrase(self._first_of_chain(at), end, cue, needs_known=False)
        if end and self.units[end - 1].is_word and not _clitic(self.units[end - 1]):
            unit = self.units[end - 1]
            return Speaker(unit.span, unit.raw, unit.mention, cue.form.gender, cue.form.number)
        return None

    def _first_of_chain(self, at: int) -> int:
        """Return the first unit of the mention at `at`, or of the titles that govern it: عضو مجلس الإدارة."""
        mention = self.units[at].mention
        while at > 0:
            before = self.units[at - 1]
            if mention is not None and before.mention is mention:
                at -= 1
            elif mention is None and before.word in word_class("role"):
                at -= 1
            else:
                break
        return at

    def _topic(self, begin: int, cue: Cue, *, sure: bool = False) -> Speaker | None:
        at = self._skip(begin, cue.at)
        if at >= cue.at or cue.at - at > _FARTHEST:
            return None
        if not (sure or self._is_strong(at)) and not (
            cue.at - at <= 4 and is_only_a_name(self.units[at].raw)
        ):
            return None
        if any(unit.word in ("-", "–", "/", ":") for unit in self.units[at : cue.at]):
            return None  # a dateline, or a label
        speaker = self._phrase(at, cue.at, cue, needs_known=not sure)
        if speaker is None or not self._only_apposition(speaker, at, cue.at):
            return None
        return speaker

    def _only_apposition(self, speaker: Speaker, at: int, end: int) -> bool:
        """Tell whether nothing but a phrase set off by commas lies between a topic and its verb."""
        rest = [unit for unit in self.units[at:end] if unit.span.start >= speaker.span.end]
        loose = word_class("adverb") | word_class("time") | {"قد", "("}
        while rest and rest[-1].word in loose:
            rest.pop()
        if not rest:
            return True
        if rest[0].word in COMMAS:
            return rest[-1].word in COMMAS
        if rest[0].word in word_class("relative"):
            return len(rest) <= 25
        return len(rest) <= 6 and all(unit.word not in COMMAS for unit in rest)

    def _is_strong(self, at: int) -> bool:
        """Tell whether a unit begins a noun phrase that can speak: a mention or a role, without a preposition."""
        unit = self.units[at]
        if unit.mention is not None:
            return not _clitic(unit) and unit.mention.type is not ActorType.OTHER
        return is_role(unit.word) or (unit.word[:1] == "و" and is_role(unit.word[1:]))

    def _phrase(self, at: int, limit: int, cue: Cue | None, *, needs_known: bool) -> Speaker | None:
        """Return the noun phrase that starts at `at` as a speaker, or the name it leads to."""
        unit = self.units[at]
        if not self._can_start(at, needs_known):
            return None
        gender, number = (cue.form.gender, cue.form.number) if cue is not None else ("", "s")
        if unit.mention is not None and names_person(unit.mention):
            return _of_mention(unit.mention, gender, number)
        if cue is not None and not _agrees(unit, cue):
            return None
        end = self._phrase_end(at, limit, cue)
        person = self._person_in(at, end, limit)
        if person is not None:
            return replace(_of_mention(person, gender, number), title=self._title(at, person.span.start))
        return self._described(at, end, limit, gender, number)

    def _title(self, at: int, end: int) -> str:
        words = (unit.word for unit in self.units[at:] if unit.is_word and unit.span.start < end)
        return " ".join(words) if end - self.units[at].span.start < 200 else ""

    def _can_start(self, at: int, needs_known: bool) -> bool:
        unit = self.units[at]
        if not unit.is_word or unit.word[:1].isdigit():
            return False
        if unit.mention is not None:
            return not _clitic(unit)
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
        while end < limit and self._goes_on(at, end, limit, cue):
            end += 1
        while end > at + 1 and self.units[end - 1].word in word_class("link"):
            end -= 1
        return end

    def _goes_on(self, at: int, end: int, limit: int, cue: Cue | None) -> bool:
        unit, before = self.units[end], self.units[end - 1]
        word = unit.word
        if unit.marked is not None:
            return True
        if not unit.is_word or complementiser(unit.raw) or word in word_class("time"):
            return False
        if word in word_class("pronoun") or (word in word_class("relative") and word != "من"):
            return False
        if word in word_class("adverb") or (word.startswith("بال") and unit.mention is None):
            return False
        if _is_audience(word) or (unit.mention is None and is_only_a_verb(unit.raw)):
            return False
        if word in word_class("preposition") and not self._links(end, limit):
            return False
        if unit.mention is not None and unit.mention is not before.mention:
            return self._mention_goes_on(at, end, cue)
        if cue is not None and cue.form.verb.takes_object and self._begins_object(end):
            return False
        # A role without an article after a definite noun begins another phrase: دعا القنصل رئيس الجزر
        return not (word in word_class("role") and before.word.startswith("ال"))

    def _begins_object(self, end: int) -> bool:
        """Tell whether an indefinite noun stands after a definite one: انتقد المتحدث تمرير."""
        unit, before = self.units[end], self.units[end - 1]
        if not before.word.startswith("ال") or unit.mention is not None:
            return False
        if unit.word.startswith(("ال", "لل", "و")) or unit.word in word_class("self"):
            return False
        return unit.word not in word_class("link") and not is_only_a_name(unit.raw)

    def _mention_goes_on(self, at: int, end: int, cue: Cue | None) -> bool:
        unit, before = self.units[end], self.units[end - 1]
        if names_person(unit.mention) or cue is None or not cue.form.verb.takes_object:
            return True
        return not before.word.startswith("ال") and before.mention is None

    def _links(self, at: int, limit: int) -> bool:
        """Tell whether the preposition at `at` belongs to the noun phrase: مسؤول في وزارة, not قال في بيان."""
        if self.units[at].word not in word_class("link") or at + 1 >= limit:
            return False
        following = self.units[at + 1]
        if following.mention is not None and following.mention.type is ActorType.PERSON:
            return self.units[at].word == "باسم"
        return following.is_word and without_article(following.word) not in word_class("venue")

    def _person_in(self, at: int, end: int, limit: int) -> Mention | None:
        """Return the person that a title leads to: الرئيس الروسي فلاديمير بوتين, القنصل في الجزر، أحمد موسى،."""
        definite = self._definite(at)
        if without_article(self.units[at].word) in word_class("owner"):
            return None
        for index in range(at + 1, end):
            unit = self.units[index]
            if names_person(unit.mention) and not _clitic(unit):
                return unit.mention if definite or index == at + 1 else None
        if not definite or end + 1 >= limit or self.units[end].word not in COMMAS:
            return None
        for unit in self.units[end + 1 : min(limit, end + 4)]:  # after a nationality: المدرب، البرتغالي فلان
            if names_person(unit.mention) and not _clitic(unit):
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
    if unit.mention is not None and not names_person(unit.mention) and not _clitic(unit):
        return False
    if is_role(word) or any(word in word_class(name) for name in ("self", "preposition", "adverb", "time")):
        return False
    return is_only_a_name(unit.raw) or not _is_adjective(unit)


def _is_audience(word: str) -> bool:
    """Tell whether a word says to whom somebody spoke: للصحفيين, لرويترز."""
    if not word.startswith("ل"):
        return False
    bare = word[2:] if word.startswith("لل") else word[1:]
    return bare in word_class("audience")


def _is_adjective(unit: Unit) -> bool:
    """Tell whether a word has the look of an indefinite adjective: أمريكي, رفيعة, كبار."""
    if unit.mention is not None or unit.word.startswith("ال"):
        return False
    return unit.word.endswith(_ADJECTIVE_ENDINGS)


def _clitic(unit: Unit) -> bool:
    """Tell whether a preposition hangs on the mention of a unit: لبوتين; وبوتين counts as none."""
    mention = unit.mention
    if mention is None or mention.span.start <= unit.span.start:
        return False
    return unit.raw[: mention.span.start - unit.span.start].strip("ـ") not in ("و", "ف", "ال")


def _of_mention(mention: Mention, gender: str, number: str = "s") -> Speaker:
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
