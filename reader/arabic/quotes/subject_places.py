"""Where a subject can stand: behind its verb and what lies between, behind its own title."""

from reader.arabic.document import ActorType
from reader.arabic.quotes.reading import Passage, TextUnit, has_clitic, names_person
from reader.arabic.quotes.words import without_article

SHORT_KIN = frozenset(("الام", "الاب", "الاخ", "الجد", "العم"))  # too short to look for without the article
_BESIDE = frozenset(("جانبه", "جانبها", "جانبهم", "جواره", "جوارها", "يمينه", "يمينها", "مسمعه", "مسمعها"))
_LONGEST_TITLE = 4  # units of a title before the name of a subject


def surely_speaks(unit: TextUnit) -> bool:
    """Tell whether a noun phrase that can speak begins here: a mention or role without a preposition."""
    if unit.mention is not None:
        return not has_clitic(unit) and unit.mention.type is not ActorType.OTHER
    return (
        unit.is_role
        or unit.word in SHORT_KIN
        or unit.is_joined_role
        or (unit.word.startswith("ال") and unit.is_title)
    )


def is_of_woman(passage: Passage, at: int) -> bool:
    """Tell whether a verb has the ت of a woman, which is no letter of its root: وقفت, but not فوت."""
    verb = passage.unit_at(at)
    bare = verb.raw.removesuffix("ت")
    told = verb.mention is None and verb.is_only_a_verb and bare != verb.raw
    return told and passage.speech.is_first_a_verb(bare)


def gender_of_verb(passage: Passage, at: int) -> str:
    """Return the gender of which the letters of a verb tell."""
    word = passage.units[at].word.lstrip("وف")
    return "f" if word.startswith("ت") or word.endswith(("ت", "ته", "تها", "تهم")) else "m"


def leads_to_person(passage: Passage, at: int) -> bool:
    """Tell whether a definite noun of no list stands before a person: تدير الحكمة | فلانة المباراة."""
    following = passage.unit_at(at + 1)
    if following.is_nationality and following.word.startswith("ال") and following.mention is None:
        following = passage.unit_at(at + 2)  # وتحكي الحاجة البوسنية | فلانة
    named = names_person(following.mention) and not has_clitic(following)
    return named and passage.units[at].mention is None and passage.units[at].word.startswith("ال")


def past_loose_words(passage: Passage, at: int, limit: int) -> int:
    """Return the unit after words of time and manner, and asides."""
    while at < limit:
        unit = passage.units[at]
        if unit.word == "كل" and at + 1 < limit and not passage.units[at + 1].is_in("preposition"):
            at += 2  # يسألني كل صباح | فلان
            continue
        if unit.word in ("الاول", "الثاني") or (
            unit.word not in ("(", "-") and not unit.is_in("adverb", "time")
        ):
            break
        if unit.mention is not None and not unit.is_in("time"):
            break
        at += 1
    return at


def past_governed(passage: Passage, at: int, limit: int) -> int:
    """Return the unit after what a preposition governs, before kin or an office: دافعت عنها | شقيقتها."""
    following = passage.unit_at(at + 2)
    short = at + 2 < limit and passage.units[at].word in ("عن", "على", "الى", "مع")
    governed = passage.unit_at(at + 1)
    if short and governed.word in _BESIDE and surely_speaks(following):
        return at + 2  # وهتفت إلى جانبه | طالبة
    definite = governed.word.startswith("ال") or governed.mention is not None
    return at + 2 if short and definite and following.is_owned_role else at


def may_be_subject(passage: Passage, at: int) -> bool:
    """Tell whether the name at unit `at` can be a subject: not على يد المستشرق فلان, nor ابنتها فلانة."""
    before = at - 1
    while before >= max(0, at - _LONGEST_TITLE) and _is_title_word(passage.units[before]):
        before -= 1
    first, unit = passage.unit_at(before + 1), passage.unit_at(before)
    if is_preposition(unit) or has_clitic(first) or first.hangs_on_preposition:
        return False
    if not unit.is_word or unit.is_only_a_verb or unit.word.startswith("ال"):
        return True
    owned = unit.has_pronoun or passage.speech.has_own_pronoun(unit.raw)
    governs = unit.is_noun and not (unit.is_first_a_verb or owned)
    return not (governs or is_preposition(passage.unit_at(before - 1)))


def _is_title_word(unit: TextUnit) -> bool:
    if unit.mention is not None:
        return False
    person = unit.is_role and not unit.form_is_in(without_article(unit.word), "body")
    return person or unit.is_title or unit.is_nationality


def is_preposition(unit: TextUnit) -> bool:
    """Tell whether a word, also behind و, is a preposition."""
    return unit.is_in("preposition") or unit.form_is_in(unit.word.removeprefix("و"), "preposition")
