"""One view decides, the others check."""

import numpy as np
import pytest

from twitchlog.analysis.agreement import CHECK_LEVEL, settled, weaker

SAME, OPPOSED = np.array([False]), np.array([True])
CLAIMED = np.array([True])


def p(value):
    return np.array([value])


def test_a_view_that_agrees_leaves_the_deciding_p():
    assert settled(p(1e-5), p(CHECK_LEVEL), CLAIMED) == p(1e-5)


def test_a_view_that_does_not_agree_has_the_last_word():
    assert settled(p(1e-5), p(0.03), CLAIMED) == p(0.03)


def test_an_opposite_direction_is_no_agreement():
    assert weaker(p(1e-5), p(1e-5), OPPOSED) == p(1.0)
    assert weaker(p(1e-5), p(1e-3), SAME) == p(1e-3)


def test_a_check_never_makes_a_link_surer():
    assert settled(p(0.5), p(1e-5), CLAIMED) == p(0.5)


def test_checks_of_claims_are_ranked_among_themselves():
    claimed = np.array([True, True, False])
    left = settled(np.full(3, 1e-5), np.array([0.019, 0.001, 0.019]), claimed)
    assert left.tolist() == [1e-5, 1e-5, 1e-5]

    left = settled(np.full(3, 1e-5), np.array([0.019, 0.021, 0.021]), claimed)
    assert left.tolist() == [0.019, 0.021, 0.021]


def test_of_many_claims_that_should_all_fall_one_seldom_stands():
    checks, claimed = np.random.default_rng(1).random((4000, 5)), np.full(5, True)
    left = np.array([settled(np.full(5, 1e-9), check, claimed) for check in checks])

    assert (left < 1e-8).any(axis=1).mean() == pytest.approx(CHECK_LEVEL, abs=0.007)
