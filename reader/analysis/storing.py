"""Run the analysis on an article: replace what the machine suggested, keep what people decided."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import prefetch_related_objects

from reader import search
from reader.actors.linking import actor_candidates, link, rename
from reader.alignment.english_marks import mark_english, spellings
from reader.analyser import site_analyser
from reader.analysis.confined import LONG, analyse_confined
from reader.annotation.quote_addresses import keep_addresses, quoted_before
from reader.annotation.recording import set_anchor
from reader.arabic.document import BlockKind, Document, Mention, Quotation, Subject
from reader.arabic.pipeline import Analyser
from reader.arabic.structure.lines import NOTHING_SAID
from reader.library.paragraphs import lay_out, paragraph_at
from reader.library.tallies import tell_anew
from reader.models import Actor, Annotation, Article, Paragraph
from reader.models.bulk import insert
from reader.models.subject import said_of
from reader.watch.tally import note_analysis

_WHICH = {"analysis_version", "created", "updated"}


def document_of(
    text: str,
    kinds: Mapping[int, BlockKind] = NOTHING_SAID,
    tell: Callable[[float], object] = lambda share: None,
    analyser: Analyser | None = None,
    subject: Subject | None = None,
) -> Document:
    """Analyse a text with the tagger that the settings choose, or with another analyser.

    A long one is analysed in a process of its own, unless by a heavier tagger, whose model would have to be
    loaded for it; `tell` is told what share is done, `subject` is what somebody says that
    the text is about. Raises TaggerError if the tagger cannot be used, and AnalysisFailed.
    """
    analyser = analyser or site_analyser()
    if len(text) < LONG or not analyser.has_own_tagger:
        document = analyser.analyse(text, kinds, tell, subject)
    else:
        document = analyse_confined(text, kinds, tell, subject, analyser.reads_in_context)
    note_analysis(len(document.tokens))
    return document


def annotate(article: Article) -> None:
    """Analyse the article anew with the present version; people's annotations stay as they are.

    Raises TaggerError when the tagger that the settings name cannot be used, and AnalysisFailed.
    """
    replace_analysis(article, document_of(article.text, article.kinds_said, subject=said_of(article)))


def replace_analysis(article: Article, document: Document) -> None:
    """Put an analysis in the place of the one that the article has; people's annotations stay as they are."""
    with transaction.atomic():
        before = quoted_before(article)
        paragraphs = lay_out(article, document)
        if suggest(article, document, paragraphs):
            keep_addresses(article, before, article.text)
        search.put(article, paragraphs)


def suggest(article: Article, document: Document, laid_out: Sequence[Paragraph] | None = None) -> bool:
    """Store what the analysis found as suggestions; tell whether it is other than what stood before.

    Paragraphs must be laid out already.

    `laid_out` are all of them, in order, for a caller that has them.

    Earlier suggestions that nobody judged are replaced. A span that a person rejected is not suggested
    again, and nothing is suggested where a person's annotation of the same layer stands.
    """
    with transaction.atomic():
        former, kept = _standing_before(article)
        paragraphs = laid_out if laid_out is not None else list(article.paragraphs.defer("words"))
        prefetch_related_objects(paragraphs, "translation")
        linked = link(actor_candidates(document.mentions, document.text))
        suggestions = [
            *(_mention(article, mention, linked.actors) for mention in document.mentions),
            *(_quotation(article, quotation, linked.actors) for quotation in document.quotations),
        ]
        suggested = [one for one in suggestions if not _is_decided(one, kept) and _place(one, paragraphs)]
        for one in suggested:
            _as_suggestion(one)
        mark_english(paragraphs, suggested)
        for actor, name_en in spellings(suggested, linked.new).items():
            rename(actor, name_en)
        article.analysis_version = site_analyser().version
        article.subject = document.subject.value
        article.save(update_fields=["analysis_version", "subject", "updated"])
        if former and _said(former) == _said(suggested):
            there = Annotation.objects.filter(pk__in=[one.pk for one in former])
            there.update(analysis_version=article.analysis_version)
            return False
        Annotation.objects.filter(pk__in=[one.pk for one in former]).delete()
        insert(suggested)
        tell_anew([article.pk])
    return True


def _standing_before(article: Article) -> tuple[list[Annotation], list[Annotation]]:
    """Return the suggestions that a new analysis replaces, and the article's other annotations."""
    if not article.analysis_version:  # it has none yet
        return [], []
    former = list(article.annotations.replaceable())
    others = article.annotations.exclude(pk__in=[one.pk for one in former])
    return former, list(others)


def _said(suggestions: Iterable[Annotation]) -> list[list[str]]:
    """Return what suggestions say, to compare those of two analyses: all but which said it, and when."""
    fields = [
        one.attname
        for one in Annotation._meta.concrete_fields
        if not one.primary_key and one.name not in _WHICH
    ]
    return sorted([str(getattr(one, name)) for name in fields] for one in suggestions)


def _mention(article: Article, mention: Mention, actors: dict[int, Actor]) -> Annotation:
    return Annotation(
        article=article,
        layer=Annotation.Layer.ACTOR,
        label=mention.type.value,
        start=mention.span.start,
        end=mention.span.end,
        actor=actors[mention.actor],
        role_ar=mention.role_ar[:200],
        role_en=mention.role_en[:200],
        score=mention.score,
        inner=[
            {
                "start": one.span.start - mention.span.start,
                "end": one.span.end - mention.span.start,
                "type": one.type.value,
                "name_en": one.name_en,
            }
            for one in mention.inner
        ],
    )


def _quotation(article: Article, quotation: Quotation, actors: dict[int, Actor]) -> Annotation:
    speaker = None if quotation.speaker_actor is None else actors.get(quotation.speaker_actor)
    return Annotation(
        article=article,
        layer=Annotation.Layer.QUOTE,
        label=quotation.kind.value,
        start=quotation.span.start,
        end=quotation.span.end,
        actor=speaker,
        cue_start=quotation.cue.start if quotation.cue else None,
        cue_end=quotation.cue.end if quotation.cue else None,
        verb_en=quotation.verb_en[:60],
        speaker_start=quotation.speaker.start if quotation.speaker else None,
        speaker_end=quotation.speaker.end if quotation.speaker else None,
        speaker_name=quotation.speaker_name[:300],
        score=quotation.score,
    )


def _is_decided(suggestion: Annotation, kept: Iterable[Annotation]) -> bool:
    """Tell whether a person has already spoken about this place in this layer."""
    span = suggestion.span
    for other in kept:
        if other.layer != suggestion.layer:
            continue
        same_label = other.label == suggestion.label
        if other.span == span and same_label:
            return True
        exclusive = suggestion.layer == Annotation.Layer.ACTOR or same_label
        if exclusive and other.state == Annotation.State.ACCEPTED and other.span.overlaps(span):
            return True
    return False


def _place(annotation: Annotation, paragraphs: Sequence[Paragraph]) -> bool:
    """Put the annotation in its paragraph; False if it lies in none or reaches over its end."""
    paragraph = paragraph_at(paragraphs, annotation.start)
    if paragraph is None or annotation.end > paragraph.end or annotation.start >= annotation.end:
        return False
    annotation.paragraph = paragraph
    return True


def _as_suggestion(annotation: Annotation) -> None:
    set_anchor(annotation)
    annotation.origin = Annotation.Origin.MACHINE
    annotation.state = Annotation.State.SUGGESTED
    annotation.analysis_version = site_analyser().version
