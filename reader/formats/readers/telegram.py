"""Chats as Telegram exports them in JSON: `result.json`, of one chat or of a whole account."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from reader.formats.readers.chats import MAX_POSTS, Aside, Chat, Post
from reader.formats.reading import Surrounding, Unreadable

_READ_BY_MANY = ("channel", "group")  # in the word for a chat's type: its name is no private person's
_MEDIA = ("photo", "file", "media_type", "location_information", "contact_information")


def is_telegram(found: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is what Telegram exports."""
    return any(map(_is_chat, _chats_in(found)))


def telegram_chats(found: Mapping[str, Any]) -> list[Chat]:
    """Return the chats of an export, in its order. Raises Unreadable for more posts than are read."""
    chats = [one for one in _chats_in(found) if _is_chat(one)]
    if sum(len(one["messages"]) for one in chats) > MAX_POSTS:
        raise Unreadable("chat-too-many-posts", most=MAX_POSTS)
    return [_chat(one) for one in chats]


def _chats_in(found: Mapping[str, Any]) -> Iterator[Any]:
    yield found
    for name in ("chats", "left_chats"):
        part = found.get(name)
        chats = part.get("list") if isinstance(part, dict) else None
        yield from chats if isinstance(chats, list) else ()


def _is_chat(found: Any) -> bool:
    if not isinstance(found, dict) or not isinstance(found.get("messages"), list):
        return False
    messages = found["messages"]
    return bool(messages) and isinstance(messages[0], dict) and {"id", "type"} <= set(messages[0])


def _chat(found: Mapping[str, Any]) -> Chat:
    name = _said(found.get("name"))
    is_public = any(word in _said(found.get("type")) for word in _READ_BY_MANY)
    posts = (_post(one, name) for one in found["messages"] if isinstance(one, dict))
    return Chat(tuple(posts), name if is_public else "", name)


def _post(found: Mapping[str, Any], chat: str) -> Post:
    ident, (day, hour, unread) = _said(found.get("id")), _moment(found)
    writer, origin = _said(found.get("from")), _said(found.get("forwarded_from"))
    lines = tuple(_lines(found))
    is_post = found.get("type", "message") == "message"
    heads: list[Aside] = [
        (one, Surrounding.TIMES) for one in (" ".join((hour, writer)), origin) if one.strip()
    ]
    if not is_post or not lines:
        said = " ".join(filter(None, (hour, _said(found.get("actor")), *_service(found), *lines)))
        asides = ((said, Surrounding.TIMES),) if said else ()
        return Post(ident, day, asides=asides, is_wordless=is_post and any(one in found for one in _MEDIA))
    signed = _said(found.get("author"))
    endings = ((signed, Surrounding.TIMES),) if signed else ()
    author = signed or (writer if writer != chat else "")
    return Post(ident, day, lines, tuple(heads), endings, author, origin, unread, _is_headed(found))


def _service(found: Mapping[str, Any]) -> Iterator[str]:
    for name in ("action", "title", "photo", "file", "sticker_emoji"):
        if isinstance(found.get(name), str):
            yield _said(found[name]).replace("_", " ")


def _moment(found: Mapping[str, Any]) -> tuple[date | None, str, str]:
    """Return the day and the hour as the export writes them, in its own time zone, and what was not read."""
    written = _said(found.get("date"))
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        seconds = _said(found.get("date_unixtime"))
        if not seconds.isdecimal() or len(seconds) > 11:
            return None, "", written
        moment = datetime.fromtimestamp(int(seconds), UTC)
    return moment.date(), moment.strftime("%H:%M"), ""


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    text = "".join(_words(found.get("text") or found.get("text_entities")))
    yield from (line.strip() for line in text.splitlines() if line.strip())
    poll = found.get("poll")
    if isinstance(poll, dict):
        yield from filter(None, [_said(poll.get("question")), *_answers(poll.get("answers"))])


def _answers(found: Any) -> Iterable[str]:
    return (
        (_said(one.get("text")) for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
    )


def _words(found: Any) -> Iterator[str]:
    """Yield the words of a text, which is a string or a list of strings and of parts with a type."""
    for part in found if isinstance(found, list) else [found]:
        said = part.get("text") if isinstance(part, dict) else part
        if isinstance(said, str):
            yield said.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _is_headed(found: Mapping[str, Any]) -> bool:
    """Tell whether the first words of a post are bold and a line of their own."""
    parts = found.get("text")
    if not isinstance(parts, list):
        return False
    for at, part in enumerate(parts):
        if isinstance(part, dict) and part.get("type") == "bold":
            rest = "".join(_words(parts[at + 1 :]))
            return (
                not rest
                or rest.startswith("\n")
                or _said(part.get("text")) != _said(part.get("text")).rstrip()
            )
        if any(char.isalnum() for char in "".join(_words([part]))):
            return False
    return False


def _said(value: Any) -> str:
    """Return what can be stored of a word or a number; empty for all else."""
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").split())
