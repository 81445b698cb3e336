"""The translation memory: sentences that were translated once need not be translated again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.contrib.auth.models import User
from django.utils import timezone

from reader.arabic.normalise import fold
from reader.models import Paragraph, Translation, TranslationUnit
from reader.models.translation import Origin, machine_name
from reader.parameters import row
from reader.text.presentation import plain_letters
from reader.translation.memory_words import MARKS, units_with
from reader.translation.pairing import SentencePair, pairs_of, sentence_key

MOST_SUGGESTED = 3
_LOOKED_AT = 60
_ALIKE = 0.6
_TELLING_WORDS = 2
_SHORTEST = 2  # letters of a sentence worth remembering


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A remembered sentence and how much of it is the one that was asked for, from 0 to 1."""

    unit: TranslationUnit
    likeness: float

    @property
    def machine(self) -> str:
        return machine_name(self.unit.provider, self.unit.model)

    @property
    def percent(self) -> int:
        return round(100 * self.likeness)


def recall(sentences: Iterable[str]) -> dict[str, TranslationUnit]:
    """Return what is remembered of these Arabic sentences, by `sentence_key`; a person's word comes first."""
    keys = {sentence_key(sentence) for sentence in sentences}
    best: dict[str, TranslationUnit] = {}
    for unit in TranslationUnit.objects.filter(key__in=keys).order_by("-pk"):
        if unit.key not in best or unit.origin == Origin.PERSON:
            best[unit.key] = unit
    return best


def machine_units(sentences: Iterable[str]) -> dict[str, list[TranslationUnit]]:
    """Return what machines made of these very sentences, by `sentence_key`, the latest first."""
    keys = {sentence_key(sentence) for sentence in sentences}
    found: dict[str, list[TranslationUnit]] = {}
    for unit in TranslationUnit.objects.filter(key__in=keys, origin=Origin.MACHINE):
        found.setdefault(unit.key, []).append(unit)
    return found


def recalled(pk: str) -> TranslationUnit | None:
    """Return the remembered sentence with this id, as a form sent it; None if there is none."""
    return TranslationUnit.objects.filter(pk=row(pk) or 0).first()


def remember_machine(arabic: str, english: str, provider: str, model: str = "") -> TranslationUnit:
    """Store what a provider answered, in the place of what it answered before; return it."""
    unit, _ = TranslationUnit.objects.update_or_create(
        key=sentence_key(arabic),
        origin=Origin.MACHINE,
        provider=provider,
        defaults={"arabic": arabic, "english": english, "model": model, "made": timezone.now()},
    )
    return unit


def remember_people(paragraphs: Iterable[tuple[Paragraph, Translation]], author: User | None) -> None:
    """Store the sentences that people translated; the latest English of a sentence stands."""
    units: dict[str, TranslationUnit] = {}
    for paragraph, translation in paragraphs:
        for pair in pairs_of(paragraph, translation):
            if (unit := _unit(paragraph.text, translation.text, pair, author)) is not None:
                units[unit.key] = unit
    TranslationUnit.objects.bulk_create(
        units.values(),
        update_conflicts=True,
        unique_fields=["key", "origin", "provider"],
        update_fields=["english", "author", "made"],
        batch_size=200,
    )


def _unit(arabic: str, english: str, pair: SentencePair, author: User | None) -> TranslationUnit | None:
    ours, theirs = pair.arabic.of(arabic), pair.english.of(english)
    if pair.origin != Origin.PERSON or len(ours) < _SHORTEST or not theirs:
        return None
    return TranslationUnit(
        key=sentence_key(ours),
        arabic=plain_letters(ours),
        english=theirs,
        origin=Origin.PERSON,
        author=author,
        made=timezone.now(),
    )


def suggestions(sentence: str) -> list[Suggestion]:
    """Return remembered sentences like this one, the most alike first; exact ones have likeness 1.

    Looked for by the two longest words, and compared word by word (Ratcliff and Obershelp's measure).
    """
    found = {
        unit.pk: Suggestion(unit, 1.0) for unit in TranslationUnit.objects.filter(key=sentence_key(sentence))
    }
    words = _words(sentence)
    if len(words) > _TELLING_WORDS:
        telling = sorted(dict.fromkeys(filter(_has_letters, words)), key=len, reverse=True)[:_TELLING_WORDS]
        having = units_with([_as_written(sentence, word) for word in telling], _LOOKED_AT)
        for unit in TranslationUnit.objects.filter(pk__in=having).order_by("-pk"):
            likeness = SequenceMatcher(a=words, b=_words(unit.arabic), autojunk=False).ratio()
            if likeness >= _ALIKE:
                found.setdefault(unit.pk, Suggestion(unit, likeness))
    return _without_repeats(sorted(found.values(), key=_rank))[:MOST_SUGGESTED]


def _rank(one: Suggestion) -> tuple[float, bool, int]:
    return (-one.likeness, one.unit.origin != Origin.PERSON, -one.unit.pk)


def _without_repeats(found: Sequence[Suggestion]) -> list[Suggestion]:
    by_english: Mapping[str, Suggestion] = {one.unit.english: one for one in reversed(found)}
    return [one for one in found if by_english[one.unit.english] is one]


def _words(sentence: str) -> list[str]:
    return [word for part in sentence.split() if (word := fold(part).strip(MARKS))]


def _has_letters(word: str) -> bool:
    return any(map(str.isalnum, word))


def _as_written(sentence: str, folded: str) -> str:
    """Return the word of the sentence that has this folded form, as the sentence spells it."""
    parts = (part for part in plain_letters(sentence).split() if fold(part).strip(MARKS) == folded)
    return next(parts, folded).strip(MARKS)
