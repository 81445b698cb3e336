"""Cards for lists: quotations with who said them, and mentions in context."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from django.urls import reverse
from django.utils.translation import get_language

from reader.arabic.stored_tokens import unpack
from reader.models import Annotation, Article, Paragraph, Source
from reader.models.naming import name_shown
from reader.page.excerpts import ROOM, excerpt, window
from reader.page.idents import paragraph_idents
from reader.page.kept import KeptRows, ShownPieces
from reader.page.literal import literal_line, untranslated_words
from reader.page.machine_english import MachineEnglish, machine_english
from reader.page.notes import quote_note
from reader.page.parts import LiteralLine, MarkedPiece
from reader.page.pieces import arabic_line, english_line, marked_pieces

KEPT = KeptRows(400)
_ON_CARD = (
    *("id", "updated", "version", "state", "origin", "score", "label", "start", "end", "exact"),
    *(
        "cue_start",
        "cue_end",
        "verb_en",
        "speaker_name",
        "speaker_unnamed",
        "en_start",
        "en_end",
        "needs_look",
    ),
)


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quotation in its sentence, in both languages, with speaker, verb, kind and state."""

    speaker_en: str
    speaker_ar: str
    speaker_href: str
    speaker_unnamed: bool
    verb_en: str
    verb_ar: str
    kind: str
    kind_word: str
    state: str
    confidence: str
    arabic: tuple[MarkedPiece, ...]
    english: tuple[MarkedPiece, ...]
    literal: LiteralLine | None  # word for word, where there is no English
    machine: MachineEnglish | None  # whose the English is, where a machine wrote some of it
    article: Article
    href: str
    address: str
    source: Source
    published: date | None

    @property
    def speaker(self) -> str:
        """Who said it, in the language of the page."""
        return name_shown(self.speaker_en, self.speaker_ar)


@dataclass(frozen=True, slots=True)
class MentionCard:
    """A mention of an actor in its sentence, in both languages."""

    article: Article
    href: str
    published: date | None
    before: str
    exact: str
    after: str
    english: tuple[MarkedPiece, ...]
    literal: LiteralLine | None
    machine: MachineEnglish | None


def quote_cards(quotations: Sequence[Annotation], room: int = ROOM) -> list[QuoteCard]:
    """Return a card for each quotation, with up to `room` code points of its paragraph on either side."""
    shown = _Paragraphs(quotations, room)
    return [_quote_card(one, shown, room) for one in quotations]


class _LostCards:
    """Cards that are not kept: what all of them need is read once, when the first is made."""

    def __init__(
        self, marks: Mapping[Hashable, Annotation], make: "Callable[[Annotation, _Paragraphs], object]"
    ) -> None:
        self._marks = marks
        self._make = make

    @cached_property
    def _paragraphs(self) -> "_Paragraphs":
        return _Paragraphs(list(self._marks.values()))

    def make(self, stamp: Hashable) -> object:
        return self._make(self._marks[stamp], self._paragraphs)


def kept_quote_cards(quotations: Iterable[Annotation], machine: bool, where: str = "") -> ShownPieces:
    """Return the cards of a list as a template draws them, each once until something on it changes.

    `machine` if whoever reads wants English that no person wrote; `where` names the list, if it is drawn in
    another way there.
    """
    stamped = _stamped(quotations, machine, f"quote {where}")
    return ShownPieces(
        KEPT, list(stamped), _LostCards(stamped, lambda one, shown: _quote_card(one, shown, ROOM)).make
    )


def kept_mention_cards(mentions: Iterable[Annotation], machine: bool, kind: str) -> ShownPieces:
    """Return the cards of mentions of an actor of some kind, likewise."""
    stamped = _stamped(mentions, machine, f"mention {kind}")
    return ShownPieces(KEPT, list(stamped), _LostCards(stamped, _mention_card).make)


def _stamped(marks: Iterable[Annotation], machine: bool, where: str) -> dict[Hashable, Annotation]:
    reader = (get_language(), machine, where)
    return {(reader, *_stamp_of_mark(one)): one for one in marks}


def _stamp_of_mark(one: Annotation) -> tuple[Hashable, ...]:
    """Return all that a card shows, but for what does not change unless its article does."""
    article, actor, english = one.article, one.actor, one.paragraph.english
    return (
        *[one.__dict__[name] for name in _ON_CARD],
        str(one.further),
        (one.paragraph_id, one.paragraph.start, one.paragraph.end),
        (article.pk, article.updated, article.published, article.source.name_en, article.source.name_ar),
        (actor.pk, actor.name_en, actor.name_ar) if actor else None,
        (english.text, english.origin, english.provider, english.model, str(english.pairs))
        if english
        else None,
    )


def _quote_card(quotation: Annotation, shown: "_Paragraphs", room: int) -> QuoteCard:
    note, article = quote_note(quotation.article, quotation), quotation.article
    return QuoteCard(
        speaker_en=note.speaker_en,
        speaker_ar=note.speaker_ar,
        speaker_href=note.href,
        speaker_unnamed=note.unnamed,
        verb_en=note.verb_en,
        verb_ar=note.verb_ar,
        kind=note.kind,
        kind_word=note.kind_word,
        state=note.state,
        confidence=note.confidence,
        arabic=_arabic(quotation, room),
        english=_english(quotation),
        literal=shown.literal(quotation),
        machine=machine_english(quotation.paragraph.english, ()),
        article=article,
        href=shown.href(quotation),
        address=reverse("quotation", args=(article.pk, quotation.fingerprint)),
        source=article.source,
        published=article.published,
    )


def _mention_card(mention: Annotation, shown: "_Paragraphs") -> MentionCard:
    article = mention.article
    around = excerpt(article.text, mention.paragraph.span, mention.span)
    return MentionCard(
        article=article,
        href=shown.href(mention),
        published=article.published,
        before=around.before,
        exact=around.exact,
        after=around.after,
        english=_english(mention),
        literal=shown.literal(mention),
        machine=machine_english(mention.paragraph.english, ()),
    )


class _Paragraphs:
    """The paragraphs of annotations: where each is on its page, and its words if nobody translated it.

    All come with one query.
    """

    def __init__(self, annotations: Sequence[Annotation], room: int = ROOM) -> None:
        self._room = room
        by_article: dict[int, list[Paragraph]] = {}
        rows = Paragraph.objects.filter(article__in={one.article_id for one in annotations}).defer("words")
        words = untranslated_words(pk__in={one.paragraph_id for one in annotations})
        for row in rows.annotate(untranslated_words=words).order_by("article", "number"):
            by_article.setdefault(row.article_id, []).append(row)
        self._idents = {article: paragraph_idents(rows) for article, rows in by_article.items()}
        self._words = {
            row.pk: getattr(row, "untranslated_words", None) for row in chain(*by_article.values())
        }

    def href(self, one: Annotation) -> str:
        """Return the address of an annotation's paragraph."""
        return f"{one.article.get_absolute_url()}#{self._idents[one.article_id].get(one.paragraph_id, '')}"

    def literal(self, one: Annotation) -> LiteralLine | None:
        """Return what stands around an annotation word for word, if its paragraph has no English."""
        packed = self._words.get(one.paragraph_id)
        if not packed:
            return None
        article, tokens = one.article, [unpack(word) for word in packed]
        line = arabic_line(article, one.paragraph, [one])
        glosses = [token.gloss for token in tokens]
        around = window(article.text, one.paragraph.span, one.span, self._room)
        return literal_line(article, line, tokens, [one], glosses, around)


def _arabic(one: Annotation, room: int) -> tuple[MarkedPiece, ...]:
    text, paragraph = one.article.text, one.paragraph.span
    around = window(text, paragraph, one.span, room)
    pieces = marked_pieces(text, around, [(one, one.span)])
    if around.start > paragraph.start:
        pieces.insert(0, MarkedPiece("… "))
    if around.end < paragraph.end:
        pieces.append(MarkedPiece(" …"))
    return tuple(pieces)


def _english(one: Annotation) -> tuple[MarkedPiece, ...]:
    translation = one.paragraph.english
    return english_line(translation.text, [one]) if translation else ()
