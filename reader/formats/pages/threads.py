"""Threads of forums: the first post is the article, those that follow answer it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.naming import name_parts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_member_line
from reader.formats.reading import Surrounding

_LEAST = 2  # lines about members
_WORDS = 3  # of a post, beside those of who wrote it
_MOST_ELEMENTS = 200  # of a post, in which something is said of its writer
_POST_NUMBER = re.compile(r"(?:p|post|js-post-|post_|msg|msg_|pid|topic-post-|comment-post-)\d{1,10}")
_POSTS = frozenset(
    [
        "message--post",
        "topic-body",
        "crawler-post",
        "postbit",
        "postbitlegacy",
        "postcontainer",
        "post_wrapper",
        "cpost",
        "postwrapper",
        "forum-post",
        "topic-post",
        "postlist-item",
        "posts__item",
        "ipscomment",
    ]
)
_ABOUT_MEMBER = frozenset(
    [
        "username",
        "bigusername",
        "postprofile",
        "userinfo",
        "userdetails",
        "memberinfo",
        "poster",
        "usertitle",
        "messageuser",
        "nickname",
        "creator",
        "userextras",
        "postmenu",
    ]
)
_TEXTS = frozenset(["bbwrapper", "postbody", "postcontent"])


def answers_in(blocks: Sequence[PageBlock]) -> dict[int, Surrounding]:
    """Return the numbers of answers, and of what is said of members; none where it is no thread."""
    if found := _in_named_posts(blocks):
        return found
    members = [at for at, block in enumerate(blocks) if is_member_line(block.text)]
    if len(members) < _LEAST:
        return {}
    thread = _around([blocks[at].place for at in members])
    posts = _posts(thread, blocks, set(members))
    if len(posts) < _LEAST:
        return {}
    later = {id(one) for one in thread.children[thread.children.index(posts[0]) + 1 :]}
    found = {
        at: Surrounding.COMMENT
        for at, block in enumerate(blocks)
        if any(id(up) in later for up in block.place.ancestors())
    }
    return dict.fromkeys(members, Surrounding.TIMES) | found


def _in_named_posts(blocks: Sequence[PageBlock]) -> dict[int, Surrounding]:
    """Return what `answers_in` does, for a thread whose posts and members have the names that forums give."""
    posts: list[Element] = []
    inside: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        post = next((up for up in block.place.ancestors() if _is_post(up)), None)
        if post is not None:
            posts += [post] if id(post) not in inside else []
            inside.setdefault(id(post), []).append(at)
    told = [one for one in posts if any(map(_is_of_member, islice(one.elements(), _MOST_ELEMENTS)))]
    if len(told) < _LEAST or told[0] is not posts[0]:
        return {}
    found = {at: Surrounding.COMMENT for post in posts[1:] for at in inside[id(post)]}
    for at in inside[id(posts[0])]:
        names = set().union(*(name_parts(up) for up in _up_to(blocks[at].place, posts[0])))
        is_of_member = bool(names & _ABOUT_MEMBER) and not (names & _TEXTS)
        if is_of_member or "signature" in names or _is_about_post(blocks[at].text):
            found[at] = Surrounding.COMMENT
    return found


def _up_to(place: Element, end: Element) -> Iterator[Element]:
    for up in place.ancestors():
        if up is end:
            return
        yield up


def _is_about_post(text: str) -> bool:
    return is_member_line(text) or (text.startswith("#") and text[1:].isdecimal())


def _is_post(one: Element) -> bool:
    """Tell whether an element is a post by its number or by what forums call one."""
    if one.tag not in ("article", "div", "li", "section", "table", "tr"):
        return False
    if _POST_NUMBER.fullmatch(one.get("id")):
        return True
    return bool(_POSTS & set(one.get("class").lower().split()))


def _is_of_member(one: Element) -> bool:
    return bool(_ABOUT_MEMBER & name_parts(one)) or "message-name" in one.get("class")


def _around(places: Sequence[Element]) -> Element:
    shared = Counter(id(up) for place in places for up in place.ancestors())
    return next(up for up in places[0].ancestors() if shared[id(up)] == len(places))


def _posts(thread: Element, blocks: Sequence[PageBlock], members: set[int]) -> list[Element]:
    """Return what is in a thread and says both something of a member and something else."""
    says: dict[int, set[bool]] = {}
    for at, block in enumerate(blocks):
        own = next((up for up in block.place.ancestors() if up.parent is thread), None)
        if own is not None and (at in members or len(block.words) >= _WORDS):
            says.setdefault(id(own), set()).add(at in members)
    return [
        one
        for one in thread.children
        if isinstance(one, Element) and says.get(id(one), set()) == {True, False}
    ]
