"""The analyser that the tests of the pure analysis share: the shipped tables, the built-in tagger."""

from reader.arabic.pipeline import Analyser
from reader.arabic.quotes import SpeechVocabulary
from reader.arabic.resources import Resources

ANALYSER = Analyser(Resources())
KNOWN = ANALYSER.known
SPEECH = SpeechVocabulary(KNOWN)
analyse = ANALYSER.analyse
