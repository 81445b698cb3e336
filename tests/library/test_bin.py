"""Deleting an article puts it, and all that was made of it, into the bin, from where it comes back whole."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reader.annotation import accept, reject
from reader.annotation.review_queue import waiting_suggestions
from reader.intake.ingest import TextRefused
from reader.intake.uploads import process
from reader.library.bin import NotBinned, contents_of, purge, purge_all, put_in_bin, restore_from_bin
from reader.models import (
    Actor,
    ActorMonth,
    ActorTally,
    Annotation,
    Article,
    ArticleTally,
    Assignment,
    Comment,
    Device,
    Feed,
    Label,
    LabelSet,
    Round,
    Source,
    Upload,
)
from reader.models.roles import give_role
from reader.rounds import open_round
from reader.rounds.discussion import add_comment
from reader.translation.machine import missing
from tests.articles import HARBOUR, HARBOUR_EN, make_article, make_source, receive
from tests.whole import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]
OTHER = "افتتاح سوق في طرابلس\n\nقال التاجر عمر إن سوق الذهب في طرابلس عاد."


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def worked_on(article: Article, anwar: Any, basma: Any, adel: Any) -> Article:
    """An article with judged marks, a comment that names somebody, and an open round with marks in it."""
    first, second = article.annotations.mentions()[:2]
    accept(first.pk, first.version, anwar)
    reject(second.pk, second.version, basma)
    add_comment(article, anwar, "هل هذا اسم؟ @basma")
    open_round(article, [anwar, basma], adel, "suggestions")
    return article


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def everything() -> dict[str, str]:
    """Return every row but those of devices, without what is counted, whatever managers leave out."""
    left_out = (Article, Device, ActorMonth, ActorTally, ArticleTally)
    models = [model for model in apps.get_app_config("reader").get_models() if model not in left_out]
    counted = ("article_count", "mention_count", "quote_count")
    return {
        model.__name__: serializers.serialize(
            "json",
            model._base_manager.order_by("pk"),
            fields=[one.name for one in model._meta.get_fields() if one.name not in counted],
        )
        for model in models
    }


def test_a_deleted_article_comes_back_with_every_mark_history_comment_and_round(
    worked_on: Article, client: Client
) -> None:
    before = everything()
    page = client.get(worked_on.get_absolute_url()).content.decode()
    answer = client.post(reverse("delete_article", args=(worked_on.pk,)))
    assert answer["Location"] == reverse("bin")
    assert everything() == before
    assert str(worked_on) in client.get(reverse("bin")).content.decode()
    back = client.post(reverse("binned", args=("article", worked_on.pk)), {"do": "restore"})
    assert back["Location"] == worked_on.get_absolute_url()
    assert everything() == before
    again = client.get(worked_on.get_absolute_url()).content.decode()
    assert "is back, with all that was made of it" in again
    assert again.count("data-a=") == page.count("data-a=")


def test_the_confirmation_says_with_numbers_what_goes(worked_on: Article, client: Client) -> None:
    page = client.get(reverse("delete_article", args=(worked_on.pk,))).content.decode()
    counted = contents_of(worked_on)
    assert (counted.comments, counted.rounds, counted.decided, counted.translations) == (1, 1, 2, 4)
    assert counted.marks == Annotation._base_manager.count()
    assert f"{counted.marks} marks (2 decided by people)" in page
    assert "1 comment, 1 round, 4 translated paragraphs" in page
    assert "A round of it is open" in page
    assert not Article.everywhere.binned().exists()


def test_a_binned_article_is_nowhere(
    worked_on: Article, client: Client, anwar: Any, basma: Any, client_of: Callable[..., Client], adel: Any
) -> None:
    mark = worked_on.annotations.mentions()[0]
    actor = mark.actor
    assert actor is not None
    thread = Comment.objects.get()
    one = Round.objects.get()
    put_in_bin(worked_on, adel)
    assert not Article.objects.exists()
    assert not Annotation.objects.exists()
    assert not Annotation.everywhere.exists()
    assert not waiting_suggestions().exists()
    assert not Comment.objects.exists()
    assert not Round.objects.exists()
    assert not Assignment.objects.of(anwar.pk).exists()
    assert not missing().exists()
    assert not Actor.objects.filter(mention_count__gt=0).exists()
    analyst = client_of(anwar)
    for name, *arguments in (
        ("article", worked_on.pk),
        ("raw_text", worked_on.pk),
        ("word", worked_on.pk, 0),
        ("paragraph_words", worked_on.pk, 0),
        ("both_languages", worked_on.pk, "tmx"),
        ("comments", worked_on.pk),
        ("answers", worked_on.pk),
        ("palette", worked_on.pk),
        ("annotation", mark.pk),
        ("annotation_history", mark.pk),
        ("round", one.pk),
    ):
        assert analyst.get(reverse(name, args=arguments)).status_code == 404, name
    assert analyst.post(reverse("annotation", args=(mark.pk,)), {"action": "accept"}).status_code == 404
    assert analyst.post(reverse("comment", args=(thread.pk,)), {"action": "resolve"}).status_code == 404
    for where in ("/", "/actors/", "/quotes/", f"/actors/{actor.pk}/", "/review/", "/rounds/", "/comments/"):
        assert worked_on.headline not in analyst.get(where).content.decode(), where
    for where in ("/admin/reader/article/", "/admin/reader/annotation/", "/admin/reader/translation/"):
        assert worked_on.headline not in client.get(where).content.decode(), where


def test_an_article_beside_it_stays_as_it_is(article: Article, adel: Any, client: Client) -> None:
    other = make_article(OTHER)
    actors = {row.pk: row.article_count for row in Actor.objects.all()}
    put_in_bin(article, adel)
    assert list(Article.objects.all()) == [other]
    assert Annotation.objects.filter(article=other).exists()
    assert client.get(other.get_absolute_url()).status_code == 200
    fewer = {row.pk: row.article_count for row in Actor.objects.all()}
    assert any(fewer[pk] == count - 1 for pk, count in actors.items())


# Handing in again


def uploaded(name: str = "port.txt", text: str = HARBOUR) -> Upload:
    upload, _ = receive(name, [text.encode()])
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def test_the_same_file_offers_to_restore_what_is_in_the_bin(client: Client, adel: Any) -> None:
    upload = uploaded()
    article = upload.articles.get()
    put_in_bin(article, adel)
    files = [SimpleUploadedFile("port.txt", HARBOUR.encode())]
    client.post(reverse("uploads"), {"files": files})
    for where in (reverse("uploads"), reverse("one_upload", args=(upload.pk,))):
        page = client.get(where).content.decode()
        assert reverse("binned", args=("article", article.pk)) in page, where
        assert "in the bin" in page, where
    client.post(reverse("binned", args=("article", article.pk)), {"do": "restore"})
    assert Article.objects.get() == article


def test_the_same_text_from_elsewhere_offers_to_restore_too(client: Client, adel: Any) -> None:
    article = make_article(HARBOUR)
    put_in_bin(article, adel)
    with pytest.raises(TextRefused, match="in the bin"):
        make_article(HARBOUR)
    upload = uploaded("other.txt", HARBOUR + "\n\n")
    assert (upload.state, upload.report[0]["article"]) == ("duplicate", article.pk)
    page = client.get(reverse("one_upload", args=(upload.pk,))).content.decode()
    assert reverse("binned", args=("article", article.pk)) in page


def test_what_was_deleted_for_good_can_be_handed_in_again(client: Client, adel: Any) -> None:
    upload = uploaded()
    put_in_bin(upload.articles.get(), adel)
    purge(Article.everywhere.get())
    upload.refresh_from_db()
    assert upload.state == "refused"
    assert "Hand the file in again" in upload.reason
    assert list(faults()) == []
    again, is_new = receive("port.txt", [HARBOUR.encode()], source=make_source("Another"))
    assert (again.pk, is_new) == (upload.pk, True)
    process(again.pk)
    assert Article.objects.get().source.name_en == "Another"


def test_a_duplicate_of_what_was_deleted_for_good_is_tried_again(adel: Any) -> None:
    article = make_article(HARBOUR)
    upload = uploaded("other.txt", HARBOUR + "\n\n")
    assert upload.state == "duplicate"
    put_in_bin(article, adel)
    purge(Article.everywhere.get())
    assert uploaded("other.txt", HARBOUR + "\n\n").state == "ready"


# For good


def test_deleting_for_good_is_typed(worked_on: Article, client: Client, adel: Any) -> None:
    where = reverse("binned", args=("article", worked_on.pk))
    assert client.get(where).status_code == 404  # it is not in the bin
    put_in_bin(worked_on, adel)
    answer = client.post(where, {"do": "purge", "typed": "yes"})
    assert answer.status_code == 422
    assert "Type “delete for good”" in answer.content.decode()
    assert Article.everywhere.exists()
    assert client.post(where, {"do": "purge", "typed": " Delete  for good "}).status_code == 302
    assert not Article.everywhere.exists()
    assert not Annotation._base_manager.exists()
    assert not Comment._base_manager.exists()


def test_the_bin_is_emptied_after_it_is_typed(client: Client, adel: Any) -> None:
    for text in (HARBOUR, OTHER):
        put_in_bin(make_article(text), adel)
    kept = make_article("خبر آخر\n\nقال الوزير إن العمل مستمر في الميناء.", source="Kept News")
    put_in_bin(make_source("Test News"), adel)
    where = reverse("empty_bin")
    page = client.get(where).content.decode()
    assert "<b>2</b> articles, <b>1</b> source, <b>0</b> feeds" in page
    assert client.post(where, {"typed": ""}).status_code == 422
    assert Article.everywhere.count() == 3
    assert client.post(where, {"typed": "delete for good"}).status_code == 302
    assert list(Article.everywhere.all()) == [kept]
    assert list(Source.everywhere.values_list("name_en", flat=True)) == ["Kept News"]


def test_only_what_is_past_its_days_is_purged_by_itself(settings: Any, adel: Any) -> None:
    settings.HASHIYA_BIN_DAYS = 7
    old, young = make_article(HARBOUR), make_article(OTHER)
    for one in (old, young):
        put_in_bin(one, adel)
    Article.everywhere.filter(pk=old.pk).update(binned=timezone.now() - timedelta(days=8))
    told = StringIO()
    call_command("empty_bin", "--dry-run", stdout=told)
    assert Article.everywhere.count() == 2
    call_command("empty_bin", stdout=told)
    assert "1 deleted for good after 7 days. In the bin: 1 article, 0 sources, 0 feeds." in told.getvalue()
    assert list(Article.everywhere.all()) == [young]
    assert purge_all() == 0


def test_the_days_are_a_setting(client: Client, settings: Any, article: Article) -> None:
    settings.HASHIYA_BIN_DAYS = 12
    assert "for 12 days" in client.get(reverse("delete_article", args=(article.pk,))).content.decode()


def test_what_is_not_in_the_bin_is_never_purged(article: Article) -> None:
    with pytest.raises(NotBinned):
        purge(article)
    assert Article.objects.exists()


# Django's admin, sources, feeds, labels


def test_what_somebody_has_restored_in_the_meantime_is_not_purged(article: Article, adel: Any) -> None:
    put_in_bin(article, adel)
    seen = Article.everywhere.get(pk=article.pk)
    restore_from_bin(Article.everywhere.get(pk=article.pk))
    with pytest.raises(NotBinned, match="is not in the bin"):
        purge(seen)
    assert Article.objects.filter(pk=article.pk).exists()


def test_what_somebody_has_purged_in_the_meantime_is_not_said_to_be_back(article: Article, adel: Any) -> None:
    put_in_bin(article, adel)
    seen = Article.everywhere.get(pk=article.pk)
    purge(Article.everywhere.get(pk=article.pk))
    for wish in (restore_from_bin, purge):
        with pytest.raises(NotBinned, match="was deleted for good in the meantime"):
            wish(seen)


def test_deletion_in_django_admin_goes_to_the_bin_too(worked_on: Article, client: Client) -> None:
    where = f"/admin/reader/article/{worked_on.pk}/delete/"
    assert "goes to the bin, with" in client.get(where).content.decode()
    assert client.post(where, {"post": "yes"}).status_code == 302
    binned = Article.everywhere.binned().get()
    assert (binned.pk, str(binned.binned_by)) == (worked_on.pk, "adel")
    restore_from_bin(binned)
    action = {"action": "delete_selected", "_selected_action": [worked_on.pk], "post": "yes"}
    assert client.post("/admin/reader/article/", action).status_code == 302
    assert Article.everywhere.binned().exists()


def test_a_source_goes_to_the_bin_only_without_articles(article: Article, client: Client, adel: Any) -> None:
    where = f"/admin/reader/source/{article.source.pk}/delete/"
    assert "has 1 article in the library" in client.get(where).content.decode()
    client.post(where, {"post": "yes"})
    assert Source.objects.exists()
    upload, _ = receive("x.txt", [b"x"], source=article.source)
    put_in_bin(article, adel)
    client.post(where, {"post": "yes"})
    assert not Source.objects.exists()
    with pytest.raises(NotBinned, match="articles in the bin"):
        purge(Source.everywhere.get())
    restore_from_bin(Article.everywhere.get())  # with its source
    assert Article.objects.get().source == Source.objects.get()
    upload.refresh_from_db()
    assert upload.source == article.source


def test_a_source_that_is_named_again_is_the_one_in_the_bin(adel: Any) -> None:
    source = make_source("Harbour Daily")
    put_in_bin(source, adel)
    assert make_source("harbour daily") == source
    assert Source.objects.get() == source


def test_a_feed_keeps_what_it_has_fetched_in_the_bin(client: Client, settings: Any) -> None:
    settings.HASHIYA_OUTGOING = True
    feed = Feed.objects.create(url="https://news.example/feed", name="News")
    feed.addresses.create(url="https://news.example/1", entry="1" * 64)
    client.post(reverse("feed", args=(feed.pk,)), {"do": "drop"})
    assert not Feed.objects.exists()
    assert "news.example/1" not in client.get(reverse("feeds")).content.decode()
    assert "News" in client.get(reverse("bin") + "?kind=feed").content.decode()
    data = {"url": "https://news.example/feed", "name": "News again", "minutes": "30"}
    client.post(reverse("feeds"), data)
    again = Feed.objects.get()
    assert (again.pk, again.name, again.addresses.count()) == (feed.pk, "News again", 1)


def test_the_address_of_a_binned_feed_is_not_taken(client: Client, settings: Any, adel: Any) -> None:
    settings.HASHIYA_OUTGOING = True
    gone = Feed.objects.create(url="https://news.example/gone")
    put_in_bin(gone, adel)
    other = Feed.objects.create(url="https://news.example/other")
    answer = client.post(reverse("feed", args=(other.pk,)), {"url": gone.url, "minutes": "30"})
    assert answer.status_code == 422
    assert "in the bin" in answer.content.decode()


def test_a_label_is_retired_and_never_deleted(make_user: Any, client_of: Any) -> None:
    root = make_user("root")
    give_role(root, "admin")
    root.is_superuser = True
    root.save()
    client = client_of(root)
    labels = LabelSet.objects.create(slug="tone", name_en="Tone")
    label = Label.objects.create(label_set=labels, name_en="Angry")
    where = f"/admin/reader/labelset/{labels.pk}/"
    assert client.post(f"{where}delete/", {"post": "yes"}).status_code == 403
    form = {
        "name_en": "Tone",
        "slug": "tone",
        "kind": "spans",
        "labels-TOTAL_FORMS": "1",
        "labels-INITIAL_FORMS": "1",
        "labels-0-id": label.pk,
        "labels-0-label_set": labels.pk,
        "labels-0-name_en": "Angry",
        "labels-0-colour": "blue",
        "labels-0-position": "0",
        "labels-0-DELETE": "on",
    }
    client.post(f"{where}change/", form)
    assert Label.objects.get() == label


def test_of_an_unknown_kind_nothing_is_in_the_bin(client: Client) -> None:
    assert client.get("/bin/actor/1/").status_code == 404
    assert client.get("/bin/?kind=actor").status_code == 200


def test_commands_say_what_is_in_the_bin(tmp_path: Path, adel: Any) -> None:
    file = tmp_path / "port.txt"
    file.write_text(HARBOUR, encoding="utf-8")
    call_command("ingest", str(file), stdout=StringIO())
    put_in_bin(Article.objects.get(), adel)
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(file), stdout=told)
    assert "in the bin" in told.getvalue()
