"""Markup becomes plain lines; nothing that could run comes through; what is too deep never reaches bleach."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.pages.bounds import BadMarkup, MarkupTooLarge, TooDeep, bound_page
from reader.formats.pages.parsing import parse
from reader.formats.sanitise import ATTRIBUTES, PROTOCOLS, TAGS, clean_page, looks_like_html, sanitise
from tests.refusals import refused

HOSTILE = sorted((Path(__file__).parent.parent / "data" / "hostile_markup").glob("*.html"))
SCRAPS = [
    *(
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "&lt;",
        "&amp;",
        "script",
        "p",
        "svg",
        "img onerror=",
        '"',
        "'",
        "=",
        "/",
    ),
    *(
        "<p>",
        "</p>",
        "<nav>",
        "<li>",
        "]]>",
        "<![CDATA[",
        "نص",
        " ",
        "\n",
        "\x00",
        "\uf8f1",
        "&#xf8f1;",
        "\ud800",
    ),
]
TAG_LIKE = re.compile("<[a-zA-Z/!?]")


class Tags(HTMLParser):
    """Collects the tags that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)


def tags_in(markup: str) -> list[str]:
    parser = Tags()
    parser.feed(markup)
    parser.close()
    return parser.seen


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_hostile_markup_leaves_only_text(path: Path) -> None:
    text = sanitise(path.read_bytes().decode())
    assert "نص المقال" in text
    assert not TAG_LIKE.search(text)
    assert not tags_in(text)
    assert not tags_in(f"<p>{html.escape(text)}</p>")[1:]
    assert "\x00" not in text


def test_there_is_a_corpus() -> None:
    assert len(HOSTILE) > 40


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<h1>عنوان</h1><p>أول</p>\n\n<p>ثان\nيستمر</p>", ["عنوان", "أول", "ثان يستمر"]),
        ("<p>سطر<br>سطر<br/>سطر</p>", ["سطر", "سطر", "سطر"]),
        ("<ul><li>واحد<li>اثنان</ul>بعد", ["• واحد", "• اثنان", "بعد"]),
        ("<ul><li><p>واحد</p></li><li></li></ul>بعد", ["• واحد", "بعد"]),
        ("<figure><img src=x><figcaption>صورة</figcaption></figure>نص", ["صورة", "نص"]),
        ("<p>قال &quot;لا&quot;&nbsp;و AT&amp;T &#1575;</p>", ['قال "لا" و AT&T ا']),
        ("<p>كـ<b>ـلمة</b> <a href=x>رابط</a></p>", ["كــلمة رابط"]),
        ("<nav><ul><li>أخبار</ul></nav><aside>إعلان</aside><p>نص</p>", ["نص"]),
        ("<head><title>موقع</title></head><body>نص</body>", ["نص"]),
        ("<table><tr><td>أ<td>ب<tr><td>ج</table>", ["أ | ب", "ج"]),
        ("<p>3 < 5 و 7 > 2</p>", ["3 < 5 و 7 > 2"]),
        ("سطر <b>أول</b>\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("<![CDATA[نص]]>", ["نص"]),
        ("<article><div><div>نص</div></div></article>", ["نص"]),
        ("<p title='>'>نص</p>", ["نص"]),
        ("", []),
        ("<p></p><div> &nbsp; </div>", []),
    ],
)
def test_lines(markup: str, lines: list[str]) -> None:
    assert sanitise(markup).splitlines() == lines


def test_a_list_of_many_items_without_end_tags() -> None:
    assert len(sanitise("<ul>" + "<li>بند" * 1000 + "</ul>").splitlines()) == 1000


@pytest.fixture
def no_bleach(monkeypatch: pytest.MonkeyPatch) -> None:
    def called(*_: object, **__: object) -> str:
        raise AssertionError("bleach was called")

    monkeypatch.setattr("bleach.clean", called)


@pytest.mark.usefixtures("no_bleach")
@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<div>" * 20_000 + "نص" + "</div>" * 20_000, TooDeep),
        ("<b><div></b>" * 20_000, TooDeep),
        ('<div title="</div>">' * 20_000, TooDeep),
        ("<div><!-- </div> -->" * 20_000, TooDeep),
        ("<div><script></div></script>" * 20_000, TooDeep),
        ("<DIV\n>" * 257, TooDeep),
        ("<nav>" * 257, TooDeep),
        ("ا" * (2 * 1024 * 1024 + 1), MarkupTooLarge),
        ("<p>x" * 60_000, MarkupTooLarge),
    ],
    ids=["divs", "misnested", "in attribute", "in comment", "in script", "spaced", "nav", "long", "many"],
)
def test_refused_before_bleach_is_called(markup: str, problem: type[BadMarkup]) -> None:
    with refused(problem, match=r"^This page|^The elements"):
        sanitise(markup)


def test_nesting_up_to_the_limit_is_read() -> None:
    assert sanitise("<div>" * 256 + "نص" + "</div>" * 256) == "نص"
    assert sanitise("<div>نص</div>" * 2000).count("نص") == 2000


class Markup(HTMLParser):
    """Collects the tags and attributes that a browser would see, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = {*ATTRIBUTES["*"], *ATTRIBUTES.get(tag, [])}
        self.wrong += [tag] if tag not in TAGS else []
        self.wrong += [f"{tag} {name}" for name, _ in attrs if name not in allowed]
        for name, value in attrs:
            scheme = SCHEME.match(NO_SCHEME.sub("", value or "").lower())
            if name in ("href", "src") and scheme and scheme[1] not in PROTOCOLS:
                self.wrong.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append("<!--")


SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
NO_SCHEME = re.compile(r"[\x00-\x20\x7f-\xa0\ufffd]+")


def wrong_in(path: Path) -> list[str]:
    """Return what the cleaned markup of a hostile page has that no list allows."""
    found = Markup()
    found.feed(clean_page(parse(bound_page(path.read_bytes().decode()).markup)))
    found.close()
    return found.wrong


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_what_is_cleaned_has_only_what_the_lists_allow(path: Path) -> None:
    assert wrong_in(path) == []


def test_without_bleach_the_hostile_pages_come_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bleach.clean", lambda markup, **_: markup)
    wrong = {path.stem: found for path in HOSTILE if (found := wrong_in(path))}
    assert {"img_onerror", "javascript_link", "svg_animate", "form_nested"} <= wrong.keys()
    assert len(wrong) >= 15


@pytest.mark.parametrize(
    ("markup", "gone"),
    [
        ("<a href='javascript:alert(1)'>نص</a>", "javascript"),
        ("<a href='&#106;ava\tscript:alert(1)'>نص</a>", "script"),
        ("<a href='data:text/html,x'>نص</a>", "data:"),
        ("<img src='file:///etc/passwd'>نص", "file:"),
        ("<p onclick=alert(1) style='color:red'>نص</p>", "alert"),
        ("<form action=/x><input name=y>نص</form>", "form"),
        ("<x-widget onload=a>نص</x-widget>", "onload"),
    ],
)
def test_attributes_and_protocols_that_are_not_listed(markup: str, gone: str) -> None:
    left = clean_page(parse(bound_page(markup).markup))
    assert "نص" in left
    assert gone not in left


def test_bleach_is_what_cleans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bleach.clean", lambda *_, **__: "cleaned<br>by bleach")
    assert sanitise("<p>نص</p>") == "cleaned\nby bleach"


@pytest.mark.parametrize(
    "text",
    [
        "<p>نص</p>",
        "<!DOCTYPE html>",
        "نص<br>نص",
        "<img src=x>",
        "قال &quot;لا&quot;",
        "&#1575;",
        "<!-- x -->",
        "<BR/>",
    ],
)
def test_looks_like_html(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize("text", ["", "نص عادي", "3 < 5 > 2", "AT&T", "a <- b", "<<قال>>", "<نص>", "Q&A;"])
def test_does_not_look_like_html(text: str) -> None:
    assert not looks_like_html(text)


@given(
    st.lists(
        st.sampled_from(SCRAPS),
        max_size=40,
    ).map("".join)
)
def test_no_tag_survives_any_markup(markup: str) -> None:
    text = sanitise(markup)
    assert not TAG_LIKE.search(text)
    assert not tags_in(text)
