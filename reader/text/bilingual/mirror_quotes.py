"""Find the quotations of an Arabic paragraph in its English translation."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.text.bilingual.english_words import fold_english, words_of
from reader.text.bilingual.reporting_verbs import TAKES_LISTENER, are_alike, lemma_of
from reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class QuoteQuery:
    """One quotation in the Arabic paragraph, to be found in the English.

    `kind` is direct, indirect or mixed; `position` and `share` say where in the Arabic paragraph it begins
    and how much of it it is, both from 0 to 1. `verb` is the English of the cue ("warned that"), `speaker`
    the English name or description of the source; either may be empty.
    """

    kind: str
    position: float
    share: float
    verb: str = ""
    speaker: str = ""


_PAIRS = {"“": "”", "«": "»", "„": "”", "‘": "’"}
_OPENING = re.compile("[“«„\"]|(?<![^\\W_])‘(?=\\w)|(?<![\\w'])'(?=\\w)")
_SINGLE_END = re.compile("[’'](?!\\w)")
_PUNCTUATION = " ,.;:!?…\n"
_TITLE_CASE = frozenset(("of", "the", "and", "for", "in", "a", "an", "on", "to"))
_MAX_CELLS = 250_000
_MAX_CLAUSES = 200
_MAX_SENTENCE = 2000
_ACCORDING_TO, _COLON = "according to", ":"
_MIN_WORTH = 1.5

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"’»)]*+\s++(?=[“\"‘«(]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|St|Rev|Sen|Gov|No|vs)|\b[A-Z])\.$")
_ACCORDING = re.compile(r"\b(?:according to|in the words of|as quoted by)\b", re.IGNORECASE)
_TAIL = re.compile(r",\s+(?:according to|as quoted by|in the words of|which quoted|citing)\b.*$", re.DOTALL)
_VERB = re.compile(r"\b[A-Za-z]+\b")
_LINK = re.compile(
    r"(?P<between>(?:,[^,.“”]{1,90},|(?:\s+[\w’'.-]+){0,14}?(?:,[^,.“”]{1,90},)?))\s+(?:that|whether|how|why)\s+"
)
_ASIDE = re.compile(
    r"\W*(?:,|\s*(?:in|on|at|to|from|during|after|before|late|earlier|yesterday|today|again|also)\b)"
)
_TURN = re.compile(
    r";\s|:\s*[“\"]|,\s+but\s|,?\s+(?:and|but|while|whereas|before)\s+(?:[\w’'-]+\s+){0,3}?(?P<verb>\w+)"
    r"|,\s+(?:(?:also|while)\s+)?(?P<ing>\w+ing)\s"
)
_HEADLINE = re.compile(r"(?P<source>[^\s:]+(?: [^\s:]+){0,8}):\s+(?=[^\s“\"])")
_PREPOSITION = re.compile(r"\s+(?:(?:on|for|about|of|against|to)\s+)?")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch that may be reported speech, the lemma of its verb, and where its source is named."""

    span: Span
    lemma: str
    source: Span
    certainty: float


def find_quotes(english: str, wanted: Sequence[QuoteQuery], names: Sequence[str] = ()) -> list[Span | None]:
    """Return where each quotation is in `english`, None for those that are not certain, in the order asked.

    Direct quotations are what stands inside quotation marks; marks around one of `names`, the actors of the
    paragraph, are none. The others are the clause that a verb of speech or "according to" goes with.
    """
    found: list[Span | None] = [None] * len(wanted)
    direct = [number for number, query in enumerate(wanted) if query.kind == "direct"]
    others = [number for number, query in enumerate(wanted) if query.kind != "direct"]
    marked = quoted_stretches(english)
    speech = _without_names(english, marked, names, len(direct))
    for number, span in _pair(english, [wanted[number] for number in direct], speech):
        found[direct[number]] = span
    clauses = list(islice(_clauses(english), _MAX_CLAUSES)) if others else []
    for number, clause in _fitting(english, clauses, {number: wanted[number] for number in others}, speech):
        found[number] = clause.span
    return found


def quoted_stretches(english: str) -> list[Span]:
    """Return what stands inside quotation marks, outermost marks only, without the marks.

    A mark that is never closed reaches to the end of its line. Linear.
    """
    stretches: list[Span] = []
    at = line_end = unclosed_until = 0
    while (opening := _OPENING.search(english, at)) is not None:
        mark, start = opening.group(), opening.end()
        if start > line_end or line_end == 0:
            line_end = _end_of_line(english, start)
        single = mark in "‘'"
        if single and start < unclosed_until:
            at = start
            continue
        end = _closing(english, mark, start, line_end)
        if end is None and single:
            at, unclosed_until = start, line_end
            continue
        end = line_end if end is None else end
        if (span := _trimmed(english, Span(start, max(start, end)))) is not None:
            stretches.append(span)
        at = max(end + 1, start)
    return stretches


def _end_of_line(english: str, start: int) -> int:
    end = english.find("\n", start)
    return len(english) if end < 0 else end


def _closing(english: str, opening: str, start: int, line_end: int) -> int | None:
    if opening in "‘'":
        found = _SINGLE_END.search(english, start, line_end)
        return found.start() if found else None
    end = english.find(_PAIRS.get(opening, opening), start, line_end)
    return end if end >= 0 else None


def _trimmed(english: str, span: Span) -> Span | None:
    """Return `span` without spaces at its ends, None if nothing is left."""
    text = span.of(english)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip())) if text.strip() else None


def _without_names(english: str, marked: Sequence[Span], names: Sequence[str], needed: int) -> list[Span]:
    """Leave out the stretches that are names; those that only look like one if there are too many."""
    known = {_folded(name) for name in names}
    speech = [span for span in marked if _folded(span.of(english)) not in known]
    for span in list(speech):
        if len(speech) > needed and _looks_like_name(span.of(english)):
            speech.remove(span)
    return speech


def _folded(name: str) -> str:
    return " ".join(
        key for word in words_of(name) if (key := fold_english(word.text)) not in ("the", "al", "el")
    )


def _looks_like_name(text: str) -> bool:
    words = [word.text for word in words_of(text)]
    if len(words) > 5 or text.endswith((".", "!", "?", ",")):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _TITLE_CASE for word in words)


def _pair(english: str, wanted: Sequence[QuoteQuery], speech: Sequence[Span]) -> Iterable[tuple[int, Span]]:
    """Pair quotations with stretches in order, leaving over those that fit worst in length and position."""
    if len(wanted) == len(speech) or len(wanted) * len(speech) > _MAX_CELLS:
        yield from enumerate(speech[: len(wanted)])
        return
    rows, columns = len(wanted), len(speech)
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    few = min(rows, columns)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            paired = cost[i - 1][j - 1] + _misfit(english, wanted[i - 1], speech[j - 1])
            cost[i][j] = (
                paired
                if i == j == few
                else min(
                    [paired, *([cost[i - 1][j]] if rows > columns and i > j else [])]
                    + ([cost[i][j - 1]] if columns > rows and j > i else [])
                )
            )
    i, j = rows, columns
    pairs = []
    while i and j:
        if rows > columns and i > j and cost[i][j] == cost[i - 1][j]:
            i -= 1
        elif columns > rows and j > i and cost[i][j] == cost[i][j - 1]:
            j -= 1
        else:
            pairs.append((i - 1, speech[j - 1]))
            i, j = i - 1, j - 1
    yield from reversed(pairs)


def _misfit(english: str, query: QuoteQuery, span: Span) -> float:
    """Return how far a stretch is from the length and the place that the Arabic lets expect."""
    share = (len(span) + 1) / (len(english) + 1)
    return abs(math.log(share / max(query.share, 0.001))) + abs(span.start / len(english) - query.position)


def _clauses(english: str) -> Iterator[_Clause]:
    """Yield the stretches of each sentence that a verb of speech or "according to" reports."""
    for sentence in _sentences(english):
        for finder in (_after_verbs, _according_to, _before_source, _headline):
            yield from (clause for clause in finder(english, sentence) if len(clause.span) > 3)


def _sentences(english: str) -> Iterator[Span]:
    """Yield the sentences; of an endless one the first `_MAX_SENTENCE` code points."""
    start = 0
    for end in _SENTENCE_END.finditer(english):
        if not _ABBREVIATION.search(english, max(start, end.start() - 5), end.start() + 1):
            yield Span(start, min(end.end(), start + _MAX_SENTENCE))
            start = end.end()
    if start < len(english):
        yield Span(start, min(len(english), start + _MAX_SENTENCE))


def _reported(english: str, start: int, end: int) -> Span:
    """Return the clause from `start` without an attribution at its end and without outer punctuation."""
    text = english[start:end]
    if (tail := _TAIL.search(text)) is not None:
        text = text[: tail.start()]
    stripped = text.lstrip(_PUNCTUATION)
    start += len(text) - len(stripped)
    return Span(start, start + len(stripped.rstrip(_PUNCTUATION)))


def _after_verbs(english: str, sentence: Span) -> Iterator[_Clause]:
    """Yield what follows a verb of speech: "warned that …", "told reporters that …", "denied …".

    Where the sentence turns to something else that is said or done, the clause may end there too.
    """
    for verb in _VERB.finditer(english, sentence.start, sentence.end):
        lemma = lemma_of(verb.group().lower())
        if not lemma:
            continue
        source = Span(max(sentence.start, verb.start() - 90), verb.start())
        for start, certainty in _starts(english, verb.end(), sentence.end, lemma):
            for end in (sentence.end, *islice(_turns(english, start, sentence.end), 4)):
                yield _Clause(_reported(english, start, end), lemma, source, certainty)


def _starts(english: str, at: int, end: int, lemma: str) -> Iterator[tuple[int, float]]:
    """Yield where the clause may begin after a verb that ends at `at`, and how certain that is."""
    link = _LINK.match(english, at, end)
    between = link["between"] if link else ""
    has_clause = not between or lemma in TAKES_LISTENER or _ASIDE.match(between) is not None
    if link is not None:
        yield link.end(), 1.0 if has_clause else 0.5
    if not (link and has_clause) and (bare := _PREPOSITION.match(english, at, end)) is not None:
        yield bare.end(), 0.5


def _turns(english: str, start: int, end: int) -> Iterator[int]:
    """Yield where a sentence goes over to a new statement: "…, but …", "… and denied …", "…, adding …"."""
    for turn in _TURN.finditer(english, start, end):
        verb = turn["verb"] or turn["ing"]
        if verb is None or lemma_of(verb.lower()):
            yield turn.start()


def _headline(english: str, sentence: Span) -> Iterator[_Clause]:
    """Yield what follows the source and a colon: "Putin: …"."""
    source = _HEADLINE.match(english, sentence.start, sentence.end)
    if source is not None:
        span = _reported(english, source.end(), sentence.end)
        yield _Clause(span, _COLON, Span(*source.span("source")), 1.0)


def _according_to(english: str, sentence: Span) -> Iterable[_Clause]:
    for cue in _ACCORDING.finditer(english, sentence.start, sentence.end):
        before = english[sentence.start : cue.start()].strip(_PUNCTUATION)
        if before:
            source = Span(cue.end(), sentence.end)
            yield _Clause(_reported(english, sentence.start, cue.start()), _ACCORDING_TO, source, 1.0)
            continue
        for comma in islice(re.compile(", ").finditer(english, cue.end(), sentence.end), 3):
            span = _reported(english, comma.end(), sentence.end)
            yield _Clause(span, _ACCORDING_TO, Span(cue.end(), comma.start()), 1.0)


def _before_source(english: str, sentence: Span) -> Iterable[_Clause]:
    """Yield what stands before ", an official said." at the end of a sentence."""
    comma = english.rfind(", ", sentence.start, sentence.end)
    while comma > sentence.start and sentence.end - comma < 160:
        tail = Span(comma + 2, sentence.end)
        verbs = [
            (verb.end(), lemma)
            for verb in _VERB.finditer(english, tail.start, tail.end)
            if (lemma := lemma_of(verb.group().lower()))
        ]
        if verbs and (tail.end - verbs[-1][0] < 30 or len(tail) < comma - sentence.start):
            yield _Clause(_reported(english, sentence.start, comma), verbs[-1][1], tail, 0.9)
            return
        comma = english.rfind(", ", sentence.start, comma)


def _fitting(
    english: str, clauses: Sequence[_Clause], wanted: Mapping[int, QuoteQuery], speech: Sequence[Span]
) -> Iterator[tuple[int, _Clause]]:
    """Give each quotation a clause, the best pair first; no two overlap, and what is unsure is left out."""
    pairs = [
        (worth, number, clause)
        for number, query in islice(wanted.items(), _MAX_CLAUSES)
        for clause in clauses
        if (worth := _worth(english, clause, query, speech)) >= _MIN_WORTH
    ]
    done: set[int] = set()
    taken: list[Span] = []
    for _, number, clause in sorted(pairs, key=lambda pair: -pair[0]):
        if number not in done and not any(clause.span.overlaps(span) for span in taken):
            done.add(number)
            taken.append(clause.span)
            yield number, clause


def _worth(english: str, clause: _Clause, query: QuoteQuery, speech: Sequence[Span]) -> float:
    """Return how well a clause fits: the verb, the speaker's words near it, length, place, marks inside."""
    worth = clause.certainty - min(_misfit(english, query, clause.span), 3.0) * 0.5
    worth += _likeness_of_cue(clause.lemma, query.verb)
    speaker = {word.key for word in words_of(query.speaker)} - _TITLE_CASE - {"al", "el"}
    if speaker:
        around = {word.key for word in words_of(clause.source.of(english))}
        worth += 1.5 * len(speaker & around) / len(speaker)
    holds_marks = query.kind == "mixed" and any(clause.span.covers(span) for span in speech)
    return worth + (0.8 if holds_marks else 0.0)


def _likeness_of_cue(lemma: str, cue: str) -> float:
    verbs = {verb for word in words_of(cue) if (verb := lemma_of(word.text.lower()))}
    if lemma in verbs or ("according" in cue and lemma == _ACCORDING_TO) or (not cue and lemma == _COLON):
        return 2.0
    if any(are_alike(verb, lemma) for verb in verbs) or lemma in ("say", _ACCORDING_TO):
        return 1.2
    return 0.6
