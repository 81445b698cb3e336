"""Waits after failures: ever longer, to a limit, and given up where there is one."""

from datetime import timedelta

from reader.jobs.back_off import BackOff

MINUTES = BackOff(first=timedelta(minutes=1), factor=4, longest=timedelta(hours=12), tries=6)


def test_each_failure_in_a_row_makes_the_wait_longer_to_the_limit() -> None:
    minutes = [MINUTES.after(failures) / timedelta(minutes=1) for failures in range(1, 8)]
    assert minutes == [1, 4, 16, 64, 256, 720, 720]


def test_failures_without_end_wait_the_longest_and_overflow_nothing() -> None:
    assert MINUTES.after(10**9) == timedelta(hours=12)


def test_a_first_wait_longer_than_the_limit_is_the_limit() -> None:
    weekly = BackOff(first=timedelta(days=14), factor=2, longest=timedelta(days=1))
    assert weekly.after(1) == timedelta(days=1)


def test_it_is_given_up_after_its_tries_and_never_without_a_number() -> None:
    assert [MINUTES.gives_up(failures) for failures in (1, 5, 6, 7)] == [False, False, True, True]
    assert not BackOff(timedelta(1), 2, timedelta(2)).gives_up(10**9)
