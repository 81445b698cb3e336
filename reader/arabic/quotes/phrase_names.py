"""The name that a title leads to: a person who is known, or words that have the shape of a name."""

from dataclasses import dataclass

from reader.arabic.document import Mention
from reader.arabic.quotes.reading import Passage, TextUnit, has_clitic, names_person
from reader.arabic.quotes.words import COMMAS, complementiser, without_article

_LONGEST_TITLE = 9  # units from a title to the name to which it leads
_AFTER_COMMA = 6  # units after the comma among which the name stands: المدرب، البرتغالي فلان
_LONGEST_CLAUSE = 12  # units of a clause between a title and the name behind its comma
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
_PARTY = ("الدفاع", "الجهة", "المدعية", "الادعاء")
_COUNSEL = "الدفاع"  # of whom محامي and وكيل tell nobody else: محامي الدفاع فلان
_CALLED = frozenset(("يدعى", "تدعى", "اسمه", "اسمها", "يسمى", "تسمى"))
_FARTHEST_CALLED = 9  # units behind a phrase among which a verb of naming stands: وهو تاجر من المدينة اسمه
_PRONOUNS = ("ه", "ها", "هم", "هما")
_HE = frozenset(("هو", "هي"))
_OFFICES = frozenset(("مكتب", "مكتبه", "حملة", "حملته"))


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


def person_led_to(phrase: Phrase) -> Mention | None:
    """Return the person that a title leads to: الرئيس الروسي بوتين, القنصل في الجزر، أحمد موسى،."""
    head = phrase.passage.units[phrase.at]
    titled = _person_of_title(phrase)
    if titled is not None:
        return titled
    if head.is_in("owner") and phrase.passage.unit_at(phrase.at + 1).word != _COUNSEL:
        return _person_beside_owner(phrase)
    for index, unit in enumerate(phrase.units[1:]):
        if names_person(unit.mention) and not has_clitic(unit):
            if phrase.units[index].word == "باسم":
                return None  # متحدث باسم أولمرت
            bare = not any(between.is_in("preposition", "link") for between in phrase.units[1 : index + 1])
            return unit.mention if phrase.is_definite or bare else None
    past = past_clause(phrase)
    return (
        _person_called(phrase)
        or _person_behind_post(phrase)
        or _person_after_comma(phrase)
        or (_person_after_comma(past) if past is not None else None)
    )


def past_clause(phrase: Phrase) -> Phrase | None:
    """Return a phrase with the clause that tells who it is: اللاعب الذي أهدر الركلة، | فلان."""
    units = phrase.passage.units
    if not phrase.passage.unit_at(phrase.end).is_in("relative_masculine", "relative_feminine"):
        return None
    for at in range(phrase.end + 1, min(phrase.limit, phrase.end + _LONGEST_CLAUSE)):
        if units[at].word in COMMAS:
            return Phrase(phrase.passage, phrase.at, at, phrase.limit)
        if complementiser(units[at].raw) or not units[at].is_word:
            return None
    return None


def _person_of_title(phrase: Phrase) -> Mention | None:
    """Return the person whose title, as the search for names has it, is all from the head on to the name."""
    passage, head = phrase.passage, phrase.passage.units[phrase.at]
    for at in range(phrase.at + 1, min(phrase.limit, phrase.at + _LONGEST_TITLE)):
        unit = passage.units[at]
        if not unit.is_word:
            return None
        if names_person(unit.mention):
            title = unit.mention.role_ar.split() if unit.mention is not None else []
            begins = len(title) == at - phrase.at and title[0] in (head.raw, head.raw.removeprefix("و"))
            between = passage.units[phrase.at + 1 : at]
            owned = head.is_in("owner") and (not between or any(_is_somebodys(one) for one in between))
            return unit.mention if begins and not owned and not has_clitic(unit) else None
    return None


def _is_somebodys(unit: TextUnit) -> bool:
    """Tell whether a word is a person whose kin or counsel another is, not a party: محامي المتهم فلان."""
    body = unit.form_is_in(without_article(unit.word), "body") or unit.word in _PARTY
    return unit.is_role and not body


def _person_beside_owner(phrase: Phrase) -> Mention | None:
    """Return who is meant by another's kin or colleague: محامي العربي، سامي النجار; رفيق دربه الشاعر فلان."""
    if is_body_or_paper(phrase):
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


def is_body_or_paper(phrase: Phrase) -> bool:
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
        if not _may_be_of_post(unit) and unit.marked is None:
            return None
    return None


def _leads_to_post(phrase: Phrase) -> bool:
    """Tell whether a preposition, alone or on the word, opens a post behind a title, and no occasion."""
    unit, following = phrase.passage.units[phrase.end], phrase.passage.unit_at(phrase.end + 1)
    if unit.is_in("bound_preposition") or unit.word.startswith("لل"):
        body = unit.form_is_in(without_article(unit.word), "body")
        return names_person(following.mention) or body or not _is_audience(unit)  # مسؤولة الإعلام فيها فلانة
    if unit.word in _POSTS:
        if following.marked is not None:
            return names_person(phrase.passage.unit_at(phrase.end + 2).mention)  # مدير لـ«الشركة» فلان
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
    return unit.mention is not None or definite or unit.is_in("bound_preposition") or unit.marked is not None


def _person_called(phrase: Phrase) -> Mention | None:
    """Return the person whom a verb of naming adds: صاحب فرن يدعى فلان; أحدهم، وهو نجار اسمه فلان."""
    passage = phrase.passage
    begin = phrase.end + (passage.unit_at(phrase.end).word in COMMAS)
    for at in range(begin, min(len(passage.units), begin + _FARTHEST_CALLED)):
        unit, following = passage.units[at], passage.unit_at(at + 1)
        is_he = at == begin > phrase.end and unit.word.removeprefix("و") in _HE
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


def _is_adjective(unit: TextUnit) -> bool:
    """Tell whether a word has the look of an indefinite adjective: أمريكي, رفيعة, كبار."""
    if unit.mention is not None or unit.word.startswith("ال"):
        return False
    return unit.has_adjective_ending
