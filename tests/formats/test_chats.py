"""Chats that Telegram and WhatsApp export: a post or a day each, and what is no text told beside them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reader.benchmarks.container_files import telegram_export, whatsapp_export
from reader.benchmarks.zipping import packed
from reader.formats import ExtractedText, Unreadable
from reader.formats.confined import head_confined, read_confined
from reader.formats.files import read_file
from reader.formats.heads import ChatHead
from reader.formats.readers.chats import UNCHOSEN
from reader.formats.readers.tables import Head
from reader.formats.reading import Surrounding
from tests.refusals import refused

POSTS = [
    "وزيرة النقل: القطار الجديد في الربيع\n\nقالت الوزيرة إن الخط سيفتح أمام الركاب.",
    "عاجل",
    "السائقون ينتظرون عقوداً جديدة\nوقال رئيس الاتحاد إنهم ينتظرون منذ ستة أشهر.",
    "ميناء الصفا يستقبل السفينة الأولى اليوم",
]
DAY, NEXT_DAY = date(2026, 3, 3), date(2026, 3, 4)


def telegram(**changed: Any) -> bytes:
    """Return an export of one post with other fields than usual."""
    chat = json.loads(telegram_export([POSTS[0]]))
    chat["messages"][0] |= changed
    return json.dumps(chat).encode()


def asides(reading: ExtractedText, what: Surrounding) -> list[str]:
    return [one.text for one in reading.left_out if one.what == what]


@pytest.mark.parametrize(
    ("name", "export"), [("result.json", telegram_export(POSTS)), ("_chat.txt", whatsapp_export(POSTS))]
)
def test_each_post_is_a_text_and_short_ones_are_told_beside(name: str, export: bytes) -> None:
    first, second, third = read_file(name, export, {"posts": "post"})
    assert first.text.split("\n") == [
        "وزيرة النقل: القطار الجديد في الربيع",
        "قالت الوزيرة إن الخط سيفتح أمام الركاب.",
    ]
    assert [one.published for one in (first, second, third)] == [DAY, DAY, NEXT_DAY]
    assert asides(second, Surrounding.UNCERTAIN) == ["عاجل"]
    assert not any(one.doubts for one in (first, second, third))


@pytest.mark.parametrize(
    ("name", "export"), [("result.json", telegram_export(POSTS)), ("_chat.txt", whatsapp_export(POSTS))]
)
def test_each_day_is_a_text_with_all_its_posts(name: str, export: bytes) -> None:
    first, second = read_file(name, export, {"posts": "day"})
    assert len(first.text.split("\n")) == 5
    assert "عاجل" in first.text.split("\n")
    assert (first.name, second.name) == ("2026-03-03", "2026-03-04")
    assert (first.published, second.published) == (DAY, NEXT_DAY)


def test_until_it_is_chosen_each_post_waits_for_a_look() -> None:
    assert all(UNCHOSEN in one.doubts for one in read_file("result.json", telegram_export(POSTS)))


def test_words_with_links_and_bold_letters_are_one_text() -> None:
    text = [
        {"type": "bold", "text": "القطار الجديد في الربيع"},
        "\n\nقالت الوزيرة في ",
        {"type": "text_link", "text": "حديث", "href": "https://a.example/"},
        " إن الخط سيفتح.\n",
        {"type": "hashtag", "text": "#عاجل"},
    ]
    (reading,) = read_file("result.json", telegram(text=text))
    assert reading.text.split("\n") == [
        "القطار الجديد في الربيع",
        "قالت الوزيرة في حديث إن الخط سيفتح.",
        "#عاجل",
    ]


def test_a_bold_first_line_within_a_day_is_a_subhead() -> None:
    chat = json.loads(telegram_export(POSTS[:3]))
    chat["messages"][2]["text"] = [{"type": "bold", "text": "السائقون ينتظرون"}, "\nوقال رئيس الاتحاد."]
    (reading,) = read_file("result.json", json.dumps(chat).encode(), {"posts": "day"})
    assert reading.kinds == ((3, "subhead"),)
    assert reading.text.split("\n")[3] == "السائقون ينتظرون"


def test_hours_names_and_services_are_told_beside() -> None:
    chat = json.loads(telegram_export(POSTS[:1]))
    service = {"id": 9, "type": "service", "date": "2026-03-03T08:00:00", "action": "pin_message"}
    picture = {"id": 10, "type": "message", "date": "2026-03-03T08:01:00", "photo": "p/1.jpg", "text": ""}
    chat["messages"] = [service, *chat["messages"], picture]
    chat["messages"][1] |= {"author": "المحرر", "forwarded_from": "وكالة الصفا"}
    (reading,) = read_file("result.json", json.dumps(chat).encode())
    assert asides(reading, Surrounding.TIMES) == [
        "08:00 pin message",
        "09:15 قناة المرفأ",
        "وكالة الصفا",
        "المحرر",
        "08:01 p/1.jpg",
    ]
    assert (reading.site, reading.author) == ("وكالة الصفا", "المحرر")
    assert [one.code for one in reading.remarks] == ["chat-wordless"]


def test_the_name_of_a_channel_is_the_source_and_that_of_a_friend_is_not() -> None:
    assert read_file("result.json", telegram_export(POSTS))[0].site == "قناة المرفأ"
    friend = telegram_export(POSTS, "سلمى", "personal_chat")
    assert read_file("result.json", friend)[0].site == ""


def test_all_chats_of_an_account_are_read() -> None:
    chats = [json.loads(telegram_export(POSTS[:1], name)) for name in ("الأولى", "الثانية")]
    account = {"about": "x", "chats": {"about": "y", "list": chats}}
    first, second = read_file("result.json", json.dumps(account).encode())
    assert (first.site, second.site) == ("الأولى", "الثانية")
    assert first.name != second.name


def test_a_date_that_is_none_is_a_doubt() -> None:
    (reading,) = read_file("result.json", telegram(date="yesterday"), {"posts": "post"})
    assert reading.published is None
    assert [one.code for one in reading.doubts] == ["date-unread"]


def test_a_chat_without_a_word_is_refused() -> None:
    with refused(Unreadable, match="no post with words"):
        read_file("result.json", telegram(text=""))


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("[03/03/2026, 10:15:22] سلمى: ", "[14/03/2026, 10:15:22] سلمى: ", [3, 14]),
        ("\u200e[٠٣/٠٣/٢٠٢٦، ١٠:١٥:٢٢ م] سلمى: ", "\u200f[١٤/٠٣/٢٠٢٦، ١٠:١٥:٢٢ ص] سلمى: ", [3, 14]),
        ("3/3/26, 10:15 - سلمى: ", "3/14/26, 10:15 - سلمى: ", [3, 14]),
        ("3/3/26, 10:15\u202fPM - سلمى: ", "3/14/26, 9:15\u202fAM - سلمى: ", [3, 14]),
        ("٣/٣/٢٠٢٦، ١٠:١٥ مساءً - سلمى: ", "١٤/٣/٢٠٢٦، ١٠:١٥ صباحًا - سلمى: ", [3, 14]),
        ("2026-03-03, 10:15 - سلمى: ", "2026-03-14, 10:15 - سلمى: ", [3, 14]),
        ("03.03.26, 10:15 - سلمى: ", "04.03.26, 10:15 - سلمى: ", [3, 4]),
        ("3/3/26, 10:15 - سلمى: ", "3/4/26, 10:15 - سلمى: ", [3, 3]),
    ],
)
def test_the_dates_of_a_chat_in_each_form(first: str, second: str, days: list[int]) -> None:
    chat = f"{first}{POSTS[0]}\n{second}{POSTS[3]}\n"
    found = read_file("WhatsApp Chat.txt", chat.encode(), {"posts": "post"})
    assert [one.published.day for one in found if one.published] == days


def test_what_is_no_post_of_a_chat_is_told_beside() -> None:
    chat = (
        "3/3/26, 10:15 - الرسائل والمكالمات مشفرة تمامًا بين الطرفين.\n"
        "3/3/26, 10:16 - سلمى: <Media omitted>\n"
        f"3/3/26, 10:17 - سلمى: {POSTS[0]}\n"
        "3/3/26, 10:18 - +20 100 000: IMG-1.jpg (file attached)\nالسفينة الأولى في ميناء الصفا اليوم\n"
    )
    first, second = read_file("_chat.txt", chat.encode(), {"posts": "post"})
    assert first.text.split("\n") == [line for line in POSTS[0].split("\n") if line]
    assert asides(first, Surrounding.TIMES)[:3] == [
        "3/3/26, 10:15 - الرسائل والمكالمات مشفرة تمامًا بين الطرفين.",
        "3/3/26, 10:16 - سلمى",
        "<Media omitted>",
    ]
    assert (first.author, second.author) == ("سلمى", "")
    assert second.text == "السفينة الأولى في ميناء الصفا اليوم"


def test_an_article_that_begins_with_a_date_is_no_chat() -> None:
    article = "03/03/2026, 10:15 - رأس النخيل: القطار الجديد\nقالت الوزيرة إن الخط سيفتح.\n"
    (reading,) = read_file("article.txt", article.encode())
    assert reading.text == article


def test_a_chat_in_an_archive_is_read_as_was_chosen() -> None:
    archive = packed({"_chat.txt": whatsapp_export(POSTS), "1.jpg": b"x"})
    assert len(read_file("chat.zip", archive)) == 3
    assert len(read_file("chat.zip", archive, {"posts": "day"})) == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("result.json", telegram_export(POSTS)),
        ("_chat.txt", whatsapp_export(POSTS)),
        ("chat.zip", packed({"_chat.txt": whatsapp_export(POSTS)})),
    ],
)
def test_the_beginning_of_a_chat_shows_what_each_way_gives(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    head = head_confined(name, path)
    assert isinstance(head, ChatHead)
    assert head.counts == {"post": 3, "day": 2}
    assert head.begins["day"][1] == POSTS[3]
    assert len(read_confined(name, path, {"posts": "day"})) == 2


def page_of(*messages: str, name: str = "قناة المرفأ") -> bytes:
    """Return a page as Telegram exports a chat."""
    head = f'<div class="page_header"><div class="content"><div class="text bold">{name}</div></div></div>'
    history = f'<div class="page_body chat_page"><div class="history">{"".join(messages)}</div></div>'
    return f'<html><title>Exported Data</title><div class="page_wrap">{head}{history}</div></html>'.encode()


def message(number: int, words: str, writer: str = "قناة المرفأ", more: str = "", day: int = 3) -> str:
    named = f'<div class="from_name">{writer}</div>' if writer else ""
    date = f'<div class="pull_right date details" title="0{day}.03.2026 09:15:22 UTC+02:00">09:15</div>'
    text = f'<div class="text">{words}</div>' if words else ""
    return (
        f'<div class="message default clearfix" id="message{number}"><div class="initials">ق</div>'
        f'<div class="body">{date}{named}{text}{more}</div></div>'
    )


def test_a_page_of_a_chat_is_read_as_its_export_in_json_is() -> None:
    service = '<div class="message service" id="message-1"><div class="body details">3 March 2026</div></div>'
    bold = "⚡️<strong>القطار في الربيع</strong><br><br>قالت الوزيرة <a href='x'>إن</a> الخط سيفتح."
    signed = '<div class="signature details">المحرر</div>'
    data = page_of(service, message(1, bold, more=signed), message(2, "ميناء الصفا يستقبل السفينة", day=4))
    first, second = read_file("messages.html", data, {"posts": "post"})
    assert first.text.split("\n") == ["⚡️القطار في الربيع", "قالت الوزيرة إن الخط سيفتح."]
    assert asides(first, Surrounding.TIMES) == ["3 March 2026", "ق 09:15 قناة المرفأ", "المحرر"]
    assert (first.site, first.author, second.author) == ("قناة المرفأ", "المحرر", "")
    assert (first.published, second.published) == (DAY, NEXT_DAY)
    assert (first.name, second.name) == ("post 1", "post 2")


def test_a_page_by_days_has_subheads_and_says_which_posts_have_no_words() -> None:
    bold = "<strong>القطار في الربيع</strong><br>قالت الوزيرة."
    picture = '<div class="media_wrap"><a class="photo_wrap" href="photos/1.jpg"></a></div>'
    data = page_of(message(1, "ميناء الصفا"), message(2, bold), message(3, "", more=picture))
    (reading,) = read_file("messages.html", data, {"posts": "day"})
    assert reading.kinds == ((1, "subhead"),)
    assert [(one.code, one.arguments["count"]) for one in reading.remarks] == [("chat-wordless", 1)]


def test_who_wrote_a_page_tells_a_group_from_a_friend() -> None:
    words = "ميناء الصفا يستقبل السفينة الأولى"
    group = read_file("m.html", page_of(message(1, words, "سلمى"), message(2, words, "")))
    assert [(one.site, one.author) for one in group] == [("قناة المرفأ", "سلمى")] * 2
    friend = read_file("m.html", page_of(message(1, words, "سلمى"), message(2, words, "كمال"), name="كمال"))
    assert {one.site for one in friend} == {""}


def test_what_was_passed_on_is_of_whom_it_came_from() -> None:
    passed = (
        '<div class="forwarded body"><div class="from_name">وكالة الصفا <span class="date">9:00</span></div>'
    )
    words = f'{passed}<div class="text">ميناء الصفا يستقبل السفينة الأولى</div></div>'
    (reading,) = read_file("m.html", page_of(message(1, "", more=words)))
    assert reading.site == "وكالة الصفا"
    assert reading.text == "ميناء الصفا يستقبل السفينة الأولى"


def test_an_object_that_is_neither_says_what_to_do() -> None:
    with refused(Unreadable, match="one JSON object with colour, size"):
        read_file("a.json", b'{\n "colour": "red",\n "size": 3\n}')


def test_an_object_that_was_cut_off_says_where() -> None:
    with refused(Unreadable, match="cut off in line"):
        read_file("result.json", telegram_export(POSTS)[:-30])
    lines = "\n".join(json.dumps({"text": post}) for post in POSTS)
    assert len(read_file("a.json", lines.encode())) == len(POSTS)


@pytest.mark.parametrize("around", ["%s", '{"count": 1, "articles": [%s]}'])
def test_an_article_as_an_object_and_in_a_list_of_one(around: str) -> None:
    article = json.dumps({"title": "القطار", "text": "قالت الوزيرة."}, indent=1)
    (reading,) = read_file("a.json", (around % article).encode())
    assert reading.text == "القطار\n\nقالت الوزيرة."


def test_what_is_no_chat_and_no_table_has_no_beginning(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    with refused(Unreadable, match="no table and no chat"):
        head_confined("a.txt", path)
    path.write_bytes(b'{"a": "b", "text": "c"}')
    assert isinstance(head_confined("a.json", path), Head)
