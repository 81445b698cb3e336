"""What goes wrong with a tagger that an administrator chose."""


class TaggerError(Exception):
    """The tagger cannot be used; `str()` is a sentence that says why and what to do."""
