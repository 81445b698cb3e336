"""Files as people bring them, each of a kind that once failed: from the upload page to the article.

What each is to say stands in `tests/data/inputs/expected.json`, where the kind was seen in its README.tsv.
"""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.errors import Reason
from reader.evaluation.intake import judge_file, read_expected
from reader.formats import ExtractedText
from reader.formats.confined import read_feed_confined
from reader.formats.reading import LeftOut, Surrounding
from reader.intake.drafts import lines_of
from reader.intake.uploads import process
from reader.models import Annotation, Article, Draft, IntakeRecord, Term, Upload
from reader.sentences import sentence_of

INPUTS = Path(__file__).parent / "data" / "inputs"
EXPECTED = read_expected(INPUTS)
ELSEWHERE = {"glossary-omegat.txt", "glossary-language-codes.csv", "feed-relative-links.xml"}
FOR_A_LOOK = {  # they may wait until somebody looked
    "presentation-forms-reversed.txt",
    "mojibake-utf8-as-cp1256.txt",
    "result.json",  # a post or a day is a text: that is for somebody to say
    "telegram-messages.html",
}

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("state")]


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def sent(client: Client, name: str) -> Upload:
    """Send a file from the upload page and let a worker read it."""
    file = SimpleUploadedFile(name, (INPUTS / name).read_bytes())
    assert client.post(reverse("uploads"), {"files": [file]}).status_code == 302
    upload = Upload.objects.get()
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def taken_in(upload: Upload) -> list[ExtractedText]:
    """Return what the library has of an upload, or what waits, as a reader of files would give it."""
    if upload.state == Upload.State.REFUSED:
        return [ExtractedText("", problem=Reason.unpacked(upload.why))]
    articles = {one.item or 0: of_article(one) for one in upload.articles.all()}
    drafts = {one.item: of_draft(one) for one in upload.drafts.filter(released=False)}
    return [text for _, text in sorted((articles | drafts).items())]


def of_article(article: Article) -> ExtractedText:
    paragraphs = list(article.paragraphs.order_by("start"))
    assert article.upload is not None
    return ExtractedText(
        "\n".join(one.text for one in paragraphs),
        published=article.published,
        site=article.source.name_ar or article.source.name_en,
        kinds=tuple((number, one.kind) for number, one in enumerate(paragraphs)),
        left_out=left_out(article.upload, article.item or 0),
    )


def of_draft(draft: Draft) -> ExtractedText:
    lines = [line for line in lines_of(draft) if line.kind != Draft.LEFT_OUT]
    return ExtractedText(
        "\n".join(line.text for line in lines),
        published=draft.published,
        site=(draft.source.name_ar or draft.source.name_en) if draft.source else draft.site,
        kinds=tuple((number, line.kind) for number, line in enumerate(lines)),
        left_out=left_out(draft.upload, draft.item),
    )


def left_out(upload: Upload, item: int) -> tuple[LeftOut, ...]:
    records = IntakeRecord.objects.filter(upload=upload, item=item)
    return tuple(
        LeftOut(words, Surrounding(what), at) for record in records for at, what, words in record.left_out
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_in_the_file_is_in_the_library(client: Client, name: str) -> None:
    upload = sent(client, name)
    texts = taken_in(upload)
    assert judge_file(INPUTS / name, EXPECTED[name], lambda path: texts, sentence_of).wrong == []
    assert upload.state == "ready" or name in FOR_A_LOOK
    page = client.get(reverse("one_upload", args=(upload.pk,))).content.decode()
    for article in upload.articles.all():
        assert article.get_absolute_url() in page
        assert client.get(article.get_absolute_url()).status_code == 200


def test_every_file_is_tried() -> None:
    there = {path.name for path in INPUTS.iterdir()} - {"README.tsv", "expected.json"}
    assert there == EXPECTED.keys() | ELSEWHERE
    listed = (INPUTS / "README.tsv").read_text("utf-8").splitlines()[1:]
    assert {row.split("\t")[0] for row in listed} == there


def test_letters_stored_as_shapes_are_read_as_letters(client: Client) -> None:
    sent(client, "presentation-forms.txt")
    article = Article.objects.get()
    marks = Annotation.objects.filter(article=article, layer="actor").select_related("actor")
    named = {one.exact: one.actor.name_en if one.actor else "" for one in marks}
    assert any("Salma" in name for name in named.values()), named
    assert all(len(words.split()) <= 4 for words in named), named
    found = client.get(reverse("library"), {"q": "القطار"}).content.decode()
    assert article.get_absolute_url() in found


def test_titles_and_reporting_words_are_no_speakers(client: Client) -> None:
    sent(client, "quotes-and-titles.txt")
    text = Article.objects.get().text
    quotations = {
        text[one.start : one.end].strip("«»\"'"): text[one.speaker_start : one.speaker_end]
        for one in Annotation.objects.quotations()
        if one.speaker_start is not None
    }
    assert "ما" not in quotations.values()
    assert "اتحاد السائقين" in quotations["ضبط النفس"]
    assert "اتحاد السائقين" in quotations["ضرورة الوعي بأهمية المرحلة"]
    persons = {one.exact for one in Annotation.objects.filter(layer="actor", label="PER")}
    assert not {"أمين المجلس", "المركز", "ما"} & persons
    union = Annotation.objects.quotations().filter(start__gte=text.index("ضبط النفس") - 1).first()
    assert union is not None
    assert union.actor is None or union.actor.kind != "PER"


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("glossary-omegat.txt", {"القطار الخفيف": "light rail", "تعرفة": "fare"}),
        ("glossary-language-codes.csv", {"قطار خفيف": "light rail"}),
    ],
)
def test_glossaries_become_terms(client: Client, name: str, terms: dict[str, str]) -> None:
    file = SimpleUploadedFile(name, (INPUTS / name).read_bytes())
    answer = client.post(reverse("upload_terms"), {"file": file}, follow=True)
    where, stamp = answer.redirect_chain[-1][0], answer.context["plan"].stamp
    client.post(where, {"stamp": stamp})
    assert dict(Term.objects.values_list("arabic", "english")) == terms


def test_entries_of_a_feed_with_relative_links_are_all_there() -> None:
    feed = read_feed_confined(INPUTS / "feed-relative-links.xml", "https://almina.example/rss.xml")
    assert feed.title == "صحيفة الميناء"
    assert [one.title for one in feed.entries] == ["أ", "ب", "ج", "د", "ه", "و"]
    assert not any(one.problem for one in feed.entries)
    urls = [one.url for one in feed.entries]
    site = "https://almina.example"
    assert [urls[at] for at in (0, 1, 3, 4, 5)] == [f"{site}/n/{number}" for number in (1, 2, 4, 5, 6)]
    assert urls[2].startswith(f"{site}/")
    assert " " not in urls[2]
