"""Patterns of tokens as corpus tools write them: `[lemma="حكومة"] []{0,3} [pos="verb" & word!="قال"]`.

A token is what it has in square brackets: tests of `ATTRIBUTES` joined by `&` and `|`, `!` before what must
not hold, brackets around groups; `[]` is any word. After it stands how often: `?`, `*`, `+`, `{2}`, `{0,3}`.
In a value `|` parts alternatives, `.` stands for one letter and `.*` for any number of them.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from reader.text.letters import has_arabic_letter

ATTRIBUTES = frozenset({"word", "lemma", "root", "pos", "gloss"})
WORD_CLASSES = frozenset(
    (
        *("noun", "verb", "adjective", "adverb", "proper noun", "pronoun", "preposition", "conjunction"),
        *("particle", "interjection", "number", "abbreviation", "foreign", "unknown"),
    )
)
MOST_STEPS = 12
MOST_TESTS = 40
MOST_TIMES = 20
_MOST_DEPTH = 8
_LONGEST_VALUE = 200
_MOST_ALTERNATIVES = 12
_MOST_WILD = 3  # of an alternative
_PIECE = re.compile(
    r"\s*(?:(?P<name>[A-Za-z]+)\s*(?P<turned>!?)=\s*(?P<quote>[\"'])(?P<value>[^\"']*)(?P=quote)"
    r"|(?P<sign>[\[\]&|()!]))"
)
_TIMES = re.compile(r"\s*(?:(?P<sign>[?*+])|\{\s*(?P<least>\d{0,3})\s*(?P<to>,?)\s*(?P<most>\d{0,3})\s*\})")
_WILD = re.compile(r"\.\*|\.")
_NO_VALUE = re.compile(r"[\\^$(){}\[\]+?*]")
_SHORT = {"adj": "adjective", "adv": "adverb", "prep": "preposition", "conj": "conjunction", "num": "number"}


class NoPattern(ValueError):  # noqa: N818 (it says what something is not)
    """Why something is no pattern: a code of `PATTERN_FAULTS`."""


PATTERN_FAULTS = frozenset({"brackets", "test", "attribute", "value", "class", "times", "long"})


@dataclass(frozen=True, slots=True)
class TokenTest:
    """That an attribute of a token has one of some values; `.` and `.*` in a value are wild."""

    attribute: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TokenAll:
    parts: tuple["TokenCondition", ...]


@dataclass(frozen=True, slots=True)
class TokenAny:
    parts: tuple["TokenCondition", ...]


@dataclass(frozen=True, slots=True)
class TokenNot:
    part: "TokenCondition"


TokenCondition: TypeAlias = TokenTest | TokenAll | TokenAny | TokenNot


@dataclass(frozen=True, slots=True)
class PatternStep:
    """So many words in a row that a condition holds for; none holds for any word."""

    condition: TokenCondition | None
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class TokenPattern:
    """Steps of words in a row; `typed` is how it was written."""

    typed: str
    steps: tuple[PatternStep, ...]


def read_pattern(typed: str) -> tuple[TokenPattern, str]:
    """Read the pattern that a query begins with; return it and what stands behind it. Raises NoPattern."""
    parser = _PatternParser(typed)
    steps: list[PatternStep] = []
    while parser.begins():
        if len(steps) == MOST_STEPS:
            raise NoPattern("long")
        steps.append(parser.step())
    if not any(step.most for step in steps):
        raise NoPattern("times")
    return TokenPattern(" ".join(typed[: parser.at].split()), tuple(steps)), typed[parser.at :]


def wild_expression(value: str) -> re.Pattern[str] | None:
    """Return what finds the values that one with `.` or `.*` stands for; None for one without."""
    if "." not in value:
        return None
    parts = re.split(r"(\.\*|\.)", value)
    return re.compile("".join(part if _WILD.fullmatch(part) else re.escape(part) for part in parts))


class _PatternParser:
    """Reads from the place `at` on."""

    def __init__(self, typed: str) -> None:
        self.typed, self.at, self._tests = typed, 0, 0

    def begins(self) -> bool:
        """Tell whether another token follows."""
        return self.typed[self.at :].lstrip().startswith("[")

    def step(self) -> PatternStep:
        self._next()
        condition = None
        if self._sign() == "]":
            self._next()
        else:
            condition = self._either(0)
            if self._next()["sign"] != "]":
                raise NoPattern("brackets")
        return PatternStep(condition, *self._times())

    def _times(self) -> tuple[int, int]:
        found = _TIMES.match(self.typed, self.at)
        if found is None:
            if self.typed[self.at :].lstrip()[:1] == "{":
                raise NoPattern("times")
            return 1, 1
        self.at = found.end()
        if found["sign"]:
            return {"?": (0, 1), "*": (0, MOST_TIMES), "+": (1, MOST_TIMES)}[found["sign"]]
        least = int(found["least"] or 0)
        most = int(found["most"] or MOST_TIMES) if found["to"] else least
        if not (found["least"] or found["most"]) or not least <= most <= MOST_TIMES:
            raise NoPattern("times")
        return least, most

    def _either(self, depth: int) -> TokenCondition:
        parts = [self._both(depth)]
        while self._sign() == "|":
            self._next()
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else TokenAny(tuple(parts))

    def _both(self, depth: int) -> TokenCondition:
        parts = [self._one(depth)]
        while self._sign() == "&":
            self._next()
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else TokenAll(tuple(parts))

    def _one(self, depth: int) -> TokenCondition:
        piece = self._next()
        if depth > _MOST_DEPTH:
            raise NoPattern("long")
        if piece["sign"] == "!":
            return TokenNot(self._one(depth + 1))
        if piece["sign"] == "(":
            inside = self._either(depth + 1)
            if self._next()["sign"] != ")":
                raise NoPattern("brackets")
            return inside
        if piece["sign"]:
            raise NoPattern("test")
        return self._test(piece)

    def _test(self, piece: re.Match[str]) -> TokenCondition:
        self._tests += 1
        if self._tests > MOST_TESTS:
            raise NoPattern("long")
        name = piece["name"].casefold()
        if name not in ATTRIBUTES:
            raise NoPattern("attribute")
        test = TokenTest(name, _values(name, piece["value"]))
        return TokenNot(test) if piece["turned"] else test

    def _sign(self) -> str:
        """Return the sign that comes next, if it is one."""
        found = _PIECE.match(self.typed, self.at)
        return (found["sign"] or "") if found else ""

    def _next(self) -> re.Match[str]:
        found = _PIECE.match(self.typed, self.at)
        if found is None:
            raise NoPattern("test" if self.typed[self.at :].strip() else "brackets")
        self.at = found.end()
        return found


def _values(attribute: str, written: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value.strip() for value in written.split("|")))
    if len(written) > _LONGEST_VALUE or len(values) > _MOST_ALTERNATIVES:
        raise NoPattern("long")
    if not all(map(_is_value, values)):
        raise NoPattern("value")
    if attribute == "pos":
        values = tuple(_SHORT.get(value.casefold(), value.casefold()) for value in values)
        if not WORD_CLASSES.issuperset(values):
            raise NoPattern("class")
    elif attribute in ("root", "gloss") and any("." in value for value in values):
        raise NoPattern("value")
    if attribute in ("lemma", "root") and not all(map(has_arabic_letter, values)):
        raise NoPattern("value")
    return values


def _is_value(value: str) -> bool:
    wild = _WILD.findall(value)
    rest = _WILD.sub("", value)
    return bool(value) and len(wild) <= _MOST_WILD and not _NO_VALUE.search(rest)
