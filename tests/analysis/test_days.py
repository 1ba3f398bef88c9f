"""The day table: gaps stay gaps, and lags look back."""

from datetime import date

import numpy as np
import pytest

from twitchlog.analysis.days import day_table, delayed
from twitchlog.catalogue import BY_SLUG
from twitchlog.records import DaySummary

SLEEP, ALCOHOL = BY_SLUG["sleep_h"], BY_SLUG["alcohol_drinks"]


def day(number, tracked=None, episodes=0, **values):
    return DaySummary(day=date(2024, 3, number), tracked=tracked, episodes=episodes, values=values)


def test_rows_run_from_the_first_to_the_last_known_day():
    table = day_table([day(7, "none"), day(4, "episodes", 3)], [SLEEP])

    assert table.first == date(2024, 3, 4)
    assert table.counts == pytest.approx([3, np.nan, np.nan, 0], nan_ok=True)
    assert table.tracked.tolist() == [True, False, False, True]


def test_blank_is_not_zero():
    table = day_table([day(4, "none", sleep_h=0.0), day(5, "none")], [SLEEP])

    assert table.values[:, 0] == pytest.approx([0, np.nan], nan_ok=True)


def test_values_on_days_that_were_not_tracked_are_kept():
    table = day_table([day(4, "none"), day(5, sleep_h=7.0)], [SLEEP])

    assert table.values[1, 0] == 7.0
    assert not table.tracked[1]


def test_today_is_left_out():
    known = [day(4, "none"), day(5, "episodes", 2)]

    assert len(day_table(known, [SLEEP], today=date(2024, 3, 5)).counts) == 1


def test_an_empty_journal_has_no_rows():
    table = day_table([], [SLEEP])

    assert table.values.shape == (0, 1)
    assert table.lagged().shape == (0, 1)
    assert len(table.weekday) == 0


def test_values_of_unknown_factors_are_passed_over():
    assert day_table([day(4, "none", burden=5.0)], [SLEEP]).values.shape == (1, 1)


def test_each_factor_looks_back_as_far_as_its_lag():
    days = [day(4, "none", sleep_h=6, alcohol_drinks=2), day(5, "none", sleep_h=8)]
    lagged = day_table(days, [SLEEP, ALCOHOL]).lagged()

    assert lagged[:, 0] == pytest.approx([6, 8])
    assert lagged[:, 1] == pytest.approx([np.nan, 2], nan_ok=True)


def test_what_was_before_the_first_day_is_missing_unless_it_is_said():
    values = np.array([1.0, np.nan, 3.0])

    assert delayed(values, 2) == pytest.approx([np.nan, np.nan, 1], nan_ok=True)
    assert delayed(values, 2, before=0.0).tolist() == [0, 0, 1]
    assert delayed(values, 1, before=0.0) == pytest.approx([0, 1, np.nan], nan_ok=True)


def test_weekdays_count_from_monday():
    table = day_table([day(4, "none"), day(11, "none")], [SLEEP])

    assert table.weekday.tolist() == [0, 1, 2, 3, 4, 5, 6, 0]


def test_trimming_keeps_the_tracked_days_and_what_lags_reach():
    days = [day(1, sleep_h=7), day(10, "none"), day(12, "none"), day(20, sleep_h=7)]
    trimmed = day_table(days, [SLEEP, ALCOHOL]).trimmed()

    assert trimmed.first == date(2024, 3, 8)
    assert len(trimmed.counts) == 5
