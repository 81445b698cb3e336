"""Articles for tests: short texts taken in by the real ingest."""

from datetime import date

from reader.intake.ingest import Submission, ingest
from reader.models import Article, Source

HARBOUR = """توسعة ميناء النخيل تبدأ في الربيع

Image caption منظر عام لميناء النخيل

قال وزير النقل سامر الحلبي إن أعمال التوسعة في مدينة طرابلس ستبدأ في مارس.

وأضاف: "لن نقطع شجرة واحدة."
"""
HARBOUR_EN = """Palm Port expansion to begin in spring

Image caption A general view of Palm Port

Transport Minister Samer al-Halabi said that expansion work in the city of Tripoli would begin in March.

He added: “We will not cut down a single tree.”
"""


def make_source(name: str = "Test News") -> Source:
    source = Source.objects.called(name)
    if source.pk is None:
        source.save()
    return source


def make_article(
    text: str = HARBOUR,
    english: str = "",
    published: date = date(2026, 3, 1),
    source: str = "Test News",
) -> Article:
    """Ingest `text` and return the article."""
    return ingest(Submission(text.encode(), make_source(source), published, english=english))
