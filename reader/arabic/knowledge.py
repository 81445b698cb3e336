"""What an analyser knows about words from its resources; each part is read when it is first asked for."""

from collections.abc import Callable
from functools import cached_property

from reader.arabic.dictionary import Dictionary
from reader.arabic.glosses.circumstance import Circumstance
from reader.arabic.glosses.collocations import Collocations
from reader.arabic.glosses.derived import DerivedWords
from reader.arabic.glosses.glossing import Glossing
from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.glosses.manner import Manner
from reader.arabic.glosses.neighbours import Neighbours
from reader.arabic.glosses.phrases import SetPhrases
from reader.arabic.glosses.phrasing import Phrasing
from reader.arabic.glosses.shown_senses import ShownSenses
from reader.arabic.glosses.undecided import UndecidedSenses
from reader.arabic.literal import BuildingWords, LiteralRendering
from reader.arabic.morphology.disambiguation import Disambiguation
from reader.arabic.morphology.lexicon import Lexicon
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.morphology.sense_rows import SenseRows
from reader.arabic.names.english_names import EnglishNames
from reader.arabic.names.gazetteer import Gazetteer, key
from reader.arabic.names.name_words import NameWords
from reader.arabic.names.nationalities import Nationalities
from reader.arabic.names.openings import NameOpenings
from reader.arabic.names.people import PeopleNames
from reader.arabic.names.transliteration import Transliteration
from reader.arabic.names.word_lists import SubjectWords, WordLists
from reader.arabic.resources import Resources, kept_for_good
from reader.arabic.subject import ArticleSubjects


class Knowledge:
    """The lexicon, the lists and the vocabulary of one set of resources.

    It is shared by the stages of an analyser, and by analysers that differ in their tagger only. Nothing in
    it changes but what it remembers of its own answers, so that threads may share it.
    """

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def load(self) -> None:
        """Read now what a first analysis would read."""
        parts = ("glossing", "names", "lists", "people", "subjects")
        for part in (*parts, "english_names", "surnames", "nationalities"):
            getattr(self, part)

    @property
    def has_lexicon(self) -> bool:
        """Whether it means anything that a word is not known."""
        return self.resources.lexicon is not None

    @cached_property
    def forms(self) -> EnglishForms:
        return EnglishForms(self.resources)

    @cached_property
    def literal(self) -> LiteralRendering:
        """Lines word for word in English."""
        return LiteralRendering(self.forms, BuildingWords.of(self.resources))

    @cached_property
    def phrasing(self) -> Phrasing:
        return Phrasing(self.forms)

    @cached_property
    def morphology(self) -> Morphology:
        """The readings of words; raises FileNotFoundError for a lexicon that lacks a table."""
        with kept_for_good():
            return Morphology(Lexicon(self.resources, self.forms), self.phrasing)

    @cached_property
    def dictionary(self) -> Dictionary:
        """The entries of dictionary forms."""
        return Dictionary(self.morphology.lexicon, self.morphology, self.forms.gerund)

    @cached_property
    def readings(self) -> Callable[[str], tuple[Reading, ...]]:
        """`Morphology.readings`, which nearly every rule asks."""
        return self.morphology.readings

    @cached_property
    def disambiguation(self) -> Disambiguation:
        with kept_for_good():
            return Disambiguation(self.resources, self.forms, self.morphology)

    @cached_property
    def glossing(self) -> Glossing:
        rows = SenseRows(self.resources, self.forms)
        return Glossing(
            self.morphology,
            self.disambiguation,
            self.phrasing,
            SetPhrases(self.resources),
            ShownSenses(rows, self.resources.english_pairs("person")),
            ArticleSubjects(self.resources),
            Collocations(self.resources),
            DerivedWords(self.resources, self.morphology, self.forms),
            Neighbours(
                self.morphology,
                self.phrasing,
                Manner(self.resources),
                Circumstance(self.morphology, self.forms),
            ),
            UndecidedSenses(self.resources, rows),
        )

    @cached_property
    def names(self) -> Gazetteer:
        """The lists of names."""
        with kept_for_good():
            return Gazetteer(self.resources)

    @cached_property
    def people(self) -> PeopleNames:
        """The long lists of people and of parts of names."""
        return PeopleNames(self.resources)

    @cached_property
    def lists(self) -> WordLists:
        with kept_for_good():
            return WordLists(self.resources)

    @cached_property
    def openings(self) -> NameOpenings:
        """The words that somebody's full name may begin with."""
        return NameOpenings(self.lists, self.people, self.readings)

    @cached_property
    def subjects(self) -> SubjectWords:
        return SubjectWords(self.resources)

    @cached_property
    def words(self) -> NameWords:
        """The closed classes of words that the search for names asks for."""
        return NameWords(self.resources)

    @cached_property
    def nationalities(self) -> Nationalities:
        return Nationalities(self.resources)

    @cached_property
    def nationality(self) -> Callable[[str], str]:
        """`Nationalities.adjective`, which many rules ask."""
        return self.nationalities.adjective

    @cached_property
    def titles(self) -> dict[str, str]:
        """The English of titles, by their folded words with a blank between them."""
        rows = self.resources.rows("titles.tsv")
        return {" ".join(map(key, arabic.split())): english for arabic, english, *_ in rows}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The family names with the article that a text may use alone: الأسد, but not صالح."""
        people, families = (
            self.resources.rows("gazetteer_people.tsv"),
            self.resources.rows("family_names.tsv"),
        )
        listed = {key(arabic.split()[-1]) for _, arabic, *_ in people} | {key(row[0]) for row in families}
        return frozenset(name for name in listed if name.startswith("ال")) - self.words.of("never-surname")

    @cached_property
    def arabic_given_names(self) -> frozenset[str]:
        rows = self.resources.rows("given_names.tsv")
        return frozenset(key(name) for name, _, origin in rows if origin == "arabic")

    @cached_property
    def transliteration(self) -> Transliteration:
        return Transliteration(self.resources, self.morphology)

    @cached_property
    def english_names(self) -> EnglishNames:
        return EnglishNames(
            self.resources,
            self.forms,
            self.morphology,
            self.names,
            self.words,
            self.nationalities,
            self.transliteration,
            self.people,
        )
