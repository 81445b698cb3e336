"""Tell a translation from what providers send in place of one."""

import re

from reader.errors import Reason
from reader.text.letters import count_arabic_letters

_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_NUMBER = re.compile(r"\d+")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}\b")
_SEPARATED = re.compile(r"(?<=\d)[,٬](?=\d{3})")
_WORDS_FOR_NUMBERS = re.compile(
    r"(?:teen|ty|ties|hundred|thousand|million|billion|dozen|score|century|half|quarter|noon|midnight)\b"
)
_OFTEN_IN_WORDS = 12
_SHARE_OF_ARABIC = 0.3


def fault(text: str, reply: str) -> Reason | None:
    """Return what is wrong with a reply to `text`, None if nothing is. The service is still to be named."""
    if not reply:
        return Reason("reply-empty")
    if reply == text or count_arabic_letters(reply) > _SHARE_OF_ARABIC * len(reply):
        return Reason("reply-arabic")
    if "MYMEMORY WARNING" in reply:
        return Reason("reply-quota")
    if _TAG.search(reply) and not _TAG.search(text):
        return Reason("reply-markup")
    if not len(text) / 5 <= len(reply) <= 5 * len(text) + 40:
        return Reason("reply-length")
    if lost := _lost_number(text, reply):
        return Reason("reply-number", number=lost)
    return None


def _lost_number(text: str, reply: str) -> str:
    """Return a number of the text that the reply has in no form.

    Times may be said in another way (14:00, 2 pm), small numbers in words, and thousands may be written out.
    """
    there = {str(int(number)) for number in _NUMBER.findall(_SEPARATED.sub("", reply))}
    in_words = bool(_WORDS_FOR_NUMBERS.search(reply.lower()))
    for found in _NUMBER.findall(_SEPARATED.sub("", _TIME.sub("", text))):
        number = str(int(found))
        kept = any(other.startswith(number) for other in there)
        if int(number) > _OFTEN_IN_WORDS and not kept and not in_words:
            return number
    return ""
