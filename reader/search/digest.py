"""A mail a day of what is new in saved searches, to who asked for it; none where nothing is new.

There is no list of mails that could be lost: a digest that is due is work (see `reader.jobs.lease`). What was
told is noted once the mail is handed over; if that fails, it is tried again, with what came meanwhile.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from secrets import token_urlsafe
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.accounts.passwords import mail_is_set_up
from reader.jobs.back_off import BackOff
from reader.jobs.lease import take
from reader.models import Article, SavedSearch, SearchDigest
from reader.search.counting import articles_of
from reader.search.saved import COUNTED_NEW, newest_article, rows_after

HOUR = 6  # of the day, in the site's time zone, from which on the day's mail is due
ARTICLES_TOLD = 5  # of a search
RETRIES = BackOff(first=timedelta(minutes=10), factor=2, longest=timedelta(hours=6))
_LEASE = timedelta(minutes=10)
logger = logging.getLogger(__name__)


def start_mailing(saved: SavedSearch, base: str) -> None:
    """Have a saved search in its keeper's daily mail; `base` is the site's address without a path."""
    with transaction.atomic():
        SearchDigest.objects.update_or_create(
            user=saved.user,
            defaults={"base": base[:300], "language": translation.get_language() or ""},
            create_defaults={
                "base": base[:300],
                "language": translation.get_language() or "",
                "key": token_urlsafe(32),
                "next_try": next_morning(),
            },
        )
        SavedSearch.objects.filter(pk=saved.pk).update(is_mailed=True, mailed=newest_article())


def stop_mailing(user: User, saved: SavedSearch | None = None) -> None:
    """Leave one of somebody's searches out of their mail, or all, which ends it and its address."""
    with transaction.atomic():
        mailed = SavedSearch.objects.filter(user=user, is_mailed=True)
        (mailed.filter(pk=saved.pk) if saved else mailed).update(is_mailed=False)
        if not mailed.exists():
            SearchDigest.objects.filter(user=user).delete()


def next_morning() -> datetime:
    """Return when the next day's mail is due, in the site's time zone."""
    now = timezone.localtime()
    day = now.date() + timedelta(days=1 if now.hour >= HOUR else 0)
    return timezone.make_aware(datetime.combine(day, time(HOUR)))


def mail_one_digest() -> bool:
    """Mail the next digest that is due, if something is new in it; False if none is due."""
    if not mail_is_set_up():
        return False
    due = SearchDigest.objects.filter(
        next_try__lte=timezone.now(), user__is_active=True, user__saved_searches__is_mailed=True
    ).exclude(user__email="")
    waiting = SearchDigest.objects.filter(pk__in=due.values("pk")).select_related("user")
    taken = take(waiting.order_by("next_try"), 1, _LEASE, _put_off)
    for digest in taken:
        _mail(digest)
    return bool(taken)


def _put_off(rows: Sequence[SearchDigest], until: datetime) -> None:
    SearchDigest.objects.filter(pk__in=[row.pk for row in rows]).update(next_try=until)


@dataclass(frozen=True, slots=True)
class _News:
    """What is new in a saved search: how many paragraphs, and the newest articles that have them."""

    saved: SavedSearch
    count: int
    has_more: bool
    articles: list[Article]


def _mail(digest: SearchDigest) -> None:
    upto = newest_article()
    news = [one for one in map(_news, digest.user.saved_searches.filter(is_mailed=True)) if one.count]
    mine = SearchDigest.objects.filter(pk=digest.pk)
    if news:
        try:
            with translation.override(digest.language or settings.LANGUAGE_CODE):
                _letter(digest, news).send()
        except (SMTPException, OSError) as problem:
            failures = digest.failures + 1
            mine.update(failures=failures, next_try=timezone.now() + RETRIES.after(failures))
            logger.warning("The mail of what is new in searches was not taken: %s", problem)
            return
    with transaction.atomic():
        SavedSearch.objects.filter(user=digest.user_id, is_mailed=True, mailed__lt=upto).update(mailed=upto)
        mine.update(failures=0, next_try=next_morning(), **({"sent": timezone.now()} if news else {}))


def _news(saved: SavedSearch) -> _News:
    """Return what came since the last mail, and since its keeper looked."""
    rows = rows_after(saved, max(saved.mailed, saved.seen), COUNTED_NEW)
    ids = list(articles_of(rows.places))[:ARTICLES_TOLD]
    there = Article.objects.select_related("source").defer("raw", "text").in_bulk(ids)
    return _News(saved, len(rows.places), rows.has_more, [there[pk] for pk in ids if pk in there])


def _letter(digest: SearchDigest, news: Sequence[_News]) -> EmailMessage:
    stop = digest.base + reverse("end_digest", args=(digest.key,))
    end = _("You are sent this because you asked for it. Here it ends, without signing in: %(address)s")
    parts = [*(_told(one, digest.base) for one in news), end % {"address": stop}]
    count = len(news)
    subject = ngettext("Hashiya: news in %(count)s search", "Hashiya: news in %(count)s searches", count)
    return EmailMessage(
        subject % {"count": count},
        "\n\n".join(parts) + "\n",
        to=[digest.user.email],
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _told(one: _News, base: str) -> str:
    if one.has_more:
        head = _("%(name)s: more than %(count)s new paragraphs")
    else:
        head = ngettext("%(name)s: %(count)s new paragraph", "%(name)s: %(count)s new paragraphs", one.count)
    lines = [head % {"name": one.saved.name, "count": one.count}, base + one.saved.get_absolute_url()]
    for article in one.articles:
        day = date_format(article.published, "SHORT_DATE_FORMAT") if article.published else _("no date")
        titles = [title for title in (article.headline, article.headline_en) if title]
        lines += ["", *titles, f"{article.source.name_en}, {day}", base + article.get_absolute_url()]
    return "\n".join(lines)
