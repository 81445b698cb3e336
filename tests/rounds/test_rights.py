"""Who settles a round, who changes its rules, and what a lead sees of people at work."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from reader.annotation import ActionRefused
from reader.models import Round
from reader.rounds import add_analyst, may_settle, open_round, progress, set_rules, settle
from reader.rounds.comparing import places

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(trio: Round, anwar: Any, basma: Any, camil: Any, marks: Any, says_done: Any) -> Round:
    marks(anwar, "سامر الحلبي")
    marks(basma, "طرابلس", "LOC")
    says_done(trio, anwar, basma, camil)
    return trio


def test_participants_settle_their_own_round_only_where_the_lead_allows_it(
    compared: Round, anwar: Any, lubna: Any, adel: Any, make_user: Any, client_of: Any
) -> None:
    by_stander = make_user("dalia", "analyst")
    who = (by_stander, anwar, lubna, adel)
    assert [may_settle(compared, one) for one in who] == [False, False, True, True]
    key = places(compared)[0].key
    for user, why in ((anwar, "took part"), (by_stander, "for leads")):
        with pytest.raises(ActionRefused, match=why):
            settle(compared, key, None, user)
        assert client_of(user).get(reverse("adjudicate", args=(compared.pk,))).status_code == 403
        client_of(user).post(compared.get_absolute_url(), {"action": "agreed"})
    assert not compared.settlements.exists()
    client_of(lubna).post(
        compared.get_absolute_url(), {"action": "rules", "participants_settle": "on", "until": ""}
    )
    compared.refresh_from_db()
    assert may_settle(compared, anwar)
    assert not may_settle(compared, by_stander)
    settle(compared, key, None, anwar)


def test_a_lead_who_takes_part_is_no_judge_of_it(
    article: Any, anwar: Any, lubna: Any, says_done: Any
) -> None:
    one = open_round(article, [anwar, lubna], lubna, "nothing")
    says_done(one, anwar, lubna)
    assert not may_settle(one, lubna)
    set_rules(one, lubna, participants_settle=True, until=None)
    one.refresh_from_db()
    assert may_settle(one, lubna)


def test_the_rules_are_the_leads_to_change(trio: Round, anwar: Any, lubna: Any, client_of: Any) -> None:
    sent = {"action": "rules", "participants_settle": "on", "until": "2026-12-12"}
    client_of(anwar).post(trio.get_absolute_url(), sent)
    trio.refresh_from_db()
    assert (trio.participants_settle, trio.until) == (False, None)
    client_of(lubna).post(trio.get_absolute_url(), sent)
    trio.refresh_from_db()
    assert (trio.participants_settle, trio.until) == (True, date(2026, 12, 12))
    client_of(lubna).post(trio.get_absolute_url(), sent | {"until": "tomorrow"})
    trio.refresh_from_db()
    assert trio.until == date(2026, 12, 12)


def test_one_more_analyst_is_given_the_article_until_marks_were_compared(
    trio: Round, anwar: Any, lubna: Any, make_user: Any, says_done: Any, client_of: Any
) -> None:
    dalia = make_user("dalia", "analyst")
    client_of(lubna).post(trio.get_absolute_url(), {"action": "another", "analyst": dalia.pk})
    assert trio.assignments.filter(user=dalia).exists()
    with pytest.raises(ActionRefused, match="already"):
        add_analyst(trio, dalia, lubna)
    with pytest.raises(ActionRefused, match="Only the lead"):
        add_analyst(trio, make_user("emad", "analyst"), anwar)
    says_done(trio, *[part.user for part in trio.assignments.all()])
    with pytest.raises(ActionRefused, match="compared"):
        add_analyst(trio, make_user("farah", "analyst"), lubna)


def test_a_lead_sees_how_far_people_are_but_not_what_they_marked(
    trio: Round, anwar: Any, basma: Any, lubna: Any, marks: Any, says_done: Any, client_of: Any
) -> None:
    marks(anwar, "سامر الحلبي")
    marks(basma, "سامر الحلبي")
    says_done(trio, anwar)
    Round.objects.filter(pk=trio.pk).update(opened=timezone.now() - timedelta(days=9))
    trio.refresh_from_db()
    done, begun, not_begun = progress(trio)
    assert (done.state, done.percent, done.agreement) == ("done", 100, None)
    assert begun.state == "begun"
    assert 0 < begun.percent < 100
    assert (begun.seen, begun.silent_since) == ("today", None)
    assert (not_begun.state, not_begun.percent, not_begun.seen) == ("not begun", 0, "not yet")
    assert not_begun.silent_since == trio.opened
    page = client_of(lubna).get(trio.get_absolute_url()).content.decode()
    assert "silent since" in page
    assert "سامر" not in page
    assert "silent" not in client_of(basma).get(trio.get_absolute_url()).content.decode()


def test_agreement_is_told_in_a_figure_and_a_word(
    trio: Round, anwar: Any, basma: Any, camil: Any, marks: Any, says_done: Any
) -> None:
    for user in (anwar, basma):
        marks(user, "سامر الحلبي")
    marks(camil, "سامر الحلبي", "ORG")
    says_done(trio, anwar, basma)
    first, second, third = progress(trio)
    assert (first.agreement, first.agreement_word, third.agreement) == (1.0, "good", None)
    says_done(trio, camil)
    first, second, third = progress(trio)
    assert (second.agreement, second.agreement_word) == (0.5, "low")
    assert third.agreement == 0.0
