"""A dictionary's entries, put together from the lexicon and checked against conjugated verbs.

`entries` builds an entry, `verbs` asks the conjugator, `nouns` says plural and gender, `latin` finds words
that are typed in Latin letters. What two sources do not agree on is left out.
"""

from reader.arabic.dictionary.entries import Dictionary, DictionaryEntry
from reader.arabic.dictionary.roots import root_fits
from reader.arabic.dictionary.verb_forms import verb_form
from reader.arabic.dictionary.verbs import ConjugatedTense

__all__ = ["ConjugatedTense", "Dictionary", "DictionaryEntry", "root_fits", "verb_form"]
