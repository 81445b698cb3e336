"""Where an article is from and when it was published, set right after it was taken in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reader.models import Article, Source
from reader.parameters import submitted
from reader.views.access import admins
from reader.views.forms.filters import FactsForm


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def article_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Source and date of an article; a POST stores both. An empty date says that nobody knows it."""
    article = get_object_or_404(Article.objects.select_related("source").defer("raw", "text"), pk=pk)
    known = {"source": article.source.slug, "published": article.published}
    form = FactsForm(submitted(request), initial=known)
    if request.method == "POST" and form.is_valid():
        _store(article, form)
        messages.success(request, _("Saved."))
        return redirect(article)
    context = {"nav": "library", "article": article, "form": form}
    return render(request, "articles/facts.html", context, status=422 if request.method == "POST" else 200)


def _store(article: Article, form: FactsForm) -> None:
    """Store the facts; a source that is named, and not stored yet, with them. None is the one it has."""
    given = form.cleaned_data
    named = given["site"].strip()
    source: Source = Source.objects.called(named) if named else given["source"] or article.source
    if source.pk is None:
        source.save()
    article.source, article.published = source, given["published"]
    article.save(update_fields=["source", "published", "updated"])
