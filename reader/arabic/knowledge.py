"""What an analyser knows about words from its resources; each part is read when it is first asked for."""

from collections.abc import Callable
from functools import cached_property

from reader.arabic.glosses.glossing import Glossing
from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.glosses.phrases import SetPhrases
from reader.arabic.glosses.phrasing import Phrasing
from reader.arabic.morphology.disambiguation import Disambiguation
from reader.arabic.morphology.lexicon import Lexicon
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.names.gazetteer import Gazetteer
from reader.arabic.names.word_lists import Subjects, WordLists
from reader.arabic.resources import Resources, kept_for_good


class Knowledge:
    """The lexicon, the lists and the vocabulary of one set of resources.

    It is shared by the stages of an analyser, and by analysers that differ in their tagger only. Nothing in
    it changes but what it remembers of its own answers, so that threads may share it.
    """

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def load(self) -> None:
        """Read now what a first analysis would read."""
        for part in ("glossing", "names", "lists", "subjects"):
            getattr(self, part)

    @cached_property
    def forms(self) -> EnglishForms:
        return EnglishForms(self.resources)

    @cached_property
    def phrasing(self) -> Phrasing:
        return Phrasing(self.forms)

    @cached_property
    def morphology(self) -> Morphology:
        """The readings of words; raises FileNotFoundError without the lexicon."""
        morphology = Morphology(Lexicon(self.resources, self.forms), self.phrasing)
        kept_for_good()
        return morphology

    @cached_property
    def readings(self) -> Callable[[str], tuple[Reading, ...]]:
        """`Morphology.readings`, which nearly every rule asks."""
        return self.morphology.readings

    @cached_property
    def disambiguation(self) -> Disambiguation:
        disambiguation = Disambiguation(self.resources, self.forms, self.morphology)
        kept_for_good()
        return disambiguation

    @cached_property
    def glossing(self) -> Glossing:
        phrases = SetPhrases(self.resources)
        return Glossing(self.morphology, self.disambiguation, self.phrasing, phrases)

    @cached_property
    def names(self) -> Gazetteer:
        """The lists of names."""
        names = Gazetteer(self.resources)
        kept_for_good()
        return names

    @cached_property
    def lists(self) -> WordLists:
        return WordLists(self.resources)

    @cached_property
    def subjects(self) -> Subjects:
        return Subjects(self.resources)
