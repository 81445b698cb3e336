"""Keeping words, saying what one knows, and taking any of it back.

Whoever changes words of a reader holds the reader's `Vocabulary` first, so that two requests come one after
the other; each change leaves what was before it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from reader.arabic.normalise import fold
from reader.models import Article, KeptWord, Vocabulary, WordChange
from reader.models.kept_words import LONGEST_LEMMA
from reader.vocabulary.context import MetWord

MOST_KEPT = 20_000
State, Verb = KeptWord.State, WordChange.Verb
_MOMENTS = ("due", "reviewed", "begun", "known_since", "made")
_FIELDS = tuple(
    field.attname for field in KeptWord._meta.concrete_fields if field.attname not in ("id", "user_id")
)


class WordsRefused(Exception):  # noqa: N818 (it says what was not done)
    """Why nothing was changed: "too many", "nothing", "changed since", "unreadable" or "no words"."""


def hold_words(user_id: int) -> Vocabulary:
    """Hold the words of a reader until the transaction ends; return their standing."""
    held = Vocabulary.objects.select_for_update().filter(user_id=user_id)
    if found := held.first():
        return found
    Vocabulary.objects.get_or_create(user_id=user_id)
    return held.get()


def word_key(lemma: str) -> str:
    """Return a dictionary form as it is looked for: without vowel signs, its alefs all one."""
    return fold(lemma)[: 2 * LONGEST_LEMMA]


def new_batch() -> str:
    """Return the name of changes that are made together."""
    return uuid4().hex


@transaction.atomic
def keep_word(user_id: int, met: MetWord, state: str = State.NEW) -> tuple[KeptWord, str]:
    """Keep a word where it was met, in this state; return it, and the batch by which it is taken back.

    A word that is kept already, in whatever form, takes the state; where it was kept first is left as it is,
    unless it came without a sentence. Raises WordsRefused.
    """
    hold_words(user_id)
    now = timezone.now()
    found = KeptWord.objects.of(user_id).filter(lemma=met.lemma).first()
    if found is None and KeptWord.objects.of(user_id).count() >= MOST_KEPT:
        raise WordsRefused("too many")
    batch = new_batch()
    note_change(user_id, batch, Verb.STATE if found else Verb.KEEP, met.lemma, found, now)
    word = found or KeptWord(user_id=user_id, key=word_key(met.lemma), made=now)
    if not word.sentence:
        for name in met.__slots__:
            setattr(word, name, getattr(met, name))
    before = word.is_understood
    take_state(word, state, now)
    word.save()
    if word.is_understood != before or (found is None and word.is_understood):
        renew_stamp(user_id)
    return word, batch


@transaction.atomic
def say_states(user_id: int, pks: Sequence[int], state: str) -> tuple[int, str]:
    """Give some of a reader's words a state; return how many there are, and the batch."""
    hold_words(user_id)
    now, batch = timezone.now(), new_batch()
    words = list(KeptWord.objects.of(user_id).filter(pk__in=pks))
    for word in words:
        note_change(user_id, batch, Verb.STATE, word.lemma, word, now)
        take_state(word, state, now)
    KeptWord.objects.bulk_update(words, ["state", "due", "known_since", *_RESET], batch_size=200)
    renew_stamp(user_id)
    return len(words), batch


@transaction.atomic
def forget_words(user_id: int, pks: Sequence[int]) -> tuple[int, str]:
    """Keep some words no longer; return how many there were, and the batch by which they come back."""
    hold_words(user_id)
    now, batch = timezone.now(), new_batch()
    words = list(KeptWord.objects.of(user_id).filter(pk__in=pks))
    for word in words:
        note_change(user_id, batch, Verb.REMOVE, word.lemma, word, now)
    KeptWord.objects.filter(pk__in=[word.pk for word in words]).delete()
    renew_stamp(user_id)
    return len(words), batch


def last_batch(user_id: int) -> WordChange | None:
    """Return a change of the newest batch that was not taken back."""
    return WordChange.objects.filter(user=user_id, undone=None).first()


@transaction.atomic
def take_back(user_id: int, batch: str) -> int:
    """Put words back as they were before a batch; return how many changes that were.

    Raises WordsRefused, and changes nothing, where one of the words was changed since.
    """
    hold_words(user_id)
    standing = WordChange.objects.filter(user=user_id, undone=None)
    changes = list(standing.filter(batch=batch).order_by("-pk")[: MOST_KEPT + 1])
    if not changes:
        raise WordsRefused("nothing")
    if changes[0].verb == Verb.IMPORT:  # of which there may be thousands, so only whether it was the last
        later = standing.filter(pk__gt=changes[0].pk)
    else:
        later = standing.filter(pk__gt=changes[0].pk, lemma__in=[one.lemma for one in changes])
    if later.exists():
        raise WordsRefused("changed since")
    new = [one.lemma for one in changes if one.before is None]
    for start in range(0, len(new), 500):
        KeptWord.objects.of(user_id).filter(lemma__in=new[start : start + 500]).delete()
    for one in changes:
        if one.before is not None:
            fields = _restored(one.before)
            KeptWord.objects.update_or_create(user_id=user_id, lemma=one.lemma, defaults=fields)
    standing.filter(batch=batch).update(undone=timezone.now())
    renew_stamp(user_id)
    return len(changes)


def take_state(word: KeptWord, state: str, now: datetime) -> None:
    """Give a word a state, and the day on which it comes again, if it does; nothing is stored here."""
    if state == State.NEW:
        for name in _RESET:
            setattr(word, name, None)
    asked_for = state in (State.NEW, State.LEARNING)
    word.due = (word.due or now) if asked_for else None
    word.known_since = (word.known_since or now) if state == State.KNOWN else None
    word.state = state


_RESET = ("phase", "step", "stability", "difficulty", "reviewed")


def note_change(
    user_id: int,
    batch: str,
    verb: str,
    lemma: str,
    before: KeptWord | None,
    now: datetime,
    grade: int | None = None,
) -> None:
    """Store what a word was before a change."""
    kept = _snapshot(before) if before else None
    WordChange.objects.create(
        user_id=user_id, batch=batch, verb=verb, lemma=lemma, before=kept, made=now, grade=grade
    )


def renew_stamp(user_id: int) -> None:
    """Give the words of a reader a new stamp, as what was made with the old one is stale."""
    Vocabulary.objects.filter(user_id=user_id).update(stamp=uuid4().hex)


def _snapshot(word: KeptWord) -> dict[str, Any]:
    kept = {name: getattr(word, name) for name in _FIELDS}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in kept.items()}


def _restored(kept: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a word as they were; those that this version does not know are left out."""
    fields = {name: value for name, value in kept.items() if name in _FIELDS}
    if not Article.everywhere.filter(pk=fields.get("article_id") or 0).exists():
        fields["article_id"] = None
    for name in _moments_in(fields):
        fields[name] = parse_datetime(fields[name])
    return fields


def _moments_in(fields: dict[str, Any]) -> Iterable[str]:
    return [name for name in _MOMENTS if fields.get(name)]
