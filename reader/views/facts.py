"""Where an article is from and when it was published, set right after it was taken in."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reader import search
from reader.analysis.subjects import say_subject
from reader.annotation import ActionRefused
from reader.library.tallies import tell_anew
from reader.models import Article, Source
from reader.parameters import submitted
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.forms.filters import FactsForm


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def article_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Source, date and subject of an article; a POST stores all three, or none.

    An empty date says that nobody knows it, an empty subject leaves it to the analysis.
    """
    article = get_object_or_404(Article.objects.select_related("source").defer("raw"), pk=pk)
    known = {"source": article.source.slug, "published": article.published, "subject": article.subject_said}
    form = FactsForm(submitted(request), initial=known)
    changes = article.subject_changes.select_related("user")[:20]
    context = {"nav": "library", "article": article, "form": form, "changes": changes}
    if request.method == "POST" and form.is_valid():
        try:
            _store(article, form, analyst_of(request))
        except ActionRefused as refusal:
            return render(request, "articles/facts.html", context | {"sentence": str(refusal)}, status=422)
        messages.success(request, _("Saved."))
        return redirect(article)
    return render(request, "articles/facts.html", context, status=422 if request.method == "POST" else 200)


@transaction.atomic
def _store(article: Article, form: FactsForm, user: User) -> None:
    """Store the facts; a source that is named, and not stored yet, with them. None is the one it has.

    A form without a subject leaves it as it is. Raises ActionRefused.
    """
    given = form.cleaned_data
    named = given["site"].strip()
    source: Source = Source.objects.called(named) if named else given["source"] or article.source
    if source.pk is None:
        source.save()
    store_facts(article, source, given["published"])
    if "subject" in form.data:
        say_subject(article, given["subject"], user)


def store_facts(article: Article, source: Source, published: date | None) -> None:
    """Store where an article is from and when it was published; the search follows."""
    article.source, article.published = source, published
    article.save(update_fields=["source", "published", "updated"])
    search.put(article)
    tell_anew([article.pk])
