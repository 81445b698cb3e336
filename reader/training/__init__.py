"""How the encoder is made: a multilingual model of a package, cut down and trained on labelled text."""
