"""Texts that somebody looks at before they become articles: what each line is, source, date, twins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from reader.arabic.document import BlockKind
from reader.arabic.structure.lines import blocks, visible_lines
from reader.formats import ExtractedText
from reader.intake.ingest import TextRefused, checked, refuse_duplicate
from reader.intake.submission import Submission, TextFacts, facts_of, name_of, source_named
from reader.library import originals
from reader.library.duplicates import nearest
from reader.models import Draft, Picture, Source, Upload
from reader.models.article import digest
from reader.text.bilingual.alignment import facing_lines, moved
from reader.text.canonical import canonical, is_arabic
from reader.text.sentences import english_sentences
from reader.text.spans import Span
from reader.translation.facing import english_lines

KINDS = (*(kind.value for kind in BlockKind), Draft.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line of a draft with its kind, one of KINDS, and whether a person has said it.

    `english` are the lines that face it, each with its number among the English ones.
    """

    number: int
    text: str
    kind: str
    is_said: bool
    english: tuple[tuple[int, str], ...] = ()
    picture: Picture | None = None


def hold(upload: Upload, item: int, reading: ExtractedText) -> Draft:
    """Store a text of an upload as a draft. Raises TextRefused if it can be no article."""
    text = checked(reading.text)
    refuse_duplicate(digest(text.encode()))
    twin = nearest(text)
    facts = facts_of(upload, reading)
    return Draft.objects.create(
        upload=upload,
        item=item,
        name=(reading.name or upload.name)[-255:],
        text=text,
        english=facts.english,
        source=facts.source or _known(facts.site),
        site=facts.site,
        published=facts.published,
        url=facts.url,
        kinds=[list(pair) for pair in reading.kinds],
        pictures=[list(pair) for pair in keep_pictures(reading)],
        twin=twin.article if twin else None,
        likeness=twin.likeness if twin else 0,
    )


def keep_pictures(reading: ExtractedText) -> list[tuple[int, int]]:
    """Store a text's pictures; return the line of each one's caption with its id. A file is stored first."""
    kept = []
    for one in reading.pictures:
        sha256, _ = originals.store_original([one.data])
        row, _ = Picture.objects.get_or_create(
            sha256=sha256,
            defaults={"kind": one.kind, "width": one.width, "height": one.height, "alt": one.alt},
        )
        kept.append((one.line, row.pk))
    return kept


def _known(site: str) -> Source | None:
    found = source_named(site) if site else None
    return found if found is not None and found.pk else None


def lines_of(draft: Draft) -> list[DraftLine]:
    """Return the lines of a draft as its article would have them."""
    said = draft.said
    spans = visible_lines(draft.text)
    kinds = kinds_of(draft)
    guessed = _guessed(draft.text, spans, kinds)
    if BlockKind.HEADLINE in kinds.values():
        guessed = [BlockKind.PARAGRAPH if kind == BlockKind.HEADLINE else kind for kind in guessed]
    stored = Picture.objects.in_bulk([picture for _, picture in draft.pictures])
    pictures = {line: stored[picture] for line, picture in draft.pictures if picture in stored}
    beside: dict[int, list[tuple[int, str]]] = {}
    for at, (line, place) in enumerate(zip(english_lines(draft.english), faced(draft), strict=True)):
        beside.setdefault(place, []).append((at, line))
    return [
        DraftLine(
            number,
            span.of(draft.text),
            kinds.get(number, guessed[number]),
            number in said,
            tuple(beside.get(number, ())),
            pictures.get(number),
        )
        for number, span in enumerate(spans)
    ]


def kinds_of(draft: Draft) -> dict[int, str]:
    """Return what people, else the file, say that its lines are. There is one headline."""
    said = draft.said
    by_file = {number: kind for number, kind in draft.kinds if number not in said}
    if BlockKind.HEADLINE in said.values():
        by_file = {number: kind for number, kind in by_file.items() if kind != BlockKind.HEADLINE}
    return by_file | said


def faced(draft: Draft) -> list[int]:
    """Return which line of the Arabic each line of the English faces, as said or as the aligner finds."""
    lines = english_lines(draft.english)
    if len(draft.facing) == len(lines):
        return list(draft.facing)
    return facing_lines([span.of(draft.text) for span in visible_lines(draft.text)], lines)


def _guessed(text: str, spans: Sequence[Span], kinds: dict[int, str]) -> list[str]:
    """Return what the analysis takes each line for; one that holds a label alone goes with the next."""
    forced = {number: BlockKind(kind) for number, kind in kinds.items() if kind != Draft.LEFT_OUT}
    found = blocks(text, forced)
    guessed = []
    for span in spans:
        over = [block for block in found if block.line.overlaps(span)]
        guessed.append(str(over[-1].kind) if over else str(BlockKind.CAPTION))
    return guessed


def say(draft: Draft, number: int, kind: str) -> None:
    """Store what a line of the draft is. Raises TextRefused if there is no such line or kind."""
    say_all(draft, {number: kind})


def say_all(draft: Draft, kinds: Mapping[int, str]) -> None:
    """Store what lines of the draft are. Raises TextRefused if there is no such line or kind."""
    count = len(visible_lines(draft.text))
    if any(kind not in KINDS or not 0 <= number < count for number, kind in kinds.items()):
        raise TextRefused("draft-line-gone")
    with transaction.atomic():
        row = Draft.objects.select_for_update().get(pk=draft.pk)
        said = row.said
        if BlockKind.HEADLINE in kinds.values():  # there is one
            said = {other: was for other, was in said.items() if was != BlockKind.HEADLINE}
        said |= kinds
        row.lines = sorted([other, was] for other, was in said.items())
        row.save(update_fields=["lines"])
        draft.lines = row.lines


def set_draft_english(draft: Draft, english: str) -> None:
    """Put an English text beside the draft. Raises TextRefused if it is none."""
    english = canonical(english)
    if is_arabic(english):
        raise TextRefused("draft-english-arabic")
    draft.english, draft.facing = english, []
    draft.save(update_fields=["english", "facing"])


def move_english(draft: Draft, at: int, by: int) -> None:
    """Let a line of the English face the Arabic line before or after. Raises TextRefused if there is none."""
    with transaction.atomic():
        row = Draft.objects.select_for_update().get(pk=draft.pk)
        now = faced(row)
        if not 0 <= at < len(now) or not 0 <= now[at] + by < len(visible_lines(row.text)):
            raise TextRefused("draft-nowhere-to-move")
        row.facing = draft.facing = moved(now, at, now[at] + by)
        row.save(update_fields=["facing"])


def split_english(draft: Draft, at: int) -> None:
    """Make the first sentence of a line of the English a line of its own.

    Raises TextRefused if it has one.
    """
    with transaction.atomic():
        row = Draft.objects.select_for_update().get(pk=draft.pk)
        lines, now = english_lines(row.english), faced(row)
        sentences = english_sentences(lines[at]) if 0 <= at < len(lines) else []
        if len(sentences) < 2:
            raise TextRefused("draft-one-sentence")
        cut = sentences[0].end
        lines[at : at + 1] = [lines[at][:cut], lines[at][cut:].strip()]
        now.insert(at, now[at])
        row.english, row.facing = "\n".join(lines), now
        row.save(update_fields=["english", "facing"])
        draft.english, draft.facing = row.english, row.facing


def set_facts(draft: Draft, source: Source | None, site: str, published: date | None) -> None:
    """Store where and when the text was published; a source by name is made when the article is."""
    draft.source, draft.site, draft.published = source, site[:120], published
    draft.save(update_fields=["source", "site", "published"])


def kept_lines(draft: Draft) -> list[int]:
    """Return the numbers of its lines that make the article, in their order there: the headline first."""
    kinds = kinds_of(draft)
    count = len(visible_lines(draft.text))
    kept = [number for number in range(count) if kinds.get(number) != Draft.LEFT_OUT]
    return sorted(
        kept, key=lambda number: kinds.get(number) != BlockKind.HEADLINE
    )  # the others stay in order


def submission_of(draft: Draft) -> Submission:
    """Return what the draft hands in: its lines without those left out, the headline first."""
    said = kinds_of(draft)
    spans = visible_lines(draft.text)
    kept = kept_lines(draft)
    text = draft.text
    if kept != list(range(len(spans))):
        gap = "\n\n" if "\n\n" in text else "\n"
        text = gap.join(spans[number].of(draft.text) for number in kept)
    kinds = [(at, said[number]) for at, number in enumerate(kept) if number in said]
    upload = draft.upload
    beside = [
        (kept.index(place), line)
        for line, place in zip(english_lines(draft.english), faced(draft), strict=True)
        if place in kept
    ]
    beside.sort(key=lambda pair: pair[0])  # the English moves with its Arabic
    facts = TextFacts(
        source=draft.source,
        site=draft.site,
        published=draft.published,
        english="\n".join(line for _, line in beside),
        url=draft.url,
        by=upload.uploaded_by,
    )
    return Submission(
        facts,
        text=text,
        name=name_of(upload, draft.name),
        upload=upload,
        item=draft.item,
        kinds=kinds,
        faced=[place for place, _ in beside],
        pictures=[(kept.index(line), picture) for line, picture in draft.pictures if line in kept],
    )
