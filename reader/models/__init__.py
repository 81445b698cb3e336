"""The stored things: articles and their paragraphs, translations, actors, annotations, word counts."""

from reader.models.actor import Actor, ActorName
from reader.models.annotation import Annotation
from reader.models.article import Article, Paragraph, Source
from reader.models.translation import Translation
from reader.models.vocabulary import LemmaCount

__all__ = [
    "Actor",
    "ActorName",
    "Annotation",
    "Article",
    "LemmaCount",
    "Paragraph",
    "Source",
    "Translation",
]
