"""Correct the gloss of a word, here or wherever it stands, and take that back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.glossary.entries import LONGEST, GlossaryRefused, one_line
from reader.glossary.wording import Worded, wording_of
from reader.models import Article, Glossary, GlossCorrection, Paragraph

Scope = GlossCorrection.Scope
_MOST_BEFORE = 500


def store_correction(
    paragraph: Paragraph, token: Token, user: User, scope: str, english: str, seen: str
) -> GlossCorrection:
    """Store another gloss for a word of a paragraph, which comes with its article; return the correction.

    `seen` is the gloss that was on the screen. The correction that stands already is returned when it says
    the same. Raises GlossaryRefused for what cannot be a gloss, for a dictionary form where the lexicon has
    none, and when somebody else corrected the word meanwhile.
    """
    english = _checked(english)
    if scope not in Scope.values:
        raise GlossaryRefused("gloss-scope")
    here = paragraph.article if scope == Scope.ARTICLE else None
    with transaction.atomic():
        stamp = _hold(here)
        shown = worded_at(paragraph, token, stamp)
        key = token.lemma if scope == Scope.LEMMA else shown.key
        _check_word(shown, token, scope)
        rows = GlossCorrection.objects.standing().filter(scope=scope, key=key, article=here)
        standing = rows.order_by("-pk").first()
        if standing is not None and standing.english == english:
            return standing
        if shown.gloss != seen:
            raise GlossaryRefused("gloss-changed", gloss=shown.gloss)
        return GlossCorrection.objects.create(
            scope=scope,
            article=here,
            key=key,
            form=shown.form,
            english=english,
            before=shown.gloss[:_MOST_BEFORE],
            author=user,
        )


def undo_correction(pk: int, user: User) -> GlossCorrection:
    """Take a correction back: what stood before counts again.

    Raises GlossaryRefused if that was done already.
    """
    with transaction.atomic():
        row = GlossCorrection.objects.select_related("article").filter(pk=pk).first()
        if row is None:
            raise GlossaryRefused("correction-gone")
        _hold(row.article)
        taken = GlossCorrection.objects.standing().filter(pk=pk)
        if not taken.update(undone=timezone.now(), undone_by=user):
            raise GlossaryRefused("correction-taken-back")
        return row


def worded_at(paragraph: Paragraph, token: Token, stamp: str | None = None) -> Worded:
    """Return how a word of a paragraph is glossed now, or with the glossary that has the stamp."""
    tokens = [unpack(packed) for packed in paragraph.words]
    return wording_of(paragraph.article_id, stamp).at(paragraph.article.text, tokens, token)


def _hold(article: Article | None) -> str:
    """Let others who correct the same wait, and the pages that show it be made anew.

    Returns the stamp under which the glossary was read until now.
    """
    if article is None:
        return Glossary.hold()
    Article.objects.filter(pk=article.pk).update(updated=timezone.now())
    return Glossary.current_stamp()


def _check_word(shown: Worded, token: Token, scope: str) -> None:
    if not shown.key:
        raise GlossaryRefused("gloss-no-word")
    if len(shown.form) > LONGEST:
        raise GlossaryRefused("gloss-word-too-long", most=LONGEST)
    if scope == Scope.LEMMA and (shown.is_phrase or not token.known):
        raise GlossaryRefused("gloss-no-lemma")


def _checked(english: str) -> str:
    english = one_line(english)
    if not any(char.isalnum() for char in english):
        raise GlossaryRefused("gloss-empty")
    if len(english) > LONGEST:
        raise GlossaryRefused("gloss-too-long", letters=len(english), most=LONGEST)
    return english
