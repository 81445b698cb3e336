"""Whether words in marks are what the speaker of a report said, and by which rule."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.arabic.quotes.marked_names import is_name, words_in
from reader.arabic.quotes.reading import Passage
from reader.arabic.quotes.regions import Region
from reader.arabic.quotes.scores import QuoteRule
from reader.arabic.quotes.words import fold_cue

SENTENCE = 6  # words in marks that are taken for speech though nothing introduces them
_SHORTEST_RELATIVE = 4  # letters of احترازي that are more than those of نادي
_DEFINITE = ("ال", "بال", "لل", "وال")
_FARTHEST_FEELING = 8  # units from a verb of stance to the feeling in marks
_FEWEST_OF_FEELING = 2
_SHORT = 3  # words in marks that are oftener a newsroom's own distance than more are


@dataclass(frozen=True, slots=True)
class SpeechInMarks:
    """Words in marks at a unit of what a region reports."""

    region: Region
    passage: Passage
    at: int
    words: list[str]

    @property
    def is_introduced(self) -> bool:
        intro = self.region.intro
        return intro is not None and intro.kind == "quote" and intro.at == self.at


Decides = Callable[[SpeechInMarks], bool]


def is_right_after_cue(said: SpeechInMarks) -> bool:
    """قال كيري: "حزب النخيل" (Kerry said: "the Palm Party"): even a name, after a colon."""
    intro = said.region.intro
    near = said.at == said.region.cue.last + 1 or (intro is not None and intro.colon)
    return bool(said.words) and said.is_introduced and near


def is_name_in_marks(said: SpeechInMarks) -> bool:
    """قال كيري إن شركة "غازبروم" تراجعت (Kerry said that "Gazprom" fell back)."""
    return is_name(said.passage, said.at)


def is_nickname(said: SpeechInMarks) -> bool:
    """يسميها الجيران «أم الخير» (whom the neighbours call "Umm al-Khayr"); not ما يسميه «النصر»."""
    form = said.region.cue.form
    if form.verb.lemma not in ("لقب", "سمى", "أسمى") or form.shape != "present":
        return False
    return said.passage.unit_at(said.region.cue.at - 1).word not in ("ما", "بما", "مما", "لما", "عما", "من")


def is_introduced(said: SpeechInMarks) -> bool:
    """وقال كيري في موسكو "الوضع صعب" (and Kerry said in Moscow, "..."): the report is the marks."""
    return said.is_introduced


def is_judgement(said: SpeechInMarks) -> bool:
    """قال كيري إن التهم "كاذبة" (Kerry said that the charges were "false"): one word, but one that judges.

    ندد كيري بالهجوم "الجبان" (Kerry condemned the "cowardly" attack): an adjective of the word before.
    """
    if len(said.words) != 1:
        return False
    word = said.words[0]
    if said.region.cue.kind == "describe" or said.passage.speech.looks_like_one_word_speech(word):
        return True
    before = said.passage.unit_at(said.at - 1)
    definite = before.mention is None and (before.word.startswith(_DEFINITE) or before.has_pronoun)
    bare = fold_cue(word)
    if definite and bare.startswith("ال"):
        return said.region.cue.kind == "stance" or said.passage.speech.is_adjective(word)
    if not definite or not bare.endswith(("ة", "ي", "ا")):
        return False
    relative = bare.endswith(("ي", "ية")) and len(bare) > _SHORTEST_RELATIVE
    return relative or not said.passage.speech.noun_nature(word)[0]


def is_one_word(said: SpeechInMarks) -> bool:
    """قال كيري إن "الهلال" فاز (Kerry said that "al-Hilal" won): one word that judges nothing."""
    return len(said.words) == 1


def is_loosely_governed(said: SpeechInMarks) -> bool:
    """عبر كيري عن "قلقه الشديد" (Kerry voiced his "deep concern"): few words, a verb of many senses."""
    short = len(said.words) < SENTENCE
    return said.region.intro is None and said.region.cue.form.verb.weak and short


def is_own_feeling(said: SpeechInMarks) -> bool:
    """أبدت البعثة "قلقها العميق" (the mission voiced its "deep concern"): a pronoun tells of whom."""
    voiced = said.region.cue.kind == "stance" and said.region.speaker is not None
    if not voiced or len(said.words) < _FEWEST_OF_FEELING:
        return False
    near = said.at <= said.region.cue.last + _FARTHEST_FEELING
    return near and said.passage.speech.has_pronoun(said.words[0])


def is_long(said: SpeechInMarks) -> bool:
    """قال كيري إن الوضع "أسوأ من كل ما مضى" (Kerry said it was "worse than all before")."""
    return len(said.words) > _SHORT


def is_short(_: SpeechInMarks) -> bool:
    """قال كيري إن الوضع "صعب جدا" (Kerry said that the situation was "very hard")."""
    return True


# The first that holds decides: how sure a find is, or that it is none. What stands right after the verb is
# said, name or not; a name elsewhere is not. Then the place tells more than the number of words, and one word
# is a closer matter than several.
DECISIONS: tuple[tuple[Decides, QuoteRule | None], ...] = (
    (is_nickname, None),
    (is_right_after_cue, QuoteRule.MARKED_AFTER_CUE),
    (is_name_in_marks, None),
    (is_introduced, QuoteRule.MARKED_INTRODUCED),
    (is_judgement, QuoteRule.MARKED_WORD),
    (is_one_word, None),
    (is_own_feeling, QuoteRule.MARKED_SHORT),
    (is_loosely_governed, None),
    (is_long, QuoteRule.MARKED_LONG),
    (is_short, QuoteRule.MARKED_SHORT),
)


def speech_rule(region: Region, passage: Passage, at: int) -> QuoteRule | None:
    """Return the rule by which marked words are speech of the region's speaker; None for a name."""
    said = SpeechInMarks(region, passage, at, words_in(passage.units[at], passage.reading.text))
    return next((rule for decides, rule in DECISIONS if decides(said)), None)
