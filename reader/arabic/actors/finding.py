"""The people, organisations and places a text names, who is who among them, and their English names."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from reader.arabic.actors import (
    bodies,
    cleaning,
    clubs,
    coreference,
    institutions,
    introduced,
    nested,
    person_names,
    proclitics,
    roles,
    tagger,
    works,
)
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType, Block, InnerMention, Mention
from reader.arabic.names import gazetteer
from reader.arabic.names.english_names import english
from reader.arabic.names.gazetteer import key
from reader.text.spans import Span

# Sentences of words in, the names of each out: the built-in tagger or another in its place.
Tagger = Callable[[Sequence[Sequence[str]]], list[list[Name]]]

_LISTED = 0.9  # how often a curated name of several words is right
_SURE_ALONE = 0.8
_LONGEST = 300  # words of a sentence that are read at once


def find_actors(
    text: str,
    tokens: Sequence[Span],
    sentences: Sequence[Span],
    blocks: Sequence[Block],
    with_institutions: bool = True,
    with_currencies: bool = False,
    tag: Tagger = tagger.tag,
) -> tuple[Mention, ...]:
    """Return the mentions of actors in order; spans leave out clitics and titles.

    Without institutions only proper names are marked, as in ANERcorp: neither ministries, armies and
    governments nor the word for the kind before a name (قناة, شركة). Currencies, which ANERcorp marks as
    names, are left out unless asked for.
    """
    groups = _by_sentence(tokens, sentences)
    words = [[token.of(text) for token in group] for group in groups]
    rows = find_names(words, with_institutions, with_currencies, tag)
    return _mentions(text, groups, words, rows)


def find_names(
    words: Sequence[Sequence[str]],
    with_institutions: bool = True,
    with_currencies: bool = True,
    tag: Tagger = tagger.tag,
) -> list[list[Name]]:
    """Return the names in every sentence of one article, given its words."""
    rows = [_of_sentence(sentence, row) for sentence, row in zip(words, tag(words), strict=True)]
    rows = person_names.agree(words, rows)
    if not with_currencies:
        rows = [cleaning.without_currencies(*pair) for pair in zip(words, rows, strict=True)]
    if not with_institutions:
        return coreference.spread(words, rows)
    listed = [_listed_names(sentence) for sentence in words]
    rows = [_with_listed(row, more) for row, more in zip(rows, listed, strict=True)]
    rows = coreference.spread(words, rows)
    rows = [_as_listed(row, more) for row, more in zip(rows, listed, strict=True)]
    rows = [institutions.find(sentence, row) for sentence, row in zip(words, rows, strict=True)]
    rows = [bodies.find(sentence, row) for sentence, row in zip(words, rows, strict=True)]
    return clubs.find_in_article(words, rows)


def _of_sentence(words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence by its own form: cleaned, completed, works and people added."""
    completed = person_names.complete(words, cleaning.clean(words, row))
    return introduced.find(words, works.find(words, cleaning.clean(words, completed)))


def _listed_names(words: Sequence[str]) -> list[Name]:
    """Return the names of a sentence that the curated lists are sure of."""
    found: list[Name] = []
    lists = gazetteer.names()
    at = 0
    while at < len(words):
        match = lists.at(words, at)
        entry = match.entries[0] if match else None
        if match is None or entry is None:
            at += 1
            continue
        alone = match.last == match.first + 1
        plain = entry.sure and entry.curated and entry.type != ActorType.OTHER
        if plain and not (alone and coreference.is_common(words[at])):
            found.append(Name(match.first, match.last, entry.type, _SURE_ALONE if alone else _LISTED))
        at = match.last
    return found


def _with_listed(row: Sequence[Name], listed: Sequence[Name]) -> list[Name]:
    """Return the names with those of the lists added where the tagger found none."""
    taken = {at for name in row for at in range(name.first, name.last)}
    more = [name for name in listed if taken.isdisjoint(range(name.first, name.last))]
    return sorted((*row, *more), key=lambda name: name.first)


def _as_listed(row: Sequence[Name], listed: Sequence[Name]) -> list[Name]:
    """Return the names with the bounds and types of the lists where a longer or equal name is listed."""
    kept = list(row)
    for name in listed:
        inside = [one for one in kept if one.first < name.last and name.first < one.last]
        if name.last - name.first > 1 and all(
            name.first <= one.first and one.last <= name.last for one in inside
        ):
            kept = [one for one in kept if one not in inside]
            kept.append(
                Name(name.first, name.last, name.type, max((name.score, *(one.score for one in inside))))
            )
    return sorted(kept, key=lambda name: name.first)


def _by_sentence(tokens: Sequence[Span], sentences: Sequence[Span]) -> list[Sequence[Span]]:
    """Return the tokens of every sentence; a sentence of more than `_LONGEST` is cut."""
    starts = [token.start for token in tokens]
    groups: list[Sequence[Span]] = []
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        groups.extend(tokens[at : min(at + _LONGEST, last)] for at in range(first, last, _LONGEST))
    return groups


def _mentions(
    text: str,
    groups: Sequence[Sequence[Span]],
    words: Sequence[Sequence[str]],
    rows: Sequence[Sequence[Name]],
) -> tuple[Mention, ...]:
    found: list[tuple[Span, Name, int]] = []
    for number, row in enumerate(rows):
        for name in row:
            group = groups[number]
            start = group[name.first].start + proclitics.proclitic(words[number][name.first], name)
            found.append((Span(start, group[name.last - 1].end), name, number))
    spellings = [(" ".join(_spelling(text, span).split()), name.type) for span, name, _ in found]
    listed = [_listed_english(spelling, kind) for spelling, kind in spellings]
    actors = coreference.link(spellings, listed, _abbreviated(text, [span for span, _, _ in found]))
    fullest = _fullest(spellings, listed, actors)
    mentions: list[Mention] = []
    for (span, name, number), actor in zip(found, actors, strict=True):
        role = roles.before(words[number], name, rows[number]) if name.type == ActorType.PERSON else ("", "")
        arabic, latin = fullest[actor]
        inner = _inner(groups[number], words[number], name)
        mentions.append(Mention(span, name.type, actor, arabic, latin, name.score, *role, inner))
    return tuple(mentions)


def _inner(group: Sequence[Span], words: Sequence[str], name: Name) -> tuple[InnerMention, ...]:
    return tuple(
        InnerMention(Span(group[one.first].start + one.cut, group[one.last - 1].end), one.type, one.english)
        for one in nested.inside(words, name)
    )


def _abbreviated(text: str, spans: Sequence[Span]) -> set[int]:
    """Return the places of names that stand in brackets right after another: (سانا)."""
    return {
        at
        for at in range(1, len(spans))
        if text[spans[at - 1].end : spans[at].start].strip() == "("
        and text[spans[at].end : spans[at].end + 1] == ")"
    }


def _spelling(text: str, span: Span) -> str:
    """Return the name as it stands, with the alef of an article after ل put back (لأسد: الأسد)."""
    written = span.of(text)
    if written.startswith("ل") and text[max(0, span.start - 1) : span.start] == "ل":
        return "ا" + written
    return written


def _listed_english(spelling: str, kind: ActorType) -> str:
    entries = gazetteer.names().get(spelling)
    same = [entry for entry in entries if entry.type == kind]
    return f"{kind.value}:{same[0].english}" if same else ""


def _fullest(
    spellings: Sequence[tuple[str, ActorType]], listed: Sequence[str], actors: Sequence[int]
) -> dict[int, tuple[str, str]]:
    """Return for every actor its fullest Arabic name in the text and the English of it."""
    chosen: dict[int, int] = {}
    for at, actor in enumerate(actors):
        best = chosen.get(actor)
        if best is None or _fullness(spellings[at][0], listed[at]) > _fullness(
            spellings[best][0], listed[best]
        ):
            chosen[actor] = at
    return {actor: (spellings[at][0], english(*spellings[at])) for actor, at in chosen.items()}


def _fullness(spelling: str, listed: str) -> tuple[bool, int, int]:
    words = spelling.split()
    return len(words) > 1, len(words) if len(words) < 7 else 1, len(key(spelling)) + (1 if listed else 0)
