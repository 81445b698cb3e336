"""What somebody says of how a file is read: the posts of a chat, the columns of a workbook."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.benchmarks.container_files import telegram_export, whatsapp_export, workbook
from reader.intake.uploads import process, release
from reader.models import Article, IntakeRecord, Upload
from tests.whole import faults

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("state")]
POSTS = [
    "وزيرة النقل: القطار الجديد في الربيع\nقالت الوزيرة إن الخط سيفتح أمام الركاب في الربيع.",
    "السائقون ينتظرون عقوداً جديدة\nوقال رئيس اتحاد السائقين إنهم ينتظرون منذ ستة أشهر.",
    "عاجل",
    "ميناء الصفا يستقبل السفينة الأولى\nوأضاف مدير الميناء أن السفينة تحمل القمح.",
]


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def handed_in(client: Client, name: str, data: bytes, **more: str) -> Upload:
    client.post(reverse("uploads"), {"files": [SimpleUploadedFile(name, data)], **more})
    return read(Upload.objects.get())


def read(upload: Upload) -> Upload:
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def where(upload: Upload) -> str:
    return reverse("columns", args=(upload.pk,))


@pytest.mark.parametrize(
    ("name", "data"), [("result.json", telegram_export(POSTS)), ("_chat.txt", whatsapp_export(POSTS))]
)
def test_a_chat_waits_until_somebody_says_what_a_text_of_it_is(
    client: Client, name: str, data: bytes
) -> None:
    upload = handed_in(client, name, data)
    assert (upload.state, upload.drafts.count(), Article.objects.count()) == ("held", 3, 0)
    first = upload.drafts.earliest("item")
    for page in (reverse("one_upload", args=(upload.pk,)), reverse("draft", args=(upload.pk, first.item))):
        assert where(upload) in client.get(page).content.decode()
    answer = client.get(where(upload))
    assert not faults()
    assert "3 texts" in answer.content.decode() and "2 texts" in answer.content.decode()
    assert client.post(where(upload), {"posts": "day"}).status_code == 302
    upload = read(upload)
    assert (upload.state, Article.objects.count()) == ("ready", 2)
    assert "عاجل" in Article.objects.earliest("item").text.split("\n")


def test_the_choice_can_be_changed_while_drafts_wait(client: Client) -> None:
    upload = handed_in(client, "result.json", telegram_export(POSTS), look_first="on")
    for way, texts in (("day", 2), ("post", 3), ("day", 2)):
        client.post(where(upload), {"posts": way})
        assert read(upload).drafts.count() == texts
        assert IntakeRecord.objects.filter(upload=upload).count() == texts
        assert f'value="{way}" required checked' in " ".join(
            client.get(where(upload)).content.decode().split()
        )


def test_a_chat_is_not_read_otherwise_once_texts_of_it_are_in_the_library(client: Client) -> None:
    upload = handed_in(client, "result.json", telegram_export(POSTS), look_first="on")
    release(upload, [0])
    read(upload)
    answer = client.post(where(upload), {"posts": "day"})
    assert answer.status_code == 422
    assert "in the library already" in answer.content.decode()
    assert upload.drafts.count() == 2


def test_another_way_than_there_is_is_refused(client: Client) -> None:
    upload = handed_in(client, "result.json", telegram_export(POSTS))
    answer = client.post(where(upload), {"posts": "year"})
    assert answer.status_code == 422
    assert "for each post, or for each day" in answer.content.decode()


def test_the_columns_of_a_workbook_can_be_chosen(client: Client) -> None:
    book = workbook(
        {"أخبار": [["عمود", "كلام"], ["افتتاح سوق", "قال التاجر عمر إن سوق الذهب في طرابلس عاد."]]}
    )
    upload = handed_in(client, "news.xlsx", book, look_first="on")
    assert (upload.state, upload.drafts.count()) == ("held", 0)
    assert "سوق الذهب" in client.get(where(upload)).content.decode()
    client.post(where(upload), {"column-0": "headline", "column-1": "text"})
    assert read(upload).drafts.get().text.startswith("افتتاح سوق\n\nقال التاجر")
