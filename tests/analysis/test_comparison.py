"""A span beside the one before it."""

from datetime import date, timedelta

import pytest

from twitchlog.analysis.comparison import compare
from twitchlog.analysis.series import Tally, daily_series
from twitchlog.analysis.span import Span

FIRST = date(2026, 3, 2)


def daily(text):
    """A series of one digit a day, `.` where not tracked."""
    days = [(FIRST + timedelta(days=n), int(s)) for n, s in enumerate(text) if s != "."]
    return daily_series(days, Span.ending(FIRST + timedelta(days=len(text) - 1), len(text)))


def weeks(*totals):
    """Whole weeks, each with that many episodes, all on its first day."""
    return daily("".join(f"{total}000000" for total in totals))


# Weekly means 0, 1/7, 0, 1/7 against 7/7, 8/7, 7/7, 8/7: far apart, and even within.
QUIET, LIVELY = weeks(0, 1, 0, 1), weeks(7, 8, 7, 8)


def test_more():
    assert compare(LIVELY, QUIET).change == "more"


def test_fewer():
    assert compare(QUIET, LIVELY).change == "fewer"


def test_the_same_is_alike():
    assert compare(weeks(2, 2, 2), weeks(2, 2, 2)).change == "alike"


def test_what_weeks_differ_by_anyway_is_alike():
    # Means 5/7 and 3/7, each +-1/7 per week: t = 2 / sqrt(2 * 4 / 3 / 4) = 2.45, 4 + 4 - 2 = 6
    # degrees of freedom allow 2.447. With weeks that differ more, the same means are alike.
    assert compare(weeks(4, 6, 4, 6), weeks(2, 4, 2, 4)).change == "more"
    assert compare(weeks(4, 6, 3, 7), weeks(2, 4, 2, 4)).change == "alike"


@pytest.mark.parametrize("short", ["00000001111110", "." * 28])
def test_less_than_three_tracked_weeks_say_nothing(short):
    assert compare(LIVELY, daily(short)).change == "unknown"


def test_a_week_with_three_tracked_days_is_left_out():
    assert compare(LIVELY, daily("000...." * 2 + "0000000" * 2)).change == "unknown"


def test_the_numbers_come_along():
    found = compare(daily("1.2"), daily("000"))

    assert found.now == Tally(days=3, tracked=2, with_episodes=2, episodes=3)
    assert found.before.mean == 0


def test_a_burst_in_one_month_of_a_year_is_no_change():
    steady = daily("1" * 364)
    burst = daily("1" * 336 + "4" * 28)

    assert compare(burst, steady).change == "alike"
