"""Threads of forums: the first post is the article, those that follow answer it."""

from collections import Counter
from collections.abc import Sequence

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_member_line
from reader.formats.reading import Surrounding

_LEAST = 2  # lines about members
_WORDS = 3  # of a post, beside those of who wrote it


def answers_in(blocks: Sequence[PageBlock]) -> dict[int, Surrounding]:
    """Return the numbers of answers, and of what is said of members; none where it is no thread."""
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
