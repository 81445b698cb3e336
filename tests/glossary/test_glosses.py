"""Which gloss a word is shown with, and what corrections and taking them back change."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reader.analyser import site_analyser
from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.glossary import (
    GlossaryRefused,
    add,
    change_term,
    current_terms,
    remove,
    store_correction,
    undo_correction,
    wording_of,
)
from reader.models import Article, GlossCorrection, Paragraph
from reader.page.word import token_at
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


def word(article: Article, form: str) -> tuple[Paragraph, Token]:
    found = token_at(article.pk, article.text.index(form))
    assert found is not None
    return found


def gloss(article: Article, form: str) -> str:
    paragraph, token = word(article, form)
    glosses = wording_of(article.pk).of(article.text, [token])
    assert paragraph.span.covers(token.span)
    return glosses[0].gloss


def put_right(
    article: Article, form: str, english: str, user: User, scope: str = "article"
) -> GlossCorrection:
    return store_correction(*word(article, form), user, scope, english, gloss(article, form))


def test_without_glossary_the_analysis_speaks(article: Article) -> None:
    _, token = word(article, "ستبدأ")
    assert wording_of(article.pk).glosses(article.text, [token]) == [token.gloss]


def test_terms_win_over_the_lexicon_and_follow_each_change(article: Article, adel: User) -> None:
    term = add(adel, "مدينة", "municipality")
    assert gloss(article, "مدينة") == "municipality"
    change_term(term.pk, 1, adel, "مدينة", "town")
    assert gloss(article, "مدينة") == "town"
    remove(term.pk, 2)
    assert gloss(article, "مدينة") == "city"


def test_a_phrase_is_shown_for_each_of_its_words(article: Article, adel: User) -> None:
    add(adel, "وزير نقل", "Secretary of Transport")
    add(adel, "وزير النقل", "Minister for Transport")
    tokens = [word(article, form)[1] for form in ("قال وزير", "وزير", "النقل", "سامر")]
    shown = wording_of(article.pk).glosses(article.text, tokens)
    assert shown[1:3] == ["Minister for Transport"] * 2
    assert "Minister" not in shown[0] + shown[3]


def test_the_three_reaches_of_a_correction(article: Article, anwar: User) -> None:
    other = make_article("خبر آخر عن الميناء\nقال المدير إن أعمال التوسعة مستمرة، وقال الوزير ذلك.")
    put_right(article, "قال", "stated", anwar)
    assert (gloss(article, "قال"), gloss(other, "قال")) == ("stated", "[he] said")
    put_right(article, "أعمال", "labours", anwar, "everywhere")
    assert (gloss(article, "أعمال"), gloss(other, "أعمال")) == ("labours", "labours")
    put_right(other, "قال", "declare", anwar, "lemma")
    assert (gloss(other, "قال"), gloss(other, "وقال")) == ("[he] declared", "and [he] declared")
    assert gloss(article, "قال") == "stated"  # the nearer one counts


def test_a_correction_wins_over_the_glossary(article: Article, anwar: User, adel: User) -> None:
    add(adel, "وزير النقل", "Minister for Transport")
    paragraph, token = word(article, "النقل")
    made = store_correction(
        paragraph, token, anwar, "article", "Transport Secretary", "Minister for Transport"
    )
    assert made.form == "وزير النقل"
    tokens = [word(article, form)[1] for form in ("وزير", "النقل")]
    assert wording_of(article.pk).glosses(article.text, tokens) == ["Transport Secretary"] * 2


def test_undo_brings_back_what_stood_before(article: Article, anwar: User, basma: User) -> None:
    before = gloss(article, "قال")
    first = put_right(article, "قال", "stated", anwar)
    second = put_right(article, "قال", "told", basma)
    assert gloss(article, "قال") == "told"
    undo_correction(second.pk, anwar)
    assert gloss(article, "قال") == "stated"
    undo_correction(first.pk, anwar)
    assert gloss(article, "قال") == before
    with pytest.raises(GlossaryRefused, match="taken back already"):
        undo_correction(first.pk, basma)
    with pytest.raises(GlossaryRefused, match="no such correction"):
        undo_correction(10**9, basma)


def test_two_analysts_at_once(article: Article, anwar: User, basma: User) -> None:
    seen = gloss(article, "قال")
    for scope in ("article", "everywhere"):
        store_correction(
            *word(article, "قال"), anwar, scope, "stated", seen if scope == "article" else "stated"
        )
    with pytest.raises(GlossaryRefused, match="to “stated”"):
        store_correction(*word(article, "قال"), basma, "article", "told", seen)
    again = store_correction(*word(article, "قال"), basma, "article", "stated", seen)  # a repeated request
    assert again.author == anwar
    assert GlossCorrection.objects.count() == 2


@pytest.mark.parametrize(
    ("form", "scope", "english", "reason"),
    [
        ("قال", "article", " \u200f ", "empty"),
        ("قال", "article", "؟!", "empty"),
        ("قال", "article", "x" * 201, "201 letters"),
        ("قال", "world", "x", "where the gloss holds"),
        (".", "article", "x", "no word"),
    ],
)
def test_what_cannot_be_a_gloss(
    article: Article, anwar: User, form: str, scope: str, english: str, reason: str
) -> None:
    paragraph, token = word(article, "قال")
    if form == ".":
        token = unpack(paragraph.words[-1])
    with pytest.raises(GlossaryRefused, match=reason):
        store_correction(paragraph, token, anwar, scope, english, token.gloss)
    assert not GlossCorrection.objects.exists()


def test_an_article_is_worded_with_one_query(article: Article, anwar: User, adel: User) -> None:
    add(adel, "مدينة", "town")
    put_right(article, "قال", "stated", anwar)
    wording_of(article.pk)
    with CaptureQueriesContext(connection) as queries:
        assert gloss(article, "مدينة") == "town"
    assert sum("gloss" in query["sql"] for query in queries) == 1


def test_a_translator_gets_the_terms(adel: User) -> None:
    assert not current_terms()
    add(adel, "البنك الدولي", "World Bank")
    (found,) = site_analyser().terms_in("قال للبنك الدولي", current_terms())
    assert (found.term.arabic, found.term.english, found.clitics) == ("البنك الدولي", "World Bank", "ل")
