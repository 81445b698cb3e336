"""Chats as Telegram exports them in HTML: `messages.html` and those that go on from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reader.formats.pages.bounds import BadMarkup, bound_page
from reader.formats.pages.parsing import Element, parse
from reader.formats.readers.chats import Chat, Post
from reader.formats.reading import Surrounding, Unreadable

_WORDS = ("text", "question", "answer")  # of a post, and of a poll
_MEDIA = ("media_wrap", "photo_wrap", "video_file_wrap", "sticker_wrap")
_BLOCKS = ("br", "div", "p", "blockquote", "pre", "li")
_BOLD = re.compile("<(strong|b)(?=>)")  # bounded markup has no elements that say nothing of themselves
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\b")


def telegram_page(text: str) -> Chat:
    """Return the chat of a page that was exported. Raises Unreadable."""
    try:
        tree = parse(bound_page(_BOLD.sub(r'<\1 class="bold"', text)).markup)
    except BadMarkup as problem:
        raise Unreadable(problem.reason) from problem
    name = next((one.text() for one in tree.elements() if _is_headline(one)), "")
    found = [one for one in tree.elements() if "message" in _classes(one)]
    posts: list[Post] = []
    writers: list[str] = []
    for element in found:
        message = _Message.of(element)
        writers += [message.writer] if message.writer else writers[-1:]
        posts.append(_post(element, message, "" if name in writers[-1:] else "".join(writers[-1:])))
    has_friend = len(set(writers)) > 1 and name in writers  # the chat is called after one of them
    return Chat(tuple(posts), "" if has_friend else name, name)


def _is_headline(element: Element) -> bool:
    return any("page_header" in _classes(one) for one in element.ancestors()) and "bold" in _classes(element)


@dataclass(slots=True)
class _Message:
    """What stands in a message: its words with whether they are bold, and what is around them."""

    words: list[tuple[str, bool]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    said: str = ""
    writer: str = ""
    origin: str = ""
    signed: str = ""
    has_media: bool = False

    @classmethod
    def of(cls, element: Element) -> "_Message":
        message = cls()
        message._read(element)
        return message

    def _read(self, element: Element) -> None:
        waiting: list[Element | str] = list(reversed(element.children))
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                (self.after if self.words else self.before).append(one)
            elif not self._takes(one, _classes(one)):
                waiting.extend(reversed(one.children))

    def _takes(self, element: Element, classes: Sequence[str]) -> bool:
        """Take in an element whose class says what it is; False for one that is looked into."""
        if any(one in classes for one in _WORDS):
            self.words += [*_words(element), ("\n", False)]
            return True
        if "date" in classes and not self.said:
            self.said = element.get("title") or element.text()
        elif "from_name" in classes:
            name = " ".join("".join(one for one in element.children if isinstance(one, str)).split())
            if any("forwarded" in _classes(one) for one in element.ancestors()):
                self.origin = name
            else:
                self.writer = name
        elif "signature" in classes:
            self.signed = element.text()
        self.has_media = self.has_media or any(one in classes for one in _MEDIA)
        return False


def _post(element: Element, message: _Message, author: str) -> Post:
    lines, is_headed = _lines(message.words)
    day = _day(message.said)
    before, after = (" ".join(" ".join(words).split()) for words in (message.before, message.after))
    post = Post(
        element.get("id").removeprefix("message").lstrip("-") or "0",
        day,
        tuple(lines),
        ((before, Surrounding.TIMES),) if before else (),
        ((after, Surrounding.TIMES),) if after else (),
        message.signed or author,
        message.origin,
        "" if day else message.said,
        is_headed,
    )
    if lines:
        return post
    return replace(post, is_wordless=message.has_media)


def _words(element: Element, is_bold: bool = False) -> Iterator[tuple[str, bool]]:
    for one in element.children:
        if isinstance(one, str):
            yield " ".join(one.split("\n")), is_bold
            continue
        is_block = one.tag in _BLOCKS
        if is_block:
            yield "\n", False
        yield from _words(one, is_bold or "bold" in _classes(one))
        if is_block and one.tag != "br":
            yield "\n", False


def _lines(words: Sequence[tuple[str, bool]]) -> tuple[list[str], bool]:
    """Return the lines of a post, and whether all words of the first are bold."""
    lines: list[str] = []
    first: list[bool] = []
    current = ""
    for text, is_bold in [*words, ("\n", False)]:
        if text == "\n":
            lines += [" ".join(current.split())] if current.strip() else []
            current = ""
            continue
        current += text
        if not lines and any(map(str.isalnum, text)):
            first.append(is_bold)
    return lines, bool(first) and all(first)


def _day(said: str) -> date | None:
    found = _DAY.match(said)
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _classes(element: Element) -> list[str]:
    return element.get("class").split()
