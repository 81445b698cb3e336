"""Grapheme clusters: what a reader takes for one letter, with its marks; the only importer of regex."""

import regex

from reader.text.spans import Span

_CLUSTER = regex.compile(r"\X")


def cuts_a_grapheme(text: str, span: Span, within: Span) -> bool:
    """Tell whether an edge of `span` lies inside a grapheme cluster of the stretch `within` of `text`.

    Clusters are those of Unicode Standard Annex 29: a base with its combining marks, an emoji sequence.
    """
    edges = {within.start, *(match.end() for match in _CLUSTER.finditer(text, within.start, within.end))}
    return not {span.start, span.end} <= edges
