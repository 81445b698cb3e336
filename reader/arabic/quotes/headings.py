"""Who says what in a headline or subhead: words in marks that fill it, and speakers before a colon."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.arabic.document import ActorType, BlockKind, Quotation, QuotationKind
from reader.arabic.quotes.attribution import Attribution, label_before
from reader.arabic.quotes.cues import is_headline
from reader.arabic.quotes.marked_names import is_name, words_in
from reader.arabic.quotes.reading import Passage, QuoteContext, TextUnit, names_person
from reader.arabic.quotes.words import COMMAS, fold_cue

_LETTERS = re.compile(r"\w+")
_FEWEST = 2  # words in marks that fill a heading; one is oftener a name
_LONGEST = 20  # units of a line without a full stop that may be a subhead, though it was taken for another
_LONGEST_LABEL = 9  # units from a break to a colon
_LONGEST_JOINED = 4  # units of a speaker that و joins to the news: يتعادل الفريق والمدرب: ...
_NEAR = 8  # units of a content among which the first person tells of speech
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_CREDITS = ("المصدر", "المصادر", "تصوير", "عدسة", "صورة")
_QUESTIONS = ("لماذا", "كيف", "هل", "ماذا", "ما", "من", "اين", "متى", "كم")


def is_heading(passage: Passage) -> bool:
    """Tell whether a passage is a headline or subhead, or a short line that does not end as sentences do."""
    if is_headline(passage):
        return True
    block = passage.block
    bare = block.span.start == block.line.start  # no bullet: a list has results, which nobody says
    whole = block.kind in _KINDS and bare and passage.units[0].span.start == block.span.start
    ends = passage.units[-1].span.end >= passage.block.span.end
    return whole and ends and passage.end <= _LONGEST and passage.units[-1].is_word


def marked_heading(passage: Passage) -> int | None:
    """Return the unit in marks that a heading begins with, which are all of it or end before a break."""
    at = next((i for i, unit in enumerate(passage.units) if unit.is_word or unit.marked is not None), 0)
    if passage.units[at].marked is None or is_name(passage, at):
        return None
    following = passage.unit_at(at + 1)
    alone = all(not unit.is_word and unit.marked is None for unit in passage.units[at + 1 :])
    if not alone and not _breaks(following):
        return None
    return at if len(words_in(passage.units[at], passage.reading.text)) >= _FEWEST else None


def labels(passage: Passage) -> list[Attribution]:
    """Return the speakers of a heading, each with his words: «فلان: كذا», «كذا وفلان: كذا»."""
    found: list[Attribution] = []
    for begin, colon in _places(passage):
        content = passage.units[colon + 1 :]
        voiced = in_first_person(content)
        if passage.units[colon].word != ":" and not voiced:
            continue
        named = label_before(passage, begin, colon, voiced=voiced)
        if passage.units[begin].word in _CREDITS and not is_headline(passage):
            continue
        if named is None or _is_topic(passage, begin, colon, voiced=voiced):
            continue
        if found:
            found[-1] = replace(found[-1], end=begin)
        found.append(named)
    return found


def in_first_person(content: Sequence[TextUnit]) -> bool:
    """Tell whether one of the first words is of "I", "we" or "you": only somebody who speaks has them."""
    near = content[:_NEAR]
    if any(unit.is_in_first_person for unit in near if unit.mention is None):
        return True
    return any(_is_not_mine(one, other) for one, other in itertools.pairwise(near))


def _is_not_mine(negation: TextUnit, verb: TextUnit) -> bool:
    """Tell whether a verb of "I" follows a negation, though its word can be another's: لا أملك."""
    return negation.word in ("لا", "لم", "لن") and verb.raw.startswith("أ") and verb.is_first_a_verb


def with_speakers(reading: QuoteContext, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield quotations; words of a heading with whoever says the same, or else what comes next, below it."""
    text = reading.text
    headings = [one.block.span for one in reading.passages if is_headline(one)]
    for at, one in enumerate(found):
        mute = one.kind is QuotationKind.DIRECT and not one.speaker_name and one.cue is None
        if not mute or not any(one.span.overlaps(span) for span in headings):
            yield one
            continue
        said = _plain(one.span.of(text))
        below = [other for other in found[at + 1 :] if other.speaker_name]
        again = next((other for other in below if said in _plain(other.span.of(text))), None)
        again = again or next(iter(below), None)
        yield (
            replace(
                one,
                speaker=again.speaker,
                speaker_name=again.speaker_name,
                speaker_actor=again.speaker_actor,
                speaker_score=again.speaker_score,
            )
            if again is not None
            else one
        )


def _plain(words: str) -> str:
    return " ".join(_LETTERS.findall(fold_cue(words)))


def _breaks(unit: TextUnit) -> bool:
    return unit.word.startswith(("..", "…"))


def _places(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield where a speaker may begin, and the colon or break after him."""
    begin = 0
    for at, unit in enumerate(passage.units):
        if unit.word == ":" and at > begin:
            joined = _joined_before(passage, begin, at)
            yield (joined if joined is not None else begin), at
        if _breaks(unit):
            if begin < at and names_person(passage.units[begin].mention) and at - begin <= _LONGEST_LABEL:
                yield begin, at
            begin = at + 1
        elif unit.word == "|":
            begin = at + 1


def _joined_before(passage: Passage, begin: int, colon: int) -> int | None:
    """Return the unit of a speaker whom و joins to what is told before him."""
    for at in range(colon - 1, max(begin, colon - _LONGEST_JOINED), -1):
        unit = passage.units[at]
        if unit.word in COMMAS or unit.marked is not None:
            return None
        if not unit.word.startswith("و"):
            continue
        named = unit.mention is not None and (at == 0 or passage.units[at - 1].mention is not unit.mention)
        if named or unit.is_joined_role:
            return at
    return None


def _is_topic(passage: Passage, begin: int, colon: int, *, voiced: bool) -> bool:
    """Tell whether what stands before a colon is rather what the heading tells of: ليبيا: قتيل في شغب."""
    units = passage.units[begin:colon]
    if voiced or any(names_person(unit.mention) for unit in units):
        return False
    if all(unit.mention is not None and unit.mention.type is ActorType.PLACE for unit in units):
        return True
    if passage.unit_at(colon + 1).word in _QUESTIONS and units[0].mention is not None:
        return True
    joined = any(unit.is_joined and unit.mention is None and not unit.is_joined_role for unit in units)
    many = units[0].word.endswith(("و", "ات")) and any(unit.word == "في" for unit in units)
    return joined or many
