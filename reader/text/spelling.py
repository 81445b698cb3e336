"""Letters and digits in one plain form, for what is compared with lists: names of months, of columns."""

import unicodedata

_SAME = {"ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "،": ",", "؍": "/", "⁄": "/", "−": "-"}


class _PlainForms(dict[int, str]):
    """Translation table: what each character is compared as; nothing for marks and invisible ones."""

    def __missing__(self, code: int) -> str:
        self[code] = form = "".join(map(self._one, unicodedata.normalize("NFKD", chr(code)).lower()))
        return form

    @staticmethod
    def _one(char: str) -> str:
        if char in _SAME:
            return _SAME[char]
        if char.isdecimal():
            return str(unicodedata.decimal(char))
        category = unicodedata.category(char)
        if category == "Pd":
            return "-"
        return "" if category in ("Mn", "Cf") else char


_PLAIN_FORMS = _PlainForms()


def plain(text: str) -> str:
    """Return a text in small letters without hamza, vowels and accents, ة as ه, ى as ي, with plain digits."""
    return text.translate(_PLAIN_FORMS)


def plain_with_places(text: str) -> tuple[str, list[int]]:
    """Return the plain text, and for each of its characters the code point of `text` that it comes from."""
    forms = [_PLAIN_FORMS[ord(char)] for char in text]
    return "".join(forms), [place for place, form in enumerate(forms) for _ in form]
