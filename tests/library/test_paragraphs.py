"""The lines of an article and the English that faces them."""

import pytest

from reader.analysis.storing import annotate
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


def facing(text: str, english: str) -> list[tuple[str, str]]:
    article = make_article(text, english)
    rows = article.paragraphs.select_related("translation")
    return [(row.text, row.translation.text if hasattr(row, "translation") else "") for row in rows]


def test_line_by_line() -> None:
    assert facing("عنوان الخبر\nنص الفقرة الأولى هنا.", "Headline\nText of the first paragraph.") == [
        ("عنوان الخبر", "Headline"),
        ("نص الفقرة الأولى هنا.", "Text of the first paragraph."),
    ]


def test_lead_ins_and_bullets_are_left_out_on_both_sides() -> None:
    text = (
        "عنوان الخبر\nمصدر الصورة AFP\nImage caption منظر عام للميناء\n"
        "وتشمل الخطة ما يلي:\n• رصيف جديد\n• طريق جديد"
    )
    english = (
        "Headline\nImage source, AFP\nImage caption, A general view\n"
        "The plan includes:\n• a new quay\n• a new road"
    )
    rows = facing(text, english)
    assert rows[1:3] == [("AFP", "AFP"), ("منظر عام للميناء", "A general view")]
    assert rows[4:] == [("رصيف جديد", "a new quay"), ("طريق جديد", "a new road")]


def test_a_caption_knows_its_credit() -> None:
    article = make_article(
        "عنوان الخبر\nمصدر الصورة AFP\nImage caption منظر عام للميناء\nنص الفقرة الأولى هنا."
    )
    caption = article.paragraphs.get(kind="caption")
    assert caption.credit is not None
    assert caption.credit.text == "AFP"


def test_without_english() -> None:
    assert [english for _, english in facing(HARBOUR, "")] == ["", "", "", ""]


def test_lemmas_are_counted() -> None:
    article = make_article("عنوان الميناء\nالميناء كبير. وفي الميناء سفن.")
    counts = {row.lemma: row.count for row in article.lemma_counts.all()}
    assert max(counts.values()) == 3


def test_again_keeps_rows_and_translations() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    before = list(article.paragraphs.values_list("pk", "number", "translation__text"))
    annotate(article)
    assert list(article.paragraphs.values_list("pk", "number", "translation__text")) == before
    assert article.lemma_counts.count() == len({row.lemma for row in article.lemma_counts.all()})


def test_fewer_lines_than_before_lose_no_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    article.text = article.text.rsplit("\n", 1)[0].rstrip()
    annotate(article)
    english = " ".join(article.paragraphs.values_list("translation__text", flat=True))
    assert "We will not cut down a single tree." in english
