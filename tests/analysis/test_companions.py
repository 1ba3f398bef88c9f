"""Companion averaging, against two companion sets worked out one by one."""

from itertools import combinations

import numpy as np
import pytest

from twitchlog.analysis.companions import averaged, largest_set

EFFECTS = np.array([0.3, 0.2])
COVARIANCE = np.array([[0.04, 0.015], [0.015, 0.03]])


def normal(x, variance):
    return np.exp(-(x**2) / (2 * variance)) / np.sqrt(2 * np.pi * variance)


def by_hand(effects, covariance):
    """The first factor's effect and error: its companion left out, or kept with its prior."""
    (b, c), slab = effects, 0.25**2
    own, shared, other = covariance[0, 0], covariance[0, 1], covariance[1, 1]
    slope, rest = shared / other, own - shared**2 / other
    kept = c * slab / (slab + other)
    means = np.array([b - slope * c, b + slope * (kept - c)])
    variances = np.array([rest, rest + slope**2 * slab * other / (slab + other)])
    odds = 0.06 / 0.94 * np.exp(8 * shared**2 / (own * other))
    weights = np.array([normal(c, other), odds * normal(c, other + slab)])
    weights /= weights.sum()
    mean = weights @ means
    return mean, np.sqrt(weights @ (variances + (means - mean) ** 2))


def test_two_factors_match_the_sum_over_both_sets():
    effects, errors = averaged(EFFECTS, COVARIANCE)

    assert (effects[0], errors[0]) == pytest.approx(by_hand(EFFECTS, COVARIANCE))
    flipped = by_hand(EFFECTS[::-1], COVARIANCE[::-1, ::-1])
    assert (effects[1], errors[1]) == pytest.approx(flipped)


def test_a_factor_alone_is_left_as_it_is():
    effects, errors = averaged(np.array([0.4]), np.array([[0.09]]))

    assert (effects[0], errors[0]) == pytest.approx((0.4, 0.3))


def test_unrelated_factors_keep_their_effects():
    effects, errors = averaged(np.array([0.4, -0.1]), np.diag([0.09, 0.04]))

    assert effects == pytest.approx([0.4, -0.1])
    assert errors == pytest.approx([0.3, 0.2])


@pytest.mark.parametrize(("factors", "largest"), [(1, 1), (4, 4), (8, 6), (15, 6), (24, 4)])
def test_many_factors_are_looked_at_in_smaller_sets(factors, largest):
    assert largest_set(factors) == largest


@pytest.mark.parametrize("apart", [1e-4, 1e-6, 1e-8])
def test_factors_that_say_nearly_the_same_stay_calm(apart):
    mixes = np.array([[0.13, -0.13, 0.64, 0.1], [-0.53, 0.36, 1.3, 0.95], [-0.7, -1.2, 0.1, 0.04]])
    mixes[1:] = mixes[0] + apart * mixes[1:]

    effects, errors = averaged(np.array([0.1, 0.2, 0.3]), 0.1 * mixes @ mixes.T)

    assert np.abs(effects).max() < 0.5
    assert (errors > 0.01).all()


def test_a_factor_looked_at_alone_is_judged_as_among_all():
    mixes = np.random.default_rng(2).normal(size=(9, 12))
    covariance, effects = 0.01 * mixes @ mixes.T, np.linspace(-0.3, 0.5, 9)
    together = averaged(effects, covariance)

    alone = averaged(effects, covariance, np.arange(9) == 4)

    assert [x[4] for x in alone] == pytest.approx([x[4] for x in together], rel=1e-9)


def set_by_set(effects, covariance, k):
    """One factor's effect and error, with a matrix solved for each set of companions."""
    precision, told = np.linalg.inv(covariance), []
    pull, scale = precision @ effects, np.sqrt(np.diag(precision))
    odds = 0.06 / 0.94 * np.exp(8 * (precision / np.outer(scale, scale)) ** 2)
    others = [i for i in range(len(effects)) if i != k]
    for held in (s for size in range(len(effects)) for s in combinations(others, size)):
        model = [k, *held]
        whole = precision[np.ix_(model, model)] + np.diag([0.0] + [0.25**-2] * len(held))
        mean, spread = np.linalg.solve(whole, pull[model]), np.linalg.inv(whole)
        log = 0.5 * pull[model] @ mean - 0.5 * np.linalg.slogdet(whole)[1]
        log += sum(np.log(odds[k, i] / 0.25) for i in held)
        told.append((log, mean[0], spread[0, 0]))
    logs, means, variances = np.array(told).T
    weights = np.exp(logs - logs.max()) / np.exp(logs - logs.max()).sum()
    mean = weights @ means
    return mean, np.sqrt(weights @ (variances + (means - mean) ** 2))


@pytest.mark.parametrize("judged", [None, np.arange(5) >= 3, np.arange(5) == 3])
def test_all_sets_of_companions_match_a_matrix_solved_for_each(judged):
    mixes = np.random.default_rng(3).normal(size=(5, 7))
    covariance, effects = 0.01 * mixes @ mixes.T, np.linspace(-0.3, 0.5, 5)

    found = averaged(effects, covariance, judged)

    assert [x[3] for x in found] == pytest.approx(set_by_set(effects, covariance, 3), rel=1e-9)
