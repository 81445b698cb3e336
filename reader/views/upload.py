"""Hand in an article by paste or as a file."""

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reader.forms import UploadForm
from reader.ingest import Refused, Submission, ingest
from reader.models import Article, Source
from reader.parameters import submitted, submitted_files
from reader.views.access import admins


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def upload(request: HttpRequest) -> HttpResponse:
    """The upload form. What was typed stays there when the article is refused (422)."""
    form = UploadForm(submitted(request), submitted_files(request))
    duplicate: Article | None = None
    if form.is_valid():
        try:
            article = ingest(_submission(form, request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            duplicate = refusal.duplicate
        else:
            messages.success(request, "The article is in the library.")
            return redirect(article)
    status = 422 if form.is_bound else 200
    context = {"nav": "upload", "form": form, "duplicate": duplicate}
    return render(request, "articles/upload.html", context, status=status)


def _submission(form: UploadForm, user: User | AnonymousUser) -> Submission:
    given = form.cleaned_data
    raw, name = form.raw()
    return Submission(
        raw=raw,
        name=name,
        source=given["source"]
        or Source.objects.called(given["new_source"].strip(), given["new_source_ar"].strip()),
        published=given["published"],
        english=given["english"],
        url=given["url"],
        note=given["note"],
        uploaded_by=user if isinstance(user, User) else None,
    )
