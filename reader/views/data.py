"""Data out: what is exported, with which marks, as what."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from reader.exchange import CannotExport, Selection, export
from reader.exchange.exporting import is_installed
from reader.exchange.wording import USES, kept, lost
from reader.files.scratch import folder_in
from reader.formats.writers.registry import ExportFormat, formats
from reader.models import Article, Round
from reader.parameters import query, submitted
from reader.rounds import may_compare
from reader.views.access import analysts
from reader.views.annotations import analyst_of
from reader.views.forms.exporting import ExportForm

MOST_ARTICLES = 1000  # that somebody may wait for
_FIRST = ("jsonl", "w3c", "tei", "xlsx", "csv", "conllu")  # what most people look for


@dataclass(frozen=True, slots=True)
class ShownFormat:
    """A format as the page tells it."""

    name: str
    title: str
    ending: str
    use: str
    keeps: list[str]
    loses: list[str]
    is_here: bool


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def export_page(request: HttpRequest) -> HttpResponseBase:
    """Choose what is exported and as what; a POST gives the file, with its report, as a zip archive."""
    user = analyst_of(request)
    form = ExportForm(submitted(request), user, initial=_begin(request))
    article, one_round = _about(request, form, user)
    sentence = ""
    if request.method == "POST" and form.is_valid():
        try:
            return export_file(form, user)
        except CannotExport as problem:
            sentence = str(problem)
    context = {
        "nav": "export",
        "form": form,
        "sentence": sentence or form.sentence,
        "article": article,
        "round": one_round,
        "formats": [_shown(one) for one in _in_order()],
        "article_count": Article.objects.count(),
        "most": MOST_ARTICLES,
    }
    return render(request, "data/export.html", context, status=422 if request.method == "POST" else 200)


def _begin(request: HttpRequest) -> dict[str, object]:
    """Return what is chosen before anybody chose."""
    asked = query(request)
    kinds = ("round", "article", "collection")
    what = next((one for one in kinds if asked.row(one)), "search" if asked.text("search") else "library")
    begun = {"collection": asked.row("collection") or None, "search": asked.text("search", most=2000)}
    states = ["accepted", "suggested"]
    return begun | {"what": what, "format": "jsonl", "state": states, "notes": True, "bom": True}


def _about(request: HttpRequest, form: ExportForm, user: User) -> tuple[Article | None, Round | None]:
    """Return the article and the round that the page is about. Raises 404, and 403 for one that goes on."""
    asked = query(request)
    article = one = None
    if number := asked.row("article"):
        article = get_object_or_404(Article.objects.defer("raw", "text"), pk=number)
    if number := asked.row("round"):
        one = get_object_or_404(Round.objects.select_related("article").defer("article__raw"), pk=number)
        check_round(one, user)
    return article, one


def check_round(one: Round, user: User) -> None:
    """Raise PermissionDenied where the user may not see what others did in a round."""
    if not may_compare(one, user):
        raise PermissionDenied(_("This round goes on. It can be exported when all are done."))


def export_file(form: ExportForm, user: User) -> HttpResponseBase:
    """Return the file. Raises CannotExport, with nothing left behind."""
    selection, one = form.selection(user), form.chosen_format
    if selection.round is not None:
        check_round(selection.round, user)
    count = selection.articles().count()
    if not count:
        raise CannotExport(_("No article is in what was chosen. Choose other days, or something else."))
    if count > MOST_ARTICLES:
        raise CannotExport(
            ngettext(
                "This is %(count)s article, more than a page waits for. Choose fewer days, or let an "
                "admin run “manage.py export”.",
                "These are %(count)s articles, more than a page waits for. Choose fewer days, or let an "
                "admin run “manage.py export”.",
                count,
            )
            % {"count": count}
        )
    with folder_in(_scratch()) as folder:
        path = folder / "export.zip"
        export(one, selection, path, form.cleaned_data["bom"])
        # The file goes with its folder; whoever has it open reads it to its end.
        file = path.open("rb")
        size = path.stat().st_size
    name = f"{_name(selection)}.{one.name}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["Content-Length"] = size
    response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "no-store"
    return response


def _scratch() -> Path:
    folder = Path(settings.STATE_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _name(selection: Selection) -> str:
    if selection.round is not None:
        return f"round-{selection.round.pk}"
    if selection.collection is not None:
        return f"collection-{selection.collection.pk}-{slugify(selection.collection.name)[:60]}".rstrip("-")
    if selection.article is None:
        return "search" if selection.search else "library"
    article = selection.articles().values_list("headline_en", flat=True).first() or ""
    return f"{selection.article}-{slugify(article)[:60]}".rstrip("-")


def _in_order() -> list[ExportFormat]:
    first = [formats()[name] for name in _FIRST]
    return [*first, *(one for one in formats().values() if one not in first)]


def _shown(one: ExportFormat) -> ShownFormat:
    return ShownFormat(
        one.name, one.title, one.ending, str(USES[one.use]), kept(one), lost(one), is_installed(one)
    )
