"""The analyser: its stages in order, text in, `Document` out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from reader.arabic import tokenise
from reader.arabic.actors.finding import (
    Names,
    NameScore,
    Tagger,
    Wanted,
    find_actors,
    find_names,
    name_score,
)
from reader.arabic.actors.in_context import ContextTagger
from reader.arabic.actors.tagger import BuiltInTagger, ListsAlone, ToldTagger
from reader.arabic.boundaries import Boundaries, whole_mentions, whole_quotations
from reader.arabic.dictionary import Dictionary
from reader.arabic.document import ActorType, Analysis, BlockKind, Caption, Document, Mention, Subject, Token
from reader.arabic.glosses.terms import FoundTerm, Terms, terms_among, terms_in
from reader.arabic.knowledge import Knowledge
from reader.arabic.literal import LineName, LiteralChunk
from reader.arabic.morphology.reverse import LemmaSense
from reader.arabic.names.english_names import EnglishName
from reader.arabic.names.romanise import romanise_unvocalised
from reader.arabic.quotes import SpeechVocabulary, find_quotations
from reader.arabic.resources import Resources
from reader.arabic.shapes import as_it_stands
from reader.arabic.structure import lines as structure
from reader.arabic.version import analysis_version
from reader.text.canonical import is_arabic
from reader.text.letters import has_arabic_letter
from reader.text.presentation import PlainText, has_shapes, plain_letters
from reader.text.spans import Span

# How much of an analysis is done when names are tagged, when all names are known, when the words are read.
_TAGGED, _NAMED, _READ = 0.55, 0.7, 0.9


def _own_tagger(known: Knowledge) -> Tagger:
    return ListsAlone() if known.resources.lexicon is None else BuiltInTagger(known)


class Analyser:
    """Reads Arabic texts and words by one set of resources, with one tagger of names.

    It is built once by whoever needs it and passed to whoever uses it; two do not disturb each other, and
    threads may share one. Building it reads nothing: each table is read when it is first needed.
    """

    def __init__(self, resources: Resources, tagger: Tagger | None = None) -> None:
        """Without `tagger` the project's own finds the names, by the same resources: the fast one."""
        self.known = Knowledge(resources)
        self.tagger = tagger or _own_tagger(self.known)

    def without(self, tables: Iterable[str]) -> "Analyser":
        """Return an analyser that reads these tables as empty, to measure what they are worth."""
        return self.with_resources(self.known.resources.without(tables))

    def with_resources(self, resources: Resources) -> "Analyser":
        """Return an analyser with the same kind of tagger that knows what these resources say."""
        other = Analyser(resources, self.tagger)
        if isinstance(self.tagger, BuiltInTagger):
            other.tagger = self.tagger.with_knowledge(other.known)
        return other

    def in_context(self) -> "Analyser":
        """Return an analyser whose names the encoder finds too: slower, and better. It loads nothing yet."""
        return self.with_tagger(ContextTagger(self.known)) if self.known.resources.lexicon else self

    def with_tagger(self, tagger: Tagger) -> "Analyser":
        """Return an analyser with another tagger that shares what this one knows."""
        other = Analyser(self.known.resources, tagger)
        other.known = self.known
        return other

    def load_dictionary(self) -> None:
        """Read the lexicon now, so that the first word that is asked for is not slow."""
        self.known.readings("")

    def load(self) -> None:
        """Read now what a first analysis would read."""
        self.known.load()

    @cached_property
    def _speech(self) -> SpeechVocabulary:
        return SpeechVocabulary(self.known)

    @cached_property
    def _name_score(self) -> NameScore:
        return name_score(self.known.resources, self.tagger)

    @cached_property
    def version(self) -> str:
        """Which analysis this is: see `analysis_version`."""
        return analysis_version(self.known.resources, self.tagger.name)

    @property
    def has_own_tagger(self) -> bool:
        """Whether the project's own tagger finds the names, which needs no model but its own."""
        return isinstance(self.tagger, BuiltInTagger | ListsAlone)

    @property
    def reads_in_context(self) -> bool:
        """Whether the encoder finds the names too."""
        return isinstance(self.tagger, ContextTagger)

    def analyse(
        self,
        text: str,
        kinds: Mapping[int, BlockKind] = structure.NOTHING_SAID,
        tell: Callable[[float], object] = lambda share: None,
        subject: Subject | None = None,
    ) -> Document:
        """Find the structure, words, actors, quotations and captions of an Arabic text; never raises.

        A text that is not Arabic has structure and words, but no actors and no quotations. `kinds` is what a
        person says of lines: see `structure.blocks`; `subject` is what one says that the text is about.
        Letters that are stored as shapes are read as letters. `tell` is told now and then what share is
        done, from 0 to 1.
        """
        if not has_shapes(text):
            return self._analyse(text, kinds, tell, subject)
        plain = PlainText.of(text)
        return as_it_stands(self._analyse(plain.text, kinds, tell, subject), plain, text)

    def _analyse(
        self,
        text: str,
        kinds: Mapping[int, BlockKind],
        tell: Callable[[float], object],
        subject: Subject | None,
    ) -> Document:
        blocks = structure.blocks(text, kinds)
        tokens = tokenise.tokens(text)
        sentences = tokenise.sentences(text, tokens, blocks)
        arabic = is_arabic(text)
        boundaries = Boundaries(text, tokens)
        mentions = self._mentions(text, tokens, sentences, tell) if arabic else ()
        mentions = whole_mentions(boundaries, mentions)
        tell(_NAMED)
        read, subject = self.known.glossing.read_tokens(text, tokens, sentences, mentions, subject)
        tell(_READ)
        return Document(
            text=text,
            blocks=blocks,
            sentences=sentences,
            tokens=read,
            mentions=mentions,
            quotations=whole_quotations(
                boundaries, find_quotations(self._speech, text, tokens, sentences, blocks, mentions)
            )
            if arabic
            else (),
            captions=tuple(Caption(one.span, one.credit) for one in blocks if one.kind is BlockKind.CAPTION),
            subject=subject,
        )

    def _mentions(
        self, text: str, tokens: Sequence[Span], sentences: Sequence[Span], tell: Callable[[float], object]
    ) -> tuple[Mention, ...]:
        return find_actors(self.known, self._told(tell), self._name_score, text, tokens, sentences)

    def _told(self, tell: Callable[[float], object]) -> Tagger:
        """Return the tagger, which tells how far it is if it can: its part comes first."""
        if not isinstance(self.tagger, BuiltInTagger):
            return self.tagger
        return ToldTagger(self.tagger, lambda share: tell(_TAGGED * share))

    def reworded(self, word: str, token: Token, sense: str) -> str:
        """Return the gloss of a word with another English for its dictionary form: see `Glossing`."""
        return self.known.glossing.reworded(plain_letters(word), token, sense)

    def word_for_word(
        self, text: str, tokens: Sequence[Token], glosses: Sequence[str], names: Sequence[LineName] = ()
    ) -> tuple[LiteralChunk, ...]:
        """Return the English of a line of `text` word for word: see `LiteralRendering.chunks`."""
        return self.known.literal.chunks(text, tokens, glosses, names)

    def terms_in(self, text: str, terms: Terms) -> list[FoundTerm]:
        """Return the entries of a termbase that stand in `text`: see `glosses.terms`."""
        return terms_in(self.known.morphology, text, terms)

    def terms_among(self, text: str, words: Sequence[Span], terms: Terms) -> list[FoundTerm]:
        """Do what `terms_in` does, over words that are known already; they are in order."""
        return terms_among(self.known.morphology, text, words, terms)

    def english_name(self, name: str, kind: ActorType) -> str:
        """Return the usual English of an Arabic name without clitics: see `names.english_names`."""
        return self.named(name, kind).text

    def named(self, name: str, kind: ActorType) -> EnglishName:
        """Return the English of an Arabic name without clitics, and whether it is a guess."""
        return self.known.english_names.named(plain_letters(name), kind)

    def in_latin_letters(self, word: str) -> str:
        """Return one word of a name as it sounds: see `names.transliteration`."""
        return self.known.transliteration.spell(plain_letters(word))

    def is_transliteration(self, word: str, token: Token) -> bool:
        """Tell whether the gloss of a word is no meaning, but the word itself in Latin letters.

        `token` is the word as it was read; clitics in front of it may stand in English.
        """
        if token.known or not has_arabic_letter(word):
            return False
        bare = plain_letters(word[token.proclitic : len(word) - token.enclitic])
        latin = {romanise_unvocalised(one) for one in (bare, token.lemma)} | {self.in_latin_letters(bare)}
        return token.gloss.rpartition(" ")[2] in latin - {""}

    def is_listed(self, name: str) -> bool:
        """Tell whether the lists have exactly this name, whatever its spelling."""
        return bool(self.known.names.get(plain_letters(name)))

    def names_in(self, sentences: Sequence[Sequence[str]], wanted: Wanted = Wanted.EVERYTHING) -> Names:
        """Return the names in every sentence of one article, given its words: see `actors.finding`."""
        return find_names(self.known, self.tagger, sentences, wanted)

    def read_tokens(
        self, text: str, tokens: Sequence[Span], sentences: Sequence[Span], mentions: Sequence[Mention] = ()
    ) -> tuple[Token, ...]:
        """Read every token in its sentence: see `Glossing.read_tokens`."""
        return self.known.glossing.read_tokens(text, tokens, sentences, mentions)[0]

    @property
    def knows(self) -> Callable[[str], bool] | None:
        """Tell whether the lexicon has a word, in whatever spelling; None without a lexicon."""
        return None if self.known.resources.lexicon is None else self.known.morphology.is_known

    def readings(self, word: str) -> tuple[Analysis, ...]:
        """Return every reading of `word` out of context, for the reader who doubts the chosen one."""
        return self.known.morphology.analyses(plain_letters(word))

    @property
    def dictionary(self) -> Dictionary:
        """The entries of dictionary forms: see `dictionary`."""
        return self.known.dictionary

    def lemmas_meaning(self, english: str) -> list[LemmaSense]:
        """Return the dictionary forms that have a folded English word as a sense."""
        return self.known.morphology.lemmas_meaning(english)

    def lemmas_of_root(self, root: str) -> list[str]:
        """Return the dictionary forms of an Arabic root."""
        return self.known.morphology.lemmas_of_root(plain_letters(root))


def to_json(document: Document, version: str) -> dict[str, Any]:
    """Return the document as the command `analyse` prints it; spans are start and end, or a pair of both.

    `version` says which analysis made it: see `Analyser.version`.
    """
    return {
        "text": document.text,
        "version": version,
        "subject": document.subject.value,
        "paragraphs": [{"kind": block.kind.value, **_ends(block.span)} for block in document.blocks],
        "sentences": [_pair(sentence) for sentence in document.sentences],
        "tokens": [
            {
                **_ends(token.span),
                "lemma": token.lemma,
                "pos": token.pos,
                "vocalised": token.vocalised,
                "gloss": token.gloss,
                "senses": list(token.senses),
                "known": token.known,
                "clitics": [token.proclitic, token.enclitic],
            }
            for token in document.tokens
        ],
        "actors": [_mention(mention) for mention in document.mentions],
        "quotations": [
            {
                **_ends(quotation.span),
                "kind": quotation.kind.value,
                "cue": _pair(quotation.cue),
                "speaker": _pair(quotation.speaker),
                "speaker_name": quotation.speaker_name,
                "speaker_actor": quotation.speaker_actor,
                "speaker_score": round(quotation.speaker_score, 3),
                "verb_en": quotation.verb_en,
                "score": round(quotation.score, 3),
            }
            for quotation in document.quotations
        ],
        "captions": [
            {**_ends(caption.span), "credit": _pair(caption.credit)} for caption in document.captions
        ],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        **_ends(mention.span),
        "type": mention.type.value,
        "actor": mention.actor,
        "name_ar": mention.name_ar,
        "name_en": mention.name_en,
        "guess": mention.guess,
        "role_ar": mention.role_ar,
        "role_en": mention.role_en,
        "score": round(mention.score, 3),
        "inner": [
            {**_ends(one.span), "type": one.type.value, "name_en": one.name_en} for one in mention.inner
        ],
    }


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
