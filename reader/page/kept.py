"""Pieces of a page that a process keeps, each under a stamp: only what changed is drawn anew."""

from collections.abc import Callable, Hashable, Iterator, MutableMapping, Sequence
from typing import Any, Protocol

from django.core.cache import caches
from django.template import Library, Node, TemplateSyntaxError
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.functional import cached_property

A_DAY = 24 * 3600

register = Library()


class KeptPieces:
    """The HTML of some pieces by their stamps, kept together under one key in this process's memory.

    `stamps` are those of all pieces that there are by now: what has another is forgotten.
    """

    def __init__(self, key: str, stamps: Sequence[int]) -> None:
        self.key = key
        self.stamps = stamps

    @cached_property
    def html(self) -> MutableMapping[int, str]:
        return caches["pieces"].get(self.key) or {}

    def keep(self) -> None:
        there = {stamp: self.html[stamp] for stamp in self.stamps if stamp in self.html}
        caches["pieces"].set(self.key, there, A_DAY)


class KeptRows:
    """The HTML of rows of lists in this process, each under all that it shows, so that none is ever old.

    At most so many are kept; those that were drawn first go.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.html: dict[Hashable, str] = {}

    def keep(self) -> None:
        if len(self.html) > self.most:
            for old in list(self.html)[: self.most // 4]:
                self.html.pop(old, None)


class _Kept(Protocol):
    """Where pieces are kept."""

    @property
    def html(self) -> MutableMapping[Any, str]: ...

    def keep(self) -> None: ...


class ShownPieces:
    """Some of the pieces, in the order in which they are shown, and how one that is not kept is made."""

    def __init__(self, kept: _Kept, stamps: Sequence[Any], make: Callable[[Any], object]) -> None:
        self.kept = kept
        self.stamps = stamps
        self.make = make

    def __len__(self) -> int:
        return len(self.stamps)

    def __iter__(self) -> Iterator[Any]:
        """Yield what the pieces show, kept or not."""
        return map(self.make, self.stamps)


class _PiecesNode(Node):
    def __init__(self, pieces: FilterExpression, name: str, nodelist: NodeList) -> None:
        self.pieces = pieces
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Any) -> str:
        shown: ShownPieces = self.pieces.resolve(context)
        html, drawn, lost = shown.kept.html, [], False
        for stamp in shown.stamps:
            piece = html.get(stamp)
            if piece is None:
                with context.push(**{self.name: shown.make(stamp)}):
                    piece = html[stamp] = self.nodelist.render(context)
                lost = True
            drawn.append(piece)
        if lost:
            shown.kept.keep()
        return "".join(drawn)


@register.tag("pieces")
def pieces_node(parser: Parser, token: Token) -> Node:
    """Draw pieces that are not kept: `{% pieces page.row_pieces as row %}…{% endpieces %}`."""
    words = token.split_contents()
    if len(words) != 4 or words[2] != "as":
        raise TemplateSyntaxError("pieces SOME as NAME")
    nodelist = parser.parse(("endpieces",))
    parser.delete_first_token()
    return _PiecesNode(parser.compile_filter(words[1]), words[3], nodelist)
