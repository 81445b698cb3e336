"""The cues of a passage that count, each with its speaker and the stretch of its content."""

from dataclasses import dataclass, replace

from reader.arabic.quotes.agreement import nature_of, suits_verb
from reader.arabic.quotes.counting import (
    Standing,
    begin_of_contrast,
    begin_of_meanwhile,
    begin_of_relay,
    counts,
)
from reader.arabic.quotes.cues import Cue, cues_at, follows_noun, is_headline, takes_antecedent
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.evidence import kept_in_sentence
from reader.arabic.quotes.inversion import goes_on_after
from reader.arabic.quotes.openings import Intro
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage, names_person
from reader.arabic.quotes.reports import find_reports
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.trailing import end_of_content, goes_on_with_verb
from reader.arabic.quotes.words import COMMAS, WordClass, complementiser, fold_cue

_FARTHEST_OWNER = 25  # units between the source and its noun of speech: نقلت الوكالة عن فلان ... قوله
_FARTHEST_STANCE = 14  # units from أعرب to its عن ثقته
_FARTHEST_QUOTED = 8  # units from a verb to «نقلا عن»: the name of a paper lies between
_LONGEST_OFFICE = 8  # units of an office behind a name
_LONGEST_APPOSITION = 15  # units of an office between commas
_LONGEST_CONTRAST = 8  # units of «لكنه بدا متفائلا» before a further verb of speech
_ANSWERS = ("أجاب", "رد")
_THIS = ("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين")
_WHAT = ("ما", "بما", "لما", "مما", "عما")
_LEADING: tuple[WordClass, ...] = ("connector", "leading", "relative_masculine", "relative_feminine")


@dataclass(slots=True)
class Region:
    """A cue, its speaker and the units of its content, half-open; at `limit` the next cue takes over."""

    cue: Cue
    intro: Intro | None
    speaker: Speaker | None
    start: int
    end: int
    limit: int


class Regions:
    """Chooses the cues of one passage; reports inside reports are left out."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        self.units = passage.units
        self.passage = passage
        self.discourse = discourse
        self.subjects = SubjectFinder(passage)
        self.found: list[Region] = []

    def run(self) -> list[Region]:
        """Return the regions in order; take note of their speakers."""
        for cue, intro in find_reports(self.passage):
            if self.found and cue.at < self.found[-1].start + (self.found[-1].intro is not None):
                continue  # inside the content, or the first word of it
            if intro is None or (intro.kind == "quote" and not intro.colon):
                intro = goes_on_after(self.passage, self.subjects, cue) or intro
            if intro is None:
                intro = self._object(cue)
            if counts(self._standing(cue, intro)):
                self._add(cue, intro)
        for region in self.found:
            nominal = region.intro is not None and region.intro.kind == "nominal"
            end = end_of_content(self.passage, region.start, region.end, nominal=nominal)
            region.end = min(region.end, end)
            if region.intro is not None and region.intro.kind == "clause" and region.cue.form.finite:
                form = region.cue.form
                region.end = goes_on_with_verb(self.passage, region.start, region.end, form)
        return self.found

    def _standing(self, cue: Cue, intro: Intro | None) -> Standing:
        last = self.found[-1].intro if self.found else None
        inside = last is not None and last.kind != "quote" and not self._has_ended(cue)
        return Standing(self.passage, self.subjects, cue, intro, bool(self.found), inside)

    def _has_ended(self, cue: Cue) -> bool:
        """Tell whether a remark ended the report before a cue: ، وهي تهمة ينفيها الوزير الذي يؤكد أن."""
        last = self.found[-1]
        related = self.passage.unit_at(cue.at - 1).is_in("relative_masculine", "relative_feminine")
        if not related or begin_of_meanwhile(self.passage, cue.at) < cue.at:
            return False
        nominal = last.intro is not None and last.intro.kind == "nominal"
        return end_of_content(self.passage, last.start, cue.at, nominal=nominal) < cue.at

    def _add(self, cue: Cue, intro: Intro | None) -> None:
        start = intro.at if intro is not None else cue.last + 1
        speaker = self._speaker(cue, intro, start)
        trusted = intro is None or intro.kind != "nominal" or self._trusted(cue, speaker, start)
        if self.found:
            cut = self._cut_before(cue)
            last = self.found[-1]
            last.end, last.limit = min(last.end, cut), cut if trusted else last.limit
        if not trusted:
            return
        self.found.append(Region(cue, intro, speaker, start, len(self.units), len(self.units)))

    def _trusted(self, cue: Cue, speaker: Speaker | None, start: int) -> bool:
        """Tell whether a noun phrase is reported content: after a common verb only with its subject."""
        if speaker is None:
            return False
        if not cue.form.verb.weak:
            return True
        return cue.span.end <= speaker.span.start < self.units[start].span.start

    def _object(self, cue: Cue) -> Intro | None:
        """Return the noun phrase after verb and subject that is the object: نفى الكرملين وجود نية."""
        if not cue.form.finite or "obj" not in cue.form.verb.nominal or is_headline(self.passage):
            return None
        subject = self.subjects.after(cue, len(self.units)) or self.subjects.before(cue)
        if subject is None:
            return self._object_of_pronoun(cue)
        if not (subject.mention is not None or subject.person or self._is_definite_role(subject, cue)):
            return None
        end = max(cue.last + 1, self.subjects.end_of(subject, cue.at))
        at = self._past_loose(self._past_apposition(end))
        at = self._past_office(at) if subject.person else at
        unit = self.passage.unit_at(at)
        if at + 1 >= len(self.units) or not unit.is_word or unit.is_in("preposition", "no_report"):
            return None
        if unit.word in _THIS:
            return None  # أكد هذه الرواية, نفى ذلك
        if names_person(unit.mention) or (unit.is_title and names_person(self.units[at + 1].mention)):
            return None  # استبعد المدرب المهاجم فلان
        return None if complementiser(unit.raw) else Intro("nominal", at)

    def _is_definite_role(self, subject: Speaker, cue: Cue) -> bool:
        """Tell whether a subject after its verb is definite and can speak: أكدت الوزارة | مقتل جندي."""
        at = self.subjects.end_of(subject, cue.at) - 1
        first = subject.name.split()[0]
        known = self.passage.speech.is_role(fold_cue(first)) and subject.span.start > cue.span.start
        return known and self.units[at].word.startswith("ال")

    def _object_of_pronoun(self, cue: Cue) -> Intro | None:
        """Return what a verb denies of which أنه or و tells the subject: غير أنه نفى | انتشار الوباء."""
        told = bool(complementiser(self.passage.unit_at(cue.at - 1).raw)) or cue.joined
        at = cue.last + 1
        unit = self.passage.unit_at(at)
        if not told or at + 1 >= len(self.units) or unit.mention is not None or not unit.is_word:
            return None
        bare = unit.word.startswith("ال") or unit.is_in("preposition", "adverb", "time", "relative")
        return None if bare or complementiser(unit.raw) or unit.is_only_a_verb else Intro("nominal", at)

    def _past_apposition(self, at: int) -> int:
        """Return the comma that closes an office set off behind a name: أعلن فلان، مدرب المنتخب | ، قائمة."""
        if self.passage.unit_at(at).word not in COMMAS or not self.passage.unit_at(at + 1).is_role:
            return at
        places = range(at + 2, min(len(self.units), at + _LONGEST_APPOSITION))
        return next((place for place in places if self.units[place].word in COMMAS), len(self.units))

    def _past_office(self, at: int) -> int:
        """Return the unit after the office that stands behind a name: فلان رئيس الهيئة | إصابته."""
        if not self.passage.unit_at(at).is_role:
            return at
        places = range(at + 2, min(len(self.units), at + _LONGEST_OFFICE))
        own = (place for place in places if self.units[place].has_pronoun)
        return next((place for place in own if not self.units[place - 1].is_role), at)

    def _past_loose(self, at: int) -> int:
        while self.passage.unit_at(at).is_in("adverb", "time") or self.passage.unit_at(at).word in COMMAS:
            at += 1
        return at

    def _cut_before(self, cue: Cue) -> int:
        """Return the unit where the content before a cue ends: before its comma and connector."""
        at = min(begin_of_meanwhile(self.passage, cue.at), begin_of_contrast(self.passage, cue.at))
        at = self._begin_of_his_contrast(at)
        at = begin_of_relay(self.passage, at) if cue.form.shape == "noun" else at
        while self.passage.unit_at(at - 1).is_in(*_LEADING) or self.passage.unit_at(at - 1).word in COMMAS:
            at -= 1
        return at

    def _begin_of_his_contrast(self, at: int) -> int:
        """Return where «، لكنه بدا متفائلا» begins before «، وقال», else `at`: the newsroom goes on there."""
        for place in range(at - 1, max(0, at - _LONGEST_CONTRAST), -1):
            unit = self.units[place]
            if unit.is_in("contrast") and unit.word.endswith(("ه", "ها", "هم")):
                return place if self.units[place - 1].word in COMMAS else at
            if unit.word in COMMAS and place < at - 1:
                return at
        return at

    # Speakers

    def _speaker(self, cue: Cue, intro: Intro | None, start: int) -> Speaker | None:
        if "passive" in cue.form.verb.flags:
            return None
        limit = start if intro is not None else self._next_mark(start)
        if cue.form.shape == "participle":
            return self._of_participle(cue)
        found = self._explicit(cue, self._before_inverted(cue, intro, limit))
        if found is not None:
            return self.discourse.add(found)
        told = self.subjects.of_relative_clause(cue) or self.subjects.of_bare_clause(cue)
        told = told or self.subjects.of_verb_right_before(cue)
        if told is not None:
            return self.discourse.add(replace(told, known_by=KnownBy.NEARBY))
        related = self.passage.unit_at(cue.at - 1).is_in("relative_masculine", "relative_feminine")
        related = related and not takes_antecedent(self.passage, cue)
        if not related and not self.found and cue.at > 1 and not self._answers(cue):
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
            return self._author(cue, limit)
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
        return self.subjects.passage_subject(cue.at) or self.subjects.announced(cue.at)

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
        paper = before.is_in("document") or self.passage.unit_at(cue.at - 2).is_in("document")
        if not inside or not paper or before.is_in("relative_masculine", "relative_feminine"):
            return None
        if self.found:
            return self._last_speaker(cue.form.gender)  # ونعته النقابة في بيان قالت فيه
        return self._earlier_in_passage(cue) or self.subjects.passage_subject(cue.at)

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
        if self.found:
            return (
                self._last_speaker(gender)
                or self.subjects.speaker_at(self.found[-1].start, gender)
                or self.subjects.person_before(cue.at, gender)
                or self.discourse.latest(cue.span.start, gender, cue.form.number, cue.form)
            )
        subject = self._subject_of_last_clause(cue)
        subject = subject or self.subjects.passage_subject(cue.at if cue.at else len(self.units))
        subject = subject or self._told_of_in_clause(cue, gender)
        if subject is not None:
            return self.discourse.add(replace(subject, gender=gender))
        return self.discourse.latest(cue.span.start, gender, cue.form.number, cue.form)

    def _subject_of_last_clause(self, cue: Cue) -> Speaker | None:
        """Return the subject of the clause right before a participle: وطلب ممثلها العقوبة، قائلا إن."""
        for at in range(cue.at - 1, max(0, cue.at - _LONGEST_APPOSITION), -1):
            unit = self.units[at]
            opens = unit.word.startswith("و") and self.units[at - 1].word in COMMAS
            if opens and unit.mention is None and unit.is_first_a_verb:
                return self.subjects.subject_behind(at, cue.at)
            if unit.marked is not None or complementiser(unit.raw):
                return None
        return None

    def _told_of_in_clause(self, cue: Cue, gender: str) -> Speaker | None:
        """Return of whom the relative clause tells that a participle ends: فلان، الذي أهداها لأمه قائلا."""
        clause = self.units[max(0, cue.at - _LONGEST_OFFICE) : cue.at]
        relates = any(unit.is_in("relative_masculine", "relative_feminine") for unit in clause)
        return self.subjects.person_before(cue.at, gender) if relates else None

    def _carried(self, cue: Cue) -> Speaker | None:
        last = self._last_speaker(cue.form.gender)
        if last is not None and not self._answers(cue):
            return last
        asker = last or (self.subjects.passage_subject(cue.at) if self._answers(cue) else None)
        asked = self._asked(cue, asker)
        if asker is not None and asked is not None:
            self.discourse.add(asker)
            return self.discourse.add(replace(asked, known_by=KnownBy.NEARBY))
        but = asker.name if asker is not None else ""
        known = self.discourse.latest(cue.span.start, cue.form.gender, cue.form.number, cue.form, but=but)
        return self.discourse.carry(known) if known is not None else None

    def _answers(self, cue: Cue) -> bool:
        """Tell whether a verb answers a question that another asks in the same sentence: سأله فلان، فأجاب."""
        if not self._follows_question(cue):
            return False
        before = self.units[: cue.at]
        return any(form.verb.kind == "ask" and form.bound for unit in before for form, _ in unit.forms)

    def _follows_question(self, cue: Cue) -> bool:
        """Tell whether a verb is that of an answer, or «فقال»."""
        then = cue.joined and self.units[cue.at].word.startswith("ف") and cue.form.verb.lemma == "قال"
        return then or cue.form.verb.lemma in _ANSWERS

    def _asked(self, cue: Cue, asker: Speaker | None) -> Speaker | None:
        """Return whom somebody asks in the same sentence: سألت القاضية الشاهد عن اسمه فأجاب."""
        if asker is None or not self._follows_question(cue):
            return None
        asks = any(form.verb.kind == "ask" for unit in self.units[: cue.at] for form, _ in unit.forms)
        return self.subjects.speaker_at(self.subjects.end_of(asker, 0), cue.form.gender) if asks else None

    def _last_speaker(self, gender: str) -> Speaker | None:
        """Return who spoke last in the passage, if a verb of that gender can go on with it."""
        last = self.found[-1].speaker if self.found else None
        agrees = last is not None and (not last.gender or not gender or last.gender == gender)
        return kept_in_sentence(last) if last is not None and agrees else None
