"""Quotations: what a text gives as somebody's words, direct, indirect or mixed, and who speaks.

The search goes through each sentence in this order:

1. `reading` cuts it into units, `marks` pairs the quotation marks, `mention_edges` leaves out of names what
   is none of them, `people` adds the people whom no mention
   tells, `marked_names` tells which marks hold a name: all that follows asks for it.
2. `reports` finds the cues (`cues`: which forms of speech report nothing) and where their content begins
   (`openings`: which clause is another word's), from the end, so that no cue takes the content of a later
   one.
3. `regions` keeps those that count (`counting`), each with its speaker: `speakers` with the noun phrases of
   `phrases` (`phrase_starts`, `phrase_ends`, `phrase_names`,
   `phrase_owners`, `source_phrases`) and `topics`, before the next one is looked at,
   because a verb without a subject goes with whom it suits (`agreement`) of those who spoke (`discourse`);
   `bearers` knows which person a title or a family name means. Contents end in `trailing`.
4. `finder` yields the contents, by which rule (`marked_speech`), and how sure they are (`evidence` of the
   speaker, `scores`); then words in marks that no cue governs; then, in a sentence with neither, its source
   (`attribution`).

A rule is a function whose docstring is its example; the table below it gives the order, and why.
"""

from reader.arabic.quotes.finder import find_quotations
from reader.arabic.quotes.speech import SpeechVocabulary

__all__ = ["SpeechVocabulary", "find_quotations"]
