"""Gaps are filled from the other readings only."""

import numpy as np
import pytest

from twitchlog.analysis.imputation import filled, standardised

WEEKDAY = np.arange(60) % 7


def two_alike(gap):
    rng = np.random.default_rng(3)
    one = rng.normal(size=60)
    values = np.column_stack([one, one + 0.1 * rng.normal(size=60)])
    truth = values[gap, 1]
    values[gap, 1] = np.nan
    return values, truth


def test_recorded_values_are_only_rescaled():
    values, _ = two_alike(7)
    result = filled(values, WEEKDAY)

    expected = (values[:, 0] - values[:, 0].mean()) / values[:, 0].std()
    assert result.values[:, 0] == pytest.approx(expected)
    assert result.scale[0] == pytest.approx(values[:, 0].std())


def test_a_gap_is_guessed_from_a_factor_that_moves_along():
    values, truth = two_alike(7)
    result = filled(values, WEEKDAY)

    guess = result.values[7, 1] * result.scale[1] + np.nanmean(values[:, 1])
    assert guess == pytest.approx(truth, abs=0.3)


def test_the_order_of_factors_does_not_matter():
    rng = np.random.default_rng(4)
    values = np.where(rng.random((60, 3)) < 0.2, np.nan, rng.normal(size=(60, 3)))

    straight = filled(values, WEEKDAY).values
    flipped = filled(values[:, ::-1], WEEKDAY).values

    assert straight == pytest.approx(flipped[:, ::-1], abs=1e-12)


def test_a_constant_factor_stays_at_zero():
    assert standardised(np.full((5, 1), 3.0)).values == pytest.approx(np.zeros((5, 1)))


def test_one_slip_of_the_finger_does_not_set_the_scale():
    values = np.tile([1.0, 2.0, 3.0], 20)[:, None]
    usual = standardised(values).scale[0]
    values[7] = 1e7

    assert standardised(values).scale[0] == pytest.approx(usual, rel=0.2)


def test_ordinary_values_are_not_capped():
    values = np.random.default_rng(5).normal(size=(1000, 1))

    assert standardised(values).scale[0] == pytest.approx(values.std())


def test_huge_values_do_not_overflow():
    result = standardised(np.array([[1e308], [-1e308], [np.nan]]))

    assert result.values[:2, 0] == pytest.approx([1.0, -1.0])
    assert np.isfinite(result.scale).all()
