"""Which cues count: those by which the newsroom reports, not those inside what somebody else reports."""

from collections.abc import Callable
from typing import NamedTuple

from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.inversion import goes_on_after
from reader.arabic.quotes.openings import Intro
from reader.arabic.quotes.reading import Passage, TextUnit, has_clitic, names_person
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.topics import before_open_apposition
from reader.arabic.quotes.words import COMMAS, complementiser
from reader.arabic.rules import any_holds

_MEANWHILE = (["في", "الوقت", "الذي"], ["في", "وقت"], ["في", "حين"])
_CONTRASTS = (["غير"], ["الا"], ["بيد"])  # what stands before ان
_FARTHEST_CONTRAST = 7  # units from لكن or غير أن to the verb: its subject lies between
_LONGEST_APPOSITION = 10  # units of an office or a name between commas
_NEAR_SUBJECT = 12  # units after a verb among which its subject ends
_NEAR_OBJECT = 5  # the same, of «ذلك»
_FARTHEST_RELAY = 8  # units from «ونقلت عن فلان» to its قوله
_NEXT = 2  # units from the verb of a formula to its clause: يشار إلى أن


class Standing(NamedTuple):
    """A cue with its content, and what was reported before it in its sentence.

    `after_report` tells that another cue counts before it, `inside_report` that the clause or noun phrase of
    that one would go on over it.
    """

    passage: Passage
    subjects: SubjectFinder
    cue: Cue
    intro: Intro | None
    after_report: bool
    inside_report: bool

    @property
    def before(self) -> TextUnit:
        return self.passage.unit_at(self.cue.at - 1)

    @property
    def after_comma(self) -> bool:
        return self.before.word in COMMAS or self.before.marked is not None


def begin_of_meanwhile(passage: Passage, at: int) -> int:
    """Return where «في الوقت الذي» or «في حين» begins before unit `at`; `at` where neither stands there."""
    for phrase in _MEANWHILE:
        if [passage.unit_at(place).word for place in range(at - len(phrase), at)] == phrase:
            return at - len(phrase)
    return at


def begin_of_relay(passage: Passage, at: int) -> int:
    """Return the verb of «، ونقلت عنها» before the قولها at unit `at`; `at` where none stands there."""
    for place in range(at - 1, max(1, at - _FARTHEST_RELAY), -1):
        forms = passage.units[place].forms
        if any(form.verb.kind == "relay" and form.finite and taken for form, taken in forms):
            return place if passage.units[place - 1].word in COMMAS else at
    return at


def _before_apposition(passage: Passage, at: int) -> int:
    """Return the comma that opens an apposition which ends before `at`: لكن وكيلته، المحامية فلانة، شددت."""
    if passage.unit_at(at - 1).word not in COMMAS:
        return at
    for place in range(at - 2, max(0, at - _LONGEST_APPOSITION), -1):
        unit = passage.unit_at(place)
        if unit.word in COMMAS:
            following = passage.unit_at(place + 1)
            return place if following.is_role or following.is_title or following.mention is not None else at
        if unit.marked is not None or unit.forms or complementiser(unit.raw):
            return at
    return at


def begin_of_contrast(passage: Passage, at: int) -> int:
    """Return where «، غير أن» or «، لكن» begins from which a clause leads to the verb at `at`; else `at`."""
    subject = before_open_apposition(passage, _before_apposition(passage, at))
    for place in range(subject - 1, max(0, subject - 1 - _FARTHEST_CONTRAST), -1):
        unit = passage.unit_at(place)
        if unit.word in COMMAS or _is_said(passage, place) or (place < at - 1 and unit.forms):
            return at
        begin = place - 1 if complementiser(unit.raw) else place
        if complementiser(unit.raw) and [passage.unit_at(begin).word] not in _CONTRASTS:
            return at
        if (begin < place or unit.is_in("contrast")) and passage.unit_at(begin - 1).word in COMMAS:
            return begin
    return at


def _is_said(passage: Passage, at: int) -> bool:
    """Tell whether a unit is in marks, and no name behind a preposition: متخصصون في «الآثار»."""
    return passage.units[at].marked is not None and not passage.unit_at(at - 1).is_in("link", "named")


Starts = Callable[[Standing], bool]
Refuses = Callable[[Standing], bool]


# What sets a cue off from the words before it


def is_nonfinite_after_comma(one: Standing) -> bool:
    """، مضيفا أن (, adding that): a comma sets off a participle or a noun of speech, not مفاده أن."""
    return one.after_comma and not one.cue.form.finite and one.cue.form.verb.lemma != "مفاد"


def is_joined_after_comma(one: Standing) -> bool:
    """، وأضاف أن (, and added that): a verb needs و or ف after the comma."""
    return one.after_comma and one.cue.form.finite and one.cue.joined


def is_joined_nonfinite(one: Standing) -> bool:
    """الوضع صعب ومؤكدا أن (the situation is hard, and stressing that): و is enough for a participle."""
    return one.cue.joined and not one.cue.form.finite


def is_accusative(one: Standing) -> bool:
    """الوضع صعب مؤكدا أن (the situation is hard, stressing that): the ending of the participle tells."""
    form = one.cue.form
    sure = form.shape == "participle" and form.gender == "m" and one.cue.kind == "say" and not form.verb.weak
    return sure and one.passage.units[one.cue.at].word.endswith("ا")


def is_noun_after_preposition(one: Standing) -> bool:
    """الوضع صعب مع تأكيده أن (the situation is hard, with his stressing that)."""
    return one.cue.form.shape == "noun" and one.before.is_in("before_report")


def is_relayed(one: Standing) -> bool:
    """، ونقلت عنها قولها إن (, and quoted her as saying that): a verb of relaying sets off its noun."""
    noun = one.cue.form.shape == "noun" and one.cue.form.bound
    return noun and begin_of_relay(one.passage, one.cue.at) < one.cue.at


def is_saying(one: Standing) -> bool:
    """أعلنت الحاج التوصل إلى اتفاق قائلة: (al-Hajj announced a deal, saying:): قائلة needs no comma."""
    return one.cue.form.shape == "participle" and one.cue.form.verb.lemma == "قال"


def is_noun_of_stance(one: Standing) -> bool:
    """، فيما أعرب كيري عن ثقته بأن (, while Kerry voiced his confidence that): the noun carries it."""
    return one.cue.form.shape == "noun" and one.cue.form.bound and one.before.word == "عن"


def is_set_in(one: Standing) -> bool:
    """، يضيف كيري، فالوضع (, Kerry adds, the situation): between commas, and the words go on."""
    return one.after_comma and goes_on_after(one.passage, one.subjects, one.cue) is not None


def is_after_connector(one: Standing) -> bool:
    """، كما أكد أن (, as he stressed that); ، الذي أكد أن (, who stressed that)."""
    relates = one.before.is_in("relative_masculine", "relative_feminine")
    if relates and one.inside_report and one.intro is not None and one.intro.kind == "nominal":
        return False  # قال إن معارضة الدولة، التي تهدد بالحرب، مؤشر
    connects = relates or one.before.is_in("connector")
    return one.cue.form.finite and connects and one.passage.unit_at(one.cue.at - 2).word in COMMAS


def is_meanwhile(one: Standing) -> bool:
    """، في الوقت الذي حض فيه كيري (, at a time when Kerry urged): a clause beside the report."""
    begin = begin_of_meanwhile(one.passage, one.cue.at)
    return one.cue.form.finite and begin < one.cue.at and one.passage.unit_at(begin - 1).word in COMMAS


def is_after_contrast(one: Standing) -> bool:
    """، غير أنه نفى (, but he denied), ، لكن دبلوماسيين قالا (, but two diplomats said)."""
    return one.cue.form.finite and begin_of_contrast(one.passage, one.cue.at) < one.cue.at


def is_after_question(one: Standing) -> bool:
    """سأله كيري: متى تعود؟، رد: غدا (Kerry asked him: when will you be back?, he answered: tomorrow)."""
    asked = one.passage.unit_at(one.cue.at - 2).word in ("؟", "!")
    return asked and one.before.word in COMMAS and one.cue.form.finite


# Any of them sets a cue off, so that none depends on another; the last looks for a subject and costs most.
STARTS: tuple[Starts, ...] = (
    is_nonfinite_after_comma,
    is_joined_after_comma,
    is_joined_nonfinite,
    is_after_question,
    is_accusative,
    is_noun_after_preposition,
    is_noun_of_stance,
    is_relayed,
    is_saying,
    is_after_connector,
    is_meanwhile,
    is_after_contrast,
    is_set_in,
)


def starts_report(one: Standing) -> bool:
    """Tell whether a comma and و, a participle or a relative sets a cue off from what is before it."""
    return any_holds(STARTS, one)


# What does not count


def is_formula(one: Standing) -> bool:
    """يذكر أن (it is recalled that), ويعتقد أن (it is thought that): the newsroom's passive."""
    form = one.cue.form
    if "formula" not in form.verb.flags or (form.shape, form.gender, form.number) != ("present", "m", "s"):
        return False
    near = one.intro is not None and one.intro.kind == "clause" and one.intro.at <= one.cue.last + _NEXT
    return near and not (_answers_topic(one) if one.cue.joined else _is_right_behind_subject(one))


def _answers_topic(one: Standing) -> bool:
    """Tell whether ف before a verb answers أما: أما كيري فيعتقد أن."""
    topic = one.passage.unit_at(0).word in ("اما", "واما")
    return topic and one.passage.units[one.cue.at].word.startswith("ف")


def _is_right_behind_subject(one: Standing) -> bool:
    """Tell whether a person, or a pronoun, stands right before a verb: وهو يتوقع أن, لكنه يعتقد أن."""
    before = one.before
    if before.is_in("pronoun") or (before.word == "اذ" and one.after_report):
        return True
    owned = before.word.endswith("ه") and before.word not in ("انه", "فانه")
    if owned and (before.is_in("connector", "contrast") or bool(complementiser(before.raw))):
        return True
    return _is_right_behind_person(one)


def _is_right_behind_person(one: Standing) -> bool:
    """Tell whether a person's name stands right before a verb: غير أن الخبير جون كيري يعتقد أن."""
    return names_person(one.before.mention) and one.before.mention is not None and not has_clitic(one.before)


def is_asked(one: Standing) -> bool:
    """ما الذي يؤكد أن (what is it that shows that), هل قال إن (did he say that): nothing is reported."""
    if not one.cue.form.finite or one.cue.joined:
        return False
    relates = one.before.is_in("relative_masculine", "relative_feminine")
    return one.before.is_in("asking") or (
        relates and one.passage.unit_at(one.cue.at - 2).is_in("interrogative")
    )


def has_no_content(one: Standing) -> bool:
    """، حسبما أفاد مسؤول (, as an official reported): only a participle may lead on to words in marks."""
    if one.intro is not None or one.cue.kind in ("stance", "describe") or _denies_that(one):
        return False
    return not (one.after_report and _leads_on(one))


def _denies_that(one: Standing) -> bool:
    """Tell whether a verb takes up what was reported: ، لكن مسؤولا نفى ذلك (, but an official denied it)."""
    if not one.after_report or "obj" not in one.cue.form.verb.nominal or not starts_report(one):
        return False
    near = one.passage.units[one.cue.last + 1 : one.cue.last + _NEAR_OBJECT]
    return any(unit.word == "ذلك" for unit in near)


def is_stance_inside_report(one: Standing) -> bool:
    """قال كيري إن بوتين ندد بالقرار (Kerry said that Putin denounced the decision): all of it is Kerry's.

    Not what a contrast sets off: ، لكن باحثين شككوا في ذلك (, but researchers questioned that), nor a verb
    with its own subject after a comma: ، وأدان كيري ما وصفه بـ«الجريمة» (, and Kerry condemned the "crime").
    """
    if begin_of_contrast(one.passage, one.cue.at) < one.cue.at:
        return False
    if is_joined_after_comma(one) and _has_known_subject(one):
        return False
    return one.intro is None and one.inside_report and not _leads_on(one)


def is_reported_itself(one: Standing) -> bool:
    """قالت الصحيفة إن الوزير أعلن أن (the paper said that the minister announced that): inside its clause."""
    if one.intro is None or not one.inside_report or starts_report(one):
        return False
    return not (one.cue.joined and _has_person(one))


def _has_known_subject(one: Standing) -> bool:
    """Tell whether a person or body by name, or somebody who can speak, stands right behind a verb."""
    speaker = one.subjects.after(one.cue, min(len(one.passage.units), one.cue.last + _NEAR_SUBJECT))
    return speaker is not None and (speaker.person or speaker.mention is not None)


def _leads_on(one: Standing) -> bool:
    return one.cue.form.shape == "participle" and starts_report(one)


def _has_person(one: Standing) -> bool:
    """Tell whether a person is the subject between a verb and its content: وقال كيري إن."""
    if one.intro is None or one.intro.kind == "nominal":
        return False
    speaker = one.subjects.after(one.cue, one.intro.at)
    return speaker is not None and speaker.person


# Any of them keeps a cue from counting; what looks at the verb alone comes first.
REFUSES: tuple[Refuses, ...] = (
    is_formula,
    is_asked,
    has_no_content,
    is_stance_inside_report,
    is_reported_itself,
)


def counts(one: Standing) -> bool:
    """Tell whether a cue is the newsroom's own and not part of what the cue before reports."""
    return not any_holds(REFUSES, one)
