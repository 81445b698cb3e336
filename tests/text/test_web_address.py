"""What is the address of a page."""

import pytest

from reader.text.web_address import names_address, web_address


@pytest.mark.parametrize(
    "given",
    [
        "https://news.example/1?x=1#y",
        "http://127.0.0.1:5000/",
        "HTTPS://News.Example/",
        "https://العربية.example/خبر",
        "http://[::1]:8000/",
    ],
)
def test_addresses(given: str) -> None:
    assert web_address(f" {given}\n") == given


@pytest.mark.parametrize(
    "given",
    [
        *(
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\x01javascript:alert(1)",
        ),
        *("data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://a.example/", "mailto:a@b.example"),
        *("//evil.example/", "/a/1/", "http:", "http://", "http:///x", "http:\\\\evil.example", "http://["),
        *("http://a.example:99999999/", 'http://a.example/"onclick=x', "http://a.example/<b>", "http://a b/"),
        *("http://a.example/\0", "https://a.example/" + "x" * 2000, "1.5", "نص"),
    ],
)
def test_what_is_none(given: str) -> None:
    assert web_address(given) == ""


def test_a_server_s_name_alone_is_taken_for_https() -> None:
    assert web_address("www.news.example/1") == "https://www.news.example/1"


@pytest.mark.parametrize(
    "name",
    [
        *("https://news.example/1", "//news.example", "www.news.example", "news.example", "News.Example/ar"),
        *("editor@news.example", "<editor@news.example>", "mailto:editor@news.example", "العربية.شبكة"),
        " news.example ",
    ],
)
def test_a_name_that_is_an_address(name: str) -> None:
    assert names_address(name)


@pytest.mark.parametrize(
    "name",
    ["", "صحيفة المرفأ", "The Harbour", "A.P.", "S.A.", "ا.ف.ب", "Harbour.Net News", "C: the paper", "24/7"],
)
def test_a_name_that_is_none(name: str) -> None:
    assert not names_address(name)
