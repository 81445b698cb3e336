"""A text cut into the units among which speech is searched for: words, marked stretches, asides."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.arabic.document import ActorType, Block, BlockKind, Mention
from reader.arabic.quotes.marks import Marked, in_marks
from reader.arabic.quotes.mention_edges import people_alone
from reader.arabic.quotes.speech import NO_FACTS, SpeechVocabulary, WordFacts
from reader.arabic.quotes.verbs import Form
from reader.arabic.quotes.words import WordClass
from reader.text.spans import Span

_LONGEST_ASIDE = 40
_LONGEST_PASSAGE = 400  # units; what is longer is no sentence, and is cut to keep the search linear
_DASHES = frozenset("-–—")
_CLOSERS = {"(": ")", "[": "]"}
_OPENERS = _DASHES.union(_CLOSERS)


@dataclass(slots=True)
class TextUnit:
    """A word or mark of punctuation, a stretch in quotation marks ("«"), or an aside ("(").

    `word` is folded, `facts` is what the tables say of it; `first` and `last` are the tokens
    covered, half-open.
    """

    word: str
    raw: str
    first: int
    last: int
    span: Span
    marked: Marked | None = None
    mention: Mention | None = None
    facts: WordFacts = NO_FACTS
    speech: SpeechVocabulary | None = None  # for words

    @property
    def is_word(self) -> bool:
        return self.facts.is_word

    def is_in(self, *names: WordClass) -> bool:
        """Tell whether the word belongs to one of these classes of `speech_words.tsv`."""
        return not self.facts.classes.isdisjoint(names)

    def form_is_in(self, form: str, name: WordClass) -> bool:
        """Tell whether another form of the word, such as that without و, belongs to a class."""
        return self.speech is not None and form in self.speech.word_class(name)

    @property
    def forms(self) -> tuple[tuple[Form, int], ...]:
        """The forms of speech that the word can be, each with the length of its proclitics."""
        return self.facts.forms

    @property
    def is_role(self) -> bool:
        return self.facts.is_role

    @property
    def is_joined_role(self) -> bool:
        """Whether و hangs on a role: والوزير."""
        return self.facts.is_joined_role

    @property
    def is_joined(self) -> bool:
        """Whether و hangs on the word in its first reading: والوزير, but not وجود."""
        return self.speech is not None and self.speech.is_joined(self.raw)

    @property
    def has_adjective_ending(self) -> bool:
        return self.speech is not None and self.speech.has_adjective_ending(self.word)

    @property
    def is_only_a_name(self) -> bool:
        """Whether the word is a proper noun, or outside the lexicon, in its first reading."""
        return self.speech is not None and self.speech.is_only_a_name(self.raw)

    @property
    def is_only_a_verb(self) -> bool:
        return self.speech is not None and self.speech.is_only_a_verb(self.raw)

    @property
    def is_first_a_verb(self) -> bool:
        return self.speech is not None and self.speech.is_first_a_verb(self.raw)

    @property
    def has_pronoun(self) -> bool:
        """Whether a pronoun hangs on the word, which is a noun: إصابته."""
        return self.mention is None and self.speech is not None and self.speech.has_pronoun(self.raw)

    @property
    def is_owned_role(self) -> bool:
        """Whether a pronoun hangs on a role: زوجته, محاميها."""
        return self.mention is None and self.facts.is_role and self.word.endswith(("ه", "ها", "هم"))

    @property
    def can_be_a_name(self) -> bool:
        return self.speech is not None and self.speech.can_be_a_name(self.raw)

    @property
    def is_given_name(self) -> bool:
        return self.facts.is_given_name

    @property
    def is_title(self) -> bool:
        return self.speech is not None and self.speech.is_title(self.raw)

    @property
    def is_nationality(self) -> bool:
        return self.speech is not None and self.speech.is_nationality(self.raw)

    @property
    def tells_manner(self) -> bool:
        """Whether the word is an indefinite participle in the accusative: مبتسما."""
        return self.mention is None and self.speech is not None and self.speech.tells_manner(self.raw)

    @property
    def is_adjective(self) -> bool:
        return self.mention is None and self.speech is not None and self.speech.is_adjective(self.raw)

    @property
    def is_accusative(self) -> bool:
        """Whether the word is an indefinite noun in the accusative: تقريرا."""
        return self.mention is None and self.speech is not None and self.speech.is_accusative(self.raw)

    @property
    def is_addressed(self) -> bool:
        """Whether ل and a noun are the word: لتلاميذه."""
        if self.mention is not None or self.is_role or self.speech is None:
            return False
        return self.speech.hangs_on(self.raw, "ل")

    @property
    def hangs_on_preposition(self) -> bool:
        """Whether ب or ك hangs on the word, which is a noun: بصوت."""
        if self.mention is not None or self.is_role or self.speech is None:
            return False
        if self.is_in("link") or self.word.startswith("باسم"):
            return False
        speech = self.speech
        hangs = speech.hangs_on(self.raw, "ب") or speech.hangs_on(self.raw, "ك")
        return hangs or speech.is_possessed_after_preposition(self.raw)

    @property
    def is_noun(self) -> bool:
        """Whether the word is a noun or an adjective in its first reading."""
        return self.mention is None and self.speech is not None and self.speech.is_noun(self.raw)

    @property
    def is_definite_noun(self) -> bool:
        return self.mention is None and self.speech is not None and self.speech.is_definite_noun(self.raw)

    @property
    def is_singular(self) -> bool:
        return self.speech is not None and self.speech.noun_nature(self.raw)[1] == "s"

    @property
    def is_in_first_person(self) -> bool:
        """Whether the word has "I", "we", "you", "my" or "our" in it: أولادي, نمنا, لا تعبروا."""
        if self.is_first_or_second_person_verb or self.word in ("انا", "نحن", "لي", "لنا", "اننا", "انني"):
            return True
        return self.speech is not None and self.facts.is_word and self.speech.has_own_pronoun(self.raw)

    @property
    def is_first_or_second_person_verb(self) -> bool:
        return self.speech is not None and self.speech.is_first_or_second_person_verb(self.raw)


NOTHING = TextUnit("", "", 0, 0, Span(0, 0))  # stands before the first unit of a passage, and after the last


@dataclass(slots=True)
class Passage:
    """One sentence, not cut inside quotation marks, with its units, which `end` counts."""

    reading: "QuoteContext"
    units: list[TextUnit]
    kind: BlockKind
    block: Block
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.end = len(self.units)

    @property
    def speech(self) -> SpeechVocabulary:
        return self.reading.speech

    def unit_at(self, index: int) -> TextUnit:
        """Return the unit at `index`, or `NOTHING` where the passage has none."""
        return self.units[index] if 0 <= index < self.end else NOTHING


@dataclass(slots=True)
class QuoteContext:
    """The text with all that was found in it before."""

    speech: SpeechVocabulary
    text: str
    tokens: Sequence[Span]
    mentions: Sequence[Mention]
    passages: list[Passage] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)  # folded words in marks that are a name in this text
    people: list[Mention] = field(default_factory=list)  # whom no mention tells: see `people`
    after_speech: frozenset[str] = frozenset()  # folded words that stand right after a verb of speech
    families: set[str] = field(default_factory=set)  # folded family names of the people of the text

    def names(self, span: Span) -> bool:
        """Tell whether a mention covers nearly all of `span`."""
        return self.named(span) is not None

    def named(self, span: Span) -> Mention | None:
        """Return the mention that covers nearly all of `span`."""
        at = bisect_right(self.mentions, span.end, key=lambda mention: mention.span.start) - 1
        if at < 0:
            return None
        found = self.mentions[at].span
        covers = found.overlaps(span) and len(found) >= 0.8 * len(span) and found.start <= span.start + 3
        return self.mentions[at] if covers else None


def read_context(
    speech: SpeechVocabulary,
    text: str,
    tokens: Sequence[Span],
    sentences: Sequence[Span],
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
) -> QuoteContext:
    """Return the passages of the headline, subheads, paragraphs and list items of a text."""
    named = people_alone(speech, text, mentions)
    reading = QuoteContext(speech, text, tokens, named)
    stretches = in_marks(text, tokens, blocks)
    by_token = _mention_of_token(tokens, reading.mentions)
    starts = [token.start for token in tokens]
    openings = {stretch.first: stretch for stretch in stretches}
    for block, whole in _wholes(blocks, sentences, stretches, tokens):
        if block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
            continue
        first, last = bisect_left(starts, whole.start), bisect_left(starts, whole.end)
        units = _with_asides(text, list(_units(speech, text, tokens, first, last, openings, by_token)))
        for begin in range(0, len(units), _LONGEST_PASSAGE):
            piece = units[begin : begin + _LONGEST_PASSAGE]
            reading.passages.append(Passage(reading, piece, block.kind, block))
    return reading


def _mention_of_token(tokens: Sequence[Span], mentions: Sequence[Mention]) -> list[Mention | None]:
    """Return for each token the mention that covers it, or the part of it after its clitics."""
    found: list[Mention | None] = [None] * len(tokens)
    ends = [token.end for token in tokens]
    for mention in mentions:
        at = bisect_right(ends, mention.span.start)
        while at < len(tokens) and tokens[at].start < mention.span.end:
            found[at] = mention
            at += 1
    return found


def _wholes(
    blocks: Sequence[Block], sentences: Sequence[Span], stretches: Sequence[Marked], tokens: Sequence[Span]
) -> Iterator[tuple[Block, Span]]:
    """Yield each block with its sentences, those joined that a quotation runs over."""
    inside = [Span(tokens[one.first].start, tokens[one.last - 1].end) for one in stretches]
    sentence_starts = [sentence.start for sentence in sentences]
    at_stretch = 0
    for block in blocks:
        joined: Span | None = None
        begin = bisect_left(sentence_starts, block.span.start)
        end = bisect_left(sentence_starts, block.span.end)
        for sentence in sentences[begin:end]:
            joined = sentence if joined is None else Span(joined.start, sentence.end)
            while at_stretch < len(inside) and inside[at_stretch].end <= joined.end:
                at_stretch += 1
            if at_stretch == len(inside) or inside[at_stretch].start >= joined.end:
                yield block, joined
                joined = None
        if joined is not None:
            yield block, joined


def _units(
    speech: SpeechVocabulary,
    text: str,
    tokens: Sequence[Span],
    first: int,
    last: int,
    openings: dict[int, Marked],
    mentions: Sequence[Mention | None],
) -> Iterator[TextUnit]:
    at = first
    while at < last:
        if at in openings:
            stretch = openings[at]
            end = min(stretch.last, last)
            yield TextUnit("«", "«", at, end, Span(tokens[at].start, tokens[end - 1].end), stretch)
            at = end
            continue
        token = tokens[at]
        raw = text[token.start : token.end]
        word, facts = speech.folded(raw)
        yield TextUnit(word, raw, at, at + 1, token, None, mentions[at], facts, speech)
        at += 1


def _with_asides(text: str, units: list[TextUnit]) -> list[TextUnit]:
    """Fold what stands in brackets or between dashes into one unit each."""
    if _OPENERS.isdisjoint([unit.word for unit in units]):
        return units
    found: list[TextUnit] = []
    at = 0
    while at < len(units):
        end = _end_of_aside(text, units, at) if units[at].word in _OPENERS else None
        if end is None:
            found.append(units[at])
            at += 1
            continue
        first, last = units[at], units[end]
        span = Span(first.span.start, last.span.end)
        found.append(TextUnit("(", first.raw, first.first, last.last, span))
        at = end + 1
    return found


def _end_of_aside(text: str, units: list[TextUnit], at: int) -> int | None:
    mark = units[at].word
    closer = _CLOSERS.get(mark)
    if closer is not None:
        return next(
            (i for i in range(at + 1, min(len(units), at + _LONGEST_ASIDE)) if units[i].word == closer), None
        )
    if not _blank(text, units[at].span.start - 1):
        return None
    for i in range(at + 1, min(len(units), at + _LONGEST_ASIDE)):
        if units[i].word in _DASHES and i > at + 1:
            closes = not _letter(text, units[i].span.end)
            return i if closes else None
    return None


def _blank(text: str, at: int) -> bool:
    return at < 0 or text[at].isspace()


def _letter(text: str, at: int) -> bool:
    return at < len(text) and text[at].isalnum()


def names_person(mention: Mention | None) -> bool:
    return mention is not None and mention.type is ActorType.PERSON


def has_clitic(unit: TextUnit) -> bool:
    """Tell whether a preposition hangs on the mention of a unit: لبوتين; وبوتين counts as none."""
    mention = unit.mention
    if mention is None or mention.span.start <= unit.span.start:
        return False
    return unit.raw[: mention.span.start - unit.span.start].strip("ـ") not in ("و", "ف", "ال")
