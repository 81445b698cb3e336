"""Chats into texts: a post each or a day each; what is no text of its own is told beside those that are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from reader.errors import Reason
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable

EACH_POST, EACH_DAY = "post", "day"
WAYS = (EACH_POST, EACH_DAY)
UNCHOSEN = Reason("chat-unchosen")
MAX_POSTS = 100_000
MAX_TEXTS = 10_000
FEWEST_WORDS = 4  # of a post that is a text of its own
_SUBHEAD = "subhead"
_FEWEST_SIGNED = 3

Aside = tuple[str, Surrounding]


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a chat, or with no lines what stands between posts.

    `asides` stood before its lines and are none, its hour and its writer's name, `endings` after them.
    `origin` is who published what was passed on, and `unread` a date that was not understood. With
    `is_headed` its first line is bold; one that `is_wordless` is a picture or a recording alone.
    """

    ident: str
    day: date | None
    lines: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    endings: tuple[Aside, ...] = ()
    author: str = ""
    origin: str = ""
    unread: str = ""
    is_headed: bool = False
    is_wordless: bool = False

    @property
    def words(self) -> int:
        return sum(len(line.split()) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Chat:
    """The posts of a chat in their order. `site` is its name where many read it, empty among friends."""

    posts: tuple[Post, ...]
    site: str = ""
    name: str = ""


def texts_of_chats(chats: Sequence[Chat], way: str = "") -> list[ExtractedText]:
    """Return the texts of chats, a post or a day each; where `way` says neither, a post, with a doubt.

    A post of a word or two is told with the text that it stood before, unless the chat has no others. Raises
    Unreadable where there is no text, or too many.
    """
    chats = [replace(one, posts=tuple(_unsigned(one.posts))) for one in chats]
    found = [text for one in chats for text in _texts_of(one, way or EACH_POST, len(chats) > 1)]
    if not found:
        raise Unreadable("chat-empty")
    if len(found) > MAX_TEXTS:
        raise Unreadable("chat-too-many-texts", most=MAX_TEXTS)
    if not way:
        found = [replace(one, doubts=(*one.doubts, UNCHOSEN)) for one in found]
    wordless = sum(post.is_wordless for one in chats for post in one.posts)
    if wordless:
        found[0] = replace(found[0], remarks=(Reason("chat-wordless", count=wordless),))
    return found


def _texts_of(chat: Chat, way: str, is_one_of_many: bool) -> list[ExtractedText]:
    texts = [_text_of(chat, posts, way) for posts in _groups(chat, way)]
    if is_one_of_many and chat.name:
        return [replace(one, name=f"{chat.name}: {one.name}") for one in texts]
    return texts


def _groups(chat: Chat, way: str) -> list[list[Post]]:
    """Return the posts of each text; a post without lines is with the one that it stood before."""
    if way == EACH_DAY:
        days = [list(posts) for _, posts in groupby(chat.posts, key=lambda post: post.day)]
        return _gathered(days)
    fewest = FEWEST_WORDS if any(post.words >= FEWEST_WORDS for post in chat.posts) else 1
    return _gathered([_told(post, fewest)] for post in chat.posts)


def _gathered(groups: Iterable[list[Post]]) -> list[list[Post]]:
    found: list[list[Post]] = []
    before: list[Post] = []
    for posts in groups:
        if any(post.lines for post in posts):
            found.append([*before, *posts])
            before = []
        else:
            before += posts
    if found:
        found[-1] += before
    return found


def _told(post: Post, fewest: int) -> Post:
    """Return the post; of one that is too short for a text, what it says is said aside."""
    if not post.lines or post.words >= fewest:
        return post
    said = ("\n".join(post.lines), Surrounding.UNCERTAIN)
    return replace(post, lines=(), asides=(*post.asides, said, *post.endings), endings=())


def _text_of(chat: Chat, posts: list[Post], way: str) -> ExtractedText:
    lines: list[str] = []
    left_out: list[LeftOut] = []
    kinds: list[tuple[int, str]] = []
    for post in posts:
        left_out += (LeftOut(text, what, len(lines)) for text, what in post.asides)
        if post.is_headed and lines and post.lines:
            kinds.append((len(lines), _SUBHEAD))
        lines += post.lines
        left_out += (LeftOut(text, what, len(lines)) for text, what in post.endings)
    speaking = [post for post in posts if post.lines]
    first, origins = speaking[0], {post.origin for post in speaking}
    authors = list(dict.fromkeys(post.author for post in speaking if post.author))
    unread = next((post.unread for post in speaking if post.day is None and post.unread), "")
    return ExtractedText(
        "\n".join(lines),
        name=_name(first, way),
        published=first.day,
        author=authors[0] if len(authors) == 1 else "",
        site=(first.origin if len(origins) == 1 else "") or chat.site,
        kinds=tuple(kinds),
        left_out=tuple(left_out),
        doubts=(Reason("date-unread", said=unread),) if unread else (),
    )


def _name(post: Post, way: str) -> str:
    if way == EACH_DAY:
        return post.day.isoformat() if post.day else f"day of post {post.ident}"
    return f"post {post.ident}"


def _unsigned(posts: Sequence[Post]) -> Iterable[Post]:
    """Leave out the line with which most posts of a channel end, where it is nothing but an address of it."""
    last = Counter(post.lines[-1] for post in posts if len(post.lines) > 1 and _is_address(post.lines[-1]))
    spoken = sum(len(post.lines) > 1 for post in posts)
    signs = {line for line, times in last.items() if times >= _FEWEST_SIGNED and 2 * times > spoken}
    for post in posts:
        if len(post.lines) > 1 and post.lines[-1] in signs:
            aside = (post.lines[-1], Surrounding.FOOT)
            yield replace(post, lines=post.lines[:-1], endings=(aside, *post.endings))
        else:
            yield post


def _is_address(line: str) -> bool:
    return all(word.startswith(("@", "https://", "http://", "t.me/")) for word in line.split())
