"""Bytes in, an article out; or a sentence that says why not, and nothing stored."""

from datetime import date

import pytest

from reader.intake.ingest import MAX_BYTES, TextRefused, ingest, read
from reader.intake.submission import Submission, TextFacts, source_named
from reader.models import Annotation, Article, Paragraph, Source
from tests.articles import HARBOUR, HARBOUR_EN, make_article, make_source

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    assert article.text == HARBOUR.strip()
    assert article.headline == "توسعة ميناء النخيل تبدأ في الربيع"
    assert article.headline_en == "Palm Port expansion to begin in spring"
    assert article.lead_en.startswith("Transport Minister")
    assert [row.kind for row in article.paragraphs.all()] == ["headline", "caption", "paragraph", "paragraph"]
    assert article.caption_count == 1
    assert bytes(article.raw) == HARBOUR.encode()


def test_each_paragraph_has_its_words_and_its_english() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    caption = article.paragraphs.get(kind="caption")
    assert caption.text == "منظر عام لميناء النخيل"
    assert caption.translation.text == "A general view of Palm Port"
    for paragraph in article.paragraphs.all():
        starts_and_ends = [(packed[0], packed[1]) for packed in paragraph.words]
        assert starts_and_ends == sorted(starts_and_ends)
        assert all(paragraph.start <= start < end <= paragraph.end for start, end in starts_and_ends)


def test_annotations_say_what_the_text_says() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    annotations = list(article.annotations.all())
    assert {one.layer for one in annotations} == {"actor", "quote"}
    for one in annotations:
        assert article.text[one.start : one.end] == one.exact
        assert one.prefix.endswith(article.text[max(0, one.start - 5) : one.start])
        assert one.state == "suggested"
        assert one.origin == "machine"
        assert one.text_sha256 == article.text_sha256


def test_the_dropped_subject_is_the_last_speaker() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    direct = article.annotations.get(layer="quote", label="direct")
    assert direct.exact == "لن نقطع شجرة واحدة."
    assert direct.actor is not None
    assert direct.actor.name_ar == "سامر الحلبي"
    assert direct.english_span is not None
    assert direct.english_span.of(direct.paragraph.translation.text) == "We will not cut down a single tree."


def submission(raw: bytes, source: Source | None = None) -> Submission:
    return Submission(TextFacts(source=source or make_source(), published=date(2026, 3, 1)), raw=raw)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_encodings(encoding: str) -> None:
    article = ingest(submission(HARBOUR.encode(encoding)))
    assert article.text == HARBOUR.strip()


def test_markup_is_cleaned() -> None:
    markup = (
        "<html><body><h1>توسعة الميناء</h1><script>alert(1)</script>"
        "<p onclick=alert(2)>قال الوزير إن العمل بدأ في المدينة اليوم.</p></body></html>"
    )
    article = ingest(submission(markup.encode()))
    assert article.text == "توسعة الميناء\nقال الوزير إن العمل بدأ في المدينة اليوم."
    assert bytes(article.raw) == markup.encode()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no text"),
        (b" \n\t ", "no text"),
        (b"%PDF-1.7\n\x00\x01\x02", "PDF"),
        (bytes(range(256)) * 40, "text"),
        (b"The minister said that work would begin in March.", "not Arabic"),
        ("این متن به زبان فارسی است و برای آزمایش نوشته شده است که می‌خواهیم.".encode(), "Persian"),
        ("خبر ".encode() * (MAX_BYTES // 7 + 10), "2 MB"),
        (("<div>" * 20000 + "خبر").encode(), "nest"),
        (("خبر\n" * 20_001).encode(), "20,000 lines"),
        (("خبر " + '"' * 250_001).encode(), "250,000 words and marks"),
    ],
)
def test_bad_input_gets_a_sentence(raw: bytes, reason: str) -> None:
    source = Source(slug="new", name_en="New")
    with pytest.raises(TextRefused, match=reason) as refusal:
        ingest(submission(raw, source))
    assert str(refusal.value).endswith(".")
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def test_a_duplicate_is_refused_with_the_first_copy() -> None:
    first = make_article()
    with pytest.raises(TextRefused, match="already") as refusal:
        make_article("\ufeff" + HARBOUR.replace("\n", "\r\n"))
    assert refusal.value.duplicate == first
    assert Article.objects.count() == 1


def test_nothing_is_stored_when_annotating_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("reader.intake.ingest.suggest", fail)
    with pytest.raises(RuntimeError):
        make_article()
    assert not Article.objects.exists()
    assert not Paragraph.objects.exists()
    assert not Annotation.objects.exists()


def test_lone_surrogates_are_no_error() -> None:
    text, _ = read((HARBOUR + "\ud800").encode("utf-8", "surrogatepass"))
    assert "\ud800" not in text


def test_a_source_that_names_itself_in_arabic_is_kept_under_both_names() -> None:
    source = source_named("صحيفة الميناء")
    assert (source.name_ar, source.slug == "source") == ("صحيفة الميناء", False)
    assert not any("\u0600" <= letter <= "\u06ff" for letter in source.name_en)
    source.save()
    assert source_named("صحيفة الميناء").pk == source.pk
    assert source_named("Harbour Daily").name_ar == ""
