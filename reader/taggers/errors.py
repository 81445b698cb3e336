"""What goes wrong with a tagger that an administrator chose."""

from reader.errors import CodedError


class TaggerError(CodedError):
    """The tagger cannot be used; `reason` says why and what to do."""
