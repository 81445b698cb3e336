"""The rows behind a reading list for a class: its words, in the order of the list."""

from django.http import HttpRequest

from reader.page.class_words import class_list
from reader.views.tables.rows import PageRows
from reader.views.teaching import asked_list

_WORD = (
    *("lemma", "gloss", "kind", "root", "form", "met_as", "article", "headline", "paragraph"),
    "count",
)


def teach_data(request: HttpRequest) -> PageRows:
    """What the page lists for a collection or ticked articles; without any no words."""
    asked = asked_list(request)
    found = class_list(asked.articles, asked.choice)
    rows = (
        (
            *(one.lemma, one.gloss, one.kind, one.root, one.form, one.met),
            *(asked.articles[one.number - 1].pk, asked.articles[one.number - 1].headline, one.place),
            one.count,
        )
        for one in found.words
    )
    head = {"left_out_common": found.common, "left_out_known": found.known, "left_out_rare": found.cut}
    return PageRows(_WORD, rows, "words", head)
