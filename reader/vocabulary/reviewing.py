"""The daily review: which word comes next, and what a grade does to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from reader.models import KeptWord, WordChange
from reader.vocabulary.keeping import hold_words, new_batch, note_change, renew_stamp
from reader.vocabulary.schedule import REVIEWED, Grade, Memory, next_days, remembered_after

NEW_A_DAY = 20
KNOWN_AFTER = 21.0  # days: a word that is remembered so long is known
_SOON = timedelta(minutes=20)  # words that are being learnt come this much early, if nothing else is due


@dataclass(frozen=True, slots=True)
class Session:
    """Where a day's review stands: the word that is asked for, how many were and are, and what comes then.

    `days` says for each grade when the word would come again; `tomorrow` counts the words that are due then.
    """

    word: KeptWord | None
    days: dict[Grade, datetime]
    done: int
    left: int
    tomorrow: int


def review_session(user_id: int, now: datetime | None = None) -> Session:
    """Return how a reader's review of today goes on."""
    now = now or timezone.now()
    night = _midnight(now) + timedelta(days=1)
    learnt = KeptWord.objects.of(user_id).learnt()
    begun = learnt.filter(begun__gte=_midnight(now)).count()
    room = max(0, NEW_A_DAY - begun)
    fresh = learnt.filter(phase=None, due__lte=night).order_by("due", "pk")
    reviewed = Q(phase=REVIEWED, due__lt=night)
    steps = Q(due__lt=now + _SOON) & ~Q(phase=REVIEWED) & Q(phase__isnull=False)
    word = (
        learnt.filter(due__lte=now, phase__isnull=False).exclude(phase=REVIEWED).order_by("due", "pk").first()
        or learnt.filter(reviewed).order_by("due", "pk").first()
        or (fresh.first() if room else None)
        or learnt.filter(steps).order_by("due", "pk").first()
    )
    left = learnt.filter(reviewed | steps).count() + min(room, fresh.count())
    soon = learnt.filter(due__gte=night, due__lt=night + timedelta(days=1)).count()
    waiting = max(0, fresh.count() - room)
    return Session(
        word=word,
        days=next_days(memory_of(word), now) if word else {},
        done=WordChange.reviews_since(user_id, _midnight(now)),
        left=left,
        tomorrow=soon + min(waiting, NEW_A_DAY),
    )


@transaction.atomic
def grade_word(user_id: int, pk: int, reviews: int, grade: Grade, now: datetime | None = None) -> str:
    """Grade a word of a reader; return the batch by which that is taken back.

    `reviews` is how often it had been graded when it was shown; empty, and nothing is done, where it has been
    graded since, as in another window, or is kept no more.
    """
    hold_words(user_id)
    now = now or timezone.now()
    word = KeptWord.objects.of(user_id).filter(pk=pk, reviews=reviews).exclude(due=None).first()
    if word is None:
        return ""
    batch = new_batch()
    note_change(user_id, batch, WordChange.Verb.REVIEW, word.lemma, word, now, grade)
    understood = word.is_understood
    after = remembered_after(memory_of(word), grade, now)
    word.phase, word.step, word.due, word.reviewed = after.phase, after.step, after.due, after.reviewed
    word.stability, word.difficulty = after.stability, after.difficulty
    word.reviews += 1
    word.lapses += grade is Grade.AGAIN and word.reviews > 1
    word.begun = word.begun or now
    known = word.phase == REVIEWED and (word.stability or 0) >= KNOWN_AFTER
    word.state = KeptWord.State.KNOWN if known else KeptWord.State.LEARNING
    word.known_since = (word.known_since or now) if known else None
    word.save()
    if word.is_understood != understood:
        renew_stamp(user_id)
    return batch


def memory_of(word: KeptWord) -> Memory:
    """Return what is kept of a word for FSRS."""
    return Memory(word.phase, word.step, word.stability, word.difficulty, word.due, word.reviewed)


def _midnight(now: datetime) -> datetime:
    """Return when the day of the site's time zone began."""
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
