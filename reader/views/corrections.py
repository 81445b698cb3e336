"""Correct a line of an article, and the list of marks that such a correction has put in doubt."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reader.analysis.correcting import RECAST, correct_line, recast_line
from reader.annotation import ActionRefused
from reader.models import Annotation, Article, Paragraph
from reader.parameters import posted
from reader.views.access import admins, analysts
from reader.views.annotations import analyst_of, article_for_marking
from reader.views.listing import page_of

_KINDS = {
    "paragraph": gettext_lazy("Paragraph"),
    "subhead": gettext_lazy("Subhead"),
    "list_item": gettext_lazy("List item"),
    "caption": gettext_lazy("Caption"),
    "credit": gettext_lazy("Credit"),
    "byline": gettext_lazy("Byline"),
    "dateline": gettext_lazy("Dateline"),
    "time": gettext_lazy("Time"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def correct_text(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The line in a field, and what it is; a POST stores both. What was typed stays when it is refused."""
    article = article_for_marking(pk)
    paragraph = get_object_or_404(article.paragraphs, number=number)
    form = posted(request)
    line = form.text("line", paragraph.span.of(article.text))
    reason = form.text("reason")
    context = {
        "nav": "library",
        "article": article,
        "paragraph": paragraph,
        "line": line,
        "reason": reason,
        "kind": posted(request).text("kind", paragraph.kind),
        "kinds": [(kind, _KINDS[kind]) for kind in RECAST],
        "revisions": article.revisions.select_related("edited_by")[:20],
    }
    if request.method != "POST":
        return render(request, "articles/correct.html", context)
    try:
        changed = _store(request, article, paragraph, line, reason)
    except ActionRefused as refusal:
        return render(request, "articles/correct.html", context | {"sentence": str(refusal)}, status=422)
    doubtful = changed.annotations.to_look_at().count()
    sentence = _("Corrected; the marks follow their words.")
    if doubtful:
        look = ngettext("%(count)s mark needs a look.", "%(count)s marks need a look.", doubtful)
        sentence = f"{sentence} {look % {'count': doubtful}}"
    messages.success(request, sentence)
    return redirect("to_look_at") if doubtful else redirect(changed)


def _store(request: HttpRequest, article: Article, paragraph: Paragraph, line: str, reason: str) -> Article:
    """Store what was changed of a line's words and its kind, both or neither. Raises ActionRefused."""
    kind = posted(request).text("kind", paragraph.kind)
    sent = posted(request).text("text_sha256")
    is_recast = kind != paragraph.kind
    with transaction.atomic():
        if not is_recast or line.strip() != paragraph.text.strip():
            article = correct_line(article, paragraph.number, line, sent, analyst_of(request), reason)
            sent = article.text_sha256
        return recast_line(article, paragraph.number, kind, sent) if is_recast else article


@require_safe
@analysts
def to_look_at(request: HttpRequest) -> HttpResponse:
    """Marks whose words or surroundings were edited; accepting one on its card settles it."""
    rows = Annotation.objects.to_look_at().visible_to(request.user)
    rows = rows.select_related("article__source", "paragraph", "actor", "code").defer("article__raw")
    context = {"nav": "review", "marks": page_of(request, rows.order_by("-updated"))}
    return render(request, "review/to_look_at.html", context)
