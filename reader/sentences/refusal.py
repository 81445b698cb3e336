"""Errors whose `str()` is their sentence, for where Django is known."""

from reader.errors import CodedError
from reader.sentences.wording import sentence_of


class Refusal(CodedError):  # noqa: N818 (it says what became of the request)
    """Something that was asked for cannot be; `str()` is a sentence for whoever asked."""

    def __str__(self) -> str:
        return sentence_of(self.reason)
