"""What codes of errors mean, in the language of whoever reads it: the one place that words them."""

from reader.sentences.refusal import Refusal
from reader.sentences.wording import sentence_of, stored_sentence

__all__ = ["Refusal", "sentence_of", "stored_sentence"]
