"""Tell a translation from what providers send in place of one."""

import re

_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_NUMBER = re.compile(r"\d+")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}\b")
_SEPARATED = re.compile(r"(?<=\d)[,٬](?=\d{3})")
_WORDS_FOR_NUMBERS = re.compile(
    r"(?:teen|ty|ties|hundred|thousand|million|billion|dozen|score|century|half|quarter|noon|midnight)\b"
)
_OFTEN_IN_WORDS = 12
_ARABIC = re.compile(r"[\u0621-\u064a]")
_SHARE_OF_ARABIC = 0.3


def fault(text: str, reply: str) -> str:
    """Say what is wrong with a reply to `text`, as the end of a sentence; empty if nothing is."""
    if not reply:
        return "it is empty"
    if reply == text or len(_ARABIC.findall(reply)) > _SHARE_OF_ARABIC * len(reply):
        return "it is Arabic itself"
    if "MYMEMORY WARNING" in reply:
        return "it is a quota warning"
    if _TAG.search(reply) and not _TAG.search(text):
        return "it has markup"
    if not len(text) / 5 <= len(reply) <= 5 * len(text) + 40:
        return "its length does not fit"
    if lost := _lost_number(text, reply):
        return f"it lost the number {lost}"
    return ""


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
