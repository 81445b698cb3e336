"""Who may open what: every address of the site, for everyone, with nothing left undeclared."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from reader.accounts import invitations
from reader.exchange.jobs import export_path
from reader.glossary import TermTable
from reader.library import originals
from reader.models import (
    Article,
    Collection,
    Draft,
    ExportJob,
    Feed,
    IntakeRecord,
    Invitation,
    Picture,
    Round,
    SavedSearch,
    SearchDigest,
    Source,
    Term,
    TermFile,
    Upload,
)
from reader.models.roles import LEAD, give_role
from reader.rounds import open_round
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# address name -> what anonymous, reader, analyst, lead and admin get; "in" means: sent to sign in
OPEN = {"anonymous": 200, "reader": 200, "analyst": 200, "lead": 200, "admin": 200}
ANALYSTS = {"anonymous": "in", "reader": 403, "analyst": 200, "lead": 200, "admin": 200}
ANALYSTS_POST = dict.fromkeys(OPEN, 405)
LEADS = ANALYSTS | {"analyst": 403}
ADMINS = LEADS | {"lead": 403}
MEMBERS = dict.fromkeys(OPEN, 200) | {"anonymous": "in"}
EXPECTED: dict[str, dict[str, Any]] = {
    "library": OPEN,
    "signed_in": {"anonymous": "in", "reader": 200, "analyst": 200, "lead": 200, "admin": 200},
    "drafts": ADMINS | {"admin": 302},  # to the first
    "unsent": {"anonymous": "in", "reader": 302, "analyst": 302, "lead": 302, "admin": 302},  # nothing waits
    "article": OPEN,
    "raw_text": OPEN,
    "reading_place": ANALYSTS_POST,
    "mark_for_oneself": ANALYSTS_POST,
    "note_on_paragraph": MEMBERS,
    "own_notes": MEMBERS,
    "own_note": ANALYSTS_POST,
    "article_facts": ADMINS,
    "word": OPEN,
    "paragraph_words": OPEN,
    "dictionary": OPEN,
    "keep_word": ANALYSTS_POST,
    "kept_words": MEMBERS,
    "word_review": MEMBERS,
    "undo_words": ANALYSTS_POST,
    "import_words": MEMBERS,
    "export_words": MEMBERS,
    "codebook": OPEN,
    "correct_gloss": ANALYSTS_POST,
    "glossary": ANALYSTS,
    "new_term": ADMINS,
    "term": ADMINS,
    "upload_terms": ADMINS,
    "term_file": ADMINS,
    "term_columns": ADMINS,
    "export_terms": ANALYSTS,
    "gloss_corrections": ANALYSTS,
    "export": ANALYSTS,
    "export_job": ANALYSTS_POST,
    "export_job_file": ANALYSTS | {"analyst": 404, "lead": 404},
    "import": ADMINS,
    "undo_import": ANALYSTS_POST,
    "correct_line": ADMINS,
    "to_look_at": ANALYSTS,
    "actor_names": ANALYSTS,
    "actor_edit": ANALYSTS,
    "actor_merge": ANALYSTS,
    "actor_split": ANALYSTS,
    "actor_name": ANALYSTS_POST,
    "actor_unmerge": ANALYSTS_POST,
    "mark": ANALYSTS_POST,
    "review": ANALYSTS,
    "unskip": ANALYSTS_POST,
    "undo": ANALYSTS_POST,
    "palette": ANALYSTS,
    "mark_by_words": ANALYSTS,
    "english_palette": ANALYSTS,
    "rounds": ANALYSTS,
    "new_round": LEADS,
    "close_round": LEADS | {"lead": 403},  # another lead's round
    "reopen_round": LEADS | {"lead": 403, "admin": 302},  # it is open
    "round": ANALYSTS,
    "adjudicate": ANALYSTS | {"analyst": 302, "lead": 302, "admin": 302},  # to the round: nobody is done
    "agreement_csv": ANALYSTS | {"analyst": 302, "lead": 302, "admin": 302},
    "comments": ANALYSTS,
    "comments_to_me": ANALYSTS,
    "comment": ANALYSTS_POST,
    "answers": ANALYSTS,
    "annotation": ANALYSTS,
    "annotation_history": ANALYSTS,
    "actors": OPEN,
    "actor": OPEN,
    "quotation": OPEN,
    "quotation_record": OPEN,
    "quote_file": OPEN,
    "saved_searches": MEMBERS,
    "saved_search": ANALYSTS_POST,
    "clear_searches": ANALYSTS_POST,
    "search_feed": OPEN,
    "end_digest": OPEN,
    "change_many": ADMINS,
    "change_many_back": ANALYSTS_POST,
    "collections": OPEN,
    "new_collection": MEMBERS,
    "collection": OPEN,
    "collect_ticked": ANALYSTS_POST,
    "article_collections": MEMBERS,
    "teach": OPEN,
    "quotes": OPEN,
    "search": OPEN,
    "search_file": OPEN,
    "help": OPEN,
    "service_worker": OPEN,
    "manifest": OPEN,
    "offline": OPEN,
    "steps_seen": dict.fromkeys(OPEN, 405),
    "preferences": OPEN,
    "choose_language": dict.fromkeys(OPEN, 405),
    "healthz": OPEN,
    "readyz": dict.fromkeys(OPEN, 503),  # no worker runs in the tests
    "metrics": dict.fromkeys(OPEN, 404),  # nobody was named who may
    "admin_sign_in": dict.fromkeys(OPEN, 403) | {"anonymous": "in", "admin": 302},
    "sign_in": OPEN,
    "sign_out": dict.fromkeys(OPEN, 405),
    "upload": ADMINS | {"admin": 308},
    "uploads": ADMINS,
    "english": ANALYSTS,
    "arrived": dict.fromkeys(OPEN, 302),
    "one_upload": ADMINS,
    "both_languages": OPEN,
    "delete_article": ADMINS,
    "bin": ADMINS,
    "binned": ADMINS,
    "empty_bin": ADMINS,
    "upload_file": ADMINS,
    "draft": ADMINS,
    "picture": OPEN,
    "columns": ADMINS | {"admin": 422},  # it is no table
    "feeds": ADMINS,
    "feed": ADMINS,
    "add_all": ADMINS,
    "account": MEMBERS,
    "change_password": MEMBERS,
    "new_token": MEMBERS,
    "end_token": dict.fromkeys(OPEN, 405),
    "second_step": MEMBERS,
    "second_step_picture": MEMBERS,
    "end_devices": dict.fromkeys(OPEN, 405),
    "people": ADMINS,
    "person": ADMINS,
    "withdraw_invitation": dict.fromkeys(OPEN, 405),
    "sign_in_code": dict.fromkeys(OPEN, "in"),  # the password comes first
    "forgotten": OPEN,
    "join": OPEN,
    "new_password": OPEN | dict.fromkeys(OPEN, 410),
}
FOR_EVERYONE = {
    "service_worker",
    "manifest",
    "offline",
    "help",
    "preferences",
    "sign_in",
    "sign_out",
    "forgotten",
    "join",
    "healthz",
    "readyz",
    "metrics",
    "admin_sign_in",
    "search_feed",
    "end_digest",
}
# Addresses that take a POST; what they refuse is tested with each
WRITES = {
    "steps_seen",
    "choose_language",
    "unsent",
    "upload",
    "preferences",
    "sign_in",
    "mark",
    "undo",
    "annotation",
    "review",
    "unskip",
} | {
    "actor_edit",
    "actor_merge",
    "actor_split",
    "actor_name",
    "actor_unmerge",
    "correct_line",
    "export",
    "export_job",
    "import",
    "undo_import",
    "article_facts",
    "uploads",
    "english",
    "new_round",
    "close_round",
    "reopen_round",
    "round",
    "adjudicate",
    "comments",
    "comment",
    "answers",
    "draft",
    "columns",
    "feeds",
    "feed",
    "delete_article",
    "binned",
    "empty_bin",
    "one_upload",
    "add_all",
    "correct_gloss",
    "new_term",
    "term",
    "upload_terms",
    "term_file",
    "term_columns",
    "gloss_corrections",
    "account",
    "change_password",
    "second_step",
    "end_devices",
    "new_token",
    "end_token",
    "people",
    "person",
    "withdraw_invitation",
    "sign_in_code",
    "forgotten",
    "join",
    "new_password",
    "end_digest",
    "change_many",
    "change_many_back",
    "saved_searches",
    "saved_search",
    "clear_searches",
    "new_collection",
    "collection",
    "collect_ticked",
    "article_collections",
    "keep_word",
    "kept_words",
    "word_review",
    "undo_words",
    "import_words",
    "reading_place",
    "mark_for_oneself",
    "note_on_paragraph",
    "own_note",
}
ROLES = ("anonymous", "reader", "analyst", "lead", "admin")


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def visitor(make_user: Callable[..., Any], client_of: Callable[..., Client]) -> Callable[[str], Client]:
    def of(role: str) -> Client:
        return Client() if role == "anonymous" else client_of(make_user(role, role))

    return of


def a_round(article: Article) -> Round:
    users = [User.objects.get_or_create(username=name)[0] for name in ("huda", "issam")]
    lead, _ = User.objects.get_or_create(username="lubna")
    give_role(lead, LEAD)
    return article.rounds.first() or open_round(article, users, User.objects.get(pk=lead.pk), "nothing")


def a_picture(article: Article) -> Picture:
    sha256, _ = originals.store_original([b"a picture"])
    picture, _ = Picture.objects.get_or_create(sha256=sha256, kind="png", width=1, height=1)
    article.paragraphs.filter(kind="caption").update(picture=picture)
    return picture


def a_kept_upload() -> Upload:
    sha256, size = originals.store_original([b"a file"])
    return Upload.objects.get_or_create(sha256=sha256, name="a.txt", size=size)[0]


def a_binned_source() -> Source:
    source, _ = Source.everywhere.get_or_create(slug="gone", name_en="Gone")
    source.put_in_bin(None)
    return source


def a_draft() -> Draft:
    upload = Upload.objects.get_or_create(
        sha256="1" * 64, name="b.txt", size=1, state="held", look_first=True
    )[0]
    IntakeRecord.objects.get_or_create(
        upload=upload, item=0, defaults={"left_out": [[0, "menu", "الرئيسية"], [1, "foot", "اتصل بنا"]]}
    )
    return Draft.objects.get_or_create(upload=upload, item=0, text="خبر عن الميناء")[0]


def drafts_that_wait() -> tuple[()]:
    a_draft()
    return ()


def a_saved_search() -> SavedSearch:
    user, _ = User.objects.get_or_create(username="huda")
    return SavedSearch.objects.get_or_create(user=user, name="A", query="q=a", feed_key="a-secret")[0]


def a_digest() -> SearchDigest:
    user = a_saved_search().user
    return SearchDigest.objects.get_or_create(
        user=user, defaults={"key": "a-key", "next_try": timezone.now()}
    )[0]


def an_export() -> ExportJob:
    user, _ = User.objects.get_or_create(username="huda")
    job, _ = ExportJob.objects.get_or_create(
        user=user, format="jsonl", file_name="a.zip", state="ready", finished=user.date_joined
    )
    export_path(job).parent.mkdir(parents=True, exist_ok=True)
    export_path(job).write_bytes(b"a file")
    return job


def a_collection() -> Collection:
    user, _ = User.objects.get_or_create(username="huda")
    return Collection.objects.get_or_create(name="A set", owner=user, is_shared=True)[0]


def a_file_of_terms() -> TermFile:
    user, _ = User.objects.get_or_create(username="huda")
    table = TermTable([(1, ["bank", "بنك"])], columns={"english": [0], "arabic": [1], "note": []}).packed()
    return TermFile.objects.get_or_create(name="terms.csv", unit="line", sent_by=user, table=table)[0]


def an_invitation() -> list[str]:
    user, _ = User.objects.get_or_create(username="huda")
    return invitations.token_of(Invitation.objects.first() or invitations.invite("reader", user)).split(":")


def arguments_of(article: Article) -> dict[str, Callable[[], Sequence[Any]]]:
    """What makes the things that addresses lead to, if they are not there, and returns the parts of each."""
    return {
        "article": lambda: (article.pk,),
        "raw_text": lambda: (article.pk,),
        "reading_place": lambda: (article.pk,),
        "mark_for_oneself": lambda: (article.pk,),
        "note_on_paragraph": lambda: (article.pk, 0),
        "own_note": lambda: (1,),
        "article_facts": lambda: (article.pk,),
        "delete_article": lambda: (article.pk,),
        "binned": lambda: ("source", a_binned_source().pk),
        "word": lambda: (article.pk, 0),
        "correct_gloss": lambda: (article.pk, 0),
        "keep_word": lambda: (article.pk, 0),
        "export_words": lambda: ("csv",),
        "export_terms": lambda: ("csv",),
        "term": lambda: (Term.objects.get_or_create(arabic="بنك", english="bank", key="بنك")[0].pk,),
        "term_file": lambda: (a_file_of_terms().pk,),
        "term_columns": lambda: (a_file_of_terms().pk,),
        "paragraph_words": lambda: (article.pk, 0),
        "mark": lambda: (article.pk,),
        "undo": lambda: (article.pk,),
        "palette": lambda: (article.pk,),
        "mark_by_words": lambda: (article.pk, 0),
        "correct_line": lambda: (article.pk, 0),
        "english": lambda: (article.pk, 0),
        "arrived": lambda: (article.pk,),
        "both_languages": lambda: (article.pk, "tmx"),
        "search_file": lambda: ("json",),
        "manifest": lambda: ("en",),
        "quotation": lambda: (article.pk, article.annotations.said()[0].fingerprint),
        "quotation_record": lambda: (article.pk, article.annotations.said()[0].fingerprint, "bib"),
        "quote_file": lambda: ("csv",),
        "saved_search": lambda: (1,),
        "export_job": lambda: (1,),
        "export_job_file": lambda: (an_export().pk,),
        "search_feed": lambda: (a_saved_search().feed_key,),
        "end_digest": lambda: (a_digest().key,),
        "collection": lambda: (a_collection().pk,),
        "article_collections": lambda: (article.pk,),
        "english_palette": lambda: (article.pk,),
        "new_round": lambda: (article.pk,),
        "comments": lambda: (article.pk,),
        "answers": lambda: (article.pk,),
        "comment": lambda: (1,),
        "upload_file": lambda: (a_kept_upload().pk,),
        "one_upload": lambda: (Upload.objects.get_or_create(sha256="0" * 64, name="a.txt", size=1)[0].pk,),
        **dict.fromkeys(
            ("round", "close_round", "reopen_round", "adjudicate", "agreement_csv"),
            lambda: (a_round(article).pk,),
        ),
        "feed": lambda: (Feed.objects.get_or_create(url="https://a.example/feed")[0].pk,),
        "picture": lambda: (a_picture(article).sha256,),
        "drafts": drafts_that_wait,
        "columns": lambda: (a_draft().upload_id,),
        "draft": lambda: (a_draft().upload_id, 0),
        "annotation": lambda: (article.annotations.values_list("pk", flat=True).first(),),
        "annotation_history": lambda: (article.annotations.values_list("pk", flat=True).first(),),
        **dict.fromkeys(
            ("actor_edit", "actor_merge", "actor_split", "actor_name"),
            lambda: (article.annotations.exclude(actor=None).values_list("actor", flat=True).first(),),
        ),
        "actor_unmerge": lambda: (1,),
        "undo_import": lambda: (1,),
        "person": lambda: (User.objects.get_or_create(username="huda")[0].pk,),
        "withdraw_invitation": lambda: (1,),
        "join": an_invitation,
        "new_password": lambda: ("MQ", "a-token"),
        "actor": lambda: (article.annotations.exclude(actor=None).values_list("actor", flat=True).first(),),
    }


QUERIES = {"palette": "?start=0&end=5", "english_palette": "?at=0&en_start=0&en_end=4"}


def address(name: str, article: Article) -> str:
    """Return where a page is, of a thing that is there now."""
    arguments = arguments_of(article).get(name, tuple)
    return reverse(name, args=arguments()) + QUERIES.get(name, "")


def everything(article: Article) -> dict[str, str]:
    """Make all that any address leads to; return every address by its name."""
    made = {name: arguments() for name, arguments in arguments_of(article).items()}
    return {name: reverse(name, args=made.get(name, ())) + QUERIES.get(name, "") for name in EXPECTED}


def outcome(client: Client, where: str) -> int | str:
    response = client.get(where)
    if response.status_code == 302 and response["Location"].startswith(reverse("sign_in")):
        return "in"
    return response.status_code


def test_every_address_is_in_the_table() -> None:
    patterns: list[URLPattern | URLResolver] = get_resolver().url_patterns
    names = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    assert names == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_who_gets_in(name: str, article: Article, visitor: Callable[[str], Client]) -> None:
    where = address(name, article)
    found = {role: outcome(visitor(role), where) for role in ROLES}
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", [name for name in EXPECTED if EXPECTED[name] is OPEN])
def test_anonymous_reading_can_be_switched_off(name: str, article: Article, settings: Any) -> None:
    settings.HASHIYA_ANONYMOUS_READING = False
    expected = 200 if name in FOR_EVERYONE else "in"
    assert outcome(Client(), address(name, article)) == expected


@pytest.mark.parametrize("name", [name for name in EXPECTED if name not in WRITES])
def test_reading_pages_change_nothing(name: str, article: Article) -> None:
    methods = {"post", "put", "patch", "delete"} - ({"post"} if name == "sign_out" else set())
    where = address(name, article)
    assert {method: getattr(Client(), method)(where).status_code for method in methods} == dict.fromkeys(
        methods, 405
    )
    assert Article.objects.get(pk=article.pk).text == HARBOUR.strip()


@pytest.mark.parametrize(
    ("role", "status"),
    [("anonymous", "in"), ("reader", 403), ("analyst", 403), ("lead", 403), ("admin", 200)],
)
def test_django_admin(role: str, status: int | str, visitor: Callable[[str], Client]) -> None:
    response = visitor(role).get("/admin/", follow=True)
    in_the_end = response.redirect_chain[-1][0] if response.redirect_chain else ""
    found = "in" if in_the_end.startswith(reverse("sign_in")) else response.status_code
    assert found == status


@pytest.mark.parametrize("name", ["mark", "undo", "annotation", "review", "unskip"])
@pytest.mark.parametrize(("role", "status"), [("anonymous", 302), ("reader", 403)])
def test_marking_by_others_is_refused(
    name: str, role: str, status: int, article: Article, visitor: Callable[[str], Client]
) -> None:
    before = list(article.annotations.values("pk", "state", "version"))
    data = {"action": "accept", "version": 1, "kind": "PER", "start": 0, "end": 5, "exact": HARBOUR[:5]}
    assert visitor(role).post(address(name, article), data).status_code == status
    assert list(article.annotations.values("pk", "state", "version")) == before


def test_an_upload_by_others_is_refused(visitor: Callable[[str], Client]) -> None:
    for role in ("anonymous", "reader", "analyst"):
        visitor(role).post("/upload/", {"text": HARBOUR, "new_source": "X", "published": "2026-01-01"})
    assert not Article.objects.exists()


def test_a_form_without_token_is_refused(adel: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(adel)
    data = {"text": HARBOUR, "new_source": "X", "published": "2026-01-01"}
    assert client.post("/upload/", data).status_code == 403
    assert not Article.objects.exists()
