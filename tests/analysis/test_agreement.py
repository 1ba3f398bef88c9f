"""One view decides, the others check."""

import numpy as np
import pytest

from twitchlog.analysis.agreement import CHECK_LEVEL, checked, weaker

SAME, OPPOSED = np.array([False]), np.array([True])


def p(value):
    return np.array([value])


def test_a_view_that_agrees_leaves_the_deciding_p():
    assert checked(p(1e-5), p(CHECK_LEVEL), SAME) == p(1e-5)


def test_a_view_that_does_not_agree_has_the_last_word():
    assert checked(p(1e-5), p(0.03), SAME) == p(0.03)


def test_an_opposite_direction_is_no_agreement():
    assert checked(p(1e-5), p(1e-5), OPPOSED) == weaker(p(1e-5), p(1e-5), OPPOSED) == p(1.0)


def test_a_check_never_makes_a_link_surer():
    assert checked(p(0.5), p(1e-5), SAME) == p(0.5)


def test_what_has_a_link_in_the_deciding_view_alone_seldom_passes():
    by_chance = np.random.default_rng(1).random(20_000)
    left = checked(np.full(20_000, 1e-9), by_chance, np.zeros(20_000, dtype=bool))

    assert (left <= CHECK_LEVEL).mean() == pytest.approx(CHECK_LEVEL, abs=0.004)
