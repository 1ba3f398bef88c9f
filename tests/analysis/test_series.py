"""Episodes by day and by week; hand-computed."""

from datetime import date, timedelta

import numpy as np
import pytest

from twitchlog.analysis import series
from twitchlog.analysis.span import Gap, Span
from twitchlog.records import DaySummary

FIRST = date(2026, 3, 2)  # a Monday
NAN = float("nan")


def daily(text, lead=""):
    """A series of one digit a day, `.` where not tracked; lead holds the days before it."""
    days = [
        (FIRST + timedelta(days=place - len(lead)), int(sign))
        for place, sign in enumerate(lead + text)
        if sign != "."
    ]
    return series.daily_series(days, Span.ending(FIRST + timedelta(days=len(text) - 1), len(text)))


def weekly(*pairs):
    """A series of (episodes, tracked days) a week."""
    weeks = [(FIRST + timedelta(weeks=n), *pair) for n, pair in enumerate(pairs) if pair]
    return series.weekly_series(weeks)


def test_an_untracked_day_is_missing_and_a_day_without_episodes_is_zero():
    np.testing.assert_equal(daily("2.0").counts, [2, NAN, 0])


def test_days_outside_the_span_do_not_count():
    outside = [(FIRST - timedelta(days=1), 5), (FIRST + timedelta(days=2), 5)]

    found = series.daily_series([*outside, (FIRST, 1)], Span.ending(FIRST + timedelta(days=1), 2))

    np.testing.assert_equal(found.counts, [1, NAN])


def test_the_mean_takes_the_day_and_the_six_before():
    np.testing.assert_allclose(daily("7", lead="1234567").mean7, [34 / 7])


def test_the_mean_leaves_out_days_that_were_not_tracked():
    np.testing.assert_allclose(daily("4", lead="1.2.3.").mean7, [10 / 4])


def test_the_mean_needs_four_days_of_seven():
    np.testing.assert_equal(daily("4", lead="..2.3.").mean7, [NAN])


def test_no_mean_is_drawn_across_a_gap():
    np.testing.assert_equal(daily("111111.1").mean7, [NAN, NAN, NAN, 1, 1, 1, NAN, 1])


def test_a_tally_counts_only_tracked_days():
    tally = daily("20.1.").tally

    assert tally == series.Tally(days=5, tracked=3, with_episodes=2, episodes=3)
    assert tally.mean == 1


def test_a_tally_of_nothing_has_no_mean():
    assert np.isnan(daily("..").tally.mean)


def test_days_come_with_their_dates():
    assert list(daily("20").items()) == [(FIRST, 2), (FIRST + timedelta(days=1), 0)]


def test_only_tracked_days_of_summaries_are_taken():
    summaries = [
        DaySummary(day=FIRST, tracked="episodes", episodes=2),
        DaySummary(day=FIRST + timedelta(days=1), values={"sleep_h": 7}),
        DaySummary(day=FIRST + timedelta(days=2), tracked="none"),
    ]

    assert list(series.tracked_days(summaries)) == [(FIRST, 2), (FIRST + timedelta(days=2), 0)]


def test_a_week_is_told_per_tracked_day():
    np.testing.assert_allclose(weekly((7, 7), (2, 4)).means, [1, 0.5])


def test_a_week_with_three_tracked_days_has_no_mean():
    np.testing.assert_equal(weekly((7, 7), (9, 3)).means, [1, NAN])


def test_a_week_that_nobody_tracked_is_a_gap():
    found = weekly((7, 7), None, (14, 7))

    np.testing.assert_equal(found.means, [1, NAN, 2])
    np.testing.assert_equal(found.tracked, [7, 0, 7])


def test_rows_of_one_week_add_up():
    found = series.weekly_series([(FIRST, 3, 3), (FIRST, 4, 4)])

    assert list(found.items()) == [(FIRST, 1)]


def test_the_quarter_mean_needs_twenty_eight_tracked_days():
    found = weekly((0, 7), (7, 7), (14, 7), (7, 6), (7, 7))

    np.testing.assert_allclose(found.mean13, [NAN, NAN, NAN, NAN, 35 / 34])


def test_the_quarter_mean_reaches_back_thirteen_weeks():
    found = weekly((700, 7), *[(7, 7)] * 13)

    np.testing.assert_allclose(found.mean13[-2:], [(700 + 12 * 7) / 91, 1])


def test_no_week_at_all_makes_no_series():
    with pytest.raises(ValueError, match="empty"):
        series.weekly_series([])


def test_a_month_is_told_per_tracked_day():
    grid = series.month_grid(weekly((7, 7), (0, 7), (14, 7), (7, 7), (3, 6)))

    assert grid.first_year == 2026
    np.testing.assert_allclose(grid.means[0, 2:4], [28 / 28, 3 / 6])  # the fifth week: April
    np.testing.assert_equal(grid.tracked[0, 2:5], [28, 6, 0])
    assert np.isnan(grid.means[0, [0, 1, 4]]).all()


def test_months_of_several_years_have_a_row_each():
    weeks = [(date(2024, 12, 30), 7, 7), (date(2026, 1, 5), 14, 7)]

    grid = series.month_grid(series.weekly_series(weeks))

    assert (grid.first_year, grid.means.shape) == (2025, (2, 12))
    np.testing.assert_allclose(grid.means[:, 0], [1, 2])


def test_days_that_were_not_tracked_are_gaps():
    second, fourth = FIRST + timedelta(days=1), FIRST + timedelta(days=3)

    assert daily("1.0..").gaps == (Gap(second, second), Gap(fourth, FIRST + timedelta(days=4)))


def test_weeks_without_a_mean_are_gaps():
    found = weekly((7, 7), (2, 3), None, (7, 7))

    assert found.gaps == (Gap(FIRST + timedelta(weeks=1), FIRST + timedelta(days=20)),)


def test_the_busiest_day_is_the_first_with_the_most():
    assert daily("13.31").busiest == (FIRST + timedelta(days=1), 3)


def test_without_episodes_no_day_is_the_busiest():
    assert daily("0.").busiest is None
