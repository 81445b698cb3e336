"""Threads of comments on an article and its annotations, and those that wait for somebody."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reader.annotation import ActionRefused
from reader.models import Annotation, Article, Comment, Disagreement
from reader.parameters import posted, query, submitted
from reader.rounds.discussion import add_comment, resolve, withdraw_comment
from reader.views.access import analysts
from reader.views.annotations import analyst_of, article_for_marking
from reader.views.forms.marks import CommentForm
from reader.views.listing import page_of

OTHERWISE_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """The threads of an article, the open ones first; `?on=12` begins one on annotation 12."""
    article = article_for_marking(pk)
    form = CommentForm(submitted(request), initial={"client_key": uuid4()})
    annotation = _annotation(request, article)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = add_comment(
                article, analyst_of(request), given["body"], annotation, client_key=given["client_key"]
            )
        except ActionRefused as refusal:
            form.add_error("body", str(refusal))
        else:
            return redirect(made)
    return _page(request, article, form, annotation, status=422 if form.errors else 200)


def _page(
    request: HttpRequest,
    article: Article,
    form: CommentForm,
    annotation: Annotation | None,
    answered: Comment | None = None,
    status: int = 200,
) -> HttpResponse:
    user = analyst_of(request)
    threads = article.comments.beginnings().readable_by(user).select_related("author", "annotation__actor")
    threads = threads.select_related("resolved_by").prefetch_related("answers__author")
    if annotation is not None:
        threads = threads.filter(annotation=annotation)
    context = {
        "nav": "review",
        "article": article,
        "annotation": annotation,
        "threads": page_of(request, threads.order_by("-resolved", "-pk")),
        "form": form,
        "answered": answered,
        "answered_thread": answered and (answered.thread_id or answered.pk),
        "key": uuid4(),
    }
    return render(request, "comments/article.html", context, status=status)


def _annotation(request: HttpRequest, article: Article) -> Annotation | None:
    asked = posted(request) if "on" in posted(request) else query(request)
    if not asked.text("on"):
        return None
    rows = Annotation.everywhere.visible_to(request.user).filter(article=article)
    found = rows.filter(pk=asked.row("on")).first()
    if found is None:
        raise Http404(_("This annotation is not in this article."))
    return found


@require_POST
@analysts
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a comment's thread, withdraw the comment, resolve the thread or open it again."""
    user = analyst_of(request)
    found = get_object_or_404(
        Comment.objects.readable_by(user).select_related("article", "thread").defer("article__raw"), pk=pk
    )
    action = posted(request).text("action")
    form = CommentForm(submitted(request))
    has_words = action in ("resolve", "reopen") and bool(posted(request).text("body").strip())
    try:
        if action == "answer" or has_words:  # what was typed is said, whatever button was pressed
            if not form.is_valid():
                return _page(request, found.article, form, None, found, status=422)
            given = form.cleaned_data
            beginning = found.thread or found
            add_comment(found.article, user, given["body"], thread=beginning, client_key=given["client_key"])
        if action == "withdraw":
            withdraw_comment(found, user)
        elif action in ("resolve", "reopen"):
            resolve(found, user, resolved=action == "resolve")
        elif action != "answer":
            raise ActionRefused(_("It is not said what to do with the comment. Reload the page."))
    except ActionRefused as refusal:
        if action == "answer" or has_words:
            form.add_error("body", str(refusal))
            return _page(request, found.article, form, None, found, status=422)
        messages.error(request, str(refusal))
    return redirect(found)


@require_safe
@analysts
def to_me(request: HttpRequest) -> HttpResponse:
    """Open threads that mention the user, or in which somebody answered."""
    rows = Comment.objects.readable_by(analyst_of(request)).for_attention_of(analyst_of(request))
    rows = rows.select_related("author", "article", "annotation").defer("article__raw", "article__text")
    otherwise = Disagreement.objects.waiting().of(analyst_of(request))
    context = {
        "nav": "review",
        "threads": page_of(request, rows.order_by("-pk")),
        "otherwise": otherwise.select_related("first", "first_by", "second_by", "article")[:OTHERWISE_SHOWN],
    }
    return render(request, "comments/to_me.html", context)
