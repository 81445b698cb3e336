"""Who speaks: the subject or source of a cue in its own sentence."""

from dataclasses import replace

from reader.arabic.document import ActorType
from reader.arabic.quotes.cues import Cue, takes_antecedent
from reader.arabic.quotes.phrase_starts import PhraseHead, can_start
from reader.arabic.quotes.phrases import Phrases, Speaker, of_mention
from reader.arabic.quotes.reading import NOTHING, Passage, has_clitic, names_person
from reader.arabic.quotes.subject_places import (
    gender_of_verb,
    is_of_woman,
    is_preposition,
    leads_to_person,
    may_be_subject,
    past_governed,
    past_loose_words,
)
from reader.arabic.quotes.topics import Topic, is_place, joins_verb, may_be_topic
from reader.arabic.quotes.words import COMMAS, complementiser, without_article
from reader.text.spans import Span

_FARTHEST = 40  # units between a subject and a verb after it: both may have clauses of their own
_FARTHEST_ANTECEDENT = 11  # units from a relative pronoun back to the head of its noun phrase
_LONGEST_FRONTED = 15  # units of a phrase of circumstance before the subject
_NEAREST_TOPIC = 6  # units from a joined subject to its verb
_LONGEST_CLAUSE = 12  # units from a relative pronoun to a further verb of its clause
_LONGEST_BARE = 7  # units from an indefinite noun to the verb of its clause
_DATELINE = frozenset(("-", "–", "—", "/", ":", "("))
_LONGEST_DATELINE, _SHORTEST_REPORT = 8, 3  # units
_IN_TURN = frozenset(("جانبه", "جانبها", "جانبهم", "جهته", "جهتها", "جهتهم", "ناحيته", "ناحيتها"))
_MANY = 4  # units after a common verb among which any noun could be taken for its subject


class SubjectFinder:
    """Finds subjects inside one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.units = passage.units
        self.phrases = Phrases(passage)

    def after(self, cue: Cue, limit: int) -> Speaker | None:
        """Return the subject that follows the verb (قال فلان), looking no further than unit `limit`."""
        verb = cue.form.verb
        if cue.addresses:
            return None
        at = self._past_bound(cue.last + 1, cue.last, limit)
        if at >= limit:
            return None
        needs_known = not cue.form.bound and (verb.takes_object or (verb.weak and limit - at > _MANY))
        needs_known = needs_known and not leads_to_person(self.passage, at)
        if self.units[at].word in COMMAS:
            at = self._past_comma_phrase(at, limit)
            needs_known = True
        return self.phrases.read(at, limit, cue, needs_known=needs_known) if at < limit else None

    def before(self, cue: Cue) -> Speaker | None:
        """Return the subject that stands before the verb: فلان قال, كان فلان صرح, فلان، الذي قال."""
        if cue.at == 0:
            return None
        if self.units[cue.at - 1].is_in("relative_masculine", "relative_feminine"):
            bound = self.passage.unit_at(cue.last + 1).is_in("bound_preposition")  # البيان الذي أكد فيه فلان
            return None if bound or takes_antecedent(self.passage, cue) else self._antecedent(cue)
        beside = self._of_whom_it_was_before(cue) or self._joined_topic(cue)
        if beside is not None:
            return beside
        if not cue.joined:
            return self._topic(self._begin(cue.at), cue) or self._topic(self._clause_start(cue.at), cue)
        for at in range(cue.at - 1, max(-1, cue.at - _FARTHEST), -1):
            if self.units[at].is_in("topic"):
                return self._topic(at + 1, cue, announced=True)
        return None

    def _of_whom_it_was_before(self, cue: Cue) -> Speaker | None:
        """Return who has said something before: سبق لرئيسة الوزراء أن قالت."""
        if self.units[cue.at - 1].word != "ان":
            return None
        for at in range(max(0, cue.at - _FARTHEST_ANTECEDENT - 1), cue.at - 2):
            word = self.units[at + 1].word
            if self.units[at].word.lstrip("و") == "سبق" and word.startswith("ل"):
                return self._governed(at + 1, cue)
        return None

    def _governed(self, at: int, cue: Cue) -> Speaker | None:
        """Return the phrase that ل governs: a person, or the words behind the preposition."""
        end = cue.at - 1
        person = next((unit.mention for unit in self.units[at:end] if names_person(unit.mention)), None)
        if person is not None:
            return of_mention(person, cue.form.gender)
        span = Span(self.units[at].span.start + 1, self.units[end - 1].span.end)
        words = " ".join(span.of(self.passage.reading.text).split())
        name = f"ا{words}" if words.startswith("ل") else words
        return Speaker(span, name, gender=cue.form.gender)

    def _joined_topic(self, cue: Cue) -> Speaker | None:
        """Return the subject that و joins right before its verb: ، والنقابات تصفه."""
        for at in range(cue.at - 1, max(0, cue.at - _NEAREST_TOPIC), -1):
            if self.units[at - 1].word in COMMAS:
                return self._topic(at, cue) if self.units[at].is_joined_role and not cue.joined else None
        return None

    def of_relative_clause(self, cue: Cue) -> Speaker | None:
        """Return of whom a relative clause tells that goes on with a verb: الوزير، الذي كان حاضرا وقال."""
        if not cue.joined or self.passage.unit_at(cue.at - 1).word in COMMAS:
            return None
        for at in range(cue.at - 1, max(0, cue.at - _LONGEST_CLAUSE), -1):
            unit = self.units[at]
            if unit.word in COMMAS or unit.marked is not None or complementiser(unit.raw):
                return None
            if unit.is_in("relative_masculine", "relative_feminine"):
                masculine = unit.is_in("relative_masculine")
                agrees = not cue.form.gender or (cue.form.gender == "m") == masculine
                return self._told_of(at, cue) if agrees else None
        return None

    def of_bare_clause(self, cue: Cue) -> Speaker | None:
        """Return of whom a clause without a relative pronoun tells: على لسان مصدر في الوزارة قال إن."""
        if cue.joined or not cue.form.finite:
            return None
        for at in range(cue.at - 1, max(0, cue.at - _LONGEST_BARE), -1):
            unit = self.units[at]
            if unit.word in COMMAS or unit.marked is not None or unit.forms or complementiser(unit.raw):
                return None
            if unit.is_role and unit.mention is None and not unit.word.startswith("ال"):
                governed = self.units[at - 1].is_in("preposition") or self.units[at - 1].word == "لسان"
                return self.phrases.read(at, cue.at, None, needs_known=False) if governed else None
        return None

    def of_verb_right_before(self, cue: Cue) -> Speaker | None:
        """Return the subject between a verb and one that goes on with it: وهو ما وافق عليه اللاعب وأكد أن."""
        at = cue.at - 1
        if not cue.joined or at < 1 or not self.is_strong(at) or self.units[at].word in COMMAS:
            return None
        while at > 0 and (self.units[at - 1].mention is not None or self.units[at - 1].is_in("role")):
            at -= 1
        while at > 0 and self.units[at - 1].is_in("bound_preposition"):
            at -= 1
        verb = self.passage.unit_at(at - 1)
        if verb.mention is not None or not (verb.is_first_a_verb or verb.forms):
            return None
        if not verb.is_only_a_verb and is_preposition(self.passage.unit_at(at - 2)):
            return None  # ربت على كتف فلان وقال
        return self.subject_behind(at - 1, cue.at)

    def _told_of(self, relative: int, cue: Cue) -> Speaker | None:
        """Return the person right before a relative pronoun and its comma."""
        end = relative - 1 if self.units[relative - 1].word in COMMAS else relative
        mention = self.passage.unit_at(end - 1).mention
        return of_mention(mention, cue.form.gender) if mention is not None and names_person(mention) else None

    def passage_subject(self, limit: int) -> Speaker | None:
        """Return the subject of the main verb of the passage, where it is a person or body that is known."""
        begin = self._begin(limit)
        return self._subject_from(begin, limit) or self._of_fronted_clause(limit)

    def announced(self, limit: int) -> Speaker | None:
        """Return of whom أما says that something follows: أما جارتها فاكتفت بالقول."""
        begin = self._begin(limit)
        if not 0 < begin < limit or not self.units[begin - 1].is_in("topic"):
            return None
        return self.phrases.read(begin, limit, None, needs_known=False)

    def _of_fronted_clause(self, limit: int) -> Speaker | None:
        """Return the subject of a clause of time before the main one: حين دخلت الممرضة الخيمة، وجدت."""
        first = self.passage.unit_at(0)
        if limit < 3 or not first.form_is_in(first.word.removeprefix("و"), "subordinator"):
            return None
        if any(form.verb.kind == "ask" and form.bound for form, _ in self.units[1].forms):
            return None  # وحين سأله القاضي، نظر إلى السقف: of whom he asks
        return self._subject_from(1, limit)

    def subject_behind(self, verb: int, limit: int) -> Speaker | None:
        """Return the subject that stands behind the verb at unit `verb`, if it surely can speak."""
        at = self._past_bound(verb + 1, verb, limit)
        return self.phrases.read(at, limit, None, needs_known=True) if self.is_strong(at) else None

    def _subject_from(self, begin: int, limit: int) -> Speaker | None:
        if begin + 1 < limit and complementiser(self.units[begin + 1].raw):
            begin += 2  # يبدو أن الرئيس
        for start in (begin, begin + 1):  # the subject comes first, or after the verb
            at = self._past_bound(start, begin, limit)
            if at < limit and self._is_subject(at, begin):
                known = not (at > begin and leads_to_person(self.passage, at))
                speaker = self.phrases.read(at, limit, None, needs_known=known)
                gender = gender_of_verb(self.passage, begin) if at > begin else ""
                return replace(speaker, gender=gender) if speaker is not None else None
        return None

    def _past_bound(self, at: int, verb: int, limit: int) -> int:
        """Return the unit after what may stand between a verb and its subject: ورد عليها فلان."""
        at = (
            past_governed(self.passage, past_loose_words(self.passage, at, limit), limit)
            if verb < at
            else past_loose_words(self.passage, at, limit)
        )
        while verb < at < limit and self.units[at].is_in("bound_preposition"):
            at += 1
        return self._past_audience(at, limit) if verb < at else at

    def _past_audience(self, at: int, limit: int) -> int:
        """Return the unit after a body that is told, before somebody: أكد لوكالة القرية | شاهد عيان."""
        told = self.units[at].mention if at < limit else None
        if told is None or told.type is not ActorType.ORGANISATION or not self.units[at].word.startswith("ل"):
            return at
        end = self.end_of(Speaker(told.span, told.name_ar), at)
        return end if end < limit and self.units[end].is_role else at

    def _is_subject(self, at: int, begin: int) -> bool:
        strong = self.phrases.is_strong(at) or (at > begin and self.units[at].is_only_a_name)
        return strong or (at > begin and leads_to_person(self.passage, at))

    def person_before(self, limit: int, gender: str, *, nearby: bool = False) -> Speaker | None:
        """Return the last person named before unit `limit`, no comma between if `nearby`."""
        for unit in reversed(self.units[self._begin(limit) : limit]):
            if nearby and unit.word in COMMAS:
                break
            if unit.mention is not None and names_person(unit.mention) and not has_clitic(unit):
                return of_mention(unit.mention, gender)
        return None

    def first_person(self) -> Speaker | None:
        """Return the first person whom the passage names as its subject: هكذا فعل فلان."""
        for at, unit in enumerate(self.units):
            mention = unit.mention
            if mention is None or not names_person(mention) or has_clitic(unit):
                continue
            begins = self.passage.unit_at(at - 1).mention is not mention
            if begins and may_be_subject(self.passage, at):
                return of_mention(mention, "f" if is_of_woman(self.passage, at - 1) else "")
        return None

    def source(self, at: int, limit: int) -> Speaker | None:
        """Return the source named from unit `at` on: بحسب المسؤول الأمريكي, عن مجلة "نيولاينز"."""
        at = past_loose_words(self.passage, at, limit)
        if at >= limit or not self.units[at].is_word or self.units[at].is_in("preposition"):
            return None
        return self.phrases.read(at, limit, None, needs_known=False)

    def speaker_at(self, at: int, gender: str) -> Speaker | None:
        """Return the noun phrase that starts at unit `at`, if it can speak and is not of the other gender."""
        if not self.is_strong(at) or (gender == "m" and self.units[at].word.endswith("ة")):
            return None
        speaker = self.phrases.read(at, len(self.units), None, needs_known=True)
        return replace(speaker, gender=gender) if speaker is not None else None

    def named_from(self, at: int, limit: int) -> Speaker | None:
        """Return the noun phrase from unit `at` on, if it is a name or somebody who surely can speak."""
        at = past_loose_words(self.passage, at, limit)
        if at >= limit:
            return None
        return self.phrases.read(at, limit, None, needs_known=True)

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
        at = self._past_dateline(limit)
        for index, unit in enumerate(self.units[:limit]):
            if unit.word.startswith("..") or unit.word == "…":
                at = index + 1
        while at < limit and self.units[at].is_in("opener"):
            at += 1
        at = self._past_fronted(at, limit)
        while at < limit and self.units[at].form_is_in(self.units[at].word.removeprefix("و"), "negation"):
            at += 1
        return at

    def _past_dateline(self, limit: int) -> int:
        """Return the unit after the place and agency that open a report: كاتمندو - د ب أ: | عانت العاصمة."""
        if limit < _SHORTEST_REPORT or not is_place(self.units[0]):
            return 0
        opened = self.units[1].word in ("(", "-", "–", "—", "/", ":")
        places = range(1, min(limit, _LONGEST_DATELINE))
        return max((at + 1 for at in places if self.units[at].word in _DATELINE), default=0) if opened else 0

    def _past_fronted(self, at: int, limit: int) -> int:
        """Return the unit after a phrase of circumstance that opens the sentence: من جهته،."""
        if at >= limit or not is_preposition(self.units[at]):
            return at
        if self.units[at].word.lstrip("و") == "من" and self.passage.unit_at(at + 1).word in _IN_TURN:
            return at + 2 + (self.passage.unit_at(at + 2).word in COMMAS)  # من جانبه ثمن فلان
        if self.units[at].forms and (self.is_strong(at + 1) or leads_to_person(self.passage, at + 1)):
            return at  # وعبر رئيس اللجنة عن أسفه
        for end in range(at + 1, min(limit, at + _LONGEST_FRONTED)):
            if self.units[end].word in COMMAS:
                return end + 1
            if self._begins_main_clause(end):
                return end
        return at

    def _begins_main_clause(self, at: int) -> bool:
        """Tell whether a verb follows a definite noun, so that it is no relative clause: في الحي يقف."""
        before = self.units[at - 1]
        definite = (
            before.word.startswith("ال") or before.mention is not None or before.is_in("time", "adverb")
        )
        return definite and self.units[at].mention is None and self.units[at].is_only_a_verb

    def _clause_start(self, limit: int) -> int:
        """Return the unit after the last إن or لكن before unit `limit`: فإن المدافعين يؤكدون."""
        for at in range(limit - 1, max(-1, limit - _FARTHEST), -1):
            if complementiser(self.units[at].raw) or self.units[at].is_in("contrast"):
                return at + 1
        return limit

    def _past_comma_phrase(self, at: int, limit: int) -> int:
        """Return the unit after «، في تصريح لهسبريس،»; `limit` when no such phrase is there."""
        if at + 1 >= limit or not self.units[at + 1].is_in("preposition"):
            return limit
        for end in range(at + 2, limit):
            if self.units[end].word in COMMAS:
                return past_loose_words(self.passage, end + 1, limit)
        return limit

    def _antecedent(self, cue: Cue) -> Speaker | None:
        """Return the noun phrase before the relative of a verb: فلان، الذي قال."""
        gender = "m" if self.units[cue.at - 1].is_in("relative_masculine") else "f"
        if cue.form.gender and cue.form.gender != gender:
            return None
        end = cue.at - 1
        if end and self.units[end - 1].word in COMMAS:
            end -= 1
        head = self._head_before(end)
        if head is not None:
            speaker = self.phrases.read(head, end, cue, needs_known=False)
            restricted = end == cue.at - 1
            return speaker and replace(speaker, told_apart=restricted)
        last = self.units[end - 1] if end else NOTHING
        if not can_start(PhraseHead(last, cue, needs_known=False)) or last.is_in("interrogative"):
            return None
        return Speaker(last.span, last.raw, last.mention, cue.form.gender, cue.form.number)

    def _head_before(self, end: int) -> int | None:
        """Return where the noun phrase that can speak before unit `end` begins, in the same clause."""
        many = self.passage.unit_at(end).word == "الذين"
        for at in range(end - 1, max(-1, end - 1 - _FARTHEST_ANTECEDENT), -1):
            unit = self.units[at]
            if unit.word in COMMAS or not (unit.is_word or unit.marked) or complementiser(unit.raw):
                return None
            if self.phrases.is_strong(at) and not (many and self._is_one_body(at)):
                return self._first_of_chain(at)
        return None

    def _is_one_body(self, at: int) -> bool:
        """Tell whether a noun is one body or place, of which الذين does not tell: نواب في اللجنة الذين."""
        unit = self.units[at]
        if unit.mention is not None:
            return not names_person(unit.mention)
        return unit.is_singular and not unit.form_is_in(without_article(unit.word), "people")

    def _first_of_chain(self, at: int) -> int:
        """Return the first unit of the mention at `at`, or of the titles that govern it: عضو مجلس الإدارة."""
        mention = self.units[at].mention
        while at > 0:
            before = self.units[at - 1]
            if (mention is not None and before.mention is mention) or (
                mention is None and before.is_in("role")
            ):
                at -= 1
            else:
                break
        return at

    def _topic(self, begin: int, cue: Cue, *, announced: bool = False) -> Speaker | None:
        """Return the noun phrase at `begin` that is the subject of a verb after it."""
        at = past_loose_words(self.passage, begin, cue.at)
        many = self._is_group(at, cue)
        if not may_be_topic(Topic(self.passage, at, cue, many or self.is_strong(at), announced)):
            return None
        speaker = self.phrases.read(at, cue.at, cue, needs_known=not (announced or many))
        if speaker is None:
            return None
        between = [unit for unit in self.units[at : cue.at] if unit.span.start >= speaker.span.end]
        return speaker if joins_verb(between, cue) else None

    def _is_group(self, at: int, cue: Cue) -> bool:
        """Tell whether people stand behind لكن or أن, and the verb is plural: لكن مرشدين قالوا."""
        before = self.passage.unit_at(at - 1)
        led = before.is_in("contrast") or bool(complementiser(before.raw))
        return led and cue.form.number == "p" and self.passage.unit_at(at).word.endswith("ين")
