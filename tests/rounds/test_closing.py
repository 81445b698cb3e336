"""Closing a round: who may, what it asks, what is never shown, and reopening it."""

from typing import Any

import pytest
from django.urls import reverse

from reader.annotation import ActionRefused, change
from reader.models import Annotation, Article, Round
from reader.rounds import close, closing, may_compare, may_run, open_round, reopen, say_done
from reader.rounds.comparing import places

pytestmark = pytest.mark.django_db
NAME = "Autumn reading"


def test_only_the_lead_who_opened_it_or_an_admin_closes_and_reopens(
    trio: Round, anwar: Any, rima: Any, lubna: Any, adel: Any, make_user: Any, client_of: Any
) -> None:
    other_lead = make_user("lama", "lead")
    assert [may_run(trio, one) for one in (rima, anwar, other_lead, lubna, adel)] == [False] * 3 + [True] * 2
    for user in (rima, anwar, other_lead):
        for name in ("close_round", "reopen_round"):
            assert client_of(user).post(reverse(name, args=(trio.pk,)), {"name": NAME}).status_code == 403
        with pytest.raises(ActionRefused, match="Only the lead"):
            close(trio, user, NAME)
    assert Round.objects.get(pk=trio.pk).closed is None
    close(trio, lubna, NAME)
    with pytest.raises(ActionRefused, match="Only the lead"):
        reopen(trio, other_lead)
    reopen(trio, adel)
    close(trio, adel, NAME)
    assert Round.objects.get(pk=trio.pk).closed_by == adel


def test_the_old_one_click_closes_nothing(trio: Round, anwar: Any, lubna: Any, client_of: Any) -> None:
    for user in (anwar, lubna):
        client_of(user).post(trio.get_absolute_url(), {"action": "close"})
    assert Round.objects.get(pk=trio.pk).closed is None


def test_closing_says_what_is_locked_lost_and_kept(
    trio: Round, anwar: Any, basma: Any, lubna: Any, marks: Any, says_done: Any, client_of: Any
) -> None:
    marks(anwar, "سامر الحلبي")
    says_done(trio, anwar)
    marks(basma, "طرابلس", "LOC")
    told = closing(trio)
    assert [[part.name for part in group] for group in (told.done, told.begun, told.not_begun)] == [
        ["anwar"],
        ["basma"],
        ["camil"],
    ]
    page = client_of(lubna).get(reverse("close_round", args=(trio.pk,))).content.decode()
    for part in ("1 begun", "1 not begun", "1 done", "basma", "camil", "Keep it open"):
        assert part in page
    assert "طرابلس" not in page


def test_with_work_unfinished_the_name_is_asked_for(trio: Round, lubna: Any, client_of: Any) -> None:
    where, client = reverse("close_round", args=(trio.pk,)), client_of(lubna)
    refused = client.post(where, {"name": "Spring"})
    assert refused.status_code == 422
    assert "Not all are done" in refused.content.decode()
    assert 'value="Spring"' in refused.content.decode()
    assert client.post(where, {"name": "autumn  reading"})["Location"] == trio.get_absolute_url()
    assert Round.objects.get(pk=trio.pk).closed is not None
    assert client.get(where)["Location"] == trio.get_absolute_url()


def test_when_all_are_done_no_name_is_asked_for(
    trio: Round, anwar: Any, basma: Any, camil: Any, lubna: Any, says_done: Any
) -> None:
    says_done(trio, anwar, basma, camil)
    close(trio, lubna)
    with pytest.raises(ActionRefused, match="closed in the meantime"):
        close(trio, lubna)


def test_unfinished_marks_are_shown_to_nobody_after_closing(
    trio: Round, article: Article, anwar: Any, basma: Any, camil: Any, lubna: Any, adel: Any, marks: Any,
    says_done: Any, client_of: Any,
) -> None:  # fmt: skip
    marks(anwar, "سامر الحلبي")
    marks(basma, "سامر الحلبي", "ORG")
    says_done(trio, anwar, basma)
    hidden = marks(camil, "طرابلس", "LOC")
    close(trio, lubna, NAME)
    assert [place.span.of(article.text) for place in places(trio)] == ["سامر الحلبي"]
    for user in (anwar, basma, lubna, adel):
        page = client_of(user).get(trio.get_absolute_url()).content.decode()
        assert "سامر الحلبي" in page
        assert "طرابلس" not in page
        assert client_of(user).get(hidden.get_absolute_url()).status_code == 404
    with pytest.raises(ActionRefused, match="closed"):
        change(hidden.pk, 1, camil, label="ORG")


def test_who_was_not_done_may_go_on_blind_when_it_is_reopened(
    trio: Round, anwar: Any, basma: Any, camil: Any, lubna: Any, marks: Any, says_done: Any, client_of: Any
) -> None:
    marks(anwar, "سامر الحلبي")
    says_done(trio, anwar, basma)
    mine = marks(camil, "طرابلس", "LOC")
    close(trio, lubna, NAME)
    trio.refresh_from_db()
    assert may_compare(trio, anwar)
    assert not may_compare(trio, camil)
    assert "سامر" not in client_of(camil).get(trio.get_absolute_url()).content.decode()
    settle_page = reverse("adjudicate", args=(trio.pk,))
    assert client_of(camil).get(settle_page).status_code == 403
    reopen(trio, lubna)
    change(mine.pk, 1, camil, label="ORG")
    with pytest.raises(ActionRefused, match="compared before"):
        say_done(trio.assignments.get(user=anwar), done=False)
    say_done(trio.assignments.get(user=camil))
    assert Annotation.everywhere.filter(assignment__user=camil).count() == 1


def test_reopening_beside_another_open_round_is_refused(
    trio: Round, article: Article, anwar: Any, basma: Any, lubna: Any, client_of: Any
) -> None:
    close(trio, lubna, NAME)
    open_round(article, [anwar, basma], lubna, "nothing")
    answer = client_of(lubna).post(reverse("reopen_round", args=(trio.pk,)))
    assert answer.status_code == 422
    assert "Another round" in answer.content.decode()
