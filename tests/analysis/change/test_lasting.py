"""Lines through weekly values that stray for weeks on end."""

import numpy as np
import pytest

from twitchlog.analysis.change.lasting import lasting

WEEKS = np.arange(30)
LEVEL = np.ones((30, 1))


def known(values, place=WEEKS):
    return lasting(place, values, np.ones(len(values)), np.ones((len(values), 1)), np.ones(1))


def test_noise_alone_is_known_about_as_well_as_a_mean():
    values = np.random.default_rng(1).normal(size=30)
    found = known(values)
    plain = 2 * 2.05 * values.std(ddof=1) / 30**0.5

    assert found.mean == pytest.approx(values.mean(), abs=0.1)
    assert plain < found.interval[1] - found.interval[0] < 2.5 * plain


def test_values_that_stray_for_weeks_make_the_interval_wider():
    mixed = np.random.default_rng(1).normal(size=30)
    wide, narrow = known(np.sort(mixed)).interval, known(mixed).interval

    assert wide[1] - wide[0] > narrow[1] - narrow[0]


def test_values_without_any_spread_are_known_exactly():
    assert known(np.full(30, 2.0)).interval == pytest.approx((2, 2), abs=1e-4)


def test_ten_years_are_read_in_runs_of_weeks():
    values = np.random.default_rng(4).normal(size=520)

    assert known(values, np.arange(520)).mean == pytest.approx(values.mean(), abs=0.05)
