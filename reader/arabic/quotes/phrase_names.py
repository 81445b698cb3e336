"""The name that a title leads to: a person who is known, or words that have the shape of a name."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.arabic.document import Mention
from reader.arabic.quotes.reading import Passage, TextUnit, has_clitic, names_person
from reader.arabic.quotes.words import COMMAS, complementiser, without_article
from reader.text.spans import Span

_AFTER_COMMA = 6  # units after the comma among which the name stands: المدرب، البرتغالي فلان
_LONGEST = 4  # words of a name between commas that only its shape tells
_FARTHEST_POST = 10  # units from a title to the name behind its post: المبعوث الأممي إلى ليبيا، عضو في
_POSTS = (
    "لشؤون",
    "لشئون",
    "الى",
    "لدى",
    "في",
    "ب",
    "على",
    "عن",
    "من",
    "ل",
)  # what leads from a title to its post
_COUNSEL = "الدفاع"  # of whom محامي and وكيل tell nobody else: محامي الدفاع فلان
_CALLED = frozenset(("يدعى", "تدعى", "اسمه", "اسمها", "يسمى", "تسمى"))
_FARTHEST_CALLED = 9  # units behind a phrase among which a verb of naming stands: وهو تاجر من المدينة اسمه
_PRONOUNS = ("ه", "ها", "هم", "هما")
_HE = frozenset(("هو", "هي"))
_OFFICES = frozenset(("مكتب", "مكتبه", "حملة", "حملته"))
_SHORTEST = 3  # letters of a word that can be a name by its shape


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at the units `at` to `end`, half-open; what belongs to it lies before `limit`."""

    passage: Passage
    at: int
    end: int
    limit: int

    @property
    def units(self) -> list[TextUnit]:
        return self.passage.units[self.at : self.end]

    @property
    def is_definite(self) -> bool:
        """Whether the head is definite: by its article, or because a noun follows that it governs."""
        head = self.passage.units[self.at]
        if head.word.startswith("ال") or head.has_pronoun or self.at + 1 >= len(self.passage.units):
            return True
        following = self.passage.units[self.at + 1]
        if following.mention is not None or self._is_construct:
            return True
        return not following.is_in("preposition") and not _is_adjective(following)

    @property
    def _is_construct(self) -> bool:
        """Whether the noun behind the head is governed by it, as the article tells: قائد شرطة المدينة."""
        between = self.units[1:]
        governed = len(between) > 1 and between[1].word.startswith("ال")
        return governed and not any(unit.is_in("preposition", "link") for unit in between[:2])

    @property
    def precedes_comma(self) -> bool:
        return self.end < self.limit and self.passage.units[self.end].word in COMMAS


Shapes = Callable[[Phrase], Span | None]


def person_led_to(phrase: Phrase) -> Mention | None:
    """Return the person that a title leads to: الرئيس الروسي بوتين, القنصل في الجزر، أحمد موسى،."""
    head = phrase.passage.units[phrase.at]
    if head.is_in("owner") and phrase.passage.unit_at(phrase.at + 1).word != _COUNSEL:
        return _person_beside_owner(phrase)
    for index, unit in enumerate(phrase.units[1:]):
        if names_person(unit.mention) and not has_clitic(unit):
            if phrase.units[index].word == "باسم":
                return None  # متحدث باسم أولمرت
            bare = not any(between.is_in("preposition", "link") for between in phrase.units[1 : index + 1])
            return unit.mention if phrase.is_definite or bare else None
    return _person_called(phrase) or _person_behind_post(phrase) or _person_after_comma(phrase)


def _person_beside_owner(phrase: Phrase) -> Mention | None:
    """Return who is meant by another's kin or colleague: محامي العربي، سامي النجار; رفيق دربه الشاعر فلان."""
    if _is_body(phrase):
        return None
    return _person_titled_again(phrase) or _person_called(phrase) or _person_after_comma(phrase)


def _person_titled_again(phrase: Phrase) -> Mention | None:
    """Return the person whose title follows a pronoun, where the other's share ends: ابن عمه | النائب."""
    for index, unit in enumerate(phrase.units):
        if names_person(unit.mention):
            title, owned = phrase.units[max(0, index - 1)], phrase.units[: max(0, index - 1)]
            titled = title.word.startswith("ال") and (title.is_role or title.is_title)
            return unit.mention if titled and any(_is_owned(one) for one in owned) else None
    return None


def _is_owned(unit: TextUnit) -> bool:
    return unit.has_pronoun or (unit.mention is None and unit.raw.endswith(_PRONOUNS))


def _is_body(phrase: Phrase) -> bool:
    """Tell whether a phrase is a body or a paper, which bears no person's name: مكتب الرئيس، بيان الوزارة."""
    head = phrase.passage.units[phrase.at]
    bare = without_article(head.word)
    body = head.form_is_in(bare, "body") or head.form_is_in(bare, "document") or bare in _OFFICES
    return body and not head.form_is_in(bare, "people")


def _person_behind_post(phrase: Phrase) -> Mention | None:
    """Return the person named behind the post of a title: المبعوث الأممي إلى ليبيا فلان."""
    units = phrase.passage.units
    if not phrase.is_definite or phrase.end >= phrase.limit or not _leads_to_post(phrase):
        return None
    for at in range(phrase.end + 1, min(phrase.limit, phrase.end + _FARTHEST_POST)):
        unit = units[at]
        if names_person(unit.mention) and not has_clitic(unit):
            return unit.mention if _can_end_title(units[at - 1]) else None
        if unit.word in COMMAS:
            return _person_from(phrase, at + 1)  # مدير السوق في المدينة، المهندس فلان،
        if not _may_be_of_post(unit):
            return None
    return None


def _leads_to_post(phrase: Phrase) -> bool:
    """Tell whether a preposition, alone or on the word, opens a post behind a title, and no occasion."""
    unit, following = phrase.passage.units[phrase.end], phrase.passage.unit_at(phrase.end + 1)
    if unit.is_in("bound_preposition") or unit.word.startswith("لل"):
        body = unit.form_is_in(without_article(unit.word), "body")
        return names_person(following.mention) or body or not _is_audience(unit)  # مسؤولة الإعلام فيها فلانة
    if unit.word in _POSTS:
        return not (following.is_in("venue", "time", "pronoun", "document") or following.marked is not None)
    return (has_clitic(unit) or unit.word.startswith("بال")) and not _is_audience(unit)


def _is_audience(unit: TextUnit) -> bool:
    return unit.form_is_in(without_article(unit.word.removeprefix("ب")), "audience")


def _may_be_of_post(unit: TextUnit) -> bool:
    """Tell whether a word may stand between a title and the name: a place, a body, an adjective."""
    if not unit.is_word or unit.is_in("relative", "pronoun", "time", "venue", "document", "audience"):
        return False
    if unit.mention is not None:
        return True
    return not (complementiser(unit.raw) or unit.has_pronoun or unit.is_only_a_verb)


def _can_end_title(unit: TextUnit) -> bool:
    """Tell whether a name may follow a word of a title: a name, or a word with the article."""
    definite = unit.word.startswith(("ال", "لل", "بال", "وال"))
    return unit.mention is not None or definite or unit.is_in("bound_preposition")


def _person_called(phrase: Phrase) -> Mention | None:
    """Return the person whom a verb of naming adds: صاحب فرن يدعى فلان; أحدهم، وهو نجار اسمه فلان."""
    passage = phrase.passage
    begin = phrase.end + (passage.unit_at(phrase.end).word in COMMAS)
    for at in range(begin, min(len(passage.units), begin + _FARTHEST_CALLED)):
        unit, following = passage.units[at], passage.unit_at(at + 1)
        is_he = at == begin > phrase.end and unit.word in _HE
        if unit.word.removeprefix("و") in _CALLED or (is_he and names_person(following.mention)):
            return following.mention if names_person(following.mention) else None
        if at == begin and unit.word.removeprefix("و") not in _HE:
            return None
        if not unit.is_word or complementiser(unit.raw) or unit.forms:
            return None
    return None


def _person_after_comma(phrase: Phrase) -> Mention | None:
    """Return the person after a comma, past his nationality: المدرب، البرتغالي فلان."""
    if not phrase.precedes_comma or not phrase.is_definite:
        return None
    return _person_from(phrase, phrase.end + 1)


def _person_from(phrase: Phrase, begin: int) -> Mention | None:
    """Return the person behind a comma, to whom only words of a title lead."""
    for unit in phrase.passage.units[begin : min(phrase.limit, begin + _AFTER_COMMA)]:
        if names_person(unit.mention) and not has_clitic(unit):
            return unit.mention
        if not _belongs_to_title(unit):
            return None
    return None


def _belongs_to_title(unit: TextUnit) -> bool:
    """Tell whether a word can stand between a comma and a name: عالم الجيولوجيا, العميد, البرتغالي."""
    if unit.is_role or unit.is_title or (unit.mention is not None and not names_person(unit.mention)):
        return True
    return unit.word.startswith("ال") and not unit.is_in("preposition", "relative", "time")


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
    return None


def _past_title(phrase: Phrase, begin: int) -> int:
    """Return the unit after a title behind a comma: زميلتها، معلمة الجغرافيا | فلانة."""
    units, at = phrase.passage.units, begin
    if at >= phrase.limit or not (units[at].is_role and units[at].mention is None):
        return begin
    while at < min(phrase.limit, begin + _LONGEST) and (units[at].is_role or units[at].raw.startswith("ال")):
        at += 1
    return at


def _is_somebody(phrase: Phrase, begin: int) -> bool:
    """Tell whether a phrase is a person's office or kin, and the word behind its comma opens a name."""
    head, first = phrase.passage.units[phrase.at], phrase.passage.units[begin]
    person = (head.is_role or head.is_in("owner") or head.has_pronoun) and not _is_body(phrase)
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
SHAPES: tuple[Shapes, ...] = (is_all_name, ends_in_name, precedes_name, is_pair_after_title)


def name_by_shape(phrase: Phrase) -> Span | None:
    """Return what looks like a name, where no mention tells."""
    if any(names_person(unit.mention) for unit in phrase.units):
        return None
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


def _is_adjective(unit: TextUnit) -> bool:
    """Tell whether a word has the look of an indefinite adjective: أمريكي, رفيعة, كبار."""
    if unit.mention is not None or unit.word.startswith("ال"):
        return False
    return unit.has_adjective_ending
