"""The dose-response curve and its band."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from tests.analysis import worlds
from twitchlog.analysis.explore.curves import band, curve, tube_quantile
from twitchlog.analysis.explore.ground import ground
from twitchlog.analysis.findings import findings
from twitchlog.analysis.state_space import Fit

PLENTY = 1e9  # degrees of freedom


def drawn(table, slug):
    finding = next(one for one in findings(table).findings if one.factor == slug)
    return curve(ground(table, finding))


@pytest.fixture(scope="module")
def coffee():
    return worlds.journal(worlds.WORLDS["coffee"], 365, seed=1)


def test_a_path_of_no_length_needs_what_one_point_needs():
    assert tube_quantile(0, PLENTY) == pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-6)


def test_the_tubes_volume_is_as_by_hand():
    # For a quarter of a circle exp(-c^2 / 2) / 2 + P(|N| > c) = .05 has the solution 2.353055.
    assert tube_quantile(math.pi / 2, PLENTY) == pytest.approx(2.353055, abs=1e-6)


def test_the_band_holds_the_whole_curve_in_nineteen_of_twenty_draws():
    angles = np.linspace(0, math.pi / 2, 200)
    grid = np.column_stack([np.cos(angles), np.sin(angles)])
    draws = np.random.default_rng(1).normal(size=(20_000, 2))

    outside = (np.abs(draws @ grid.T) > tube_quantile(math.pi / 2, PLENTY)).any(axis=1)

    assert outside.mean() == pytest.approx(0.05, abs=0.005)


def test_the_band_lies_evenly_around_the_curve():
    fit = Fit(np.array([1.0, 2.0]), np.diag([4.0, 9.0]), 50.0)

    low, high = band(fit, np.array([[1.0, 0], [0, 1]]))

    times = tube_quantile(math.pi / 2, 50.0)
    assert low == pytest.approx([1 - 2 * times, 2 - 3 * times])
    assert high == pytest.approx([1 + 2 * times, 2 + 3 * times])


def test_the_curve_rises_where_a_rise_was_planted(coffee):
    found = drawn(coffee, "caffeine_mg")

    assert found.mean[-1] > 1.5 * found.mean[0]
    assert not found.may_be_level
    assert (found.low <= found.mean).all()
    assert (found.mean <= found.high).all()


def test_the_curve_stays_level_where_nothing_was_planted(coffee):
    assert drawn(coffee, "hydration_ml").may_be_level


def test_the_curve_keeps_to_the_persons_own_range(coffee):
    found = drawn(coffee, "caffeine_mg")
    own = coffee.values[coffee.tracked, coffee.factors.index(worlds.BY_SLUG["caffeine_mg"])]

    assert found.values[0] == np.nanmin(own)
    assert found.values[-1] <= np.nanmax(own)
    assert found.days[:, 2].sum() == np.isfinite(own).sum()


def test_on_the_persons_own_days_the_curve_has_their_mean(coffee):
    found = drawn(coffee, "caffeine_mg")
    at_days = np.interp(found.days[:, 0], found.values, found.mean)

    mean = np.average(at_days, weights=found.days[:, 2])
    assert mean == pytest.approx(np.nanmean(coffee.counts), rel=0.02)


def test_another_unit_gives_the_same_curve(coffee):
    column = coffee.factors.index(worlds.BY_SLUG["caffeine_mg"])
    values = coffee.values.copy()
    values[:, column] /= 1000
    grams = type(coffee)(coffee.first, coffee.counts, values, coffee.factors)

    one, other = drawn(coffee, "caffeine_mg"), drawn(grams, "caffeine_mg")

    assert other.values == pytest.approx(one.values / 1000, rel=1e-9)
    assert other.mean == pytest.approx(one.mean, rel=1e-6)
    assert other.high == pytest.approx(one.high, rel=1e-6)
