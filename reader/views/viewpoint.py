"""From where somebody sees an article: as everybody, as an analyst, or inside an independent round."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest

from reader.models import Article, Assignment


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """`analyst` is the signed-in analyst, if it is one; `assignment` the round that they have still open."""

    viewer: User | AnonymousUser
    analyst: User | None
    assignment: Assignment | None

    @classmethod
    def of(cls, request: HttpRequest, article: Article) -> "Viewpoint":
        user = request.user
        if not isinstance(user, User) or not user.has_perm("reader.change_annotation"):
            return cls(user, None, None)
        return cls(user, user, article.assignments.open_for(user).first())

    @property
    def cache_key(self) -> str:
        """Return what tells apart the page as different people see it; all who only read see the same."""
        if self.analyst is None:
            return "reader" if not self.viewer.is_authenticated else f"reader-{self.viewer.pk}"
        return f"analyst-{self.analyst.pk}-{self.assignment.pk if self.assignment else 0}"
