"""The people, organisations and places a text names, who is who among them, and their English names."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import Flag, auto
from functools import cached_property
from typing import NamedTuple, Protocol

from reader.arabic.actors import (
    bodies,
    celestial,
    cleaning,
    clubs,
    coreference,
    crafts,
    departments,
    ends_of_bodies,
    from_lists,
    homonyms,
    institutions,
    introduced,
    laws,
    listed_people,
    named_bodies,
    nested,
    not_people,
    person_names,
    placed,
    proclitics,
    roles,
    shortened,
    signed,
    works,
)
from reader.arabic.actors.certainty import Circumstances, CountedNames
from reader.arabic.actors.fullest import fullest_names
from reader.arabic.actors.tagger import OWN, Name
from reader.arabic.document import ActorType, InnerMention, Mention
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import Match
from reader.arabic.resources import Resources
from reader.text.spans import Span

Names = list[list[Name]]  # by sentence
NameScore = Callable[[Name, Circumstances], float]
_LONGEST = 300  # words of a sentence that are read at once


class Tagger(Protocol):
    """Who finds the names that the lists then complete: sentences of words in, the names of each out.

    `name` is what the version of an analysis tells taggers apart by; those of `OWN` are the project's.
    """

    @property
    def name(self) -> str: ...
    def load(self) -> None:
        """Read the model now, so that it is known to be there."""

    def __call__(self, sentences: Sequence[Sequence[str]], /) -> Names: ...


class Wanted(Flag):
    """What is to be marked beside the proper names of people, organisations and places."""

    PROPER_NAMES = 0
    INSTITUTIONS = auto()  # ministries, armies and governments, and the word for the kind before a name
    CURRENCIES = auto()
    EVERYTHING = INSTITUTIONS | CURRENCIES


class NamesOfArticle:
    """The words of one article by sentence, with what is known of them."""

    def __init__(self, known: Knowledge, sentences: Sequence[Sequence[str]]) -> None:
        self.known, self.sentences = known, sentences

    @cached_property
    def matches(self) -> list[dict[int, Match]]:
        """What the lists have of each sentence, by the place of the first word."""
        return list(map(self.known.names.matches, self.sentences))

    @cached_property
    def listed(self) -> Names:
        """The names that the curated lists are sure of."""
        return [
            from_lists.sure_names(self.known, *pair)
            for pair in zip(self.sentences, self.matches, strict=True)
        ]


class Step(NamedTuple):
    """What is done to the names of an article, for what is wanted, and why at this place in the order."""

    run: Callable[[NamesOfArticle, Names], Names]
    why: str
    is_taken: Callable[[Wanted], bool] = lambda wanted: True


def _in_each(
    find: Callable[[Knowledge, Sequence[str], Sequence[Name]], list[Name]],
) -> Callable[[NamesOfArticle, Names], Names]:
    """Do in an article what `find` does in a sentence."""
    return lambda article, rows: [
        find(article.known, words, row) for words, row in zip(article.sentences, rows, strict=True)
    ]


def _over(
    find: Callable[[Knowledge, Sequence[Sequence[str]], Names], Names],
) -> Callable[[NamesOfArticle, Names], Names]:
    return lambda article, rows: find(article.known, article.sentences, rows)


def _with_institutions(wanted: Wanted) -> bool:
    return Wanted.INSTITUTIONS in wanted


def _without_currencies(wanted: Wanted) -> bool:
    return Wanted.CURRENCIES not in wanted


# The names that the tagger found go through these, in this order.
STEPS = (
    Step(
        _in_each(cleaning.clean),
        "first of all, so that no rule builds on a month, a title or a mark that was taken for a name",
    ),
    Step(
        _in_each(person_names.complete),
        "needs clean bounds: two people are divided, and a family name that is also a word is joined on",
    ),
    Step(
        _in_each(cleaning.clean),
        "again, for what was divided or joined on may end in a mark, a participle or an office",
    ),
    Step(
        _in_each(not_people.without_phrases),
        "before people are sought from the form of the sentence, so that no phrase stands in their way",
    ),
    Step(
        _in_each(works.without_scraps),
        "before titles are told, for one that a word announces takes the place of any other; the corpus has "
        "them all as names",
        _with_institutions,
    ),
    Step(
        _in_each(works.find),
        "a title in marks takes the place of names inside it, before people are looked for between them",
    ),
    Step(
        lambda article, rows: works.find_again(article.sentences, rows),
        "when all titles are found that the text tells of, and before people are looked for in others",
    ),
    Step(
        _in_each(crafts.find),
        "what stands behind السفينة is a ship's name, though it look like a man's, and not to be spread so",
        _with_institutions,
    ),
    Step(
        _in_each(listed_people.find),
        "full names that are known to be somebody's, before others are looked for from the form alone",
    ),
    Step(
        _in_each(introduced.find),
        "adds people only where no name stands yet, hence after all that the sentence gave; its rows of "
        "people hang on the whole names before them",
    ),
    Step(
        _in_each(not_people.without_phrases),
        "again, for a phrase may look like a given and a family name",
    ),
    Step(
        _in_each(signed.find),
        "a line that only signs is a name to its end, whatever was found in it",
        _with_institutions,
    ),
    Step(
        _over(person_names.agree),
        "needs every full name of the article, those that a sentence introduces too",
    ),
    Step(
        _in_each(cleaning.without_currencies),
        "before names are spread, or each dollar would come back from another sentence",
        _without_currencies,
    ),
    Step(
        lambda article, rows: [
            from_lists.with_listed(*pair) for pair in zip(rows, article.listed, strict=True)
        ],
        "only where the tagger and the rules found none, and before names are spread, so that listed ones "
        "are found again in other forms",
        _with_institutions,
    ),
    Step(
        lambda article, rows: [
            placed.find(article.known, *one)
            for one in zip(article.sentences, article.matches, rows, strict=True)
        ],
        "before names are spread, so that a place once told by its kind is found without it",
        _with_institutions,
    ),
    Step(
        _over(coreference.spread),
        "takes up further mentions of all proper names; what follows are bodies named by ordinary words, "
        "whose every mention is found by its own form",
    ),
    Step(
        lambda article, rows: [
            from_lists.as_listed(*pair) for pair in zip(rows, article.listed, strict=True)
        ],
        "after names are spread, for a short name that was taken up may be part of a longer one of the lists",
        _with_institutions,
    ),
    Step(
        _in_each(crafts.without_things),
        "after the lists, which have some with what they are: خام برنت",
        _with_institutions,
    ),
    Step(
        _in_each(cleaning.without_demonyms),
        "after the lists, which have the country that such an adjective looks like",
        _with_institutions,
    ),
    Step(
        _in_each(cleaning.without_currencies),
        "again, for the lists have some with their country: الليرة التركية",
        _without_currencies,
    ),
    Step(
        _in_each(homonyms.without_homonyms),
        "after the lists and after names are spread, for both find such a place wherever it stands",
        _with_institutions,
    ),
    Step(
        _over(celestial.with_planets),
        "after the lists, which have the club and the islands of the same name",
        _with_institutions,
    ),
    Step(
        _in_each(institutions.find),
        "joins the word for the kind to names, which must have their last bounds by now; the longest stays",
        _with_institutions,
    ),
    Step(
        _in_each(bodies.find),
        "less sure than institutions: of two that overlap the longest stays, of equals the likelier",
        _with_institutions,
    ),
    Step(
        _in_each(departments.find),
        "named by their field, as some bodies are that were found; the longest stays",
        _with_institutions,
    ),
    Step(
        _in_each(named_bodies.find),
        "needs the places and people after which bodies are called, and the bounds of all other names",
        _with_institutions,
    ),
    Step(_in_each(laws.find), "longer than what was found in them", _with_institutions),
    Step(
        _in_each(ends_of_bodies.find),
        "when all bodies are found, for it adds to what a body is called where it sits and what it is for",
        _with_institutions,
    ),
    Step(_over(shortened.find), "when all bodies stand in full, by which they are told", _with_institutions),
    Step(
        _over(clubs.find_in_article),
        "last, since a club is a single ordinary word: only where nothing else was found",
        _with_institutions,
    ),
)


def name_score(resources: Resources, tagger: Tagger) -> NameScore:
    """Return what tells how sure a name is: what was counted, or the word of a tagger that is not our own."""
    return CountedNames(resources).score if tagger.name in OWN else lambda name, known_of_it: name.score


def find_actors(
    known: Knowledge,
    tagger: Tagger,
    score: NameScore,
    text: str,
    tokens: Sequence[Span],
    sentences: Sequence[Span],
) -> tuple[Mention, ...]:
    """Return the mentions of actors in order; spans leave out clitics and titles. No currencies."""
    groups = _by_sentence(tokens, sentences)
    words = [[text[token.start : token.end] for token in group] for group in groups]
    rows = find_names(known, tagger, words, Wanted.INSTITUTIONS)
    return _mentions(known, text, groups, words, rows, score)


def find_names(
    known: Knowledge,
    tagger: Tagger,
    words: Sequence[Sequence[str]],
    wanted: Wanted = Wanted.EVERYTHING,
) -> Names:
    """Return the names in every sentence of one article, given its words: what ANERcorp marks, or more.

    ANERcorp marks proper names and currencies, but no institutions.
    """
    article, rows = NamesOfArticle(known, words), tagger(words)
    for step in STEPS:
        if step.is_taken(wanted):
            rows = step.run(article, rows)
    return rows


def _by_sentence(tokens: Sequence[Span], sentences: Sequence[Span]) -> list[Sequence[Span]]:
    """Return the tokens of every sentence; a sentence of more than `_LONGEST` is cut."""
    starts = [token.start for token in tokens]
    groups: list[Sequence[Span]] = []
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        groups.extend(tokens[at : min(at + _LONGEST, last)] for at in range(first, last, _LONGEST))
    return groups


def _mentions(
    known: Knowledge,
    text: str,
    groups: Sequence[Sequence[Span]],
    words: Sequence[Sequence[str]],
    rows: Sequence[Sequence[Name]],
    score: NameScore,
) -> tuple[Mention, ...]:
    found: list[tuple[Span, Name, int]] = []
    for number, row in enumerate(rows):
        for name in row:
            group = groups[number]
            start = group[name.first].start + proclitics.before_name(known, words[number], name)
            found.append((Span(start, group[name.last - 1].end), name, number))
    spellings = [(" ".join(_spelling(text, span).split()), name.type) for span, name, _ in found]
    listed = [_listed_english(known, spelling, kind) for spelling, kind in spellings]
    actors = coreference.link_mentions(
        known, spellings, listed, _abbreviated(text, [span for span, _, _ in found])
    )
    fullest = fullest_names(known, spellings, listed, actors)
    mentions: list[Mention] = []
    for at, ((span, name, number), actor) in enumerate(zip(found, actors, strict=True)):
        role = (
            roles.before(known, words[number], name, rows[number])
            if name.type == ActorType.PERSON
            else ("", "")
        )
        arabic, latin = fullest[actor]
        inner = _inner(known, groups[number], words[number], name)
        known_of_it = Circumstances(
            bool(listed[at]), _is_plain(known, spellings[at][0]), bool(role[0]), " " in arabic
        )
        certain = score(name, known_of_it)
        mentions.append(
            Mention(span, name.type, actor, arabic, latin.text, certain, *role, inner, latin.guess)
        )
    return tuple(mentions)


def _inner(
    known: Knowledge, group: Sequence[Span], words: Sequence[str], name: Name
) -> tuple[InnerMention, ...]:
    return tuple(
        InnerMention(Span(group[one.first].start + one.cut, group[one.last - 1].end), one.type, one.english)
        for one in nested.inside(known, words, name)
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


def _listed_english(known: Knowledge, spelling: str, kind: ActorType) -> str:
    entries = known.names.get(spelling)
    same = [entry for entry in entries if entry.type == kind]
    return f"{kind.value}:{same[0].english}" if same else ""


def _is_plain(known: Knowledge, spelling: str) -> bool:
    """Tell whether the lists have a name as one thing only, and it is no ordinary word besides."""
    entries = known.names.get(spelling)
    return len(entries) == 1 and entries[0].sure and entries[0].curated
