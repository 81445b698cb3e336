"""Words out of context and in it: parts, readings, vocalisation, and the choice among readings."""
