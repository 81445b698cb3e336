"""The rows behind the pages that are read: articles, actors, quotations, searches, collections, codebook."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Count, Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reader.annotation.quote_addresses import former_address
from reader.arabic.stored_tokens import unpack
from reader.models import (
    Actor,
    Annotation,
    Article,
    Assignment,
    Collection,
    KeptWord,
    Label,
    SavedSearch,
)
from reader.models.annotation import AnnotationQuerySet
from reader.page.quote_index import every_quote
from reader.page.search_lists import SORTED, ordered_lines
from reader.parameters import query
from reader.search.collected import in_collection
from reader.search.finding import find
from reader.views.actors import filtered_actors
from reader.views.articles import filtered_articles
from reader.views.forms.filters import ActorFilter, LibraryFilter, QuoteFilter
from reader.views.kept_word_list import KINDS, chosen_words
from reader.views.quotation import quotations_with
from reader.views.quotes import QUOTE_COLUMNS, asked_quotes, quote_row
from reader.views.search import HIT_COLUMNS, asked_search, hit_row, notes_on, told_readings
from reader.views.tables.rows import AT_ONCE, PageRows, check_filters, read_rows

ARTICLE = {
    **{"id": "pk", "headline": "headline", "headline_en": "headline_en"},
    **{"source": "source__name_en", "source_ar": "source__name_ar", "published": "published"},
    **{"address": "url", "subject": "subject", "licence": "licence", "is_sample": "is_sample"},
    **{"word_count": "word_count", "caption_count": "caption_count", "text_sha256": "text_sha256"},
    **{"created": "created", "updated": "updated"},
}
_COUNTED = {
    **{"actor_count": "actor_count", "quote_count": "quote_count"},
    **{"suggested_count": "suggested_count", "reviewed_count": "reviewed_count"},
}
MARK = {
    **{"id": "pk", "article": "article", "line": "paragraph__number", "layer": "layer", "label": "label"},
    **{"label_set": "code__label_set__slug", "code": "code__name_en", "start": "start", "end": "end"},
    **{"further": "further", "exact": "exact", "state": "state", "origin": "origin", "score": "score"},
    **{"actor": "actor", "actor_en": "actor__name_en", "actor_ar": "actor__name_ar", "role_en": "role_en"},
    **{"role_ar": "role_ar", "verb_en": "verb_en", "speaker_name": "speaker_name", "body": "body"},
    **{"en_start": "en_start", "en_end": "en_end", "needs_look": "needs_look", "is_private": "is_private"},
    **{"by": "created_by__username", "created": "created", "updated": "updated", "version": "version"},
}
_ACTOR = {
    **{"id": "pk", "kind": "kind", "name_en": "name_en", "name_ar": "name_ar", "guess": "guess"},
    **{"role_en": "role_en", "role_ar": "role_ar", "wikidata": "wikidata", "article_count": "article_count"},
    **{"mention_count": "mention_count", "quote_count": "quote_count"},
}
_KEPT = {
    **{"id": "pk", "lemma": "lemma", "state": "state", "kind": "pos", "meaning": "meaning", "form": "form"},
    **{"sentence": "sentence", "article": "article", "due": "due", "reviewed": "reviewed"},
    **{"reviews": "reviews", "lapses": "lapses", "made": "made"},
}
_WORD = ("line", "start", "end", "word", "vocalised", "lemma", "pos", "gloss", "senses", "known")


def library_data(request: HttpRequest) -> PageRows:
    """The articles, the newest first."""
    form = LibraryFilter(query(request).sent or None, request.user)
    check_filters(form)
    return read_rows(filtered_articles(form).newest_first().with_counts(), ARTICLE | _COUNTED)


def article_data(request: HttpRequest, pk: int) -> PageRows:
    """An article with its text and English, and its marks; with `?rows=words` its words."""
    one = get_object_or_404(Article.objects.select_related("source").defer("raw"), pk=pk)
    head = dict(zip(ARTICLE, Article.objects.values_list(*ARTICLE.values()).get(pk=pk), strict=True))
    lines = one.paragraphs.values_list("number", "kind", "start", "end", "translation__text")
    names = ("number", "kind", "start", "end", "english")
    head |= {"text": one.text, "lines": [dict(zip(names, line, strict=True)) for line in lines]}
    wanted = query(request).text("rows", "marks")
    if wanted == "words":
        return PageRows(_WORD, _words(one), "words", head)
    if wanted != "marks":
        raise BadRequest(_("The rows of an article are its marks or its words: rows=marks or rows=words."))
    part = Assignment.objects.open_for(request.user, one)
    marks = Annotation.everywhere.filter(article=one, assignment=part).visible_to(request.user).standing()
    return read_rows(marks.in_reading_order(), MARK, name="marks", head=head)


def _words(one: Article) -> Iterator[Sequence[Any]]:
    for number, words in one.paragraphs.values_list("number", "words").iterator(chunk_size=50):
        for token in map(unpack, words):
            span, word = token.span, token.span.of(one.text)
            told = (token.vocalised, token.lemma, token.pos, token.gloss, list(token.senses), token.known)
            yield (number, span.start, span.end, word, *told)


def actors_data(request: HttpRequest) -> PageRows:
    """The actors that some article names, the most named first."""
    form = ActorFilter(query(request).sent or None)
    check_filters(form)
    found = filtered_actors(form.cleaned_data if form.is_bound else {})
    return read_rows(found.order_by("-mention_count", "name_en", "pk"), _ACTOR)


def actor_data(request: HttpRequest, pk: int) -> PageRows:
    """An actor with all names, and every place where an article names it, the newest first."""
    one = get_object_or_404(Actor.everywhere.known_to(request.user), pk=pk)
    counted = Actor.everywhere.filter(pk=one.merged_into_id or pk)
    head = dict(zip(_ACTOR, counted.values_list(*_ACTOR.values()).get(), strict=True))
    names = list((one.merged_into or one).names.order_by("language", "name").values("language", "name"))
    rows = Annotation.objects.standing().mentions().filter(actor=head["id"])
    return read_rows(newest_marks(rows), _IN_ARTICLE | MARK, name="mentions", head=head | {"names": names})


_IN_ARTICLE = {
    **{"headline": "article__headline", "headline_en": "article__headline_en"},
    **{"source": "article__source__name_en", "published": "article__published"},
}


def newest_marks(rows: AnnotationQuerySet) -> AnnotationQuerySet:
    """Return marks in one order: those of the newest article first, then as they are read."""
    return rows.order_by("-article__published", "-article", "start", "-end", "pk")


def quotes_data(request: HttpRequest) -> PageRows:
    """The quotations that stand, in the order of their list."""
    form = QuoteFilter(query(request).sent or None)
    check_filters(form)
    found = every_quote(asked_quotes(request, form))
    return PageRows(QUOTE_COLUMNS, (quote_row(request, one) for one in found), "quotes")


def quotation_data(request: HttpRequest, pk: int, words: str) -> PageRows:
    """A quotation: each place of the article where these words are quoted."""
    one = get_object_or_404(Article.objects.select_related("source").defer("raw"), pk=pk)
    found = quotations_with(one, words)
    if not found and (now := former_address(one, words).now):
        found = quotations_with(one, now)
    if not found:
        raise Http404(_("There is no quotation under this address. Its page says what became of it."))
    return PageRows(QUOTE_COLUMNS, (quote_row(request, quoted) for quoted in found), "quotes")


def search_data(request: HttpRequest) -> PageRows:
    """Every hit of a search, in the order of its page, and the readings of its words.

    Of more hits than its page sorts, all are told, the newest first.
    """
    asked = asked_search(request)
    found = find(asked.prepared)
    is_sorted = not found.has_more and (asked.order == "best" or len(found.places) <= SORTED)
    order = asked.order if is_sorted else "newest"
    lines = (hit_row(line) for line in ordered_lines(asked.prepared, order))
    readings, notes = told_readings(asked), notes_on(asked, found)
    head = {"query": asked.typed, "order": order, "readings": readings, "notes": notes}
    return PageRows(HIT_COLUMNS, ([row[name] for name in HIT_COLUMNS] for row in lines), "hits", head)


def saved_searches_data(request: HttpRequest) -> PageRows:
    """One's own saved searches."""
    rows = SavedSearch.objects.filter(user=request.user.pk).order_by("pk")
    columns = {"id": "pk", "name": "name", "query": "query", "made": "made"}
    return read_rows(rows, columns)


_COLLECTION = {
    **{"id": "pk", "name": "name", "note": "note", "owner": "owner__username", "is_shared": "is_shared"},
    **{"search": "search", "made": "made"},
}


def collections_data(request: HttpRequest) -> PageRows:
    """The collections that somebody may see; how many articles were put into each."""
    counted = Count("collected", filter=Q(collected__article__binned=None))
    rows = Collection.objects.visible_to(request.user).annotate(put_in=counted).order_by("name", "pk")
    return read_rows(rows, _COLLECTION | {"put_in": "put_in"})


def collection_data(request: HttpRequest, pk: int) -> PageRows:
    """A collection with its articles, the newest first: all that its search finds, if it has one."""
    one = get_object_or_404(Collection.objects.visible_to(request.user), pk=pk)
    facts = Collection.objects.values_list(*_COLLECTION.values()).get(pk=pk)
    rows = Article.objects.filter(in_collection(one, is_whole=True)).newest_first()
    return read_rows(rows, ARTICLE, name="articles", head=dict(zip(_COLLECTION, facts, strict=True)))


def codebook_data(request: HttpRequest) -> PageRows:
    """The labels of every set in use."""
    columns = {
        **{"id": "pk", "set": "label_set__slug", "set_en": "label_set__name_en", "kind": "label_set__kind"},
        **{"name_en": "name_en", "name_ar": "name_ar", "colour": "colour", "key": "key"},
        **{"definition": "definition", "examples": "examples", "is_retired": "is_retired"},
    }
    rows = Label.objects.filter(label_set__is_retired=False)
    return read_rows(rows.order_by("label_set__name_en", "position", "pk"), columns)


def some_of(rows: Any) -> Iterator[list[Any]]:
    """Yield rows of a query, some at a time."""
    read = rows.iterator(chunk_size=AT_ONCE)
    while found := list(islice(read, AT_ONCE)):
        yield found


def kept_words_data(request: HttpRequest) -> PageRows:
    """The words that a reader keeps, the latest first."""
    asked = query(request)
    for name, known in (("state", KeptWord.State.values), ("kind", KINDS)):
        if not set(asked.texts(name, 8)) <= set(known):
            raise BadRequest(_("It names something that cannot be. Go back and reload the page."))
    own = KeptWord.objects.of(request.user.pk)
    return read_rows(chosen_words(request, own).order_by("-pk"), _KEPT)
