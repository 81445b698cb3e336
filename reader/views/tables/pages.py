"""Which pages have data, and which rows those are: a row here for each list and thing."""

from collections.abc import Callable, Mapping

from reader.views.tables import administering, defining, own, reading, teaching, working
from reader.views.tables.rows import PageRows

# The name of an address -> what is behind its page, asked as the page is
PAGES: Mapping[str, Callable[..., PageRows]] = {
    "library": reading.library_data,
    "article": reading.article_data,
    "actors": reading.actors_data,
    "actor": reading.actor_data,
    "quotes": reading.quotes_data,
    "quotation": reading.quotation_data,
    "search": reading.search_data,
    "saved_searches": reading.saved_searches_data,
    "collections": reading.collections_data,
    "collection": reading.collection_data,
    "teach": teaching.teach_data,
    "codebook": reading.codebook_data,
    "kept_words": reading.kept_words_data,
    "own_notes": own.own_notes_data,
    "dictionary": defining.dictionary_data,
    "review": working.review_data,
    "to_look_at": working.to_look_at_data,
    "annotation_history": working.annotation_history_data,
    "comments": working.comments_data,
    "comments_to_me": working.comments_to_me_data,
    "glossary": working.glossary_data,
    "gloss_corrections": working.gloss_corrections_data,
    "rounds": working.rounds_data,
    "round": working.round_data,
    "export": working.exports_data,
    "uploads": administering.uploads_data,
    "one_upload": administering.one_upload_data,
    "drafts": administering.drafts_data,
    "feeds": administering.feeds_data,
    "feed": administering.feed_data,
    "bin": administering.bin_data,
    "people": administering.people_data,
    "import": administering.imports_data,
}
