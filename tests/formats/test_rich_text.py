"""What people write is shown as they wrote it, with links, and nothing in it can run or lead astray."""

from html.parser import HTMLParser

import pytest

from reader.formats.rich_text import cleaned, plain_markup, rich_markup

LINK = '<a href="{0}" rel="nofollow noopener">{0}</a>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<word> stays, <Word/> too", "&lt;word&gt; stays, &lt;Word/&gt; too"),
        ("<b>not bold</b>", "&lt;b&gt;not bold&lt;/b&gt;"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("an entity: &lt; and &amp;", "an entity: &amp;lt; and &amp;amp;"),
        ("two\r\nlines", "two<br>\nlines"),
        ("انظر https://a.example/خبر؟", "انظر " + LINK.format("https://a.example/خبر") + "؟"),
        ("(http://a.example/x).", "(" + LINK.format("http://a.example/x") + ")."),
        ("ftp://a.example javascript:alert(1)", "ftp://a.example javascript:alert(1)"),
        ("www.a.example and a@b.example", "www.a.example and a@b.example"),
    ],
)
def test_plain_words_are_shown_as_written(written: str, shown: str) -> None:
    assert plain_markup(written) == shown


def test_an_address_with_a_question_leads_where_it_says() -> None:
    assert 'href="https://a.example/?x=1&amp;lt=2"' in plain_markup("https://a.example/?x=1&lt=2")


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="https://a.example" onclick="alert(1)" target="_blank" style="color:red">x</a>',
    "<svg><p><style><a title='</style><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    "<!-- --><b onmouseover=alert(1)>x</b>",
    "<iframe src='https://a.example'>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_could_run_comes_through(hostile: str) -> None:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    for shown in (plain_markup(hostile), rich_markup(hostile), rich_markup(cleaned(hostile))):
        Tags().feed(shown)
    assert {tag for tag, _ in found} <= {"a", "b", "p", "br"}
    assert {name for _, attributes in found for name in attributes} <= {"href", "rel"}
    addresses = [attributes["href"] or "" for _, attributes in found if "href" in attributes]
    assert all(one.startswith("https://") for one in addresses)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>Names</b> of people", "<p><b>Names</b> of people</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("<ul><li>one</li><li>two</li></ul>", "<ul><li>one</li><li>two</li></ul>"),
        ("mark <word> so", "<p>mark &lt;word&gt; so</p>"),
        ("<em>open", "<p><em>open</em></p>"),
        (
            '<a href="https://a.example/" target="_blank">here</a>',
            '<p><a href="https://a.example/" rel="nofollow noopener">here</a></p>',
        ),
        ("<code>http://a.example</code>", "<p><code>http://a.example</code></p>"),
    ],
)
def test_a_few_tags_are_shown_in_rich_text(written: str, shown: str) -> None:
    assert rich_markup(written) == shown


def test_what_is_stored_holds_nothing_that_is_not_shown() -> None:
    assert cleaned("mark <word>, R&D") == "mark &lt;word&gt;, R&amp;D"
    stored = cleaned("<b onclick=x()>x</b><script>y</script>")
    assert stored == "<b>x</b>&lt;script&gt;y&lt;/script&gt;"
    assert cleaned(stored) == stored
    assert cleaned("a < b & c") == "a < b & c"


def test_what_is_nested_too_deep_is_shown_as_written() -> None:
    assert rich_markup("<b>" * 50_000).startswith("<p>&lt;b&gt;")
    assert plain_markup("<" * 50_000).startswith("&lt;&lt;")
