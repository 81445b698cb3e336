"""Articles that were read without the encoder, for speed, are read again with it when nothing else waits."""

import logging

from reader.analyser import FAST, site_analyser
from reader.analysis.confined import AnalysisFailed
from reader.analysis.storing import annotate
from reader.jobs.queue import is_idle
from reader.models import Article

logger = logging.getLogger(__name__)
_given_up: set[int] = set()  # ids of articles that this process could not read again


def read_one_again() -> bool:
    """Read one article anew that the fast tagger of this version has read; return whether there was one.

    Only where the site's tagger has an encoder that can be used. What people judged stays, as always. An
    article that cannot be read within the limits keeps what it has.
    """
    if not site_analyser().reads_in_context or not is_idle():
        return False
    fast, full = site_analyser(FAST).version, site_analyser().version
    waiting = Article.objects.filter(analysis_version=fast).exclude(pk__in=_given_up)
    article = waiting.order_by("pk").first() if fast != full else None
    if article is None:
        return False
    try:
        annotate(article)
    except AnalysisFailed as problem:
        _given_up.add(article.pk)
        logger.warning("Article %d was not read again: %s", article.pk, problem)
    return True
