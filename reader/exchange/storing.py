"""Records as rows: articles with their lines as they came, marks with their history and origin."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext as _

from reader import search
from reader.actors.linking import ActorCandidate, link
from reader.alignment.english_marks import mark_english
from reader.analyser import site_analyser
from reader.annotation.recording import set_anchor, store_change
from reader.annotation.snapshots import snapshot
from reader.arabic.actors.identity import name_key
from reader.arabic.document import ActorType, Block, BlockKind, Caption, Document, Subject
from reader.formats.annotated import Kind
from reader.formats.records import ExportedActor, ExportedArticle, ExportedLine, ExportedMark
from reader.formats.writers.brat import label_type
from reader.intake.ingest import ingest
from reader.intake.submission import Submission, TextFacts
from reader.library.duplicates import take_fingerprint
from reader.library.paragraphs import lay_out, paragraph_at
from reader.library.tallies import tell_anew
from reader.models import (
    Actor,
    ActorName,
    Annotation,
    Article,
    Change,
    DataImport,
    ImportedMark,
    Label,
    LabelSet,
    Paragraph,
    Source,
    Translation,
)
from reader.models.article import digest

IMPORTED = "imported"


def add_article(record: ExportedArticle, user: User | None) -> Article:
    """Store the article of a record: as it is where its lines are known, else as a text that is handed in.

    Raises TextRefused.
    """
    if not record.lines:
        facts = TextFacts(site=record.source, published=_day(record.published), url=record.address, by=user)
        return ingest(Submission(facts, text=record.text, name=record.name))
    source = Source.objects.called(record.source or "Files", record.source_ar)
    if source.pk is None:
        source.save()
    article = Article(
        source=source,
        published=_day(record.published),
        url=record.address[:500],
        note=record.note[:300],
        licence=record.licence[:120],
        is_sample=record.is_sample,
        kinds=list(record.kinds),
        raw=record.text.encode(),
        raw_sha256=digest(record.text.encode()),
        raw_name=record.name[:200],
        raw_encoding="from a file",
        uploaded_by=user,
        analysis_version=record.analysis_version[:40],
    )
    document = _document(record)
    article.read(document)
    article.subject_said = record.subject_said
    article.save()
    paragraphs = lay_out(article, document)
    english = [_translation(row, line) for row, line in zip(paragraphs, record.lines, strict=True)]
    Translation.objects.bulk_create([one for one in english if one is not None])
    _head_in_english(article, record)
    take_fingerprint(article)
    search.put(article)
    tell_anew([article.pk])
    return article


def _document(record: ExportedArticle) -> Document:
    by_number = record.line_by_number
    blocks = []
    for line in record.lines:
        credit = by_number.get(line.credit)
        kind = BlockKind(line.kind) if line.kind in set(BlockKind) else BlockKind.PARAGRAPH
        blocks.append(Block(kind, line.span, line.span, credit.span if credit else None))
    return Document(
        record.text,
        tuple(blocks),
        tokens=tuple(token for line in record.lines for token in line.tokens),
        captions=tuple(Caption(one.span, one.credit) for one in blocks if one.kind is BlockKind.CAPTION),
        subject=Subject(record.subject) if record.subject in set(Subject) else Subject.GENERAL,
    )


def _translation(row: Paragraph, line: ExportedLine) -> Translation | None:
    told = line.translation
    if told is None:
        return None
    origin = told.origin if told.origin in Translation.Origin.values else Translation.Origin.PERSON
    return Translation(
        paragraph=row,
        text=told.text,
        origin=origin,
        provider=told.provider[:40],
        pairs=[list(pair) for pair in told.pairs],
        outdated=told.outdated,
    )


def _head_in_english(article: Article, record: ExportedArticle) -> None:
    article.headline_en = record.lines[0].english[:500]
    body = (line for line in record.lines[1:] if line.kind == BlockKind.PARAGRAPH)
    article.lead_en = next((line.english for line in body), "")
    article.save(update_fields=["headline_en", "lead_en"])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def moment_of(text: str) -> datetime | None:
    """Return a moment as it is written in ISO 8601, or only its day; None for anything else."""
    try:
        found = parse_datetime(text) or (datetime.fromisoformat(text) if text else None)
    except ValueError:
        return None
    return timezone.make_aware(found) if found and timezone.is_naive(found) else found


class Storing:
    """The rows of one import; what it learns of labels and actors holds for all its articles."""

    def __init__(self, run: DataImport, with_new_labels: bool) -> None:
        self.run, self.with_new_labels = run, with_new_labels
        self.labels: dict[str, Label] = {}
        for label in Label.objects.select_related("label_set").filter(label_set__kind=LabelSet.Kind.SPANS):
            self._learn(label)
        self.actors: dict[tuple[str, str, str], Actor] = {}

    def _learn(self, label: Label) -> None:
        for name in (label.name_en, label.name_ar, label_type(label.name_en).removeprefix("L-")):
            if name:
                self.labels.setdefault(name.replace("_", " ").casefold(), label)
        self.labels[f"{label.label_set.slug}/{label.name_en}"] = label

    def label(self, label_set: str, name: str) -> Label | None:
        """Return the label of this name, in this set if there is one; a new one if they are wanted."""
        found = self.labels.get(f"{label_set}/{name}") or self.labels.get(name.replace("_", " ").casefold())
        if found is None and self.with_new_labels and name:
            slug = slugify(label_set)[:50] or IMPORTED
            owner, _is_new = LabelSet.objects.get_or_create(
                slug=slug, defaults={"name_en": label_set or IMPORTED}
            )
            found = Label.objects.create(label_set=owner, name_en=name[:80])
            owner.keep_version(self.run.user)
            self._learn(found)
        return found

    def known_label(self, label_set: str, name: str) -> str:
        found = self.label(label_set, name)
        return found.name_en if found else ""

    def was_seen(self, row: Annotation) -> bool:
        """Tell whether a mark came before that is not among the rows; here all are."""
        return False

    def desk(self, article: Article, record: ExportedArticle) -> "_Desk":
        return _Desk(self, article, record)

    def actor(self, told: ExportedActor | None, kind: str, words: str) -> Actor:
        """Return the library's actor for one of a record, by kind and both names; a new one with them if
        there is none. Of a mark without an actor: as for one that is found in a text."""
        if told is None or told.kind not in Actor.Kind.values:
            named = site_analyser().named(words[:200], ActorType(kind))
            candidate = ActorCandidate(
                0, ActorType(kind), words[:200], named.text[:200], (words[:200],), "", "", named.guess
            )
            return link([candidate]).actors[0]
        key = (told.kind, told.name_ar[:200], told.name_en[:200])
        if key not in self.actors:
            same = Actor.objects.living().filter(kind=key[0], name_ar=key[1], name_en=key[2]).first()
            self.actors[key] = same or self._new_actor(told)
        return self.actors[key]

    def _new_actor(self, told: ExportedActor) -> Actor:
        actor = Actor.objects.create(
            kind=told.kind,
            name_ar=told.name_ar[:200],
            name_en=told.name_en[:200],
            role_ar=told.role_ar[:200],
            role_en=told.role_en[:200],
            guess=told.guess,
            wikidata=told.wikidata[:20],
        )
        names = {("ar", name[:200]) for name in (told.name_ar, *told.names_ar) if name}
        names |= {("en", name[:200]) for name in (told.name_en, *told.names_en) if name}
        ActorName.objects.bulk_create(
            ActorName(actor=actor, language=language, name=name, key=name_key(name))
            for language, name in sorted(names)
        )
        return actor


class _Desk:
    """One article's marks while they are taken in."""

    def __init__(self, storing: Storing, article: Article, record: ExportedArticle) -> None:
        self.storing, self.article, self.record = storing, article, record
        self.user = storing.run.user
        self.paragraphs = list(
            article.paragraphs.select_related("translation").defer("words").order_by("number")
        )
        self.there: dict[tuple[Any, ...], list[Annotation]] = defaultdict(list)
        for row in article.annotations.select_related("article"):
            self.there[key_of_mark(row)].append(row)
        self.new: list[tuple[Annotation, ExportedMark]] = []

    def add(self, mark: ExportedMark, kind: Kind) -> str:
        """Return "marks", "there" or "accepted" for what became of a mark, or why it cannot be stored."""
        if why := self._wrong(mark, kind):
            return why
        paragraph = paragraph_at(self.paragraphs, mark.start)
        if paragraph is None or mark.end > paragraph.end:
            return _("it lies in no line, or runs over several")
        row = self._row(mark, kind, paragraph)
        same = self.there[key_of_mark(row)]
        if suggestion := next((one for one in same if one.is_suggested and row.is_accepted), None):
            self._accept(suggestion)
            return "accepted"
        if same or self.storing.was_seen(row):
            return "there"
        self.there[key_of_mark(row)].append(row)
        self.new.append((row, mark))
        return "marks"

    def _wrong(self, mark: ExportedMark, kind: Kind) -> str:
        layers = Annotation.Layer
        known = {
            layers.ACTOR: Actor.Kind.values,
            layers.QUOTE: ["direct", "indirect", "mixed"],
            layers.LABEL: ["label"],
            layers.CAPTION: ["caption"],
            layers.NOTE: ["note"],
        }
        if kind.layer not in known or kind.label not in known[layers(kind.layer)]:
            return _("its kind is none of ours")
        if kind.layer == layers.NOTE and not mark.body.strip():
            return _("it is a note without words")
        if mark.is_private and self.user is None:
            return _("it is somebody’s private note")
        if mark.state not in Annotation.State.values or mark.origin not in Annotation.Origin.values:
            return _("its state is none of ours")
        return ""

    def _row(self, mark: ExportedMark, kind: Kind, paragraph: Paragraph) -> Annotation:
        is_actor = kind.layer == Annotation.Layer.ACTOR
        told = self.record.actor_of(mark)
        actor = self.storing.actor(told, kind.label, mark.exact) if is_actor or told else None
        row = Annotation(
            article=self.article,
            paragraph=paragraph,
            layer=kind.layer,
            label=kind.label,
            code=self.storing.label(mark.label_set, kind.code)
            if kind.layer == Annotation.Layer.LABEL
            else None,
            body=mark.body,
            is_private=mark.is_private and kind.layer == Annotation.Layer.NOTE,
            start=mark.start,
            end=mark.end,
            further=[[one.start, one.end] for one in mark.further],
            needs_look=mark.needs_look[:200],
            actor=actor,
            role_ar=mark.role_ar[:200],
            role_en=mark.role_en[:200],
            cue_start=mark.cue.start if mark.cue else None,
            cue_end=mark.cue.end if mark.cue else None,
            verb_en=mark.verb_en[:60],
            speaker_start=mark.speaker.start if mark.speaker else None,
            speaker_end=mark.speaker.end if mark.speaker else None,
            speaker_name=mark.speaker_name[:300],
            speaker_unnamed=mark.speaker_unnamed,
            inner=[
                {"start": one.start, "end": one.end, "type": one.type, "name_en": one.name_en}
                for one in mark.inner
            ],
            origin=mark.origin,
            state=mark.state,
            score=mark.score,
            analysis_version=mark.tool[:40] if mark.origin == Annotation.Origin.MACHINE else "",
            created_by=self.user if mark.origin == Annotation.Origin.PERSON else None,
        )
        set_anchor(row)
        english = paragraph.english.text if paragraph.english else ""
        if mark.english and mark.english.of(english) == mark.english_exact:
            row.en_start, row.en_end = mark.english.start, mark.english.end
            row.en_by_hand = mark.english_by_hand
        return row

    def _accept(self, suggestion: Annotation) -> None:
        before = snapshot(suggestion)
        suggestion.state, suggestion.needs_look = Annotation.State.ACCEPTED, ""
        store_change(suggestion, self.user, Change.Action.ACCEPT, self.storing.run.group, before)

    def store(self) -> None:
        """Write what was added."""
        rows = [row for row, _mark in self.new]
        if not self.record.lines:  # of a loose text nobody has said where the English says the same
            layers = (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE)
            mark_english(self.paragraphs, [row for row in rows if row.layer in layers])
        Annotation.everywhere.bulk_create(rows)
        Change.objects.bulk_create(self._changes(rows))
        ImportedMark.objects.bulk_create(
            ImportedMark(
                annotation=row,
                data_import=self.storing.run,
                author=mark.author[:150],
                tool=mark.tool[:100],
                made=moment_of(mark.created),
                reference=mark.id[-200:],
            )
            for row, mark in self.new
        )
        tell_anew([self.article.pk])

    def _changes(self, rows: Iterable[Annotation]) -> Iterable[Change]:
        for row in rows:
            yield Change(
                article=self.article,
                annotation=row,
                user=self.user,
                action=Change.Action.CREATE,
                group=self.storing.run.group,
                before=None,
                after=snapshot(row),
                version=row.version,
            )


def key_of_mark(row: Annotation) -> tuple[Any, ...]:
    """Return what two marks of an article share that are the same."""
    body = row.body if row.layer == Annotation.Layer.NOTE else ""
    return row.layer, row.label, row.code_id, row.start, row.end, body
