"""How often the English name given is one that is accepted."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.arabic.document import ActorType
from reader.arabic.pipeline import Analyser


@dataclass(frozen=True, slots=True)
class NameScores:
    """Counts of names. `listed` are in the lists of names, and `listed_right` of them right."""

    names: int
    right: int
    listed: int
    listed_right: int
    wrong: tuple[tuple[str, str, str], ...]

    @property
    def share(self) -> float:
        return self.right / self.names if self.names else 0.0

    @property
    def share_unlisted(self) -> float:
        unlisted = self.names - self.listed
        return (self.right - self.listed_right) / unlisted if unlisted else 0.0


def evaluate(analyser: Analyser, lines: Iterable[str]) -> NameScores:
    """Score English names on lines of type, tab, Arabic name, tab, accepted English names separated by `|`.

    Letter case and a leading "the" do not count; `wrong` holds Arabic, accepted names and the one given.
    Lines that begin with # are notes. Raises ValueError for a line of another form.
    """
    names = right = listed = listed_right = 0
    wrong: list[tuple[str, str, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != 3:
            raise ValueError(f"line {number} does not have three fields")
        kind, arabic, accepted = fields
        given = analyser.english_name(arabic, ActorType(kind))
        fits = _plain(given) in {_plain(name) for name in accepted.split("|")}
        known = analyser.is_listed(arabic)
        names += 1
        right += fits
        listed += known
        listed_right += fits and known
        if not fits:
            wrong.append((arabic, accepted, given))
    return NameScores(names, right, listed, listed_right, tuple(wrong))


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")
