"""The services that are asked through deep_translator; the one module that imports it.

It sets no time limit on its requests, so the caller ends the process when time is up; and it keeps the text
in the translator object, so there is a new object for every call.
"""

from deep_translator import GoogleTranslator, MyMemoryTranslator
from deep_translator.exceptions import NotValidLength, NotValidPayload, TooManyRequests, TranslationNotFound

from reader.translation.services.busy import Busy

_AN_HOUR = 3600.0
_SPENT = "MYMEMORY WARNING"  # what it says in place of a translation when its quota is spent


def translate_by_library(service: str, text: str, address: str) -> str:
    """Return the English of a text, empty where the service has none. Raises Busy, or whatever went wrong."""
    if service == "mymemory":
        translator: GoogleTranslator | MyMemoryTranslator = MyMemoryTranslator(source="ar-SA", target="en-US")
    else:
        translator = GoogleTranslator(source="ar", target="en")
    if address:
        translator._base_url = address
    try:
        reply = translator.translate(text)
    except TooManyRequests:
        raise Busy from None
    except (TranslationNotFound, NotValidPayload, NotValidLength):
        return ""
    if not isinstance(reply, str):
        return ""
    if service == "mymemory" and reply.startswith(_SPENT):
        raise Busy(_AN_HOUR)
    return reply
