"""Who speaks at a cue: its subject or source, else who is told of nearby, else who spoke last."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from reader.arabic.quotes.agreement import nature_of, suits_verb
from reader.arabic.quotes.answers import Answers
from reader.arabic.quotes.cues import Cue, cues_at, follows_noun, takes_antecedent
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.evidence import kept_in_sentence
from reader.arabic.quotes.openings import Intro
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.words import COMMAS, complementiser

_FARTHEST_OWNER = 25  # units between the source and its noun of speech: نقلت الوكالة عن فلان ... قوله
_FARTHEST_STANCE = 14  # units from أعرب to its عن ثقته
_FARTHEST_QUOTED = 8  # units from a verb to «نقلا عن»: the name of a paper lies between
_FARTHEST_TOLD = 8  # units from a relative pronoun to a participle of its clause
_LONGEST_CLAUSE = 15  # units of the clause that a participle ends
_BEFORE_THAT = ("قبل", "بعد", "الى", "منذ")
_OPENERS = frozenset(("ان", "ما", "الذي", "اذ", "حين", "حيث", "بعدما", "عندما"))  # of a clause of another's
_PAPERS = frozenset(("كلمة", "بيان", "رسالة", "تدوينة", "تغريدة", "خطاب", "خطبة", "منشور", "بلاغ"))
_ASKED = frozenset(("سئل", "سئلت", "سؤاله", "سؤالها"))  # as people are, not bodies
_WHAT = ("ما", "بما", "لما", "مما", "عما")


class Reported(Protocol):
    """A report before a cue in its passage: who spoke, and where the content begins."""

    speaker: Speaker | None
    start: int


class CueSpeakers:
    """Tells who speaks at the cues of one passage; `found` are the reports before."""

    def __init__(
        self, passage: Passage, discourse: Discourse, subjects: SubjectFinder, found: Sequence[Reported]
    ) -> None:
        self.passage = passage
        self.units = passage.units
        self.discourse = discourse
        self.subjects = subjects
        self.found = found
        self.answers = Answers(passage, discourse, subjects)

    def at(self, cue: Cue, intro: Intro | None, start: int) -> Speaker | None:
        """Return who speaks at a cue; take note of it, and of whom he asks."""
        speaker = self._at(cue, intro, start)
        if cue.kind == "ask" and cue.form.finite:
            self.discourse.note_question(self.answers.asked(cue.at, start, ""))
        return speaker

    def _at(self, cue: Cue, intro: Intro | None, start: int) -> Speaker | None:
        if "passive" in cue.form.verb.flags:
            return None
        limit = start if intro is not None else self._next_mark(start)
        if cue.form.shape == "participle":
            return self._of_participle(cue)
        mine = self.answers.of_own_question(cue)
        if mine is not None:
            return mine
        found = self._explicit(cue, self._before_inverted(cue, intro, limit))
        if found is not None:
            return self.discourse.add(found)
        told = self.subjects.of_relative_clause(cue) or self.subjects.of_bare_clause(cue)
        told = told or self.subjects.of_verb_right_before(cue)
        if told is not None:
            return self.discourse.add(replace(told, known_by=KnownBy.NEARBY))
        related = self.passage.unit_at(cue.at - 1).is_in("relative_masculine", "relative_feminine")
        related = related and not takes_antecedent(self.passage, cue)
        if not related and not self.found and cue.at > 1 and not self.answers.answers(cue):
            earlier = self._earlier_in_passage(cue)
            if earlier is not None:
                return self.discourse.add(replace(earlier, known_by=KnownBy.NEARBY))
        return None if follows_noun(self.passage, cue) else self._carried(cue)

    def _earlier_in_passage(self, cue: Cue) -> Speaker | None:
        """Return the subject of the verb before a cue that has none: وصد فلان الركلة، ثم أعلن."""
        subject = self.subjects.passage_subject(cue.at)
        if subject is not None and subject.gender in ("", cue.form.gender):
            nature = nature_of(self.passage.speech, subject)
            if suits_verb(nature, cue.form.gender, cue.form.number):
                return replace(subject, gender=cue.form.gender)
        if self.units[cue.at - 1].word in COMMAS:
            return self.subjects.person_before(cue.at, cue.form.gender)
        return None

    def _before_inverted(self, cue: Cue, intro: Intro | None, limit: int) -> int:
        """Return where to stop looking for the subject: at the comma when the content comes after it."""
        if intro is None or cue.at == 0 or self.units[cue.at - 1].word not in COMMAS:
            return limit
        commas = [i for i in range(cue.last + 1, limit) if self.units[i].word in COMMAS]
        return commas[0] if commas and commas[0] >= limit - 2 else limit

    def _next_mark(self, start: int) -> int:
        marks = (i for i in range(start, len(self.units)) if self.units[i].marked is not None)
        return next(marks, len(self.units))

    def _explicit(self, cue: Cue, limit: int) -> Speaker | None:
        him = self._of_whom_it_is_quoted(cue)
        if him is not None:
            return him
        if cue.form.shape == "noun":
            return self._owner_of_noun(cue) if cue.form.bound else self._of_bare_noun(cue, limit)
        if cue.kind == "relay":
            return self._named_by(range(cue.last + 1, limit), limit)
        if "document" in cue.form.verb.flags:
            return self._author(cue, limit) or self._issuer(cue)
        return self._quoted_by_it(cue, limit) or self._issuer(cue) or self._of_verb(cue, limit)

    def _of_whom_it_is_quoted(self, cue: Cue) -> Speaker | None:
        """Return whom a pronoun behind a verb of relaying means: ونقل عنه المؤرخ في كتابه قوله إن."""
        for at in range(max(0, cue.at - _FARTHEST_OWNER), cue.last + 1):
            pronoun = self.passage.unit_at(at + 1).word
            if pronoun not in ("عنه", "عنها"):
                continue
            relays = any(form.verb.kind == "relay" and form.finite for form, _ in self.units[at].forms)
            if relays and (at == cue.at or cue.form.shape == "noun"):
                known = self.discourse.latest(cue.span.start, "m" if pronoun == "عنه" else "f")
                return replace(known, gender="") if known is not None and known.person else None
        return None

    def _of_bare_noun(self, cue: Cue, limit: int) -> Speaker | None:
        if not self.units[cue.at].is_in("saying"):
            return self.subjects.source(cue.at + 1, limit)
        nearby = self.subjects.person_before(cue.at, "", nearby=True)
        if nearby is not None or self.found:
            return nearby
        clause = self._subject_of_last_clause(cue)
        return clause or self.subjects.passage_subject(cue.at) or self.subjects.announced(cue.at)

    def _of_verb(self, cue: Cue, limit: int) -> Speaker | None:
        if cue.form.bound and self.passage.unit_at(cue.at - 1).word in _WHAT:
            return self.subjects.after(cue, limit) or self._of_verb_before(cue, cue.at - 1)
        if cue.form.bound or self.passage.unit_at(cue.last + 1).is_in("bound_preposition"):
            return self.subjects.after(cue, limit) or self.subjects.before(cue)
        return self.subjects.before(cue) or self.subjects.after(cue, limit)

    def _issuer(self, cue: Cue) -> Speaker | None:
        """Return who issued what a verb speaks in: تبنت الجبهة الهجوم في بيان قالت فيه إن."""
        inside = self.passage.unit_at(cue.last + 1).word in ("فيه", "فيها")
        before = self.passage.unit_at(cue.at - 1)
        places = (self.passage.unit_at(at) for at in (cue.at - 1, cue.at - 2))
        paper = any(unit.is_in("document") or unit.word.lstrip("ب") in _PAPERS for unit in places)
        if not inside or not paper or before.is_in("relative_masculine", "relative_feminine"):
            return None
        if self.found:
            return self._last_speaker(cue.form.gender)  # ونعته النقابة في بيان قالت فيه
        named = self._earlier_in_passage(cue) or self.subjects.passage_subject(cue.at)
        return named or self.subjects.person_before(cue.at, "")

    def _owner_of_noun(self, cue: Cue) -> Speaker | None:
        """Return who voices what the noun carries: أعرب فلان عن ثقته بأن; نقلت الوكالة عن فلان قوله."""
        if self.passage.unit_at(cue.at - 1).word == "عن":
            return self._of_verb_before(cue, cue.at - 1)
        if self.units[cue.at].word.startswith("ب"):  # علق فلان على الأنباء عن الصفقة بقوله
            subject = self.subjects.passage_subject(cue.at)
            if subject is not None:
                return replace(subject, gender=cue.form.gender)
        found = self._named_by(range(cue.at - 1, max(-1, cue.at - _FARTHEST_OWNER), -1), cue.at)
        return replace(found, gender=cue.form.gender) if found is not None else None

    def _of_verb_before(self, cue: Cue, limit: int) -> Speaker | None:
        """Return the subject of the verb before a cue: أدان فلان ما وصفه بـ«كذا»."""
        for at in range(limit - 1, max(-1, cue.at - _FARTHEST_STANCE), -1):
            verb = next((one for one in cues_at(self.passage, at) if one.form.finite), None)
            if verb is not None:
                return self.subjects.before(verb) or self.subjects.after(verb, limit)
        return None

    def _author(self, cue: Cue, limit: int) -> Speaker | None:
        """Return whose document it is, or the document: جاء في بيان الشبكة."""
        document = self.subjects.source(cue.last + 2, limit)
        if document is None:
            return None
        end = self.subjects.end_of(document, cue.last + 2)
        owner = self.subjects.phrases.owner(cue.last + 2, end)
        return of_mention(owner, "") if owner is not None else document

    def _named_by(self, places: range, limit: int) -> Speaker | None:
        """Return the source after عن or إلى: نقلت الوكالة عن فلان قوله."""
        for at in places:
            if self.units[at].facts.preposition in ("عن", "إلى"):
                return self.subjects.source(at + 1, limit)
        return None

    def _quoted_by_it(self, cue: Cue, limit: int) -> Speaker | None:
        """Return whom a paper quotes behind its verb: ذكرت الصحيفة نقلا عن مسؤول أن."""
        for at in range(cue.last + 1, min(limit - 2, cue.last + _FARTHEST_QUOTED)):
            if self.units[at].word == "نقلا" and self.units[at + 1].word == "عن":
                return self.subjects.source(at + 2, limit)
        return None

    def _of_participle(self, cue: Cue) -> Speaker | None:
        gender = cue.form.gender
        clause = self._subject_of_last_clause(cue)
        if clause is not None and suits_verb(nature_of(self.passage.speech, clause), gender, cue.form.number):
            return self.discourse.add(replace(clause, gender=gender))
        if self.found:
            return (
                self._last_speaker(gender)
                or self.subjects.speaker_at(self.found[-1].start, gender)
                or self.subjects.person_before(cue.at, gender)
                or self.discourse.latest(cue.span.start, gender, cue.form.number, cue.form)
            )
        subject = self.subjects.passage_subject(cue.at if cue.at else len(self.units))
        subject = subject or self._told_of_in_clause(cue, gender)
        if subject is not None:
            return self.discourse.add(replace(subject, gender=gender))
        return self.discourse.latest(cue.span.start, gender, cue.form.number, cue.form)

    def _subject_of_last_clause(self, cue: Cue) -> Speaker | None:
        """Return the subject of the clause right before a participle: وطلب ممثلها العقوبة، قائلا إن."""
        first = self.found[-1].start if self.found else 0
        for at in range(cue.at - 1, max(first, cue.at - _LONGEST_CLAUSE), -1):
            unit, before = self.units[at], self.units[at - 1]
            joined = unit.word.startswith("و") and before.word in COMMAS
            joined = joined and (not self.found or self._has_object(at))
            opens = joined or before.word in _OPENERS or before.is_in("while")
            if opens and unit.mention is None and (unit.is_first_a_verb or unit.forms):
                subject = self.subjects.subject_behind(at, cue.at)
                if subject is not None or not joined:
                    return subject
            if unit.marked is not None or (complementiser(unit.raw) and before.word not in _BEFORE_THAT):
                return None
        return None

    def _has_object(self, at: int) -> bool:
        """Tell whether a pronoun is the object of a verb, so that a noun behind it is the subject."""
        owned = self.units[at].word.endswith(("ه", "ها", "هم"))
        return owned or self.passage.unit_at(at + 1).is_in("bound_preposition")

    def _told_of_in_clause(self, cue: Cue, gender: str) -> Speaker | None:
        """Return of whom the relative clause tells that a participle ends: فلان، الذي أهداها لأمه قائلا."""
        clause = self.units[max(0, cue.at - _FARTHEST_TOLD) : cue.at]
        relates = any(unit.is_in("relative_masculine", "relative_feminine") for unit in clause)
        return self.subjects.person_before(cue.at, gender) if relates else None

    def _carried(self, cue: Cue) -> Speaker | None:
        if self.answers.answers(cue):
            asked = self.answers.who(cue)
            if asked is not None:
                return self.discourse.add(replace(asked, known_by=asked.known_by or KnownBy.NEARBY))
        else:
            last = self._last_speaker(cue.form.gender)
            if last is not None:
                return last
            asked = None if self.found else self.answers.who(cue)
            if asked is not None:
                return self.discourse.carry(asked)
        asked_of = any(unit.word.lstrip("وف") in _ASKED for unit in self.units[: cue.at])
        form, at = cue.form, cue.span.start
        known = self.discourse.latest(at, form.gender, form.number, form, person=asked_of)
        return self.discourse.carry(known) if known is not None else None

    def _last_speaker(self, gender: str) -> Speaker | None:
        """Return who spoke last in the passage, if a verb of that gender can go on with it."""
        last = self.found[-1].speaker if self.found else None
        agrees = last is not None and (not last.gender or not gender or last.gender == gender)
        return kept_in_sentence(last) if last is not None and agrees else None
