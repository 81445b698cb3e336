"""Pure text work: spans, segments, anchors, cleaning and the alignment of the two languages."""
