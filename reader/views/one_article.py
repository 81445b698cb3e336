"""An article's page, with what its cached parts are keyed by."""

from typing import TYPE_CHECKING, TypedDict

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from reader.glossary import glossary_stamp
from reader.library.reading import minutes_to_read, reading_of
from reader.models import Article, Assignment
from reader.models.article import stamp_of_marks
from reader.models.neighbours import neighbours
from reader.models.prepared import PreparedQuery
from reader.page import article_page
from reader.parameters import query
from reader.translation.machine import arriving
from reader.translation.services.limits import is_switched_on
from reader.views.access import readers
from reader.views.first_steps import has_seen_steps, offered_steps
from reader.views.forms.preferences import Preferences
from reader.views.listing import (
    page_or_fragment,
)
from reader.views.own_notes import own_notes_in
from reader.views.word_states import share_of, tells_words_apart, viewing_of
from reader.vocabulary import stamp_of_words

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@require_safe
@readers
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """One article in both languages; `?view=` and `?vowels=` choose how for this visit."""
    prefs = Preferences.of(request)
    prefs = prefs.changed({name: query(request).text(name, most=20) for name in ("view", "vowels")})
    found = _article_with_state(request, pk)
    gloss_stamp = found.gloss_stamp or ""
    part = Assignment.objects.open_for(request.user, found) if found.has_part else None
    viewpoint, words_key = _viewpoint(request, part), _words_key(request, prefs, found.words_stamp)
    kept_as = f"{pk}/{prefs.view}/{prefs.has_vowels:d}/{words_key}/{viewpoint}/{get_language()}"
    context = {
        "nav": "library",
        "prefs": prefs,
        "article": found,
        "part": part,
        "stamp": found.stamp(part, None if part else found.marks_stamp or ""),
        "gloss_stamp": gloss_stamp,
        "viewpoint": viewpoint,
        "arriving": arriving(found) if found.awaits_english else None,
        "since": timezone.now().timestamp(),
        # Read only if a part of the page is not in the cache.
        "page": SimpleLazyObject(
            lambda: article_page(found, viewing_of(request, prefs, pk, part, gloss_stamp), kept_as)
        ),
        "words_key": words_key,
        "share": share_of(request, found.words_stamp, found.pk),
        "minutes": minutes_to_read(found.word_count),
        "own_notes": own_notes_in(request.user.pk, found.pk) if found.has_own_notes else (),
        "reading": {"paragraph": found.stopped_at, "read": found.was_read},
        **neighbours(found),
        **offered_steps(request, prefs, found.knows_steps),
    }
    return page_or_fragment(request, "articles/article.html", "articles/_swapped.html", context)


class _State(TypedDict):
    gloss_stamp: str | None
    words_stamp: str | None
    has_part: bool
    awaits_english: bool
    knows_steps: bool
    marks_stamp: str | None
    stopped_at: int
    was_read: bool
    has_own_notes: bool


def _article_with_state(request: HttpRequest, pk: int) -> "WithAnnotations[Article, _State]":
    """Return the article, and with it what else its page is keyed by, in one query."""
    found = _articles_with_state(pk, request.user.pk, 1 if settings.HASHIYA_TRANSLATOR else None)
    if not found:
        raise Http404
    return found[0]


def _with_state(
    pk: int, user_id: int | None, translator: int | None
) -> "QuerySet[WithAnnotations[Article, _State]]":
    """Return an article with the state of its page. A part in a round only to who may have one."""
    rows = Article.objects.select_related("source").defer("raw").filter(pk=pk)
    parts = Assignment.objects.of(user_id)
    return rows.annotate(  # type: ignore[return-value, no-redef]
        gloss_stamp=glossary_stamp(),
        words_stamp=stamp_of_words(user_id),
        has_part=Value(False) if user_id is None else Exists(parts.filter(round__article=OuterRef("pk"))),
        awaits_english=is_switched_on() if translator is None else Value(True),
        knows_steps=has_seen_steps(user_id),
        marks_stamp=Subquery(stamp_of_marks(OuterRef("pk"))),
        **reading_of(user_id),
    )


_articles_with_state = PreparedQuery(_with_state)


def _words_key(request: HttpRequest, prefs: Preferences, words_stamp: str | None) -> str:
    """Return what the page changes with where words that its reader does not know are told apart."""
    if not tells_words_apart(request, prefs):
        return ""
    return f"{prefs.unknown:d}{prefs.new_words:d}{words_stamp or '-'}"


def _viewpoint(request: HttpRequest, part: Assignment | None) -> str:
    """Return what tells apart the page for different people: private notes, the analysts' tools, a round."""
    verbs = ("change_annotation", "add_round", "add_article")
    tools = [verb for verb in verbs if request.user.has_perm(f"reader.{verb}")]
    return f"{'+'.join(tools)}-{request.user.pk or 0}-{part.pk if part else 0}"
