"""The palette on a selection: the words it snapped to, what they can be, where else they stand."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from reader.analyser import site_analyser
from reader.arabic.document import ActorType
from reader.arabic.stored_tokens import written_words
from reader.models import Article, Label, LabelSet, Paragraph
from reader.models.annotation import on_its_own
from reader.page.idents import paragraph_idents, place_words
from reader.text.bilingual.facing import Facing, GlossedWord, facing_words
from reader.text.spans import Span

MOST_ELSEWHERE = 20


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same words at another place of the article."""

    start: int
    words: str  # "paragraph 4", "caption 1"


@dataclass(frozen=True, slots=True)
class Palette:
    """What a selection can be marked as. `client_key` lets a form that is sent twice mark once."""

    span: Span
    exact: str
    word_count: int
    proposed_en: str
    elsewhere: tuple[Elsewhere, ...]
    labels: tuple[Label, ...]
    longer: Span | None
    client_key: UUID


def palette(article: Article, paragraph: Paragraph, span: Span) -> Palette:
    """Return the palette of a span that lies in the paragraph."""
    words = written_words(paragraph.words)
    after = [token for token in words if token.span.start >= span.end]
    labels = Label.objects.filter(label_set__in=LabelSet.objects.for_words(), is_retired=False)
    name = on_its_own(span.of(article.text), article.text[max(0, span.start - 1) : span.start])
    return Palette(
        span=span,
        exact=span.of(article.text),
        word_count=sum(token.span.overlaps(span) for token in words),
        proposed_en=site_analyser().english_name(name, ActorType.PERSON),
        elsewhere=_elsewhere(article, span),
        labels=tuple(labels.select_related("label_set")),
        longer=Span(span.start, after[0].span.end) if after else None,
        client_key=uuid4(),
    )


def arabic_of(article: Article, paragraph: Paragraph, selected: str) -> Facing | None:
    """Return the words of the paragraph's Arabic that the selected English words translate."""
    words = written_words(paragraph.words)
    named = {
        (mention.start, mention.end): mention.actor.name_en
        for mention in article.annotations.standing().mentions().select_related("actor")
        if mention.actor is not None and paragraph.span.covers(mention.span)
    }
    english_name = site_analyser().english_name
    glossed = []
    for token in words:
        form = token.span.of(article.text)[token.proclitic :]
        names = [name for (start, end), name in named.items() if token.span.overlaps(Span(start, end))]
        glossed.append(
            GlossedWord(
                Span(token.span.start + token.proclitic, token.span.end),
                (token.gloss, *token.senses, english_name(form, ActorType.PERSON), *names),
            )
        )
    return facing_words(selected, glossed)


def _elsewhere(article: Article, span: Span) -> tuple[Elsewhere, ...]:
    """Return where the same words stand as whole words that no actor annotation covers yet."""
    words, text = span.of(article.text), article.text
    rows = list(article.paragraphs.defer("words").order_by("start"))
    idents = paragraph_idents(rows)
    taken = [Span(*pair) for pair in article.annotations.standing().mentions().values_list("start", "end")]
    found: list[Elsewhere] = []
    at = text.find(words)
    while at >= 0 and len(found) < MOST_ELSEWHERE:
        place = Span(at, at + len(words))
        row = next((row for row in rows if row.span.covers(place)), None)
        alone = not text[at - 1 : at].isalnum() and not text[place.end : place.end + 1].isalnum()
        if row and alone and place != span and not any(place.overlaps(other) for other in taken):
            found.append(Elsewhere(at, place_words(idents.get(row.pk, ""))))
        at = text.find(words, at + 1)
    return tuple(found)
