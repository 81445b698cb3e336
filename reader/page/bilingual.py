"""An article in both languages, as the writers of files take it."""

from django.utils.translation import gettext as _

from reader.arabic.literal import plain_text
from reader.formats.writers.bilingual import AlignedUnit, BilingualLine, BilingualText
from reader.models import Article, Paragraph
from reader.page.literal import WordForWord, untranslated_words
from reader.translation.pairing import pairs_of


def bilingual_text(article: Article) -> BilingualText:
    """Return the article's paragraphs with their English and the sentences that face each other."""
    found = article.paragraphs.select_related("translation").defer("words")
    rows = list(found.annotate(untranslated_words=untranslated_words()))
    word_for_word = WordForWord(article, (row for row in rows if row.english is None))
    day = article.published.isoformat() if article.published else _("no date")
    facts = [article.source.name_en, day, article.licence, article.url]
    return BilingualText(
        article.title,
        ", ".join(filter(None, facts)) + ".",
        [_line(article, row, word_for_word) for row in rows],
    )


def _line(article: Article, row: Paragraph, word_for_word: WordForWord) -> BilingualLine:
    row.article = article
    translation = row.english
    if translation is None:
        packed = getattr(row, "untranslated_words", None) or ()
        return BilingualLine(row.kind, row.text, "", literal=plain_text(word_for_word.chunks(row, packed)))
    units = [
        AlignedUnit(
            pair.arabic.of(row.text),
            pair.english.of(translation.text),
            pair.origin,
            pair.provider,
            pair.made,
            pair.model,
        )
        for pair in pairs_of(row, translation)
    ]
    return BilingualLine(row.kind, row.text, translation.text, units)
