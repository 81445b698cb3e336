"""Articles for tests: short texts taken in by the real ingest."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from reader.intake import uploads
from reader.intake.ingest import ingest
from reader.intake.submission import File, Submission, TextFacts
from reader.models import Article, Source, Upload

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
    published: date | None = date(2026, 3, 1),
    source: str = "Test News",
) -> Article:
    """Ingest `text` and return the article."""
    facts = TextFacts(source=make_source(source), published=published, english=english)
    return ingest(Submission(facts, raw=text.encode()))


def receive(name: str, chunks: Iterable[bytes], **more: Any) -> tuple[Upload, bool]:
    """Hand in a file: `more` are fields of its facts or of the file itself."""
    of_facts = {field.name for field in fields(TextFacts)}
    facts = TextFacts(**{name: value for name, value in more.items() if name in of_facts})
    others = {name: value for name, value in more.items() if name not in of_facts}
    return uploads.receive(File(name, chunks, facts, **others))
