"""The words that a reader keeps, as their pages show them: a list, a card, columns by week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.models import Article, KeptWord, Translation
from reader.page.dictionary import entry_href
from reader.page.excerpts import excerpt
from reader.page.grammar import grammar_term
from reader.page.languages import comma
from reader.text.spans import Span
from reader.vocabulary import Grade, Session
from reader.vocabulary.standing import WeekOfWords

ROOM = 40  # code points of the sentence on either side, in the list
_STRENGTHS = (1.0, 4.0, 12.0, 40.0)  # days, beyond which a word has another box


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A kept word in the list; `boxes` are five, true where it is full."""

    pk: int
    lemma: str
    meaning: str
    kind: str
    state: str
    state_word: str
    before: str
    exact: str
    after: str
    source: str
    href: str
    boxes: tuple[bool, ...]
    due: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class GradeChoice:
    """A grade with the day on which the word would come again."""

    value: int
    name: str
    again: str


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """Both sides of a card: the sentence as it stands, then with vowel signs, the form, its meaning."""

    pk: int
    reviews: int
    before: str
    exact: str
    after: str
    vowelled: tuple[str, str, str]
    form: str
    gloss: str
    lemma: str
    meaning: str
    kind: str
    english: str
    source: str
    href: str
    entry_href: str
    grades: tuple[GradeChoice, ...]


@dataclass(frozen=True, slots=True)
class WeekColumn:
    """A week of the plot: what stood at its end, and how high that is, of a hundred."""

    label: str
    known: int
    learning: int
    known_height: int
    height: int

    @property
    def learning_height(self) -> int:
        return self.height - self.known_height


def kept_rows(words: Iterable[KeptWord]) -> list[KeptRow]:
    """Return words, which come with their articles and sources, as rows of the list."""
    now = timezone.localtime()
    return [_row(word, now) for word in words]


def _row(word: KeptWord, now: datetime) -> KeptRow:
    around = excerpt(word.sentence, Span(0, len(word.sentence)), Span(word.at, word.end), ROOM)
    due, is_due = _due(word, now)
    return KeptRow(
        pk=word.pk,
        lemma=word.lemma,
        meaning=word.meaning,
        kind=grammar_term(word.pos) if word.pos != "unknown" else "",
        state=word.state,
        state_word=word.get_state_display(),
        before=around.before,
        exact=around.exact,
        after=around.after,
        source=_source(word.article),
        href=_place(word),
        boxes=tuple(box < strength_of(word) for box in range(5)),
        due=due,
        is_due=is_due,
    )


def strength_of(word: KeptWord) -> int:
    """Return how well a word is known, 0 to 5, by how many days it is remembered."""
    if word.state == KeptWord.State.KNOWN:
        return 5
    if not word.reviews or word.stability is None:
        return 0
    return min(4, 1 + sum(word.stability > days for days in _STRENGTHS))


def _due(word: KeptWord, now: datetime) -> tuple[str, bool]:
    if word.due is None:
        return word.get_state_display(), False
    days = (timezone.localtime(word.due).date() - now.date()).days
    if days <= 0:
        return _("today"), True
    if days == 1:
        return _("tomorrow"), False
    return ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}, False


def _source(article: Article | None) -> str:
    if article is None or article.binned:
        return ""
    if not article.published:
        return article.source.shown_name
    return comma().join([article.source.shown_name, date_format(article.published, "SHORT_DATE_FORMAT")])


def _place(word: KeptWord) -> str:
    """Return where a word was kept, unless its article is gone or in the bin."""
    return word.where() if word.article is not None and not word.article.binned else ""


def review_card(session: Session, now: datetime | None = None) -> ReviewCard | None:
    """Return the card of the word that is asked for; None where the day's review is done."""
    word = session.word
    if word is None:
        return None
    now = now or timezone.now()
    sentence = word.sentence or word.lemma
    at, end = (word.at, word.end) if word.sentence else (0, len(word.lemma))
    vowelled = word.vowelled
    signs = (word.vowelled_at, word.vowelled_end)
    return ReviewCard(
        pk=word.pk,
        reviews=word.reviews,
        before=sentence[:at],
        exact=sentence[at:end],
        after=sentence[end:],
        vowelled=(vowelled[: signs[0]], vowelled[signs[0] : signs[1]], vowelled[signs[1] :]),
        form=word.vocalised or word.form or word.lemma,
        gloss=word.gloss or word.meaning,
        lemma=word.lemma,
        meaning=word.meaning,
        kind=grammar_term(word.pos) if word.pos not in ("", "unknown") else "",
        english=_english_of(word),
        source=_source(word.article),
        href=_place(word),
        entry_href=entry_href(word.lemma),
        grades=tuple(
            GradeChoice(grade, str(_GRADE_NAMES[grade]()), _until(day, now))
            for grade, day in session.days.items()
        ),
    )


_GRADE_NAMES = {
    Grade.AGAIN: lambda: _("Again"),
    Grade.HARD: lambda: _("Hard"),
    Grade.GOOD: lambda: _("Good"),
    Grade.EASY: lambda: _("Easy"),
}


def _english_of(word: KeptWord) -> str:
    """Return the English of the paragraph in which a word was kept, if it is short enough for a card."""
    if word.article is None or word.article.binned:
        return ""
    here = Translation.objects.filter(
        paragraph__article=word.article_id, paragraph__start__lte=word.offset, paragraph__end__gt=word.offset
    )
    found = here.values_list("text", flat=True).first() or ""
    return found if len(found) <= 2 * len(word.sentence) + 120 else ""


def _until(day: datetime, now: datetime) -> str:
    """Say how long it is until then."""
    minutes = round((day - now).total_seconds() / 60)
    if minutes < 60:
        return ngettext("in %(count)s minute", "in %(count)s minutes", minutes) % {"count": max(1, minutes)}
    days = max(1, round(minutes / 1440))
    if days < 60:
        return ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}
    months = round(days / 30.4)
    if months < 24:
        return ngettext("in %(count)s month", "in %(count)s months", months) % {"count": months}
    years = round(days / 365.25)
    return ngettext("in %(count)s year", "in %(count)s years", years) % {"count": years}


def week_columns(weeks: Sequence[WeekOfWords]) -> list[WeekColumn]:
    """Return the columns of the plot; empty where no word was kept."""
    most = max((one.known + one.learning for one in weeks), default=0)
    if not most:
        return []
    return [
        WeekColumn(
            date_format(timezone.localtime(one.last_day), "SHORT_DATE_FORMAT"),
            one.known,
            one.learning,
            _height(one.known, most),
            _height(one.known + one.learning, most),
        )
        for one in weeks
    ]


def _height(count: int, most: int) -> int:
    return max(1, round(100 * count / most)) if count else 0


def keep_href(article_id: int, offset: int) -> str:
    """Return where a word of an article is kept."""
    return reverse("keep_word", args=(article_id, offset))
