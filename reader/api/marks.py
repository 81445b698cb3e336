"""Marks: of an article, one with its history; made, judged, changed and withdrawn as on the pages."""

from collections.abc import Sequence
from typing import Any, Literal

from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from reader.annotation import Conflict, mark_all
from reader.api.access import ANALYSTS, ANNOTATORS, OPEN, user_of
from reader.api.answers import (
    answer,
    as_json,
    check_match,
    is_known,
    json_answer,
    latest_of,
    list_page,
    stale,
    unchanged,
)
from reader.api.articles import article_and_part, open_article, viewed_tag
from reader.api.framework import Header, Query, Router, Schema, Word, Words
from reader.api.once import once
from reader.api.problems import Problem
from reader.api.reading import iso_moment, told_article, told_lines, told_marks, told_translations
from reader.api.shapes import ChangeList, MarkList, MarkShape, WholeArticle
from reader.models import Annotation, Article, Assignment
from reader.models.annotation import AnnotationQuerySet
from reader.models.article import digest
from reader.views.access import ANALYSES, check_permission
from reader.views.annotations import judge
from reader.views.forms.marks import ChangeForm, MarkForm
from reader.views.forms.told import SentenceForm

router = Router(tags=["marks"])
STANDING = (Annotation.State.SUGGESTED, Annotation.State.ACCEPTED)
PAGE = 50
A_DAY = 24 * 3600
State = Literal["suggested", "accepted", "rejected", "superseded"]
Layer = Literal["actor", "quote", "caption", "note", "label"]
Most = 2**31 - 1
Key = Header("", alias="Idempotency-Key", description="Sent again with it, nothing is done twice.")
Match = Header("", alias="If-Match", description="The ETag of what is changed, or *.")


# Reading


@router.get("/articles/{row:pk}/marks", auth=OPEN, response=MarkList, operation_id="list_marks")
def list_marks(
    request: HttpRequest,
    pk: int,
    state: list[State] = Query([], description="Suggested and accepted, if none is named."),
    layer: list[Layer] = Query([], description="All, if none is named."),
) -> HttpResponse:
    """The marks of an article as its page shows them to you, all of them, in reading order.

    While you take part in a round of the article, these are yours in it. Private notes are their writers'.
    What was rejected or superseded is for analysts.
    """
    one, part = article_and_part(request, pk)
    tag = viewed_tag(request, one, part, *sorted(state), *sorted(layer))
    rows = marks_on_desk(request, one, part, state, layer)
    if is_known(request, tag):
        return unchanged(tag)
    return answer(request, {"items": told_marks(rows)}, tag=tag)


@router.get("/articles/{row:pk}/whole", auth=OPEN, response=WholeArticle, operation_id="get_whole")
def get_whole(request: HttpRequest, pk: int) -> HttpResponse:
    """An article with its text, lines, English and marks, in one answer: what its page shows to you."""
    one, part = article_and_part(request, pk)
    tag = viewed_tag(request, one, part, "whole")
    if is_known(request, tag):
        return unchanged(tag)
    body: bytes | None = cache.get(f"api-{tag}")
    if body is None:
        body = as_json(_whole(request, one, part))
        cache.set(f"api-{tag}", body, A_DAY)
    return json_answer(body, tag)


def _whole(request: HttpRequest, one: Article, part: Assignment | None) -> dict[str, Any]:
    return told_article(one) | {
        "text": one.text,
        "lines": told_lines(one),
        "translations": told_translations(one),
        "marks": told_marks(marks_on_desk(request, one, part)),
    }


def marks_on_desk(
    request: HttpRequest,
    article: Article,
    part: Assignment | None,
    states: Sequence[str] = (),
    layers: Sequence[str] = (),
) -> AnnotationQuerySet:
    """Return the marks that a person works on in an article, as its page does. Raises PermissionDenied."""
    if set(states) - set(STANDING):
        check_permission(request.user, ANALYSES)
    rows = Annotation.everywhere.filter(article=article, assignment=part).visible_to(request.user)
    rows = rows.filter(state__in=states or STANDING)
    return (rows.filter(layer__in=layers) if layers else rows).in_reading_order()


def visible_mark(request: HttpRequest, pk: int) -> AnnotationQuerySet:
    """Return the mark of this number, if it is for this person. Raises Http404."""
    rows = Annotation.everywhere.visible_to(request.user).filter(pk=pk)
    if not request.user.has_perm(ANALYSES):
        rows = rows.standing().filter(assignment=None)
    if not rows.exists():
        raise Http404
    return rows


def told_mark(pk: int) -> dict[str, Any]:
    return told_marks(Annotation.everywhere.filter(pk=pk))[0]


def tag_of_mark(told: dict[str, Any]) -> str:
    """Return a mark's ETag: its version, a dot, and a digest of what is told of it.

    Writes are held against the version alone: who renamed an actor meanwhile has not changed the mark.
    """
    return f"{told['version']}.{digest(as_json(told))[:8]}"


@router.get("/marks/{row:pk}", auth=OPEN, response=MarkShape, operation_id="get_mark")
def get_mark(request: HttpRequest, pk: int) -> HttpResponse:
    """A mark. Its ETag is what a change of it asks for."""
    told = told_marks(visible_mark(request, pk))[0]
    return answer(request, told, tag=tag_of_mark(told))


@router.get("/marks/{row:pk}/history", auth=ANALYSTS, response=ChangeList, operation_id="list_changes")
def list_changes(
    request: HttpRequest, pk: int, cursor: str = "", limit: int = Query(PAGE, ge=1, le=100)
) -> HttpResponse:
    """Every change of a mark, the latest first."""
    one = visible_mark(request, pk).get()
    found, more = latest_of(one.changes.select_related("user"), cursor, limit)
    items = [
        {
            "id": change.pk,
            "action": change.action,
            "by": change.user.get_username() if change.user else None,
            "made": iso_moment(change.made),
            "version": change.version,
            "after": change.after,
        }
        for change in found
    ]
    return list_page(request, items, more)


# Writing


class NewMarkShape(Schema):
    """Words to be marked: where they stand, what they are.

    `kind` is PER, ORG, LOC or MISC for an actor; direct, indirect or mixed for a quotation; caption; note,
    with a `body`; or `label-7` for the codebook's label 7. `also` are offsets where the same words are marked
    too. `actor` is the id of the actor or of the speaker.
    """

    start: int
    end: int
    exact: Words
    text_sha256: Word
    kind: Word
    actor: int | None = None
    name_en: Word | None = None
    body: Words | None = None
    private: bool = False
    en_start: int | None = None
    en_end: int | None = None
    also: Sequence[int] = ()


@router.post(
    "/articles/{row:pk}/marks",
    auth=ANNOTATORS,
    response={201: MarkList},
    operation_id="create_marks",
)
@once
def create_marks(
    request: HttpRequest, pk: int, mark: NewMarkShape, idempotency_key: str = Key
) -> HttpResponse:
    """Mark words as a person; a suggestion that says the same is accepted instead."""
    made = marked(request, open_article(pk), mark)
    told = told_marks(Annotation.everywhere.filter(pk__in=made).order_by("start", "pk"))
    response = answer(
        request, {"items": told}, 201, tag_of_mark(next(one for one in told if one["id"] == made[0]))
    )
    response["Location"] = f"/api/v1/marks/{made[0]}"
    return response


def marked(request: HttpRequest, article: Article, mark: NewMarkShape) -> list[int]:
    """Mark what was sent by the verbs of the page; return the ids, that of the named words first."""
    form = MarkForm(form_of(mark))
    check_form(form)
    return [one.pk for one in mark_all(article, user_of(request), form.drafts())]


class MarkChange(Schema):
    """What is to be different in a mark: its state, or some of its fields. What is not named stays.

    `state` accepted or rejected judges it; `restore` brings back what it was after a change of its history.
    `speaker` is actor-7, mention-7, unnamed, or other with a name in `speaker_other`. With start and end come
    exact and text_sha256.
    """

    state: Literal["accepted", "rejected"] | None = None
    restore: int | None = None
    label: Word | None = None
    actor: int | None = None
    body: Words | None = None
    private: bool | None = None
    start: int | None = None
    end: int | None = None
    exact: Words | None = None
    text_sha256: Word | None = None
    speaker: Word | None = None
    speaker_other: Word | None = None
    en_start: int | None = None
    en_end: int | None = None


@router.patch("/marks/{row:pk}", auth=ANNOTATORS, response=MarkShape, operation_id="change_mark")
def change_mark(request: HttpRequest, pk: int, change: MarkChange, if_match: str = Match) -> HttpResponse:
    """Judge or change a mark. It is in the history, and whoever did it can undo it on the page."""
    return changed(request, pk, change)


@router.delete("/marks/{row:pk}", auth=ANNOTATORS, response={204: None}, operation_id="withdraw_mark")
def withdraw_mark(request: HttpRequest, pk: int, if_match: str = Match) -> HttpResponse:
    """Take a mark out of the text. Its history stays, and it can be restored."""
    changed(request, pk, None)
    return HttpResponse(status=204)


def changed(request: HttpRequest, pk: int, change: MarkChange | None) -> HttpResponse:
    """Do to a mark what was sent, or withdraw it, if it is still what the If-Match says."""
    one = visible_mark(request, pk).select_related("article").get()
    sent = form_of(change) if change else QueryDict(mutable=True)
    if change and not sent:
        raise Problem(422, _("It is not said what to do. Nothing was changed."), "nothing-asked")
    _name_the_action(sent, change)
    sent["version"] = str(one.version)
    form = ChangeForm(sent, annotation=one)
    with transaction.atomic():
        Annotation.everywhere.select_for_update(of=("self",)).filter(pk=pk).first()
        check_mark(request, pk)
        check_form(form)
        try:
            judge(one, form, user_of(request))
        except Conflict:
            standing = told_mark(pk)
            raise stale(tag_of_mark(standing), standing) from None
    told = told_mark(pk)
    return answer(request, told, tag=tag_of_mark(told))


def _name_the_action(sent: QueryDict, change: MarkChange | None) -> None:
    state = sent.pop("state", [""])[-1]
    restored = sent.pop("restore", [""])[-1]
    if change is None:
        sent["action"] = "withdraw"
    elif state:
        sent["action"] = {"accepted": "accept", "rejected": "reject"}[state]
    elif restored:
        sent["action"], sent["change_id"] = "restore", restored
    else:
        sent["action"] = "change"
    if (state or restored) and set(sent) - {"action", "change_id"}:
        raise Problem(422, _("Judge a mark or change it, one after the other."), "two-at-once")


def check_mark(request: HttpRequest, pk: int) -> None:
    """Hold the If-Match against a mark as it stands. Raises Problem."""
    standing = told_mark(pk)
    check_match(request, tag_of_mark(standing), standing)


def form_of(sent: Schema) -> QueryDict:
    """Return what was sent as a form of the pages takes it; what was not named, or is null, is left out."""
    form = QueryDict(mutable=True)
    for name, value in sent.model_dump(exclude_unset=True).items():
        if isinstance(value, list | tuple):
            form.setlist(name, list(map(str, value)))
        elif value is False:
            form[name] = ""
        elif value is not None:
            form[name] = "on" if value is True else str(value)
        elif name == "actor":
            form[name] = ""
    return form


def check_form(form: SentenceForm) -> None:
    """Raise Problem with the sentences of a form that does not hold, field by field."""
    if form.is_valid():
        return
    errors = [
        {"where": f"body.{name}", "sentence": str(error)}
        for name, found in form.errors.items()
        for error in found
    ]
    raise Problem(422, form.sentence, "not-valid", errors=errors)
