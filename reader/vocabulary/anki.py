"""Kept words as a deck for Anki, by genanki: its one importer.

A note's guid is made of the reader and the dictionary form, and nothing else, so that a deck that is brought
in again changes the notes that are there. The direction of writing stands in the card's template: Anki on
phones knows nothing of a field's own.
"""

import hashlib
import itertools
import sqlite3
import time
import zipfile
from collections.abc import Iterable
from contextlib import closing
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from reader.models import KeptWord
from reader.vocabulary.files import TAGGED

if TYPE_CHECKING:
    import genanki

_DECK_NAME = "Hashiya"
_MODEL = 1_719_330_421  # stays as it is: by it Anki knows the type of note again
_FIELDS = ("Word", "Meaning", "Sentence", "Vowelled", "Kind", "State")
_CARD_CSS = """.card { font: 20px/1.5 serif; text-align: center; color: #211d17; background: #fbf8f1 }
.nightMode.card { color: #e9e3d6; background: #1d1a16 }
.arabic { font: 30px/1.9 "Noto Naskh Arabic", "Scheherazade New", "Geeza Pro", serif }
.word { font-size: 44px }
.arabic b { font-weight: inherit; border-block-end: 2px solid currentColor }
"""
_FRONT = '<div class="arabic" dir="rtl" lang="ar">{{Sentence}}{{^Sentence}}{{Word}}{{/Sentence}}</div>'
_BACK = """<div class="arabic" dir="rtl" lang="ar">{{Vowelled}}{{^Vowelled}}{{Sentence}}{{/Vowelled}}</div>
<hr id="answer">
<div class="arabic word" dir="rtl" lang="ar">{{Word}}</div>
<div dir="ltr" lang="en">{{Meaning}}<br><small>{{Kind}}</small></div>"""


def write_deck(path: Path, user_id: int, words: Iterable[KeptWord]) -> int:
    """Write a deck with a note for each word to `path`; return how many there are.

    The ignored are left out.
    """
    import genanki  # where a deck is made: it brings libraries that the site can do without

    model = genanki.Model(
        _MODEL,
        "Hashiya word",
        fields=[{"name": name, **({"rtl": True} if name in _RIGHT_TO_LEFT else {})} for name in _FIELDS],
        templates=[{"name": "Meaning", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CARD_CSS,
    )
    deck = genanki.Deck(_number_of("deck", user_id), _DECK_NAME)
    count = 0
    for word in words:
        if word.state == KeptWord.State.IGNORED:
            continue
        deck.add_note(
            genanki.Note(
                model=model,
                fields=_fields_of(word),
                guid=guid_of(user_id, word.lemma),
                tags=["hashiya", f"{TAGGED}{word.state}"],
            )
        )
        count += 1
    _write_package(path, genanki.Package(deck))
    return count


def _write_package(path: Path, package: "genanki.Package") -> None:
    """Write a package beside its collection, which goes; the library's own way leaves that behind."""
    collection = path.with_suffix(".anki2")
    now = time.time()
    with closing(sqlite3.connect(collection)) as database:
        package.write_to_db(database.cursor(), now, itertools.count(int(now * 1000)))
        database.commit()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(collection, "collection.anki2")
        archive.writestr("media", "{}")
    collection.unlink()


_RIGHT_TO_LEFT = ("Word", "Sentence", "Vowelled")


def guid_of(user_id: int, lemma: str) -> str:
    """Return what is the same for one reader's word in every deck."""
    return hashlib.sha256(f"hashiya {user_id} {lemma}".encode()).hexdigest()[:20]


def _number_of(what: str, user_id: int) -> int:
    """Return a number for Anki, 2^30 to 2^31."""
    digest = hashlib.sha256(f"hashiya {what} {user_id}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def _fields_of(word: KeptWord) -> list[str]:
    return [
        escape(word.lemma),
        escape(word.meaning),
        _marked(word.sentence, word.at, word.end),
        _marked(word.vowelled, word.vowelled_at, word.vowelled_end),
        escape(word.pos),
        escape(word.state),
    ]


def _marked(sentence: str, at: int, end: int) -> str:
    if not sentence:
        return ""
    before, word, after = (escape(part) for part in (sentence[:at], sentence[at:end], sentence[end:]))
    return f"{before}<b>{word}</b>{after}"
