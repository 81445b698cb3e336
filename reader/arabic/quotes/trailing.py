"""What trails a content and is no part of it: an attribution, or a remark of the newsroom's own."""

from collections.abc import Callable

from reader.arabic.quotes.reading import Passage, TextUnit
from reader.arabic.quotes.verbs import Form
from reader.arabic.quotes.words import COMMAS, complementiser, without_article
from reader.arabic.rules import any_holds

_NEAR = 4  # units after فيما among which الآخر tells that it goes on
_OPENINGS = (("في", "حين"), ("منذ", "ان"), ("بعد", "ان"), ("قبل", "ان"), ("ما", "ان"), ("فور", "ان"))
_WHICH = frozenset(("وهو", "وهي", "هو", "هي"))


class TrailingPlace:
    """A unit inside a content, with its neighbours, which every rule asks for.

    `nominal` tells that the content is a noun phrase and no clause.
    """

    def __init__(self, passage: Passage, at: int, nominal: bool = False) -> None:
        self.passage, self.at, self.nominal = passage, at, nominal
        self.unit, self.following = passage.units[at], passage.unit_at(at + 1)
        self.before = passage.unit_at(at - 1)
        self.after_comma = self.before.word in COMMAS

    @property
    def names_source(self) -> bool:
        return self.unit.is_in("source", "source_verb")


Trails = Callable[[TrailingPlace], bool]


def is_as_he_put_it(place: TrailingPlace) -> bool:
    """على حد قوله (as he put it)."""
    return place.unit.facts.preposition == "على" and place.following.word == "حد"


def is_as_he_said(place: TrailingPlace) -> bool:
    """، كما قال كيري (, as Kerry said)."""
    if not place.unit.is_in("as") or not place.after_comma:
        return False
    return place.following.facts.is_finite


def is_in_his_words(place: TrailingPlace) -> bool:
    """حسب تعبيره (in his words)."""
    return place.names_source and place.following.is_in("own_words")


def is_on_what(place: TrailingPlace) -> bool:
    """، على ما ذكرت عائلته (, as his family said)."""
    if place.unit.facts.preposition != "على" or place.following.word != "ما":
        return False
    return place.passage.unit_at(place.at + 2).facts.is_finite


def is_by_what(place: TrailingPlace) -> bool:
    """وفق ما قال كيري (according to what Kerry said)."""
    return place.names_source and place.following.word == "ما"


def is_by_source(place: TrailingPlace) -> bool:
    """، بحسب كيري (, according to Kerry); not بحسب القانون (according to the law)."""
    if not place.names_source or not (place.after_comma or place.before.marked is not None):
        return False
    return not place.following.form_is_in(
        without_article(place.following.word.removeprefix("ل")), "not_source"
    )


def is_remark(place: TrailingPlace) -> bool:
    """، وجاء ذلك بعد (, and this came after): the newsroom goes on in its own words."""
    return place.after_comma and place.unit.is_in("trailer")


def is_of_somebody_else(place: TrailingPlace) -> bool:
    """، فيما غادر بري (, while Berri left), not فيما فضل الآخر (while the other preferred)."""
    meanwhile = place.unit.word == "في" and place.following.word in ("وقت", "حين", "الوقت")
    if not place.after_comma or not (meanwhile or place.unit.is_in("while")):
        return False
    if meanwhile and not _another_acts(place):
        return False
    near = place.passage.units[place.at + 1 : place.at + 1 + _NEAR]
    return not any(unit.is_in("other") for unit in near)


def _another_acts(place: TrailingPlace) -> bool:
    """Tell whether «في حين» is followed by a verb of speech, which is not of what was reported."""
    near = place.passage.units[place.at + 2 : place.at + 2 + _NEAR]
    return any(unit.facts.is_finite for unit in near)


def is_remark_on_it(place: TrailingPlace) -> bool:
    """، وهو ما رفضته الهيئة (, which the authority refused), ، وهي عبارة مطاطة (, an elastic phrase)."""
    if place.after_comma and (place.unit.word, place.following.word) == ("الامر", "الذي"):
        return True
    if not place.after_comma or place.unit.word not in _WHICH:
        return False
    return place.following.word == "ما" or place.following.is_in("remark")


def is_not_told(place: TrailingPlace) -> bool:
    """، لكنها لم تحدد السبب (, but she gave no reason), من دون أن تحدد موعدا (without naming a day)."""
    units = place.passage.units
    if place.unit.is_in("connector", "contrast"):
        verb = place.passage.unit_at(place.at + 2)
        return place.after_comma and place.following.word == "لم" and verb.is_in("withholding")
    without = place.unit.word == "دون" or (place.unit.word == "غير" and place.before.word == "من")
    if not without or place.following.word != "ان":
        return False
    return place.at + 2 < len(units) and units[place.at + 2].is_in("withholding")


def is_further_participle(place: TrailingPlace) -> bool:
    """، مشيرا إلى برنامج جديد (, pointing to a new programme): whoever speaks goes on, with no clause."""
    if not place.after_comma or not place.unit.word.endswith(("ا", "ة")):
        return False
    return any(form.shape == "participle" and not form.verb.weak for form, _ in place.unit.forms)


def is_its_result(place: TrailingPlace) -> bool:
    """، لتصبح اليابان خامس دولة (, so that Japan became the fifth), ، مما دفع الين (, which drove)."""
    if not place.after_comma:
        return False
    drove = place.unit.word in ("مما", "ما") and place.following.is_in("drove")
    return drove or place.unit.is_in("result")


def is_told_by_another(place: TrailingPlace) -> bool:
    """، وروى آخر كيف نجا (, and another told how he got away): a verb of speech, and another behind it."""
    if not place.after_comma or not place.unit.word.startswith("و"):
        return False
    tells = any(form.finite and taken for form, taken in place.unit.forms)
    return tells and place.following.word in ("اخر", "اخرى", "اخرون", "غيره", "غيرها")


def is_gesture_before_words(place: TrailingPlace) -> bool:
    """، وتضحك: «...» (, and she laughs: "..."): what is done before the words themselves."""
    if not place.after_comma or place.following.word != ":" or not place.unit.word.startswith("و"):
        return False
    return place.unit.mention is None and place.unit.is_first_a_verb


def is_turn_to_somebody(place: TrailingPlace) -> bool:
    """، موجها الشكر إلى تركيا (, addressing his thanks to Turkey): what the speaker did besides."""
    return place.after_comma and place.unit.is_in("turning")


def is_hint_at(place: TrailingPlace) -> bool:
    """، في إشارة إلى خصمه (, a reference to his rival): the newsroom says what was meant."""
    return place.after_comma and place.unit.word == "في" and place.following.word in ("اشارة", "تلميح")


def is_wish_of_his(place: TrailingPlace) -> bool:
    """، طالبا عدم ذكر اسمه (, asking not to be named), ، طالبا سماع الشاهد: by a noun, what he wanted."""
    if not place.after_comma or place.unit.word not in ("طالبا", "طالبة", "طالبين"):
        return False
    return not complementiser(place.following.raw)


def is_before_what_followed(place: TrailingPlace) -> bool:
    """، قبل أن يقاطعه بوتين (, before Putin interrupted him): what happened after the words."""
    if (place.unit.word, place.following.word) != ("قبل", "ان"):
        return False
    after_words = place.after_comma or place.before.word in ("؟", "!")
    verb = place.passage.unit_at(place.at + 2)
    return after_words and (verb.facts.is_finite or verb.form_is_in(_bare(verb.word), "scene"))


def _bare(verb: str) -> str:
    """Return a verb without the pronoun on it: يقاطعه."""
    return verb.removesuffix("ها").removesuffix("هم").removesuffix("ه")


def is_scene_after_it(place: TrailingPlace) -> bool:
    """، فتعالت الضحكات (, and laughter rose): what the words did to those who heard them, or وتضحك."""
    if not place.after_comma or place.unit.word[:1] not in ("ف", "و"):
        return False
    if place.unit.word.startswith("و"):
        return place.unit.form_is_in(place.unit.word[1:], "gesture")
    return place.unit.form_is_in(_bare(place.unit.word[1:]), "scene")


def is_contrast_to_noun(place: TrailingPlace) -> bool:
    """اتهمه بالتسبب في الحادث، لكن موكله بريء (accused him of causing it, but his client is innocent)."""
    if not place.nominal or not place.after_comma:
        return False
    but = place.unit.word in ("غير", "بيد", "الا") and bool(complementiser(place.following.raw))
    return but or place.unit.is_in("contrast")


def is_concession(place: TrailingPlace) -> bool:
    """دعا إلى الحوار رغم القتال (he called for dialogue in spite of the fighting): after a noun phrase."""
    if not place.nominal:
        return False
    in_spite = place.unit.facts.preposition == "على" and place.following.word == "الرغم"
    return in_spite or place.unit.is_in("concession")


# Any of them ends a content. The first six tell its source as well, and so are looked for apart from a cue.
ATTRIBUTIONS: tuple[Trails, ...] = (
    is_as_he_put_it,
    is_on_what,
    is_as_he_said,
    is_in_his_words,
    is_by_what,
    is_by_source,
)


def is_main_clause(place: TrailingPlace) -> bool:
    """وبينما أشار الوزير إلى أن كذا، لم يذكر (while the minister said so, he did not tell)."""
    verb = place.passage.unit_at(_length_of_opening(place.passage))
    if not place.after_comma or not verb.facts.is_finite:
        return False
    acts = place.unit.mention is None and not place.unit.word.startswith("و") and place.unit.is_first_a_verb
    return place.unit.is_in("negation") or bool(place.unit.forms) or acts


def _length_of_opening(passage: Passage) -> int:
    """Return the units of what opens a clause that waits for another, -1 for none: وعندما, منذ أن."""
    first, second = passage.unit_at(0), passage.unit_at(1)
    opening = first.word.removeprefix("و")
    if (opening, second.word) in _OPENINGS:
        return 2
    waits = first.form_is_in(opening, "while") or first.form_is_in(opening, "subordinator")
    return 1 if waits else -1


REMARKS: tuple[Trails, ...] = (
    is_remark,
    is_of_somebody_else,
    is_remark_on_it,
    is_not_told,
    is_further_participle,
    is_main_clause,
    is_its_result,
    is_told_by_another,
    is_gesture_before_words,
    is_turn_to_somebody,
    is_hint_at,
    is_wish_of_his,
    is_before_what_followed,
    is_scene_after_it,
    is_contrast_to_noun,
    is_concession,
)


# All of them ask for a word of a closed class, which few words are: no other is looked at.


def goes_on_with_verb(passage: Passage, start: int, end: int, form: Form) -> int:
    """Return where «، وأشاد بكذا» begins in a content: a further verb of stance, with the same subject."""
    for at in range(start + 2, end):
        unit = passage.units[at]
        if passage.units[at - 1].word in COMMAS and unit.word.startswith("و") and _is_as(unit, form):
            return at - 1
    return end


def _is_as(unit: TextUnit, form: Form) -> bool:
    """Tell whether a verb is of speech alone, of the same tense, gender and number as another."""
    others = [other for other, taken in unit.forms if taken == 1 and other.finite and not other.verb.weak]
    alike = (form.shape, form.gender, form.number)
    return any((other.shape, other.gender, other.number) == alike for other in others)


def attributes(passage: Passage, at: int) -> bool:
    """Tell whether words of attribution that trail a content begin at a unit: بحسب فلان, على حد قوله."""
    facts = passage.units[at].facts
    if not facts.classes or not facts.attributes:
        return False
    return any_holds(ATTRIBUTIONS, TrailingPlace(passage, at))


def _before(place: TrailingPlace) -> int:
    """Return the unit where what trails begins, with the comma and the من before it."""
    at = place.at - 1 if place.unit.word in ("دون", "غير") and place.before.word == "من" else place.at
    return at - 1 if place.passage.unit_at(at - 1).word in COMMAS else at


def end_of_content(passage: Passage, start: int, end: int, *, nominal: bool) -> int:
    """Return the unit after a content: before what trails it, and before the comma that sets that off."""
    for at in range(start + 1, end):
        unit = passage.units[at]
        after_comma = passage.units[at - 1].word in COMMAS
        if not unit.facts.classes and not unit.forms and not (after_comma and unit.is_word):
            continue
        place = TrailingPlace(passage, at, nominal)
        if (unit.facts.attributes and any_holds(ATTRIBUTIONS, place)) or any_holds(REMARKS, place):
            return _before(place)
    return end
