"""Who speaks: the subject or source of a cue in its own sentence."""

from dataclasses import replace

from reader.arabic.quotes.cues import COMMAS, Cue
from reader.arabic.quotes.names import is_only_a_name
from reader.arabic.quotes.phrases import Phrases, Speaker, of_mention
from reader.arabic.quotes.reading import Passage, has_clitic, names_person
from reader.arabic.quotes.words import complementiser, word_class

_FARTHEST = 40
_LONGEST_FRONTED = 15
_RELATIVE_GENDER = {"الذي": "m", "التي": "f", "الذين": "m"}


class Subjects:
    """Finds subjects inside one passage."""

    def __init__(self, passage: Passage) -> None:
        self.units = passage.units
        self.phrases = Phrases(passage)

    def after(self, cue: Cue, limit: int) -> Speaker | None:
        """Return the subject that follows the verb (قال فلان), looking no further than unit `limit`."""
        verb = cue.form.verb
        at = self._skip(cue.last + 1, limit)
        if at >= limit:
            return None
        needs_known = verb.takes_object or (verb.weak and limit - at > 4)
        if self.units[at].word in COMMAS:
            at = self._past_comma_phrase(at, limit)
            needs_known = True
        return self.phrases.read(at, limit, cue, needs_known=needs_known) if at < limit else None

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
            if at < limit and (
                self.phrases.is_strong(at) or (at > begin and is_only_a_name(self.units[at].raw))
            ):
                speaker = self.phrases.read(at, limit, None, needs_known=True)
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
            if unit.mention is not None and names_person(unit.mention) and not has_clitic(unit):
                return of_mention(unit.mention, gender)
        return None

    def source(self, at: int, limit: int) -> Speaker | None:
        """Return the source named from unit `at` on: بحسب المسؤول الأمريكي, عن مجلة "نيولاينز"."""
        at = self._skip(at, limit)
        if at >= limit or not self.units[at].is_word or self.units[at].word in word_class("preposition"):
            return None
        return self.phrases.read(at, limit, None, needs_known=False)

    def at(self, at: int, gender: str) -> Speaker | None:
        """Return the noun phrase that starts at unit `at`, if it can speak and is not of the other gender."""
        if not self.is_strong(at) or (gender == "m" and self.units[at].word.endswith("ة")):
            return None
        speaker = self.phrases.read(at, len(self.units), None, needs_known=True)
        return replace(speaker, gender=gender) if speaker is not None else None

    def is_strong(self, at: int) -> bool:
        """Tell whether a noun phrase that surely can speak begins at unit `at`."""
        return at < len(self.units) and self.phrases.is_strong(at)

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
        return self._past_fronted(at, limit)

    def _past_fronted(self, at: int, limit: int) -> int:
        """Return the unit after a phrase of circumstance that opens the sentence: من جهته،, وفي خطاب أمس،."""
        if at >= limit or not self._is_preposition(self.units[at].word):
            return at
        for end in range(at + 1, min(limit, at + _LONGEST_FRONTED)):
            if self.units[end].word in COMMAS:
                return end + 1
        return at

    def _is_preposition(self, word: str) -> bool:
        return word in word_class("preposition") or word.removeprefix("و") in word_class("preposition")

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
            if self.phrases.is_strong(at):
                return self.phrases.read(self._first_of_chain(at), end, cue, needs_known=False)
        if end and self.units[end - 1].is_word and not has_clitic(self.units[end - 1]):
            unit = self.units[end - 1]
            return Speaker(unit.span, unit.raw, unit.mention, cue.form.gender, cue.form.number)
        return None

    def _first_of_chain(self, at: int) -> int:
        """Return the first unit of the mention at `at`, or of the titles that govern it: عضو مجلس الإدارة."""
        mention = self.units[at].mention
        while at > 0:
            before = self.units[at - 1]
            if (mention is not None and before.mention is mention) or (
                mention is None and before.word in word_class("role")
            ):
                at -= 1
            else:
                break
        return at

    def _topic(self, begin: int, cue: Cue, *, sure: bool = False) -> Speaker | None:
        at = self._skip(begin, cue.at)
        if at >= cue.at or cue.at - at > _FARTHEST:
            return None
        if not (sure or self.phrases.is_strong(at)) and not (
            cue.at - at <= 4 and is_only_a_name(self.units[at].raw)
        ):
            return None
        if any(unit.word in ("-", "–", "/", ":") for unit in self.units[at : cue.at]):
            return None  # a dateline, or a label
        speaker = self.phrases.read(at, cue.at, cue, needs_known=not sure)
        most = 12 if cue.form.number == "p" else 6
        if speaker is None or not self._only_apposition(speaker, at, cue.at, most):
            return None
        return speaker

    def _only_apposition(self, speaker: Speaker, at: int, end: int, most: int) -> bool:
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
        return len(rest) <= most and all(unit.word not in COMMAS for unit in rest)
