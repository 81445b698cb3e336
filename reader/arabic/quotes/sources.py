"""Whole sentences of a source: one that opens them, also by a pronoun, and one that is set in their midst."""

from dataclasses import replace

from reader.arabic.quotes.attribution import Attribution, leading_source, trailing_source
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.reading import Passage, TextUnit
from reader.arabic.quotes.regions import Region
from reader.arabic.quotes.trailing import end_of_content
from reader.arabic.quotes.words import COMMAS, complementiser
from reader.text.spans import Span

_GENDERS = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هما": ("m", "d")}
# By the whole word, what says "according to" in it: وبحسبه, فوفقها.
_ON_PRONOUNS = {
    first + form + pronoun: form
    for form in ("بحسب", "حسب", "وفق")
    for first in ("", "و", "ف")
    for pronoun in _GENDERS
}
_FEWEST = 3  # units of a piece of a sentence behind its source
_LONGEST_SOURCE = 15  # units of a source between commas
_SHORTEST_TOPIC = 2  # the same, and of a subject of which a source tells, with its comma
_LONGEST_SETTING = 5  # units of where or when, before a source: وفي كل بيت، كما يحكي فلان،
_SHORTEST_REPORT = 3  # units of what a source gives before another report


def opening_source(passage: Passage, discourse: Discourse) -> Attribution | None:
    """Return the source with which a sentence opens: وبحسب فلان، كذا; وبحسبه، كذا."""
    return leading_source(passage) or _of_pronoun(passage, discourse)


def _of_pronoun(passage: Passage, discourse: Discourse) -> Attribution | None:
    """Return whom a pronoun on the word for "according to" means: وبحسبه، ووفقها, فبحسبها."""
    at = 0 if passage.unit_at(0).is_word else 1
    word = passage.unit_at(at).word
    found = _ON_PRONOUNS.get(word, "")
    if not found or at + _FEWEST >= passage.end:
        return None
    gender, number = _GENDERS[word[word.index(found) + len(found) :]]
    unit = passage.units[at]
    speaker = discourse.latest(unit.span.start, gender, number)
    if speaker is None:
        return None
    start = at + 2 if passage.units[at + 1].word in COMMAS else at + 1
    if complementiser(passage.units[start].raw):
        start += 1
    cue = Span(unit.span.start + word.index(found), unit.span.end)
    return Attribution(discourse.carry(speaker), start, passage.end, cue, found, "according to")


def reports_beside(passage: Passage, source: Attribution, found: list[Region]) -> list[Region] | None:
    """Return the reports that follow what a source gives; None where its sentence is a report of another.

    بحسب الوكالة، قال فلان إن كذا: what he says is his.
    """
    for region in found:
        clause = region.intro is not None and region.intro.kind != "nominal"
        if (
            region.cue.at == source.start
            and clause
            and not complementiser(passage.units[source.start - 1].raw)
        ):
            return None
    begin = source.start + _SHORTEST_REPORT
    return [one for one in found if one.cue.at > begin and (one.cue.joined or not one.cue.form.finite)]


def given_by(passage: Passage, source: Attribution, beside: list[Region]) -> Attribution:
    """Return what an opening source gives, up to the next report or what is no more of it."""
    end = source.end
    if beside:
        end = min(end, beside[0].cue.at)
        while passage.units[end - 1].word in COMMAS or passage.units[end - 1].is_in("connector"):
            end -= 1
    return replace(source, end=end_of_content(passage, source.start, end, nominal=False))


def piece_behind(passage: Passage, source: Attribution) -> Attribution | None:
    """Return the piece of a sentence that goes on behind its source: بلغ العدد، بحسب فلان، ستين شخصا."""
    last = min(passage.end, source.end + _LONGEST_SOURCE)
    comma = next((at for at in range(source.end + 2, last) if passage.units[at].word in COMMAS), None)
    if comma is None or comma + _FEWEST >= passage.end or not _goes_on(passage.units[comma + 1]):
        return None
    end = end_of_content(passage, comma + 1, passage.end, nominal=False)
    return replace(source, start=comma + 1, end=end)


def _as_he_says(passage: Passage, discourse: Discourse) -> Attribution | None:
    """Return what whoever spoke last says, by a bare verb set in it: بدأت، كما تروي، بعشرة أكواب."""
    for at in range(_SHORTEST_TOPIC, passage.end - 1):
        unit = passage.units[at]
        on_what = unit.facts.preposition == "على" and passage.units[at + 1].word == "ما"
        if not (unit.is_in("as") or on_what) or passage.units[at - 1].word not in COMMAS:
            continue
        verb = at + 1 + on_what
        closes = passage.unit_at(verb + 1)
        if closes.word not in COMMAS and closes.word not in ("", "."):
            continue
        for form, taken in passage.unit_at(verb).forms:
            if not form.finite or taken or form.verb.kind not in ("say", "judge"):
                continue
            speaker = discourse.latest(unit.span.start, form.gender, form.number, form)
            if speaker is not None:
                cue = Span(unit.span.start, passage.units[verb].span.end)
                known = discourse.carry(speaker)
                return Attribution(known, 0, at, cue, form.verb.lemma, form.english("quote"))
    return None


def pieces_around(passage: Passage, discourse: Discourse) -> list[Attribution]:
    """Return what stands before a source and behind it; of a bare subject only what is behind.

    المشروع، بحسب الوزيرة، سيوفر ألف فرصة عمل.
    """
    source = trailing_source(passage, _SHORTEST_TOPIC) or _as_he_says(passage, discourse)
    if source is None:
        return []
    before, behind = passage.units[source.start : source.end], piece_behind(passage, source)
    acts = any(unit.is_word and unit.mention is None and unit.is_first_a_verb for unit in before)
    setting = before[0].form_is_in(before[0].word.removeprefix("و"), "preposition")
    setting = setting and len(before) < _LONGEST_SETTING
    short = len(before) < _SHORTEST_REPORT
    if behind is None:
        return [] if short or setting else [source]
    topic = setting or (not acts and passage.units[behind.start].is_first_a_verb)
    return [behind] if topic or short else [source, behind]


def _goes_on(unit: TextUnit) -> bool:
    """Tell whether a word goes on with a clause, rather than with what is told of its source."""
    opens = unit.is_joined or unit.word == "اي" or (unit.word[:1] in "وف" and unit.word != "في")
    if not unit.is_word or opens:
        return False
    if unit.mention is not None or unit.is_role or unit.is_title or unit.tells_manner or unit.forms:
        return False
    return not unit.is_in(
        "connector", "relative", "while", "contrast", "trailer", "concession", "subordinator"
    )
