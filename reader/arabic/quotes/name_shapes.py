"""Names that only their shape tells: words behind a title, or between commas, that no mention has."""

from collections.abc import Callable

from reader.arabic.quotes.phrase_names import Phrase, is_body_or_paper, past_clause
from reader.arabic.quotes.reading import Passage, TextUnit, has_clitic, names_person
from reader.arabic.quotes.words import COMMAS, complementiser
from reader.text.spans import Span

_LONGEST = 4  # words of a name between commas that only its shape tells
_PRONOUNS = ("ه", "ها", "هم", "هما")
_TITLE_AND_NAME = 2  # units
_SHORTEST = 3  # letters of a word that can be a name by its shape

Shapes = Callable[[Phrase], Span | None]


def is_all_name(phrase: Phrase) -> Span | None:
    """قال نيكول باشينيان إن (Nikol Pashinyan said that): all words can be a name."""
    if _name_begin(phrase) != phrase.at or not phrase.passage.units[phrase.at].is_only_a_name:
        return None
    return _span(phrase.passage, phrase.at, phrase.end)


def ends_in_name(phrase: Phrase) -> Span | None:
    """وزير الخارجية الأمريكية جون كيري (the US secretary of state, John Kerry): a name after the article."""
    begin = _name_begin(phrase)
    if not phrase.at < begin < phrase.end or (
        len(phrase.units) <= 2 and phrase.units[0].word.startswith("ال")
    ):
        return None
    only = phrase.passage.units[begin]
    if begin == phrase.end - 1 and only.word.startswith("ب") and not only.is_given_name:
        return None  # رئيس وحدة الوسائط بنوكيا: at a firm
    before = phrase.passage.units[begin - 1]
    named = before.mention is not None and not names_person(before.mention)
    definite = before.word.startswith(("ال", "لل")) or named or (before.is_role and before.has_pronoun)
    return _span(phrase.passage, begin, phrase.end) if definite else None


def precedes_name(phrase: Phrase) -> Span | None:
    """قال الوزير، جون كيري، إن (the minister, John Kerry, said that): a name between commas."""
    if _name_begin(phrase) != phrase.end or not phrase.precedes_comma or not phrase.is_definite:
        return None
    units = phrase.passage.units
    begin = _past_title(phrase, phrase.end + 1)
    for fits in (_can_be_name, may_be_named):
        end = begin
        while end < min(phrase.limit, begin + _LONGEST) and fits(units[end]):
            end += 1
        least = begin + 1 if fits is _can_be_name else begin + 2
        closed = end == phrase.limit or units[end].word in COMMAS
        if end >= least and closed and (fits is _can_be_name or _is_somebody(phrase, begin)):
            return _span(phrase.passage, begin, end)
    return _of_family(phrase, begin)


def _of_family(phrase: Phrase, begin: int) -> Span | None:
    """Return two words between commas, the second a family name: والدة التلميذ، أصيلة الريامية،."""
    given, family = phrase.passage.unit_at(begin), phrase.passage.unit_at(begin + 1)
    closed = begin + 2 == phrase.limit or phrase.passage.unit_at(begin + 2).word in COMMAS
    named = _is_bare_noun(given) and family.raw.startswith("ال") and family.raw.endswith(("ي", "ية"))
    plain = family.mention is None and not family.is_role and not family.is_nationality and not given.forms
    return (
        _span(phrase.passage, begin, begin + 2)
        if closed and named and plain and _is_somebody(phrase, begin)
        else None
    )


def _past_title(phrase: Phrase, begin: int) -> int:
    """Return the unit after a title behind a comma: زميلتها، معلمة الجغرافيا | فلانة."""
    units, at = phrase.passage.units, begin
    if at >= phrase.limit or not (units[at].is_role and units[at].mention is None):
        return begin
    while at < min(phrase.limit, begin + _LONGEST) and (units[at].is_role or units[at].raw.startswith("ال")):
        at += 1
    return at


def follows_clause(phrase: Phrase) -> Span | None:
    """اللاعب الذي أهدر الركلة، كميل السعدي، (the player who missed, Kumail al-Saadi): behind a clause."""
    past = past_clause(phrase)
    return precedes_name(past) if past is not None else None


def _is_somebody(phrase: Phrase, begin: int) -> bool:
    """Tell whether a phrase is a person's office or kin, and the word behind its comma opens a name."""
    head, first = phrase.passage.units[phrase.at], phrase.passage.units[begin]
    person = (head.is_role or head.is_in("owner") or head.has_pronoun) and not is_body_or_paper(phrase)
    second = phrase.passage.unit_at(begin + 1)
    described = second.raw.startswith("ال") and not second.raw.endswith(("ي", "ية"))
    adjective = first.is_adjective and described  # حزين الوجه
    return person and not first.raw.startswith("ال") and not adjective


def may_be_named(unit: TextUnit) -> bool:
    """Tell whether nothing bars a word between commas from a name, though it may be another."""
    if not unit.is_word or len(unit.word) < _SHORTEST or unit.is_role or unit.is_title or unit.forms:
        return False
    if unit.mention is not None:
        return names_person(unit.mention)
    if unit.is_in("preposition", "adverb", "time", "relative", "pronoun", "negation", "past_auxiliary"):
        return False
    owned = unit.has_pronoun and unit.raw.endswith(_PRONOUNS)
    bound = unit.hangs_on_preposition or unit.is_addressed or owned or complementiser(unit.raw)
    return not (bound or unit.tells_manner or unit.is_accusative or unit.is_only_a_verb)


def is_given_after_title(phrase: Phrase) -> Span | None:
    """أما المعلمة بهيجة فقالت (the teacher Bahija said): a given name ends a definite title."""
    if phrase.end - phrase.at != _TITLE_AND_NAME:
        return None
    title, given = phrase.units
    owned = title.has_pronoun
    titled = title.word.startswith("ال") and (title.is_role or title.is_title) and title.mention is None
    bare = given.mention is None and given.is_given_name and not given.raw.startswith("ال")
    barred = given.is_role or given.forms or given.is_in("self", "preposition", "adverb", "time")
    return given.span if (titled or owned) and bare and not barred else None


def is_pair_after_title(phrase: Phrase) -> Span | None:
    """وقالت الكاتبة السعودية نوف السالم إن (the Saudi writer Nouf al-Salem said that): two words.

    Behind a definite title no indefinite word can stand but a name; the phrase ends with it.
    """
    first, begin = phrase.passage.units[phrase.at], phrase.end - 2
    if begin <= phrase.at or not (first.is_role or first.is_title) or phrase.end < phrase.limit - 1:
        return None
    given, family = phrase.passage.units[begin], phrase.passage.units[phrase.end - 1]
    before = phrase.passage.units[begin - 1]
    if not before.word.startswith("ال") or before.mention is not None or not _is_bare_noun(given):
        return None
    ends = family.word.startswith("ال") and not family.is_role and not family.is_nationality
    return _span(phrase.passage, begin, phrase.end) if ends and family.mention is None else None


def _is_bare_noun(unit: TextUnit) -> bool:
    if not unit.is_word or unit.mention is not None or unit.word.startswith(("ال", "لل", "و")):
        return False
    return not (unit.is_role or unit.is_in("self", "preposition", "link", "adverb", "time"))


# The first that finds a name decides: in the first all words can be a name, in the second the last ones, in
# the third none; the last takes two words for a name that the lexicon has as others.
SHAPES: tuple[Shapes, ...] = (
    is_all_name,
    ends_in_name,
    precedes_name,
    follows_clause,
    is_given_after_title,
    is_pair_after_title,
)


def name_by_shape(phrase: Phrase) -> Span | None:
    """Return what looks like a name, where no mention tells."""
    if any(names_person(unit.mention) for unit in phrase.units):
        return (
            precedes_name(phrase) if phrase.units[0].is_in("owner") and not is_body_or_paper(phrase) else None
        )
    return next((span for shape in SHAPES if (span := shape(phrase)) is not None), None)


def _name_begin(phrase: Phrase) -> int:
    """Return the first of the last words of a phrase that can be a name; its end if there is none."""
    begin = phrase.end
    while begin > phrase.at and _can_be_name(phrase.passage.units[begin - 1]):
        begin -= 1
    return begin


def _span(passage: Passage, begin: int, end: int) -> Span:
    return Span(passage.units[begin].span.start, passage.units[end - 1].span.end)


def _can_be_name(unit: TextUnit) -> bool:
    word = unit.word
    if not unit.is_word or unit.raw.startswith(("ال", "لل", "و")) or len(word) < _SHORTEST:
        return False
    if unit.mention is not None and not names_person(unit.mention) and not has_clitic(unit):
        return False
    if unit.is_in("self", "preposition", "adverb", "time") or unit.is_role:
        return False
    return unit.can_be_a_name
