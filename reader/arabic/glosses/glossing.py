"""The right reading of every word in its sentence, with its English gloss."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.arabic.document import Mention, Subject, Token
from reader.arabic.glosses.collocations import Collocations
from reader.arabic.glosses.derived import DerivedWords
from reader.arabic.glosses.function_words import is_carried_out
from reader.arabic.glosses.neighbours import Neighbours
from reader.arabic.glosses.phrases import SetPhrases
from reader.arabic.glosses.phrasing import Phrasing, with_preposition
from reader.arabic.glosses.shown_senses import ShownSenses
from reader.arabic.glosses.undecided import UndecidedSenses, either
from reader.arabic.morphology.disambiguation import Disambiguation
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.morphology.speech import SpokenWords, told_of_oneself
from reader.arabic.names.word_by_word import english_part, name_reading, with_clitics
from reader.arabic.remembering import remembered
from reader.arabic.subject import ArticleSubjects
from reader.text.spans import Span

_MODALS = frozenset({"lam", "lan", "sawofa", ">an", ">al~A", "kay", "likay", "hal"})
_MANY = frozenset({"youth", "people", "youths", "staff", "folk", "crew", "team", "family", "some", "most of"})
_ATTRIBUTED = frozenset({"noun", "adjective", "proper noun"})
Fields = tuple[str, str, str, str, tuple[str, ...], bool, int, int]


class _Sentence(NamedTuple):
    """The readings of a sentence with the senses that they have there, and the English of prepositions.

    `others` are the readings of words of which nothing tells the sense with the other one, by place.
    """

    readings: list[Reading]
    prepositions: Mapping[int, str]
    others: Mapping[int, Reading]


class Glossing:
    """The readings of words in their sentences, and what each is in English there."""

    def __init__(
        self,
        morphology: Morphology,
        disambiguation: Disambiguation,
        phrasing: Phrasing,
        phrases: SetPhrases,
        senses: ShownSenses,
        subjects: ArticleSubjects,
        collocations: Collocations,
        derived: DerivedWords,
        neighbours: Neighbours,
        undecided: UndecidedSenses,
    ) -> None:
        self._morphology, self._disambiguation = morphology, disambiguation
        self._phrasing, self._phrases = phrasing, phrases
        self._senses, self._subjects, self._collocations = senses, subjects, collocations
        self._derived = derived
        self._neighbours = neighbours
        self._undecided = undecided

    def read_tokens(
        self,
        text: str,
        tokens: Sequence[Span],
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        subject: Subject | None = None,
    ) -> tuple[tuple[Token, ...], Subject]:
        """Read every token of `text` in its sentence: vocalised form, lemma, part of speech and gloss.

        `tokens` are in order and do not overlap; `sentences` tell what is read together. A word that belongs
        to a mention shows its English name, a word in a set phrase the whole phrase, everything else its own
        meaning, inflected: that which it has in texts on the subject. This is found where it is not given,
        and returned. Linear in the number of tokens.
        """
        groups = list(_by_sentence(tokens, sentences))
        words = [[text[span.start : span.end] for span in group] for group in groups]
        named = _named_tokens(tokens, mentions)
        readings = list(self._read(text, groups, words, named))
        subject = subject or self._subjects.find(readings)
        found: list[Token] = []
        for group, spoken, chosen in zip(groups, words, readings, strict=True):
            found += self._sentence(text, group, spoken, self._in_context(chosen, subject), named)
        return tuple(found), subject

    def _in_context(self, chosen: Sequence[Reading], subject: Subject) -> "_Sentence":
        """Return the readings with the senses that the subject and the words around ask for."""
        readings = list(chosen)
        if subject is not Subject.GENERAL:
            readings = [self._senses.shown(reading, subject) for reading in chosen]
        met = self._collocations.collocated(readings)
        for place, sense in met.senses.items():
            if not (sense.startswith("be ") and readings[place].suffix.pronoun):  # اضطره إلى
                readings[place] = self._senses.with_sense(readings[place], sense)
        for place, reading in enumerate(readings):
            if reading.pos == "verb" and is_carried_out(reading, readings[place + 1 : place + 2]):
                readings[place] = self._senses.with_sense(reading, "be carried out")
            elif reading.pos == "adjective" and not _follows_noun(
                reading, readings[place - 1] if place else None
            ):
                readings[place] = self._senses.of_person(reading)
        return _Sentence(readings, met.prepositions, self._take_others(readings, met.senses, subject))

    def _take_others(
        self, readings: list[Reading], decided: Container[int], subject: Subject
    ) -> Mapping[int, Reading]:
        """Give words of which nothing tells the sense the other one as their second.

        Return their readings with that as the first, by place.
        """
        others: dict[int, Reading] = {}
        for place, reading in enumerate(readings):
            other = self._undecided.other(reading, subject) if place not in decided else ""
            if other:
                readings[place], others[place] = self._senses.with_second(reading, other)
        return others

    def _sentence(
        self,
        text: str,
        spans: Sequence[Span],
        words: Sequence[str],
        read: "_Sentence",
        named: Mapping[int, Mention],
    ) -> list[Token]:
        """Return the tokens of one sentence: names and set phrases as wholes."""
        found: list[Token] = []
        phrases = self._phrases.glosses(words, read.readings)
        begun: Mention | None = None
        mentions = map(named.get, [span.start for span in spans])
        shown = map(phrases.get, range(len(spans)))
        of_words = zip(spans, read.readings, mentions, shown, strict=True)
        for place, (span, reading, mention, phrase) in enumerate(of_words):
            if mention is not None and phrase and _is_part(mention, phrase, phrases, spans, place):
                begun = mention
            if mention is not None and mention is not begun:
                found.append(Token(span, *self._name_fields(text, span, reading, mention, phrase)))
            else:
                found.append(Token(span, *self._word_fields(read, place, phrase)))
        return found

    def _word_fields(self, read: "_Sentence", place: int, phrase: str | None) -> Fields:
        """Return the fields of a word that is no name: the English of its phrase, or its own here."""
        reading = read.readings[place]
        before = read.readings[place - 1] if place else None
        modal = before is not None and before.stem.form in _MODALS
        article = reading.pos != "adjective" or not _follows_noun(reading, before)
        fields = self._fields(reading, modal, article)
        if not reading.known and not phrase and reading.pos == "proper noun":
            derived = self._derived.meaning(reading, before)
            return (*fields[:2], *derived, (derived.gloss,), *fields[5:]) if derived else fields
        shown = phrase or (
            self._neighbours.gloss(read.readings, place) if self._neighbours.may_decide(reading) else ""
        )
        if not shown and place in read.others:
            shown = either(fields[3], self._fields(read.others[place], modal, article)[3])
        if not shown and place in read.prepositions:
            shown = with_preposition(reading, fields[3], read.prepositions[place])
        return (*fields[:3], shown, *fields[4:]) if shown else fields

    def _read(
        self,
        text: str,
        groups: Sequence[Sequence[Span]],
        words: Sequence[Sequence[str]],
        named: Mapping[int, Mention],
    ) -> Iterator[list[Reading]]:
        """Yield the readings of the words of each sentence."""
        speech = SpokenWords()
        begins = list(_begins_paragraph(text, groups))
        told = iter(told_of_oneself(_paragraphs(words, begins)))
        for group, written, begin in zip(groups, words, begins, strict=True):
            if begin:
                speech.begin_paragraph(next(told))
            names = [named[span.start].type.value if span.start in named else "" for span in group]
            yield self._disambiguation.choose(written, names, speech.of(written))

    def reworded(self, word: str, token: Token, sense: str) -> str:
        """Return the gloss of a word with another English for its dictionary form, inflected as the word is.

        `token` is the word as it was read. A word that the lexicon does not read so shows the sense as it is.
        """
        likeness = [
            (one.pos == token.pos, one.vocalised == token.vocalised, one)
            for one in self._morphology.readings(word)
            if one.known and one.lemma == token.lemma
        ]
        if not likeness or not token.known or token.pos == "proper noun":
            return sense
        reading = max(likeness, key=lambda one: one[:2])[2]
        reading = reading.with_thing() if "[it]" in token.gloss else reading
        manners = ((False, True), (False, False), (True, True), (True, False))
        asked = next(
            (one for one in manners if self._phrasing.phrase(reading, *one) == token.gloss), (False, True)
        )
        return self._phrasing.phrase(reading.with_stem(reading.stem._replace(glosses=(sense,))), *asked)

    @remembered(100_000)
    def _fields(self, reading: Reading, base_form: bool, article: bool) -> Fields:
        return (
            reading.vocalised,
            reading.lemma,
            reading.pos,
            self._phrasing.phrase(reading, base_form, article) if reading.pos != "punctuation" else "",
            reading.senses,
            reading.known,
            reading.proclitic,
            reading.enclitic,
        )

    def _name_fields(
        self, text: str, span: Span, reading: Reading, mention: Mention, shown: str | None
    ) -> Fields:
        """Return the fields of a word of a name; its clitics are what the mention leaves out of the token."""
        start, end = max(span.start, mention.span.start), min(span.end, mention.span.end)
        word = text[start:end]
        if text[span.start : end].lstrip("وف").startswith("لل") and text[start - 1 : start] == "ل":
            word = "ا" + word
        alone = span.start >= mention.span.start - 3 and mention.span.end <= span.end
        part = english_part(self._morphology, word, mention, alone)
        if not part or reading.pos in ("punctuation", "number", "foreign"):
            fields = self._fields(reading, False, True)
            return (*fields[:3], shown, *fields[4:]) if shown else fields
        gloss = with_clitics(text[span.start : start], part)
        named = name_reading(self._morphology, span.of(text))
        senses = named.senses if named.known else (part,)
        return (
            named.vocalised,
            named.lemma,
            "proper noun",
            gloss,
            senses,
            named.known,
            start - span.start,
            span.end - end,
        )


def _begins_paragraph(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[bool]:
    """Tell of each sentence whether a paragraph begins with it."""
    end = None
    for group in groups:
        yield end is None or "\n" in text[end : group[0].start]
        end = group[-1].end


def _paragraphs(words: Sequence[Sequence[str]], begins: Sequence[bool]) -> list[list[str]]:
    """Return the words of each paragraph."""
    found: list[list[str]] = []
    for written, begin in zip(words, begins, strict=True):
        if begin:
            found.append([])
        found[-1] += written
    return found


def _by_sentence(tokens: Sequence[Span], sentences: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Cut the tokens at the sentence starts; a token outside every sentence goes with the one before it."""
    starts = [token.start for token in tokens]
    begin = 0
    for sentence in sentences:
        place = bisect_left(starts, sentence.start, begin)
        if place > begin:
            yield tokens[begin:place]
        begin = place
    if begin < len(tokens):
        yield tokens[begin:]


def _named_tokens(tokens: Sequence[Span], mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Return the mention of each token that overlaps one, by the token's start; of several the first."""
    named: dict[int, Mention] = {}
    ends = [token.end for token in tokens]
    for mention in sorted(mentions, key=lambda one: one.span):
        at = bisect_right(ends, mention.span.start)
        while at < len(tokens) and tokens[at].start < mention.span.end:
            named.setdefault(tokens[at].start, mention)
            at += 1
    return named


def _is_part(
    mention: Mention, phrase: str, phrases: Mapping[int, str], spans: Sequence[Span], place: int
) -> bool:
    """Tell whether a phrase over the word at `place` began before its mention, or goes on after it."""
    if place and phrase == phrases.get(place - 1) and spans[place - 1].end <= mention.span.start:
        return True
    goes_on = phrase == phrases.get(place + 1)
    return goes_on and spans[place].start <= mention.span.start and mention.span.end <= spans[place + 1].start


def _follows_noun(reading: Reading, before: Reading | None) -> bool:
    """Tell whether an adjective describes the word before it.

    One with the article does not describe a noun without: نقل المصاب is "moving the injured".
    """
    if before is None or reading.pos != "adjective" or before.pos not in _ATTRIBUTED:
        return False
    if reading.prefix.preposition or (reading.prefix.conjunction and _begins_anew(reading, before)):
        return False
    if _is_of_people(reading) and before.number == "singular" and _MANY.isdisjoint(before.stem.glosses[:1]):
        return False  # محاكمة صيدلانيين: no noun of one is described by many
    named = before.pos == "proper noun" or bool(before.suffix.pronoun)
    return named or before.prefix.definite or not reading.prefix.definite


def _begins_anew(reading: Reading, before: Reading) -> bool:
    """Tell whether an adjective with "and" is whoever has the quality: أطباء ومتطوعون."""
    return before.pos == "noun" or (_is_of_people(reading) and before.suffix.gender == "feminine")


def _is_of_people(reading: Reading) -> bool:
    return reading.suffix.number == "plural" and reading.suffix.gender == "masculine"
