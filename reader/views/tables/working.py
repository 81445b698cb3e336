"""The rows behind the pages of analysts: what waits, comments, histories, glossary, rounds."""

from django.db.models import Count, Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from reader.models import Annotation, Article, Comment, ExportJob, GlossCorrection, Round
from reader.models.article import outside_bin
from reader.parameters import query
from reader.rounds import agreement, may_compare
from reader.views.annotations import analyst_of
from reader.views.forms.marks import ReviewFilter
from reader.views.glossary import found_terms
from reader.views.review import filtered_suggestions
from reader.views.rounds import FIGURES
from reader.views.tables.reading import MARK
from reader.views.tables.rows import PageRows, check_filters, read_rows

_COMMENT = {
    **{"id": "pk", "article": "article", "headline": "article__headline", "mark": "annotation"},
    **{"thread": "thread", "author": "author__username", "body": "body", "made": "made"},
    **{"withdrawn": "withdrawn", "resolved": "resolved", "resolved_by": "resolved_by__username"},
}
_ROUND = {
    **{"id": "pk", "article": "article", "headline": "article__headline", "name": "name"},
    **{"begin_with": "begin_with", "opened": "opened", "opened_by": "opened_by__username"},
    **{"closed": "closed", "until": "until", "analysts": "analysts", "done": "done"},
}


_EXPORT = {
    **{"id": "pk", "format": "format", "name": "name", "file": "file_name", "state": "state"},
    **{"articles": "articles", "done": "done", "size": "size", "made": "made", "finished": "finished"},
    **{"by": "user__username"},
}


def review_data(request: HttpRequest) -> PageRows:
    """The suggestions that wait, the least certain first."""
    form = ReviewFilter(query(request).sent or None)
    check_filters(form)
    return read_rows(filtered_suggestions(form), MARK)


def to_look_at_data(request: HttpRequest) -> PageRows:
    """Marks that an edit has put in doubt, the last one first."""
    rows = Annotation.objects.to_look_at().visible_to(request.user)
    return read_rows(rows.order_by("-updated", "pk"), MARK)


def annotation_history_data(request: HttpRequest, pk: int) -> PageRows:
    """Every change of a mark, the latest first."""
    one = get_object_or_404(Annotation.everywhere.visible_to(request.user), pk=pk)
    columns = {
        **{"id": "pk", "action": "action", "by": "user__username", "made": "made", "version": "version"},
        **{"undone": "undone", "before": "before", "after": "after"},
    }
    return read_rows(one.changes.all(), columns)


def comments_data(request: HttpRequest, pk: int) -> PageRows:
    """The comments on an article, or on one of its marks, thread after thread."""
    one = get_object_or_404(Article.objects.only("pk"), pk=pk)
    rows = Comment.objects.readable_by(analyst_of(request)).filter(article=one)
    if mark := query(request).row("on"):
        rows = rows.filter(Q(annotation=mark) | Q(thread__annotation=mark))
    return read_rows(rows.order_by("pk"), _COMMENT)


def comments_to_me_data(request: HttpRequest) -> PageRows:
    """Open threads that wait for the user."""
    user = analyst_of(request)
    rows = Comment.objects.readable_by(user).for_attention_of(user)
    return read_rows(rows.order_by("-pk"), _COMMENT)


def glossary_data(request: HttpRequest) -> PageRows:
    """The terms, in the order of the Arabic letters."""
    columns = {
        **{"id": "pk", "arabic": "arabic", "english": "english", "note": "note"},
        **{"changed_by": "changed_by__username", "updated": "updated", "version": "version"},
    }
    return read_rows(found_terms(query(request).search()), columns)


def gloss_corrections_data(request: HttpRequest) -> PageRows:
    """The glosses that analysts corrected, the newest first."""
    columns = {
        **{"id": "pk", "scope": "scope", "article": "article", "form": "form", "english": "english"},
        **{"before": "before", "author": "author__username", "made": "made"},
        **{"undone": "undone", "undone_by": "undone_by__username"},
    }
    return read_rows(GlossCorrection.objects.filter(outside_bin()), columns)


def rounds_data(request: HttpRequest) -> PageRows:
    """Every round, the latest first, with how many analysts are in it and done."""
    done = Count("assignments", filter=~Q(assignments__done=None))
    rows = Round.objects.annotate(analysts=Count("assignments"), done=done)
    return read_rows(rows.order_by("-pk"), _ROUND)


def round_data(request: HttpRequest, pk: int) -> PageRows:
    """A round, and how far its analysts agree, a row for each layer and label; none before it may be seen."""
    one = get_object_or_404(Round.objects.select_related("article").defer("article__raw"), pk=pk)
    parts = one.assignments.order_by("pk").values_list("user__username", "done")
    people = [{"analyst": name, "done": done} for name, done in parts]
    sees = may_compare(one, analyst_of(request))
    head = {
        **{"id": one.pk, "article": one.article_id, "name": one.name, "opened": one.opened},
        **{"closed": one.closed, "until": one.until, "analysts": people, "compared": sees},
    }
    figures = agreement(one) if sees else ()
    rows = ([row.what, list(row.counts), *(getattr(row, name) for name in FIGURES)] for row in figures)
    return PageRows(("what", "marked", *FIGURES), rows, "agreement", head)


def exports_data(request: HttpRequest) -> PageRows:
    """One's own exports in the background, the latest first; to admins everybody's."""
    return read_rows(ExportJob.objects.of(analyst_of(request)).order_by("-pk"), _EXPORT)
