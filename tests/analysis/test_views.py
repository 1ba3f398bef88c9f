"""What is held fixed in a view, and what two views make of each other."""

import numpy as np
import pytest

from twitchlog.analysis.bends import bends
from twitchlog.analysis.state_space import Counts
from twitchlog.analysis.views import Links, views

DAYS = np.arange(300)


def looked_at(counts, values, lags):
    bent = bends(values, np.isfinite(values), np.isfinite(counts))
    return views(Counts(counts, DAYS, DAYS % 7), values, bent, DAYS, lags, [0, 0])


@pytest.fixture(scope="module")
def late():
    """Counts that follow the first factor a day later; the second one is chance."""
    rng = np.random.default_rng(8)
    values = rng.normal(size=(301, 2))
    for t in range(1, 301):
        values[t] = 0.6 * values[t - 1] + 0.8 * values[t]
    counts = rng.poisson(np.exp(0.7 + 0.4 * values[:-1, 0])).astype(float)
    return looked_at(counts, values[1:], [0, 0])


NONE = np.array([False, False])


@pytest.fixture(scope="module")
def bent():
    """Counts that are higher at both ends of the first factor."""
    rng = np.random.default_rng(3)
    values = rng.normal(size=(300, 2))
    counts = rng.poisson(np.exp(0.5 + 0.5 * np.abs(values[:, 0]))).astype(float)
    return looked_at(counts, values, [0, 0])


def view(effect, p):
    numbers = (np.array([x]) for x in (effect, 0.1, effect - 0.2, effect + 0.2))
    return Links(*numbers, 50.0, np.array([p]), np.zeros(1))


def test_a_late_link_carries_over_into_the_day_that_is_tested(late):
    found = late.holding(np.array([False, False]))

    assert found.p[0] < 0.01
    assert found.effects[0] > 0.1


def test_beside_the_day_that_matters_nothing_is_left_of_it(late):
    beside = late.beside(late.neighbours[0][0], np.array([True, True]))

    assert beside.p[0] > 0.05
    assert beside.low[0] < 0 < beside.high[0]


def test_only_a_neighbour_that_matters_is_held_fixed(late):
    assert late.mattering() == [(0, late.neighbours[0][0])]


def test_a_replaced_factor_is_held_at_its_value_of_the_day_before(late):
    found = late.holding(np.array([True, False]))

    assert found.effects[0] == pytest.approx(0.4, abs=0.12)


def test_only_a_delayed_factor_has_a_neighbour_on_the_following_day():
    rng = np.random.default_rng(1)
    seen = looked_at(rng.poisson(2.0, 300).astype(float), rng.normal(size=(300, 2)), [0, 1])

    assert [len(columns) for columns in seen.neighbours] == [1, 2]
    assert [len(columns) for columns in seen.bends] == [2, 3]


def test_the_other_view_gives_the_size_and_the_weaker_one_the_p():
    both = view(0.5, 0.001).instead(view(0.1, 0.3), np.array([True]))

    assert (both.effects[0], both.p[0]) == pytest.approx((0.1, 0.3))
    assert (both.low[0], both.high[0]) == pytest.approx((-0.1, 0.3))
    assert view(0.1, 0.3).instead(view(0.5, 0.001), np.array([True])).p[0] == pytest.approx(0.3)


def test_a_bend_of_the_day_before_is_held_fixed_only_where_it_matters(bent):
    today, yesterday = bent.bends[0]

    assert bent.bending_beside(0, yesterday) is None
    assert bent.bending_beside(1, today).p[1] == pytest.approx(bent.bending(NONE).p[1], abs=0.2)


def test_a_bend_is_judged_beside_its_line(bent):
    found = bent.bending(NONE)

    # |x| rises by one in either tail: the line is flat, and the bend turns it over.
    assert found.effects[0, 0] == pytest.approx(0.0, abs=0.1)
    assert found.effects[0, 1] > 0.2
