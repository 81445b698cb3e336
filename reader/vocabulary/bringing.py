"""Words of a file made into a reader's words, all or none."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from reader.analyser import site_analyser
from reader.arabic.document import Analysis
from reader.arabic.normalise import strip_marks
from reader.models import KeptWord, WordChange
from reader.models.kept_words import LONGEST_LEMMA, LONGEST_MEANING
from reader.text.letters import has_arabic_letter
from reader.vocabulary.files import WordLine, read_words
from reader.vocabulary.keeping import (
    MOST_KEPT,
    WordsRefused,
    hold_words,
    new_batch,
    renew_stamp,
    take_state,
    word_key,
)


@dataclass(frozen=True, slots=True)
class BroughtWords:
    """What came of a file: words that are new, lines whose word was kept before, lines that are no Arabic."""

    added: int
    kept_before: int
    not_arabic: int
    batch: str


def bring_words(user_id: int, raw: bytes) -> BroughtWords:
    """Read a file of words and keep those that are not kept; what a reader said of a word stays as it is.

    Raises WordsRefused, and keeps nothing.
    """
    lines = read_words(raw)
    arabic = [line for line in lines if has_arabic_letter(line.parent or line.term)]
    if not arabic:
        raise WordsRefused("no words")
    words: dict[str, KeptWord] = {}
    for line in arabic:
        made = _word_of(line)
        words.setdefault(made.lemma, made)
    added, batch = _store_new(user_id, list(words.values()))
    return BroughtWords(added, len(arabic) - added, len(lines) - len(arabic), batch)


@transaction.atomic
def _store_new(user_id: int, words: list[KeptWord]) -> tuple[int, str]:
    hold_words(user_id)
    now, batch = timezone.now(), new_batch()
    kept = set(KeptWord.objects.of(user_id).order_by().values_list("lemma", flat=True))
    new = [word for word in words if word.lemma not in kept]
    if len(kept) + len(new) > MOST_KEPT:
        raise WordsRefused("too many")
    for word in new:
        word.user_id, word.made = user_id, now
        take_state(word, word.state, now)
    KeptWord.objects.bulk_create(new, batch_size=500)
    WordChange.objects.bulk_create(
        (
            WordChange(user_id=user_id, batch=batch, verb=WordChange.Verb.IMPORT, lemma=word.lemma, made=now)
            for word in new
        ),
        batch_size=500,
    )
    renew_stamp(user_id)
    return len(new), batch


def _word_of(line: WordLine) -> KeptWord:
    wanted = line.parent or line.term
    reading = _reading_of(wanted)
    lemma = reading.lemma if reading else wanted
    meaning = line.meaning or (next(iter(reading.senses), "") if reading else "")
    at = line.sentence.find(line.term)
    return KeptWord(
        lemma=lemma[:LONGEST_LEMMA],
        key=word_key(lemma),
        state=line.state,
        pos=(reading.pos if reading else "")[:15],
        meaning=meaning[:LONGEST_MEANING],
        form=line.term[:LONGEST_MEANING],
        sentence=line.sentence if at >= 0 else "",
        at=max(at, 0),
        end=max(at, 0) + (len(line.term) if at >= 0 else 0),
    )


def _reading_of(word: str) -> Analysis | None:
    """Return how a word from a file is read: as the dictionary form that it is, else the likeliest."""
    readings = [one for one in site_analyser().readings(word) if one.lemma]
    same = [one for one in readings if one.lemma == word]
    bare = [one for one in readings if strip_marks(one.lemma) == strip_marks(word)]
    return next(iter((*same, *bare, *readings)), None)
