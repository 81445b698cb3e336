"""The cues of a passage that count, each with its speaker and the stretch of its content."""

from dataclasses import dataclass, replace

from reader.arabic.morphology.readings import analyses
from reader.arabic.quotes.cues import COMMAS, Cue, is_headline
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.openings import Intro
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage
from reader.arabic.quotes.reports import find_reports
from reader.arabic.quotes.speakers import Subjects
from reader.arabic.quotes.verbs import forms_of
from reader.arabic.quotes.words import complementiser, preposition, without_article, word_class

_RELATIVES = ("الذي", "التي", "الذين")
_FARTHEST_OWNER = 25


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
        self.subjects = Subjects(passage)
        self.found: list[Region] = []

    def run(self) -> list[Region]:
        """Return the regions in order; take note of their speakers."""
        for cue, intro in find_reports(self.passage):
            if self.found and cue.at <= self.found[-1].start:
                continue
            if intro is None or (intro.kind == "quote" and not intro.colon):
                intro = self._inverted(cue) or intro
            if intro is None:
                intro = self._object(cue)
            if self._counts(cue, intro):
                self._add(cue, intro)
        for region in self.found:
            region.end = min(region.end, self._content_end(region))
        return self.found

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

    def _counts(self, cue: Cue, intro: Intro | None) -> bool:
        """Tell whether a cue is the newsroom's own and not part of what the cue before reports."""
        last = self.found[-1] if self.found else None
        if intro is None and cue.kind not in ("stance", "describe"):
            return last is not None and self._starts_report(cue) and cue.form.shape == "participle"
        if self._is_formula(cue, intro):
            return False
        if last is None or last.intro is None or last.intro.kind == "quote":
            return True
        if intro is None:
            return self._starts_report(cue) and cue.form.shape == "participle"
        return self._starts_report(cue) or (cue.joined and self._has_person(cue, intro))

    def _is_formula(self, cue: Cue, intro: Intro | None) -> bool:
        """Tell whether a verb is the newsroom's passive: يذكر أن, ويعتقد أن."""
        form = cue.form
        if "formula" not in form.verb.flags or (form.shape, form.gender, form.number) != (
            "present",
            "m",
            "s",
        ):
            return False
        return intro is not None and intro.kind == "clause" and intro.at <= cue.last + 2

    def _starts_report(self, cue: Cue) -> bool:
        """Tell whether a comma and و, a participle or a relative sets a cue off from what is before it."""
        before = self.units[cue.at - 1] if cue.at else None
        if before is None:
            return True
        earlier = self.units[cue.at - 2] if cue.at > 1 else None
        after_comma = before.word in COMMAS or before.marked is not None
        if cue.form.shape == "participle":
            sure = cue.kind == "say" and not cue.form.verb.weak and cue.form.gender == "m"
            return after_comma or cue.joined or (sure and self.units[cue.at].word.endswith("ا"))
        if cue.form.shape == "noun":
            return after_comma or cue.joined or before.word in ("رغم", "مع", "وسط", "في")
        if after_comma:
            return cue.joined or self._inverted(cue) is not None
        if before.word in word_class("connector") or before.word in _RELATIVES:
            return earlier is not None and earlier.word in COMMAS
        return False

    def _has_person(self, cue: Cue, intro: Intro) -> bool:
        speaker = self.subjects.after(cue, intro.at) if intro.kind != "nominal" else None
        return speaker is not None and speaker.person

    def _inverted(self, cue: Cue) -> Intro | None:
        """Return the content that goes on after a verb and subject between commas: ذلك، يضيف فلان، فإن."""
        if not cue.form.finite or cue.joined or cue.kind not in ("say", "judge") or cue.at == 0:
            return None
        if self.units[cue.at - 1].word not in COMMAS:
            return None
        limit = next((i for i in range(cue.last + 1, len(self.units)) if self.units[i].word in COMMAS), 0)
        if limit - cue.last > 12 or limit + 1 >= len(self.units) or not self._ends_with_subject(cue, limit):
            return None
        following = self.units[limit + 1]
        if any(form.finite or form.shape == "participle" for form, _ in forms_of(following.word)):
            return None
        if following.marked is not None:
            return Intro("quote", limit + 1)
        if following.word[:2] == "لل" or following.word in word_class("preposition"):
            return None
        if complementiser(following.raw):
            return Intro("clause", limit + 2) if limit + 2 < len(self.units) else None
        return Intro("clause", limit + 1, skipped=_length_of_fa(following.raw))

    def _ends_with_subject(self, cue: Cue, comma: int) -> bool:
        """Tell whether only the subject, and where it spoke, stands between a verb and a comma."""
        if cue.at > 1 and self.units[cue.at - 2].marked is not None:
            return False
        subject = self.subjects.after(cue, comma)
        if subject is None:
            return False
        end = self.subjects.end_of(subject, cue.last + 1)
        return end >= comma or self.units[end].word in word_class("preposition")

    def _object(self, cue: Cue) -> Intro | None:
        """Return the noun phrase after verb and subject that is the object: نفى الكرملين وجود نية."""
        if not cue.form.finite or "obj" not in cue.form.verb.nominal or is_headline(self.passage):
            return None
        subject = self.subjects.after(cue, len(self.units)) or self.subjects.before(cue)
        if subject is None or (subject.mention is None and not subject.person):
            return None
        at = max(cue.last + 1, self.subjects.end_of(subject, cue.at))
        loose = word_class("adverb") | word_class("time") | COMMAS
        while at < len(self.units) and self.units[at].word in loose:
            at += 1
        if at + 1 >= len(self.units) or not self.units[at].is_word or complementiser(self.units[at].raw):
            return None
        return None if self.units[at].word in word_class("preposition") else Intro("nominal", at)

    def _cut_before(self, cue: Cue) -> int:
        """Return the unit where the content before a cue ends: before its comma and connector."""
        at = cue.at
        loose = COMMAS | word_class("connector") | {"رغم", "و", *_RELATIVES}
        while at > 0 and self.units[at - 1].word in loose:
            at -= 1
        return at

    # Speakers

    def _speaker(self, cue: Cue, intro: Intro | None, start: int) -> Speaker | None:
        limit = start if intro is not None else self._next_mark(start)
        if cue.form.shape == "participle":
            return self._of_participle(cue)
        found = self._explicit(cue, self._before_inverted(cue, intro, limit))
        if found is not None:
            return self.discourse.add(found)
        related = cue.at > 0 and self.units[cue.at - 1].word in _RELATIVES
        if not related and not self.found and cue.at > 1:
            earlier = self._earlier_in_passage(cue)
            if earlier is not None:
                return self.discourse.add(earlier)
        return self._carried(cue)

    def _earlier_in_passage(self, cue: Cue) -> Speaker | None:
        """Return the subject of the verb before a cue that has none: وصد فلان الركلة، ثم أعلن."""
        subject = self.subjects.passage_subject(cue.at)
        if subject is not None and subject.gender in ("", cue.form.gender) and subject.person:
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
        if cue.form.shape == "noun" and not cue.form.bound:
            if self.units[cue.at].is_in("saying"):
                return self.subjects.person_before(cue.at, "", nearby=True)
            return self.subjects.source(cue.at + 1, limit)
        if cue.form.shape == "noun":
            found = self._named_by(range(cue.at - 1, max(-1, cue.at - _FARTHEST_OWNER), -1), cue.at)
            return replace(found, gender=cue.form.gender) if found is not None else None
        if cue.kind == "relay":
            return self._named_by(range(cue.last + 1, limit), limit)
        if "document" in cue.form.verb.flags:
            return self._author(cue, limit)
        return self.subjects.before(cue) or self.subjects.after(cue, limit)

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
            if preposition(self.units[at].word) in ("عن", "إلى"):
                return self.subjects.source(at + 1, limit)
        return None

    def _of_participle(self, cue: Cue) -> Speaker | None:
        gender = cue.form.gender
        if self.found:
            last = self.found[-1].speaker
            if last is not None and (not last.gender or not gender or last.gender == gender):
                return last
            found = self.subjects.at(self.found[-1].start, gender)
            found = found or self.subjects.person_before(cue.at, gender)
            return found or self.discourse.latest(gender, cue.form.number)
        subject = self.subjects.passage_subject(cue.at if cue.at else len(self.units))
        if subject is not None:
            return self.discourse.add(replace(subject, gender=gender))
        return self.discourse.latest(gender, cue.form.number)

    def _carried(self, cue: Cue) -> Speaker | None:
        gender = cue.form.gender
        last = self.found[-1].speaker if self.found else None
        if last is not None and (not last.gender or not gender or last.gender == gender):
            return last
        return self.discourse.latest(gender, cue.form.number)

    # Contents

    def _content_end(self, region: Region) -> int:
        """Return the unit after the content: before an attribution that trails it or a newsroom's remark."""
        nominal = region.intro is not None and region.intro.kind == "nominal"
        for at in range(region.start + 1, region.end):
            word = self.units[at].word
            after_comma = self.units[at - 1].word in COMMAS
            if (after_comma and word in word_class("trailer")) or self.attributes(at):
                return at - 1 if after_comma else at
            if nominal and self._is_concession(at):
                return at - 1 if after_comma else at
        return region.end

    def _is_concession(self, at: int) -> bool:
        word = self.units[at].word
        return word in ("رغم", "بعدما") or (word in ("على", "علي") and self._word(at + 1) == "الرغم")

    def attributes(self, at: int) -> bool:
        """Tell whether words of attribution that trail a content begin at a unit: بحسب فلان, على حد قوله."""
        word, following = self._word(at), self._word(at + 1)
        after_comma = at > 0 and self.units[at - 1].word in COMMAS
        if word in ("على", "علي") and following == "حد":
            return True
        if word == "كما" and after_comma:
            return self._is_finite_cue(at + 1)
        if word not in word_class("source") and word not in word_class("source_verb"):
            return False
        if following in word_class("own_words") or following == "ما":
            return True
        if without_article(following.removeprefix("ل")) in word_class("not_source"):
            return False
        return after_comma or (at > 0 and self.units[at - 1].marked is not None)

    def _is_finite_cue(self, at: int) -> bool:
        return any(form.finite for form, _ in forms_of(self._word(at)))

    def _word(self, at: int) -> str:
        return self.units[at].word if at < len(self.units) else ""


def _length_of_fa(word: str) -> int:
    """Return 1 when ف hangs on a word (فاختصاصات), else 0."""
    if not word.startswith("ف"):
        return 0
    segments = analyses(word)[0].segments
    return int(bool(segments) and segments[0].role == "prefix" and segments[0].form.startswith("ف"))
