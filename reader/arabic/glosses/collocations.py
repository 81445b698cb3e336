"""Words that mean something else beside a certain other one: a verb with its fixed preposition or object.

A row of `collocations.tsv` gives a dictionary word, its part of speech, companions (prepositions, or other
dictionary words; `#` is an object that is attached; `@money` is any word of that class in
`word_classes.tsv`), and the English of both: حذر من is "warn" "of", رفع الجلسة "adjourn" the hearing. Other
words may stand between the two, but no verb and no end of a clause. A companion that a row names goes before
one of a class.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reader.arabic.morphology.buckwalter import to_arabic, unvocalised
from reader.arabic.morphology.reading import Reading
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered, remembered_function
from reader.arabic.resources import Resources

_SAME, _OBJECT = "-", "#"  # in the table; the latter for an object that is attached: علقه
_PREPOSITIONS_WRITTEN = "من عن على إلى في ب ل مع بين حول ضد دون لدى ك أمام تجاه نحو عبر"
_PREPOSITIONS = frozenset(fold(one) for one in _PREPOSITIONS_WRITTEN.split(" "))
_CLASS = "@"
_ATTACHED = {"bi": "ب", "li": "ل", "ka": "ك"}
_REACH = 6  # words from a verb to its preposition
_REACH_OF_NOUN = 3  # words from a noun to another
_REACH_BEFORE = 3  # words from an object back to what stands after it
_ENDS = frozenset(".!?؟؛:،,…")


class _Companion(NamedTuple):
    own: str
    other: str


class _Word(NamedTuple):
    """What a reading is to the search: its rows, the keys under which it is a companion, what it ends."""

    rows: dict[str, _Companion] | None
    preposition: str
    key: str
    ends: bool
    verb: bool
    object: bool


class Collocated(NamedTuple):
    """The English that rows give: senses of words, and what prepositions are, by place in the sentence."""

    senses: dict[int, str]
    prepositions: dict[int, str]


class _Open(NamedTuple):
    place: int
    rows: dict[str, _Companion]
    reach: int


@remembered_function(40_000)
def bare_lemma(lemma: str) -> str:
    """Return the key of a dictionary form: its letters alone, folded."""
    return fold(strip_marks(lemma))


class Collocations:
    """The rows of the table, and where they hold."""

    def __init__(self, resources: Resources) -> None:
        self._rows: dict[tuple[str, str], dict[str, _Companion]] = {}
        classes = {name: words.split(" ") for name, words in resources.rows("word_classes.tsv")}
        of_classes: list[tuple[dict[str, _Companion], list[str], _Companion]] = []
        for word, pos, companions, own, other in resources.rows("collocations.tsv"):
            rows, meant = (
                self._rows.setdefault((bare_lemma(word), pos), {}),
                _Companion(_said(own), _said(other)),
            )
            for companion in companions.split(" "):
                if companion.startswith(_CLASS):
                    of_classes.append((rows, classes.get(companion.removeprefix(_CLASS), []), meant))
                else:
                    rows.setdefault(fold(companion), meant)
        for rows, words, meant in of_classes:
            for one in words:
                rows.setdefault(fold(one), meant)
        self._companions = frozenset(key for rows in self._rows.values() for key in rows)

    def collocated(self, chosen: Sequence[Reading]) -> Collocated:
        """Return what the rows say of these words of one sentence; of several companions the nearest counts.

        Linear in the number of words.
        """
        found = Collocated({}, {})
        open_words: list[_Open] = []
        words = list(map(self._word, chosen))
        for place, word in enumerate(words):
            if word.ends:
                open_words.clear()
                continue
            if open_words:
                self._meet(found, open_words, place, word)
            if word.verb:
                open_words.clear()
            if word.rows and word.object and _OBJECT in word.rows:
                found.senses.setdefault(place, word.rows[_OBJECT].own)
            elif word.rows and not self._met_before(found, words, place, word.rows):
                open_words.append(_Open(place, word.rows, _REACH if word.verb else _REACH_OF_NOUN))
        return found

    def _meet(self, found: Collocated, open_words: list[_Open], place: int, word: _Word) -> None:
        """Give the nearest open word the sense that it has beside this one."""
        if word.key and self._close(found, open_words, place, word.key, word.preposition):
            return
        if word.preposition:
            self._close(found, open_words, place, word.preposition)

    @staticmethod
    def _close(found: Collocated, open_words: list[_Open], place: int, key: str, attached: str = "") -> bool:
        """Give the nearest open word with a row for `key` its sense; tell whether there is one.

        An object behind an attached preposition goes without it in English: أدلى بصوته "cast" "his vote".
        """
        for number in range(len(open_words) - 1, -1, -1):
            one = open_words[number]
            meant = one.rows.get(key)
            if meant is not None and place - one.place <= (_REACH if key in _PREPOSITIONS else one.reach):
                _keep(found, one.place, place, meant, key in _PREPOSITIONS)
                if attached and meant.other:
                    found.prepositions[place] = ""
                del open_words[number]
                return True
        return False

    @staticmethod
    def _met_before(
        found: Collocated, words: Sequence[_Word], place: int, rows: dict[str, _Companion]
    ) -> bool:
        """Close a row whose companion, no preposition, stands before its word: الجلسة رفعت."""
        for before in range(place - 1, max(-1, place - 1 - _REACH_BEFORE), -1):
            if words[before].ends:
                return False
            meant = rows.get(words[before].key) if words[before].key else None
            if meant is not None:
                _keep(found, place, before, meant, False)
                return True
        return False

    @remembered(60_000)
    def _word(self, reading: Reading) -> _Word:
        if reading.pos == "punctuation":
            return _Word(None, "", "", reading.vocalised[:1] in _ENDS, False, False)
        key = bare_lemma(reading.lemma)
        preposition = _preposition(reading, key)
        return _Word(
            self._rows.get((key, reading.pos)),
            preposition if preposition in self._companions else "",
            key if reading.pos != "preposition" and key in self._companions else "",
            False,
            reading.pos == "verb",
            reading.pos == "verb" and bool(reading.suffix.pronoun),
        )


def _said(english: str) -> str:
    return "" if english == _SAME else english


def _keep(found: Collocated, own: int, other: int, meant: _Companion, is_preposition: bool) -> None:
    if meant.own:
        found.senses.setdefault(own, meant.own)
    if is_preposition:
        found.prepositions.setdefault(other, meant.other)
    elif meant.other:
        found.senses.setdefault(other, meant.other)


def _preposition(reading: Reading, key: str) -> str:
    """Return the preposition that the word is or begins with, folded, or nothing."""
    if reading.prefix.preposition:
        return _ATTACHED.get(reading.prefix.preposition, "")
    if reading.pos != "preposition":
        return ""
    own = reading.stem.morphemes
    if len(own) > 1:
        return fold(to_arabic(unvocalised(own[0][0])))
    return key
