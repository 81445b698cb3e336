"""Who speaks: the subject of a cue, in its sentence or carried over from the sentences before."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.cues import COMMAS, Cue
from reader.arabic.quotes.reading import Passage, Unit, names_person
from reader.arabic.quotes.words import (
    ADVERBS,
    DOCUMENTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    ROLES,
    SELF,
    TIMES,
    complementiser,
    fold,
    without_article,
)
from reader.text.spans import Span

_FARTHEST = 40
_OPENERS = frozenset(
    fold(word)
    for word in (
        "كان وكان كانت وكانت قد وقد لقد كما فيما بينما لكن ولكن غير إن وإن فإن بدوره بدورها أما وأما حتى ثم و يذكر هذا وهذا"
    ).split()
)
_RELATIVE_GENDER = {"الذي": "m", "التي": "f", "الذين": "m"}
_MASCULINE_PLACES = frozenset(
    fold(word)
    for word in (
        "العراق لبنان الأردن السودان اليمن المغرب الكويت الفاتيكان الكرملين الكريملن البنتاغون القطاع الغرب الكونغو الصومال الإليزيه"
    ).split()
)
_LINKS = frozenset(fold(word) for word in "في من باسم لدى عن على بالوكالة سابقا".split())
_VENUES = frozenset(
    fold(word)
    for word in (
        "بيان تصريح تصريحات حديث مقابلة مؤتمر كلمة خطاب لقاء حوار رد رده ردها تغريدة تدوينة مقال اتصال رسالة ندوة جلسة اجتماع تعليق "
        "معرض إطار سياق وقت ختام مستهل بداية نهاية أعقاب أول برنامج منشور تسجيل فيديو شهادة إفادة تقرير مداخلة مناسبة صفحته صفحتها "
        "حسابه حسابها كلمته كلمتها حديثه حديثها تصريحه تصريحها خطابه بيانه مقاله شأن هذا هذه ذلك إشارة معرضه"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source of speech at a place in the text. `gender` and `number` are what the verb said of it."""

    span: Span
    name: str
    mention: Mention | None = None
    gender: str = ""
    number: str = "s"

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
        needs_known = cue.form.verb.takes_object or cue.form.verb.weak
        at = self._skip(cue.last + 1, limit)
        if at >= limit:
            return None
        if self.units[at].word in COMMAS:
            at = self._past_comma_phrase(at, limit)
            needs_known = True
        if at >= limit:
            return None
        return self._phrase(at, limit, cue, needs_known=needs_known)

    def before(self, cue: Cue) -> Speaker | None:
        """Return the subject that stands before the verb: فلان قال, كان فلان صرح, فلان، الذي قال."""
        previous = self.units[cue.at - 1] if cue.at else None
        if previous is None:
            return None
        if previous.word in _RELATIVE_GENDER:
            return self._antecedent(cue, _RELATIVE_GENDER[previous.word])
        begin = self._begin()
        if cue.joined and not self._is_after_as_for(begin):
            return None
        return self._topic(begin, cue)

    def passage_subject(self, limit: int) -> Speaker | None:
        """Return the subject of the main verb of the passage, where it is a person or body that is known."""
        begin = self._begin()
        for at in (begin, begin + 1):
            at = self._skip(at, limit)
            if at < limit and self._is_strong(at):
                return self._phrase(at, limit, None, needs_known=True)
        return None

    def person_before(self, limit: int, gender: str) -> Speaker | None:
        """Return the last person or role before unit `limit` whose gender is not another than `gender`."""
        for at in range(limit - 1, -1, -1):
            unit = self.units[at]
            if unit.mention is None or not names_person(unit.mention) or _clitic(unit):
                continue
            if unit.mention.span.start >= unit.span.start:
                return _of_mention(unit.mention, gender)
        return None

    def source(self, at: int, limit: int) -> Speaker | None:
        """Return the source named from unit `at` on: بحسب المسؤول الأمريكي, عن مجلة "نيولاينز"."""
        at = self._skip(at, limit)
        if at >= limit:
            return None
        if not self.units[at].is_word or self.units[at].word in PREPOSITIONS:
            return None
        return self._phrase(at, limit, None, needs_known=False)

    def _begin(self) -> int:
        """Return the unit after the last ellipsis of a headline, past the words that only open a sentence."""
        at = 0
        for index, unit in enumerate(self.units):
            if unit.word.startswith("..") or unit.word == "…":
                at = index + 1
        while at < len(self.units) and self.units[at].word in _OPENERS:
            at += 1
        return at

    def _is_after_as_for(self, begin: int) -> bool:
        return begin > 0 and self.units[begin - 1].word in ("اما", "واما")

    def _skip(self, at: int, limit: int) -> int:
        while at < limit:
            unit = self.units[at]
            if unit.word != "(" and unit.word not in ADVERBS and unit.word not in TIMES and unit.word != "-":
                break
            at += 1
        return at

    def _past_comma_phrase(self, at: int, limit: int) -> int:
        """Return the unit after «، في تصريح لهسبريس،»; `limit` when no such phrase is there."""
        if at + 1 >= limit or self.units[at + 1].word not in PREPOSITIONS:
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
            if unit.word in COMMAS:
                break
            if self._is_strong(at) or (unit.mention is None and without_article(unit.word) in ROLES):
                return self._phrase(at, end, cue, needs_known=False)
        if end and self.units[end - 1].is_word:
            unit = self.units[end - 1]
            return Speaker(unit.span, unit.raw, unit.mention, cue.form.gender, cue.form.number)
        return None

    def _topic(self, begin: int, cue: Cue) -> Speaker | None:
        at = self._skip(begin, cue.at)
        if at >= cue.at or cue.at - at > _FARTHEST or not self._is_strong(at):
            return None
        if any(unit.word in ("-", "–", "/", ":") for unit in self.units[at : cue.at]):
            return None  # a dateline, or a label
        speaker = self._phrase(at, cue.at, cue, needs_known=True)
        if speaker is None or not self._only_apposition(speaker, at, cue.at):
            return None
        return speaker

    def _only_apposition(self, speaker: Speaker, at: int, end: int) -> bool:
        """Tell whether nothing but a phrase set off by commas lies between a topic and its verb."""
        rest = [unit for unit in self.units[at:end] if unit.span.start >= speaker.span.end]
        while rest and (rest[-1].word in ("قد", "(") or rest[-1].word in ADVERBS or rest[-1].word in TIMES):
            rest.pop()
        if not rest:
            return True
        if rest[0].word in COMMAS:
            return rest[-1].word in COMMAS
        if rest[0].word in RELATIVES:
            return len(rest) <= 25
        return len(rest) <= 6 and all(unit.word not in COMMAS for unit in rest)

    def _is_strong(self, at: int) -> bool:
        """Tell whether a unit begins a noun phrase that can speak: a mention or a role, without a preposition."""
        unit = self.units[at]
        if unit.mention is not None:
            return not _clitic(unit) and unit.mention.type is not ActorType.OTHER
        word = unit.word[1:] if unit.word.startswith("و") and unit.word not in ROLES else unit.word
        return without_article(word) in ROLES or without_article(unit.word) in ROLES

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
        end = self._phrase_end(at, limit)
        person = self._person_in(at, end, limit)
        if person is not None:
            return _of_mention(person, gender, number)
        return self._described(at, end, gender, number)

    def _can_start(self, at: int, needs_known: bool) -> bool:
        unit = self.units[at]
        if not unit.is_word:
            return unit.marked is not None and False
        if unit.mention is not None:
            return not _clitic(unit)
        if unit.word in PREPOSITIONS or unit.word in PRONOUNS or unit.word in RELATIVES:
            return False
        if complementiser(unit.raw) or unit.word[:3] in ("بال", "كال") or unit.word[:2] == "لل":
            return False
        return not needs_known or without_article(unit.word) in ROLES

    def _phrase_end(self, at: int, limit: int) -> int:
        """Return the unit after the noun phrase: it ends at a mark, a time, a clause, or a phrase of circumstance."""
        end = at + 1
        while end < limit:
            unit = self.units[end]
            if unit.marked is None and not unit.is_word:
                break
            if unit.word in TIMES or unit.word in RELATIVES - {"من"} or complementiser(unit.raw):
                break
            if unit.word in ADVERBS and unit.word not in SELF:
                break
            if unit.word in PREPOSITIONS and not self._links(end, limit):
                break
            if unit.word[:1] == "ل" and unit.mention is not None and _clitic(unit):
                break
            end += 1
        while end > at + 1 and self.units[end - 1].word in _LINKS:
            end -= 1
        return end

    def _links(self, at: int, limit: int) -> bool:
        """Tell whether the preposition at `at` belongs to the noun phrase: مسؤول في وزارة, not قال في بيان."""
        if self.units[at].word not in _LINKS or at + 1 >= limit:
            return False
        following = self.units[at + 1]
        if following.mention is not None and following.mention.type is ActorType.PERSON:
            return self.units[at].word == "باسم"
        return following.is_word and without_article(following.word) not in _VENUES

    def _person_in(self, at: int, end: int, limit: int) -> Mention | None:
        """Return the person that a title leads to: الرئيس الروسي فلاديمير بوتين, القنصل في الجزر، أحمد موسى،."""
        head_is_definite = self._definite(at)
        for index in range(at, end):
            unit = self.units[index]
            if names_person(unit.mention) and not _clitic(unit) and not self._is_owned(at, index):
                return unit.mention if head_is_definite or index == at + 1 else None
        if head_is_definite and end + 1 < limit and self.units[end].word in COMMAS:
            unit = self.units[end + 1]
            if names_person(unit.mention) and not _clitic(unit):
                return unit.mention
        return None

    def _definite(self, at: int) -> bool:
        """Tell whether a head noun is definite: by its article, or because a noun follows that it governs."""
        if self.units[at].word.startswith("ال") or at + 1 >= len(self.units):
            return True
        following = self.units[at + 1]
        return (
            following.mention is not None
            or following.word not in PREPOSITIONS
            and not _is_adjective(following)
        )

    def _is_owned(self, at: int, index: int) -> bool:
        """Tell whether the person at `index` only belongs to the head: مكتب الرئيس جو بايدن."""
        head = without_article(self.units[at].word)
        return head in (
            "مكتب",
            "مصادر",
            "مصدر",
            "حكومة",
            "حملة",
            "اداره",
            "إدارة",
            "ادارة",
            "محامي",
            "محام",
            "زوجة",
            "والد",
        )

    def _described(self, at: int, end: int, gender: str, number: str) -> Speaker:
        first, last = self.units[at], self.units[end - 1]
        start = first.span.start
        mention = first.mention if first.mention is not None else None
        if mention is not None:
            start = max(start, mention.span.start)
        elif (
            first.raw.startswith("و") and first.word not in ROLES and without_article(first.word[1:]) in ROLES
        ):
            start += 1
        name = self._name_shape(at, end)
        span = Span(start, last.span.end) if name is None else name
        if mention is not None and not mention.span.covers(span) and mention.span.end < span.end:
            mention = self._mention_of_whole(span, mention)
        text = self.passage.reading.text
        if mention is not None:
            return Speaker(span, mention.name_ar, mention, gender, number)
        return Speaker(span, " ".join(span.of(text).split()), None, gender, number)

    def _mention_of_whole(self, span: Span, first: Mention) -> Mention | None:
        """Return the mention when it makes up the phrase but for an adjective or an apposition."""
        return first if 2 * len(first.span) >= len(span) else None

    def _name_shape(self, at: int, end: int) -> Span | None:
        """Return where a name seems to end the phrase (وزير الخارجية الأمريكية جون كيري), without a mention."""
        if any(unit.mention is not None for unit in self.units[at:end]) or end - at < 3:
            return None
        begin = end
        while begin > at and _can_be_name(self.units[begin - 1]):
            begin -= 1
        if begin in (at, end) or not self.units[begin - 1].word.startswith("ال"):
            return None
        return Span(self.units[begin].span.start, self.units[end - 1].span.end)


def _can_be_name(unit: Unit) -> bool:
    word = unit.word
    return (
        unit.is_word
        and not word.startswith(("ال", "لل", "و"))
        and word not in ROLES
        and word not in SELF
        and word not in PREPOSITIONS
        and len(word) > 2
        and not _is_adjective(unit)
    )


def _is_adjective(unit: Unit) -> bool:
    """Tell whether a word has the look of an indefinite adjective: أمريكي, رفيعة, كبار."""
    return unit.mention is None and unit.word.endswith(("ي", "ية", "ون", "ين", "ة", "كبير", "رفيع", "بارز"))


def _clitic(unit: Unit) -> bool:
    """Tell whether a preposition hangs on the mention of a unit: لبوتين, وبوتين counts as none."""
    mention = unit.mention
    if mention is None or mention.span.start <= unit.span.start:
        return False
    return unit.raw[: mention.span.start - unit.span.start].strip("ـ") not in ("و", "ف")


def _of_mention(mention: Mention, gender: str, number: str = "s") -> Speaker:
    return Speaker(mention.span, mention.name_ar, mention, gender, number)


def _agrees(unit: Unit, cue: Cue) -> bool:
    """Tell whether the head can be the subject of a verb of that gender; only places and ة are sure."""
    gender = cue.form.gender
    if not cue.form.finite or not gender:
        return True
    word = unit.word
    if unit.mention is not None and unit.mention.type is ActorType.PLACE:
        masculine = word.split()[0] in _MASCULINE_PLACES or without_article(word) in ROLES
        return gender == "f" or masculine
    if gender == "m" and word.endswith("ة"):
        return word in ("خليفة", "طلبة", "قادة", "ساسة", "دعاة", "محامية")
    return True


class Discourse:
    """The speakers so far, for verbs that have no subject of their own."""

    def __init__(self) -> None:
        self.speakers: list[Speaker] = []
        self.named: dict[str, Speaker] = {}

    def add(self, speaker: Speaker) -> Speaker:
        """Take note of a speaker; return it under the fullest name that the text has given so far."""
        known = self._resolved(speaker)
        self.speakers.append(known)
        return known

    def latest(self, gender: str, number: str = "s") -> Speaker | None:
        """Return the last speaker that a verb of that gender and number can have."""
        for speaker in self._compatible(gender, number):
            return speaker
        return self.speakers[-1] if self.speakers else None

    def _compatible(self, gender: str, number: str) -> Iterator[Speaker]:
        for speaker in reversed(self.speakers[-12:]):
            if gender and speaker.gender and speaker.gender != gender:
                continue
            if number != "s" and speaker.mention is not None and names_person(speaker.mention):
                continue
            yield speaker

    def _resolved(self, speaker: Speaker) -> Speaker:
        """Give a description such as المتحدث ذاته or الوزير the name of the person it stands for."""
        if speaker.mention is not None:
            return speaker
        words = [fold(word) for word in speaker.name.split()]
        head = without_article(words[0]) if words else ""
        definite = bool(words) and words[0].startswith("ال")
        if not definite and not any(word in SELF for word in words):
            return speaker
        if head not in ROLES and head not in DOCUMENTS:
            return speaker
        for earlier in self._compatible(speaker.gender, speaker.number):
            if names_person(earlier.mention) or head in [
                without_article(fold(w)) for w in earlier.name.split()
            ]:
                return Speaker(speaker.span, earlier.name, earlier.mention, speaker.gender, speaker.number)
        return speaker
