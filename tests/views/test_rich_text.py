"""What people write on the pages: shown as written, with links, cleaned where it may hold tags."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from reader.annotation import NewMark, mark
from reader.models import Label, LabelSet
from reader.rounds.discussion import add_comment
from tests.articles import make_article

pytestmark = pytest.mark.django_db
WRITTEN = "See <word>\nat https://a.example/x?y=1&z=2."
SHOWN = (
    'See &lt;word&gt;<br>\nat <a href="https://a.example/x?y=1&amp;z=2" rel="nofollow noopener">'
    "https://a.example/x?y=1&amp;z=2</a>."
)


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("<br>", "<br>\n").replace("\n\n", "\n")


def test_a_comment_keeps_its_words_and_links_its_addresses(anwar: User, client_of: Any) -> None:
    article = make_article()
    comment = add_comment(article, anwar, WRITTEN)
    comment.refresh_from_db()
    assert comment.body == WRITTEN
    assert SHOWN in page(client_of(anwar), reverse("comments", args=(article.pk,)))


def test_a_note_beside_the_text_too(anwar: User, client_of: Any) -> None:
    article = make_article()
    at, words = article.text.index("أعمال"), "أعمال"
    mark(article, anwar, NewMark("note", at, at + 5, words, article.text_sha256, body=WRITTEN))
    assert SHOWN in page(client_of(anwar), article.get_absolute_url())


def test_guidelines_may_hold_a_few_tags_and_are_stored_clean(adel: User, client_of: Any) -> None:
    admin = client_of(adel)
    given = {
        "name_en": "Frames",
        "slug": "frames",
        "kind": "spans",
        "guidelines": "<ul><li><b onclick=x()>Mark</b> the cause</li></ul><script>x()</script>",
        "labels-TOTAL_FORMS": 0,
        "labels-INITIAL_FORMS": 0,
    }
    admin.post(reverse("admin:reader_labelset_add"), given)
    stored = LabelSet.objects.get().guidelines
    assert stored == "<ul><li><b>Mark</b> the cause</li></ul>&lt;script&gt;x()&lt;/script&gt;"
    Label.objects.create(label_set=LabelSet.objects.get(), name_en="Cause", definition=WRITTEN)
    codebook = page(admin, reverse("codebook"))
    assert "<li><b>Mark</b> the cause</li>" in codebook
    assert SHOWN in codebook
