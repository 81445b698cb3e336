"""What was typed, taken apart: never an error, as what is no syntax is words.

`a b` both; `a OR b`; `-a` or `NOT a`; `"a b"` in a row; `"a b"~5` with at most so many words between them;
`=a` as it is written; `source:name` and others of `FIELDS`; brackets. A pattern of tokens may
stand before all of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from reader.arabic.tokenise import tokens
from reader.search.patterns import NoPattern, TokenPattern, read_pattern
from reader.text.bilingual.english_words import ARTICLES, words_of
from reader.text.letters import has_arabic_letter

FIELDS = frozenset(
    (
        *("source", "actor", "speaker", "about", "verb", "layer", "kind", "state", "by", "root", "form"),
        *("before", "after", "since", "until", "month"),
    )
)
MOST_WORDS = 64
MOST_DEPTH = 12
MOST_FIELDS = 60
_FARTHEST = 50
_EITHER, _NEITHER = frozenset({"OR", "|"}), frozenset({"NOT", "-"})
_JOINING = _EITHER | _NEITHER | {"AND", "&"}
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_PIECE = re.compile(
    r'(?P<sign>-?)(?:(?P<field>[A-Za-z]{2,9}):)?(?P<exact>=?)"(?P<phrase>[^"]*)"(?:~(?P<apart>\d{1,4}))?'
    r"|(?P<turned>-?)(?P<open>\()|(?P<close>\))|(?P<word>[^\s()\"]+)|\""
)
_NUMBER = re.compile(r"=?\d+(?:[.,٫٬،:/]\d+)*[%٪‰]?")
_FIGURES = re.compile(r"\d+(?=[.,٫٬،:/]|[%٪‰]?$)")  # of 6.5% the parts that English words have
_FIELD_WORD = re.compile(r"(-?)([A-Za-z]{2,9}):(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word; `exact` as it is written, `root` by the root that it names."""

    text: str
    exact: bool = False
    root: bool = False


@dataclass(frozen=True, slots=True)
class QueryPhrase:
    """Words in a row, or with at most `apart` others between neighbours in any order."""

    words: tuple[str, ...]
    apart: int | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["QueryNode", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["QueryNode", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    part: "QueryNode"


QueryNode: TypeAlias = QueryWord | QueryPhrase | TokenPattern | AllOf | AnyOf | NoneOf


@dataclass(frozen=True, slots=True)
class QueryField:
    """A condition on where something stands, such as source:bbc; a name is in lower case."""

    name: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A whole query; `is_cut` if more was typed than is looked for.

    `fault` is why what looks like a pattern of tokens is none, and was taken as words: of `PATTERN_FAULTS`.
    """

    wanted: AllOf
    fields: tuple[QueryField, ...] = ()
    is_cut: bool = False
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.wanted.parts and not self.fields


def parse_query(typed: str) -> SearchQuery:
    """Take a query apart; whatever is typed means something, if only nothing."""
    typed = typed.replace("\0", " ").translate(_QUOTES)
    pattern: list[QueryNode] = []
    fault = ""
    if typed.lstrip().startswith("["):
        try:
            found, typed = read_pattern(typed)
            pattern.append(found)
        except NoPattern as why:
            fault = str(why)
    parser = _Parser(typed)
    wanted = AllOf((*pattern, *parser.sequence(0)))
    return SearchQuery(wanted, tuple(parser.fields), parser.is_cut, fault)


def split_words(text: str) -> list[str]:
    """Return the words of what was typed without a blank: حلب، is one, well-known two, al-Assad one."""
    if has_arabic_letter(text) or _NUMBER.fullmatch(text):
        found = (span.of(text) for span in tokens(text))
        return [word for word in found if any(letter.isalnum() for letter in word)]
    words = [word.text for word in words_of(text) if any(letter.isalnum() for letter in word.text)]
    is_article = len(words) > 1 and words[0].casefold() in ARTICLES
    return words[1:] if is_article else words


@dataclass(slots=True)
class _Parser:
    typed: str
    fields: list[QueryField] = field(default_factory=list)
    is_cut: bool = False
    _words: int = 0
    _pieces: Iterator[re.Match[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._pieces = _PIECE.finditer(self.typed)

    def sequence(self, depth: int) -> Iterator[QueryNode]:
        """Yield the parts up to the bracket that closes, or the end; what OR joins is one."""
        joined: list[QueryNode] = []
        joins = turned = False
        for piece in self._pieces:
            if piece["close"]:
                if depth:
                    break
            elif (word := piece["word"] or "") in _JOINING:
                joins, turned = word in _EITHER and bool(joined), word in _NEITHER
            elif (node := self._part(piece, depth)) is not None:
                if not joins and joined:
                    yield _joined(joined)
                    joined = []
                joined.append(_turned(node) if turned else node)
                joins = turned = False
        if joined:
            yield _joined(joined)

    def _part(self, piece: re.Match[str], depth: int) -> QueryNode | None:
        if piece["open"]:
            if depth >= MOST_DEPTH:
                self.is_cut = True
                return None
            inside = tuple(self.sequence(depth + 1))
            group = inside[0] if len(inside) == 1 else AllOf(inside) if inside else None
            return NoneOf(group) if group and piece["turned"] else group
        if piece["phrase"] is not None:
            return self._phrase(piece)
        return self._word(piece["word"]) if piece["word"] else None

    def _phrase(self, piece: re.Match[str]) -> QueryNode | None:
        name, words = (piece["field"] or "").casefold(), split_words(piece["phrase"])
        if name in FIELDS - {"root"}:
            self._keep_field(name, piece["phrase"].strip(), bool(piece["sign"]))
            return None
        if name:
            words = [name, *words]
        apart = min(int(piece["apart"]), _FARTHEST) if piece["apart"] else None
        node = self._counted(words, bool(piece["exact"]), apart)
        return NoneOf(node) if node and piece["sign"] else node

    def _word(self, typed: str) -> QueryNode | None:
        named = _FIELD_WORD.fullmatch(typed)
        if named and (name := named[2].casefold()) in FIELDS:
            if name != "root":
                self._keep_field(name, named[3], bool(named[1]))
                return None
            node: QueryNode = QueryWord(named[3], root=True)
            return NoneOf(node) if named[1] else node
        bare = typed.lstrip("-") if typed[0] == "-" else typed
        exact = bare.startswith("=")
        found = self._counted(split_words(bare), exact, None)
        return NoneOf(found) if found and typed[0] == "-" else found

    def _counted(self, words: list[str], exact: bool, apart: int | None) -> QueryNode | None:
        """Return a word or a phrase, as long as there are not too many words."""
        room = MOST_WORDS - self._words
        self.is_cut |= len(words) > room
        words = words[: max(room, 0)]
        self._words += len(words)
        if not words:
            return None
        if len(words) == 1 and apart is None and len(figures := _FIGURES.findall(words[0])) > 1:
            return AnyOf((QueryWord(words[0], exact), QueryPhrase(tuple(figures), None, exact)))
        return QueryWord(words[0], exact) if len(words) == 1 else QueryPhrase(tuple(words), apart, exact)

    def _keep_field(self, name: str, value: str, negated: bool) -> None:
        if len(self.fields) < MOST_FIELDS:
            self.fields.append(QueryField(name, value, negated))
        else:
            self.is_cut = True


def _turned(node: QueryNode) -> QueryNode:
    return node if isinstance(node, NoneOf) else NoneOf(node)


def _joined(parts: list[QueryNode]) -> QueryNode:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))
