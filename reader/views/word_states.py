"""How a reader is shown an article, and what its page needs of their own words."""

from django.http import HttpRequest

from reader.models import Assignment
from reader.page import Viewing
from reader.page.word_states import WordStates
from reader.views.forms.preferences import Preferences
from reader.vocabulary import WordShare, shares_of, understood_in


def tells_words_apart(request: HttpRequest, prefs: Preferences) -> bool:
    """Whether the words that the reader does not know are told apart on this page."""
    return request.user.pk is not None and (prefs.unknown or prefs.new_words)


def states_of(request: HttpRequest, prefs: Preferences, article_id: int) -> WordStates | None:
    """Return what the reader understands of an article, if words are told apart."""
    user_id = request.user.pk
    if user_id is None or not tells_words_apart(request, prefs):
        return None
    return WordStates(understood_in(user_id, article_id), marks=prefs.new_words, bare=prefs.unknown)


def viewing_of(
    request: HttpRequest,
    prefs: Preferences,
    article_id: int,
    part: Assignment | None,
    gloss_stamp: str | None = None,
) -> Viewing:
    """Return how the reader is shown an article; `part` is theirs in a round of it."""
    return Viewing(
        request.user,
        part,
        prefs.view == "interlinear",
        states_of(request, prefs, article_id),
        prefs.has_vowels,
        gloss_stamp,
    )


def share_of(request: HttpRequest, stamp: str | None, article_id: int) -> WordShare | None:
    """Return how much of an article its reader knows; None where they never said that they know a word.

    `stamp` is of the reader's words.
    """
    user_id = request.user.pk
    return shares_of(user_id, [article_id]).get(article_id) if user_id and stamp else None
