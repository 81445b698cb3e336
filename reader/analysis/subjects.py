"""Say what an article is about: it decides which senses of its words are shown."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from reader.analysis.confined import AnalysisFailed
from reader.analysis.storing import annotate
from reader.annotation import ActionRefused
from reader.arabic.document import Subject
from reader.models import Article
from reader.models.subject import SubjectChange
from reader.sentences import sentence_of


def say_subject(article: Article, said: str, user: User) -> None:
    """Store what a person says that the article is about, with who said so, and analyse it anew.

    It holds for later analyses too. Empty leaves it to the analysis. Raises ActionRefused for what is no
    subject, or when the article cannot be analysed.
    """
    if said and said not in set(Subject):
        raise ActionRefused(_("There is no such subject."))
    with transaction.atomic():
        before = Article.objects.select_for_update().values_list("subject_said", flat=True).get(pk=article.pk)
        if before == said:
            return
        SubjectChange.objects.create(article=article, before=before, after=said, user=user)
        article.subject_said = said
        article.save(update_fields=["subject_said", "updated"])
        try:
            annotate(article)
        except AnalysisFailed as problem:
            raise ActionRefused(sentence_of(problem)) from problem
