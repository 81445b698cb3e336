"""An article in both languages, as the writers of files take it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from reader.formats.writers.bilingual import AlignedUnit, BilingualLine, BilingualText
from reader.glossary import ArticleWording, wording_of
from reader.models import Annotation, Article, Paragraph
from reader.models.vocabulary import unpack
from reader.page.literal import literal_text, untranslated_words
from reader.translation.pairing import pairs_of


def bilingual_text(article: Article) -> BilingualText:
    """Return the article's paragraphs with their English and the sentences that face each other."""
    rows = article.paragraphs.select_related("translation").defer("words")
    rows = rows.annotate(untranslated_words=untranslated_words())
    wording = wording_of(article.pk)
    names: dict[int, list[Annotation]] = {}
    for one in Annotation.objects.filter(article=article).standing().mentions().select_related("actor"):
        names.setdefault(one.paragraph_id, []).append(one)
    day = article.published.isoformat() if article.published else _("no date")
    facts = [article.source.name_en, day, article.licence, article.url]
    return BilingualText(
        article.title,
        ", ".join(filter(None, facts)) + ".",
        [_line(article, row, names.get(row.pk, ()), wording) for row in rows],
    )


def _line(
    article: Article, row: Paragraph, names: Sequence[Annotation], wording: ArticleWording
) -> BilingualLine:
    row.article = article
    translation = row.english
    if translation is None:
        tokens = [unpack(word) for word in getattr(row, "untranslated_words", None) or ()]
        literal = literal_text(article.text, tokens, names, wording.glosses(article.text, tokens))
        return BilingualLine(row.kind, row.text, "", literal=literal)
    units = [
        AlignedUnit(
            pair.arabic.of(row.text),
            pair.english.of(translation.text),
            pair.origin,
            pair.provider,
            pair.made,
        )
        for pair in pairs_of(row, translation)
    ]
    return BilingualLine(row.kind, row.text, translation.text, units)
