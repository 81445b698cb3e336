"""The search for direct, indirect and mixed speech, passage by passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.arabic.document import Block, Mention, Quotation, QuotationKind
from reader.arabic.quotes.cues import COMMAS, Cue, Intro, find_cues, is_headline
from reader.arabic.quotes.names import is_name, looks_like_one_word_speech, words_in
from reader.arabic.quotes.reading import Passage, Reading, Unit, names_person, read
from reader.arabic.quotes.speakers import Discourse, Speaker, Subjects
from reader.arabic.quotes.words import (
    NOT_SOURCES,
    RELATIVES,
    SOURCE_VERBS,
    SOURCE_WORDS,
    fold,
    without_article,
)
from reader.text.spans import Span

_LONG_SENTENCE = 6  # words in marks that are taken for speech though nothing introduces them
_CONNECTORS = frozenset(
    fold(word) for word in "كما فيما بينما لكنه لكنها لكنهم ولكنه إذ حيث غير أنه وهو وهي ثم قبل لكن".split()
)
_TRAILERS = frozenset(fold(word) for word in "وتأتي ويأتي وجاء وجاءت وذلك تأتي يأتي".split())
_OWN_WORDS = frozenset(
    fold(word)
    for word in "تعبيره تعبيرها تعبيرهم قوله قولها قولهم وصفه وصفها رأيه رأيها زعمه زعمها توقعه توقعها".split()
)
_AFTER_NOMINAL = frozenset(fold(word) for word in "رغم بعدما وذلك".split())


@dataclass(slots=True)
class Region:
    """A cue with its speaker and the units of its content, half-open; `limit` is where the next cue takes over."""

    cue: Cue
    intro: Intro | None
    speaker: Speaker | None
    start: int
    end: int
    limit: int


def find_quotations(
    text: str,
    tokens: Sequence[Span],
    sentences: Sequence[Span],
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
) -> tuple[Quotation, ...]:
    """Return what the text gives as somebody's words, in order of position.

    Spans leave quotation marks out. A mixed quotation is an indirect clause that has words in marks; each
    of those is a direct quotation besides, and no others overlap. Speakers that a verb leaves out are
    carried over from the sentences before.
    """
    reading = read(text, tokens, sentences, blocks, mentions)
    discourse = Discourse()
    found: list[Quotation] = []
    for passage in reading.passages:
        found.extend(_Search(reading, passage, discourse).run())
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


class _Search:
    """The quotations of one passage."""

    def __init__(self, reading: Reading, passage: Passage, discourse: Discourse) -> None:
        self.reading, self.passage, self.discourse = reading, passage, discourse
        self.units = passage.units
        self.subjects = Subjects(passage)
        self.taken: set[int] = set()

    def run(self) -> Iterator[Quotation]:
        regions = self._regions()
        for region in regions:
            yield from self._content(region)
        if is_headline(self.passage) and not regions:
            yield from self._label()
        yield from self._without_cue(regions)
        if not regions:
            self._note_subject()

    # Regions

    def _regions(self) -> list[Region]:
        """Return the cues that count, reports inside reports left out, each with its content and speaker."""
        regions: list[Region] = []
        for cue, intro in find_cues(self.passage):
            last = regions[-1] if regions else None
            if last is not None and cue.at < last.start:
                continue
            if intro is None and cue.kind not in ("stance", "describe"):
                continue
            if last is not None and self._is_inside(last, cue, intro):
                continue
            if last is not None:
                cut = self._cut_before(cue)
                last.end, last.limit = min(last.end, cut), cut
            region = self._region(cue, intro, regions)
            if region is not None:
                regions.append(region)
        for region in regions:
            region.end = min(region.end, self._content_end(region))
        return regions

    def _region(self, cue: Cue, intro: Intro | None, regions: list[Region]) -> Region | None:
        end = len(self.units)
        start = intro.at if intro is not None else cue.last + 1
        speaker = self._speaker(cue, start, regions)
        if intro is not None and intro.kind == "nominal" and speaker is None:
            return None
        return Region(cue, intro, speaker, start, end, end)

    def _is_inside(self, last: Region, cue: Cue, intro: Intro | None) -> bool:
        """Tell whether a cue belongs to what the last one reports, rather than to the newsroom."""
        if last.intro is None or last.intro.kind == "quote":
            return False
        if intro is None:
            return True
        before = self.units[cue.at - 1] if cue.at else None
        earlier = self.units[cue.at - 2] if cue.at > 1 else None
        if before is None:
            return False
        after_comma = before.word in COMMAS or before.marked is not None
        if cue.form.shape == "participle":
            return not (after_comma or cue.joined or cue.kind == "say" and not cue.form.verb.weak)
        if cue.form.shape == "noun":
            return not (after_comma or before.word in ("رغم", "مع", "وسط", "في") or cue.joined)
        if after_comma and cue.joined:
            return False
        if before.word in _CONNECTORS or before.word in RELATIVES:
            return earlier is None or earlier.word not in COMMAS
        return not (cue.joined and intro.kind != "nominal" and self._names_subject(cue, intro))

    def _names_subject(self, cue: Cue, intro: Intro) -> bool:
        speaker = self.subjects.after(cue, intro.at)
        return speaker is not None and names_person(speaker.mention)

    def _cut_before(self, cue: Cue) -> int:
        """Return the unit where the content before a cue ends: before its comma and connector."""
        at = cue.at
        while at > 0 and (
            self.units[at - 1].word in COMMAS
            or self.units[at - 1].word in _CONNECTORS
            or self.units[at - 1].word in ("الذي", "التي", "الذين", "رغم", "و")
        ):
            at -= 1
        return at

    # Speakers

    def _speaker(self, cue: Cue, start: int, regions: list[Region]) -> Speaker | None:
        found = self._explicit(cue, start)
        if found is not None:
            return self.discourse.add(found)
        if cue.form.shape == "participle":
            return self._of_participle(cue, regions)
        if self._relates(cue):
            return self._carried(cue, regions)
        if not regions and cue.at and self.units[cue.at - 1].word in COMMAS:
            person = self.subjects.person_before(cue.at, cue.form.gender)
            if person is not None:
                return self.discourse.add(person)
        return self._carried(cue, regions)

    def _explicit(self, cue: Cue, start: int) -> Speaker | None:
        if cue.form.shape == "participle":
            return None
        if cue.form.shape == "noun":
            return self._of_noun(cue, start)
        if cue.kind == "relay":
            return self._relayed(cue, start)
        return self.subjects.before(cue) or self.subjects.after(cue, start)

    def _relates(self, cue: Cue) -> bool:
        return cue.at > 0 and self.units[cue.at - 1].word in RELATIVES

    def _of_noun(self, cue: Cue, start: int) -> Speaker | None:
        """Return the speaker of قوله (named after عن or before it) or of تأكيد فلان."""
        if not cue.form.bound:
            return self.subjects.source(cue.at + 1, start)
        for at in range(cue.at - 1, max(-1, cue.at - 25), -1):
            if self.units[at].word in ("عن", "الى", "الي"):
                return self.subjects.source(at + 1, cue.at)
        return None

    def _relayed(self, cue: Cue, start: int) -> Speaker | None:
        for at in range(cue.last + 1, start):
            if self.units[at].word in ("عن", "الى", "الي"):
                return self.subjects.source(at + 1, start)
        return None

    def _of_participle(self, cue: Cue, regions: list[Region]) -> Speaker | None:
        if regions:
            last = regions[-1].speaker
            if last is not None and (
                not last.gender or not cue.form.gender or last.gender == cue.form.gender
            ):
                return last
            found = self.subjects.person_before(cue.at, cue.form.gender)
            return found or self.discourse.latest(cue.form.gender, cue.form.number)
        subject = self.subjects.passage_subject(cue.at if cue.at else len(self.units))
        if subject is not None:
            return self.discourse.add(replace(subject, gender=cue.form.gender))
        return self.discourse.latest(cue.form.gender, cue.form.number)

    def _carried(self, cue: Cue, regions: list[Region]) -> Speaker | None:
        if regions and regions[-1].speaker is not None:
            last = regions[-1].speaker
            if not last.gender or not cue.form.gender or last.gender == cue.form.gender:
                return last
        return self.discourse.latest(cue.form.gender, cue.form.number)

    def _note_subject(self) -> None:
        """Let the subject of a passage without speech be who the next verb without a subject goes with."""
        subject = self.subjects.passage_subject(len(self.units))
        if subject is not None and names_person(subject.mention):
            self.discourse.add(subject)

    # Contents

    def _content_end(self, region: Region) -> int:
        """Return the unit after the content: before an attribution that trails it, or a remark of the newsroom."""
        nominal = region.intro is not None and region.intro.kind == "nominal"
        for at in range(region.start + 1, region.end):
            word = self.units[at].word
            after_comma = self.units[at - 1].word in COMMAS
            if after_comma and word in _TRAILERS:
                return at - 1
            if (word in SOURCE_WORDS or word in SOURCE_VERBS) and self._trails(at):
                return at - 1 if after_comma else at
            if word == "على" and self._word(at + 1) == "حد":
                return at - 1 if after_comma else at
            if word in ("كما", "كم") and after_comma and self._is_cue(at + 1):
                return at - 1
            if nominal and (word in _AFTER_NOMINAL or (word == "على" and self._word(at + 1) == "الرغم")):
                return at - 1 if after_comma else at
        return region.end

    def _trails(self, at: int) -> bool:
        before = self.units[at - 1]
        if self._word(at + 1) in _OWN_WORDS or self._word(at + 1) == "ما":
            return True
        if without_article(self._word(at + 1)) in NOT_SOURCES:
            return False
        return before.word in COMMAS or before.marked is not None

    def _is_cue(self, at: int) -> bool:
        from reader.arabic.quotes.verbs import forms_of

        return at < len(self.units) and any(form.finite for form, _ in forms_of(self.units[at].word))

    def _word(self, at: int) -> str:
        return self.units[at].word if at < len(self.units) else ""

    def _content(self, region: Region) -> Iterator[Quotation]:
        if region.intro is None or region.intro.kind == "quote":
            yield from self._marked(region, region.start, region.limit)
            return
        start, end = self._trimmed(region.start, region.end)
        if start >= end:
            return
        first = self.units[start]
        if first.marked is not None and self._stands_alone(start, end):
            yield self._direct(region, start, 0.95)
            yield from self._marked(region, start + 1, region.limit)
            return
        whole = Span(first.span.start + region.intro.skipped, self.units[end - 1].span.end)
        inner = list(self._marked(region, start, end))
        kind = QuotationKind.MIXED if inner else QuotationKind.INDIRECT
        yield self._quotation(kind, whole, region, 0.8 if region.intro.kind == "clause" else 0.6)
        yield from inner
        yield from self._marked(region, end, region.limit)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Leave out the marks of punctuation at both ends of a content."""
        while start < end and self._is_punctuation(self.units[start]):
            start += 1
        while end > start and self._is_punctuation(self.units[end - 1]):
            end -= 1
        return start, end

    def _is_punctuation(self, unit: Unit) -> bool:
        return not unit.is_word and unit.marked is None and unit.word != "(" and unit.word not in ("%", "٪")

    def _stands_alone(self, start: int, end: int) -> bool:
        """Tell whether a marked stretch is all of a reported clause, or all up to its comma."""
        if is_name(self.passage, start) and end - start > 1:
            return False
        return end - start == 1 or (
            self.units[start + 1].word in COMMAS and len(words_in(self.units[start], self.reading.text)) > 3
        )

    def _marked(self, region: Region, start: int, end: int) -> Iterator[Quotation]:
        for at in range(start, end):
            if self.units[at].marked is None or at in self.taken:
                continue
            score = self._speech_score(region, at)
            if score > 0:
                yield self._direct(region, at, score)

    def _speech_score(self, region: Region, at: int) -> float:
        """Estimate how likely the marked stretch is speech of the region's speaker; 0 for a name or scare quote."""
        words = words_in(self.units[at], self.reading.text)
        introduced = region.intro is not None and region.intro.kind == "quote" and region.intro.at == at
        if introduced and (region.intro.colon or at == region.cue.last + 1) and words:
            return 0.97
        if is_name(self.passage, at):
            return 0.0
        if introduced:
            return 0.95
        if len(words) == 1:
            lenient = region.cue.kind == "describe" or looks_like_one_word_speech(words[0])
            return 0.7 if lenient else 0.0
        if region.intro is None and region.cue.form.verb.weak and len(words) < _LONG_SENTENCE:
            return 0.0
        return 0.85 if len(words) > 3 else 0.75

    def _direct(self, region: Region, at: int, score: float) -> Quotation:
        self.taken.add(at)
        stretch = self.units[at].marked
        assert stretch is not None
        return self._quotation(QuotationKind.DIRECT, stretch.inner, region, score)

    def _quotation(self, kind: QuotationKind, span: Span, region: Region, score: float) -> Quotation:
        speaker = region.speaker
        follows = region.intro.kind if region.intro is not None else "quote"
        return Quotation(
            kind=kind,
            span=span,
            cue=region.cue.span,
            speaker=speaker.span if speaker is not None else None,
            speaker_name=speaker.name if speaker is not None else "",
            score=score if speaker is not None else score / 2,
            speaker_actor=speaker.actor if speaker is not None else None,
            verb_ar=region.cue.form.verb.lemma,
            verb_en=region.cue.form.english("clause" if follows == "clause" else follows),
        )

    # Without a cue before

    def _label(self) -> Iterator[Quotation]:
        return iter(())

    def _without_cue(self, regions: list[Region]) -> Iterator[Quotation]:
        return iter(())
