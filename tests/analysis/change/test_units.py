"""Days added up to stretches of weeks."""

from datetime import date, timedelta

import numpy as np
import pytest

from twitchlog.analysis.change.units import added_up, by_week, unit_length, weekday_weights

MONDAY = date(2024, 1, 1)
GAP = np.nan


def test_weeks_end_with_the_last_day():
    units = added_up(MONDAY, np.ones(10))

    assert units.counts.tolist() == [3, 7]
    assert units.tracked.tolist() == [3, 7]
    assert units.starts == [MONDAY - timedelta(days=4), MONDAY + timedelta(days=3)]


def test_a_week_without_a_tracked_day_is_no_unit():
    counts = np.concatenate([np.ones(7), np.full(7, GAP), np.ones(7)])

    assert added_up(MONDAY, counts).place.tolist() == [0, 2]


def test_a_blank_day_is_not_zero():
    units = added_up(MONDAY, np.array([2, GAP, 2, GAP, 2, GAP, 2]))

    assert units.counts.tolist() == [8]
    assert units.tracked.tolist() == [4]


@pytest.mark.parametrize(("days", "length"), [(7, 7), (462, 7), (463, 14), (3650, 56)])
def test_long_spans_are_read_in_longer_stretches(days, length):
    assert unit_length(days) == length


def test_quiet_days_fill_what_was_not_tracked():
    units = added_up(MONDAY, np.array([2, GAP, 2, GAP, 2, GAP, 2])).untracked_as_quiet

    assert units.days.tolist() == [7]
    assert units.counts.tolist() == [8]


def test_a_busy_weekday_weighs_more_than_the_others():
    weights = weekday_weights(MONDAY, np.tile([3.0, 1, 1, 1, 1, 1, 1], 40))

    expected = 40 * 9 / 7 + 20  # episodes that each weekday would have if all were alike, and 20
    assert weights[0] / weights[1] == pytest.approx((120 + 20) / (40 + 20))
    assert weights.mean() == pytest.approx(1)
    assert weights[1] == pytest.approx((40 + 20) / expected)


def test_time_runs_from_minus_a_half_to_a_half():
    assert added_up(MONDAY, np.ones(28)).time.tolist() == [-0.375, -0.125, 0.125, 0.375]


def test_calendar_weeks_begin_on_monday():
    rows, known = by_week(MONDAY + timedelta(days=2), np.array([1.0, 2, GAP]))

    assert rows[0, 2:4].tolist() == [1, 2]
    assert known[0].tolist() == [False, False, True, True, False, False, False]
