"""What was found in a text with letters in place of shapes, said of the text as it stands."""

from dataclasses import replace

from reader.arabic.document import Block, Caption, Document, Mention, Quotation, Token
from reader.text.presentation import PlainText
from reader.text.spans import Span


def as_it_stands(found: Document, plain: PlainText, original: str) -> Document:
    """Return what was found in `plain.text` with every span in `original`; names and lemmas stay plain.

    Where a clitic and what follows share a ligature, the ligature belongs to what follows.
    """
    at = plain.original
    return Document(
        text=original,
        blocks=tuple(_block(one, plain) for one in found.blocks),
        sentences=tuple(map(at, found.sentences)),
        tokens=tuple(_token(one, plain) for one in found.tokens),
        mentions=tuple(_mention(one, plain) for one in found.mentions),
        quotations=tuple(_quotation(one, plain) for one in found.quotations),
        captions=tuple(Caption(at(one.span), _or_none(one.credit, plain)) for one in found.captions),
        subject=found.subject,
    )


def _or_none(span: Span | None, plain: PlainText) -> Span | None:
    return None if span is None else plain.original(span)


def _block(block: Block, plain: PlainText) -> Block:
    span, line = plain.original(block.span), plain.original(block.line)
    return replace(block, span=span, line=line, credit=_or_none(block.credit, plain))


def _token(token: Token, plain: PlainText) -> Token:
    whole = plain.original(token.span)
    if not token.proclitic and not token.enclitic:
        return replace(token, span=whole)
    stem = plain.original(Span(token.span.start + token.proclitic, token.span.end - token.enclitic))
    return replace(token, span=whole, proclitic=stem.start - whole.start, enclitic=whole.end - stem.end)


def _mention(mention: Mention, plain: PlainText) -> Mention:
    inner = tuple(replace(one, span=plain.original(one.span)) for one in mention.inner)
    return replace(mention, span=plain.original(mention.span), inner=inner)


def _quotation(quotation: Quotation, plain: PlainText) -> Quotation:
    return replace(
        quotation,
        span=plain.original(quotation.span),
        cue=_or_none(quotation.cue, plain),
        speaker=_or_none(quotation.speaker, plain),
    )
