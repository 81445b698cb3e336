"""What is handed in, whichever way: a pasted text, a file, a page, an entry of a feed, a draft, a seed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import User

from reader.analyser import site_analyser
from reader.arabic.document import ActorType, Document
from reader.formats import ExtractedText
from reader.models import Source, Upload
from reader.text.letters import has_arabic_letter

UNKNOWN_SOURCE = "Files"
_LONGEST_SITE, _LONGEST_URL, _LONGEST_NAME = 120, 500, 200  # as their columns hold


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What is known of a text beside its words; whatever is not said is empty.

    A `source` may be one that is not stored yet; without one, `site` is the name of the source as the text
    itself says it. `by` is who handed the text in.
    """

    source: Source | None = None
    site: str = ""
    published: date | None = None
    english: str = ""
    url: str = ""
    note: str = ""
    licence: str = ""
    is_sample: bool = False
    by: User | None = None

    def source_or_named(self) -> Source:
        """Return the source, or the one that the site's name leads to; the source of what names none."""
        return self.source or source_named(self.site or UNKNOWN_SOURCE)


def source_named(site: str) -> Source:
    """Return the source that a text names, in whichever language; a new one, not stored yet, if it is none.

    One that names itself in Arabic alone gets the English that the analyser has for such a name.
    """
    name = site[:_LONGEST_SITE]
    if not has_arabic_letter(name):
        return Source.objects.called(name)
    english = site_analyser().english_name(name, ActorType.ORGANISATION)
    return Source.objects.called(english[:_LONGEST_SITE] or name, name)


@dataclass(frozen=True, slots=True)
class File:
    """A file handed in, to be read in the background.

    `english_file` is the name and the sha256 of a stored file with the English. `columns` is what somebody
    says of a table's columns, {meaning: column}. With `look_first` its texts wait until somebody adds them.
    """

    name: str
    chunks: Iterable[bytes]
    facts: TextFacts = field(default_factory=TextFacts)
    look_first: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    english_file: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Submission:
    """One text handed in, to become an article: its bytes, or the text that was read from a file.

    With `text` it is the `item`th of its `upload`, which keeps the original. `kinds` is what somebody or
    its file says of its lines, by their number among those with visible characters; `faced` which of these
    each line of the English faces; `pictures` are pairs of a caption's line and the id of a stored picture.
    `document` is its analysis, where it was made ahead.
    """

    facts: TextFacts
    raw: bytes = b""
    text: str | None = None
    name: str = ""
    upload: Upload | None = None
    item: int | None = None
    kinds: Sequence[tuple[int, str]] = ()
    faced: Sequence[int] = ()
    pictures: Sequence[tuple[int, int]] = ()
    document: Document | None = None


def facts_of(upload: Upload, reading: ExtractedText) -> TextFacts:
    """Return what is known of a text that was read from a file: what was said of the file goes first.

    But the text's own English and address, which are nearer to it.
    """
    return TextFacts(
        source=upload.source,
        site=reading.site[:_LONGEST_SITE],
        published=upload.published or reading.published,
        english=reading.english or upload.english,
        url=(reading.url or upload.url)[:_LONGEST_URL],
        by=upload.uploaded_by,
    )


def name_of(upload: Upload, own: str) -> str:
    """Return the name of one text of an upload: its own, else the file's; the end of it where it is long."""
    return (own or upload.name)[-_LONGEST_NAME:]
