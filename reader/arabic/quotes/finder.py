"""The search for direct, indirect and mixed speech, passage by passage."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.arabic.document import Block, Mention, Quotation, QuotationKind
from reader.arabic.quotes.attribution import Attribution, source_before_marks, trailing_source
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.evidence import evidence_of
from reader.arabic.quotes.headings import is_heading, labels, marked_heading, with_speakers
from reader.arabic.quotes.interviews import InterviewAnswer, interview_answers, kind_of_answer
from reader.arabic.quotes.marked_names import is_name, note_titles, words_in
from reader.arabic.quotes.marked_speech import SENTENCE, speech_rule
from reader.arabic.quotes.people import note_people
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage, TextUnit, read_context
from reader.arabic.quotes.regions import Region, Regions
from reader.arabic.quotes.scores import QuoteRule, quotation_score
from reader.arabic.quotes.sources import given_by, opening_source, pieces_around, reports_beside
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.uncued import Uncued, uncued_speech
from reader.arabic.quotes.unmarked import announced_words, said_before, with_sentences_behind
from reader.arabic.quotes.words import COMMAS
from reader.text.spans import Span

_LONGEST_UP_TO_COMMA = 3  # words in marks that open a clause and go on with it; more stand for themselves
_OF_TONE = ("؟", "?", "!")
_JOINING = ("اذ", "لكن", "ولكن", "كما", "فيما", "بينما")  # before a sentence of a source
_SHORTEST_CLAUSE = 4  # units of a clause after which a marked sentence may stand for itself


def find_quotations(
    speech: SpeechVocabulary,
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
    reading = read_context(speech, text, tokens, sentences, blocks, mentions)
    note_people(reading)
    note_titles(reading)
    discourse = Discourse(reading)
    found: list[Quotation] = []
    answers = interview_answers(reading)
    for passage in reading.passages:
        search, answer = _Search(passage, discourse), answers.get(passage.block.line.start)
        found.extend(search.run() if answer is None else search.answered(answer))
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    return tuple(
        one
        if one.speaker_actor is not None
        else replace(one, speaker_name=discourse.full_name(one.speaker_name))
        for one in with_speakers(reading, list(with_sentences_behind(reading, found)))
    )


class _Search:
    """The quotations of one passage."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        self.passage = passage
        self.text = passage.reading.text
        self.units = passage.units
        self.discourse = discourse
        self.taken: set[int] = set()

    def run(self) -> Iterator[Quotation]:
        self.discourse.enter(self.passage)
        heading = list(self._of_heading()) if is_heading(self.passage) else []
        if heading:
            yield from heading
            return
        yield from self._marked_by_source()
        opening = opening_source(self.passage, self.discourse)
        regions = Regions(self.passage, self.discourse)
        found = regions.run()
        beside = reports_beside(self.passage, opening, found) if opening is not None else None
        if opening is not None and beside is not None:
            known = replace(opening, speaker=self.discourse.add(opening.speaker))
            given = given_by(self.passage, known, beside)
            yield from self._attributed(given, QuoteRule.BY_SOURCE)
            yield from (one for region in beside for one in self._content(region))
            return
        said = [*self._unmarked(found), *(one for region in found for one in self._content(region))]
        yield from said
        yield from self._marked_without_cue(found)
        if found and not said and not self.taken:
            self._note_subject(regions)
        if not self.taken and not said:
            yield from self._by_source(regions)
        elif found:
            yield from self._source_before(found[0])

    def _unmarked(self, found: list[Region]) -> Iterator[Quotation]:
        """Yield words without marks that stand before their verb, or behind a colon."""
        for words in (said_before, announced_words):
            source = words(self.passage, self.discourse, found)
            if source is not None:
                yield from self._attributed(source, QuoteRule.LOOSE_CLAUSE)

    def answered(self, answer: InterviewAnswer) -> Iterator[Quotation]:
        """Yield an answer of an interview with its first sentence; the others are part of it."""
        yield from [one for one in self.run() if answer.led and one.kind is QuotationKind.DIRECT]
        if self.units[0].span.start > answer.span.start:
            return
        speaker = self.discourse.add(of_mention(answer.person, "")) if answer.person is not None else None
        kind, rule = kind_of_answer(answer, self.passage), QuoteRule.ANNOUNCED
        yield self._quotation(kind, answer.span, None, speaker, rule)

    def _of_heading(self) -> Iterator[Quotation]:
        """Yield what a heading gives as said: words in marks that fill it, or words behind a speaker."""
        at = marked_heading(self.passage)
        if at is not None:
            self.taken.add(at)
            yield self.uncued(at, None, QuoteRule.HEADLINE)
        for labelled in labels(self.passage):
            known = replace(labelled, speaker=self.discourse.add(labelled.speaker))
            yield from self._attributed(known, QuoteRule.HEADLINE)

    def _marked_by_source(self) -> Iterator[Quotation]:
        """Yield words in marks whose source stands right before them: لكن موكله، بحسب فلانة، «بريء»."""
        for at in self._marks(0, len(self.units)):
            source = source_before_marks(self.passage, at)
            if source is not None and not is_name(self.passage, at):
                known = replace(source, speaker=self.discourse.add(source.speaker))
                yield self.direct_by(known, at, QuoteRule.BY_SOURCE)

    def _source_before(self, first: Region) -> Iterator[Quotation]:
        """Yield what a source gives before another report: كذا، بحسب ما أعلنت المنظمة، بينما نفى الجيش."""
        source = trailing_source(self.passage)
        if source is not None and source.speaker.span.end < first.cue.span.start:
            known = replace(source, speaker=self.discourse.add(source.speaker))
            yield from self._attributed(known, QuoteRule.BY_SOURCE)

    def _by_source(self, regions: Regions) -> Iterator[Quotation]:
        """Yield a sentence given by the source behind it or in its midst: كذا، حسبما أفاد مسؤول."""
        pieces = pieces_around(self.passage, self.discourse)
        if not pieces:
            self._note_subject(regions)
            return
        speaker = self.discourse.add(pieces[0].speaker)
        for piece in pieces:
            yield from self._attributed(replace(piece, speaker=speaker), QuoteRule.BY_SOURCE)

    def _note_subject(self, regions: Regions) -> None:
        """Take note of the subject of a sentence in which nobody speaks: he may speak in the next."""
        subject = regions.subjects.passage_subject(len(self.units)) or regions.subjects.first_person()
        if subject is not None:
            self.discourse.mention(subject)

    def _attributed(self, source: Attribution, rule: QuoteRule) -> Iterator[Quotation]:
        start, end = self._trimmed(source.start, source.end)
        if rule is QuoteRule.BY_SOURCE:
            start = self._past_opener(start, end)
        if start >= end:
            return
        if end - start == 1 and self.units[start].marked is not None:
            yield self.direct_by(source, start, rule)
            return
        inner = [at for at in self._marks(start, end) if self._is_fragment(at)]
        kind = QuotationKind.MIXED if inner else QuotationKind.INDIRECT
        last = self._with_its_mark(end) if rule is not QuoteRule.BY_SOURCE else end
        joined = rule is QuoteRule.BY_SOURCE and start == 0 and self.units[0].is_joined
        span = Span(self.units[start].span.start + joined, self.units[last - 1].span.end)
        yield self._quotation(kind, span, source.cue, source.speaker, rule, source.verb_ar, source.verb_en)
        for at in inner:
            yield self.direct_by(source, at, rule)

    def _past_opener(self, start: int, end: int) -> int:
        """Leave out the word by which the newsroom joins a sentence to others: إذ سجلت, يذكر أن السعر."""
        words = [self.units[at].word for at in range(start, min(end, start + 2))]
        if words == ["يذكر", "ان"]:
            return start + 2
        return start + 1 if words and words[0] in _JOINING else start

    def direct_by(self, source: Attribution, at: int, rule: QuoteRule) -> Quotation:
        self.taken.add(at)
        return self._quotation(
            QuotationKind.DIRECT,
            self._inside(at),
            source.cue,
            source.speaker,
            rule,
            source.verb_ar,
            source.verb_en,
        )

    def _marked_without_cue(self, regions: list[Region]) -> Iterator[Quotation]:
        """Yield words in marks that no cue before them governs: one after may, or the last speaker."""
        for at in self._marks(0, len(self.units)):
            words = len(words_in(self.units[at], self.text))
            if is_name(self.passage, at):
                continue
            found = uncued_speech(Uncued(self.passage, self.discourse, at, words, bool(regions)))
            if found is None:
                continue
            if found.source is not None:
                yield self.direct_by(found.source, at, found.rule)
            else:
                self.taken.add(at)
                yield self.uncued(at, found.speaker, found.rule)

    def uncued(self, at: int, speaker: Speaker | None, rule: QuoteRule) -> Quotation:
        return self._quotation(QuotationKind.DIRECT, self._inside(at), None, speaker, rule)

    # Contents of a cue

    def _content(self, region: Region) -> Iterator[Quotation]:
        if region.intro is None or region.intro.kind == "quote":
            yield from self._marked(region, region.start, region.limit)
            return
        start, end = self._trimmed(region.start, region.end)
        single = end - start == 1 and region.intro.kind == "nominal"
        if start >= end or (single and self.units[start].has_pronoun):
            return
        described = region.cue.kind == "describe" and self.passage.unit_at(start + 1).word in COMMAS
        if self.units[start].marked is not None and (described or self._stands_alone(start, end)):
            yield self._direct(region, start, QuoteRule.MARKED_CLAUSE)
            yield from self._marked(region, start + 1, region.limit)
            return
        colon = self._colon_before_mark(start, end)
        if colon is not None:
            end = colon
        own = self._sentence_at_end(start, end)
        yield from self._clause(region, start, own if own is not None else end)
        if own is not None:
            yield self._direct(region, own + 1, QuoteRule.MARKED_AT_END)
        yield from self._marked(region, end, region.limit)

    def _clause(self, region: Region, start: int, end: int) -> Iterator[Quotation]:
        skipped = region.intro.skipped if region.intro is not None else 0
        asked = region.intro is not None and (region.intro.kind == "bare" or region.cue.kind == "ask")
        last = self._with_its_mark(end) if asked else end
        span = Span(self.units[start].span.start + skipped, self.units[last - 1].span.end)
        inner = list(self._marked(region, start, end))
        kind = QuotationKind.MIXED if inner else QuotationKind.INDIRECT
        sure = region.intro is not None and region.intro.kind == "clause"
        rule = QuoteRule.CLAUSE if sure else QuoteRule.LOOSE_CLAUSE
        yield self._of_region(kind, span, region, rule)
        yield from inner

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Leave out the marks of punctuation at both ends of a content."""
        while start < end and _is_punctuation(self.units[start]):
            start += 1
        while end > start and _is_punctuation(self.units[end - 1]):
            end -= 1
        return start, end

    def _with_its_mark(self, end: int) -> int:
        """Return the unit after the mark of a question or a cry that ends words given as they were said."""
        return end + 1 if self.passage.unit_at(end).word in _OF_TONE else end

    def _stands_alone(self, start: int, end: int) -> bool:
        """Tell whether a marked stretch is all of a reported clause, or all up to its comma."""
        if end - start == 1:
            return True
        if is_name(self.passage, start) or self.units[start + 1].word not in COMMAS:
            return False
        return len(words_in(self.units[start], self.text)) > _LONGEST_UP_TO_COMMA

    def _colon_before_mark(self, start: int, end: int) -> int | None:
        """Return the colon in a clause after which the words themselves follow: أعلن أن كذا: «كذا»."""
        for at in range(start + 1, end - 1):
            if self.units[at].word == ":" and self.units[at + 1].marked is not None:
                return at
        return None

    def _sentence_at_end(self, start: int, end: int) -> int | None:
        """Return the comma before a marked sentence that only follows a clause: قال إن كذا، "كذا كذا"."""
        last = end - 1
        if (
            self.units[last].marked is None
            or last - 1 - start < _SHORTEST_CLAUSE
            or self.units[last - 1].word not in COMMAS
        ):
            return None
        if self.units[start].is_in("subordinator") or is_name(self.passage, last):
            return None
        return last - 1 if len(words_in(self.units[last], self.text)) >= SENTENCE else None

    def _marks(self, start: int, end: int) -> Iterator[int]:
        for at in range(start, end):
            if self.units[at].marked is not None and at not in self.taken:
                yield at

    def _marked(self, region: Region, start: int, end: int) -> Iterator[Quotation]:
        for at in self._marks(start, end):
            rule = speech_rule(region, self.passage, at)
            if rule is not None:
                yield self._direct(region, at, rule)

    def _is_fragment(self, at: int) -> bool:
        words = words_in(self.units[at], self.text)
        if is_name(self.passage, at):
            return False
        return len(words) > 1 or self.passage.speech.looks_like_one_word_speech(words[0])

    def _inside(self, at: int) -> Span:
        stretch = self.units[at].marked
        return stretch.inner if stretch is not None else self.units[at].span

    def _direct(self, region: Region, at: int, rule: QuoteRule) -> Quotation:
        self.taken.add(at)
        return self._of_region(QuotationKind.DIRECT, self._inside(at), region, rule)

    def _of_region(self, kind: QuotationKind, span: Span, region: Region, rule: QuoteRule) -> Quotation:
        form = region.cue.form
        follows = region.intro.kind if region.intro is not None else "quote"
        english = form.english("quote" if kind is QuotationKind.DIRECT else follows)
        if "denial" in form.verb.flags:
            english = self._denied(region, english)
        return self._quotation(kind, span, region.cue.span, region.speaker, rule, form.verb.lemma, english)

    def _denied(self, region: Region, english: str) -> str:
        """Return the English of a verb of denial, which «not» before it turns round: لم ينف أن."""
        negation = self.passage.unit_at(region.cue.at - 1).word.lstrip("وف")
        if region.cue.form.shape != "present" or negation not in ("لم", "لا", "ما"):
            return english
        form = region.cue.form
        base = form.verb.english.base + (" that" if english.endswith(" that") else "")
        does = "do" if form.number != "s" else "does"
        return f"{'did' if negation == 'لم' else does} not {base}"

    def _quotation(
        self,
        kind: QuotationKind,
        span: Span,
        cue: Span | None,
        speaker: Speaker | None,
        rule: QuoteRule,
        verb_ar: str = "",
        verb_en: str = "",
    ) -> Quotation:
        known_by = evidence_of(self.passage.speech, speaker)
        if not known_by.is_certain:
            speaker = None
        return Quotation(
            kind=kind,
            span=span,
            cue=cue,
            speaker=speaker.span if speaker is not None else None,
            speaker_name=speaker.name if speaker is not None else "",
            score=quotation_score(rule, known_by),
            speaker_actor=speaker.actor if speaker is not None else None,
            speaker_score=known_by.score if speaker is not None else 0.0,
            verb_ar=verb_ar,
            verb_en=verb_en,
        )


def _is_punctuation(unit: TextUnit) -> bool:
    return not unit.is_word and unit.marked is None and unit.word not in ("(", "%", "٪")
