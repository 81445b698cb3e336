"""The word parts that the lexicon knows and which of them go together; the only reader of its tables.

They are Tim Buckwalter's, or others of the same form; the resources say where they lie. Words that they lack
come from the project's own supplement, which is written in their categories. Where there is no lexicon, none
of this module's answers has a word in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.affixes import Affix, Morphemes
from reader.arabic.morphology.buckwalter import from_arabic, unvocalised
from reader.arabic.morphology.passives import PASSIVE_OF, active_spellings, passive_form
from reader.arabic.morphology.sense_rows import SenseRows
from reader.arabic.morphology.senses import EnglishWordClasses, clean_senses
from reader.arabic.resources import Resources

_POS_TAG = re.compile(r"<pos>(.*?)</pos>")
_MORPH = re.compile(r"\+?([^/+]*)/([A-Z_0-9:]+)")
_NOT_A_ROOT = re.compile("[^'>&<}btvjHxd*rzs$SDTZEgfqklmnhwy]")
_POS_OF_TAG = {
    "ADJ": "adjective",
    "NOUN": "noun",
    "NOUN_PROP": "proper noun",
    "ADV": "adverb",
    "PREP": "preposition",
    "CONJ": "conjunction",
    "ABBREV": "abbreviation",
    "INTERJ": "interjection",
    "REL_PRON": "pronoun",
    "NUMERIC_COMMA": "punctuation",
    "VERB_IMPERFECT": "verb",
    "VERB_PERFECT": "verb",
    "VERB_IMPERATIVE": "verb",
}
_ADJECTIVAL = frozenset(
    [
        "N-ap",
        "N/ap",
        "Nall",
        "N0F",
        "NK",
        "N0F_Nh",
        "N-ap_L",
        "N/ap_L",
        "Nall_L",
        "NAn_Nayn",
        "Nuwn_Niyn",
        "NAn_Nayn_L",
    ]
)
_PLURAL_MEASURE, _PLURAL_IN_A = re.compile("[^aiuAwy]a.A.iy?."), re.compile(">a[^aiuo]o[^aiuo]i[^aiuy]")
_NONE: list[int] = []
# First persons of weak verbs after لم, which the tables lack beside all the others: لم أقل.
_LACKING_PAIRS = frozenset(
    (prefix, category)
    for prefixes, categories in (
        (("IVPref-AnA->a", "IVPref-nHn-na"), ("IV_C", "IV_C_intr")),
        (("IVPref-AnA->u", "IVPref-nHn-nu"), ("IV_C_yu", "IV_C_Pass_yu")),
    )
    for prefix in prefixes
    for category in categories
)
_CLITIC_LETTERS = frozenset("wfblk")
_INTRANSITIVE = "_intr"
_VERB_CATEGORIES = ("PV", "IV", "CV")
_PROCLITIC_TAGS = frozenset({"PREP", "CONJ", "DET", "EMPHATIC_PARTICLE"})
_NAME_CATEGORIES = frozenset(
    {"N0", "Nprop", "Ndip", "N", "Ndu", "NapAt", "Nap", "N0F", "N_L", "N0_L", "Ndip_L"}
)


class Stem(NamedTuple):
    """A stem: Buckwalter form, category, part of speech in words, and its meaning.

    `glosses` are as the lexicon words this very stem (a broken plural may say "presidents"); `senses` are
    those of its lemma; `plural` tells that the stem is a plural by itself, `own` that the supplement has it.
    `morphemes` is not empty for function words made of several parts.
    """

    form: str
    category: str
    pos: str
    glosses: tuple[str, ...]
    senses: tuple[str, ...]
    lemma: str
    root: str
    morphemes: Morphemes
    own: bool
    plural: bool = False


class _Lemma(NamedTuple):
    name: str
    root: str
    first: str


class Lexicon:
    """Prefixes, stems and suffixes by unvocalised Buckwalter form, and the pairs that are compatible."""

    def __init__(self, resources: Resources, forms: EnglishForms) -> None:
        """Read the tables. Raises FileNotFoundError for a lexicon that lacks one."""
        lines = resources.lexicon_lines
        self._reading = _Entries(resources, forms)
        self.prefixes = _affixes(lines("dictPrefixes"))
        self.suffixes = _affixes(lines("dictSuffixes"))
        self.prefix_stem = _pairs(lines("tableAB")) | _LACKING_PAIRS
        self.prefix_suffix = _pairs(lines("tableAC"))
        self.stem_suffix = _pairs(lines("tableBC"))
        self._with_objects = _objects_of_all(self.stem_suffix)
        self._entries: list[str] = []
        self._lemma_of: list[_Lemma] = []
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._add_own(resources.lines("lexicon_supplement.tsv"))
        self._own = len(self._entries)
        self._add_stems(lines("dictStems"))
        self._stems: dict[int, Stem] = {}
        self._places: dict[str, tuple[tuple[int, str], ...]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is no lexicon, so that no word is known."""
        return not self.prefixes

    def stems(self, form: str) -> tuple[Stem, ...]:
        """Return the stems written `form` (unvocalised Buckwalter), in the lexicon's order; maybe none."""
        return tuple(self._stem(place) for place, _ in self._categories(form))

    def every_stem(self) -> Iterator[Stem]:
        """Yield all stems in the lexicon's order, the supplement's first; slow."""
        return map(self._stem, range(len(self._entries)))

    def stems_with(self, word: str) -> Iterator[Stem]:
        """Yield the stems in whose entries an English word stands, whole or not, in lower case or not."""
        forms = (word, word.capitalize())
        return (self._stem(place) for place, one in enumerate(self._entries) if any(f in one for f in forms))

    def stems_of_root(self, root: str) -> Iterator[Stem]:
        """Yield the stems of a root, in Buckwalter's letters."""
        return (self._stem(place) for place, one in enumerate(self._lemma_of) if one.root == root)

    def lemma_roots(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each dictionary form with the heading that it stands under, as written."""
        for one in dict.fromkeys(self._lemma_of):
            yield one.name, one.root

    def fitting(
        self, prefixes: Sequence[Affix], form: str, suffixes: Sequence[Affix], with_object: bool = False
    ) -> list[tuple[Affix, Stem, Affix]]:
        """Return the combinations whose three pairs are compatible; only their stems are read.

        `with_object` lets verbs that the tables have as intransitive take an object: يعادله.
        """
        pairs = self._with_objects if with_object else self.stem_suffix
        return [
            (prefix, self._stem(place), suffix)
            for prefix in prefixes
            for place, category in self._categories(form)
            if (prefix.category, category) in self.prefix_stem
            for suffix in suffixes
            if (category, suffix.category) in pairs
            and (prefix.category, suffix.category) in self.prefix_suffix
        ]

    def _categories(self, form: str) -> tuple[tuple[int, str], ...]:
        """Return place and category of the entries written `form`, without those that only name a letter."""
        found = self._places.get(form)
        if found is None:
            places = self._by_form.get(form, _NONE)
            passives = tuple(self._passives(form))
            if not places and not passives:
                return ()
            if any("ABBREV" in self._entries[place] for place in places):
                places = [one for one in places if not _is_letter_name(self._stem(one))] or places
            found = (*((place, self._category(place)) for place in places), *passives)
            self._places[form] = found
        return found

    def _category(self, place: int) -> str:
        return self._entries[place].split("\t", 3)[2]

    def _passives(self, form: str) -> Iterator[tuple[int, str]]:
        """Yield the passives written `form` that only their active has an entry for.

        They are at the active's place, counted from the end (-1 for 0).
        """
        listed = {
            (self._lemma_of[place].name, self._category(place)[:2])
            for place in self._by_form.get(form, ())
            if "_Pass" in self._category(place)
        }
        for spelling, categories in active_spellings(form):
            for place in self._by_form.get(spelling, ()):
                category = categories.get(self._category(place))
                if not category or (self._lemma_of[place].name, category[:2]) in listed:
                    continue
                if self._is_active(place):
                    yield -1 - place, category

    def _is_active(self, place: int) -> bool:
        _, form, category, raw = self._entries[place].split("\t")[:4]
        return not raw.startswith("be ") and bool(passive_form(form, category))

    def _stem(self, place: int) -> Stem:
        found = self._stems.get(place)
        if found is None:
            entry = place if place >= 0 else -1 - place
            found = self._reading.stem(self._entries[entry], self._lemma_of[entry], entry < self._own)
            if place < 0:
                found = self._reading.passive(found, PASSIVE_OF[found.category])
            self._stems[place] = found
        return found

    def _add_stems(self, lines: list[str]) -> None:
        entries, lemma_of, by_form = self._entries, self._lemma_of, self._by_form
        name, root, lemma = "", "", None
        for line in lines:
            if line[:1] != ";":
                if not line:
                    continue
                if lemma is None:
                    lemma = _Lemma(name or _unnamed(line), root, line)
                by_form[line[: line.index("\t")]].append(len(entries))
                entries.append(line)
                lemma_of.append(lemma)
            elif line.startswith(";; "):
                name, lemma = line[3:].rstrip(), None
            elif line.startswith(";-"):
                root = line.lstrip(";- ").split(" ", 1)[0]
                name, lemma = "", None

    def _add_own(self, supplement: list[str]) -> None:
        for line in supplement:
            lemma_ar, stem_ar, category, gloss = line.split("\t")[:4]
            form = from_arabic(stem_ar)
            entry = f"{unvocalised(form)}\t{form}\t{category}\t{gloss}"
            lemma = _Lemma(from_arabic(lemma_ar), "", entry)
            written = {unvocalised(form), unvocalised(re.sub("^[<>|]", "A", form))}
            for spelling in written:
                self._by_form[spelling].append(len(self._entries))
            self._entries.append(entry)
            self._lemma_of.append(lemma)


class _Entries:
    """Raw entries of the lexicon read as stems."""

    def __init__(self, resources: Resources, forms: EnglishForms) -> None:
        self._forms = forms
        self._classes = EnglishWordClasses(resources)
        self._given = SenseRows(resources, forms)
        self._uncounted = frozenset(resources.english_words("uncounted"))
        rows = resources.rows("function_words.tsv")
        self._function_words = {
            from_arabic(form): (pos, tuple(senses.split(";"))) for form, pos, senses in rows
        }

    def stem(self, entry: str, lemma: _Lemma, own: bool) -> Stem:
        """Read one raw entry (unvocalised form, form, category, gloss, tab-separated)."""
        _, form, category, raw = entry.split("\t")[:4]
        tag = _POS_TAG.search(raw) if "<pos>" in raw else None
        gloss = _gloss(raw)
        morphemes = tuple(_MORPH.findall(tag[1])) if tag else ()
        glosses = clean_senses(gloss)
        if category.startswith(_VERB_CATEGORIES):
            glosses = tuple(dict.fromkeys(map(self._forms.base, glosses)))
        if category.startswith("FW"):
            word = self._function_words.get(form) or self._function_words.get(form.rstrip("aiuo"))
            if word:
                return Stem(form, category, word[0], word[1], word[1], lemma.name, "", morphemes, own)
        _, _, base_category, base_raw = lemma.first.split("\t")[:4]
        pos = self._pos(category, base_category, form, gloss, glosses, morphemes)
        senses = glosses
        if lemma.first is not entry and (pos != "verb" or "Pass" in category):
            senses = clean_senses(_gloss(base_raw))
        root = lemma.root if 3 <= len(lemma.root) <= 4 and not _NOT_A_ROOT.search(lemma.root) else ""
        plural = glosses != senses and pos in ("noun", "adjective") and self._is_plural_of(glosses, senses)
        if not plural and pos == "noun" and self._is_unworded_plural(form, category, lemma.name, glosses):
            plural, glosses = True, tuple(map(self._forms.plural, glosses))
        given = self._given.general(lemma.name, pos)
        if given:
            glosses = self._given.worded(given, glosses, plural, "Pass" in category)
            senses = self._given.worded(given, senses, passive="Pass" in category)
        return Stem(form, category, pos, glosses, senses, lemma.name, root, morphemes, own, plural)

    def passive(self, active: Stem, category: str) -> Stem:
        """Return the passive of a verb's stem: see `passives`."""
        glosses = tuple(map(self._forms.passive, active.glosses))
        form = passive_form(active.form, active.category)
        return active._replace(form=form, category=category, glosses=glosses)

    def _is_plural_of(self, glosses: tuple[str, ...], senses: tuple[str, ...]) -> bool:
        singulars = set(senses)
        return any(
            gloss not in singulars and self._forms.singular(gloss) in singulars for gloss in glosses
        ) or not (singulars & set(glosses))

    def _is_unworded_plural(self, form: str, category: str, lemma: str, glosses: tuple[str, ...]) -> bool:
        """Tell whether a stem is a broken plural that the lexicon words as one thing: زلازل "earthquake"."""
        measured = _PLURAL_MEASURE.fullmatch(form) if category == "Ndip" else _PLURAL_IN_A.fullmatch(form)
        if (
            not measured
            or category not in ("Ndip", "Nap")
            or unvocalised(lemma.split("_")[0]) == unvocalised(form)
        ):
            return False
        first = glosses[0] if glosses else ""
        if not first or first[-1] == "s" or " " in first or self._classes.is_adjectival(glosses):
            return False
        return first not in self._uncounted and not first[0].isupper()

    def _pos(
        self,
        category: str,
        base_category: str,
        form: str,
        gloss: str,
        glosses: tuple[str, ...],
        morphemes: Morphemes,
    ) -> str:
        if category.startswith(_VERB_CATEGORIES):
            return "verb"
        if glosses and all(map(self._classes.is_numeral, glosses)):
            return "number"
        if morphemes:
            tag = main_morpheme(morphemes)[1]
            return "pronoun" if "PRON" in tag else _POS_OF_TAG.get(tag, "particle")
        if gloss[:1].isupper():
            return (
                "proper noun"
                if category in _NAME_CATEGORIES or not self._classes.is_adjectival(glosses)
                else "adjective"
            )
        if category == "Nel" or (
            (form.endswith("iy~") or base_category in _ADJECTIVAL) and self._classes.is_adjectival(glosses)
        ):
            return "adjective"
        return "noun" if category.startswith(("N", "Numb")) else "particle"


def _unnamed(entry: str) -> str:
    """Return the name of a lemma that begins a root without a heading of its own: its first form (رأى)."""
    return entry.split("\t", 2)[1] + "_1"


def _gloss(raw: str) -> str:
    """Return the last field of an entry without its part of speech."""
    return (_POS_TAG.sub("", raw) if "<pos>" in raw else raw).strip()


def _is_letter_name(entry: Stem) -> bool:
    """Tell whether the entry only names a letter: في as "V", or و as a sixth point where "and" is meant."""
    if entry.pos != "abbreviation":
        return False
    return entry.form in _CLITIC_LETTERS or (
        len(entry.form) > 1 and all(len(one) == 1 for one in entry.glosses)
    )


def main_morpheme(morphemes: Morphemes) -> tuple[str, str]:
    """Return the part of a function word that carries its meaning: not a preposition, article or pronoun."""
    leading = 0
    while leading + 1 < len(morphemes) and morphemes[leading][1] in _PROCLITIC_TAGS:
        if morphemes[leading + 1][1].startswith("PRON_"):
            break
        leading += 1
    return morphemes[leading]


def _affixes(lines: list[str]) -> dict[str, tuple[Affix, ...]]:
    found: dict[str, list[Affix]] = defaultdict(list)
    for line in lines:
        if not line or line[0] == ";":
            continue
        fields = line.split("\t")
        tag = _POS_TAG.search(line)
        morphemes = tuple(_MORPH.findall(tag[1])) if tag else ()
        found[fields[0]].append(Affix(fields[1], fields[2].strip(), morphemes))
    return {form: tuple(affixes) for form, affixes in found.items()}


def _objects_of_all(pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the pairs of stem and suffix, with those of a transitive category for its intransitive too."""
    intransitive = defaultdict(list)
    for category in {category for category, _ in pairs if _INTRANSITIVE in category}:
        intransitive[category.replace(_INTRANSITIVE, "")].append(category)
    return pairs | {(one, suffix) for category, suffix in pairs for one in intransitive.get(category, ())}


def _pairs(lines: list[str]) -> frozenset[tuple[str, str]]:
    split = (line.split() for line in lines if line and line[0] != ";")
    return frozenset((fields[0], fields[1]) for fields in split if len(fields) > 1)
