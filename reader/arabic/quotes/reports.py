"""The cues of a passage, each with the place where what it reports begins."""

from reader.arabic.quotes.cues import Cue, continues, cues_at
from reader.arabic.quotes.openings import Intro, content_start
from reader.arabic.quotes.reading import Passage
from reader.text.spans import Span

Report = tuple[Cue, Intro | None]


def find_reports(passage: Passage) -> list[Report]:
    """Return the cues of a passage in order, each with the start of its content.

    They are sought from the end: a cue does not look for content beyond a later one that has its own. Of a
    verb of stance, and of a verb said after its words, the content is unknown here (None).
    """
    found: list[Report] = []
    with_content: dict[int, Cue] = {}
    for at in range(len(passage.units) - 1, -1, -1):
        report = _report_at(passage, at, with_content) if passage.units[at].facts.forms else None
        if report is not None:
            found.append(report)
            if report[1] is not None:
                with_content[at] = report[0]
    kept = [(cue, intro) for cue, intro in found if intro is None or cue.at in with_content]
    kept.reverse()
    return _pairs_joined(passage, kept)


def _report_at(passage: Passage, at: int, with_content: dict[int, Cue]) -> Report | None:
    """Return the first cue at a unit that has content, else the first that counts without."""
    alone: Report | None = None
    for cue in cues_at(passage, at):
        intro = content_start(passage, cue, with_content)
        if intro is not None:
            return cue, intro
        if alone is None and cue.counts_alone:
            alone = (cue, None)
    return alone


def _pairs_joined(passage: Passage, found: list[Report]) -> list[Report]:
    """Make one cue of a verb and the participle next to it: تابع قائلا, زاد متسائلا."""
    joined: list[Report] = []
    for cue, intro in found:
        verb = joined[-1][0] if joined else None
        if verb is not None and _makes_pair(passage, verb, cue):
            span = Span(verb.span.start, cue.span.end)
            addresses = cue.form.verb.takes_object
            of_verb = intro or joined[-1][1]
            joined[-1] = (Cue(verb.at, cue.last, verb.form, span, verb.joined, addresses), of_verb)
        else:
            joined.append((cue, intro))
    return joined


def _makes_pair(passage: Passage, verb: Cue, cue: Cue) -> bool:
    next_to_it = cue.at == verb.last + 1 and not cue.joined
    return verb.form.finite and next_to_it and continues(passage, cue) and not _is_subject(passage, cue)


def _is_subject(passage: Passage, cue: Cue) -> bool:
    """Tell whether what may be a participle is the subject of the verb before: تفيد مذكرة, ذكر شاهدا عيان."""
    unit = passage.units[cue.at]
    witness = cue.form.verb.weak and unit.form_is_in(unit.word.removesuffix("ا"), "role")
    return witness or unit.is_in("document")
