"""Files handed in and how far they are; a text analysed without keeping it."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from reader.analyser import site_analyser
from reader.analysis.storing import document_of
from reader.api.access import HEAVY, UPLOADERS, UPLOADING, user_of
from reader.api.answers import MOST_AT_ONCE, answer, latest_of, list_page
from reader.api.framework import File, Form, Header, Query, Router, Schema, UploadedFile, Word
from reader.api.once import once
from reader.api.problems import Problem
from reader.api.reading import iso_moment
from reader.api.shapes import UploadList, UploadShape
from reader.arabic.pipeline import to_json
from reader.formats import ExtractedText
from reader.intake.mending import mended
from reader.intake.submission import File as HandedFile
from reader.intake.tasks import enqueue
from reader.intake.uploads import receive
from reader.models import Article, Upload
from reader.sentences import sentence_of, stored_sentence
from reader.text.canonical import canonical
from reader.views.forms.filters import UploadForm

router = Router(tags=["uploads"])
LONGEST_TEXT = 200_000  # code points: some seconds of analysis


def _told(one: Upload) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": one.name,
        "sha256": one.sha256,
        "size": one.size,
        "state": one.state,
        "reason": one.reason,
        "items": one.items,
        "items_done": one.items_done,
        "percent": 100 if one.is_finished else one.percent,
        "finished": one.is_finished,
        "articles": list(
            Article.objects.filter(upload=one).order_by("item").values_list("pk", flat=True)[:1000]
        ),
        "waiting": one.drafts.waiting().count(),
        "report": [
            {"name": left["name"], "reason": stored_sentence(left["reason"]), "article": left["article"]}
            for left in one.report
        ],
        "created": iso_moment(one.created),
        "updated": iso_moment(one.updated),
    }


@router.get("/uploads", auth=UPLOADERS, response=UploadList, operation_id="list_uploads")
def list_uploads(
    request: HttpRequest, cursor: str = "", limit: int = Query(20, ge=1, le=MOST_AT_ONCE)
) -> HttpResponse:
    """The files that were handed in, the latest first."""
    found, more = latest_of(Upload.objects.newest_first(), cursor, limit)
    return list_page(request, list(map(_told, found)), more)


@router.get("/uploads/{row:pk}", auth=UPLOADERS, response=UploadShape, operation_id="get_upload")
def get_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A file: how far it is, which articles it gave, and why a text of it gave none."""
    return answer(request, _told(get_object_or_404(Upload, pk=pk)))


class FileFacts(Schema):
    """What is known of all texts of a file; a source by its slug, or the name of a new one."""

    source: Word | None = None
    new_source: Word | None = None
    published: Word | None = None
    look_first: bool = False


@router.post(
    "/uploads",
    auth=UPLOADING,
    response={202: UploadShape, 200: UploadShape},
    operation_id="create_upload",
    openapi_extra={"x-problems": ["413"]},
)
@once
def create_upload(
    request: HttpRequest,
    file: UploadedFile = File(...),
    facts: FileFacts = Form(...),
    idempotency_key: str = Header("", alias="Idempotency-Key"),
) -> HttpResponse:
    """Hand a file in, of any kind that the page takes. It is read in the background; `Location` says how far.

    A file that is known already gives what became of it (200).
    """
    sent = QueryDict(mutable=True)
    for name, value in facts.model_dump(exclude_none=True).items():
        sent[name] = "on" if value is True else "" if value is False else str(value)
    form = UploadForm(sent, MultiValueDict({"files": [file]}))
    if not form.is_valid():
        errors = [
            {"where": name, "sentence": str(one)} for name, found in form.errors.items() for one in found
        ]
        raise Problem(422, " ".join(one["sentence"] for one in errors), "not-valid", errors=errors)
    known = form.facts(user_of(request))
    with transaction.atomic():
        if known.source is not None and known.source.pk is None:
            known.source.save()
        look = form.cleaned_data["look_first"]
        upload, is_new = receive(HandedFile(file.name or "", file.chunks(), known, look_first=look))
        if is_new:
            enqueue(upload)
    upload.refresh_from_db()
    response = answer(request, _told(upload), 202 if is_new else 200)
    response["Location"] = f"/api/v1/uploads/{upload.pk}"
    return response


class AskedText(Schema):
    """A text, headline first, then one paragraph a line."""

    text: str


@router.post(
    "/analyse",
    auth=HEAVY,
    response=dict[str, Any],
    operation_id="analyse",
    tags=["analysis"],
    openapi_extra={"x-problems": ["413"]},
)
def analyse(request: HttpRequest, asked: AskedText) -> HttpResponse:
    """Analyse a text as `manage.py analyse` does: lines, words, actors, quotations. Nothing is kept."""
    if len(asked.text) > LONGEST_TEXT:
        sentence = _(
            "The text has %(count)s letters; %(most)s fit. Hand it in as a file, or send it in parts."
        )
        raise Problem(413, sentence % {"count": len(asked.text), "most": LONGEST_TEXT}, "too-long")
    if "\0" in asked.text or any("\ud800" <= one <= "\udfff" for one in asked.text):
        raise Problem(
            422, _("There are signs in the text that are no letters: NUL or half a pair."), "not-valid"
        )
    one = mended(ExtractedText(asked.text))
    if one.problem:
        raise Problem(422, sentence_of(one.problem), "not-analysed")
    text = canonical(one.text)
    if not text.strip():
        raise Problem(
            422, _("There is no text in it. Send the headline first, then a paragraph a line."), "empty"
        )
    analyser = site_analyser()
    return answer(request, to_json(document_of(text, analyser=analyser), analyser.version))
