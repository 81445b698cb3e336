"""What reading a file says beside the lines of a text: kept, and acted on, on every way into the library."""

from dataclasses import replace
from typing import Any

import pytest

from reader.arabic.structure.lines import visible_lines
from reader.errors import Reason
from reader.formats import ExtractedText
from reader.formats.reading import LeftOut, Surrounding
from reader.intake.drafts import lines_of, say
from reader.intake.ingest import TextRefused
from reader.intake.records import keep_record, settle_date, take_in
from reader.intake.uploads import discard, process, read_again, release
from reader.library.bin import purge, put_in_bin
from reader.models import Article, Draft, IntakeRecord, Upload
from reader.models.intake_record import LeftOutBlock
from reader.sentences import stored_sentence
from tests.articles import receive
from tests.whole import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]
LINES = "توسعة ميناء النخيل", "منظر عام للميناء", "قال الوزير إن التوسعة ستبدأ.", "وأضاف أن العمل مستمر."
HARBOUR = "\n\n".join(LINES)
MARKET = "افتتاح سوق في طرابلس\n\nقال التاجر عمر إن سوق الذهب في طرابلس عاد."
OUT = (
    LeftOut("الرئيسية", Surrounding.MENU, 0),
    LeftOut("اقرأ أيضا: خبر آخر", Surrounding.RELATED, 2),
    LeftOut("الأكثر قراءة", Surrounding.RELATED, 2),
    LeftOut("جميع الحقوق محفوظة", Surrounding.FOOT, 4),
)
DOUBT = Reason("upload-without-text")
PORT = ExtractedText(HARBOUR, name="port", kinds=((0, "headline"), (1, "caption")), left_out=OUT)
DOUBTED = ExtractedText(HARBOUR, name="port", kinds=((1, "caption"),), left_out=OUT, doubts=(DOUBT,))


@pytest.fixture
def taken(monkeypatch: Any) -> Any:
    """Take a file in whose reading says what is given."""

    def take(*readings: ExtractedText, **more: Any) -> Upload:
        monkeypatch.setattr("reader.intake.uploads.texts_of", lambda *_: list(readings))
        upload, _ = receive("a.html", [repr(readings).encode()], **more)
        return done(upload)

    return take


def done(upload: Upload) -> Upload:
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def kinds(draft: Draft) -> list[str]:
    return [line.kind for line in lines_of(draft)]


def left_out(upload: Upload) -> list[list[Any]]:
    return upload.records.get().left_out  # type: ignore[no-any-return]


def test_what_lines_are_by_the_file_reaches_the_article(taken: Any) -> None:
    upload = taken(PORT)
    assert [row.kind for row in upload.articles.get().paragraphs.all()] == [
        "headline",
        "caption",
        "paragraph",
        "paragraph",
    ]
    assert left_out(upload) == [[one.before, one.what, one.text] for one in OUT]
    assert list(faults()) == []


def test_what_lines_are_by_the_file_reaches_the_draft_and_a_persons_word_overrides(taken: Any) -> None:
    draft = taken(PORT, look_first=True).drafts.get()
    assert kinds(draft) == ["headline", "caption", "paragraph", "paragraph"]
    assert [line.is_said for line in lines_of(draft)] == [False] * 4
    say(draft, 1, "subhead")
    assert kinds(draft) == ["headline", "subhead", "paragraph", "paragraph"]
    assert [line.is_said for line in lines_of(draft)] == [False, True, False, False]
    say(draft, 2, "headline")
    assert kinds(draft).count("headline") == 1


def test_a_text_with_a_doubt_waits_while_the_others_go_on(taken: Any) -> None:
    market = ExtractedText(MARKET, name="market")
    upload = taken(DOUBTED, market)
    assert (upload.state, upload.articles.count(), upload.drafts.count()) == ("held", 1, 1)
    assert upload.reason == "1 of its texts became an article; 1 waits for a look."
    draft = upload.drafts.get()
    assert (draft.item, draft.doubts) == (0, ["There is no text in it"])
    assert list(Draft.objects.doubtful()) == [draft]
    assert not Draft.objects.looking_right().exists()
    release(upload, [0])
    assert done(upload).state == "ready"
    assert upload.articles.count() == 2
    assert left_out(upload)[0] == [0, "menu", "الرئيسية"]


def test_a_text_without_a_doubt_looks_right(taken: Any) -> None:
    upload = taken(PORT, look_first=True)
    assert list(Draft.objects.looking_right()) == [upload.drafts.get()]
    assert list(Upload.objects.looking_right()) == [upload]


@pytest.mark.parametrize("look_first", [False, True])
def test_a_reading_that_was_killed_half_way_is_read_to_its_end(
    taken: Any, monkeypatch: Any, look_first: bool
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr("reader.intake.uploads.keep_record", killed_at_the_second())
        with pytest.raises(KeyboardInterrupt):
            taken(DOUBTED, ExtractedText(MARKET), look_first=look_first)
    upload = Upload.objects.get()
    assert upload.drafts.count() == 1
    draft = upload.drafts.get()
    say(draft, 1, "subhead")
    monkeypatch.setattr("reader.intake.uploads.texts_of", lambda *_: [DOUBTED, ExtractedText(MARKET)])
    assert done(upload).state == "held"
    assert upload.drafts.count() + upload.articles.count() == 2
    assert upload.drafts.get(item=0).said == {1: "subhead"}


def killed_at_the_second() -> Any:
    calls: list[int] = []

    def dies(upload: Upload, item: int, reading: ExtractedText) -> None:
        calls.append(item)
        if len(calls) == 2:
            raise KeyboardInterrupt
        keep_record(upload, item, reading)

    return dies


def test_a_draft_released_while_its_file_is_read_is_added_by_whoever_reads(
    taken: Any, monkeypatch: Any
) -> None:
    def releases(upload: Upload, number: int, reading: ExtractedText) -> None:
        if number == 1:
            release(upload, [0])

    monkeypatch.setattr("reader.intake.uploads.keep_record", releases)
    upload = taken(DOUBTED, ExtractedText(MARKET, doubts=(DOUBT,)))
    assert (upload.state, upload.articles.get().item, upload.drafts.get().item) == ("held", 0, 1)


def test_lines_that_a_person_leaves_out_are_kept_as_that(taken: Any) -> None:
    upload = taken(PORT, look_first=True)
    draft = upload.drafts.get()
    say(draft, 1, Draft.LEFT_OUT)
    say(draft, 2, "headline")
    release(upload)
    done(upload)
    text = upload.articles.get().text
    assert text.split("\n\n")[:2] == [HARBOUR.split("\n\n")[2], HARBOUR.split("\n\n")[0]]
    assert left_out(upload) == [
        [1, "menu", "الرئيسية"],
        [2, "by_person", "منظر عام للميناء"],
        [2, "related", "اقرأ أيضا: خبر آخر"],
        [2, "related", "الأكثر قراءة"],
        [3, "foot", "جميع الحقوق محفوظة"],
    ]


@pytest.mark.parametrize(
    ("at", "number"), [(0, 0), (1, 2), (2, 2), (3, 4)], ids=["first", "amid", "amid, second", "last"]
)
def test_what_was_left_out_is_taken_in_where_it_stood(taken: Any, at: int, number: int) -> None:
    draft = taken(PORT, look_first=True).drafts.get()
    say(draft, 3, "subhead")
    assert take_in(draft, at, draft.record.blocks[at].key) == number
    lines = HARBOUR.split("\n\n")
    lines.insert(number, OUT[at].text)
    draft.refresh_from_db()
    assert [span.of(draft.text) for span in visible_lines(draft.text)] == lines
    said = ["headline", "caption", "paragraph", "subhead"]
    said.insert(number, kinds(draft)[number])
    assert kinds(draft) == said
    assert [words for _, _, words in left_out(draft.upload)] == [one.text for one in OUT if one != OUT[at]]
    assert [before for before, _, _ in left_out(draft.upload)] == [
        one.before + (index > at) for index, one in enumerate(OUT) if index != at
    ]


@pytest.mark.parametrize(("at", "words"), [(9, "الرئيسية"), (-1, "الرئيسية"), (1, "الرئيسية")])
def test_what_is_not_left_out_any_more_is_not_taken_in(taken: Any, at: int, words: str) -> None:
    draft = taken(PORT, look_first=True).drafts.get()
    with pytest.raises(TextRefused):
        take_in(draft, at, LeftOutBlock(0, 0, "menu", words).key)
    assert draft.text == HARBOUR


def test_a_date_that_somebody_says_is_not_doubted(taken: Any) -> None:
    unread = Reason("date-unread", said="31 فبراير")
    draft = taken(ExtractedText(HARBOUR, doubts=(unread, DOUBT))).drafts.get()
    settle_date(draft)
    draft = Draft.objects.get()
    assert [one.code for one in draft.record.reasons_to_look] == [DOUBT.code]


def test_a_draft_that_is_thrown_away_leaves_no_words_in_the_library(taken: Any) -> None:
    upload = taken(DOUBTED)
    discard(upload)
    assert not IntakeRecord.objects.exists()


def test_an_article_that_is_deleted_for_good_takes_its_record_along(taken: Any, adel: Any) -> None:
    article = taken(PORT).articles.get()
    put_in_bin(article, adel)
    assert IntakeRecord.objects.exists()
    purge(Article.everywhere.get())
    assert not IntakeRecord.objects.exists()


def test_a_file_that_is_read_again_is_told_of_anew(taken: Any, monkeypatch: Any) -> None:
    problem = Reason("text-not-arabic")
    upload = taken(PORT, ExtractedText("", name="other", problem=problem))
    assert stored_sentence(upload.report[0]["reason"]).startswith("This text is not Arabic")
    remark = Reason("upload-purged")
    again = ExtractedText(MARKET, left_out=OUT[:1], remarks=(remark,))
    monkeypatch.setattr("reader.intake.uploads.texts_of", lambda *_: [PORT, again])
    read_again(upload)
    done(upload)
    assert (upload.articles.count(), upload.records.count()) == (2, 2)
    assert upload.records.get(item=1).remarks == [remark.packed()]


def test_who_wrote_a_text_is_kept_beside_it(taken: Any) -> None:
    upload = taken(replace(PORT, author="هالة سالم"))
    assert upload.records.get().remarks_in_words == ["Written by هالة سالم, as the file says."]
    assert taken(replace(PORT, text=MARKET, kinds=(), name="market")).records.get().remarks == []
