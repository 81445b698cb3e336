"""Answer the codebook's questions about an article."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from reader.annotation import ActionRefused
from reader.models import Answer, Article, Assignment, Label, LabelSet


def answer_question(
    article: Article,
    user: User,
    question: LabelSet,
    label: Label | None,
    seen: int | None,
    library: bool = False,
) -> Answer:
    """Answer a question about the article, or with no label take the answer back.

    In a round that the user is not done with, the answer is theirs alone, unless `library` is asked for.
    `seen` is the answer that was on the screen. Raises ActionRefused when another one stands by now, or when
    the label is not one of the question's.
    """
    with transaction.atomic():
        Article.objects.select_for_update().only("pk").get(pk=article.pk)
        part = None if library else Assignment.objects.open_for(user, article)
        standing = Answer.objects.standing(article, part).get(question.pk)
        if label is not None and (label.label_set_id != question.pk or label.is_retired):
            raise ActionRefused(
                _("This answer is no longer in the codebook. Reload the page to see those that are.")
            )
        if question.kind != LabelSet.Kind.ARTICLE or question.is_retired:
            raise ActionRefused(_("This question is no longer in the codebook."))
        if standing is not None and standing.label_id == (label.pk if label else None):
            return standing
        if standing is not None and standing.pk != seen:
            raise ActionRefused(_answered_meanwhile(standing))
        return Answer.objects.create(
            article=article, question=question, label=label, assignment=part, user=user
        )


def _answered_meanwhile(standing: Answer) -> str:
    """Say that somebody else was quicker, and with what."""
    names = {
        "user": standing.user.get_username() if standing.user else _("Somebody"),
        "question": standing.question,
        "label": standing.label or _("nothing"),
    }
    return (
        _("%(user)s answered “%(question)s” with “%(label)s” in the meantime. Look again and choose.") % names
    )
