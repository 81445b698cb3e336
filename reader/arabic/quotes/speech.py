"""What is known of single words around speech: their classes, the forms of speech, what the lexicon says."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.arabic.document import Analysis
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key
from reader.arabic.quotes.verbs import Form, SpeechForms
from reader.arabic.quotes.words import KUNYAS, WordClass, fold_cue, without_article
from reader.arabic.remembering import remembered

_ENDINGS = ("ان", "ين", "ون", "ات", "ها", "هم", "ه", "ا")  # of number, and possessives
_MANNER_STARTS = ("م", "وم")
_SHORTEST_MANNER = 4  # letters of a participle
_ATTRIBUTING = ("as", "source", "source_verb")
_NONE: frozenset[str] = frozenset()


class WordFacts(NamedTuple):
    """What the tables say of a folded word.

    `classes` are the closed classes that it belongs to; `forms` the forms of speech that it can be, each with
    the length of its proclitics; `preposition` the preposition that it is, as the verb table writes it. A
    role names somebody or something that speaks, a joined one after و. `is_finite` tells that one of the
    forms is a verb with a subject; `opens_name` that somebody's full name may begin with the word;
    `attributes` that words of attribution may: بحسب, كما, على.
    """

    classes: frozenset[str] = _NONE
    forms: tuple[tuple[Form, int], ...] = ()
    preposition: str = ""
    is_role: bool = False
    is_joined_role: bool = False
    is_given_name: bool = False
    is_word: bool = False
    is_finite: bool = False
    opens_name: bool = False
    attributes: bool = False


NO_FACTS = WordFacts()


class SpeechVocabulary:
    """The vocabulary of speech, beside what is known of words in general."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._forms = SpeechForms(known.resources, known.forms)
        rows = known.resources.rows("speech_words.tsv")
        by_class: dict[str, set[str]] = {}
        by_word: dict[str, set[str]] = {}
        for name, words in rows:
            for word in map(fold_cue, words.split()):
                by_class.setdefault(name, set()).add(word)
                by_word.setdefault(word, set()).add(name)
        self._words = {name: frozenset(words) for name, words in by_class.items()}
        self._classes = {word: frozenset(names) for word, names in by_word.items()}
        governing = [word for name, words in rows if name == "governing" for word in words.split()]
        # Each preposition that governs a report, folded and also with ي for its ى, by its usual spelling.
        self._prepositions = {
            form: word for word in governing for form in (fold_cue(word), fold_cue(word).replace("ى", "ي"))
        }

    @remembered(50_000)
    def facts(self, word: str) -> WordFacts:
        """Return what the tables say of a folded word."""
        classes, forms = self._classes.get(word, _NONE), self._forms.of(word)
        preposition, is_given_name = self._prepositions.get(word, ""), self.is_given_name(word)
        return WordFacts(
            classes,
            forms,
            preposition,
            self.is_role(word),
            word.startswith(("و", "ف")) and len(word) > _SHORTEST_MANNER and self.is_role(word[1:]),
            is_given_name,
            is_word=word[:1].isalnum(),
            is_finite=any(form.finite for form, _ in forms),
            opens_name=is_given_name or word in KUNYAS or "before_compound" in classes,
            attributes=preposition == "على" or not classes.isdisjoint(_ATTRIBUTING),
        )

    @remembered(50_000)
    def folded(self, raw: str) -> tuple[str, WordFacts]:
        """Return a word as it is compared, and what the tables say of it."""
        word = fold_cue(raw) or raw
        return word, self.facts(word)

    def resumptive_forms(self, word: str) -> tuple[tuple[Form, int], ...]:
        """Return the forms of speech of a folded word without the pronoun on it: ما أعلنته الوزارة."""
        for pronoun in ("ها", "ه"):
            if word.endswith(pronoun):
                return self._forms.of(word.removesuffix(pronoun))
        return ()

    def word_class(self, name: WordClass) -> frozenset[str]:
        """Return the folded words of a class of `speech_words.tsv`."""
        return self._words[name]

    def is_role(self, word: str) -> bool:
        """Tell whether a folded word names somebody or something that speaks: وزير, المتحدث, صحيفة."""
        roles = self.word_class("role")
        bare = without_article(word)
        if word in roles or bare in roles or (bare.endswith("و") and bare + "ن" in roles):
            return True
        return self._is_ending_role(bare) or (bare != word and self._is_ending_role(word))  # والدها

    def _is_ending_role(self, word: str) -> bool:
        """Tell whether a word is a role with an ending of number or a possessive: وزيران, زوجته."""
        roles = self.word_class("role")
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and stem.endswith("و") and stem + "ن" in roles:
                return True
            if stem != word and len(stem) > 2:
                return stem in roles or stem + "ة" in roles or (stem[-1] == "ت" and stem[:-1] + "ة" in roles)
        return False

    def has_adjective_ending(self, word: str) -> bool:
        return word.endswith(tuple(self.word_class("adjective_ending")))

    @remembered(50_000)
    def is_joined(self, word: str) -> bool:
        """Tell whether و hangs on a word in its first reading."""
        return word.startswith("و") and self._has_prefix(self._known.morphology.analyses(word)[0], "و")

    def is_body(self, words: Sequence[str]) -> bool:
        """Tell whether words are what a body is called: its kind, then what is definite (رابطة المودعين)."""
        if "organisation" not in self._known.lists.of(words[0]):
            return False
        readings_of = [self._known.readings(word)[0] for word in words]
        nominal = all(one.pos in ("noun", "adjective", "proper noun", "unknown") for one in readings_of)
        return nominal and (fold_cue(words[-1]).startswith("ال") or readings_of[-1].pos == "proper noun")

    def looks_like_one_word_speech(self, word: str) -> bool:
        """Tell whether a single word in marks can be a judgement (كاذبة، "منهجيا"), no name or loanword."""
        bare = fold_cue(word)
        if bare.startswith("بال"):
            return True
        if (
            bare.startswith("ال")
            or bare in self.word_class("named")
            or not self._known.morphology.is_known(word)
        ):
            return False
        return any(
            one.pos in ("adjective", "adverb", "verb") or (one.pos == "noun" and bare.endswith("ا"))
            for one in self._known.morphology.analyses(word)
        )

    @remembered(50_000)
    def is_adjective(self, word: str) -> bool:
        """Tell whether a word can be an adjective, and is of no people: الجبان, not الروسي."""
        adjective = any(one.pos == "adjective" for one in self._known.morphology.analyses(word))
        return adjective and not self.is_nationality(word)

    def is_first_or_second_person_verb(self, word: str) -> bool:
        """Tell whether a word is, in every reading, a verb whose subject is I, we or you."""
        if not self._known.morphology.is_known(word):
            return False
        return all(
            one.pos == "verb"
            and (word.endswith("كم") or any("first" in part or "second" in part for part in one.morphology))
            for one in self._known.morphology.analyses(word)
        )

    def is_only_a_name(self, word: str) -> bool:
        """Tell whether a word is a proper noun, or outside the lexicon, in its first reading."""
        return (
            not self._known.morphology.is_known(word)
            or self._known.morphology.analyses(word)[0].pos == "proper noun"
        )

    def is_only_a_verb(self, word: str) -> bool:
        """Tell whether a word is a verb in all its readings."""
        return self._known.morphology.is_known(word) and all(
            one.pos == "verb" for one in self._known.morphology.analyses(word)
        )

    @remembered(50_000)
    def is_first_a_verb(self, word: str) -> bool:
        """Tell whether the first reading of a word is a verb."""
        return (
            self._known.morphology.is_known(word) and self._known.morphology.analyses(word)[0].pos == "verb"
        )

    def has_pronoun(self, word: str) -> bool:
        """Tell whether a pronoun hangs on a word, which is a noun in its first reading."""
        first = self._known.readings(word)[0]
        return first.known and first.pos == "noun" and bool(first.suffix.pronoun)

    @remembered(50_000)
    def has_own_pronoun(self, word: str) -> bool:
        """Tell whether "my", "me", "our" or "us" hangs on a word, in its first reading."""
        first = self._known.readings(word)[0]
        return first.known and first.suffix.pronoun in ("1S", "1P")

    def can_be_a_name(self, word: str) -> bool:
        """Tell whether a word is outside the lexicon or a proper noun in one of its readings."""
        return not self._known.morphology.is_known(word) or any(
            one.pos == "proper noun" for one in self._known.morphology.analyses(word)
        )

    @remembered(50_000)
    def is_given_name(self, word: str) -> bool:
        """Tell whether a word without clitics is in a list of given names."""
        bare = fold_cue(word)
        named = (self.word_class("women"), self.word_class("men"), self.word_class("either"))
        return "given" in self._known.lists.exactly(key(word)) or any(bare in names for names in named)

    @remembered(50_000)
    def is_title(self, word: str) -> bool:
        """Tell whether a word is a title or calling that stands before a name: العميد, الدكتورة."""
        return "title" in self._known.lists.exactly(key(word))

    @remembered(50_000)
    def is_nationality(self, word: str) -> bool:
        """Tell whether a word is the adjective of a country, in any form: الإيطالي."""
        return "nationality" in self._known.lists.exactly(key(word))

    @remembered(50_000)
    def hangs_on(self, word: str, letter: str) -> bool:
        """Tell whether a preposition and a noun are one word, in its first reading: بصوت, كمدرب, لتلاميذه."""
        if word[:1] != letter or not self._known.morphology.is_known(word):
            return False
        first = self._known.morphology.analyses(word)[0]
        return first.pos in ("noun", "adjective") and self._has_prefix(first, letter)

    def is_reason(self, word: str) -> bool:
        """Tell whether ل, a noun and a pronoun are the word, in its first reading: لنثرها."""
        return self.hangs_on(word, "ل") and "possessed" in self._known.morphology.analyses(word)[0].morphology

    @remembered(50_000)
    def is_accusative(self, word: str) -> bool:
        """Tell whether a word is an indefinite noun in the accusative, in its first reading: تقريرا."""
        first = self._known.morphology.analyses(word)[0]
        return first.pos == "noun" and first.vocalised.endswith(("اً", "ًا"))

    @remembered(50_000)
    def may_hang_on(self, word: str, letter: str) -> bool:
        """Tell whether a preposition hangs on a word in one of its readings: باتخاذ, but not بلاغ."""
        return any(self._has_prefix(one, letter) for one in self._known.morphology.analyses(word))

    @remembered(50_000)
    def is_possessed_after_preposition(self, word: str) -> bool:
        """Tell whether ب, a noun and a pronoun can be one word: بيدها, برأسه."""
        if not word.startswith("ب") or not self._known.morphology.is_known(word):
            return False
        readings = self._known.morphology.analyses(word)
        if "possessed" not in readings[0].morphology:
            return False
        return any("possessed" in one.morphology and self._has_prefix(one, "ب") for one in readings)

    @staticmethod
    def _has_prefix(reading: Analysis, letter: str) -> bool:
        return any(one.role == "prefix" and one.form.startswith(letter) for one in reading.segments)

    @remembered(50_000)
    def tells_manner(self, word: str) -> bool:
        """Tell whether a word is an indefinite participle in the accusative: مبتسما, رافعا, ضاحكة."""
        bare = fold_cue(word)
        if bare.startswith(("ال", "وال")) or self.is_role(bare) or len(bare) < _SHORTEST_MANNER:
            return False
        readings = self._known.morphology.analyses(word)
        if bare.endswith("ا"):
            known = self._known.morphology.is_known(word)
            shaped = bare.startswith(_MANNER_STARTS) and not known
            return shaped or any(one.pos == "adjective" and "اً" in one.vocalised for one in readings)
        nisba = bare.endswith("ية") and not (len(bare) == _SHORTEST_MANNER + 1 and bare[1] == "ا")
        return bare.endswith("ة") and not nisba and readings[0].pos == "adjective"

    @remembered(50_000)
    def is_noun(self, word: str) -> bool:
        """Tell whether a word is a noun or an adjective in its first reading."""
        known = self._known.morphology
        return known.is_known(word) and known.analyses(word)[0].pos in ("noun", "adjective")

    @remembered(50_000)
    def is_definite_noun(self, word: str) -> bool:
        """Tell whether a word is a noun with the article, and no adjective, in its first reading."""
        if not fold_cue(word).startswith("ال") or not self._known.morphology.is_known(word):
            return False
        if self.is_nationality(word):
            return False
        return self._known.morphology.analyses(word)[0].pos == "noun"

    @remembered(50_000)
    def noun_nature(self, word: str) -> tuple[str, str]:
        """Return gender ("m", "f", "") and number ("s", "d", "p", "") of a word as its first noun is read."""
        for one in self._known.morphology.analyses(word):
            if one.pos in ("noun", "adjective"):
                gender = "f" if "feminine" in one.morphology else "m" if "masculine" in one.morphology else ""
                number = "p" if "plural" in one.morphology else "d" if "dual" in one.morphology else "s"
                return gender, number
        return "", ""

    def length_of_fa(self, word: str) -> int:
        """Return 1 when ف hangs on a word (فاختصاصات), else 0."""
        if not word.startswith("ف"):
            return 0
        segments = self._known.morphology.analyses(word)[0].segments
        return int(bool(segments) and segments[0].role == "prefix" and segments[0].form.startswith("ف"))
