"""The page of drafts: what waits by state, what was left out and how it is taken in, lines said at once."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.arabic.structure.lines import visible_lines
from reader.errors import Reason
from reader.formats import ExtractedText
from reader.formats.reading import LeftOut, Surrounding
from reader.intake.drafts import lines_of
from reader.intake.uploads import process, release
from reader.models import Draft, Upload
from reader.sentences import sentence_of
from reader.sentences.left_out import COUNTED, NAMES, REASONS
from tests.articles import receive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]
LINES = ("توسعة ميناء النخيل", "منظر عام للميناء", "قال الوزير إن التوسعة ستبدأ.", "وأضاف أن العمل مستمر.")
OUT = (
    LeftOut("الرئيسية", Surrounding.MENU, 0),
    LeftOut("اقتصاد", Surrounding.MENU, 0),
    LeftOut("رأي", Surrounding.MENU, 1),
    LeftOut("شارك المقال", Surrounding.SHARING, 1),
    LeftOut("اقرأ أيضا: خبر آخر", Surrounding.RELATED, 2),
    LeftOut("جميع الحقوق محفوظة", Surrounding.FOOT, 4),
)
UNREAD = Reason("date-unread", said="31 فبراير")
LOSS = Reason("text-left-out", words=12)
SWAP = {"HX-Request": "true"}


def port(*doubts: Reason, **more: Any) -> ExtractedText:
    return ExtractedText("\n\n".join(LINES), kinds=((1, "caption"),), left_out=OUT, doubts=doubts, **more)


def news(number: int) -> ExtractedText:
    words = " ".join(f"كلمة{number}{letter}" for letter in "ابتثجحخد")
    return ExtractedText(f"خبر رقم {number} عن الميناء\n\nقال {words}.")


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


@pytest.fixture
def take(monkeypatch: Any) -> Any:
    """Hand in a file whose reading says what is given."""

    def take(name: str, *readings: ExtractedText, read: bool = True, **more: Any) -> Upload:
        monkeypatch.setattr("reader.intake.mending.read_confined", lambda *_: list(readings))
        upload, _ = receive(name, [name.encode()], **{"look_first": True, **more})
        if read:
            process(upload.pk)
        upload.refresh_from_db()
        return upload

    return take


def where(upload: Upload, item: int = 0) -> str:
    return reverse("draft", args=(upload.pk, item))


def text_of(client: Client, address: str) -> str:
    page = re.sub(r"<[^>]+>", " ", client.get(address, follow=True).content.decode())
    return " ".join(page.split())


def buttons(page: str) -> list[str]:
    return re.findall(r'name="do" value="(take [^"]+)"', page)


def shown_kinds(draft: Draft) -> list[str]:
    return [line.kind for line in lines_of(draft)]


def test_everything_that_can_be_left_out_has_its_words() -> None:
    for words in (NAMES, REASONS, COUNTED):
        assert set(words) == set(Surrounding)


def test_what_was_left_out_is_shown_where_it_stood_and_around(client: Client, take: Any) -> None:
    upload = take("a.html", port())
    page = text_of(client, where(upload))
    between = page.index("Left out here: buttons")
    assert page.index(LINES[0]) < between < page.index(LINES[1])
    assert page.index(LINES[1]) < page.index("Left out here: links to other articles") < page.index(LINES[2])
    assert page.index("Menus and head of the page 3") > page.index(LINES[3])
    assert "Foot of the page 1" in page
    assert "4 lines taken, 6 left out. 15 of 27 words." in page
    assert len(buttons(client.get(where(upload)).content.decode())) == len(OUT)


@pytest.mark.parametrize("at", range(len(OUT)))
def test_each_block_is_taken_in_by_its_button(client: Client, take: Any, at: int) -> None:
    upload = take("a.html", port())
    page = client.get(where(upload)).content.decode()
    button = next(one for one in buttons(page) if one.startswith(f"take {at} "))
    answer = client.post(where(upload), {"do": button, "kind-3": "subhead"})
    number = OUT[at].before
    assert answer["Location"] == f"{where(upload)}#line-{number}"
    draft = upload.drafts.get()
    lines = [span.of(draft.text) for span in visible_lines(draft.text)]
    assert lines[number] == OUT[at].text
    assert shown_kinds(draft)[lines.index(LINES[3])] == "subhead"
    assert client.post(where(upload), {"do": button}).status_code == 422
    assert len(visible_lines(upload.drafts.get().text)) == 5


def edition(page: str) -> str:
    return str(re.findall(r'name="edition" value="(\w+)"', page)[0])


def test_a_form_with_other_lines_than_there_are_stores_nothing_and_says_so(client: Client, take: Any) -> None:
    upload = take("a.html", port())
    page = client.get(where(upload)).content.decode()
    sent = {"edition": edition(page), "kind-3": Draft.LEFT_OUT}
    client.post(where(upload), {"do": buttons(page)[0], "edition": edition(page)})
    for wish in ("save", "add"):
        answer = client.post(where(upload), sent | {"do": wish})
        assert answer.status_code == 422
        assert "changed meanwhile, in another window" in answer.content.decode()
    assert Draft.LEFT_OUT not in shown_kinds(upload.drafts.get())
    again = {"edition": edition(answer.content.decode()), "do": "save"}
    assert client.post(where(upload), sent | again).status_code == 302
    assert shown_kinds(upload.drafts.get())[3] == Draft.LEFT_OUT


def test_a_button_of_a_draft_that_does_not_wait_any_more_leads_to_its_file(client: Client, take: Any) -> None:
    upload = take("a.html", port())
    client.post(where(upload), {"do": "add"})
    again = client.post(where(upload), {"do": "add"}, follow=True)
    assert again.redirect_chain == [(reverse("one_upload", args=(upload.pk,)), 302)]
    assert "does not wait any more" in again.content.decode()
    in_place = client.post(where(upload), {"do": "save"}, headers=SWAP)
    assert in_place["HX-Redirect"] == reverse("one_upload", args=(upload.pk,))


def test_with_scripts_the_lines_come_back_with_the_taken_one_tinted(client: Client, take: Any) -> None:
    upload = take("a.html", port())
    button = buttons(client.get(where(upload)).content.decode())[0]
    page = client.post(where(upload), {"do": button}, headers=SWAP).content.decode()
    assert page.lstrip().startswith("<section")
    (fresh,) = re.findall(r'<li id="line-(\d+)"[^>]*fresh-line', page)
    assert int(fresh) == OUT[int(button.split()[1])].before
    assert page.count(" autofocus") == 1


def test_a_line_that_is_taken_in_becomes_part_of_the_article(client: Client, take: Any) -> None:
    upload = take("a.html", port())
    page = client.get(where(upload)).content.decode()
    button = next(one for one in buttons(page) if one.startswith("take 4 "))
    client.post(where(upload), {"do": button})
    client.post(where(upload), {"do": "add"})
    process(upload.pk)
    article = upload.articles.get()
    assert article.text.split("\n\n")[2] == OUT[4].text
    assert [row.kind for row in article.paragraphs.all()][1] == "caption"


@pytest.mark.parametrize(
    ("button", "kept"),
    [("set", [0, 2]), ("above", [1, 2, 3]), ("below", [0, 1, 2, 3]), ("none", [0, 1, 2, 3])],
)
def test_several_lines_are_left_out_at_once(client: Client, take: Any, button: str, kept: list[int]) -> None:
    upload = take("a.html", port())
    ticked = {"line": ["1", "3"], "ticked-kind": "left_out", "do": button}
    assert client.post(where(upload), ticked).status_code == 302
    kinds = shown_kinds(upload.drafts.get())
    assert [number for number, kind in enumerate(kinds) if kind != "left_out"] == kept


def test_all_below_one_line_is_left_out(client: Client, take: Any) -> None:
    upload = take("a.html", port())
    client.post(where(upload), {"line": "1", "do": "below"})
    assert shown_kinds(upload.drafts.get())[2:] == ["left_out", "left_out"]


@pytest.mark.parametrize("line", ["", "99", "x", "-1"])
def test_lines_that_are_not_there_are_refused(client: Client, take: Any, line: str) -> None:
    upload = take("a.html", port())
    answer = client.post(where(upload), {"line": line, "ticked-kind": "left_out", "do": "set"})
    assert answer.status_code == 422
    assert upload.drafts.get().lines == []


def test_doubts_stand_beside_what_they_concern(client: Client, take: Any) -> None:
    upload = take("a.html", port(UNREAD, LOSS))
    page = client.get(where(upload)).content.decode()
    assert page.index('class="found-date"') < page.index("31 فبراير", page.index("found-date"))
    assert "2 doubts" in page
    client.post(where(upload), {"published": "2026-02-28", "site": "Al-Mina", "do": "save"})
    assert [one.code for one in upload.records.get().reasons_to_look] == [LOSS.code]
    assert "1 doubt" in client.get(where(upload)).content.decode()


def test_one_of_two_dates_is_chosen_by_its_button(client: Client, take: Any) -> None:
    differ = Reason("dates-differ", first="2026-11-18", second="2026-11-20")
    upload = take("a.html", port(differ, published=date(2026, 11, 18)))
    page = client.get(where(upload)).content.decode()
    assert re.findall(r'name="do" value="(date [^"]+)"', page) == ["date 2026-11-18", "date 2026-11-20"]
    as_it_stands = {"published": "2026-11-18", "kind-1": "subhead"}
    client.post(where(upload), as_it_stands, headers=SWAP)
    assert upload.records.get().doubts == [differ.packed()], "nobody has said which"
    assert client.post(where(upload), {"do": "date 2026-11-19"}).status_code == 422
    client.post(where(upload), {**as_it_stands, "do": "date 2026-11-20"})
    assert upload.records.get().doubts == []
    assert upload.drafts.get().published == date(2026, 11, 20)


@pytest.fixture
def all_states(take: Any) -> list[Upload]:
    """Drafts without and with doubts, a duplicate, a file that is no article, one that is being read."""
    right = take("right.html", news(1))
    doubted = take("doubted.html", ExtractedText(news(2).text, doubts=(LOSS,)))
    more = take("more.html", ExtractedText(news(3).text, doubts=(LOSS,)))
    take("there.html", news(4), look_first=False)
    take("same.html", news(4), look_first=False)
    take("map.html", ExtractedText("", problem=Reason("text-not-arabic")))
    take("queued.html", news(5), read=False)
    return [right, doubted, more]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("", ["queued", "more", "doubted", "right", "map", "same"]),
        ("looks-right", ["right"]),
        ("doubts", ["more", "doubted"]),
        ("already-here", ["same"]),
        ("no-article", ["map"]),
        ("reading", ["queued"]),
        ("nonsense", ["queued", "more", "doubted", "right", "map", "same"]),
    ],
)
def test_what_waits_is_listed_by_state(
    client: Client, all_states: list[Upload], state: str, names: list[str]
) -> None:
    address = reverse("drafts") + (f"?state={state}" if state else "")
    page = client.get(address, follow=True).content.decode()
    shown = re.findall(r'<a class="file-name"[^>]*><bdi dir="ltr"><bdi>([^<]*)</bdi>', page)
    assert shown == names
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "All 6 Looks right 1 Doubts 2 Already here 1 No article 1 Reading 1" in words
    if "doubted" in names:
        assert "1 doubt" in words and sentence_of(LOSS)[:60] in words


def test_a_state_leads_to_its_first_draft_and_stays(client: Client, all_states: list[Upload]) -> None:
    right, doubted, more = all_states
    assert (
        client.get(reverse("drafts") + "?state=looks-right")["Location"]
        == f"{where(right)}?state=looks-right"
    )
    first = client.get(reverse("drafts") + "?state=doubts")["Location"]
    assert first == f"{where(more)}?state=doubts"
    page = client.get(first).content.decode()
    assert f'href="{where(doubted)}?state=doubts"' in page
    assert f'action="{first}"' in page


def test_the_next_with_doubts_is_one_button_away_and_stores_what_stands_here(
    client: Client, all_states: list[Upload]
) -> None:
    right, doubted, more = all_states
    assert client.post(where(more), {"do": "next", "kind-1": "subhead"})["Location"] == where(doubted)
    assert more.drafts.get().said == {1: "subhead"}
    assert client.post(where(doubted), {"do": "next"})["Location"] == where(more)
    assert client.post(where(right), {"do": "next"})["Location"] == where(more)
    release(more)
    assert 'value="next"' not in client.get(where(doubted)).content.decode()


def test_the_list_is_asked_again_while_files_are_read(client: Client, all_states: list[Upload]) -> None:
    asked = reverse("drafts") + f"?draft={all_states[0].drafts.get().pk}"
    first = client.get(asked, headers=SWAP)
    assert (first.status_code, first.content.decode().count('aria-current="page"')) == (200, 1)
    process(Upload.objects.get(name="queued.html").pk)
    last = client.get(asked, headers=SWAP)
    assert last.status_code == 286
    assert "every 2s" not in last.content.decode()


def test_nothing_that_waits_says_so(client: Client) -> None:
    assert "No drafts." in text_of(client, reverse("drafts"))


def test_the_page_of_the_list_is_the_one_with_the_draft(
    client: Client, take: Any, django_assert_max_num_queries: Any
) -> None:
    upload = take("many.zip", *[news(number) for number in range(45)])
    client.get("/help/")
    with django_assert_max_num_queries(34):
        page = client.get(where(upload, 30)).content.decode()
    assert 'aria-current="page"><bdi>text 31' in page or f'href="{where(upload, 30)}"' in page
    assert page.count('<a class="file-name"') == 20


def test_what_was_left_out_is_told_of_files_and_articles_too(client: Client, take: Any) -> None:
    upload = take("a.html", port(), look_first=False)
    article = upload.articles.get()
    counted = "Left out: 3 lines of menus, 1 button, 1 related link, 1 line of the page’s foot"
    for address in (
        reverse("uploads"),
        reverse("one_upload", args=(upload.pk,)),
        reverse("raw_text", args=(article.pk,)),
    ):
        page = text_of(client, address)
        assert counted in page, address
        assert OUT[4].text in page, address
        assert "Take it in" not in page
    assert counted not in text_of(Client(), reverse("raw_text", args=(article.pk,)))
    leads = f'href="{reverse("raw_text", args=(article.pk,))}#left-out"'
    assert leads in client.get(article.get_absolute_url()).content.decode()
    assert leads not in Client().get(article.get_absolute_url()).content.decode()


def test_a_file_tells_what_waits_and_why(client: Client, take: Any) -> None:
    upload = take("a.zip", port(UNREAD, name="one"), news(1), look_first=False)
    page = text_of(client, reverse("one_upload", args=(upload.pk,)))
    assert "Waiting for a look one" in page
    assert "31 فبراير" in page
    assert "1 of its texts became an article; 1 waits for a look." in page
    assert "1 of its texts became an article; 1 waits for a look." in text_of(client, reverse("uploads"))


PAGE = """<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8>
<title>النخيل ترمم سور الميناء - صحيفة الميناء</title>
<meta property="og:site_name" content="صحيفة الميناء">
<meta property="article:published_time" content="2026-11-20T08:00:00+02:00"></head><body>
<nav><a href=/>الرئيسية</a> <a href=/c>أخبار المدينة</a></nav><main><article>
<h1>النخيل ترمم سور الميناء</h1><p class=date>18 نوفمبر 2026</p>
<p>قررت وزارة الثقافة ترميم السور القديم الذي يحيط بميناء الصفا، وخصصت للمشروع أربعة ملايين دينار.</p>
<p>اقرأ أيضا: <a href=/x>وثيقة تكشف كلفة توسعة الميناء</a></p>
<p>وقالت الوزيرة ليلى المرادي إن الأعمال ستبدأ من البرج الشرقي، الذي تصدعت حجارته بعد الأمطار.</p>
</article></main><footer><p>جميع الحقوق محفوظة لصحيفة الميناء</p></footer></body></html>"""


def test_a_page_with_a_doubt_waits_though_no_look_was_asked_for(client: Client) -> None:
    files = [
        SimpleUploadedFile("wall.html", PAGE.encode()),
        SimpleUploadedFile("a.txt", news(9).text.encode()),
    ]
    client.post(reverse("uploads"), {"files": files})
    for one in Upload.objects.all():
        process(one.pk)
    upload = Upload.objects.get(name="wall.html")
    assert (upload.state, Upload.objects.get(name="a.txt").state) == ("held", "ready")
    page = client.get(where(upload)).content.decode()
    assert "date 2026-11-18" in page and "date 2026-11-20" in page
    related = next(one for one in upload.records.get().blocks if "وثيقة" in one.words)
    client.post(where(upload), {"do": f"take {related.at} {related.key}"})
    client.post(where(upload), {"do": "date 2026-11-18"})
    client.post(where(upload), {"do": "add"})
    process(upload.pk)
    article = upload.articles.get()
    assert article.published == date(2026, 11, 18)
    assert "وثيقة تكشف" in article.text and "حقوق" not in article.text
    assert "foot" in upload.records.get().counts
