"""What moves the counts beside factors and flares."""

import numpy as np
import pytest

from twitchlog.analysis.background import WEEKDAY_SD, WEEKEND_SD, background

WEEK = np.arange(7)
DAYS = slice(1, 7)  # the columns of the week
WORKDAYS, REST = slice(0, 5), slice(5, 7)


def days_of_a_week():
    """(7, 7) prior covariance of what Monday to Sunday add to the log rate."""
    columns, precision = background(WEEK, WEEK)
    return columns[:, DAYS] / precision[DAYS] @ columns[:, DAYS].T


def test_days_of_one_kind_are_alike_beforehand():
    workdays = days_of_a_week()[WORKDAYS, WORKDAYS]

    assert np.ptp(np.diag(workdays)) == pytest.approx(0)
    assert np.ptp(workdays[~np.eye(5, dtype=bool)]) == pytest.approx(0)


def test_two_workdays_differ_by_what_one_day_may():
    covariance = days_of_a_week()

    assert covariance[0, 0] + covariance[3, 3] - 2 * covariance[0, 3] == pytest.approx(
        2 * WEEKDAY_SD**2
    )


def test_the_weekend_differs_from_the_workdays_by_what_a_weekend_may():
    apart = np.append(np.full(5, -1 / 5), np.full(2, 1 / 2))

    assert apart @ days_of_a_week() @ apart == pytest.approx(WEEKEND_SD**2)


@pytest.mark.parametrize(("days", "waves"), [(30, 1), (239, 1), (240, 4), (3650, 4)])
def test_a_slow_wave_is_always_there_and_the_year_in_long_journals(days, waves):
    day = np.arange(days)

    assert background(day, day % 7)[0].shape == (days, 7 + waves)


def test_a_year_s_wave_is_told_whenever_it_begins():
    day = np.arange(800)
    wave = np.cos(2 * np.pi * (day - 100) / 365.25)

    columns, _ = background(day, day % 7)

    assert columns @ np.linalg.lstsq(columns, wave, rcond=None)[0] == pytest.approx(wave)


def test_what_is_assumed_of_the_week_counts_for_less_in_a_long_journal():
    short, long = (background(np.arange(days), np.arange(days) % 7)[1] for days in (120, 360))

    assert long[DAYS] == pytest.approx(short[DAYS] / 9)
