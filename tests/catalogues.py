"""The catalogues of the interface's languages: what waits for a translator, and the form that the site reads.

`python -m tests.catalogues` writes each `django.mo`, with which the site speaks, from its `django.po`, and
lists the sentences that have no translation yet, or one that somebody should look at.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "reader" / "locale"
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|%\.\d+f|%%|\{\w*(?::[^{}]*)?\}|</?[a-z]+[^<>]*>")
IN_ENGLISH = re.compile(r'<span lang="en" dir="ltr">([^<>]*)</span>')  # which a translation may add


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def sentences(path: Path) -> list[Message]:
    return [message for message in read(path) if message.id]


def in_english(message: Message) -> str:
    """Return the sentence, of two forms the one for many."""
    return str(message.id if isinstance(message.id, str) else message.id[1])


def in_translation(message: Message) -> tuple[str, ...]:
    """Return the sentence as it is said for each kind of number, or the only way it is said."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def waiting(path: Path) -> Iterator[str]:
    """Yield the sentences without a translation, or with one that was guessed from another's."""
    for message in sentences(path):
        if message.fuzzy or not all(in_translation(message)):
            yield in_english(message)


def changed_places(message: Message) -> Iterator[str]:
    """Yield each form whose places or tags are not those of the English.

    A form for one number, or two, may say it in words.
    """
    wanted = sorted(PLACE.findall(in_english(message)))
    for form in in_translation(message):
        found = sorted(PLACE.findall(IN_ENGLISH.sub(r"\1", form)))
        said_in_words = len(in_translation(message)) > 1 and set(found) <= set(wanted)
        if found != wanted and not said_in_words:
            yield form


def compiled(path: Path) -> Path:
    return path.with_suffix(".mo")


def main() -> None:
    for path in catalogues():
        with compiled(path).open("wb") as file:
            write_mo(file, read(path))
        for sentence in waiting(path):
            print(f"{path.parts[-3]}: {sentence}", file=sys.stderr)


if __name__ == "__main__":
    main()
