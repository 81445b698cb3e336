"""The cues of a passage that count, each with its speaker and the stretch of its content."""

from dataclasses import dataclass

from reader.arabic.quotes.counting import (
    Standing,
    begin_of_contrast,
    begin_of_meanwhile,
    begin_of_relay,
    counts,
)
from reader.arabic.quotes.cue_speakers import CueSpeakers
from reader.arabic.quotes.cues import Cue, is_headline
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.inversion import goes_on_after
from reader.arabic.quotes.openings import Intro
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.reading import Passage, names_person
from reader.arabic.quotes.reports import find_reports
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.trailing import end_of_content, goes_on_with_verb
from reader.arabic.quotes.words import COMMAS, WordClass, complementiser, fold_cue

_LONGEST_OFFICE = 8  # units of an office behind a name
_LONGEST_APPOSITION = 15  # units of an office between commas
_LONGEST_CONTRAST = 8  # units of «لكنه بدا متفائلا» before a further verb of speech
_THIS = ("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين")
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
        self.speakers = CueSpeakers(passage, discourse, self.subjects, self.found)

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
        speaker = self.speakers.at(cue, intro, start)
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
