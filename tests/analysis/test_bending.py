"""The bends of a view, and what two views make of each other."""

from dataclasses import replace

import numpy as np
import pytest

from twitchlog.analysis.bending import Bending, bending
from twitchlog.analysis.bends import Bends
from twitchlog.analysis.state_space import Added

BOTH = np.array([True, True])


def bent(effects, p):
    """Two factors with those bends, flat lines, and variances of one."""
    both = np.column_stack([np.zeros(2), effects])
    return Bending(
        both, np.array([np.eye(2)] * 2), np.full(2, 50.0), np.array(p), np.zeros(2), BOTH
    )


def test_a_bend_is_a_two_sided_test():
    added = Added(np.array([[0.0, 2.0]]), np.array([np.eye(2)]), 30.0)
    found = bending(2, np.array([1]), added)

    # Twice the tail of Student's t with 30 degrees of freedom beyond 2 (scipy.stats.t.sf).
    assert found.p == pytest.approx([1.0, 0.0546250450], abs=1e-6)
    assert found.possible.tolist() == [False, True]


def test_the_tails_add_line_and_bend():
    curve = Bends(np.zeros((1, 2)), np.array([[-1.0, 2.0], [0, 0]]), np.zeros((2, 3)))
    found = replace(bent([0.5, 0.0], [0, 0]), effects=np.array([[0.2, 0.5], [0, 0]]))
    tails = found.tails(0, curve)

    # Slopes .2 - 1 * .5 and .2 + 2 * .5; variances 1 + 1 and 1 + 4; covariance 1 - 2.
    assert tails.effects == pytest.approx([-0.3, 1.2])
    assert tails.covariance.tolist() == [[2.0, -1.0], [-1.0, 5.0]]


def test_the_weaker_view_gives_the_size_of_a_checked_bend():
    both = bent([0.5, 0.5], [0.001, 0.001]).checked(bent([0.3, 0.3], [0.01, 0.2]), BOTH)

    assert both.effects[:, 1] == pytest.approx([0.3, 0.3])
    assert both.p == pytest.approx([0.001, 0.001])
    assert both.check == pytest.approx([0.01, 0.2])


def test_bends_the_other_way_round_do_not_agree():
    both = bent([0.5, 0.5], [0.001, 0.001]).checked(bent([-0.3, 0.6], [0.001, 1e-9]), BOTH)

    assert both.check == pytest.approx([1.0, 1e-9])


def test_what_is_not_judged_stays_as_it_is():
    found = bent([0.5, 0.5], [0.001, 0.001]).instead(
        bent([0.3, 0.3], [0.2, 0.2]), np.array([True, False])
    )

    assert found.p == pytest.approx([0.2, 0.001])
    assert found.effects[:, 1] == pytest.approx([0.3, 0.5])
