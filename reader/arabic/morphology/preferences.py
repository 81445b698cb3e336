"""What speaks for a reading by itself: an editor's preferences, its spelling, and how news is written."""

from collections.abc import Sequence

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.buckwalter import to_arabic, unvocalised
from reader.arabic.morphology.lexicon import Stem
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.sense_rows import SenseRows
from reader.arabic.morphology.tagging import suffix_is_near
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered_function
from reader.arabic.resources import Resources

_PREFERENCE = 3.0
_LESS_PREFERRED = 0.5
_SURELY, _SURE = "!", -6  # the rank counts twice as much as a preference
_VARIANT_SPELLING = -4.0
_OTHER_HAMZA = -3.0
_OWNED_NAME = 4.0
_TWO_OF_MINE = 9.0  # فرحتي is "my joy"
_SINGLE_OR = frozenset({">aw", ">am", ">amo", ">awo"})  # nothing is joined to it: وأم is "and a mother"
_FROM_INDEED = frozenset({"lamin", "lum"})  # لمن is "for whom"
_HARDLY = 20.0
_CAUSING = "make"
_RARE_PERSONS = {"2": 3.5, "1S": 4.5, "3D": 1.5, "3MD": 1.5, "3FD": 1.5, "3FP": 1.5}
_RATHER_MANY = 5.0  # of two that may be many: مراقبين
_TWO_OR_MINE = frozenset({"atayo", "atay~a"})  # both written as atiy, "my": زوجتي
_RATHER_MINE = 12.0
_OF_ONES_OWN = 4.0
_KIN = frozenset(
    [
        "mother",
        "father",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
        "sister",
        "brother",
        "wife",
        "husband",
        "daughter",
    ]
)
_RATHER_QUALITY = 3.0  # of what is "mine" that may be an adjective: شمسي
_OPENS_WITH_VERB, _MAY_OPEN_WITH_VERB = 7.0, 2.0
_SO_IT_DID = 4.0
_I_WITHOUT_HAMZA, _I_RATHER_THAN_ORDER = 9.0, 9.0
_SPOKEN_PERSONS = {"1S": 6.5, "1P": 2.0, "2M": 2.5, "2F": 2.0}


class PreferredSenses:
    """The senses that an editor prefers for a word, by its unvocalised stem as written."""

    def __init__(self, resources: Resources, forms: EnglishForms) -> None:
        self._forms = forms
        self._given = SenseRows(resources, forms)
        rows = resources.rows("preferred_readings.tsv")
        self._wanted = {row[0]: tuple(row[1].split(";")) for row in rows}

    def sense_of(self, reading: Reading, word: str) -> tuple[int, str] | None:
        """Return rank and wording of the reading's sense that the preferences name for the word, if they do.

        A preference is a sense of the lexicon, or `sense>wording` to show it in other English; a `!` after it
        says that the word is hardly ever anything else.
        """
        senses = self._wanted.get(word[reading.prefix.clitics :]) or self._wanted.get(
            word[_leading(reading) :]
        )
        if senses is None and (reading.suffix.form or reading.tense):
            senses = self._wanted.get(_by_stem(reading))
        for rank, one in enumerate(senses or ()):
            sense, _, wording = one.removesuffix(_SURELY).partition(">")
            meant = self._meant(reading, sense)
            if meant:
                return _SURE if one.endswith(_SURELY) else rank, wording or meant
        return None

    def actions(self, readings: Sequence[Reading], word: str) -> frozenset[tuple[str, str]]:
        """Return root and letters of the verbs that are preferred among the readings of a word."""
        return frozenset(
            _root_and_letters(one)
            for one in readings
            if one.tense and one.stem.root and self.sense_of(one, word) is not None
        )

    def weight(self, reading: Reading, word: str, actions: frozenset[tuple[str, str]] = frozenset()) -> float:
        """Return what speaks for the reading apart from tags and lemma, as a logarithm.

        The verbal noun of a verb among the `actions` is preferred as the verb is: context decides between
        the two.
        """
        score = 0.0 if reading.exact else _VARIANT_SPELLING
        if ("أ" in word or "إ" in word) and strip_marks(reading.vocalised) != word:
            score += _OTHER_HAMZA
        preferred = self.sense_of(reading, word)
        if preferred is not None:
            score += _PREFERENCE - _LESS_PREFERRED * preferred[0]
        elif actions and reading.pos == "noun" and _root_and_letters(reading) in actions:
            score += _PREFERENCE
        return score - rarity(reading)

    def _meant(self, reading: Reading, wanted: str) -> str | None:
        one = self._forms.singular(wanted)
        for sense in (*reading.stem.glosses, *reading.senses):
            if sense in (wanted, one) or (len(wanted) > 3 and wanted in _words_of(sense)):
                return sense
        return None

    def with_sense_first(self, reading: Reading, sense: str) -> Reading:
        """Return the reading with `sense` as the first of its senses and as what its gloss says.

        A preference for the sense that the lexicon has first only chooses the reading, where a row of the
        `senses_*.tsv` says what the lemma means in news: that row's sense stays first.
        """
        stem = reading.stem
        if self._given.general(stem.lemma, stem.pos) and self._is_the_lexicons(sense, stem):
            return reading
        spoken = sense
        if sense not in stem.glosses:
            spoken = self._forms.plural(sense) if stem.plural else sense
            spoken = self._forms.passive(sense) if reading.passive else spoken
        glosses = tuple(dict.fromkeys((spoken, *stem.glosses)))
        return reading.with_stem(
            stem._replace(
                glosses=glosses,
                senses=tuple(
                    dict.fromkeys((self._forms.singular(sense) if stem.plural else sense, *stem.senses))
                ),
            )
        )

    def _is_the_lexicons(self, sense: str, stem: Stem) -> bool:
        """Tell whether `sense` is what the lexicon has first, for the stem and for its lemma."""
        first = stem.senses[1:2]
        return sense in stem.glosses[1:2] and (sense in first or self._forms.singular(sense) in first)


@remembered_function(20_000)
def _words_of(sense: str) -> tuple[str, ...]:
    """Return the words of a sense of several; none of "make carry", which is another verb than "carry"."""
    words = tuple(sense.split(" "))
    return words if len(words) > 1 and words[0] != _CAUSING else ()


def _root_and_letters(reading: Reading) -> tuple[str, str]:
    return reading.stem.root, unvocalised(reading.stem.form)


def _by_stem(reading: Reading) -> str:
    """Return the key for all forms of a word: a verb's stem after `V:`, a noun's bare singular."""
    letters = _written(reading.stem.form)
    if reading.tense:
        return "V:" + letters
    return letters + "ة" if reading.suffix.gender == "feminine" else letters


@remembered_function(20_000)
def _written(form: str) -> str:
    return to_arabic(unvocalised(form))


def _leading(reading: Reading) -> int:
    prefix = reading.prefix
    if not prefix.form or prefix.person:
        return prefix.clitics
    return prefix.letters


def lemma_key(reading: Reading) -> str:
    return reading.stem.lemma if reading.known else "?"


def rarity(reading: Reading) -> float:
    """Return how unlike the language of news a reading is, as a logarithm."""
    score = _RARE_PERSONS.get(reading.person[:1] if reading.person[:1] == "2" else reading.person, 0.0)
    if reading.tense == "imperative":
        score += 2.0
    if suffix_is_near(reading):
        score += 3.0 if not is_of_ones_own(reading) else -_OF_ONES_OWN
    if reading.suffix.number == "dual":
        score += _TWO_OF_MINE if reading.suffix.pronoun == "1S" else 3.0
    if reading.pos == "proper noun":
        score += _OWNED_NAME if reading.suffix.pronoun else 2.0 if reading.suffix.indefinite else 0.0
    if reading.prefix.emphatic:
        score += 2.0
    if (reading.stem.form in _SINGLE_OR and reading.prefix.conjunction) or reading.stem.form in _FROM_INDEED:
        score += _HARDLY
    return score + (1.0 if reading.passive else 0.0)


def likelier_in_speech(reading: Reading) -> float:
    """Return how much likelier than elsewhere a reading is in what somebody says, as a logarithm."""
    score = _SPOKEN_PERSONS.get(reading.person[:2], 0.0)
    return score + (2.0 if suffix_is_near(reading) else 1.0 if reading.tense == "imperative" else 0.0)


def i_without_hamza(reading: Reading, readings: Sequence[Reading], word: str) -> float:
    """Return what speaks against "I" without its hamza, where "he" in the past is written so, as a logarithm.

    ارتفع opens what a newspaper tells behind its place and agency, which looks like speech. Where an order is
    written so (افتح), it is rather that.
    """
    ordered = "أ" not in word and any(one.tense == "imperative" and one.exact for one in readings)
    if ordered and reading.tense == "past" and reading.stem.form.startswith(">"):
        return _I_RATHER_THAN_ORDER
    if reading.person != "1S" or reading.tense != "imperfect" or "أ" in word:
        return 0.0
    told = any(_tells(one) and one.stem.form.startswith("{") for one in readings)
    return _I_WITHOUT_HAMZA if told else _I_RATHER_THAN_ORDER if ordered else 0.0


def rather_many(reading: Reading, readings: Sequence[Reading]) -> float:
    """Return what speaks against a reading as two of what may as well be many, as a logarithm.

    Nor is it two where one that is "mine" is written alike (عائلتي): who owns the two would follow, and
    `construction` looks for that.
    """
    if reading.suffix.number != "dual" or reading.tense:
        return 0.0
    if reading.suffix.form in _TWO_OR_MINE:
        return _RATHER_MINE
    twin = any(
        one.suffix.number == "plural" and one.stem.lemma == reading.stem.lemma and one.pos == reading.pos
        for one in readings
    )
    return _RATHER_MANY if twin else 0.0


def is_of_ones_own(reading: Reading) -> bool:
    """Tell whether a noun with "my" is somebody of one's family, whom reports name so as well."""
    return reading.suffix.pronoun == "1S" and not _KIN.isdisjoint(reading.stem.glosses[:1])


def rather_quality(reading: Reading, readings: Sequence[Reading]) -> float:
    """Return what speaks against "my" where an adjective is spelled alike, as a logarithm: أثري, شمسي.

    Nothing does of one's own people: أمي is "my mother", والدي "my father".
    """
    if reading.suffix.pronoun != "1S" or reading.pos != "noun" or is_of_ones_own(reading):
        return 0.0
    return _RATHER_QUALITY if any(one.pos == "adjective" and not one.suffix.form for one in readings) else 0.0


def opening(reading: Reading, readings: Sequence[Reading]) -> float:
    """Return what speaks against a reading of the first word of a sentence, as a logarithm.

    A sentence begins with و and what somebody did (وتبادل الطرفان), hardly with و and a noun in construct.
    """
    if not _is_bare_noun(reading) or not any(_tells(one) for one in readings):
        return 0.0
    return _OPENS_WITH_VERB if reading.prefix.conjunction else _MAY_OPEN_WITH_VERB


def so_it_did(reading: Reading, readings: Sequence[Reading]) -> float:
    """Return what speaks against ف with a noun, where a verb is spelled alike: فتفاقم "so it worsened"."""
    if reading.prefix.conjunction != "fa" or not _is_bare_noun(reading):
        return 0.0
    return _SO_IT_DID if any(_tells(one) for one in readings) else 0.0


def _is_bare_noun(reading: Reading) -> bool:
    nominal = reading.pos in ("noun", "adjective", "number") and not reading.suffix.pronoun
    return nominal and not reading.prefix.definite and not reading.prefix.preposition


def _tells(reading: Reading) -> bool:
    return reading.tense == "past" and reading.person == "3MS" and not reading.passive
