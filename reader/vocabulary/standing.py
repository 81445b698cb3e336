"""What a reader knows: of all words, of an article's, and week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import CharField, Count, Q, Subquery, Value
from django.db.models.functions import TruncWeek
from django.utils import timezone

from reader.models import KeptWord, LemmaCount, Vocabulary
from reader.models.kept_words import KeptWordQuerySet

WEEKS = 12
_COLLATION = {"sqlite": "BINARY", "postgresql": '"C"'}
# Figures and words in other letters need no gloss: they are below and between the letters of Arabic.
_SHARES = """SELECT c.article_id, SUM(c.count),
    SUM(CASE WHEN k.id IS NOT NULL OR {plain} THEN c.count ELSE 0 END),
    SUM(CASE WHEN k.id IS NOT NULL OR {plain} THEN 0 ELSE 1 END)
FROM reader_lemmacount c LEFT JOIN reader_keptword k
    ON k.user_id = %s AND k.lemma = c.lemma AND k.state IN ('known', 'ignored')
WHERE c.article_id IN ({places}) GROUP BY c.article_id
"""


@dataclass(frozen=True, slots=True)
class WordShare:
    """How many of an article's words a reader knows, and how many dictionary forms not."""

    words: int
    known: int
    unknown_forms: int

    @property
    def percent(self) -> int:
        """Return the known in a hundred, rounded down: 100 means all."""
        return 100 * self.known // self.words if self.words else 0


@dataclass(frozen=True, slots=True)
class WordTally:
    """How many words a reader keeps in each state, and how many are due until the end of the day."""

    new: int
    learning: int
    known: int
    ignored: int
    due: int

    @property
    def total(self) -> int:
        return self.new + self.learning + self.known + self.ignored


@dataclass(frozen=True, slots=True)
class WeekOfWords:
    """How many words were known, and how many kept and not known yet, when a week ended."""

    last_day: datetime
    known: int
    learning: int


def plain_words(column: str) -> str:
    """Return SQL that holds for dictionary forms that are figures or in other letters."""
    written = f"{column} COLLATE {_COLLATION[connection.vendor]}"
    return f"({written} < 'ء' OR {written} BETWEEN '٠' AND '٬')"


def shares_of(user_id: int, article_ids: Sequence[int]) -> dict[int, WordShare]:
    """Return how much of each of a page's articles a reader knows, with one query."""
    if not article_ids:
        return {}
    places = ", ".join(["%s"] * len(article_ids))
    statement = _SHARES.format(plain=plain_words("c.lemma"), places=places)
    with connection.cursor() as cursor:
        cursor.execute(statement, [user_id, *article_ids])
        return {
            pk: WordShare(int(words), int(known), int(new)) for pk, words, known, new in cursor.fetchall()
        }


def understood_in(user_id: int, article_id: int) -> frozenset[str]:
    """Return which of an article's dictionary forms a reader needs no gloss for."""
    here = LemmaCount.objects.filter(article=article_id).values("lemma")
    found = KeptWord.objects.of(user_id).understood().filter(lemma__in=here)
    return frozenset(found.order_by().values_list("lemma", flat=True))


def words_stamp(user_id: int | None) -> str:
    """Return what changes whenever a reader understands other words."""
    found = Vocabulary.objects.filter(user_id=user_id).values_list("stamp", flat=True) if user_id else ()
    return next(iter(found), "")


def stamp_of_words(user_id: int | None) -> Subquery | Value:
    """Return an expression for what `words_stamp` returns, or NULL."""
    if user_id is None:
        return Value(None, output_field=CharField(null=True))
    return Subquery(Vocabulary.objects.filter(user_id=user_id).values("stamp"))


def word_tally(user_id: int) -> WordTally:
    """Count a reader's words."""
    night = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    counts = {f"{state.value}": Count("pk", filter=Q(state=state)) for state in KeptWord.State}
    found = KeptWord.objects.of(user_id).aggregate(**counts, due=Count("pk", filter=Q(due__lt=night)))
    return WordTally(**found)


def weekly_progress(user_id: int) -> list[WeekOfWords]:
    """Return how a reader's words grew over the last twelve weeks, the ignored left out."""
    words = KeptWord.objects.of(user_id).exclude(state=KeptWord.State.IGNORED).order_by()
    kept = _by_week(words, "made")
    known = _by_week(words.exclude(known_since=None), "known_since")
    now = timezone.localtime()
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    weeks = []
    for ago in range(WEEKS - 1, -1, -1):
        begins = monday - timedelta(weeks=ago)
        ended = begins + timedelta(weeks=1)
        of_known = sum(count for week, count in known if week < ended)
        total = sum(count for week, count in kept if week < ended)
        weeks.append(WeekOfWords(ended - timedelta(days=1), of_known, max(0, total - of_known)))
    return weeks


def _by_week(words: KeptWordQuerySet, moment: str) -> list[tuple[datetime, int]]:
    return list(words.annotate(week=TruncWeek(moment)).values_list("week").annotate(count=Count("pk")))
