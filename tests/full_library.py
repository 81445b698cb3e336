"""A library that has something of everything, so that every page has something to show and to change."""

from datetime import date

from django.contrib.auth.models import User

from reader.analysis.storing import annotate
from reader.annotation import NewMark, accept, mark, reject
from reader.annotation.merging import merge
from reader.glossary import add
from reader.library import originals
from reader.models import (
    Actor,
    Address,
    Article,
    Draft,
    Feed,
    IntakeRecord,
    Label,
    LabelSet,
    Picture,
    TermFile,
    TranslationProvider,
    TranslationUnit,
    Upload,
)
from reader.rounds import open_round, say_done
from reader.rounds.discussion import add_comment
from tests.articles import HARBOUR, HARBOUR_EN, make_article


def fill(anwar: User, basma: User, adel: User) -> Article:
    """Fill the library by the work of two analysts and an admin; return the article that has most."""
    article = make_article(HARBOUR, HARBOUR_EN)
    make_article(HARBOUR.replace("النخيل", "الزيتون"), published=date(2026, 2, 1), source="Other News")
    marks = list(article.annotations.order_by("pk"))
    accept(marks[0].pk, 1, anwar)
    reject(marks[1].pk, 1, anwar)
    note = mark(article, anwar, NewMark("note", 0, 5, article.text[:5], article.text_sha256, body="ملاحظة"))
    add_comment(article, anwar, "A comment for @basma", note)
    add_comment(article, basma, "Another")
    kept, gone = Actor.objects.order_by("pk")[:2]
    merge(kept, gone, anwar)
    for one in ("question", "labels"):
        labels = LabelSet.objects.filter(slug=one).first() or LabelSet(slug=one, name_en=one, name_ar=one)
        if one == "question":
            labels.kind = LabelSet.Kind.ARTICLE
        labels.save()
        Label.objects.create(label_set=labels, name_en="Yes", name_ar="نعم", position=1)
    add(adel, "ميناء", "port", "a note")
    TermFile.objects.create(name="t.csv", unit="line", sent_by=adel, entries=[[2, "بنك", "bank", ""]])
    sha256, _ = originals.store_original(["headline,text\nخبر,نص الخبر الطويل\n".encode()])
    held = Upload.objects.create(
        sha256=sha256, name="t.csv", size=50, state=Upload.State.HELD, look_first=True, uploaded_by=adel
    )
    Draft.objects.create(upload=held, item=0, text=HARBOUR, english=HARBOUR_EN)
    IntakeRecord.objects.create(
        upload=held, item=0, left_out=[[0, "menu", "الرئيسية"], [2, "related", "اقرأ أيضا"]]
    )
    Draft.objects.create(upload=held, item=1, text="خبر عن الميناء\n\nنص الخبر.")
    feed = Feed.objects.create(url="https://a.example/feed")
    Address.objects.create(url="https://a.example/1", feed=feed, entry="1")
    picture, _ = originals.store_original([b"a picture"])
    Picture.objects.create(sha256=picture, kind="png", width=1, height=1)
    TranslationProvider.objects.create(name="libre")
    TranslationUnit.objects.create(key="a", arabic="نص", english="text", origin="person")
    alone = make_article(HARBOUR.replace("النخيل", "الرمال"), HARBOUR_EN, source="Third News")
    opened = open_round(alone, [anwar, basma], adel, "nothing")
    at = alone.text.index("سامر")
    for user, end in ((anwar, at + 4), (basma, at + 11)):
        mark(alone, user, NewMark("actor", at, end, alone.text[at:end], alone.text_sha256, "PER"))
    for part in opened.assignments.all():
        say_done(part)
    annotate(article)
    return article
