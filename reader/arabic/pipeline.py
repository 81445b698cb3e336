"""The stages of the analysis, in order: text in, `Document` out."""

from collections.abc import Mapping
from typing import Any

from reader.arabic import tokenise
from reader.arabic.actors import tagger
from reader.arabic.actors.finding import Tagger, find_actors
from reader.arabic.document import BlockKind, Caption, Document, Mention
from reader.arabic.glosses import glossing
from reader.arabic.quotes import find_quotations
from reader.arabic.structure import lines as structure
from reader.text.canonical import is_arabic
from reader.text.spans import Span


def analyse(
    text: str, tag: Tagger = tagger.tag, kinds: Mapping[int, BlockKind] = structure.NOTHING_SAID
) -> Document:
    """Find the structure, words, actors, quotations and captions of an Arabic text; never raises.

    A text that is not Arabic has structure and words, but no actors and no quotations. `tag` finds the names
    that the lists then complete. `kinds` is what a person says of lines: see `structure.blocks`.
    """
    blocks = structure.blocks(text, kinds)
    tokens = tokenise.tokens(text)
    sentences = tokenise.sentences(text, tokens, blocks)
    arabic = is_arabic(text)
    mentions = find_actors(text, tokens, sentences, blocks, tag=tag) if arabic else ()
    return Document(
        text=text,
        blocks=blocks,
        sentences=sentences,
        tokens=glossing.read_tokens(text, tokens, sentences, mentions),
        mentions=mentions,
        quotations=find_quotations(text, tokens, sentences, blocks, mentions) if arabic else (),
        captions=tuple(Caption(one.span, one.credit) for one in blocks if one.kind is BlockKind.CAPTION),
    )


def to_json(document: Document, version: str) -> dict[str, Any]:
    """Return the document as the command `analyse` prints it; spans are start and end, or a pair of both.

    `version` says which analysis made it: see `version.analysis_version`.
    """
    return {
        "text": document.text,
        "version": version,
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
