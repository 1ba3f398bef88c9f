"""Conditional logistic regression, by hand and against golden numbers."""

from dataclasses import replace

import numpy as np
import pytest

from twitchlog.analysis.explore.conditional import Sets, chosen

NONE = np.zeros(1)


def sets_of(values, taken, days):
    """Sets in which nothing is the same in all of them."""
    return Sets(values, np.zeros((len(days), 0)), taken, days)


def pairs(with_it, without):
    """Pairs of days that differ: so many times it was the day with, so many the one without."""
    count = with_it + without
    values = np.tile([[[1.0, 0.0]]], (1, count, 1))
    taken = np.array([0] * with_it + [1] * without)
    return [
        sets_of(values[:, i : i + 1], taken[i : i + 1], np.array([2 * i, 2 * i + 1]))
        for i in range(count)
    ]


def golden_sets():
    row, day = np.arange(24)[:, None], np.arange(5)[None, :]
    first, second = ((row * 7 + day * 3) % 11) / 4, ((row * 5 + day**2 * 2) % 7) / 3
    taken = (row[:, 0] ** 2 + row[:, 0] // 3) % 5
    return [sets_of(np.stack([first, second]), taken, np.arange(5))]


def test_pairs_give_the_ratio_of_those_that_differ():
    fit = chosen(pairs(6, 2), NONE, 16)

    assert fit.effects == pytest.approx([np.log(3)])
    assert fit.plain[0, 0] == pytest.approx(1 / 6 + 1 / 2)


def test_pairs_by_hand_have_the_errors_of_their_days():
    # With p = 3/4 each of 6 pairs surprises by 1/4 * (1 - 3/4) on the day it was and by as much
    # on the other, away by -3/4: 1/16 and 3/16; each of 2 by 3/4 * 1/4 and 3/4 * 3/4.
    fit = chosen(pairs(6, 2), NONE, 16)
    squares = 6 * (1 / 16**2 + 3**2 / 16**2) + 2 * (3**2 / 16**2 + 9**2 / 16**2)

    assert fit.by_day[0, 0] == pytest.approx((2 / 3) ** 2 * squares)


def test_days_in_a_row_that_agree_widen_the_errors():
    values = np.tile([[[1.0, 1.0, 0.0, 0.0]]], (1, 4, 1))
    fit = chosen([sets_of(values, np.array([0, 1, 0, 2]), np.arange(4))], NONE, 4)

    assert fit.by_days[0, 0] != pytest.approx(fit.by_day[0, 0])


def test_golden_numbers():
    # statsmodels 0.15.0, discrete.conditional_models.ConditionalLogit, method="newton"
    fit = chosen(golden_sets(), np.zeros(2), 5)

    assert fit.effects == pytest.approx([0.08384394628695194, -0.04892227578113834], rel=1e-6)
    assert np.diag(fit.plain) == pytest.approx([0.0723661518129875, 0.10386941876175651], rel=1e-6)


def test_values_may_be_told_once_for_all_sets():
    # Two values that depend on the set beside one that does not, and all three for every set.
    (sets,) = golden_sets()
    held = np.array([[0.5], [2.0], [1.0], [0.0], [3.0]])
    told = np.concatenate([sets.values, np.tile(held.T, (1, 24, 1))])
    once = chosen([replace(sets, fixed=held)], np.ones(3), 5)
    each = chosen([replace(sets, values=told)], np.ones(3), 5)

    for name in ("effects", "plain", "by_day", "by_days"):
        assert getattr(once, name) == pytest.approx(getattr(each, name), rel=1e-9)


def test_what_is_always_so_stays_finite_under_a_prior():
    fit = chosen(pairs(5, 0), np.array([1 / 25]), 10)

    assert np.isfinite(fit.effects).all()
    assert fit.plain[0, 0] > 1
