"""Bends: what a natural spline adds to a line."""

import numpy as np
import pytest

from twitchlog.analysis.bends import bends, spline

KNOTS = np.array([0.0, 1.0, 3.0])
DAYS = 200


def of(values, recorded=None, tracked=None):
    values = np.asarray(values, dtype=float)[:, None]
    recorded = np.isfinite(values) if recorded is None else recorded[:, None]
    tracked = np.ones(len(values), dtype=bool) if tracked is None else tracked
    return bends(np.nan_to_num(values), recorded, tracked)


def test_the_spline_is_worked_out_by_hand():
    # At 2: (8 - 1.5 * 1) / 9. At 4: (64 - 1.5 * 27 + 0.5) / 9. At 5: (125 - 1.5 * 64 + 4) / 9.
    curve = spline(np.array([-2.0, 0.0, 2.0, 4.0, 5.0]), KNOTS)

    assert curve == pytest.approx([0, 0, 6.5 / 9, 24 / 9, 33 / 9], abs=1e-12)


def test_a_bend_is_what_no_line_can_say():
    values = np.random.default_rng(1).normal(size=DAYS)
    column = of(values).columns[:, 0]

    assert (column.mean(), column.std()) == pytest.approx((0, 1), abs=1e-9)
    assert np.corrcoef(column, values)[0, 1] == pytest.approx(0, abs=1e-9)
    assert np.corrcoef(column, np.abs(values))[0, 1] > 0.8


def test_its_slopes_are_those_of_the_tails():
    values = np.sort(np.random.default_rng(2).normal(size=DAYS))
    found = of(values)
    steps = np.diff(found.columns[:, 0]) / np.diff(values)

    assert found.slopes[0] == pytest.approx([steps[2], steps[-3]], abs=1e-9)


def test_a_mirrored_factor_has_the_same_bend():
    values = np.random.default_rng(3).gamma(2.0, size=DAYS)

    assert of(-values).columns == pytest.approx(of(values).columns, abs=1e-9)


def test_a_value_that_was_not_recorded_bends_nothing():
    values = np.random.default_rng(4).normal(size=DAYS)
    recorded = np.arange(DAYS) % 5 > 0
    found = of(values, recorded)

    assert not found.columns[~recorded].any()
    assert found.columns[recorded].all()


def test_untracked_days_do_not_move_the_knots():
    values = np.random.default_rng(5).normal(size=DAYS)
    tracked = np.arange(DAYS) < 100
    other = np.where(tracked, values, 50.0)

    assert of(values, tracked=tracked).knots == pytest.approx(of(other, tracked=tracked).knots)


@pytest.mark.parametrize(
    "values",
    [
        np.zeros(DAYS),
        np.arange(DAYS) % 2.0,
        np.maximum(0, np.arange(DAYS) - 120.0),
        np.full(DAYS, np.nan),
        np.arange(20.0),
    ],
    ids=["constant", "flag", "mostly zero", "never recorded", "few days"],
)
def test_too_little_to_tell_a_bend_by(values):
    found = of(values)

    assert not found.possible.any()
    assert not found.columns.any()
