"""A reading list for a class: some articles with their words as a glossary to print or to save."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reader.models import Article, Collection
from reader.page.class_words import COMMONEST, MOST_ARTICLES, MOST_WORDS, ORDERS, ClassChoice, class_list
from reader.parameters import query
from reader.search.collected import in_collection
from reader.views.access import readers

OFFERED = 30  # of the newest articles, to be ticked
COLLECTIONS_OFFERED = 100


@dataclass(frozen=True, slots=True)
class AskedList:
    """What is asked for: articles in the order of the reading, of a collection or ticked, and how."""

    collection: Collection | None
    articles: list[Article]
    more: bool  # the collection has more articles than a list takes
    choice: ClassChoice


def asked_list(request: HttpRequest) -> AskedList:
    """Read what a request asks for; a collection that who asks may not see is not there (404)."""
    sent = query(request)
    without = sent.choice("without", [str(one) for one in COMMONEST], str(ClassChoice().without))
    choice = ClassChoice(
        order=sent.choice("order", ORDERS, ORDERS[0]),
        without=int(without),
        knower=request.user.pk if "known" in sent and request.user.is_authenticated else None,
    )
    rows = Article.objects.select_related("source").defer("raw")
    if "collection" in sent and sent.text("collection"):
        visible = Collection.objects.visible_to(request.user)
        one = get_object_or_404(visible, pk=sent.row("collection"))
        found = list(rows.filter(in_collection(one)).order_by("published", "pk")[: MOST_ARTICLES + 1])
        return AskedList(one, found[:MOST_ARTICLES], len(found) > MOST_ARTICLES, choice)
    wanted = sent.rows("article", MOST_ARTICLES)
    ticked = {one.pk: one for one in rows.filter(pk__in=wanted)}
    return AskedList(None, [ticked[pk] for pk in dict.fromkeys(wanted) if pk in ticked], False, choice)


@require_safe
@readers
def teach(request: HttpRequest) -> HttpResponse:
    """Choose a collection or articles; with them, the words of a class as a glossary."""
    asked = asked_list(request)
    context: dict[str, Any] = {
        "nav": "teach",
        "asked": asked,
        "list": class_list(asked.articles, asked.choice) if asked.articles else None,
        "most_words": MOST_WORDS,
        "most_articles": MOST_ARTICLES,
        "commonest": COMMONEST,
        "chosen": {one.pk for one in asked.articles},
        "collections": Collection.objects.visible_to(request.user)[:COLLECTIONS_OFFERED],
        "offered": Article.objects.select_related("source").defer("raw", "text").newest_first()[:OFFERED],
    }
    return render(request, "teach/teach.html", context)
