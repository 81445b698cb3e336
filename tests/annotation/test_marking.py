"""Mark, judge, change, restore, undo: what holds after each, and what is refused."""

from typing import Any
from uuid import uuid4

import pytest

from reader.analysis.correcting import correct_line
from reader.analysis.storing import annotate
from reader.annotation import (
    ActionRefused,
    Conflict,
    NewMark,
    accept,
    change,
    mark,
    redo,
    reject,
    restore,
    snapped,
    undo,
    withdraw,
)
from reader.models import Actor, Annotation, Article, Change
from reader.text.spans import Span
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def draft(article: Article, words: str, layer: str = "actor", label: str = "ORG", **more: Any) -> NewMark:
    """A draft of the first place where `words` stand."""
    at = article.text.index(words)
    return NewMark(layer, at, at + len(words), words, article.text_sha256, label, **more)


def suggestion(article: Article, words: str) -> Annotation:
    return article.annotations.get(exact=words, state="suggested", paragraph__kind="paragraph")


def test_a_mark_is_accepted_and_has_a_history(article: Article, anwar: Any) -> None:
    marked = mark(article, anwar, draft(article, "أعمال التوسعة", name_en="Expansion works"))
    assert (marked.origin, marked.state, marked.created_by) == ("person", "accepted", anwar)
    assert marked.actor is not None
    assert marked.actor.name_en == "Expansion works"
    assert [change.action for change in marked.changes.all()] == ["create"]


@pytest.mark.parametrize(
    ("start", "end", "exact", "why"),
    [
        (5, 5, "", "No words"),
        (9, 5, "", "before it begins"),
        (0, 10_000, "x", "are not in the text"),
        (0, 5, "كلمات", "other words"),
    ],
)
def test_a_selection_that_cannot_be_is_refused(
    article: Article, anwar: Any, start: int, end: int, exact: str, why: str
) -> None:
    before = Annotation.objects.count()
    with pytest.raises(ActionRefused, match=why):
        mark(article, anwar, NewMark("actor", start, end, exact, article.text_sha256, "PER"))
    assert Annotation.objects.count() == before


def test_a_selection_over_two_paragraphs_is_refused(article: Article, anwar: Any) -> None:
    at = article.text.index("مارس")
    with pytest.raises(ActionRefused, match="more than one paragraph"):
        mark(
            article,
            anwar,
            NewMark("note", at, at + 20, article.text[at : at + 20], article.text_sha256, body="x"),
        )


def test_a_selection_may_not_cut_a_letter_from_its_marks(anwar: Any) -> None:
    article = make_article("عنوان الخبر هنا\n\nقال مُحَمَّد إن العمل بدأ في المدينة.")
    at = article.text.index("مُحَمَّد")
    with pytest.raises(ActionRefused, match="letter from its marks"):
        mark(article, anwar, NewMark("actor", at, at + 1, "م", article.text_sha256, "PER"))


def test_an_old_text_is_refused(article: Article, anwar: Any) -> None:
    with pytest.raises(ActionRefused, match="edited"):
        mark(article, anwar, NewMark("actor", 0, 5, article.text[:5], "0" * 64, "PER"))


def test_a_draft_that_is_sent_twice_is_marked_once(article: Article, anwar: Any) -> None:
    one = draft(article, "أعمال", client_key=uuid4())
    assert mark(article, anwar, one).pk == mark(article, anwar, one).pk


def test_the_same_mark_again_is_refused(article: Article, anwar: Any) -> None:
    mark(article, anwar, draft(article, "أعمال"))
    with pytest.raises(ActionRefused, match="already"):
        mark(article, anwar, draft(article, "أعمال"))


def test_marks_may_overlap_in_every_way(article: Article, anwar: Any) -> None:
    for words in ("أعمال التوسعة", "التوسعة في مدينة", "التوسعة"):
        for layer, label in (("actor", "MISC"), ("quote", "direct"), ("note", "")):
            mark(article, anwar, draft(article, words, layer, label, body="نص"))
    assert article.annotations.filter(origin="person").count() == 9


def test_marking_what_is_suggested_accepts_the_suggestion(article: Article, anwar: Any) -> None:
    one = suggestion(article, "سامر الحلبي")
    marked = mark(article, anwar, draft(article, "سامر الحلبي", label="PER"))
    assert (marked.pk, marked.state, marked.origin) == (one.pk, "accepted", "machine")


def test_two_who_judge_the_same_version_conflict(article: Article, anwar: Any, basma: Any) -> None:
    one = suggestion(article, "سامر الحلبي")
    accept(one.pk, 1, anwar)
    with pytest.raises(Conflict) as conflict:
        reject(one.pk, 1, basma)
    assert conflict.value.standing.state == "accepted"
    assert accept(one.pk, 1, basma).version == 2  # what stands already is no conflict


def test_what_was_rejected_stays_rejected_when_the_article_is_analysed_again(
    article: Article, anwar: Any
) -> None:
    one = suggestion(article, "سامر الحلبي")
    reject(one.pk, 1, anwar)
    annotate(article)
    assert article.annotations.get(exact="سامر الحلبي", layer="actor").state == "rejected"


def test_a_changed_suggestion_is_accepted_and_can_be_restored(article: Article, anwar: Any) -> None:
    one = suggestion(article, "سامر الحلبي")
    changed = change(one.pk, 1, anwar, label="ORG")
    assert (changed.label, changed.state, changed.version) == ("ORG", "accepted", 2)
    again = change(one.pk, 2, anwar, label="LOC")
    first = again.changes.order_by("pk").first()
    assert first is not None
    assert restore(one.pk, 3, anwar, first.pk).label == "ORG"


def test_undo_and_redo_go_back_and_forth_through_own_actions(article: Article, anwar: Any) -> None:
    one = suggestion(article, "سامر الحلبي")
    accept(one.pk, 1, anwar)
    marked = mark(article, anwar, draft(article, "أعمال"))
    assert [row.pk for row in undo(article, anwar)] == [marked.pk]
    assert Annotation.objects.get(pk=marked.pk).state == "superseded"
    undo(article, anwar)
    assert Annotation.objects.get(pk=one.pk).state == "suggested"
    with pytest.raises(ActionRefused, match="nothing of yours"):
        undo(article, anwar)
    assert [row.pk for row in redo(article, anwar)] == [one.pk]
    assert Annotation.objects.get(pk=one.pk).state == "accepted"
    redo(article, anwar)
    assert Annotation.objects.get(pk=marked.pk).state == "accepted"
    with pytest.raises(ActionRefused, match="nothing to do again"):
        redo(article, anwar)


def test_a_new_action_ends_what_can_be_done_again(article: Article, anwar: Any) -> None:
    mark(article, anwar, draft(article, "أعمال"))
    undo(article, anwar)
    mark(article, anwar, draft(article, "التوسعة"))
    with pytest.raises(ActionRefused, match="nothing to do again"):
        redo(article, anwar)


def test_what_somebody_else_changed_since_cannot_be_undone(article: Article, anwar: Any, basma: Any) -> None:
    one = suggestion(article, "سامر الحلبي")
    accept(one.pk, 1, anwar)
    change(one.pk, 2, basma, label="ORG")
    with pytest.raises(ActionRefused, match="basma changed this"):
        undo(article, anwar)
    assert Annotation.objects.get(pk=one.pk).label == "ORG"


def test_a_withdrawn_mark_leaves_the_text_and_keeps_its_row(article: Article, anwar: Any, basma: Any) -> None:
    marked = mark(article, anwar, draft(article, "أعمال"))
    withdraw(marked.pk, 1, basma)
    assert marked not in article.annotations.standing()
    assert Change.objects.filter(annotation=marked).count() == 2


def test_private_notes_are_not_there_for_others(article: Article, anwar: Any, basma: Any) -> None:
    note = mark(article, anwar, draft(article, "أعمال", "note", "", body="لي", is_private=True))
    with pytest.raises(ActionRefused, match="not there"):
        withdraw(note.pk, 1, basma)
    assert note not in Annotation.objects.visible_to(basma)


def test_an_actor_that_was_merged_cannot_be_chosen(article: Article, anwar: Any) -> None:
    kept, gone = (Actor.objects.create(kind="PER", name_ar=name, name_en=name) for name in "أب")
    gone.merged_into = kept
    gone.save()
    with pytest.raises(ActionRefused, match="merged"):
        mark(article, anwar, draft(article, "أعمال", label="PER", actor=gone))


@pytest.mark.parametrize(
    ("touched", "whole"),
    [("لحلب", "الحلبي"), ("وأضا", "أضاف"), ("مر الحل", "سامر الحلبي"), ("بي إن", "الحلبي إن")],
)
def test_a_selection_snaps_to_words_without_their_particles(
    article: Article, touched: str, whole: str
) -> None:
    at = article.text.index(touched)
    paragraph = next(row for row in article.paragraphs.all() if row.span.covers(Span(at, at + 1)))
    span = snapped(paragraph, Span(at, at + len(touched)))
    assert span is not None
    assert span.of(article.text) == whole


# Quotations in parts, and words that were shown in the English


def test_a_quotation_broken_by_its_cue_gets_another_part(article: Article, anwar: Any, adel: Any) -> None:
    at = article.text.index("أعمال التوسعة")
    quote = mark(
        article, anwar, NewMark("quote", at, at + 13, "أعمال التوسعة", article.text_sha256, "indirect")
    )
    more = article.text.index("ستبدأ")
    part = (more, more + 5, "ستبدأ", article.text_sha256)
    changed = change(quote.pk, quote.version, anwar, add_part=part)
    assert [one.of(article.text) for one in changed.parts] == ["أعمال التوسعة", "ستبدأ"]
    with pytest.raises(ActionRefused, match="already"):
        change(quote.pk, changed.version, anwar, add_part=part)
    elsewhere = article.text.index("شجرة")
    with pytest.raises(ActionRefused, match="one paragraph"):
        change(
            quote.pk,
            changed.version,
            anwar,
            add_part=(elsewhere, elsewhere + 4, "شجرة", article.text_sha256),
        )
    line = article.paragraphs.get(pk=quote.paragraph_id)
    edited = correct_line(
        article, line.number, line.text.replace("قال وزير", "وقال أمس وزير"), article.text_sha256, adel
    )
    quote.refresh_from_db()
    assert [one.of(edited.text) for one in quote.parts] == ["أعمال التوسعة", "ستبدأ"]
    dropped = change(quote.pk, quote.version, anwar, drop_part=quote.further[0][0])
    assert dropped.further == []
    assert undo(edited, anwar)
    quote.refresh_from_db()
    assert len(quote.parts) == 2


def test_only_a_quotation_has_parts(article: Article, anwar: Any) -> None:
    name = article.annotations.filter(layer="actor")[0]
    with pytest.raises(ActionRefused, match="Only a quotation"):
        change(name.pk, 1, anwar, add_part=(0, 5, article.text[:5], article.text_sha256))


def test_a_mark_stands_in_the_english_where_it_was_shown(anwar: Any) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    at = article.text.index("أعمال")
    english = article.paragraphs.get(number=2).translation.text
    shown = Span(english.index("expansion"), english.index("expansion") + 14)
    draft = NewMark("note", at, at + 5, "أعمال", article.text_sha256, body="x", english=shown)
    assert mark(article, anwar, draft).english_span == shown
    outside = Span(0, len(english) + 1)
    draft = NewMark("note", at, at + 5, "أعمال", article.text_sha256, body="x", english=outside)
    with pytest.raises(ActionRefused, match="not in the translation"):
        mark(article, anwar, draft)
