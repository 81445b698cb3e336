"""The glossary's pages, and corrections of a gloss in its popover."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reader.glossary import add
from reader.models import Article, GlossCorrection, Term, TermFile
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
ClientOf = Callable[[User], Client]


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


def word_url(article: Article, form: str) -> str:
    return f"/a/{article.pk}/w/{article.text.index(form)}/"


def file(text: str | bytes, name: str = "terms.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


# The terms


def test_a_term_is_added_found_changed_and_removed(adel: User, client_of: ClientOf) -> None:
    client = client_of(adel)
    words = {"arabic": "الأمم المتحدة", "english": "United Nations", "note": ""}
    assert client.post("/glossary/new/", words).status_code == 302
    term = Term.objects.get()
    for asked in ("الامم", "united", ""):
        page = client.get("/glossary/", {"q": asked})
        assert "United Nations" in page.content.decode()
    assert "No term matches" in client.get("/glossary/", {"q": "بنك"}).content.decode()
    changed = {**words, "english": "the UN", "version": "1"}
    client.post(term.get_absolute_url(), changed)
    late = client.post(term.get_absolute_url(), {**changed, "english": "U.N."})
    assert late.status_code == 422
    assert "“the UN”" in late.content.decode()
    assert 'value="U.N."' in late.content.decode()
    client.post(term.get_absolute_url(), {**words, "version": "2", "remove": "1"})
    assert not Term.objects.exists()
    assert client.get(term.get_absolute_url()).status_code == 404
    gone = client.post(term.get_absolute_url(), {**words, "version": "2"})
    assert gone.status_code == 422
    assert 'action="/glossary/new/"' in gone.content.decode()  # what was typed can be added anew


def test_what_is_wrong_with_a_term_is_told_and_what_was_typed_stays(adel: User, client_of: ClientOf) -> None:
    answer = client_of(adel).post("/glossary/new/", {"arabic": "بنك\0", "english": "<b>"})
    assert answer.status_code == 302
    answer = client_of(adel).post("/glossary/new/", {"arabic": "bank", "english": "<i>bank"})
    assert answer.status_code == 422
    assert "no Arabic letters" in answer.content.decode()
    assert 'value="&lt;i&gt;bank"' in answer.content.decode()


def test_analysts_read_the_glossary_and_admins_keep_it(anwar: User, client_of: ClientOf, adel: User) -> None:
    add(adel, "بنك", "bank")
    client = client_of(anwar)
    page = client.get("/glossary/").content.decode()
    assert "bank" in page
    assert "/glossary/new/" not in page
    assert client.post("/glossary/new/", {"arabic": "دار", "english": "house"}).status_code == 403
    assert client.post("/glossary/upload/", {"file": file("x")}).status_code == 403
    assert Term.objects.count() == 1


def test_a_long_list_is_paged(adel: User, client_of: ClientOf) -> None:
    Term.objects.bulk_create(Term(arabic=f"بنك {n}", english=f"bank {n}", key=f"بنك {n}") for n in range(120))
    client = client_of(adel)
    client.get("/help/")  # the first request after a sign-in notes the device
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/glossary/?page=2")
    assert len(page.context["terms"]) == 50
    assert len(queries) <= 6
    assert client.get("/glossary/?page=99").status_code == 200


# Files


def test_a_file_is_looked_at_and_then_applied(adel: User, client_of: ClientOf) -> None:
    add(adel, "بنك", "bank")
    client = client_of(adel)
    table = "arabic,english,note\nبنك,the bank,\nدار,house,\nدار,home,\n"
    answer = client.post("/glossary/upload/", {"file": file(table.encode("cp1256"))}, follow=True)
    text = answer.content.decode()
    assert "<b>1</b> to add, <b>1</b> to change, <b>1</b> refused" in text
    assert "Its Arabic is in line 3 already." in text
    assert Term.objects.count() == 1
    where = answer.redirect_chain[-1][0]
    stamp = answer.context["plan"].stamp
    add(adel, "سوق", "market")  # somebody else, meanwhile
    late = client.post(where, {"stamp": stamp})
    assert late.status_code == 409
    assert Term.objects.count() == 2
    client.post(where, {"stamp": late.context["plan"].stamp})
    assert dict(Term.objects.values_list("arabic", "english")) == {
        "بنك": "the bank",
        "دار": "house",
        "سوق": "market",
    }
    again = client.post(where, {"stamp": stamp}, follow=True)
    assert "applied or dropped before" in again.content.decode()


def test_columns_that_nothing_tells_are_chosen_on_a_page(adel: User, client_of: ClientOf) -> None:
    client = client_of(adel)
    lines = "أ,ب,ج\nقطار خفيف,light rail,a train\nتعرفة,fare,a price\n"
    answer = client.post("/glossary/upload/", {"file": file(lines)}, follow=True)
    where = answer.redirect_chain[-1][0]
    assert where.endswith("/columns/")
    assert "light rail" in answer.content.decode()
    assert client.get(where.removesuffix("columns/"))["Location"] == where
    refused = client.post(where, {"column-0": "arabic", "column-1": "arabic"})
    assert refused.status_code == 422
    assert "Say which column" in refused.content.decode()
    chosen = {"column-0": "arabic", "column-1": "english", "column-2": "note", "names": "1"}
    preview = client.post(where, chosen, follow=True)
    assert [entry.note for _, entry in preview.context["plan"].added] == ["a train", "a price"]
    assert where in preview.content.decode()
    other = {"column-0": "arabic", "column-1": "note", "column-2": "english", "names": "1"}
    preview = client.post(where, other, follow=True)
    assert [entry.english for _, entry in preview.context["plan"].added] == ["a train", "a price"]


def test_the_preview_tells_what_is_read_of_which_column(adel: User, client_of: ClientOf) -> None:
    lines = "source,target,id\nlight rail,قطار خفيف,7\n"
    answer = client_of(adel).post("/glossary/upload/", {"file": file(lines)}, follow=True)
    assert answer.context["columns"] == [
        ("Arabic", ["target"]),
        ("English", ["source"]),
        ("Left out", ["id"]),
    ]


def test_a_file_can_be_dropped(adel: User, client_of: ClientOf) -> None:
    client = client_of(adel)
    where = client.post("/glossary/upload/", {"file": file("arabic,english\nبنك,bank\n")})["Location"]
    client.post(where, {"drop": "1"})
    assert not TermFile.objects.exists()
    assert not Term.objects.exists()
    assert client.get(where).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Choose a file"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "picture"),
        (b'<!DOCTYPE t [<!ENTITY a "b">]><tbx>&a;</tbx>', "entities"),
        (b"a,b\n1,2\n", "two columns"),
    ],
)
def test_a_file_that_cannot_be_read(
    content: bytes | None, sentence: str, adel: User, client_of: ClientOf
) -> None:
    sent = {} if content is None else {"file": file(content)}
    answer = client_of(adel).post("/glossary/upload/", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not TermFile.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "tbx"])
def test_an_export_can_be_handed_in_again(kind: str, adel: User, client_of: ClientOf) -> None:
    add(adel, "كوفيد-19", "COVID-19", 'a "note", <b>')
    add(adel, "الأُمم المتحدة", "United Nations")
    client = client_of(adel)
    exported = client.get(f"/glossary/export/{kind}/")
    assert f"glossary.{kind}" in exported["Content-Disposition"]
    preview = client.post("/glossary/upload/", {"file": file(exported.content)}, follow=True)
    assert (preview.context["plan"].same, preview.context["plan"].added) == (2, [])
    assert client.get("/glossary/export/xls/").status_code == 404


# Glosses


def test_the_popover_says_where_its_gloss_comes_from(
    article: Article, adel: User, anwar: User, client_of: ClientOf
) -> None:
    where = word_url(article, "مدينة")
    client = client_of(anwar)
    assert "machine gloss" in client.get(where, headers=HTMX).content.decode()
    add(adel, "مدينة", "town", "as in the style book")
    text = client.get(where, headers=HTMX).content.decode()
    assert "from the glossary" in text
    assert "The machine says “city”" in text
    assert "as in the style book" in text
    sent = {"scope": "article", "english": "municipality", "seen": "town"}
    text = client.post(f"{where}gloss/", sent, headers=HTMX).content.decode()
    assert '<p class="meaning"><bdi lang="en">municipality</bdi>' in text
    assert "corrected by <bdi>anwar</bdi>, in this article" in text
    assert "<form" not in Client().get(where, headers=HTMX).content.decode()


def test_a_correction_without_script(article: Article, anwar: User, client_of: ClientOf) -> None:
    where, client = word_url(article, "قال"), client_of(anwar)
    assert "Correct the gloss" in client.get(where).content.decode()
    sent = {"scope": "everywhere", "english": "stated", "seen": "[he] said"}
    assert client.post(f"{where}gloss/", sent)["Location"] == where
    page = client.get(where).content.decode()
    assert '<span lang="en" dir="ltr">stated</span>' in page
    made = GlossCorrection.objects.get()
    client.post(f"{where}gloss/", {"undo": made.pk})
    assert '<span lang="en" dir="ltr">[he] said</span>' in client.get(where).content.decode()
    again = client.post(f"{where}gloss/", {"undo": made.pk})
    assert again.status_code == 422
    assert "taken back already" in again.content.decode()


def test_a_late_correction_keeps_what_was_typed(article: Article, anwar: User, client_of: ClientOf) -> None:
    where, client = word_url(article, "قال"), client_of(anwar)
    sent = {"scope": "article", "english": "stated", "seen": "[he] said"}
    client.post(f"{where}gloss/", sent)
    late = client.post(f"{where}gloss/", {**sent, "english": "told"}, headers=HTMX)
    assert late.status_code == 422
    assert "to “stated”" in late.content.decode()
    assert 'value="told"' in late.content.decode()


def test_corrections_are_listed_and_undone(article: Article, anwar: User, client_of: ClientOf) -> None:
    client = client_of(anwar)
    sent = {"scope": "lemma", "english": "declare", "seen": "[he] said"}
    client.post(f"{word_url(article, 'قال')}gloss/", sent)
    made = GlossCorrection.objects.get()
    assert "every form of" in client.get("/glossary/corrections/").content.decode()
    client.post("/glossary/corrections/", {"undo": made.pk})
    page = client.get("/glossary/corrections/").content.decode()
    assert "taken back by <bdi>anwar</bdi>" in page
    assert client.post("/glossary/corrections/", {"undo": "x"}).status_code == 422


@pytest.mark.parametrize("role", ["anonymous", "reader"])
def test_readers_correct_nothing(role: str, article: Article, rima: User, client_of: ClientOf) -> None:
    client = Client() if role == "anonymous" else client_of(rima)
    sent = {"scope": "article", "english": "stated", "seen": "[he] said"}
    answer = client.post(f"{word_url(article, 'قال')}gloss/", sent)
    assert answer.status_code == (302 if role == "anonymous" else 403)
    assert not GlossCorrection.objects.exists()


def test_the_interlinear_page_is_made_anew_when_a_gloss_changes(
    article: Article, adel: User, anwar: User, client_of: ClientOf
) -> None:
    where = f"/a/{article.pk}/?view=interlinear"
    reader, analyst = Client(), client_of(anwar)

    def shown() -> str:
        return reader.get(where).content.decode()

    assert ">[he] said</i>" in shown()
    sent = {"scope": "article", "english": "stated", "seen": "[he] said"}
    analyst.post(f"{word_url(article, 'قال')}gloss/", sent)
    assert ">stated</i>" in shown()
    add(adel, "مدينة طرابلس", "Greater Tripoli")
    assert shown().count(">Greater Tripoli</i>") == 1  # once, across its words
    assert "Greater Tripoli" in reader.get(f"/a/{article.pk}/p/2/words/").content.decode()


@pytest.mark.parametrize("view", ["facing", "interlinear"])
def test_the_article_keeps_its_budget_of_queries(
    view: str, article: Article, adel: User, anwar: User, client_of: ClientOf
) -> None:
    add(adel, "مدينة", "town")
    client = client_of(anwar)
    sent = {"scope": "article", "english": "stated", "seen": "[he] said"}
    client.post(f"{word_url(article, 'قال')}gloss/", sent)
    with CaptureQueriesContext(connection) as cold:
        client.get(f"/a/{article.pk}/?view={view}")
    with CaptureQueriesContext(connection) as warm:
        client.get(f"/a/{article.pk}/?view={view}")
    assert len(cold) <= 10
    assert len(warm) <= 8
