"""Two lines in place of one."""

import numpy as np
import pytest

from twitchlog.analysis.sides import sides
from twitchlog.analysis.state_space import Counts

DAYS = np.arange(1500)


def counted(push, seed):
    rng = np.random.default_rng(seed)
    factors = rng.normal(size=(len(DAYS), 2))
    counts = rng.poisson(np.exp(0.8 + push(factors[:, 0]))).astype(float)
    return Counts(counts, DAYS, DAYS % 7), factors


def test_a_u_has_two_opposite_sides():
    counts, factors = counted(lambda x: 0.4 * np.abs(x), 1)
    low, high = sides(counts, factors, 0, 0.0)

    assert (low.sign, high.sign) == (-1, 1)
    assert low.low < -0.4 < low.high
    assert high.low < 0.4 < high.high


def test_a_threshold_has_one_side_wherever_it_is_split():
    counts, factors = counted(lambda x: 0.5 * np.minimum(x + 0.5, 0), 2)

    for split in (-0.5, 0.0, 0.5):
        low, high = sides(counts, factors, 0, split)
        assert (low.sign, high.sign) == (1, 0)


def test_a_factor_that_does_not_matter_has_flat_sides():
    counts, factors = counted(lambda x: 0.4 * x, 3)
    low, high = sides(counts, factors, 1, 0.2)

    assert (low.sign, high.sign) == (0, 0)
    assert abs(low.effect) < 0.15
    assert high.effect == pytest.approx(0, abs=0.15)
