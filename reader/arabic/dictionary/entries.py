"""The entry of a dictionary form, and how entries are found: by a word in any form, a root, Latin letters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.arabic.dictionary.latin import arabic_spellings, plain_latin
from reader.arabic.dictionary.nouns import gender_of, plurals_of
from reader.arabic.dictionary.plain_nouns import plain_nouns
from reader.arabic.dictionary.roots import root_fits, root_of_heading, shows_its_end, weak_twin
from reader.arabic.dictionary.verbs import (
    ConjugatedTense,
    ConjugatedVerb,
    bare_form,
    is_one_of_ten,
    matching,
    tenses_of,
    verbs_of,
)
from reader.arabic.morphology.buckwalter import from_arabic, to_arabic
from reader.arabic.morphology.lexicon import Lexicon, Stem
from reader.arabic.morphology.reading import lemma_in_arabic
from reader.arabic.morphology.readings import Morphology
from reader.arabic.names.romanise import romanise
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered

MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """What is known for certain of a dictionary form; what is not is empty.

    `form` is the number of a verb's form, "I" to "X". `pattern` names the verb to `Dictionary.tenses`.
    """

    lemma: str
    latin: str
    pos: str
    senses: tuple[str, ...]
    root: str = ""
    form: str = ""
    imperfect: str = ""
    verbal_nouns: tuple[str, ...] = ()
    active_participle: str = ""
    passive_participle: str = ""
    plurals: tuple[str, ...] = ()
    gender: str = ""
    pattern: str = ""


class Dictionary:
    """Entries of one lexicon. Nothing is read before it is asked for.

    `gerund` gives the English of a doing: "going out" for "go out".
    """

    def __init__(self, lexicon: Lexicon, morphology: Morphology, gerund: Callable[[str], str]) -> None:
        self._lexicon, self._morphology, self._gerund = lexicon, morphology, gerund

    @remembered(2_000)
    def entries(self, lemma: str) -> tuple[DictionaryEntry, ...]:
        """Return the entries of a dictionary form, one for each part of speech; none for an unknown form."""
        by_pos: dict[str, list[Stem]] = {}
        for stem in self._stems(lemma):
            by_pos.setdefault(stem.pos, []).append(stem)
        if "verb" in by_pos:
            by_pos.pop("particle", None)  # a form of it that stands by itself
        return tuple(
            self._verb(lemma, stems) if pos == "verb" else self._other(lemma, pos, stems)
            for pos, stems in by_pos.items()
        )

    def every_lemma(self) -> list[str]:
        """Return the dictionary forms of verbs, nouns and adjectives, in the lexicon's order; slow."""
        stems = (stem for stem in self._lexicon.every_stem() if stem.pos in ("verb", "noun", "adjective"))
        return list(dict.fromkeys(lemma_in_arabic(stem.lemma, stem.pos == "verb") for stem in stems))

    def lemmas_of(self, word: str) -> list[str]:
        """Return the dictionary forms of a word in any form, likeliest first; none for an unknown word."""
        readings = self._morphology.readings(word)
        return list(dict.fromkeys(one.lemma for one in readings if one.known))[:MOST_FOUND]

    def lemmas_written(self, latin: str) -> list[str]:
        """Return the dictionary forms that sound as a word in Latin letters is written."""
        wanted = plain_latin(latin)
        found: dict[str, None] = {}
        for spelling in arabic_spellings(wanted):
            for stem in self._lexicon.stems(spelling):
                lemma = lemma_in_arabic(stem.lemma, stem.pos == "verb")
                if plain_latin(romanise(lemma)) == wanted:
                    found.setdefault(lemma)
        return list(found)[:MOST_FOUND]

    def tenses(self, entry: DictionaryEntry) -> tuple[ConjugatedTense, ...]:
        """Return the conjugation of a verb; empty where the sources do not agree on it."""
        return tenses_of(entry.root, entry.pattern) if entry.pattern else ()

    @cached_property
    def roots(self) -> dict[str, int]:
        """Every root of three or four letters in Arabic, with how many dictionary forms it has, in order."""
        found: dict[str, int] = {}
        for name, heading in self._headings.items():
            root = root_of_heading(heading)
            if root and len(heading) > 2 and root_fits(root, lemma_in_arabic(name, False)):
                found[root] = found.get(root, 0) + 1
        return {root: found[root] for root in sorted(found)}

    @cached_property
    def _headings(self) -> dict[str, str]:
        """The heading under which each lemma of the lexicon stands, by its name."""
        return dict(self._lexicon.lemma_roots())

    def lemmas_of_root(self, root: str) -> list[str]:
        """Return the dictionary forms of a root in Arabic letters, in the lexicon's order."""
        found: dict[str, None] = {}
        for heading in _headings_of(root):
            for stem in self._lexicon.stems_of_root(heading):
                lemma = lemma_in_arabic(stem.lemma, stem.pos == "verb")
                if stem.pos != "proper noun" and root_fits(root, lemma):
                    found.setdefault(lemma)
        return list(found)

    def _stems(self, lemma: str) -> Sequence[Stem]:
        """Return the stems of a dictionary form in the lexicon's order, its own entries' first."""
        readings = [
            one for one in self._morphology.readings(strip_marks(lemma)) if one.known and one.lemma == lemma
        ]
        names = {one.stem.lemma for one in readings}
        headings = {self._headings.get(name, "") for name in names} - {""}
        found = [stem for one in sorted(headings) for stem in self._lexicon.stems_of_root(one)]
        return [stem for stem in found if stem.lemma in names] or [one.stem for one in readings]

    def _verb(self, lemma: str, stems: Sequence[Stem]) -> DictionaryEntry:
        heading = self._heading(stems)
        found = self._checked(lemma, heading, stems) if heading else None
        root = heading if found else self._root(lemma, stems)
        plain = DictionaryEntry(lemma, romanise(lemma), "verb", _senses(stems), root)
        if found is None:
            return plain
        own = self._forms_of_root(root)
        nouns = tuple(one for one in found.verbal_nouns if bare_form(one) in own)
        return DictionaryEntry(
            lemma,
            plain.latin,
            "verb",
            plain.senses,
            root,
            form=found.form if is_one_of_ten(found.form) else "",
            imperfect=found.imperfect,
            verbal_nouns=self._plain_nouns(root, plain, stems) if found.form == "I" else nouns,
            active_participle=_known(found.active_participle, own),
            passive_participle=_known(found.passive_participle, own),
            pattern=found.pattern,
        )

    def _checked(self, lemma: str, root: str, stems: Sequence[Stem]) -> ConjugatedVerb | None:
        """Return the attested verb on which lexicon and conjugator agree, past and imperfect."""
        if len({stem.lemma for stem in stems}) > 1:
            return None
        imperfects = [
            to_arabic(stem.form) for stem in stems if stem.category.startswith("IV") and _is_whole(stem)
        ]
        return matching(verbs_of(root), lemma, imperfects)

    def _plain_nouns(self, root: str, verb: DictionaryEntry, stems: Iterable[Stem]) -> tuple[str, ...]:
        """Return the verbal nouns of a plain verb of a root."""
        nouns: dict[str, list[str]] = {}
        verbs: dict[str, list[str]] = {}
        for heading in _headings_of(root):
            for stem in self._lexicon.stems_of_root(heading):
                if stem.pos in ("noun", "verb"):
                    meant = verbs if stem.pos == "verb" else nouns
                    meant.setdefault(lemma_in_arabic(stem.lemma, stem.pos == "verb"), []).extend(stem.senses)
        takes_object = any("Pass" in stem.category for stem in stems)
        told = (verb.lemma, verb.senses)
        return plain_nouns(root, told, takes_object, verbs.items(), nouns.items(), self._gerund)

    def _forms_of_root(self, root: str) -> frozenset[str]:
        return frozenset(map(bare_form, self.lemmas_of_root(root)))

    def _root(self, lemma: str, stems: Iterable[Stem]) -> str:
        """Return the root of a dictionary form in Arabic; empty where it has none, or several."""
        root = self._heading(stems)
        if not (root and root_fits(root, lemma) and verbs_of(root)):
            return ""
        twin = weak_twin(root)
        return "" if twin and verbs_of(twin) and not shows_its_end(root, lemma) else root

    def _heading(self, stems: Iterable[Stem]) -> str:
        """Return the root under whose heading all stems stand; empty where that is none, or several."""
        roots = {root_of_heading(self._headings.get(stem.lemma, "")) for stem in stems}
        return roots.pop() if len(roots) == 1 else ""

    def _other(self, lemma: str, pos: str, stems: Sequence[Stem]) -> DictionaryEntry:
        is_noun = pos == "noun"
        return DictionaryEntry(
            lemma,
            romanise(lemma),
            pos,
            _senses(stems),
            self._root(lemma, stems) if pos != "proper noun" else "",
            plurals=plurals_of(lemma, stems) if pos in ("noun", "adjective") else (),
            gender=gender_of(lemma, stems) if is_noun else "",
        )


def _headings_of(root: str) -> list[str]:
    """Return how the lexicon's headings may write a root."""
    letters = from_arabic(strip_marks(root))
    first = {letters, f"A{letters[1:]}"} if letters[:1] in (">", "'", "<", "A", "|") else {letters}
    doubled = {one[:2] for one in first if len(one) == 3 and one[1] == one[2]}
    return sorted(first | doubled)


def _senses(stems: Iterable[Stem]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(sense for stem in stems if "Pass" not in stem.category for sense in stem.senses)
    )


def _is_whole(stem: Stem) -> bool:
    """Whether a stem of the imperfect is that of the third person singular: not shortened by an ending."""
    return "Pass" not in stem.category and not stem.category.startswith(("IV_C", "IV_h", "IV_n"))


def _known(form: str, own: frozenset[str]) -> str:
    return form if form and bare_form(form) in own else ""
