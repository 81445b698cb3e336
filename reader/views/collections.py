"""Collections and tags: the list, one of them, and which an article is in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reader.library.collecting import MOST_AT_ONCE, collect, tag, tag_names, take_out, untag
from reader.library.duties import give_duty, reviewers, take_duty
from reader.models import Annotation, Article, Collection, Tag
from reader.models.article import ArticleQuerySet
from reader.parameters import next_address, posted, query, submitted
from reader.search.collected import in_collection
from reader.views.access import members, readers
from reader.views.forms.told import SentenceForm
from reader.views.listing import page_of, query_without_page
from reader.views.offline import MOST_ON_A_JOURNEY

TAGS_SHOWN = 20


class CollectionForm(SentenceForm):
    """What a collection is called, what it is for, who sees it, and which search fills it, if one does."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the collection a name.")},
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto"}),
    )
    note = forms.CharField(
        label=pgettext_lazy("a remark", "Note"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto"}),
    )
    search = forms.CharField(
        label=gettext_lazy("A search that fills it"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("As in the search field. Empty: articles are put into it by hand."),
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto"}),
    )
    is_shared = forms.BooleanField(label=gettext_lazy("Everybody who reads here sees it"), required=False)


@require_safe
@readers
def collections(request: HttpRequest) -> HttpResponse:
    """The collections that somebody may see, with how many articles are in each."""
    seen = Collection.objects.visible_to(request.user).select_related("owner")
    counted = seen.annotate(article_count=Count("collected", filter=Q(collected__article__binned=None)))
    context = {
        "nav": "collections",
        "collections": page_of(request, counted.order_by("name", "pk")),
        "query": query_without_page(request),
        "tags": _tags_with_counts(),
    }
    return render(request, "collections/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def new_collection(request: HttpRequest) -> HttpResponse:
    """Make a collection."""
    form = CollectionForm(submitted(request), initial={"search": query(request).text("search", most=2000)})
    if request.method == "POST" and form.is_valid():
        made = store_collection(Collection(owner_id=request.user.pk or 0), form)
        if made is not None:
            return redirect(made)
    context = {"nav": "collections", "form": form}
    return render(request, "collections/new.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@readers
def collection(request: HttpRequest, pk: int) -> HttpResponse:
    """One collection: its facts, how far its review is, its tags. Its owner changes or deletes it."""
    one = get_object_or_404(Collection.objects.visible_to(request.user).select_related("owner"), pk=pk)
    is_mine = request.user.is_authenticated and one.owner_id == request.user.pk
    form, sentence = CollectionForm(_known(one)), ""
    if request.method == "POST":
        if not is_mine:
            raise Http404(_("Only its owner changes a collection."))
        if posted(request).text("do") == "delete":
            if "sure" in posted(request):
                one.delete()
                messages.success(request, _("The collection is deleted; its articles stay in the library."))
                return redirect("collections")
            sentence = _("Tick the box if you are sure, then delete it.")
        else:
            form = CollectionForm(request.POST)
            if form.is_valid() and store_collection(one, form) is not None:
                messages.success(request, _("Saved."))
                return redirect(one)
            sentence = form.sentence
    context = {"nav": "collections", "one": one, "is_mine": is_mine, "form": form, "sentence": sentence}
    context |= _progress(one)
    return render(request, "collections/collection.html", context, status=422 if sentence else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def article_collections(request: HttpRequest, pk: int) -> HttpResponse:
    """Which collections and tags an article is in; a POST puts it in or takes it out."""
    article = get_object_or_404(Article.objects.select_related("source").defer("raw", "text"), pk=pk)
    if request.method == "POST":
        _change(request, [article.pk])
        return redirect("article_collections", article.pk)
    fillable = Collection.objects.fillable_by(request.user)
    there = set(fillable.filter(collected__article=article).values_list("pk", flat=True))
    context = {
        "nav": "library",
        "article": article,
        "collections": [(one, one.pk in there) for one in fillable[:MOST_AT_ONCE]],
        "tags": Tag.objects.filter(tagged__article=article),
        "may_tag": _may_tag(request),
    }
    return render(request, "collections/article.html", context)


@require_POST
@members
def collect_ticked(request: HttpRequest) -> HttpResponse:
    """Put the ticked articles of a list into a collection or out of it, or tag them."""
    articles = posted(request).rows("article", MOST_AT_ONCE)
    if articles and posted(request).text("do") == "change":
        return redirect(f"{reverse('change_many')}?{urlencode({'article': articles}, doseq=True)}")
    if articles:
        _change(request, articles)
    else:
        messages.error(request, _("Tick some articles first."))
    return redirect(next_address(request, "/"))


def _change(request: HttpRequest, articles: list[int]) -> None:
    """Do what a form asks for some articles, and say what was done."""
    sent, user = posted(request), request.user
    verb = sent.choice("do", ("collect", "take out", "tag", "untag", "assign", "unassign"))
    if verb in ("collect", "take out"):
        one = get_object_or_404(Collection.objects.fillable_by(user), pk=sent.row("collection"))
        if verb == "collect":
            count = collect(one, articles, user)  # type: ignore[arg-type]
            told = ngettext(
                "%(count)s article is new in %(name)s.", "%(count)s articles are new in %(name)s.", count
            )
        else:
            count = take_out(one, articles)
            told = ngettext(
                "%(count)s article was taken out of %(name)s.",
                "%(count)s articles were taken out of %(name)s.",
                count,
            )
        messages.success(request, told % {"count": count, "name": one.name})
    elif verb in ("assign", "unassign") and _may_tag(request):
        _assign(request, articles, verb)
    elif verb and _may_tag(request):
        names = tag_names(sent.text("tag", most=1000))
        if not names:
            messages.error(request, _("Write a tag: a word or two. Commas part several."))
            return
        count = tag(articles, names, user) if verb == "tag" else untag(articles, names)  # type: ignore[arg-type]
        told = ngettext("%(count)s tag was changed.", "%(count)s tags were changed.", count)
        messages.success(request, told % {"count": count})
    else:
        raise Http404(_("There is no such thing to do with articles, or it is for analysts."))


def _assign(request: HttpRequest, articles: list[int], verb: str) -> None:
    """Have somebody review articles, or nobody, and say so."""
    if verb == "unassign":
        count = take_duty(articles)
        told = ngettext(
            "%(count)s article is to be reviewed by nobody now.",
            "%(count)s articles are to be reviewed by nobody now.",
            count,
        )
        messages.success(request, told % {"count": count})
        return
    person = get_object_or_404(reviewers(), pk=posted(request).row("duty"))
    count = give_duty(articles, person, request.user)  # type: ignore[arg-type]
    told = ngettext(
        "%(count)s more article is to be reviewed by %(person)s.",
        "%(count)s more articles are to be reviewed by %(person)s.",
        count,
    )
    messages.success(request, told % {"count": count, "person": person})


def _may_tag(request: HttpRequest) -> bool:
    return request.user.has_perm("reader.change_annotation")


def store_collection(one: Collection, form: CollectionForm) -> Collection | None:
    """Store what the form says; None, with the form's sentence, where the owner has one of this name."""
    given = form.cleaned_data
    if given["search"] and one.pk and not one.search and one.collected.exists():
        form.add_error("search", _("Articles were put into it by hand. Make another one for a search."))
        return None
    one.name, one.note = given["name"], given["note"]
    one.search, one.is_shared = " ".join(given["search"].split()), given["is_shared"]
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError:
        form.add_error("name", _("You have a collection of this name. Choose another."))
        return None
    return one


def _known(one: Collection) -> dict[str, Any]:
    return {"name": one.name, "note": one.note, "search": one.search, "is_shared": one.is_shared or ""}


def _progress(one: Collection) -> dict[str, Any]:
    """Return how many articles a collection has, how many of their marks were looked at, and their tags."""
    articles = Article.objects.filter(in_collection(one))
    marks = Annotation.objects.filter(article__in=articles.order_by().values("pk"))
    counts = dict(marks.order_by().values_list("state").annotate(count=Count("pk")))
    done = counts.get(Annotation.State.ACCEPTED, 0) + counts.get(Annotation.State.REJECTED, 0)
    tags = Tag.objects.filter(tagged__article__in=articles.order_by().values("pk"))
    newest = list(articles.newest_first().values_list("pk", flat=True)[: MOST_ON_A_JOURNEY + 1])
    return {
        "article_count": len(newest) if len(newest) <= MOST_ON_A_JOURNEY else articles.count(),
        "journey": newest[:MOST_ON_A_JOURNEY],
        "marks_done": done,
        "marks_all": done + counts.get(Annotation.State.SUGGESTED, 0),
        "people": _people(articles),
        "tags": tags.annotate(article_count=Count("tagged")).order_by("-article_count", "name")[:TAGS_SHOWN],
    }


def _people(articles: ArticleQuerySet) -> list[dict[str, Any]]:
    """Return who is to review how many of some articles, and of how many all is looked at."""
    given = articles.order_by().exclude(duty=None).values_list("duty__user", "duty__user__username")
    counts = given.annotate(
        count=Count("pk", distinct=True), done=Count("pk", filter=Q(tally__review="done"), distinct=True)
    )
    return [
        {"pk": pk, "name": name, "count": count, "done": done}
        for pk, name, count, done in counts.order_by("duty__user__username")
    ]


def _tags_with_counts() -> Any:
    counted = Tag.objects.annotate(article_count=Count("tagged", filter=Q(tagged__article__binned=None)))
    return counted.filter(article_count__gt=0).order_by("-article_count", "name")[:TAGS_SHOWN]
