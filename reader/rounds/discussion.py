"""Comments of colleagues on articles and annotations: begin a thread, answer, withdraw, resolve."""

import re
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.annotation import ActionRefused
from reader.models import Annotation, Article, Comment
from reader.parameters.values import text

LONGEST = 5000
_MENTION = re.compile(r"(?<![\w@])@([\w.+-]*\w)")


def add_comment(
    article: Article,
    author: User,
    body: str,
    annotation: Annotation | None = None,
    thread: Comment | None = None,
    client_key: UUID | None = None,
) -> Comment:
    """Store a comment that begins a thread, on the article or one of its annotations, or answers one.

    Colleagues who are named in it as @name find it among what is for them. A comment that is sent twice with
    one `client_key` is stored once. An answer opens a resolved thread again. Raises ActionRefused for an
    empty or an over-long one.
    """
    body = text(body).strip()
    if not body:
        raise ActionRefused(_("The comment is empty. Write something."))
    if len(body) > LONGEST:
        raise ActionRefused(
            ngettext(
                "The comment has %(count)s letter; %(most)s fit. It is still here: shorten it.",
                "The comment has %(count)s letters; %(most)s fit. It is still here: shorten it.",
                len(body),
            )
            % {"count": len(body), "most": LONGEST}
        )
    with transaction.atomic():
        if client_key and (sent := Comment.objects.filter(client_key=client_key, author=author).first()):
            return sent
        comment = Comment.objects.create(
            article=article,
            annotation=thread.annotation if thread else annotation,
            thread=thread,
            author=author,
            body=body,
            client_key=client_key,
        )
        comment.mentions.set(_mentioned(body))
        if thread is not None:
            Comment.objects.filter(pk=thread.pk).update(resolved=None, resolved_by=None)
        return comment


def _mentioned(body: str) -> list[User]:
    names = set(_MENTION.findall(body))
    return list(User.objects.filter(username__in=names, is_active=True))


def withdraw_comment(comment: Comment, user: User) -> None:
    """Take one's own comment back; its place in the thread stays.

    Raises ActionRefused for somebody else's.
    """
    if comment.author_id != user.pk:
        raise ActionRefused(_("Only its author can withdraw a comment."))
    Comment.objects.filter(pk=comment.pk).update(body="", withdrawn=True)
    comment.mentions.clear()


def resolve(beginning: Comment, user: User, resolved: bool = True) -> None:
    """Say that a thread is settled, or open it again. Raises ActionRefused for an answer."""
    if beginning.thread_id is not None:
        raise ActionRefused(_("A thread is resolved as a whole, at its first comment."))
    Comment.objects.filter(pk=beginning.pk).update(
        resolved=timezone.now() if resolved else None, resolved_by=user if resolved else None
    )
